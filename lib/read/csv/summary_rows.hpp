// SPDX-License-Identifier: MIT
#pragma once

#include "read/csv/number_cell.hpp"

#include <csm/csv_table.hpp>
#include <csm/problem.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace csm::read {

/// What a row is beside the rows above it.
enum class RowKind : std::uint8_t {
    record,
    summary,       ///< a total of the rows above; no record
    after_one,     ///< looks like a total, but a single row stands above it
    other_amount,  ///< looks like a total, but its amount is not the sum of the rows above
    other_texts    ///< has the sum of the rows above, but says more than a total does
};

/// A row beside those above it.
struct JudgedRow {
    std::size_t row = 0;             ///< its number, from 0
    RowKind kind = RowKind::record;  ///< by the rows above it
    std::string message;             ///< what is told of it; empty for a record
};

/// Tells totals from records, row by row. The key cell of a total (where that is empty, its first filled
/// cell) says total, subtotal, grand total or sum, alone, with "(3 records)" or with the name of a group; its
/// other texts are empty; and its amount, if it has one, is to 0.01 a row the sum of the rows since the last
/// total or of all. Columns are of numbers when at least half of the cells above are; where one is the
/// `amount`, its cell counts, else any that is not 0.
class SummaryRows {
  public:
    /// Positions of the key's column and of the amount's, which may be none.
    SummaryRows(std::size_t key, std::optional<std::size_t> amount) : key_{key}, amount_{amount} {}

    /// Judges a row by the rows before, and counts it among them if it is a record.
    JudgedRow next(std::span<const std::string_view> row);

  private:
    /// What the numbers of a column add up to, with a decimal point and with a decimal comma.
    struct Sum {
        double since_last = 0;
        double all = 0;
        bool is_readable = true;
    };

    struct Column {
        std::size_t filled = 0;
        std::size_t numbers = 0;
        std::array<Sum, 2> sums{};
    };

    /// How the numbers of a row fit the sums.
    struct Fit {
        bool has_numbers = false;
        bool all_fit = true;
        bool one_fits = false;  ///< that is not 0
        std::optional<bool> amount_fits;
        bool has_texts = false;
    };

    Fit fit_of(std::span<const std::string_view> row, std::size_t label) const;
    bool is_sum(const Column& column, const NumberText& number) const;
    RowKind judged(std::span<const std::string_view> row, std::size_t label) const;
    void count(std::span<const std::string_view> row);
    void begin_group();

    std::size_t key_;
    std::optional<std::size_t> amount_;
    std::vector<Column> columns_;
    std::size_t given_ = 0;  ///< rows of any kind
    std::size_t rows_ = 0;   ///< records
    std::size_t rows_since_last_ = 0;
};

/// The rows of a table that are not just records, in their order.
std::vector<JudgedRow> summary_rows(const CsvTable& table, std::size_t key,
                                    std::optional<std::size_t> amount = {});

/// The kind of what is told of a row that is not just a record.
inline ProblemKind problem_kind(RowKind kind) {
    return kind == RowKind::summary ? ProblemKind::total_row : ProblemKind::like_no_record;
}

/// Whether the only cell of a row is what reports have at their end: a copyright, a confidentiality notice,
/// who made it and when, grand totals.
bool is_report_footer(std::string_view cell);

/// What is told of a footer, and of a row of several cells that only speaks like one.
std::string told_of_footer(std::string_view cell);
std::string told_of_footer_like(std::string_view cell, std::size_t cells);

/// Whether a text holds one of the words that labels of totals and footers have.
bool may_hold_no_records(std::string_view text);

/// Whether a row of it speaks like a total or a footer.
bool may_be_no_record(std::span<const std::string_view> row, std::size_t key);

}  // namespace csm::read
