// SPDX-License-Identifier: MIT
#include "import/drafted_part.hpp"

#include "import/event_columns.hpp"
#include "import/raw_table.hpp"
#include "import/select_advice.hpp"
#include "import/sql_tokens.hpp"
#include "import/synonyms.hpp"
#include "import/table_qualifiers.hpp"
#include "read/csv/csv_text.hpp"
#include "read/csv/number_cell.hpp"

#include <csm/number.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace csm::import {

namespace {

using read::Shape;
constexpr std::size_t words_listed = 40;

std::string sql_text(std::string_view text) {
    std::string quoted = "'";
    for (const char letter : text) quoted += letter == '\'' ? std::string("''") : std::string(1, letter);
    return quoted + "'";
}

/// The different cells of a column in lower case, in the order of their letters, as far as a list may go.
std::vector<std::string> words_of(const CsvTable& table, std::size_t column) {
    std::set<std::string> words;
    for (const auto& row : table.rows) {
        const auto& text = row[column].text;
        if (!read::says_missing(text) && text.size() <= words_listed && words.size() < words_listed)
            words.insert(folded(text));
    }
    return {words.begin(), words.end()};
}

/// What rows are taken for, as a sentence about a table ends.
std::string_view reading_of(RowKind kind) {
    switch (kind) {
    case RowKind::customers: return "has one row a customer.";
    case RowKind::tickets: return "is read as tickets.";
    case RowKind::amounts: return "is read as amounts that are paid, which add up.";
    case RowKind::versions: return "is read as what was known of a customer at different times.";
    case RowKind::uses: return "is read as uses of the product.";
    case RowKind::churns: return "is read as customers that left.";
    case RowKind::sales: return "is read as sales, of which csm has no field: their amount is no ARR.";
    case RowKind::unknown: return "has rows of which csm cannot tell what they are.";
    }
    return {};
}

/// What a SELECT makes of the rows of a table of events: the fields, by the column that each of them needs.
struct EventField {
    RowKind kind;
    std::string_view column;  ///< what the SELECT of the rows calls it
    std::string_view field;
    std::string_view sum;  ///< in SQL; "{column}" and "{table}" stand for the names in the file
};

constexpr std::string_view resolution_time = "support.avg_resolution_hours";

constexpr std::array<EventField, 7> event_fields{
    {{RowKind::tickets, "begun", "engagement.support_ticket_volume",
      "count(*) FILTER (WHERE date(begun) > date(:as_of, '-90 days'))"},
     {RowKind::tickets, "is_open", "support.open_tickets", "count(*) FILTER (WHERE is_open)"},
     {RowKind::tickets, "is_critical", "support_issues.unresolved_critical",
      "count(*) FILTER (WHERE is_open AND is_critical)"},
     {RowKind::tickets, "ended", resolution_time,
      "round(avg((julianday(ended) - julianday(begun)) * 24) FILTER (WHERE date(ended) <= :as_of AND "
      "date(ended) > date(:as_of, '-180 days')), 1)"},
     {RowKind::uses, "used_on", "usage.login_frequency",
      "min(100, round(count(DISTINCT date(used_on)) FILTER (WHERE date(used_on) > date(:as_of, '-90 days')) "
      "* 100.0 / 64, 1))"},
     {RowKind::uses, "person", "contract.active_seats",
      "count(DISTINCT person) FILTER (WHERE date(used_on) > date(:as_of, '-90 days'))"},
     {RowKind::uses, "feature", "usage.feature_adoption",
      "round(count(DISTINCT feature) FILTER (WHERE date(used_on) > date(:as_of, '-90 days')) * 100.0 / "
      "(SELECT count(DISTINCT {column}) FROM {table}), 1)"}}};

/// One table's part of the draft.
class PartDraft {
  public:
    PartDraft(const PlannedTable& planned, const read::TargetFields& fields)
        : planned_{planned},
          table_{*planned.table},
          fields_{fields},
          qualifiers_{qualifiers_of(planned, fields)},
          found_{event_columns_of(planned, qualifiers_, fields)} {}

    bool has_key() const { return found_.key.has_value(); }

    DraftedPart part() {
        part_.is_summed = found_.kind == RowKind::tickets || found_.has_several_rows;
        if (part_.is_summed) add_reading();
        add("customer_id", column(*found_.key));
        for (const auto& column : planned_.columns)
            if (column.field && column.index != *found_.key && column.index != found_.amount)
                add_field(column);
        if (found_.amount || found_.open_amount) add_amount();
        if (found_.kind == RowKind::tickets) add_tickets();
        if (knows_ends()) add_status();
        if (part_.is_summed) add_choices();
        if (!skipped_.empty())
            remark("Not taken, since each row has its own: {}.", fmt::join(skipped_, ", "));
        for (const auto& selected : selected_) {
            const bool is_first = part_.rows.empty();
            if (!is_first) part_.rows.back() += ",";
            part_.rows.push_back((is_first ? "  SELECT " : "    ") + selected);
        }
        add_source();
        if (const auto where = condition(); !where.empty()) part_.rows.push_back("  WHERE " + where);
        return std::move(part_);
    }

  private:
    template <typename... Values>
    void remark(fmt::format_string<Values...> text, Values&&... values) {
        part_.remarks.push_back(fmt::format(text, std::forward<Values>(values)...));
    }

    /// What the table is taken for, and what of that csm cannot know.
    void add_reading() {
        remark("{} {}", sql_name(table_name()), reading_of(found_.kind));
        if (found_.is_history())
            remark("Of rows that agree in {} the newest on the day counts, by {}.", names_of(found_.entity),
                   column(*found_.version));
        if (!found_.day && !found_.is_history())
            remark("No column is the day of a row, so that all rows count, whatever :as_of is.");
        const bool has_status = found_.kind == RowKind::amounts && !qualifiers_.statuses.empty();
        if (has_status && !found_.stopped && !found_.is_history())
            remark("{} says what a row is today; no column says when it ended.",
                   column(qualifiers_.statuses.front().index));
        if (found_.kind == RowKind::tickets && !found_.ended)
            remark("No column is the day a ticket was done, so that its status of today counts.");
    }

    std::string table_name() const { return raw_table_name(table_, Mapping{}); }

    std::string names_of(const std::vector<std::size_t>& columns) const {
        std::vector<std::string> names;
        for (const auto index : columns) names.push_back(column(index));
        return fmt::format("{}", fmt::join(names, ", "));
    }

    /// The table, or of its versions the newest on the day.
    void add_source() {
        if (!found_.is_history()) {
            part_.rows.push_back(fmt::format("  FROM {}", sql_name(table_name())));
            return;
        }
        const auto since = column(*found_.version);
        part_.rows.push_back(fmt::format(
            "  FROM (SELECT *, row_number() OVER (PARTITION BY {} ORDER BY {} DESC) AS nth_newest",
            names_of(found_.entity), since));
        part_.rows.push_back(
            fmt::format("    FROM {} WHERE date({}) <= :as_of)", sql_name(table_name()), since));
    }

    std::string column(std::size_t index) const { return sql_name(table_.header[index].text); }

    void add(std::string_view name, const std::string& expression) {
        selected_.push_back(fmt::format("{} AS {}", expression, sql_name(name)));
    }

    /// The rows that count on the day: those that had begun, and are not deleted.
    std::string condition() const {
        std::vector<std::string> conditions;
        if (found_.is_history()) conditions.emplace_back("nth_newest = 1");
        if (part_.is_summed && found_.day && found_.day != found_.version)
            conditions.push_back(fmt::format("coalesce(date({}) <= :as_of, 1)", column(*found_.day)));
        if (part_.is_summed && found_.deleted) conditions.push_back(not_deleted());
        if (found_.kind == RowKind::tickets && !qualifiers_.statuses.empty())
            conditions.push_back(fmt::format("lower(coalesce({}, '')) <> 'deleted'",
                                             column(qualifiers_.statuses.front().index)));
        return fmt::format("{}", fmt::join(conditions, " AND "));
    }

    std::string not_deleted() const {
        if (type_of_cells(column_of(table_, *found_.deleted)) == ColumnType::date)
            return fmt::format("coalesce(date({}) > :as_of, 1)", column(*found_.deleted));
        return fmt::format("NOT ({})", yes_condition(*found_.deleted));
    }

    /// How the rows of a customer make a field. Texts count where they are all the same, so that none is
    /// picked at random; the end of a contract is the next one, never the last.
    std::optional<std::string> summed(const read::TargetField& field) const {
        const auto name = sql_name(field.name);
        const auto filter = running_filter();
        if (field.name == "contract_end_date")
            return fmt::format("min({0}) FILTER (WHERE {0} >= :as_of{1})", name,
                               filter.empty() ? "" : " AND NOT has_ended");
        switch (field.shape) {
        case Shape::date: return fmt::format("min({}){}", name, filter);
        case Shape::flag: return fmt::format("max({})", name);
        case Shape::texts: return std::nullopt;
        case Shape::number: break;
        default:
            return fmt::format("CASE WHEN count(DISTINCT {0}){1} = 1 THEN max({0}){1} END", name, filter);
        }
        // What has a unit, such as hours, is a length and no number of things: of several rows it is the
        // mean.
        const bool is_count = field.least == 0 && !field.most && field.unit.empty();
        return is_count ? fmt::format("sum({}){}", name, filter) : fmt::format("round(avg({}), 3)", name);
    }

    /// Whether the rows of amounts say which of them are no longer, or not yet, paid.
    bool knows_ends() const {
        return (found_.amount || found_.open_amount) && (found_.stopped || !qualifiers_.statuses.empty());
    }

    std::string running_filter() const { return knows_ends() ? " FILTER (WHERE NOT has_ended)" : ""; }

    /// Whether a row's value says nothing of the customer: the name of a sale, a number of an event.
    bool is_of_row(const PlannedColumn& planned) const {
        const auto& field = fields_[*planned.field];
        const bool is_named = is_bare_name(table_.header[planned.index].text);
        if (found_.kind == RowKind::sales) return field.is(&Account::name);
        if (!part_.is_summed) return false;
        if (is_named && found_.kind != RowKind::versions) return true;
        const bool is_known = found_.kind == RowKind::tickets || found_.kind == RowKind::amounts ||
                              found_.kind == RowKind::versions;
        return !is_known && field.shape != read::Shape::text;
    }

    void add_field(const PlannedColumn& planned) {
        const auto& field = fields_[*planned.field];
        if (field.is(&Account::arr) || field.is(&Account::customer_id)) return;
        if (is_of_row(planned)) {
            skipped_.push_back(column(planned.index));
            return;
        }
        auto expression = column(planned.index);
        for (const auto& format : planned.rule.formats)
            if (format.starts_with('/')) expression += fmt::format(" / {}.0", format.substr(1));
        if (field.is_ratio() && holds_percentages(planned.index)) expression += " / 100.0";
        const auto sum = part_.is_summed ? summed(field) : std::optional{sql_name(field.name)};
        if (!sum) return;
        add(field.name, expression);
        part_.outputs.push_back({field.name, *sum});
    }

    /// Whether a ratio is written in percent.
    bool holds_percentages(std::size_t index) const {
        return std::ranges::any_of(table_.rows, [index](const CsvRow& row) {
            const auto taken = read::take_apart(row[index].text);
            return taken && (taken->percent || read::value_of(*taken, '.').value_or(0) > 1);
        });
    }

    /// The amount of a year.
    void add_amount() {
        add("arr", found_.amount ? yearly_amount() : amount_to_decide());
        const auto filter = running_filter();
        part_.outputs.push_back(
            {"arr",
             part_.is_summed
                 ? fmt::format("CASE WHEN count(*){0} = count(arr){0} THEN coalesce(sum(arr){0}, 0) END",
                               filter)
                 : "arr"});
        if (!qualifiers_.currency) return;
        add("currency", column(qualifiers_.currency->index));
        part_.outputs.push_back({"currency", part_.is_summed
                                                 ? fmt::format("group_concat(DISTINCT currency){}", filter)
                                                 : "currency"});
    }

    /// NULL, until the user says for how long the amounts are.
    std::string amount_to_decide() {
        auto amount = column(*found_.open_amount);
        if (qualifiers_.quantity && is_price_of_one(table_, *found_.open_amount))
            amount += fmt::format(" * coalesce({}, 1)", column(qualifiers_.quantity->index));
        remark("{} does not say for how long an amount is, and no column is an interval: instead of NULL AS "
               "\"arr\" write {} * 12 if it is a month's, or {} if it is a year's.",
               column(*found_.open_amount), amount, amount);
        return "NULL";
    }

    std::string yearly_amount() {
        auto expression = column(*found_.amount);
        const auto planned = std::ranges::find(planned_.columns, *found_.amount, &PlannedColumn::index);
        const auto& formats = planned->rule.formats;
        const bool is_per_interval = planned->suggestion.ends_with("per-interval") ||
                                     std::ranges::find(formats, "per-interval") != formats.end();
        if (found_.movement || std::ranges::find(formats, "mrr") != formats.end()) expression += " * 12";
        if (is_per_interval && qualifiers_.interval) expression += " * " + repetitions();
        if (qualifiers_.quantity && is_price_of_one(table_, *found_.amount))
            expression += fmt::format(" * coalesce({}, 1)", column(qualifiers_.quantity->index));
        if (vendor_in_cents(table_).empty() || !are_whole_amounts(table_, *found_.amount)) return expression;
        remark(
            "Whole numbers are taken for cents, as this vendor counts; if {} is in whole units, take / 100.0 "
            "away.",
            column(*found_.amount));
        return expression + " / 100.0";
    }

    /// How often the interval of a row comes in a year, by the words that the column holds.
    std::string repetitions() const {
        const auto interval = qualifiers_.interval->index;
        std::map<std::string, double> words{
            {"day", 365}, {"week", 52}, {"month", 12}, {"quarter", 4}, {"year", 1}};
        for (const auto& word : words_of(table_, interval))
            if (const auto times = intervals_in_a_year(word)) words.emplace(word, *times);
        std::string cases;
        for (const auto& [word, times] : words) {
            cases += fmt::format(" WHEN {} THEN ", sql_text(word));
            append_shortest(cases, times);
        }
        auto text = fmt::format("CASE lower({}){} END", column(interval), cases);
        if (qualifiers_.interval_count)
            text += fmt::format(" / coalesce({} * 1.0, 1)", column(qualifiers_.interval_count->index));
        return text;
    }

    /// Yes/no words are 1 and 0 to a SELECT.
    std::string yes_condition(std::size_t index) const {
        const auto is_number = std::ranges::all_of(
            words_of(table_, index), [](const std::string& word) { return read::flag_of(word).has_value(); });
        return is_number
                   ? fmt::format("coalesce({}, 0) = 1", column(index))
                   : fmt::format("lower(coalesce({}, '')) IN ('1', 't', 'true', 'y', 'yes')", column(index));
    }

    /// The words of a status that say so: the usual ones, and those that the column holds.
    std::string ended_condition(std::size_t index) const {
        std::vector<std::string> list;
        for (const auto* word : {"canceled", "cancelled", "churned", "expired", "lost", "trial", "trialing"})
            list.push_back(sql_text(word));
        for (const auto& word : words_of(table_, index))
            if (says_ended(word) && std::ranges::find(list, sql_text(word)) == list.end())
                list.push_back(sql_text(word));
        return fmt::format("lower(coalesce({}, '')) IN ({})", column(index), fmt::join(list, ", "));
    }

    /// Where all rows of a customer have ended csm leaves the customer out and tells it. A day on which a row
    /// ended goes before what its status says today.
    void add_status() {
        std::vector<std::string> ended, trials;
        for (const auto& status : qualifiers_.statuses)
            (status.yes_word == "trial" ? trials : ended)
                .push_back(status.yes_word.empty() ? ended_condition(status.index)
                                                   : yes_condition(status.index));
        auto condition = fmt::format("{}", fmt::join(ended, " OR "));
        if (found_.stopped)
            condition = fmt::format("coalesce(date({}) <= :as_of, {})", column(*found_.stopped),
                                    condition.empty() ? std::string{"0"} : condition);
        if (!condition.empty()) trials.insert(trials.begin(), condition);
        add("has_ended", fmt::format("({})", fmt::join(trials, " OR ")));
        part_.outputs.push_back({"status", part_.is_summed
                                               ? "CASE WHEN min(has_ended) THEN 'canceled' ELSE 'active' END"
                                               : "CASE WHEN has_ended THEN 'canceled' ELSE 'active' END"});
    }

    /// A ticket is open on the day until the day it was done, and without one as its status says.
    std::string open_condition() const {
        std::string by_status;
        if (!qualifiers_.statuses.empty())
            by_status = fmt::format(
                "lower(coalesce({}, '')) NOT IN ('closed', 'completed', 'done', 'resolved', 'solved')",
                column(qualifiers_.statuses.front().index));
        if (!found_.ended) return by_status;
        return fmt::format("coalesce(date({}) > :as_of, {})", column(*found_.ended),
                           by_status.empty() ? std::string{"1"} : by_status);
    }

    /// Selects a column of events, and makes the fields of it: outputs, or choices where they cannot be sure.
    void add_events(std::string_view name, const std::string& expression) {
        add(name, expression);
        auto& fields = found_.kind == RowKind::tickets ? part_.outputs : part_.choices;
        for (const auto& [kind, needed, field, sum] : event_fields)
            if (kind == found_.kind && needed == name)
                fields.push_back(
                    {std::string{field}, fmt::format(fmt::runtime(sum), fmt::arg("column", expression),
                                                     fmt::arg("table", sql_name(table_name())))});
    }

    /// Volume of the last quarter, what is open on the day, and how long the solved ones of half a year took.
    void add_tickets() {
        const bool has_time =
            std::ranges::find(part_.outputs, resolution_time, &DraftedOutput::name) != part_.outputs.end();
        add_events("begun", column(*found_.begun));
        const auto is_open = open_condition();
        if (!is_open.empty()) add_events("is_open", is_open);
        if (found_.priority && !is_open.empty())
            add_events("is_critical",
                       fmt::format("lower(coalesce({}, '')) IN ('blocker', 'critical', 'p1', 'urgent')",
                                   column(*found_.priority)));
        if (found_.ended && !has_time) add_events("ended", column(*found_.ended));
    }

    /// Outputs of which only the user can say whether they are right.
    void add_choices() {
        if (found_.kind == RowKind::churns) {
            remark("If whoever has a row has left for good, take the // before \"status\" away.");
            part_.choices.push_back({"status", "'churned'"});
        }
        if (found_.kind != RowKind::uses && found_.kind != RowKind::unknown) return;
        std::vector<std::size_t> seen;
        for (const auto place : {found_.day, found_.person, found_.feature})
            if (place) seen.push_back(*place);
        if (found_.kind == RowKind::unknown) {
            remark("Decide what a row is, and select what counts by {}.",
                   seen.empty() ? "the customer" : names_of(seen));
            return;
        }
        if (!found_.day) return;
        remark("If a row is a use of the product, take the // away before what fits; it counts {} in the 90 "
               "days to :as_of, which have about 64 working days.",
               names_of(seen));
        add_events("used_on", column(*found_.day));
        if (found_.person) add_events("person", column(*found_.person));
        if (found_.feature) add_events("feature", column(*found_.feature));
    }

    const PlannedTable& planned_;
    const CsvTable& table_;
    const read::TargetFields& fields_;
    TableQualifiers qualifiers_;
    EventColumns found_;
    std::vector<std::string> selected_, skipped_;
    DraftedPart part_;
};

}  // namespace

std::optional<DraftedPart> drafted_part(const PlannedTable& planned, const read::TargetFields& fields) {
    PartDraft draft{planned, fields};
    if (!draft.has_key()) return std::nullopt;
    return draft.part();
}

}  // namespace csm::import
