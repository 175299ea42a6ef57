// SPDX-License-Identifier: MIT
#pragma once

#include "account_writer.hpp"
#include "rank.hpp"
#include "selected_accounts.hpp"

#include <csm/portfolio.hpp>

#include <algorithm>
#include <vector>

namespace csm::cmd {

/// What the batches of a scoring command have in common.
template <class Analysis>
struct ScoringRules {
    const ScoringArguments& arguments;
    const Analysis& analysis;
    const Selection& selection;
    const CustomerWriter<Analysis>& writer;
    SortKey order;

    /// In the order of the input, accounts are written while they are read and none is remembered.
    bool streams() const { return order == SortKey::input && !is_page(arguments.format); }

    std::size_t most_listed() const { return arguments.top.value_or(std::size_t(-1)); }
};

/// The first reading: selects, scores, and either writes the account or remembers its rank.
template <class Analysis>
class ScoringBatch : public AccountBatch {
  public:
    explicit ScoringBatch(const ScoringRules<Analysis>& rules) : rules_{rules} {}

    void clear() override {
        selected.clear();
        ranked.clear();
        text.clear();
        ends.clear();
    }

    void take(Account& account, std::uint64_t place) override {
        const auto detail = rules_.streams() ? Detail::explained : Detail::scores_only;
        selected.take(account, rules_, detail, [&](const auto& scored) {
            if (!rules_.streams()) {
                ranked.push_back({rules_.analysis.rank(rules_.order, account, scored), place});
            } else if (ends.size() < rules_.most_listed()) {
                rules_.writer.append(text, account, scored);
                ends.push_back(text.size());
            }
        });
    }

    /// The first `count` customers written, or all of them.
    std::string_view written(std::size_t count) const {
        const auto listed = std::min(count, ends.size());
        return text.view().substr(0, listed == 0 ? 0 : ends[listed - 1]);
    }

    SelectedBatch<Analysis> selected;
    std::vector<RankedPlace> ranked;
    TextBuffer text;
    std::vector<std::size_t> ends;  // of each customer in the text

  private:
    const ScoringRules<Analysis>& rules_;
};

/// The second reading, in the order of the ranks: writes every account.
template <class Analysis>
class WritingBatch : public AccountBatch {
  public:
    explicit WritingBatch(const ScoringRules<Analysis>& rules) : rules_{rules} {}

    void clear() override { text.clear(); }

    void take(Account& account, std::uint64_t) override {
        rules_.writer.append(text, account, rules_.analysis.score(account, Detail::explained));
    }

    TextBuffer text;

  private:
    const ScoringRules<Analysis>& rules_;
};

}  // namespace csm::cmd
