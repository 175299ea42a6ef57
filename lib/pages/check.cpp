// SPDX-License-Identifier: MIT
#include "pages/parts.hpp"

#include <csm/check.hpp>
#include <csm/document.hpp>
#include <csm/number.hpp>

#include <algorithm>
#include <cmath>
#include <span>
#include <string>

namespace csm {

using namespace pages;

namespace {

constexpr std::size_t bars_in_line = 12;

/// Rows of fields, those of a block indented below a row with its name. Fields of a block follow each other.
class BlockRows {
  public:
    explicit BlockRows(Table& table) : table_{table} {}

    void add(const std::string& field, std::vector<Cell> cells) {
        const auto dot = field.find('.');
        const bool is_inside = dot != std::string::npos;
        const auto block = field.substr(0, dot);
        if (is_inside && block != block_) {
            Row row{{text_cell(block, Tone::strong)}, {}};
            row.cells.resize(table_.columns.size(), text_cell(" "));
            const bool is_field = !table_.rows.empty() && name_of_last_ == block;
            if (!is_field) table_.rows.push_back(std::move(row));
        }
        block_ = is_inside ? block : std::string{};
        name_of_last_ = field;
        cells.insert(cells.begin(), text_cell(is_inside ? field.substr(dot + 1) : field));
        table_.rows.push_back({std::move(cells), {}, is_inside ? 1 : 0});
    }

  private:
    Table& table_;
    std::string block_;
    std::string name_of_last_;
};

/// The fields, those of a block together where its first one stands.
std::vector<const FieldCheck*> by_block(const CheckResult& check) {
    const auto block_of = [](std::string_view name) { return name.substr(0, name.find('.')); };
    std::vector<const FieldCheck*> ordered;
    for (const auto& field : check.fields) {
        const auto same = std::ranges::find_if(ordered.rbegin(), ordered.rend(), [&](const auto* other) {
            return block_of(other->field.name) == block_of(field.field.name);
        });
        ordered.insert(same == ordered.rend() ? ordered.end() : same.base(), &field);
    }
    return ordered;
}

Cell share_cell(const Completeness& part) {
    if (part.accounts == 0) return {};
    const double share = static_cast<double>(part.known) / static_cast<double>(part.accounts);
    const auto tone = part.known == part.accounts ? Tone::plain : part.known == 0 ? Tone::bad : Tone::caution;
    return {Share{share}, tone};
}

/// As many digits as tell values apart: a least value is often a long fraction.
Cell number_cell(double value) {
    constexpr double large = 1000;
    if (std::abs(value) >= large) return {Money{value}};
    const double factor = std::abs(value) >= 10 ? 10 : 1000;
    return {Measured{std::round(value * factor) / factor}};
}

/// One block character for each part of the range; a part that holds anything shows.
std::string bar_line(const Distribution& values) {
    std::vector<double> counts;
    for (const auto& bin : values.histogram(bars_in_line)) counts.push_back(static_cast<double>(bin.count));
    return sparkline(counts);
}

Cell date_cell(double day) { return {date_of_day(day)}; }

void add_numbers(Document& document, const CheckResult& check) {
    Table table{.columns = {{"Numbers", Align::left, 0, true},
                            {"Least", Align::right},
                            {"Quarter", Align::right, 2},
                            {"Median", Align::right},
                            {"3 quarters", Align::right, 2},
                            {"Most", Align::right},
                            {"Values", Align::right, 3},
                            {"Least to most", Align::left, 1}},
                .rows = {},
                .more = "Each bar is a part of the range from the least to the most; · is an empty part."};
    BlockRows rows{table};
    for (const auto* checked : by_block(check)) {
        const auto& [field, all, by_segment, values] = *checked;
        if (field.kind != FieldKind::number || values.empty()) continue;
        rows.add(field.name, {number_cell(values.least()),
                              number_cell(values.quantile(0.25)),
                              number_cell(values.quantile(0.5)),
                              number_cell(values.quantile(0.75)),
                              number_cell(values.most()),
                              {Count{static_cast<std::int64_t>(values.total())}},
                              text_cell(bar_line(values))});
    }
    if (!table.rows.empty()) document.blocks.emplace_back(std::move(table));
}

void add_dates(Document& document, const CheckResult& check) {
    const double today = day_of(check.as_of);
    Table table{.columns = {{"Dates", Align::left, 0, true},
                            {"Earliest", Align::left},
                            {"Median", Align::left},
                            {"Latest", Align::left},
                            {"Past", Align::right, 1}},
                .rows = {},
                .more = {}};
    for (const auto& [field, all, by_segment, values] : check.fields) {
        if (field.kind != FieldKind::date || values.empty()) continue;
        table.rows.push_back({{text_cell(field.name),
                               date_cell(values.least()),
                               date_cell(values.quantile(0.5)),
                               date_cell(values.most()),
                               {Count{static_cast<std::int64_t>(values.below(today))}}},
                              {}});
    }
    if (!table.rows.empty()) document.blocks.emplace_back(std::move(table));
}

std::string word_at(const CheckedField& field, double value) {
    if (field.kind == FieldKind::flag) return value == 0 ? "no" : "yes";
    return field.words[static_cast<std::size_t>(value)];
}

void add_words(Document& document, const CheckResult& check) {
    Facts facts;
    for (const auto& [field, all, by_segment, values] : check.fields) {
        const bool has_words = field.kind == FieldKind::word || field.kind == FieldKind::flag;
        if (!has_words || values.empty()) continue;
        std::string counts;
        for (const auto& [value, count] : values.values()) {
            if (!counts.empty()) counts += ", ";
            counts.append(word_at(field, value)).append(" ");
            append_thousands(counts, static_cast<double>(count));
        }
        facts.facts.push_back({field.name.substr(field.name.find('.') + 1), text_cell(counts), {}});
    }
    if (!facts.facts.empty()) document.blocks.emplace_back(std::move(facts));
}

/// How many accounts have a value, for every field and every segment that has accounts.
void add_completeness(Document& document, const CheckResult& check, const Model& model) {
    Table table{
        .columns = {{"Field", Align::left, 0, true}, {"Known", Align::right}, {"Share", Align::right}},
        .rows = {},
        .more = {}};
    std::vector<std::size_t> segments;
    for (std::size_t segment = 0; segment < model.segments.size(); ++segment) {
        if (check.fields.empty() || check.fields.front().by_segment[segment].accounts == 0) continue;
        segments.push_back(segment);
        table.columns.push_back(
            {model.segments[segment].label, Align::right, static_cast<int>(segments.size())});
    }
    BlockRows rows{table};
    for (const auto* field : by_block(check)) {
        std::vector<Cell> cells{{Count{static_cast<std::int64_t>(field->all.known)}}, share_cell(field->all)};
        for (const auto segment : segments) cells.push_back(share_cell(field->by_segment[segment]));
        rows.add(field->field.name, std::move(cells));
    }
    document.blocks.emplace_back(Heading{2, "How complete the fields are"});
    document.blocks.emplace_back(std::move(table));
}

/// Numbers, dates and words of every field that has some.
void add_distributions(Document& document, const CheckResult& check) {
    document.blocks.emplace_back(Heading{2, "What the values are"});
    add_numbers(document, check);
    add_dates(document, check);
    add_words(document, check);
}

constexpr std::size_t most_groups = 20;
constexpr std::size_t most_names = 10;
constexpr std::size_t most_gains = 3;

std::string and_more(std::uint64_t all, std::size_t shown, std::string_view what) {
    if (all <= shown) return {};
    return counted(all - shown, "more ", "more ") + std::string{what} + "; --format json lists them";
}

Tone tone_of_count(std::uint64_t count, Tone tone) { return count == 0 ? Tone::good : tone; }

void add_overview(Document& document, const CheckResult& check) {
    const auto fact = [](std::string label, std::uint64_t count, Tone tone, std::string remark) {
        return Fact{std::move(label), {Count{static_cast<std::int64_t>(count)}, tone}, std::move(remark)};
    };
    Facts facts;
    facts.facts.push_back(
        fact("Left out", check.rejected, tone_of_count(check.rejected, Tone::bad),
             check.rejected == 0 ? "every record was read" : "records; no figure counts them"));
    facts.facts.push_back(fact("Problems", check.problems, tone_of_count(check.problems, Tone::bad),
                               check.problems == 0
                                   ? "every value could be read"
                                   : "in " + counted(check.problem_groups.size(), "group", "groups") +
                                         " of one kind and field"));
    facts.facts.push_back(fact("Suspicious", check.suspicions.size(),
                               tone_of_count(check.suspicions.size(), Tone::caution),
                               check.suspicions.empty() ? "units, dates and seats look right"
                                                        : "things that csm can read but that look wrong"));
    facts.facts.push_back(fact("Alike names", check.name_matches.size(),
                               tone_of_count(check.name_matches.size(), Tone::caution),
                               check.name_matches.empty() ? "no two accounts have nearly the same name"
                               : check.names_complete ? "pairs or groups of accounts that may be one customer"
                                                      : "or more; the search stopped here"));
    if (!check.spellings.empty())
        facts.facts.push_back(fact("Spellings", check.spellings.size(), Tone::caution,
                                   check.spellings_complete
                                       ? "names in several spellings, each taken for one"
                                       : "or more names in several spellings, each taken for one"));
    facts.facts.push_back(fact("No verdict", check.without_verdict(),
                               tone_of_count(check.without_verdict(), Tone::unknown),
                               "accounts whose health or churn risk is not known well enough"));
    document.blocks.emplace_back(std::move(facts));
}

std::string gain_text(const FieldGain& gain) {
    auto text = gain.field + ", missing in " + counted(gain.missing, "account", "accounts");
    if (gain.unlocks > 0)
        text += "; with it " + counted(gain.unlocks, "account gets", "accounts get") + " a verdict";
    return text;
}

Row command_row(const CommandCheck& command) {
    const auto count_cell = [](std::uint64_t count, Tone tone = Tone::plain) {
        return Cell{Count{static_cast<std::int64_t>(count)}, count == 0 ? Tone::plain : tone};
    };
    Row row{{text_cell(command.command),
             count_cell(command.with_verdict, Tone::good),
             count_cell(command.below_floor, Tone::unknown),
             count_cell(command.nothing_measured, Tone::bad),
             {Share{command.coverage}}},
            {}};
    for (std::size_t i = 0; i < std::min(most_gains, command.gains.size()); ++i)
        row.notes.push_back({i == 0 ? "add" : "", gain_text(command.gains[i])});
    std::string silent;
    for (const auto& silence : command.silences) {
        silent += (silent.empty() ? "" : "; ") + counted(silence.accounts, "account: ", "accounts: ") +
                  silence.text;
        if (!silence.field.empty()) silent += " (" + silence.field + ")";
    }
    if (!silent.empty()) row.notes.push_back({"lacks", silent, Tone::muted});
    return row;
}

void add_commands(Document& document, const CheckResult& check, const Model& model) {
    std::string floor;
    append_shortest(floor, round_to_unit(model.coverage_floor * 100));
    Table table{.columns = {{"Command"},
                            {"Verdict", Align::right},
                            {"Below floor", Align::right},
                            {"Nothing", Align::right},
                            {"Measured", Align::right}},
                .rows = {},
                .more =
                    "Accounts with a verdict, below the coverage floor of " + floor +
                    " %, and with nothing measured; the mean share of the model's weight that is measured; "
                    "which fields to add first, and what cannot be said without a field."};
    for (const auto& command : check.commands) table.rows.push_back(command_row(command));
    document.blocks.emplace_back(Heading{2, "What the commands can say"});
    document.blocks.emplace_back(std::move(table));
}

void add_problems(Document& document, const CheckResult& check) {
    if (check.problem_groups.empty()) return;
    const auto& groups = check.problem_groups;
    Table table{.columns = {{"Problem", Align::left, 0, true},
                            {"Field", Align::left, 0, true},
                            {"Count", Align::right}},
                .rows = {},
                .more = and_more(groups.size(), most_groups, "kinds of problems")};
    for (const auto& group : groups) {
        if (table.rows.size() == most_groups) break;
        table.rows.push_back({{text_cell(std::string{label(group.kind)}),
                               text_cell(group.field.empty() ? "(record)" : group.field),
                               {Count{static_cast<std::int64_t>(group.count)}}},
                              {{"first", describe(group.first), Tone::muted}}});
    }
    document.blocks.emplace_back(Heading{2, "Problems"});
    document.blocks.emplace_back(std::move(table));
}

void add_suspicions(Document& document, const CheckResult& check) {
    if (check.suspicions.empty()) return;
    Table table{
        .columns = {{"Looks wrong", Align::left, 0, true}, {"Values", Align::right}, {"Of", Align::right}},
        .rows = {},
        .more = {}};
    for (const auto& suspicion : check.suspicions) {
        auto text = suspicion.text;
        if (!suspicion.customer_id.empty()) text += "; the first is " + suspicion.customer_id;
        table.rows.push_back({{text_cell(suspicion.field),
                               {Count{static_cast<std::int64_t>(suspicion.values)}, Tone::caution},
                               {Count{static_cast<std::int64_t>(suspicion.of)}}},
                              {{"why", text}, {"do", suspicion.action}}});
    }
    document.blocks.emplace_back(Heading{2, "Suspicious values"});
    document.blocks.emplace_back(std::move(table));
}

void add_names(Document& document, const CheckResult& check) {
    if (check.name_matches.empty()) return;
    Table table{.columns = {{"Account", Align::left, 0, true},
                            {"Id", Align::left, 1},
                            {"Looks like", Align::left, 0, true},
                            {"Id", Align::left, 1},
                            {"Accounts", Align::right}},
                .rows = {},
                .more = and_more(check.name_matches.size(), most_names, "names")};
    for (const auto& match : check.name_matches) {
        if (table.rows.size() == most_names) break;
        table.rows.push_back({{text_cell(match.names[0]),
                               text_cell(match.customer_ids[0]),
                               text_cell(match.names[1]),
                               text_cell(match.customer_ids[1]),
                               {Count{static_cast<std::int64_t>(match.match.accounts)}}},
                              {}});
    }
    document.blocks.emplace_back(Heading{2, "Names that are alike"});
    document.blocks.emplace_back(Paragraph{
        "One customer under two ids is scored twice, each time with half of what is known.", Tone::plain});
    document.blocks.emplace_back(std::move(table));
}

/// "Dana Reyes (12), DANA REYES (1)"
std::string spelled_text(const SpelledName& name) {
    constexpr std::size_t shown = 6;
    std::string text;
    for (const auto& [spelling, accounts] :
         std::span{name.spellings}.first(std::min(shown, name.spellings.size())))
        text += (text.empty() ? "" : ", ") + spelling + " (" + std::to_string(accounts) + ")";
    if (name.spellings.size() > shown)
        text += " and " + std::to_string(name.spellings.size() - shown) + " more";
    return text;
}

void add_spellings(Document& document, const CheckResult& check) {
    if (check.spellings.empty()) return;
    Table table{.columns = {{"What"}, {"Spellings and their accounts", Align::left, 0, true}},
                .rows = {},
                .more = and_more(check.spellings.size(), most_names, "names"),
                .wraps = true};
    for (const auto& name : check.spellings) {
        if (table.rows.size() == most_names) break;
        table.rows.push_back({{text_cell(word(name.kind)), text_cell(spelled_text(name))}, {}});
    }
    document.blocks.emplace_back(Heading{2, "Spellings that were taken for one"});
    document.blocks.emplace_back(
        Paragraph{"Capital and small letters, blanks, - and _ make no other owner, module or "
                  "department; the spelling that comes first is shown.",
                  Tone::plain});
    document.blocks.emplace_back(std::move(table));
}

}  // namespace

Document check_document(const CheckResult& check, const Model& model) {
    Document document;
    document.blocks.emplace_back(Heading{1, "Check of " + counted(check.accounts, "account", "accounts")});
    document.blocks.emplace_back(Paragraph{"as of " + iso_text(check.as_of) + ", model " + model.name + " " +
                                               model.version + "; nothing is scored here",
                                           Tone::muted});
    add_overview(document, check);
    add_problems(document, check);
    add_suspicions(document, check);
    add_names(document, check);
    add_spellings(document, check);
    add_commands(document, check, model);
    add_completeness(document, check, model);
    add_distributions(document, check);
    return document;
}

}  // namespace csm
