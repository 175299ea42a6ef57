// SPDX-License-Identifier: MIT
#include "pages/check_fields.hpp"
#include "pages/parts.hpp"

#include <csm/number.hpp>

#include <algorithm>

namespace csm {

using namespace documents;

namespace {

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
    add_commands(document, check, model);
    add_completeness(document, check, model);
    add_distributions(document, check);
    return document;
}

}  // namespace csm
