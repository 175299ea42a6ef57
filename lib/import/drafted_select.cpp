// SPDX-License-Identifier: MIT
#include "import/drafted_select.hpp"

#include "import/raw_table.hpp"
#include "import/repeated_rows.hpp"
#include "import/sql_tokens.hpp"
#include "import/synonyms.hpp"
#include "import/table_qualifiers.hpp"
#include "read/cell_words.hpp"
#include "read/number_cell.hpp"

#include <csm/number.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace csm::import {

namespace {

using read::Shape;
using read::Target;
using Lines = std::vector<std::string>;

constexpr std::size_t words_listed = 40;

/// A column of what a table gives: its name and how the rows of a customer make it.
struct Output {
    std::string name;
    std::string expression;
};

/// What a table of the draft becomes: its rows, cut down to what matters, and their sums by customer.
struct Part {
    Lines rows;  ///< the SELECT of its rows
    std::vector<Output> outputs;
};

std::string sql_text(std::string_view text) {
    std::string quoted = "'";
    for (const char letter : text) quoted += letter == '\'' ? std::string("''") : std::string(1, letter);
    return quoted + "'";
}

std::string lower(std::string text) {
    for (char& letter : text)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return text;
}

/// The different cells of a column in lower case, in the order of their letters, as far as a list may go.
std::vector<std::string> words_of(const CsvTable& table, std::size_t column) {
    std::map<std::string, bool> words;
    for (const auto& row : table.rows) {
        const auto& text = row[column].text;
        if (!read::says_missing(text) && text.size() <= words_listed && words.size() < words_listed)
            words.emplace(lower(text), true);
    }
    std::vector<std::string> list;
    for (const auto& [word, is_there] : words) list.push_back(word);
    return list;
}

/// One table's part of the draft.
class PartDraft {
  public:
    PartDraft(const PlannedTable& planned, const read::TargetFields& fields)
        : planned_{planned},
          table_{*planned.table},
          fields_{fields},
          qualifiers_{qualifiers_of(planned, fields)} {
        for (std::size_t i = 0; i < table_.header.size(); ++i) {
            const auto meaning = event_meaning(table_.header[i].text);
            if (meaning == "begun") keep_first(begun_, i);
            if (meaning == "ended") keep_first(ended_, i);
            if (meaning == "stopped") keep_first(stopped_, i);
            if (meaning == "priority") keep_first(priority_, i);
            if (meaning == "movement") keep_first(movement_, i);
        }
        find_key();
        find_amount();
    }

    bool has_key() const { return key_.has_value(); }

    /// Whether the table has rows of events, which have to be added up.
    bool has_events() const { return key_ && (is_tickets() || several_rows(table_, *key_, false)); }

    Part part() {
        is_summed_ = has_events();
        add("customer_id", column(*key_));
        for (const auto& column : planned_.columns)
            if (column.field && column.index != *key_ && column.index != amount_) add_field(column);
        if (amount_) add_amount();
        if (is_tickets()) add_tickets();
        if (knows_ends()) add_status();
        if (part_.outputs.empty() && is_summed_)
            part_.outputs.push_back({"engagement.support_ticket_volume", "count(*)"});
        for (const auto& selected : selected_) {
            const bool is_first = part_.rows.empty();
            if (!is_first) part_.rows.back() += ",";
            part_.rows.push_back((is_first ? "  SELECT " : "    ") + selected);
        }
        part_.rows.push_back(fmt::format("  FROM {}", sql_name(raw_table_name(table_, Mapping{}))));
        if (const auto where = condition(); !where.empty()) part_.rows.push_back("  WHERE " + where);
        return std::move(part_);
    }

  private:
    static void keep_first(std::optional<std::size_t>& place, std::size_t index) {
        if (!place) place = index;
    }

    std::string column(std::size_t index) const { return sql_name(table_.header[index].text); }

    void add(std::string_view name, const std::string& expression) {
        selected_.push_back(fmt::format("{} AS {}", expression, sql_name(name)));
    }

    /// The customer key, else a column of names that stands in for it.
    void find_key() {
        if (planned_.key) {
            key_ = planned_.columns[*planned_.key].index;
            return;
        }
        for (const auto& column : planned_.columns)
            if (column.field && fields_[*column.field].target == Target::name) key_ = column.index;
    }

    void find_amount() { amount_ = movement_ ? movement_ : likely_amount(planned_, qualifiers_); }

    /// Tickets have no amount, come on a day, and are done on one or have a priority.
    bool is_tickets() const {
        if (amount_ || !begun_ || !(ended_ || priority_)) return false;
        const bool names_tickets = std::ranges::any_of(table_.header, [](const CsvCell& cell) {
            const auto key = read::column_key(cell.text);
            return key.find("ticket") != std::string::npos || key.find("case") != std::string::npos;
        });
        return names_tickets || !planned_.key || several_rows(table_, *key_, false).has_value();
    }

    /// The rows that count on the day: those that had begun.
    std::string condition() const {
        std::vector<std::string> conditions;
        const auto day = is_summed_ ? start() : std::nullopt;
        if (day) conditions.push_back(fmt::format("coalesce(date({}) <= :as_of, 1)", column(*day)));
        if (is_tickets() && !qualifiers_.statuses.empty())
            conditions.push_back(fmt::format("lower(coalesce({}, '')) <> 'deleted'",
                                             column(qualifiers_.statuses.front().index)));
        return fmt::format("{}", fmt::join(conditions, " AND "));
    }

    std::optional<std::size_t> start() const {
        for (const auto& column : planned_.columns)
            if (column.field && fields_[*column.field].name == "contract_start_date") return column.index;
        if (begun_) return begun_;
        for (std::size_t i = 0; i < table_.header.size(); ++i)
            if (movement_ && read::column_key(table_.header[i].text) == "date") return i;
        return std::nullopt;
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
        const bool is_count = field.least == 0 && !field.most && field.name != "support.avg_resolution_hours";
        return is_count ? fmt::format("sum({}){}", name, filter) : fmt::format("round(avg({}), 3)", name);
    }

    /// Whether the rows of amounts say which of them are no longer, or not yet, paid.
    bool knows_ends() const { return amount_ && (stopped_ || !qualifiers_.statuses.empty()); }

    std::string running_filter() const { return knows_ends() ? " FILTER (WHERE NOT has_ended)" : ""; }

    void add_field(const PlannedColumn& planned) {
        const auto& field = fields_[*planned.field];
        if (field.target == Target::arr || field.target == Target::customer_id) return;
        auto expression = column(planned.index);
        for (const auto& format : planned.rule.formats)
            if (format.starts_with('/')) expression += fmt::format(" / {}.0", format.substr(1));
        if (field.is_ratio() && holds_percentages(planned.index)) expression += " / 100.0";
        const auto sum = is_summed_ ? summed(field) : std::optional{sql_name(field.name)};
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
        auto expression = column(*amount_);
        const auto planned = std::ranges::find(planned_.columns, *amount_, &PlannedColumn::index);
        const auto& formats = planned->rule.formats;
        const bool is_per_interval = planned->suggestion.ends_with("per-interval") ||
                                     std::ranges::find(formats, "per-interval") != formats.end();
        if (movement_ || std::ranges::find(formats, "mrr") != formats.end()) expression += " * 12";
        if (is_per_interval && qualifiers_.interval) expression += " * " + repetitions();
        if (qualifiers_.quantity && is_price_of_one(table_, *amount_))
            expression += fmt::format(" * coalesce({}, 1)", column(qualifiers_.quantity->index));
        if (is_in_cents()) expression += " / 100.0";
        add("arr", expression);
        const auto filter = running_filter();
        part_.outputs.push_back(
            {"arr",
             is_summed_
                 ? fmt::format("CASE WHEN count(*){0} = count(arr){0} THEN coalesce(sum(arr){0}, 0) END",
                               filter)
                 : "arr"});
        if (!qualifiers_.currency) return;
        add("currency", column(qualifiers_.currency->index));
        part_.outputs.push_back(
            {"currency", is_summed_ ? fmt::format("group_concat(DISTINCT currency){}", filter) : "currency"});
    }

    /// Whole numbers of a vendor who counts in cents are cents.
    bool is_in_cents() const {
        const bool has_vendor = std::ranges::any_of(
            table_.header, [](const CsvCell& cell) { return !vendor_in_cents(cell.text).empty(); });
        return has_vendor && std::ranges::none_of(table_.rows, [this](const CsvRow& row) {
                   return row[*amount_].text.find_first_of(".,") != std::string::npos;
               });
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

    /// Yes/no words are 1 and 0 to a SELECT, where they are true, false, yes and no.
    std::string yes_condition(std::size_t index) const {
        const auto is_number = std::ranges::all_of(words_of(table_, index), [](const std::string& word) {
            return word == "0" || word == "1" || raw_flag(word).has_value();
        });
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
        if (stopped_)
            condition = fmt::format("coalesce(date({}) <= :as_of, {})", column(*stopped_),
                                    condition.empty() ? std::string{"0"} : condition);
        if (!condition.empty()) trials.insert(trials.begin(), condition);
        add("has_ended", fmt::format("({})", fmt::join(trials, " OR ")));
        part_.outputs.push_back({"status", is_summed_
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
        if (!ended_) return by_status;
        return fmt::format("coalesce(date({}) > :as_of, {})", column(*ended_),
                           by_status.empty() ? std::string{"1"} : by_status);
    }

    /// Volume of the last quarter, what is open on the day, and how long the solved ones of half a year took.
    void add_tickets() {
        const auto& begun = column(*begun_);
        add("begun", begun);
        const auto given = [this](std::string_view field) {
            return std::ranges::find(part_.outputs, field, &Output::name) != part_.outputs.end();
        };
        part_.outputs.push_back({"engagement.support_ticket_volume",
                                 "count(*) FILTER (WHERE date(begun) > date(:as_of, '-90 days'))"});
        const auto is_open = open_condition();
        if (!is_open.empty()) {
            add("is_open", is_open);
            part_.outputs.push_back({"support.open_tickets", "count(*) FILTER (WHERE is_open)"});
        }
        if (priority_ && !is_open.empty()) {
            add("is_critical",
                fmt::format("lower(coalesce({}, '')) IN ('blocker', 'critical', 'p1', 'urgent')",
                            column(*priority_)));
            part_.outputs.push_back(
                {"support_issues.unresolved_critical", "count(*) FILTER (WHERE is_open AND is_critical)"});
        }
        if (!ended_ || given("support.avg_resolution_hours")) return;
        add("ended", column(*ended_));
        part_.outputs.push_back(
            {"support.avg_resolution_hours",
             "round(avg((julianday(ended) - julianday(begun)) * 24) FILTER (WHERE date(ended) <= "
             ":as_of AND date(ended) > date(:as_of, '-180 days')), 1)"});
    }

    const PlannedTable& planned_;
    const CsvTable& table_;
    const read::TargetFields& fields_;
    TableQualifiers qualifiers_;
    std::optional<std::size_t> key_, amount_, begun_, ended_, stopped_, priority_, movement_;
    bool is_summed_ = false;
    std::vector<std::string> selected_;
    Part part_;
};

/// Splits a list of expressions to lines, one each.
void add_outputs(Lines& lines, const std::vector<Output>& outputs, std::string_view indent) {
    for (const auto& output : outputs) {
        lines.back() += ",";
        lines.push_back(fmt::format("{}{} AS {}", indent, output.expression, sql_name(output.name)));
    }
}

/// The parts are joined on the customer key; of several values for one field the first part's counts.
void join_parts(Lines& lines, const std::vector<Part>& parts) {
    std::vector<std::string> names, keys;
    std::vector<Output> joined;
    std::map<std::string, std::vector<std::string>> sources;
    std::vector<std::string> order;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        names.push_back(fmt::format("part_{}", i + 1));
        keys.push_back(fmt::format("SELECT customer_id FROM {}", names.back()));
        for (const auto& output : parts[i].outputs) {
            auto& source = sources[output.name];
            if (source.empty()) order.push_back(output.name);
            source.push_back(fmt::format("{}.{}", names.back(), sql_name(output.name)));
        }
    }
    for (const auto& name : order) {
        const auto& source = sources[name];
        joined.push_back({name, source.size() == 1 ? source.front()
                                                   : fmt::format("coalesce({})", fmt::join(source, ", "))});
    }
    lines.emplace_back("SELECT k.customer_id");
    add_outputs(lines, joined, "  ");
    lines.push_back(fmt::format("FROM ({}) k", fmt::join(keys, " UNION ")));
    for (const auto& name : names)
        lines.push_back(fmt::format("  LEFT JOIN {0} ON {0}.customer_id = k.customer_id", name));
}

}  // namespace

std::vector<std::string> drafted_select(std::span<const PlannedTable> tables,
                                        const read::TargetFields& fields) {
    std::vector<PartDraft> drafts;
    for (const auto& planned : tables) drafts.emplace_back(planned, fields);
    if (std::ranges::none_of(drafts, &PartDraft::has_events)) return {};
    std::vector<Part> parts;
    std::vector<bool> is_summed;
    for (auto& draft : drafts) {
        if (!draft.has_key()) continue;
        is_summed.push_back(draft.has_events());
        parts.push_back(draft.part());
    }
    Lines lines{"WITH"};
    const bool is_single = parts.size() == 1;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        lines.push_back(fmt::format("rows_{} AS (", i + 1));
        std::ranges::move(parts[i].rows, std::back_inserter(lines));
        lines.emplace_back(is_single ? ")" : "),");
        if (!is_single) lines.push_back(fmt::format("part_{} AS (", i + 1));
        const std::string indent = is_single ? "" : "  ";
        lines.push_back(indent + "SELECT customer_id");
        add_outputs(lines, parts[i].outputs, indent + "  ");
        lines.push_back(
            fmt::format("{}FROM rows_{}{}", indent, i + 1, is_summed[i] ? " GROUP BY customer_id" : ""));
        if (!is_single) lines.emplace_back(i + 1 == parts.size() ? ")" : "),");
    }
    if (!is_single) join_parts(lines, parts);
    return lines;
}

}  // namespace csm::import
