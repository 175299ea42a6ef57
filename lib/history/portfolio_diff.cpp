// SPDX-License-Identifier: MIT
#include <csm/portfolio_diff.hpp>

#include "base/keyed_hash.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace csm {

namespace {

/// Accounts of a reading with their places.
struct ReadAccounts {
    std::vector<Account> accounts;
    std::vector<std::uint64_t> places;

    void clear() {
        accounts.clear();
        places.clear();
    }

    void take(Account& account, std::uint64_t place) {
        accounts.push_back(std::move(account));
        places.push_back(place);
    }
};

BatchSink into(const std::function<void(ReadAccounts&)>& deliver,
               const std::function<void(Problem)>& problem) {
    return {[] { return ReadAccounts{}; }, deliver, problem};
}

/// Where the accounts of a portfolio stand.
class Places {
  public:
    Result<std::uint64_t> find(Portfolio& portfolio, const std::function<void(Problem)>& problem) {
        const auto read = portfolio.read(into(
            [this](ReadAccounts& batch) {
                for (std::size_t i = 0; i < batch.accounts.size(); ++i)
                    places_.try_emplace(std::move(batch.accounts[i].customer_id),
                                        Known{batch.places[i], batch.accounts[i].arr});
            },
            problem));
        if (!read) return read.error();
        return (*read).rejected;
    }

    /// The place of the customer, who is now met; none for one that is not there.
    std::optional<std::uint64_t> meet(const std::string& customer_id) {
        const auto found = places_.find(customer_id);
        if (found == places_.end()) return std::nullopt;
        found->second.is_met = true;
        return found->second.place;
    }

    /// Those that were not met.
    std::vector<LoneAccount> others() const {
        std::vector<LoneAccount> lone;
        for (const auto& [customer_id, known] : places_)
            if (!known.is_met) lone.push_back({customer_id, known.arr});
        return lone;
    }

  private:
    struct Known {
        std::uint64_t place = 0;
        std::optional<double> arr;
        bool is_met = false;
    };

    boost::unordered_flat_map<std::string, Known, KeyedHash> places_;
};

class DiffRun {
  public:
    DiffRun(const DiffInput& input, const DiffPlan& plan, const std::function<void(const AccountDiff&)>& take,
            const std::function<void(Problem)>& problem)
        : input_{input},
          plan_{plan},
          take_{take},
          problem_{problem} {}

    Result<PortfolioDiff> run() {
        const auto rejected = before_.find(input_.before, problem_);
        if (!rejected) return rejected.error();
        const auto silent = [](const Problem&) {};
        if (input_.own_after != nullptr)
            if (const auto found = own_after_.find(*input_.own_after, silent); !found) return found.error();
        const auto read = input_.after.read(into([this](ReadAccounts& batch) { collect(batch); }, problem_));
        if (!read) return read.error();
        compare_collected();
        result_.rejected = *rejected + (*read).rejected;
        result_.only_before = before_.others();
        std::ranges::sort(result_.only_before, {}, &LoneAccount::customer_id);
        std::ranges::sort(result_.only_after, {}, &LoneAccount::customer_id);
        return std::move(result_);
    }

  private:
    /// Reading the earlier day again costs less for many accounts at once.
    void collect(ReadAccounts& batch) {
        std::ranges::move(batch.accounts, std::back_inserter(later_));
        constexpr std::size_t at_once = std::size_t{1} << 13U;
        if (later_.size() >= at_once) compare_collected();
    }

    void compare_collected() {
        std::vector<std::size_t> matched;  // in later_
        std::vector<std::uint64_t> before, own;
        for (std::size_t i = 0; i < later_.size(); ++i) {
            const auto& account = later_[i];
            const auto place = before_.meet(account.customer_id);
            if (!place) {
                result_.only_after.push_back({account.customer_id, account.arr});
                continue;
            }
            matched.push_back(i);
            before.push_back(*place);
            if (input_.own_after != nullptr) own.push_back(own_after_.meet(account.customer_id).value_or(0));
        }
        auto earlier = input_.before.accounts_at(before);
        const auto by_own = input_.own_after ? input_.own_after->accounts_at(own) : std::vector<Account>{};
        for (std::size_t i = 0; i < matched.size(); ++i)
            compare_one(earlier[i], later_[matched[i]], by_own.empty() ? later_[matched[i]] : by_own[i]);
        later_.clear();
    }

    void compare_one(Account& before, Account& after, const Account& own_after) {
        // Nobody asks for the scores with what became too old.
        before.aged.clear();
        after.aged.clear();
        AccountDiff diff;
        diff.customer_id = after.customer_id;
        diff.name = own_after.name;
        diff.owner = own_after.owner;
        diff.segment = plan_.later.model.segments[own_after.segment].name;
        diff.arr_before = before.arr;
        diff.arr_after = own_after.arr;
        diff.health = compare_health(before, after, own_after, plan_.earlier, plan_.later, plan_.missing);
        diff.churn = compare_churn(before, after, own_after, plan_.earlier, plan_.later, plan_.missing);
        result_.all.add(diff);
        if (plan_.by != DiffBy::nothing)
            result_.groups[plan_.by == DiffBy::owner ? diff.owner : diff.segment].add(diff);
        take_(diff);
    }

    const DiffInput& input_;
    const DiffPlan& plan_;
    const std::function<void(const AccountDiff&)>& take_;
    const std::function<void(Problem)>& problem_;
    Places before_, own_after_;
    std::vector<Account> later_;  // of the later day, to be compared
    PortfolioDiff result_;
};

template <class Class>
bool is_mass_move_of(const CardDiff<Class>& card) {
    return static_cast<double>(card.moved) > mass_move_share * static_cast<double>(card.mean.compared);
}

}  // namespace

template <class Class>
void CardDiff<Class>::add(const ScoreChange<Class>& change) {
    ++migration[static_cast<std::size_t>(change.from)][static_cast<std::size_t>(change.to)];
    if (is_worse(change.to, change.from)) ++worse;
    if (is_worse(change.from, change.to)) ++better;
    if (!change.has_change()) return;
    ++mean.compared;
    mean.change += change.change();
    for (std::size_t part = 0; part < change_parts; ++part) mean.parts[part] += change.parts[part];
    if (std::abs(change.change()) > std::lround(move_points * 10)) ++moved;
}

template struct CardDiff<Band>;
template struct CardDiff<Tier>;

void GroupDiff::add(const AccountDiff& account) {
    ++accounts;
    health.add(account.health);
    churn.add(account.churn);
}

std::string_view word(DiffBy by) {
    constexpr std::array<std::string_view, 3> words{"nothing", "owner", "segment"};
    return words[static_cast<std::size_t>(by)];
}

bool PortfolioDiff::is_mass_move() const { return is_mass_move_of(all.health) || is_mass_move_of(all.churn); }

Result<PortfolioDiff> compare(const DiffInput& input, const DiffPlan& plan,
                              const std::function<void(const AccountDiff&)>& take,
                              const std::function<void(Problem)>& problem) {
    return DiffRun{input, plan, take, problem}.run();
}

}  // namespace csm
