// SPDX-License-Identifier: MIT
#include <csm/difference.hpp>
#include <csm/number.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace csm {

namespace {

/// A score in tenths; none when nothing was measured.
using Tenths = std::optional<long>;

Tenths tenths(std::optional<double> score) { return score ? Tenths{std::lround(*score * 10)} : std::nullopt; }

struct Health {
    using Class = Band;
    static constexpr auto polarity = Polarity::lost_points;
    static constexpr bool has_urgency = false;

    static const Scorecard& card(const Model& model) { return model.health.card; }

    static auto result(const Account& account, const DiffSide& side, Missing missing) {
        return score_health(account, side.model, missing, Detail::scores_only);
    }

    static std::optional<double> score(const HealthResult& health) { return health.score; }

    static Band verdict(const HealthResult& health) { return health.band; }
};

struct Churn {
    using Class = Tier;
    static constexpr auto polarity = Polarity::added_points;
    static constexpr bool has_urgency = true;

    static const Scorecard& card(const Model& model) { return model.churn.card; }

    static auto result(const Account& account, const DiffSide& side, Missing missing) {
        return score_churn(account, side.model, side.as_of, missing, Detail::scores_only);
    }

    static std::optional<double> score(const ChurnResult& churn) { return churn.risk; }

    static Tier verdict(const ChurnResult& churn) { return churn.tier; }
};

/// Makes missing what the other day has not measured, until it goes out of scope.
class Common {
  public:
    Common(Account& account, const Account& other) : account_{account} {
        for (std::size_t slot = 0; slot < account.values.size(); ++slot) {
            if (std::isnan(account.values[slot]) || !std::isnan(other.values[slot])) continue;
            hidden_.emplace_back(slot, account.values[slot]);
            account.values[slot] = missing_value;
        }
    }

    ~Common() {
        for (const auto& [slot, value] : hidden_) account_.values[slot] = value;
    }

    Common(const Common&) = delete;
    Common& operator=(const Common&) = delete;

    bool hides_nothing() const { return hidden_.empty(); }

  private:
    Account& account_;
    std::vector<std::pair<std::size_t, double>> hidden_;
};

/// The fields of the scorecard's metrics that `one` has and `other` has not, in the model's order.
std::vector<std::size_t> fields_only_in(const Scorecard& card, const Account& one, const Account& other) {
    std::vector<std::size_t> fields;
    for (const auto& dimension : card.dimensions)
        for (const auto& metric : dimension.metrics)
            if (!std::isnan(one.values[metric.field]) && std::isnan(other.values[metric.field]))
                fields.push_back(metric.field);
    std::ranges::sort(fields);
    const auto repeated = std::ranges::unique(fields);
    fields.erase(repeated.begin(), repeated.end());
    return fields;
}

bool same_values(const Account& one, const Account& other) {
    return std::ranges::equal(one.values, other.values,
                              [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); });
}

/// Splits the behaviour by the points of the two scores of what both days have measured.
template <class Card>
void split_by_metric(ScoreChange<typename Card::Class>& change, const Account& before, const Account& after,
                     const Model& model, Missing missing) {
    const auto& card = Card::card(model);
    const Evaluation how{missing, Card::polarity, Detail::explained};
    const auto one = evaluate(card, before, how), other = evaluate(card, after, how);
    for (std::size_t i = 0; i < one.contributions.size(); ++i) {
        const auto more =
            std::lround(other.contributions[i].points * 10) - std::lround(one.contributions[i].points * 10);
        const auto part = Card::polarity == Polarity::lost_points ? -more : more;
        if (part == 0) continue;
        const auto field = metric_of(card, one.contributions[i]).field;
        const auto known = std::ranges::find(change.by_metric, field, &std::pair<std::size_t, long>::first);
        if (known == change.by_metric.end())
            change.by_metric.emplace_back(field, part);
        else
            known->second += part;
    }
    std::erase_if(change.by_metric, [](const auto& entry) { return entry.second == 0; });
}

/// One comparison; the scores are x0 to x7 of the formula.
template <class Card>
class Comparison {
  public:
    Comparison(Account& before, Account& after, const Account& own_after, const DiffSide& earlier,
               const DiffSide& later, Missing missing)
        : before_{before},
          after_{after},
          own_after_{own_after},
          earlier_{earlier},
          later_{later},
          missing_{missing},
          segment_{after.segment},
          phase_{after.phase},
          end_{after.contract_end} {}

    ScoreChange<typename Card::Class> run() {
        const auto first = Card::result(before_, earlier_, missing_);
        const auto last = Card::result(own_after_, later_, missing_);
        change_.before = Card::score(first);
        change_.after = Card::score(last);
        change_.from = Card::verdict(first);
        change_.to = Card::verdict(last);
        change_.coverage_before = first.card.coverage;
        change_.coverage_after = last.card.coverage;
        const auto& card = Card::card(earlier_.model);
        change_.lost_fields = fields_only_in(card, before_, after_);
        change_.gained_fields = fields_only_in(card, after_, before_);
        at_ = tenths(change_.before);
        to_earlier_circumstances();
        compare_common();
        step(ChangePart::gained_data, gains_ || !change_.is_comparable, earlier_);
        to_later_circumstances(tenths(change_.after));
        if (!change_.has_change()) change_.parts.fill(0);
        return std::move(change_);
    }

  private:
    Tenths score(const Account& account, const DiffSide& side) const {
        return tenths(Card::score(Card::result(account, side, missing_)));
    }

    /// Goes on to the next score and gives the part the difference; where there is none, to the one after it.
    void go_to(ChangePart part, Tenths next) {
        if (!next) return;
        if (at_) change_.parts[static_cast<std::size_t>(part)] += *next - *at_;
        at_ = next;
    }

    void step(ChangePart part, bool may_differ, const DiffSide& side) {
        if (may_differ) go_to(part, score(after_, side));
    }

    /// The later record in the segment, the phase and the contract of the earlier one.
    void to_earlier_circumstances() {
        after_.segment = before_.segment;
        after_.phase = before_.phase;
        after_.contract_end = before_.contract_end;
    }

    void compare_common() {
        const Common of_before{before_, after_}, of_after{after_, before_};
        const auto x1 = of_before.hides_nothing() ? at_ : score(before_, earlier_);
        gains_ = !of_after.hides_nothing();
        const bool same = same_values(before_, after_);
        const auto x2 = same ? x1 : score(after_, earlier_);
        change_.is_comparable = x1 && x2;
        if (!change_.is_comparable) return;
        go_to(ChangePart::lost_data, x1);
        go_to(ChangePart::behaviour, x2);
        if (!same) split_by_metric<Card>(change_, before_, after_, earlier_.model, missing_);
    }

    void to_later_circumstances(Tenths last) {
        const bool other_cohort = after_.segment != segment_ || after_.phase != phase_;
        after_.segment = segment_;
        after_.phase = phase_;
        step(ChangePart::segment, other_cohort, earlier_);
        const bool other_end = after_.contract_end != end_;
        after_.contract_end = end_;
        if constexpr (Card::has_urgency) {
            step(ChangePart::contract, other_end, earlier_);
            const bool goes_by = earlier_.as_of != later_.as_of && after_.contract_end;
            step(ChangePart::time, goes_by, {earlier_.model, later_.as_of});
        }
        go_to(ChangePart::model, last);
    }

    Account& before_;
    Account& after_;
    const Account& own_after_;
    const DiffSide& earlier_;
    const DiffSide& later_;
    Missing missing_;
    std::size_t segment_, phase_;
    std::optional<Date> end_;
    bool gains_ = false;  // the later day has measured what the earlier has not
    Tenths at_;
    ScoreChange<typename Card::Class> change_;
};

}  // namespace

std::string_view word(ChangePart part) {
    constexpr std::array<std::string_view, change_parts> words{
        "lost_data", "behaviour", "gained_data", "segment", "contract", "time", "model"};
    return words[static_cast<std::size_t>(part)];
}

template <class Class>
long ScoreChange<Class>::change() const {
    return std::lround(*after * 10) - std::lround(*before * 10);
}

template struct ScoreChange<Band>;
template struct ScoreChange<Tier>;

ScoreChange<Band> compare_health(Account& before, Account& after, const Account& own_after,
                                 const DiffSide& earlier, const DiffSide& later, Missing missing) {
    return Comparison<Health>{before, after, own_after, earlier, later, missing}.run();
}

ScoreChange<Tier> compare_churn(Account& before, Account& after, const Account& own_after,
                                const DiffSide& earlier, const DiffSide& later, Missing missing) {
    return Comparison<Churn>{before, after, own_after, earlier, later, missing}.run();
}

}  // namespace csm
