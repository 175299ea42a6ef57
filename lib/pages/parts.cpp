// SPDX-License-Identifier: MIT
#include "pages/parts.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace csm::pages {

Tone tone_of(Band band) {
    constexpr std::array tones{Tone::good, Tone::caution, Tone::bad, Tone::unknown};
    return tones[static_cast<std::size_t>(band)];
}

Tone tone_of(Tier tier) {
    constexpr std::array tones{Tone::critical, Tone::bad, Tone::caution, Tone::good, Tone::unknown};
    return tones[static_cast<std::size_t>(tier)];
}

Tone tone_of(Severity severity) {
    constexpr std::array tones{Tone::critical, Tone::bad, Tone::caution, Tone::plain};
    return tones[static_cast<std::size_t>(severity)];
}

Tone tone_of(Readiness readiness) {
    constexpr std::array tones{Tone::good, Tone::caution, Tone::bad, Tone::unknown};
    return tones[static_cast<std::size_t>(readiness)];
}

std::string label_of(Band band) {
    return band == Band::insufficient_data ? "no verdict" : std::string{word(band)};
}

std::string label_of(Tier tier) {
    return tier == Tier::insufficient_data ? "no verdict" : std::string{word(tier)};
}

std::string name_of(const Account& account) {
    return account.name.empty() ? account.customer_id : account.name;
}

Cell money_cell(std::optional<double> amount) { return amount ? Cell{Money{*amount}} : Cell{}; }

Cell points_cell(std::optional<double> points, Tone tone, bool with_sign) {
    return points ? Cell{Points{*points, with_sign, tone == Tone::unknown}, tone} : Cell{{}, tone};
}

Cell days_cell(const Urgency& urgency) {
    if (urgency.state == RenewalState::runs_on) return text_cell("runs on");
    if (!urgency.days_to_renewal) return {{}, Tone::unknown};
    const auto days = *urgency.days_to_renewal;
    if (days < 0) return {std::to_string(days) + " d", Tone::bad};
    constexpr long soon = 30;
    return {std::to_string(days) + " d", days <= soon ? Tone::caution : Tone::plain};
}

Cell text_cell(std::string_view text, Tone tone) { return {std::string{text}, tone}; }

Cell phase_cell(const Account& account, const Model& model) {
    return account.phase == 0 ? Cell{} : text_cell(model.lifecycle.phases[account.phase].name);
}

std::string in_one_line(std::span<const std::string> items) {
    std::string line;
    for (const auto& item : items) line += (line.empty() ? "" : "; ") + item;
    return line;
}

std::string counted(std::uint64_t count, std::string_view singular, std::string_view plural) {
    std::string text;
    append_thousands(text, static_cast<double>(count));
    return text.append(" ").append(count == 1 ? singular : plural);
}

std::string selection_text(const Settings& settings) {
    return settings.selection.empty() ? std::string{} : "; only " + settings.selection;
}

std::string basis_text(const Model& model, const Settings& settings) {
    return "as of " + iso_text(settings.as_of) + ", model " + model.name + " " + model.version +
           ", values not measured are " +
           (settings.missing == Missing::exclude ? "left out" : "replaced by the model's defaults") +
           selection_text(settings);
}

std::string more_text(std::size_t shown, std::uint64_t selected) {
    if (selected <= shown) return {};
    return counted(selected - shown, "more account is", "more accounts are") +
           " not listed here; --top N lists more or fewer";
}

std::string overlap_text(std::uint64_t opportunities) {
    return counted(opportunities, "opportunity", "opportunities") +
           (opportunities > 1 ? "; they overlap" : "");
}

std::vector<Note> notes_of(const Advice& advice) {
    return {{"why", advice.reason, Tone::plain}, {"do", advice.action, Tone::plain}};
}

void add_rejected(Document& document, std::uint64_t rejected) {
    if (rejected == 0) return;
    document.blocks.emplace_back(Paragraph{counted(rejected, "record was", "records were") +
                                               " left out of all figures; the messages say why",
                                           Tone::bad});
}

namespace {

Tone tone_of(Trend trend) {
    if (trend == Trend::improving) return Tone::good;
    return trend == Trend::declining ? Tone::bad : Tone::plain;
}

}  // namespace

std::string sparkline(std::span<const double> values) {
    constexpr std::array<std::string_view, 8> eighths{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    const double largest = values.empty() ? 0 : *std::ranges::max_element(values);
    std::string line;
    for (const double value : values)
        line += value <= 0 ? "·" : eighths[static_cast<std::size_t>(value * 7 / largest)];
    return line;
}

void add_changes(Table& table, const Account& account, const HealthResult& health, const Scorecard& card) {
    const auto& trends = health.dimension_trends;
    if (std::all_of(trends.begin(), trends.end(), [](Trend trend) { return trend == Trend::no_data; }))
        return;
    table.columns.push_back({"Change", Align::right, 3});
    std::size_t next = 0;
    for (auto& row : table.rows) {
        Cell change{std::string{" "}};  // says nothing, not even that something is unknown
        if (row.level == 0) {
            const auto dimension = next++;
            if (trends[dimension] != Trend::no_data) {
                const double before = account.values[*card.dimensions[dimension].previous_field];
                const double difference = *health.card.dimensions[dimension].score - before;
                change = {Points{round_to_tenth(difference), true}, tone_of(trends[dimension])};
            }
        }
        row.cells.push_back(std::move(change));
    }
}

void add_course(Facts& facts, std::span<const PastPeriod> history, std::optional<double> score) {
    constexpr double room_below = 10;  // points: a change of a few looks like one, the lowest is not nothing
    std::vector<double> scores;
    std::string words;
    const auto add = [&](std::string_view when, double value) {
        scores.push_back(value);
        words += (words.empty() ? "" : ", ") + std::string{when} + (when.empty() ? "" : " ");
        append_shortest(words, value);
    };
    for (const auto& period : history)
        if (period.overall_score) add(period.period, *period.overall_score);
    if (score) add("now", *score);
    if (scores.size() < 2) return;
    const double floor = *std::ranges::min_element(scores) - room_below;
    for (double& value : scores) value -= floor;
    facts.facts.push_back({"Course", text_cell(sparkline(scores)), std::move(words)});
}

}  // namespace csm::pages
