// SPDX-License-Identifier: MIT
#include "import/record_rows.hpp"

#include "base/quoted.hpp"
#include "import/raw_tables.hpp"
#include "read/csv/csv_text.hpp"
#include "read/csv/key_cell.hpp"
#include "read/csv/number_cell.hpp"
#include "read/csv/summary_rows.hpp"

#include <fmt/format.h>

#include <utility>

namespace csm::import {

namespace {

/// Why a key is none of a customer.
struct KeyDefect {
    RowDefect defect = RowDefect::no_key;
    ProblemKind kind = ProblemKind::no_customer_id;
    std::string message;
};

std::optional<KeyDefect> defect_of(const std::string& key, const read::KeyShapes& shapes) {
    const auto quoted = read::quoted(std::string_view{key});
    if (read::says_missing(key))
        return KeyDefect{RowDefect::no_key, ProblemKind::no_customer_id, "is missing; the row is left out"};
    if (read::names_nobody(key))
        return KeyDefect{RowDefect::no_key, ProblemKind::no_customer_id,
                         fmt::format("{} names no customer; the row is left out", quoted)};
    if (read::is_shortened_number(key))
        return KeyDefect{RowDefect::shortened_key, ProblemKind::wrong_type,
                         fmt::format("{} is a number that a spreadsheet shortened, so the customer cannot be "
                                     "told; the row is left out",
                                     quoted)};
    if (shapes.are_several(key))
        return KeyDefect{
            RowDefect::several_keys, ProblemKind::several_ids,
            fmt::format("{} holds several keys; the row is left out: give each customer a row of "
                        "its own",
                        quoted)};
    return {};
}

/// Judges the rows of one table.
class Rows {
  public:
    Rows(const CsvTable& table, std::span<const std::size_t> keys, std::optional<std::size_t> amount)
        : table_{table},
          keys_{keys},
          label_{keys.empty() ? 0 : keys.front()},
          summaries_{read::summary_rows(table, label_, amount)},
          changed_(keys.size()) {}

    /// Leaves out rows that name no customer, too.
    RecordRows of_customers() {
        for (const auto& row : table_.rows) shapes_.add(plain(row[label_].text));
        return judge([this](const CsvRow& row) { return defect_of(plain(row[label_].text), shapes_); });
    }

    RecordRows of_any() {
        return judge([](const CsvRow&) { return std::optional<KeyDefect>{}; });
    }

  private:
    struct ChangedKeys {
        std::size_t count = 0;
        std::size_t first = 0;  // row
    };

    static std::string plain(const std::string& key) { return read::plain_key(key).value_or(key); }

    template <class Defect>
    RecordRows judge(Defect defect) {
        auto summary = summaries_.begin();
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            const auto& cell = table_.rows[i][label_];
            const auto* const odd = summary != summaries_.end() && summary->row == i ? &*summary++ : nullptr;
            if (odd != nullptr)
                result_.problems.push_back(about(cell, read::problem_kind(odd->kind), {}, odd->message));
            if (odd != nullptr && odd->kind == read::RowKind::summary) {
                leave_out(i, RowDefect::summary);
            } else if (auto found = defect(table_.rows[i])) {
                result_.problems.push_back(
                    about(cell, found->kind, "customer_id", std::move(found->message)));
                leave_out(i, found->defect);
            } else {
                take_marks_off(i);
            }
        }
        for (std::size_t i = 0; i < keys_.size(); ++i)
            if (changed_[i].count > 0) tell_changed_keys(keys_[i], changed_[i]);
        if (result_.table) keep_up_to(table_.rows.size());
        return std::move(result_);
    }

    void leave_out(std::size_t index, RowDefect defect) {
        result_.left_out.add(table_.name, defect, table_.rows[index][label_].line, is_selected(table_));
        keep_up_to(index);
        next_ = index + 1;
    }

    void take_marks_off(std::size_t index) {
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            auto key = read::plain_key(table_.rows[index][keys_[i]].text);
            if (!key) continue;
            if (changed_[i].count++ == 0) changed_[i].first = index;
            keep_up_to(index + 1);
            (*result_.table).rows.back()[keys_[i]].text = std::move(*key);
        }
    }

    /// Takes the rows from the next one up to an index over as they are.
    void keep_up_to(std::size_t index) {
        if (!result_.table) {
            result_.table.emplace();
            auto& table = *result_.table;
            table.name = table_.name;
            table.delimiter = table_.delimiter;
            table.header = table_.header;
            table.head = table_.head;
        }
        for (; next_ < index; ++next_) (*result_.table).rows.push_back(table_.rows[next_]);
    }

    void tell_changed_keys(std::size_t column, const ChangedKeys& changed) {
        const auto& cell = table_.rows[changed.first][column];
        result_.notices.push_back(
            about(cell, ProblemKind::marked_id, fmt::format("column \"{}\"", table_.header[column].text),
                  fmt::format("{} read without the marks that spreadsheets and copying leave: {} is {}",
                              changed.count == 1 ? "1 key is" : fmt::format("{} keys are", changed.count),
                              read::quoted(std::string_view{cell.text}),
                              read::quoted(std::string_view{plain(cell.text)}))));
    }

    Problem about(const CsvCell& cell, ProblemKind kind, std::string field, std::string message) const {
        return {.file = table_.name,
                .line = cell.line,
                .column = cell.column,
                .field = std::move(field),
                .message = std::move(message),
                .kind = kind};
    }

    const CsvTable& table_;
    std::span<const std::size_t> keys_;
    std::size_t label_;  // the column in which totals say so
    std::vector<read::JudgedRow> summaries_;
    std::vector<ChangedKeys> changed_;  // by key
    read::KeyShapes shapes_;
    RecordRows result_;
    std::size_t next_ = 0;  // of the rows, to be taken over
};

}  // namespace

RecordRows customer_rows(const CsvTable& table, std::size_t key, std::optional<std::size_t> amount) {
    return Rows{table, {&key, 1}, amount}.of_customers();
}

RecordRows record_rows(const CsvTable& table, std::span<const std::size_t> keys) {
    return Rows{table, keys, {}}.of_any();
}

}  // namespace csm::import
