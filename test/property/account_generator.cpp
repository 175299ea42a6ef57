// SPDX-License-Identifier: MIT
#include "property/account_generator.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace csm::test {

namespace {

using rc::gen::arbitrary;
using rc::gen::inRange;

bool keeps(Completeness completeness) {
    return completeness == Completeness::complete || *inRange(0, 4) != 0;
}

template <class Make>
std::optional<std::invoke_result_t<Make>> sometimes(Completeness completeness, const Make& make) {
    if (!keeps(completeness)) return std::nullopt;
    return make();
}

std::string some_text() {
    return *rc::gen::element<std::string>("Ann", "Zoë \"Z\"", "a\\b", "tab\there", "東京", "x, y", "{",
                                          "\x7f", "0");
}

double a_value(const Field& field) {
    switch (field.kind) {
    case ValueKind::flag: return *inRange(0, 2);
    case ValueKind::word: return *inRange(0, static_cast<int>(field.words.size()));
    case ValueKind::number: break;
    }
    return *plausible_number(field.least.value_or(-40), field.most.value_or(40));
}

std::vector<std::string> some_words(const std::vector<std::string>& words) {
    std::vector<std::string> chosen;
    for (const auto& word : words)
        if (*inRange(0, 2) == 0) chosen.push_back(word);
    return chosen;
}

Listed<std::string> a_list(const std::vector<std::string>& words, Completeness completeness) {
    if (!keeps(completeness)) return {};
    return Listed<std::string>{some_words(words)};
}

Listed<Module> some_modules(Completeness completeness) {
    Listed<Module> modules;
    modules.given = keeps(completeness);
    if (!modules.given) return modules;
    for (const auto& name :
         some_words({"core_platform", "sso_module", "api_access", "own module", "custom_workflows"}))
        modules.add() = {name, sometimes(completeness, [] { return *arbitrary<bool>(); }),
                         sometimes(completeness, [] { return *plausible_number(0, 100); })};
    return modules;
}

double some_seats() { return static_cast<double>(*inRange(0, 200)); }

Date a_date() { return Date(2025, 1, 1) + boost::gregorian::days{*inRange(0, 1200)}; }

Account make_account(const Model& model, Completeness completeness) {
    Account account;
    account.customer_id = "C" + std::to_string(*inRange(0, 1000));
    account.name = some_text();
    account.owner = some_text();
    account.segment = *inRange<std::size_t>(0, model.segments.size());
    account.segment_given = true;
    account.arr = sometimes(completeness, [] { return *plausible_number(0, 500000); });
    account.contract_start = sometimes(completeness, a_date);
    account.contract_end = sometimes(completeness, a_date);
    account.licensed_seats = sometimes(completeness, some_seats);
    account.active_seats = sometimes(completeness, some_seats);
    if (keeps(completeness))
        account.plan_tier = *rc::gen::element<std::string>("starter", "professional", "gold");
    account.available_tiers =
        a_list({"enterprise_plus", "starter", "enterprise", "professional"}, completeness);
    account.modules = some_modules(completeness);
    account.departments_current = a_list({"Sales", "Legal", "Support"}, completeness);
    account.departments_potential = a_list({"legal", "Finance", "Sales"}, completeness);
    for (const auto& field : model.fields)
        account.values.push_back(keeps(completeness) ? a_value(field) : missing_value);
    return account;
}

}  // namespace

rc::Gen<double> plausible_number(double least, double most) {
    return rc::gen::exec([least, most] {
        const double share = *inRange(0, 1001) / 1000.0;
        switch (*inRange(0, 8)) {
        case 0: return least;
        case 1: return most;
        case 2: return std::clamp(*arbitrary<double>(), -1e15, 1e15);
        case 3: return least + (most - least) * (share * 4 - 1.5);
        case 4: return std::round(least + (most - least) * share);
        default: return std::round((least + (most - least) * share) * 10) / 10;
        }
    });
}

rc::Gen<Account> an_account(const Model& model, Completeness completeness) {
    return rc::gen::exec([&model, completeness] { return make_account(model, completeness); });
}

rc::Gen<std::vector<Account>> some_accounts(const Model& model, Completeness completeness) {
    return rc::gen::exec([&model, completeness] {
        std::vector<Account> accounts(*inRange<std::size_t>(1, 13));
        for (std::size_t i = 0; i < accounts.size(); ++i) {
            accounts[i] = make_account(model, completeness);
            accounts[i].customer_id = "C" + std::to_string(i);
        }
        return accounts;
    });
}

}  // namespace csm::test
