// SPDX-License-Identifier: MIT
#include "pages/decisions.hpp"
#include "pages/parts.hpp"
#include "pages/portfolio.hpp"

#include <csm/aged.hpp>
#include <csm/label.hpp>
#include <csm/nearest.hpp>
#include <csm/number.hpp>
#include <csm/phrases.hpp>

#include <array>
#include <cmath>
#include <tuple>

namespace csm {

using namespace pages;

namespace {

std::string with_points(std::string text, double points) {
    append_fixed(text, points, 1);
    return text;
}

std::string renewal_text(const Account& account, const Urgency& urgency) {
    if (!account.contract_end) return "date not known";
    if (!urgency.days_to_renewal) return "has passed; the contract runs on until somebody gives notice";
    const auto days = *urgency.days_to_renewal;
    return days < 0 ? "overdue by " + counted(static_cast<std::uint64_t>(-days), "day", "days")
                    : "in " + counted(static_cast<std::uint64_t>(days), "day", "days");
}

std::string touch_text(const Touch& touch) {
    std::string text = touch.rhythm + "; QBR " + touch.business_review + "; a manager carries ";
    append_shortest(text, touch.accounts_per_manager);
    return text + " such accounts";
}

/// Where the account is in its contract, its stage where that is no phase, and how the segment is looked
/// after.
void add_phase_facts(Facts& facts, const Account& account, const Model& model) {
    const auto said = find_phase(model.lifecycle, account.lifecycle_stage);
    if (account.phase == 0)
        facts.facts.push_back(
            {"Phase",
             {{}, Tone::unknown},
             account.contract_start ? "the contract has not begun" : "needs contract_start_date"});
    else
        facts.facts.push_back({"Phase", text_cell(model.lifecycle.phases[account.phase].label),
                               said ? "by lifecycle_stage" : "by the contract's dates"});
    if (!account.lifecycle_stage.empty() && !said)
        facts.facts.push_back({"Stage", text_cell(account.lifecycle_stage), "is no phase"});
    const auto& touch = model.touch[account.segment];
    facts.facts.push_back({"Touch", text_cell(touch.model), touch_text(touch)});
}

/// What the account's phase is for. Nothing where the phase is not known.
void add_phase(Document& document, const Account& account, const Model& model) {
    if (account.phase == 0) return;
    const auto& phase = model.lifecycle.phases[account.phase];
    document.blocks.emplace_back(Heading{2, "Phase: " + phase.label});
    document.blocks.emplace_back(Terms{{{{},
                                         {{"Goals", in_one_line(phase.goals)},
                                          {"Touchpoints", in_one_line(phase.touchpoints)},
                                          {"Measured by", in_one_line(phase.measures)}}}}});
}

void add_identity(Document& document, const Account& account, const Assessment& assessment,
                  const Model& model, const Settings& settings) {
    Facts facts;
    facts.facts.push_back({"Priority", text_cell(word(assessment.priority), tone_of(assessment.priority)),
                           "play: " + std::string{word(assessment.play)}});
    facts.facts.push_back({"Why", text_cell(assessment.reason), {}});
    facts.facts.push_back({"Do", text_cell(assessment.next_action), {}});
    facts.facts.push_back({"Due", {assessment.due}, {}});
    facts.facts.push_back({"Segment", text_cell(model.segments[account.segment].label),
                           account.industry.empty() ? "" : "industry: " + account.industry});
    if (!account.owner.empty()) facts.facts.push_back({"Owner", text_cell(account.owner), {}});
    add_phase_facts(facts, account, model);
    facts.facts.push_back({"ARR", money_cell(account.arr), {}});
    const auto urgency = urgency_of(account, model.churn, settings.as_of);
    const Cell end = account.contract_end ? Cell{*account.contract_end} : Cell{};
    facts.facts.push_back({"Renewal", end, renewal_text(account, urgency)});
    if (account.oldest_measured)
        facts.facts.push_back({"Oldest value", {*account.oldest_measured}, "of those that have a date"});
    if (assessment.exposure)
        facts.facts.push_back(
            {"Exposure", {Money{*assessment.exposure}}, "ARR times risk, an aid to rank by"});
    document.blocks.emplace_back(std::move(facts));
}

/// A column of a list of the notes: its key in the entries, and its title.
struct NoteColumn {
    std::string_view key;
    std::string_view title;
};

std::string text_of(const FieldEntry& entry, std::string_view key) {
    const auto found = entry.find(key);
    if (found == entry.end()) return {};
    if (const auto* text = std::get_if<std::string>(&found->second)) return *text;
    std::string number;
    append_shortest(number, std::get<double>(found->second));
    return number;
}

Cell note_cell(const FieldEntry& entry, std::string_view key) {
    auto text = text_of(entry, key);
    if (const auto day = parse_iso_date(text)) return {*day};
    return text.empty() ? Cell{{}, Tone::unknown} : text_cell(text);
}

/// A list of the notes as a table; nothing where it is not given.
void add_entries(Document& document, const RecordNotes& notes, std::string_view list, std::string title,
                 std::string_view none, std::span<const NoteColumn> columns) {
    const auto found = notes.lists.find(list);
    if (found == notes.lists.end()) return;
    document.blocks.emplace_back(Heading{2, std::move(title)});
    if (found->second.empty()) {
        document.blocks.emplace_back(Paragraph{std::string{none}});
        return;
    }
    Table table{.columns = {}, .rows = {}, .more = {}, .wraps = true};
    int dispensable = 0;
    for (const auto& column : columns)
        table.columns.push_back({std::string{column.title}, Align::left, dispensable++, dispensable == 1});
    for (const auto& entry : found->second) {
        Row row;
        for (const auto& column : columns) row.cells.push_back(note_cell(entry, column.key));
        table.rows.push_back(std::move(row));
    }
    document.blocks.emplace_back(std::move(table));
}

/// What one wants to know before a call: people, what is open, what was promised, what was written down.
void add_notes(Document& document, const RecordNotes& notes) {
    using Columns = std::array<NoteColumn, 4>;
    constexpr std::array<NoteColumn, 5> goals{{{"objective", "Goal"},
                                               {"status", "Status"},
                                               {"due", "Due"},
                                               {"actual", "Now"},
                                               {"target", "Target"}}};
    constexpr Columns people{
        {{"name", "Name"}, {"role", "Role"}, {"influence", "Influence"}, {"sentiment", "Sentiment"}}};
    constexpr Columns issues{
        {{"title", "Issue"}, {"severity", "Severity"}, {"opened", "Open since"}, {"owner", "Owner"}}};
    constexpr Columns actions{
        {{"action", "Action"}, {"due", "Due"}, {"owner", "Owner"}, {"importance", "Importance"}}};
    constexpr std::array<NoteColumn, 3> milestones{
        {{"name", "Milestone"}, {"due", "Due"}, {"status", "Status"}}};
    add_entries(document, notes, "stakeholders", "Whom to call", "No contacts are named.", people);
    add_entries(document, notes, "open_issues", "Open issues", "No open issues.", issues);
    add_entries(document, notes, "actions", "Promised", "No open actions.", actions);
    add_entries(document, notes, "goals", "Goals", "No goals are agreed.", goals);
    add_entries(document, notes, "milestones", "Milestones", "No milestones are set.", milestones);
    const auto written = notes.lists.find("notes");
    if (written == notes.lists.end() || written->second.empty()) return;
    document.blocks.emplace_back(Heading{2, "Notes"});
    List list;
    for (const auto& note : written->second) {
        const auto date = text_of(note, "date");
        list.items.push_back((date.empty() ? "" : date + ": ") + text_of(note, "text"));
    }
    document.blocks.emplace_back(std::move(list));
}

/// What the cohort needs of the metric, and the phase where other phases need something else: "80 % wanted in
/// onboarding".
std::string needed_text(const Model& model, const Metric& metric, Cohort cohort) {
    auto goal = goal_text(metric, cohort);
    if (goal.empty() || cohort.phase == 0) return goal;
    const auto& phases = model.lifecycle.phases;
    for (std::size_t phase = 0; phase < phases.size(); ++phase)
        if (goal_text(metric, {cohort.segment, phase}) != goal)
            return goal + " in " + phases[cohort.phase].name;
    return goal;
}

Cell value_cell(const Model& model, const Metric& metric, const Contribution& contribution) {
    if (!contribution.measured) return {{}, Tone::unknown};
    return text_cell(value_text(model, metric, contribution.value));
}

/// An empty cell that says nothing, not even that something is unknown.
Cell no_cell() { return {std::string{" "}}; }

Row dimension_row(const Dimension& dimension, const DimensionScore& score, double points) {
    std::vector<Note> notes;
    if (const auto reading = reading_of(dimension, score.score); !reading.empty())
        notes.push_back({"means", std::string{reading}});
    return {{text_cell(dimension.label, Tone::strong),
             no_cell(),
             no_cell(),
             points_cell(score.score, Tone::strong),
             {Share{score.weight, 1}, Tone::strong},
             points_cell(round_to_tenth(points), Tone::strong)},
            std::move(notes)};
}

Row metric_row(const Model& model, const Metric& metric, const Contribution& contribution, Cohort cohort) {
    const auto goal = needed_text(model, metric, cohort);
    const bool used = contribution.weight > 0;
    return {{text_cell(metric.label), value_cell(model, metric, contribution),
             goal.empty() ? no_cell() : text_cell(goal),
             points_cell(used ? std::optional{contribution.score} : std::nullopt),
             used ? Cell{Share{contribution.weight, 1}} : Cell{},
             points_cell(used ? std::optional{contribution.points} : std::nullopt)},
            {},
            1};
}

bool has_goals(const Scorecard& card, Cohort cohort) {
    return std::ranges::any_of(card.dimensions, [&](const Dimension& dimension) {
        return std::ranges::any_of(dimension.metrics,
                                   [&](const Metric& metric) { return !goal_text(metric, cohort).empty(); });
    });
}

void drop_column(Table& table, std::ptrdiff_t column) {
    table.columns.erase(table.columns.begin() + column);
    for (auto& row : table.rows) row.cells.erase(row.cells.begin() + column);
}

/// One line a metric with the points it costs or adds, under one line a dimension.
Table contributions_table(const Model& model, const Scorecard& card, const CardResult& result, Cohort cohort,
                          std::string points_title) {
    Table table{.columns = {{"Metric", Align::left, 0, true},
                            {"Value", Align::right},
                            {"Needed", Align::left, 2},
                            {"Score", Align::right},
                            {"Weight", Align::right, 1},
                            {std::move(points_title), Align::right}},
                .rows = {},
                .more = {}};
    for (std::size_t d = 0; d < card.dimensions.size(); ++d) {
        std::vector<Row> rows;
        double points = 0;
        for (const auto& contribution : result.contributions) {
            if (contribution.dimension != d) continue;
            points += contribution.points;
            rows.push_back(metric_row(model, metric_of(card, contribution), contribution, cohort));
        }
        table.rows.push_back(dimension_row(card.dimensions[d], result.dimensions[d], points));
        table.rows.insert(table.rows.end(), rows.begin(), rows.end());
    }
    if (!has_goals(card, cohort)) drop_column(table, 2);
    return table;
}

/// From where the classes begin, when that depends on the account's phase: "; in onboarding green from 80,
/// yellow from 60".
std::string bounds_text(const Model& model, Cohort cohort) {
    const auto& [green, yellow] = std::tie(model.health.green_from, model.health.yellow_from);
    const auto& phases = model.lifecycle.phases;
    bool differs = false;
    for (std::size_t phase = 0; phase < phases.size(); ++phase) {
        const Cohort other{cohort.segment, phase};
        differs = differs || green[other] != green[cohort] || yellow[other] != yellow[cohort];
    }
    if (!differs || cohort.phase == 0) return {};
    std::string text = "; in " + phases[cohort.phase].name + " green from ";
    append_shortest(text, green[cohort]);
    append_shortest(text += ", yellow from ", yellow[cohort]);
    return text;
}

/// "yellow (100 is good)", with the model's own word for the class where it has another one: "yellow: medium
/// (100 is good)".
std::string class_text(const HealthResult& health, const Model& model, Cohort cohort) {
    auto text = label_of(health.band);
    const auto& own = model.health.labels[static_cast<std::size_t>(health.band)];
    if (health.band != Band::insufficient_data && own != text) text += ": " + own;
    return text + " (100 is good" + bounds_text(model, cohort) + ")";
}

/// A floor of the model that made the class or tier another one than the score says, and why.
template <class Class>
void add_floor(Facts& facts, const std::vector<Floor<Class>>& floors, const auto& limited, Class now) {
    if (!limited) return;
    facts.facts.push_back(
        {"Escalated", text_cell(label_of(now), tone_of(now)),
         floors[limited->floor].reason + "; by the score it is " + label_of(limited->computed)});
}

/// What the verdict would be if the values that became too old still counted.
template <class Class>
void add_aged(Facts& facts, const Account& account, const Scorecard& card,
              const std::optional<WithAged<Class>>& with) {
    if (!with) return;
    facts.facts.push_back({"With old values", points_cell(with->score, tone_of(with->verdict)),
                           label_of(with->verdict) + " with " + enumerated(aged_labels(card, account)) +
                               ", which became too old to count"});
}

std::string trend_text(const HealthResult& health) {
    if (!health.change) return "no trend: the two scores do not measure the same";
    return std::string{word(health.trend)} + with_points(", ", *health.change);
}

void add_health(Document& document, const Account& account, const HealthResult& health, const Model& model,
                std::span<const PastPeriod> history) {
    document.blocks.emplace_back(Heading{2, "Health"});
    Facts facts;
    auto score = points_cell(health.score, tone_of(health.band));
    facts.facts.push_back({"Score", score, class_text(health, model, account.cohort())});
    add_floor(facts, model.health.floors, health.floor, health.band);
    if (health.previous) facts.facts.push_back({"Before", {Measured{*health.previous}}, trend_text(health)});
    add_aged(facts, account, model.health.card, health.with_aged);
    add_course(facts, history, health.score);
    facts.facts.push_back({"Measured",
                           {Share{health.card.coverage},
                            health.card.coverage < model.coverage_floor ? Tone::unknown : Tone::plain},
                           "of the weight"});
    document.blocks.emplace_back(std::move(facts));
    if (!health.score) return;
    auto table = contributions_table(model, model.health.card, health.card, account.cohort(), "Lost");
    add_changes(table, account, health, model.health.card);
    table.more =
        with_points(with_points("100 minus the points lost (", round_to_tenth(100 - *health.score)) + ") is ",
                    *health.score);
    document.blocks.emplace_back(std::move(table));
}

void add_risk_sum(Facts& facts, const ChurnResult& churn) {
    facts.facts.push_back({"Signals add", points_cell(churn.raw_score), "points"});
    std::string factor = "renewal urgency, times ";
    append_shortest(factor, churn.urgency.factor);
    facts.facts.push_back({"Urgency adds", points_cell(churn.urgency_points), factor});
    if (churn.cap_points < 0)
        facts.facts.push_back({"Limit takes", points_cell(-churn.cap_points), "what goes beyond 100"});
}

void add_churn(Document& document, const Account& account, const ChurnResult& churn, const Model& model) {
    document.blocks.emplace_back(Heading{2, "Churn risk"});
    Facts facts;
    facts.facts.push_back(
        {"Risk", points_cell(churn.risk, tone_of(churn.tier)), label_of(churn.tier) + " (100 is bad)"});
    add_floor(facts, model.churn.floors, churn.floor, churn.tier);
    if (churn.risk) add_risk_sum(facts, churn);
    add_aged(facts, account, model.churn.card, churn.with_aged);
    facts.facts.push_back({"Measured",
                           {Share{churn.card.coverage},
                            churn.card.coverage < model.coverage_floor ? Tone::unknown : Tone::plain},
                           "of the weight"});
    document.blocks.emplace_back(std::move(facts));
    if (churn.risk)
        document.blocks.emplace_back(
            contributions_table(model, model.churn.card, churn.card, account.cohort(), "Added"));
}

Table findings_table(const Model& model, const Scorecard& card, const CardResult& result,
                     bool with_severity) {
    Table table;
    if (with_severity) table.columns.push_back({"Severity"});
    table.columns.push_back({"Finding", Align::left, 0, true});
    for (const auto& fired : result.findings) {
        Row row;
        if (with_severity) row.cells.push_back(text_cell(word(fired.severity), tone_of(fired.severity)));
        row.cells.push_back(text_cell(finding_text(model, card, result, fired)));
        row.notes.push_back({"do", card.findings[fired.finding].action});
        table.rows.push_back(std::move(row));
    }
    return table;
}

void add_findings(Document& document, const Assessment& assessment, const Model& model) {
    if (assessment.churn) {
        document.blocks.emplace_back(Heading{2, "Warnings"});
        document.blocks.emplace_back(findings_table(model, model.churn.card, assessment.churn->card, true));
    }
    if (assessment.health) {
        document.blocks.emplace_back(Heading{2, "Recommendations"});
        document.blocks.emplace_back(
            findings_table(model, model.health.card, assessment.health->card, false));
    }
    if (!assessment.churn || assessment.churn->tier == Tier::insufficient_data) return;
    const auto tier = static_cast<std::size_t>(assessment.churn->tier);
    document.blocks.emplace_back(Heading{2, "Playbook (" + model.churn.tier_labels[tier] + ")"});
    document.blocks.emplace_back(List{model.churn.playbooks[tier], true});
}

std::string opportunity_label(const Opportunity& opportunity, const Account& account) {
    const auto target = target_of(opportunity, account);
    if (opportunity.kind == Opportunity::Kind::seats) return "More seats";
    if (opportunity.kind == Opportunity::Kind::limit) return "More " + as_words(target);
    return with_capital(named(target, word(opportunity.kind)));
}

void add_expansion(Document& document, const Account& account, const ExpansionResult& expansion) {
    document.blocks.emplace_back(Heading{2, "Expansion"});
    Facts facts;
    facts.facts.push_back({"Readiness", text_cell(word(expansion.readiness), tone_of(expansion.readiness)),
                           expansion.readiness_text()});
    facts.facts.push_back({"Net of overlaps", {Money{expansion.net_revenue}}, "a year"});
    if (!account.plan_tier.empty())
        facts.facts.push_back({"Plan", text_cell(label_of_name(account.plan_tier)), {}});
    if (expansion.adoption.seat_utilisation)
        facts.facts.push_back({"Seats used", {Share{*expansion.adoption.seat_utilisation / 100, 1}}, {}});
    if (account.modules.given)
        facts.facts.push_back({"Modules adopted",
                               {Count{static_cast<std::int64_t>(expansion.adoption.adopted_modules)}},
                               "of " + std::to_string(expansion.adoption.total_modules)});
    document.blocks.emplace_back(std::move(facts));
    Table table{.columns = {{"Opportunity", Align::left, 0, true},
                            {"A year", Align::right},
                            {"Effort"},
                            {"Priority", Align::right}},
                .rows = {},
                .more = {}};
    for (const auto& opportunity : expansion.opportunities)
        table.rows.push_back(
            {{text_cell(opportunity_label(opportunity, account)), money_cell(opportunity.revenue),
              text_cell(word(opportunity.effort)), points_cell(opportunity.priority)},
             {}});
    document.blocks.emplace_back(std::move(table));
}

void add_missing(Document& document, const Account& account, const Model& model) {
    std::string names;
    for (const auto* card : {&model.health.card, &model.churn.card})
        for (const auto& dimension : card->dimensions)
            for (const auto& metric : dimension.metrics)
                if (std::isnan(account.values[metric.field]))
                    names += (names.empty() ? "" : ", ") + given_fields(model.fields, metric.field);
    if (names.empty()) return;
    document.blocks.emplace_back(Heading{2, "Not measured"});
    document.blocks.emplace_back(Paragraph{names, Tone::unknown});
}

}  // namespace

Document account_document(const Account& account, const Assessment& assessment, const Model& model,
                          const Settings& settings, std::span<const PastPeriod> history,
                          const RecordNotes* notes) {
    Document document;
    const auto title =
        account.name.empty() ? account.customer_id : account.name + " (" + account.customer_id + ")";
    document.blocks.emplace_back(Heading{1, title});
    document.blocks.emplace_back(Paragraph{basis_text(model, settings), Tone::muted});
    add_identity(document, account, assessment, model, settings);
    add_phase(document, account, model);
    add_decisions(document, account, assessment, settings);
    if (notes != nullptr) add_notes(document, *notes);
    add_health(document, account, assessment.health.value_or(HealthResult{}), model, history);
    add_account_benchmarks(document, account, assessment, model);
    add_churn(document, account, assessment.churn.value_or(ChurnResult{}), model);
    add_findings(document, assessment, model);
    if (assessment.expansion) add_expansion(document, account, *assessment.expansion);
    add_missing(document, account, model);
    return document;
}

}  // namespace csm
