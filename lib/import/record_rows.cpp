// SPDX-License-Identifier: MIT
#include "import/record_rows.hpp"

#include "read/cell_words.hpp"
#include "read/expectation.hpp"
#include "read/key_cell.hpp"
#include "read/number_cell.hpp"
#include "read/summary_rows.hpp"

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
    Rows(const CsvTable& table, const RecordColumns& columns)
        : table_{table},
          columns_{columns},
          summaries_{read::summary_rows(table, columns.key, columns.amount)} {}

    RecordRows judge() {
        for (const auto& row : table_.rows) shapes_.add(plain(row[columns_.key].text));
        auto summary = summaries_.begin();
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            const bool is_odd = summary != summaries_.end() && summary->row == i;
            judge(i, is_odd ? &*summary++ : nullptr);
        }
        if (changed_ > 0) tell_changed_keys();
        if (result_.table) keep_up_to(table_.rows.size());
        return std::move(result_);
    }

  private:
    static std::string plain(const std::string& key) { return read::plain_key(key).value_or(key); }

    void judge(std::size_t index, const read::JudgedRow* odd) {
        const auto& cell = table_.rows[index][columns_.key];
        auto plain_key = read::plain_key(cell.text);
        const auto& key = plain_key ? *plain_key : cell.text;
        if (odd != nullptr)
            result_.problems.push_back(about(cell, read::problem_kind(odd->kind), {}, odd->message));
        if (odd != nullptr && odd->kind == read::RowKind::summary)
            return leave_out(index, RowDefect::summary);
        if (auto defect = defect_of(key, shapes_)) {
            result_.problems.push_back(about(cell, defect->kind, "customer_id", std::move(defect->message)));
            return leave_out(index, defect->defect);
        }
        if (plain_key) change(index, std::move(*plain_key));
    }

    void leave_out(std::size_t index, RowDefect defect) {
        result_.left_out.add(table_.name, defect, table_.rows[index][columns_.key].line);
        keep_up_to(index);
        next_ = index + 1;
    }

    void change(std::size_t index, std::string key) {
        if (changed_++ == 0) first_changed_ = index;
        keep_up_to(index + 1);
        (*result_.table).rows.back()[columns_.key].text = std::move(key);
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

    void tell_changed_keys() {
        const auto& cell = table_.rows[first_changed_][columns_.key];
        result_.notices.push_back(about(
            cell, ProblemKind::marked_id, fmt::format("column \"{}\"", table_.header[columns_.key].text),
            fmt::format("{} read without the marks that spreadsheets and copying leave: {} is {}",
                        changed_ == 1 ? "1 key is" : fmt::format("{} keys are", changed_),
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
    RecordColumns columns_;
    std::vector<read::JudgedRow> summaries_;
    read::KeyShapes shapes_;
    RecordRows result_;
    std::size_t next_ = 0;  // of the rows, to be taken over
    std::size_t changed_ = 0;
    std::size_t first_changed_ = 0;
};

}  // namespace

RecordRows record_rows(const CsvTable& table, const RecordColumns& columns) {
    return Rows{table, columns}.judge();
}

}  // namespace csm::import
