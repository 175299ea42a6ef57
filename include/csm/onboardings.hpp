// SPDX-License-Identifier: MIT
#pragma once

#include <csm/listing.hpp>
#include <csm/onboarding_result.hpp>
#include <csm/selection.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace csm {

/// How grave an onboarding is for a gate: anything stalled, or only what has used up its days.
enum class OnboardingLevel : std::uint8_t { stalled, overrun };

/// Which onboardings are asked for.
struct OnboardingQuery {
    Selection selection;                       ///< which accounts; of them those that are being onboarded
    SortKey order = SortKey::priority;         ///< of the list; priority: what is stalled, longest first
    std::size_t most_listed = all_of_them;     ///< has no influence on totals
    std::optional<OnboardingLevel> gate = {};  ///< none: nothing is counted as alarming
};

/// The totals of onboardings. What is stalled, complete or neither adds up to the accounts.
struct OnboardingSummary {
    std::uint64_t accounts = 0;         ///< that are or were onboarded
    std::uint64_t in_onboarding = 0;    ///< not complete
    std::uint64_t stalled = 0;          ///< the overrun ones too
    std::uint64_t overrun = 0;          ///< with open steps after the last day
    std::uint64_t complete = 0;         ///< every step done
    std::uint64_t without_kickoff = 0;  ///< not complete, and no kick-off is known
    double stalled_arr = 0;             ///< of the stalled ones, as far as it is known

    /// One account more.
    void add(const Account& account, const OnboardingResult& result);
};

/// What all selected onboardings come to, listed or not.
struct OnboardingAnswer {
    OnboardingSummary summary;
    std::uint64_t tripped = 0;   ///< at the level of the gate or a worse one
    std::uint64_t rejected = 0;  ///< records left out while reading
    Selection::Seen seen{};      ///< for what was asked for in vain
};

/// The onboardings of a portfolio: accounts whose record has the block `onboarding`, or that are in the phase
/// of that name. First `select`, then the rows. A record's block is read from its text, one record at a time;
/// of each account only its place stays in memory.
class Onboardings {
  public:
    using Scored = OnboardingResult;  ///< what is said of one account

    const Model& model;       ///< must live as long
    const Settings settings;  ///< as-of day, and the policy of filters on class and tier

    /// All must live as long. The portfolio keeps no packed accounts; `problem` is told what is wrong with
    /// the input and the blocks, once.
    Onboardings(Portfolio& portfolio, const Model& of_model, const Settings& on,
                std::function<void(Problem)> problem)
        : model{of_model},
          settings{on},
          portfolio_{portfolio},
          problem_{std::move(problem)} {}

    /// Reads the portfolio and judges every onboarding. Fails as Portfolio::read does.
    Result<OnboardingAnswer> select(const OnboardingQuery& query);

    /// The places of the listed accounts, in order.
    std::span<const std::uint64_t> listed() const { return listed_; }

    /// Some of the listed accounts, in that order.
    std::vector<ListedAccount<OnboardingResult>> rows(std::span<const std::uint64_t> places);

    /// A selected account, and whether it is in the phase onboarding.
    struct Selected {
        std::uint64_t place = 0;  ///< of the portfolio
        bool is_in_phase = false;
    };

    /// What a record says of its onboarding, and what is wrong there.
    struct Block {
        std::uint64_t place = 0;  ///< of the portfolio
        std::optional<Onboarding> onboarding;
        std::vector<Problem> problems;  ///< without the customer
    };

  private:
    struct Judged {
        ListedAccount<OnboardingResult> row;
        std::uint64_t place = 0;
    };

    Result<std::vector<Selected>> selected(const Selection& selection, OnboardingAnswer& answer);
    std::vector<Judged> found_at(std::span<const Selected> places);
    std::vector<Judged> judged(std::vector<Block> blocks, const std::function<void(Problem)>& problem);

    Portfolio& portfolio_;
    std::function<void(Problem)> problem_;
    std::vector<std::uint64_t> listed_;
};

}  // namespace csm
