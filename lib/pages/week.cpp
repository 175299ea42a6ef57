// SPDX-License-Identifier: MIT
#include "pages/week.hpp"

#include "pages/parts.hpp"

#include <csm/nearest.hpp>
#include <csm/number.hpp>

#include <string>
#include <utility>

namespace csm::pages {

namespace {

/// " (ARR 120,000)"
std::string arr_of(const Group& group) {
    std::string text{" (ARR "};
    append_thousands(text, group.arr);
    return text + ")";
}

std::string waiting_text(const Group& waiting) {
    return counted(waiting.accounts, "more account needs a person", "more accounts need a person") +
           arr_of(waiting) + ": their owners have as many as --capacity allows.";
}

std::string unjudged_text(const WeekPlan& plan) {
    return counted(plan.unjudged.accounts, "account has no verdict", "accounts have no verdict") +
           arr_of(plan.unjudged) + ": collect " + enumerated(plan.unmeasured) +
           " first. \"csm check\" names all that is missing.";
}

std::string put_off_text(std::uint64_t count) {
    return counted(count, "account is", "accounts are") + " left out here: the team has put " +
           (count == 1 ? "it" : "them") + " off, or done the action.";
}

}  // namespace

std::vector<Paragraph> week_remarks(const WeekPlan& plan) {
    std::vector<Paragraph> remarks;
    if (plan.waiting.accounts > 0) remarks.push_back({waiting_text(plan.waiting), Tone::caution});
    if (plan.unjudged.accounts > 0) remarks.push_back({unjudged_text(plan), Tone::caution});
    if (plan.accounts() == 0 && plan.unjudged.accounts == 0)
        remarks.push_back({"Nothing needs a person this week beyond the usual cadence.", Tone::good});
    if (plan.put_off > 0) remarks.push_back({put_off_text(plan.put_off), Tone::muted});
    return remarks;
}

}  // namespace csm::pages
