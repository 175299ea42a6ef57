// SPDX-License-Identifier: MIT
#pragma once

#include "base/keyed_hash.hpp"
#include "import/cell_format.hpp"
#include "import/currencies.hpp"
#include "import/ended_rows.hpp"
#include "import/plan.hpp"
#include "import/table_qualifiers.hpp"
#include "read/csv/key_cell.hpp"
#include "read/json/fields.hpp"

#include <csm/import.hpp>

#include <deque>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace csm::import {

/// The values of one customer, by the index of their field.
using Record = std::map<std::size_t, CellValue>;

/// Joins the rows of tables on the customer key; a value that came first stays.
class FlatJoin {
  public:
    /// All must live as long.
    FlatJoin(const Model& model, const Mapping& mapping, const ImportOptions& options)
        : model_{model},
          mapping_{mapping},
          options_{options},
          fields_{model} {}

    /// Adds a table, which must live as long. `exact` says that its cells are in csm's own units and forms.
    /// Fails, naming the place and what settles it, without a customer key, on a column that can be read in
    /// two ways, and on differing rows of one customer unless the first is asked for.
    Result<void> add(const CsvTable& table, bool exact);

    /// Adds what a table says of the currency of amounts of which a SELECT made the added table's.
    void add_source(SourceCurrency source) { currencies_.add_source(std::move(source)); }

    /// What came of all tables; fails when their amounts are in several currencies.
    Result<Imported> finish();

  private:
    struct Reader {
        std::size_t column = 0;
        std::size_t field = 0;
        CellFormat format;
    };

    /// A table whose rows are read.
    struct Reading {
        const CsvTable& table;
        std::size_t key = 0;
        const TableQualifiers& qualifiers;
        std::vector<Reader> readers{};
        std::string name_currency{};  ///< what the name of the amount's column says
    };

    /// Of the customers of a table, the line of the first row of each.
    using Lines = std::unordered_map<std::string, std::uint64_t, KeyedHash>;

    const CsvTable& records_of(const PlannedTable& planned);
    const CsvTable& without_ended(const CsvTable& table, const TableQualifiers& qualifiers);
    Result<std::vector<Reader>> readers_of(const PlannedTable& planned, const TableQualifiers& qualifiers,
                                           bool exact);
    void add_row(const Reading& reading, const CsvRow& row, Lines& lines);
    void take(const Reading& reading, const CsvRow& row, const Reader& reader, std::size_t customer);
    CellReading amount_of(const Reading& reading, const CsvRow& row, const Reader& reader) const;
    void note_statuses(const CsvTable& table, const Reading& reading);
    void note_currency(const Reading& reading, const CsvRow& row, std::size_t customer);
    void leave_out_ended();
    void tell_missing_words(const CsvTable& table, const Reader& reader);
    void tell_join(const CsvTable& table, const read::SharedIds& shared, const Lines& lines);
    void note(ProblemKind kind, const CsvTable& table, const CsvCell& cell, std::string customer,
              std::string field, std::string message);

    const Model& model_;
    const Mapping& mapping_;
    const ImportOptions& options_;
    read::TargetFields fields_;
    Imported result_;
    std::vector<Record> records_;
    std::vector<std::string> ids_;
    std::unordered_map<std::string, std::size_t, KeyedHash> customers_;
    std::deque<CsvTable> kept_;  ///< tables without the rows that are left out
    AmountCurrencies currencies_;
    EndedRows ended_;
    bool is_first_table_ = true;
};

}  // namespace csm::import
