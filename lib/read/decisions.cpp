// SPDX-License-Identifier: MIT
#include <csm/csv_table.hpp>
#include <csm/decisions.hpp>
#include <csm/nearest.hpp>

#include "base/line_index.hpp"
#include "base/normalised.hpp"
#include "base/quoted.hpp"
#include "base/repeated_key.hpp"
#include "base/syntax_error.hpp"
#include "base/tokens.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>
#include <utility>

namespace csm {

namespace {

enum Column : std::uint8_t { customer_id, kind, value, reason, by, on, until, column_count };

using Texts = std::array<std::string_view, column_count>;
constexpr Texts column_names{"customer_id", "kind", "value", "reason", "by", "on", "until"};

/// A row of the file before it is judged: what stands in each column, and where.
struct SourceRow {
    Problem place;
    std::array<CsvCell, column_count> cells;
};

using Rows = std::vector<SourceRow>;
using Told = std::function<void(Problem)>;

std::string quoted(std::string_view text) { return read::quoted(text); }

std::vector<std::string> words(std::span<const std::string_view> all) { return {all.begin(), all.end()}; }

std::optional<Column> column_of(std::string_view name) {
    const auto found = std::ranges::find(column_names, normalised(name));
    if (found == column_names.end()) return std::nullopt;
    return static_cast<Column>(found - column_names.begin());
}

std::string expected(std::span<const std::string_view> known, std::string_view given) {
    const auto all = words(known);
    const auto question = did_you_mean(normalised(given), all);
    return fmt::format("expected {}, got {}{}", alternatives(all), quoted(given),
                       question.empty() ? "" : "; " + question);
}

/// Judges one row; what is wrong is told, and the row is left out.
class RowJudge {
  public:
    RowJudge(SourceRow& row, Date as_of, const Told& problem) : row_{row}, as_of_{as_of}, problem_{problem} {}

    std::optional<Decision> decision() {
        if (text(customer_id).empty()) complain(customer_id, "is missing");
        read_kind();
        decision_.on = date(on);
        decision_.until = date(until);
        if (decision_.on && decision_.until && *decision_.until < *decision_.on)
            complain(until, "lies before the decision's day, " + text(on), ProblemKind::out_of_range);
        if (is_sound_) read_value();
        if (!is_sound_) return std::nullopt;
        decision_.customer_id = std::move(row_.cells[customer_id].text);
        decision_.reason = std::move(row_.cells[reason].text);
        decision_.by = std::move(row_.cells[by].text);
        decision_.place = row_.place;
        return std::move(decision_);
    }

  private:
    const std::string& text(Column column) const { return row_.cells[column].text; }

    void complain(Column column, std::string message, ProblemKind problem_kind = ProblemKind::other) {
        auto problem = row_.place;
        const auto& cell = row_.cells[column];
        if (cell.line > 0) std::tie(problem.line, problem.column) = std::pair{cell.line, cell.column};
        problem.customer_id = text(customer_id);
        problem.field = column_names[column];
        problem.message = std::move(message) + "; the decision is left out";
        problem.kind = problem_kind;
        problem_(std::move(problem));
        is_sound_ = false;
    }

    void read_kind() {
        constexpr std::array<std::string_view, 5> known{"note", "pulse", "override", "snooze", "done"};
        constexpr std::array kinds{DecisionKind::note, DecisionKind::pulse, DecisionKind::override_class,
                                   DecisionKind::snooze, DecisionKind::done};
        if (text(kind).empty()) return complain(kind, "is missing");
        const auto found = std::ranges::find(known, normalised(text(kind)));
        if (found == known.end())
            return complain(kind, expected(known, text(kind)), ProblemKind::unknown_word);
        decision_.kind = kinds[static_cast<std::size_t>(found - known.begin())];
    }

    std::optional<Date> date(Column column) {
        if (text(column).empty()) return std::nullopt;
        auto day = parse_iso_date(text(column));
        if (!day)
            complain(column, fmt::format("expected a day as YYYY-MM-DD, got {}", quoted(text(column))),
                     ProblemKind::not_a_date);
        return day;
    }

    void read_value() {
        decision_.value = text(value);
        switch (decision_.kind) {
        case DecisionKind::note:
            if (text(value).empty()) complain(value, "is missing; a note needs its text");
            break;
        case DecisionKind::pulse: read_pulse(); break;
        case DecisionKind::snooze: need(until, "a snooze needs the last day on which it counts"); break;
        case DecisionKind::done: need(until, "what is done needs the last day on which it counts"); break;
        default: read_override();
        }
    }

    void need(Column column, std::string_view why) {
        if (text(column).empty()) complain(column, fmt::format("is missing; {}", why));
    }

    void read_pulse() {
        const std::string_view given = text(value);
        const auto* const end = given.data() + given.size();
        const auto [stopped, failure] = std::from_chars(given.data(), end, decision_.pulse);
        if (failure != std::errc{} || stopped != end)
            return complain(value, fmt::format("expected a number from 0 to 100, got {}", quoted(given)),
                            ProblemKind::wrong_type);
        if (!(decision_.pulse >= 0 && decision_.pulse <= 100))
            complain(value, fmt::format("a pulse is a number from 0 to 100, not {}", given),
                     ProblemKind::out_of_range);
    }

    void read_override() {
        read_overridden();
        for (const auto column : {reason, by, until}) need(column, "an override needs reason, by and until");
        if (!decision_.until) return;
        const auto days = days_between(decision_.on.value_or(as_of_), *decision_.until);
        if (days > longest_override)
            complain(until,
                     fmt::format("is {} days after {}; an override lasts at most {} days", days,
                                 decision_.on ? text(on) : "the as-of day " + iso_text(as_of_),
                                 longest_override),
                     ProblemKind::out_of_range);
    }

    /// "class=red": what is overridden, and by what.
    void read_overridden() {
        constexpr std::array<std::string_view, 3> things{"class", "tier", "priority"};
        constexpr std::array kinds{DecisionKind::override_class, DecisionKind::override_tier,
                                   DecisionKind::override_priority};
        constexpr std::array<std::string_view, 3> classes{"green", "yellow", "red"};
        constexpr std::array<std::string_view, 4> tiers{"critical", "high", "medium", "low"};
        const std::string_view given = text(value);
        const auto equals = given.find('=');
        const auto found = std::ranges::find(things, normalised(given.substr(0, equals)));
        if (equals == std::string_view::npos || found == things.end())
            return complain(
                value,
                fmt::format("expected class, tier or priority with its word, such as class=red, got {}",
                            quoted(given)),
                ProblemKind::unknown_word);
        const auto thing = static_cast<std::size_t>(found - things.begin());
        const auto word = normalised(given.substr(equals + 1));
        const auto known = thing == 0 ? std::span<const std::string_view>{classes} : std::span{tiers};
        if (std::ranges::find(known, word) == known.end())
            return complain(value, expected(known, given.substr(equals + 1)), ProblemKind::unknown_word);
        decision_.kind = kinds[thing];
        decision_.value = word;
    }

    SourceRow& row_;
    Date as_of_;
    const Told& problem_;
    Decision decision_{};
    bool is_sound_ = true;
};

Error wrong_column(const std::string& where, std::string_view name) {
    const auto all = words(column_names);
    const auto question = did_you_mean(normalised(name), all);
    return {where, fmt::format("{} is no column of the team's decisions", quoted(name)),
            question.empty() ? "they are " + fmt::format("{}", fmt::join(column_names, ", ")) : question};
}

Result<Rows> rows_of_csv(std::string_view bytes, const std::string& name, const Told& problem) {
    auto table = read_csv(bytes, name);
    if (!table) return table.error();
    std::vector<Column> columns;
    for (const auto& cell : (*table).header) {
        const auto column = column_of(cell.text);
        const auto where = fmt::format("{}:{}:{}", name, cell.line, cell.column);
        if (!column) return wrong_column(where, cell.text);
        if (std::ranges::find(columns, *column) != columns.end())
            return Error{where, fmt::format("the column {} is there twice", column_names[*column]), {}};
        columns.push_back(*column);
    }
    for (const auto needed : {customer_id, kind})
        if (std::ranges::find(columns, needed) == columns.end())
            return Error{name, fmt::format("has no column {}", column_names[needed]),
                         fmt::format("the columns are {}", fmt::join(column_names, ", "))};
    for (auto& assumed : (*table).notices) problem(std::move(assumed));
    for (auto& found : (*table).problems) problem(std::move(found));
    Rows rows;
    for (auto& cells : (*table).rows) {
        auto& row = rows.emplace_back();
        row.place = {.file = name, .line = cells.front().line, .column = cells.front().column};
        for (std::size_t i = 0; i < columns.size(); ++i) row.cells[columns[i]] = std::move(cells[i]);
    }
    return rows;
}

/// The rows of a JSON text without syntax errors: a list of them, or an object with "decisions".
class JsonRows {
  public:
    JsonRows(std::string_view text, const std::string& name, const Told& problem)
        : text_{text},
          name_{name},
          problem_{problem} {}

    Result<Rows> read() {
        auto token = next();
        while (token.first == '{') {
            token = next();
            if (token.first == '}') break;
            const auto key = decoded(token);
            next();  // the colon
            token = next();
            if (key == "decisions") break;
            skip(token);
            token = next();
            if (token.first == ',') token.first = '{';
        }
        if (token.first != '[')
            return Error{name_, "holds no list of decisions",
                         "write a list, or an object with the list \"decisions\""};
        for (token = next(); token.first != ']'; token = next())
            if (token.first != ',') take_row(token);
        return std::move(rows_);
    }

  private:
    read::Token next() {
        const auto token = read::next_token(text_, offset_);
        offset_ = token.offset + token.size;
        return token;
    }

    std::string_view characters(const read::Token& token) const {
        return text_.substr(token.offset, token.size);
    }

    std::string decoded(const read::Token& token) const {
        if (token.first != '"') return std::string{characters(token)};
        return std::string{boost::json::parse(characters(token)).as_string()};
    }

    /// Goes behind the value that begins with the token.
    void skip(read::Token token) {
        std::size_t depth = 0;
        do {
            if (token.first == '{' || token.first == '[') ++depth;
            if (token.first == '}' || token.first == ']') --depth;
            if (depth > 0) token = next();
        } while (depth > 0);
    }

    Problem problem_at(std::size_t offset, std::string field, std::string message) {
        const auto [line, column] = lines_.place(offset);
        return {.file = name_,
                .line = line,
                .column = column,
                .record = fmt::format("decisions[{}]", count_),
                .field = std::move(field),
                .message = std::move(message),
                .kind = ProblemKind::wrong_type};
    }

    void take_row(const read::Token& first) {
        if (first.first != '{') {
            problem_(problem_at(first.offset, {}, "expected an object with a decision; it is left out"));
            skip(first);
        } else {
            auto& row = rows_.emplace_back();
            row.place = problem_at(first.offset, {}, {});
            row.place.kind = ProblemKind::other;
            for (auto token = next(); token.first != '}'; token = next())
                if (token.first != ',') take_member(row, token);
        }
        ++count_;
    }

    void take_member(SourceRow& row, const read::Token& key) {
        const auto name = decoded(key);
        next();  // the colon
        const auto given = next();
        const auto column = std::ranges::find(column_names, name);
        const bool is_scalar = given.first != '{' && given.first != '[';
        if (!is_scalar) skip(given);
        if (column == column_names.end())
            return problem_(problem_at(key.offset, name, "is no field of a decision; it is ignored"));
        if (!is_scalar) return problem_(problem_at(given.offset, name, "expected a text; it is ignored"));
        if (given.first == 'n') return;
        const auto [line, place] = lines_.place(given.offset);
        row.cells[static_cast<std::size_t>(column - column_names.begin())] = {decoded(given), line, place};
    }

    std::string_view text_;
    const std::string& name_;
    const Told& problem_;
    read::LineIndex lines_{text_};
    std::size_t offset_ = 0;
    std::size_t count_ = 0;
    Rows rows_;
};

Result<Rows> rows_of_json(std::string_view text, const std::string& name, const Told& problem) {
    boost::json::error_code failure;
    boost::json::parse(text, failure);
    if (failure) return Error{{}, describe(syntax_problem(text, name)), {}};
    if (const auto twice = read::find_repeated_key(text))
        problem({.file = name,
                 .line = twice->again.line,
                 .column = twice->again.column,
                 .field = twice->path,
                 .message = read::given_twice(*twice),
                 .kind = ProblemKind::given_twice});
    return JsonRows{text, name, problem}.read();
}

}  // namespace

Result<Decisions> read_decisions(std::string_view text, const std::string& name, Date as_of,
                                 const Model& model, const Told& problem) {
    auto json = text.substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    const auto first = json.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        problem({.file = name, .message = "is empty; it holds no decision", .kind = ProblemKind::other});
        return Decisions{{}, as_of, model, problem};
    }
    const bool is_json = json[first] == '{' || json[first] == '[';
    auto rows = is_json ? rows_of_json(json, name, problem) : rows_of_csv(text, name, problem);
    if (!rows) return rows.error();
    std::vector<Decision> sound;
    for (auto& row : *rows)
        if (auto decision = RowJudge{row, as_of, problem}.decision()) sound.push_back(std::move(*decision));
    return Decisions{std::move(sound), as_of, model, problem};
}

}  // namespace csm
