// SPDX-License-Identifier: MIT
#include "import/event_columns.hpp"

#include "import/raw_column.hpp"
#include "import/repeated_rows.hpp"
#include "import/rule_match.hpp"
#include "import/settle.hpp"
#include "import/synonyms.hpp"
#include "read/csv/csv_text.hpp"

#include <algorithm>
#include <set>

namespace csm::import {

namespace {

bool is_letter(char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z'); }

/// What the words in the file's name say that its rows are.
std::set<std::string_view> rows_by_file_name(const CsvTable& table) {
    std::set<std::string_view> kinds;
    const auto name = file_name(table.name);
    for (std::size_t at = 0; at < name.size();) {
        auto end = at;
        while (end < name.size() && is_letter(name[end])) ++end;
        if (const auto kind = rows_of_word(name.substr(at, end - at)); !kind.empty()) kinds.insert(kind);
        at = end + 1;
    }
    return kinds;
}

bool is_filled(const CsvTable& table, std::size_t column) {
    return std::ranges::any_of(table.rows,
                               [column](const CsvRow& row) { return !read::says_missing(row[column].text); });
}

/// Finds the columns and what their rows are, for one table.
class EventTable {
  public:
    EventTable(const PlannedTable& planned, const TableQualifiers& qualifiers,
               const read::TargetFields& fields)
        : planned_{planned},
          table_{*planned.table},
          qualifiers_{qualifiers},
          fields_{fields},
          named_{rows_by_file_name(table_)} {}

    EventColumns found() {
        for (std::size_t i = 0; i < table_.header.size(); ++i) take(i, event_meaning(table_.header[i].text));
        find_key();
        if (!found_.key) return found_;
        found_.has_several_rows = several_rows(table_, *found_.key, false).has_value();
        found_.amount = found_.movement ? found_.movement : likely_amount(planned_, qualifiers_);
        found_.kind = kind();
        if (found_.kind != RowKind::amounts) found_.amount.reset();
        if (found_.kind != RowKind::customers) find_history();
        find_day();
        return found_;
    }

  private:
    void take(std::size_t index, std::string_view meaning) {
        const auto keep = [index](std::optional<std::size_t>& place) {
            if (!place) place = index;
        };
        if (meaning == "sale") has_sales_ = true;
        if (meaning == "request") has_requests_ = true;
        if (meaning == "ended" && !is_filled(table_, index)) keep(found_.ended);  // none is done yet
        if (meaning == "stopped" && !is_filled(table_, index)) keep(found_.stopped);
        if (meaning.empty() || !is_filled(table_, index)) return;
        if (meaning == "priority") keep(found_.priority);
        if (meaning == "movement") keep(found_.movement);
        if (meaning == "person") keep(found_.person);
        if (meaning == "feature") keep(found_.feature);
        const auto type = type_of_cells(column_of(table_, index));
        if (meaning == "deleted" && (type == ColumnType::date || type == ColumnType::flag))
            keep(found_.deleted);
        if (type != ColumnType::date) return;
        if (meaning == "begun") keep(found_.begun);
        if (meaning == "ended") keep(found_.ended);
        if (meaning == "stopped") keep(found_.stopped);
        if (meaning == "version") keep(version_);
        if (meaning == "day") keep(day_);
    }

    bool is_named(std::string_view kind) const { return named_.contains(kind); }

    /// A column "id", which is the key of the rows.
    std::optional<std::size_t> row_id() const {
        for (std::size_t i = 0; i < table_.header.size(); ++i)
            if (read::column_key(table_.header[i].text) == "id" && is_filled(table_, i)) return i;
        return std::nullopt;
    }

    /// The customer key, in a table of customers its id, else a column of their names that stands in for it.
    void find_key() {
        if (planned_.key) {
            const auto index = planned_.columns[*planned_.key].index;
            if (is_filled(table_, index)) found_.key = index;
            return;
        }
        if (named_ == std::set<std::string_view>{"customers", "versions"}) found_.key = row_id();
        if (found_.key) return;
        for (const auto& column : planned_.columns)
            if (column.field && fields_[*column.field].is(&Account::name) &&
                !is_bare_name(table_.header[column.index].text) && is_filled(table_, column.index))
                found_.key = column.index;
    }

    bool has_ticket_column() const {
        return std::ranges::any_of(table_.header, [](const CsvCell& cell) {
            const auto key = read::column_key(cell.text);
            for (const std::string_view word : {"ticket", "case", "conversation"})
                if (key == word ||
                    (key.starts_with(word) && (key.ends_with("id") || key.ends_with("number"))))
                    return true;
            return false;
        });
    }

    /// Tickets come on a day, and are done on one, have a state or a priority. Of tables that are not called
    /// so a column has to tell, or several of these together.
    bool is_tickets() const {
        const bool has_state = !qualifiers_.statuses.empty();
        if (found_.amount || !found_.begun) return false;
        if (is_named("tickets") || has_ticket_column())
            return found_.ended || found_.priority || has_state || has_requests_;
        const bool is_done = found_.ended || (has_state && has_requests_);
        return is_done && (found_.priority || has_requests_) && !is_named("activities") &&
               (found_.has_several_rows || !planned_.key);
    }

    bool has_open_amount() {
        if (is_named("invoices") || (!is_named("subscriptions") && !found_.stopped)) return false;
        for (const auto& column : planned_.columns)
            if (!found_.open_amount && !column.field && column.suggestion.starts_with("arr:"))
                found_.open_amount = column.index;
        return found_.open_amount.has_value();
    }

    RowKind kind() {
        if (is_named("sales") || (has_sales_ && !is_named("subscriptions"))) return RowKind::sales;
        if (is_tickets()) return RowKind::tickets;
        if (!found_.has_several_rows) return RowKind::customers;
        if (found_.amount || has_open_amount()) return RowKind::amounts;
        if (is_named("churns")) return RowKind::churns;
        if (is_named("customers") && is_named("versions") && !is_named("activities"))
            return RowKind::versions;
        if (is_named("uses") || (found_.feature && day_)) return RowKind::uses;
        return RowKind::unknown;
    }

    /// Columns that name something, of which the customer is one, and none has a name for each row.
    std::vector<std::size_t> id_columns() const {
        std::vector<std::size_t> ids;
        for (std::size_t i = 0; i < table_.header.size(); ++i) {
            const auto& name = table_.header[i].text;
            const auto key = read::column_key(name);
            const bool is_id = key.ends_with("id") && name.size() > 2 && !name.starts_with("_");
            if (i == found_.key || (is_id && repeats(i))) ids.push_back(i);
        }
        return ids;
    }

    bool repeats(std::size_t column) const { return several_rows(table_, column, false).has_value(); }

    /// Numbers of customers that are given again and again, day after day.
    bool is_of_snapshots() const {
        if (!day_ || found_.begun || found_.movement || found_.kind == RowKind::tickets) return false;
        return std::ranges::any_of(planned_.columns, [this](const PlannedColumn& column) {
            if (column.field && fields_[*column.field].name == "contract_start_date") return false;
            return column.index == found_.amount ||
                   (column.field && fields_[*column.field].shape == read::Shape::number);
        });
    }

    void find_history() {
        const auto id = row_id();
        const bool is_history = is_named("versions") || (id && repeats(*id));
        if (version_ && is_history) {
            found_.version = version_;
            found_.entity = id ? std::vector{*id} : id_columns();
        } else if (is_of_snapshots()) {
            found_.version = day_;
            found_.entity = id_columns();
            if (found_.kind == RowKind::uses || found_.kind == RowKind::unknown)
                found_.kind = RowKind::versions;
        }
    }

    /// The day of a row: of a contract its start, else by its name, else the only date there is.
    void find_day() {
        for (const auto& column : planned_.columns)
            if (column.field && fields_[*column.field].name == "contract_start_date" &&
                is_filled(table_, column.index))
                found_.day = column.index;
        if (!found_.day) found_.day = found_.begun ? found_.begun : day_;
        if (found_.day || found_.is_history()) return;
        std::vector<std::size_t> dates;
        for (std::size_t i = 0; i < table_.header.size(); ++i) {
            const auto meaning = event_meaning(table_.header[i].text);
            const bool is_other = meaning == "ended" || meaning == "stopped" || meaning == "deleted" ||
                                  table_.header[i].text.starts_with("_");
            if (!is_other && !is_planned(i) && type_of_cells(column_of(table_, i)) == ColumnType::date &&
                is_filled(table_, i))
                dates.push_back(i);
        }
        if (dates.size() == 1) found_.day = dates.front();
        const bool may_end = found_.kind == RowKind::amounts || found_.kind == RowKind::tickets;
        if (!found_.day && !may_end) found_.day = last_day();
    }

    /// The date of an end, where a row is nothing but that.
    std::optional<std::size_t> last_day() const {
        for (const auto place : {found_.stopped, found_.ended})
            if (place && is_filled(table_, *place)) return place;
        return std::nullopt;
    }

    bool is_planned(std::size_t index) const {
        const auto& column = planned_.columns[index];
        return column.field || !column.suggestion.empty();
    }

    const PlannedTable& planned_;
    const CsvTable& table_;
    const TableQualifiers& qualifiers_;
    const read::TargetFields& fields_;
    std::set<std::string_view> named_;
    EventColumns found_;
    std::optional<std::size_t> version_, day_;
    bool has_sales_ = false, has_requests_ = false;
};

}  // namespace

EventColumns event_columns_of(const PlannedTable& planned, const TableQualifiers& qualifiers,
                              const read::TargetFields& fields) {
    return EventTable{planned, qualifiers, fields}.found();
}

bool is_bare_name(std::string_view column) { return read::column_key(column) == "name"; }

}  // namespace csm::import
