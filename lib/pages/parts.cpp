// SPDX-License-Identifier: MIT
#include "pages/parts.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <array>

namespace csm::documents {

Tone tone_of(Band band) {
    constexpr std::array tones{Tone::good, Tone::caution, Tone::bad, Tone::unknown};
    return tones[static_cast<std::size_t>(band)];
}

Tone tone_of(Tier tier) {
    constexpr std::array tones{Tone::bad, Tone::bad, Tone::caution, Tone::good, Tone::unknown};
    return tones[static_cast<std::size_t>(tier)];
}

Tone tone_of(Severity severity) {
    constexpr std::array tones{Tone::bad, Tone::bad, Tone::caution, Tone::plain};
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
    return points ? Cell{Points{*points, with_sign}, tone} : Cell{{}, tone};
}

Cell days_cell(const Urgency& urgency) {
    if (!urgency.days_to_renewal) return {{}, Tone::unknown};
    const auto days = *urgency.days_to_renewal;
    if (days < 0) return {std::to_string(days) + " d", Tone::bad};
    constexpr long soon = 30;
    return {std::to_string(days) + " d", days <= soon ? Tone::caution : Tone::plain};
}

Cell text_cell(std::string_view text, Tone tone) { return {std::string{text}, tone}; }

std::string counted(std::uint64_t count, std::string_view singular, std::string_view plural) {
    std::string text;
    append_thousands(text, static_cast<double>(count));
    return text.append(" ").append(count == 1 ? singular : plural);
}

std::string basis_text(const Model& model, const Settings& settings) {
    return "as of " + iso_text(settings.as_of) + ", model " + model.name + " " + model.version +
           ", values not measured are " +
           (settings.missing == Missing::exclude ? "left out" : "replaced by the model's defaults");
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

}  // namespace csm::documents
