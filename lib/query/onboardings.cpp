// SPDX-License-Identifier: MIT
#include <csm/onboardings.hpp>

#include <algorithm>
#include <set>

namespace csm {

namespace {

/// Accounts whose records are read and judged together.
constexpr std::size_t at_once = 256;

using Selected = Onboardings::Selected;
using Block = Onboardings::Block;

/// The selected accounts of a part of the input.
struct SelectedPlaces {
    const Selection& selection;
    const Model& model;
    const Settings& settings;
    std::optional<std::size_t> phase;  ///< the one called onboarding
    std::vector<Selected> places{};
    Selection::Seen seen{};

    void clear() {
        places.clear();
        seen = {};
    }

    void take(const Account& account, std::uint64_t place) {
        if (selection.admits(account, model, settings, seen))
            places.push_back({place, phase && account.phase == *phase});
    }
};

/// What is stalled comes first, the longest stalled first; then by the state.
Rank rank_of(SortKey order, const Account& account, const OnboardingResult& result) {
    if (order != SortKey::priority) return account_rank(order, account);
    const auto stalled =
        std::ranges::max_element(result.stalls, {}, [](const Stall& stall) { return stall.days; });
    return {static_cast<double>(result.state),
            stalled == result.stalls.end() ? 0 : -static_cast<double>(stalled->days), account.customer_id};
}

bool trips(OnboardingLevel level, const OnboardingResult& result) {
    return level == OnboardingLevel::stalled ? result.is_stalled() : result.state == OnboardingState::overrun;
}

/// Some of the places, from `begin` on.
template <class Place>
std::span<const Place> next_of(std::span<const Place> places, std::size_t begin) {
    return places.subspan(begin, std::min(at_once, places.size() - begin));
}

/// What the record at the place says of its onboarding, and what is wrong there.
Block block_at(Portfolio& portfolio, std::uint64_t place) {
    Block block{place, {}, {}};
    const auto tell = [&](Problem found) {
        if (found.field.starts_with("onboarding")) block.problems.push_back(std::move(found));
    };
    block.onboarding = portfolio.record_notes(place, tell).onboarding;
    return block;
}

}  // namespace

void OnboardingSummary::add(const Account& account, const OnboardingResult& result) {
    ++accounts;
    const bool is_complete = result.state == OnboardingState::complete;
    is_complete ? ++complete : ++in_onboarding;
    if (result.state == OnboardingState::overrun) ++overrun;
    if (!is_complete && result.start_from != OnboardingStart::kickoff) ++without_kickoff;
    if (!result.is_stalled()) return;
    ++stalled;
    stalled_arr += account.arr.value_or(0);
}

Result<std::vector<Onboardings::Selected>> Onboardings::selected(const Selection& selection,
                                                                 OnboardingAnswer& answer) {
    std::vector<Selected> places;
    const auto phase = find_phase(model.lifecycle, "onboarding");
    const auto counts =
        portfolio_.read({[&] {
                             return SelectedPlaces{selection, model, settings, phase};
                         },
                         [&](SelectedPlaces& batch) {
                             places.insert(places.end(), batch.places.begin(), batch.places.end());
                             answer.seen.merge(batch.seen);
                         },
                         problem_});
    if (!counts) return counts.error();
    answer.rejected = (*counts).rejected;
    return places;
}

/// Accounts without a block that are not in the phase are not read again, unless there is something to tell.
std::vector<Onboardings::Judged> Onboardings::found_at(std::span<const Selected> places) {
    std::vector<Block> blocks;
    std::set<std::uint64_t> only_told;
    for (const auto& [place, is_in_phase] : places) {
        auto block = block_at(portfolio_, place);
        const bool is_listed = block.onboarding || is_in_phase;
        if (!is_listed && block.problems.empty()) continue;
        if (!is_listed) only_told.insert(place);
        blocks.push_back(std::move(block));
    }
    auto all = judged(std::move(blocks), problem_);
    std::erase_if(all, [&](const Judged& found) { return only_told.contains(found.place); });
    return all;
}

std::vector<Onboardings::Judged> Onboardings::judged(std::vector<Block> blocks,
                                                     const std::function<void(Problem)>& problem) {
    std::vector<std::uint64_t> places;
    places.reserve(blocks.size());
    for (const auto& block : blocks) places.push_back(block.place);
    auto accounts = portfolio_.accounts_at(places);
    std::vector<Judged> all;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        auto& [place, onboarding, problems] = blocks[i];
        for (auto& wrong : problems) {
            wrong.customer_id = accounts[i].customer_id;
            problem(std::move(wrong));
        }
        auto result = judge_onboarding(onboarding, accounts[i], model, settings.as_of);
        all.push_back({{std::move(accounts[i]), std::move(result)}, place});
    }
    return all;
}

Result<OnboardingAnswer> Onboardings::select(const OnboardingQuery& query) {
    OnboardingAnswer answer;
    const auto places = selected(query.selection, answer);
    if (!places) return places.error();
    std::vector<RankedPlace> ranked;
    for (std::size_t begin = 0; begin < (*places).size(); begin += at_once)
        for (const auto& [row, place] : found_at(next_of(std::span{*places}, begin))) {
            answer.summary.add(row.account, row.scored);
            if (query.gate && trips(*query.gate, row.scored)) ++answer.tripped;
            ranked.push_back({rank_of(query.order, row.account, row.scored), place});
        }
    listed_ = first_places(std::move(ranked), query.most_listed);
    return answer;
}

std::vector<ListedAccount<OnboardingResult>> Onboardings::rows(std::span<const std::uint64_t> places) {
    std::vector<ListedAccount<OnboardingResult>> rows;
    for (std::size_t begin = 0; begin < places.size(); begin += at_once) {
        std::vector<Block> blocks;
        for (const auto place : next_of(places, begin)) blocks.push_back(block_at(portfolio_, place));
        for (auto& found : judged(std::move(blocks), [](const Problem&) {}))
            rows.push_back(std::move(found.row));
    }
    return rows;
}

}  // namespace csm
