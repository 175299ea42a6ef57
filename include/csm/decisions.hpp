// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>
#include <csm/error.hpp>
#include <csm/problem.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// What a decision of the team does (docs/decisions.md).
enum class DecisionKind : std::uint8_t {
    note,   ///< says something of the customer
    pulse,  ///< the CSM's own reading, 0–100
    override_class,
    override_tier,
    override_priority,
    snooze,  ///< out of the queue
    done     ///< an action is done
};

/// The kind as the file has it: "note", "pulse", "override", "snooze" or "done".
std::string_view word(DecisionKind kind);

/// What an override changes: "class", "tier" or "priority"; empty for any other kind.
std::string_view overridden_thing(DecisionKind kind);

/// Whether it changes a computed class, tier or priority.
bool is_override(DecisionKind kind);

/// The longest time that an override lasts, in days from its day or else from the as-of day.
inline constexpr long longest_override = 90;

/// The name of the file that is used without being named.
inline constexpr std::string_view decisions_name = "csm-decisions.csv";

/// A row of the team's file.
struct Decision {
    std::string customer_id{};
    DecisionKind kind = DecisionKind::note;
    std::string value{};   ///< a note's text, a number, the action, the class or tier that is put in place
    double pulse = 0;      ///< of a pulse: its value as a number, 0–100
    std::string reason{};  ///< may be empty but for an override
    std::string by{};      ///< who decided; may be empty but for an override
    std::optional<Date> on{};     ///< when
    std::optional<Date> until{};  ///< the last day on which it counts; none for ever
    Problem place{};              ///< file, line, column and record, for what is told of it
};

/// What the team decided about a customer.
struct CustomerDecisions {
    std::size_t number = 0;              ///< index in the decisions
    Problem first{};                     ///< the place of the first row
    std::optional<double> pulse{};       ///< 0–100
    std::optional<Date> pulse_on{};      ///< when it was read
    std::optional<double> aged_pulse{};  ///< one that became too old to count, where there is no other
    std::optional<Band> band{};          ///< in place of the computed class
    std::optional<Tier> tier{};          ///< in place of the computed tier
    std::optional<Tier> priority{};      ///< in place of the computed priority
    std::optional<Date> snoozed_until{};
    std::vector<Decision> in_force{};  ///< in the order of the file; of two that exclude each other the later
    std::vector<Decision> expired{};   ///< their last day was before the as-of day
};

/// The team's decisions as they stand on the as-of day.
class Decisions {
  public:
    /// None.
    Decisions() = default;

    /// Sorts out the rows: what is expired, and which of two that exclude each other counts, which is told.
    /// The model says which field takes the pulse.
    Decisions(std::vector<Decision> rows, Date as_of, const Model& model,
              const std::function<void(Problem)>& problem);

    /// What was decided about the customer; null for nothing.
    const CustomerDecisions* of(std::string_view customer_id) const;

    /// Puts the pulse into the account, when the model measures one.
    void take_pulse(Account& account, const CustomerDecisions& decided) const;

    /// A problem for each customer that was not `met` (by number): no account of the input has the id.
    std::vector<Problem> unknown(std::span<const std::size_t> met) const;

  private:
    void settle(CustomerDecisions& decided, Decision row, Date as_of,
                const std::function<void(Problem)>& problem);
    void settle_pulse(CustomerDecisions& decided, Date as_of, const Model& model,
                      const std::function<void(Problem)>& problem) const;

    std::map<std::string, std::size_t, std::less<>> numbers_;
    std::vector<CustomerDecisions> customers_;
    std::optional<std::size_t> pulse_slot_;
};

/// What was decided about the account; null for nothing and where no decisions are in use.
inline const CustomerDecisions* decisions_about(const Account& account, const Settings& settings) {
    return settings.decisions == nullptr ? nullptr : settings.decisions->of(account.customer_id);
}

/// Puts the pulse of the team's decisions into an account that was read; before it is scored.
inline void take_pulse(Account& account, const Settings& settings) {
    if (const auto* decided = decisions_about(account, settings))
        settings.decisions->take_pulse(account, *decided);
}

/// The result with what was decided in the place of what was computed; nothing follows from that, the scores
/// least of all. An expansion has nothing that is overridden.
HealthResult effective(HealthResult health, const CustomerDecisions& decided);
ChurnResult effective(ChurnResult churn, const CustomerDecisions& decided);
ExpansionResult effective(ExpansionResult expansion, const CustomerDecisions& decided);
Assessment effective(Assessment assessment, const CustomerDecisions& decided);

/// Whether a decision stands in the place of what such a result says.
bool overrides(const CustomerDecisions& decided, const HealthResult& health);
bool overrides(const CustomerDecisions& decided, const ChurnResult& churn);
bool overrides(const CustomerDecisions& decided, const ExpansionResult& expansion);
bool overrides(const CustomerDecisions& decided, const Assessment& assessment);

/// A result that a decision of the team can stand in the place of.
template <class Scored>
concept Decidable = requires(const Scored& scored, const CustomerDecisions& decided) {
    overrides(decided, scored);
};

/// Whether an account needs a person this week, and whether the team has put that off.
enum class QueuePlace : std::uint8_t { not_urgent, put_off, queued };

/// Its place by what was computed, or by the overridden priority where that is more urgent: an override takes
/// nobody out of the queue. The assessment is the computed one, explained where something is decided.
QueuePlace place_in_queue(const Account& account, const Assessment& assessment, const Settings& settings);

/// What the decisions come to over the selected accounts.
struct DecisionCounts {
    std::uint64_t overridden = 0;    ///< rows in which a decision stands beside what was computed
    std::uint64_t snoozed = 0;       ///< accounts out of the queue
    std::uint64_t expired = 0;       ///< decisions whose last day is past
    std::uint64_t gate_changed = 0;  ///< accounts that the gate would judge otherwise by what was computed
    std::vector<std::size_t> met{};  ///< customers that were read, selected or not, by their number

    void add(const CustomerDecisions& decided, bool is_overridden);  ///< one selected account more
    void add(const DecisionCounts& other);  ///< what another part of the reading has counted
};

/// Reads the team's file, CSV or JSON, as it stands on the day. What is wrong with a row is told with its
/// place, and the row does not count. Fails on text that is neither, and on columns that the file does not
/// have.
Result<Decisions> read_decisions(std::string_view text, const std::string& name, Date as_of,
                                 const Model& model, const std::function<void(Problem)>& problem);

}  // namespace csm
