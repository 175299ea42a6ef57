// SPDX-License-Identifier: MIT
#include "bench/generated_record.hpp"

#include "bench/random.hpp"
#include "bench/record_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace csm::bench {

namespace {

using namespace std::string_view_literals;

constexpr std::array segments{"enterprise"sv, "mid-market"sv, "smb"sv};
constexpr std::array tiers{"starter"sv, "professional"sv, "enterprise"sv, "enterprise_plus"sv};
constexpr std::array modules{"core_platform"sv,        "analytics_module"sv, "integrations_module"sv,
                             "api_access"sv,           "security_module"sv,  "advanced_reporting"sv,
                             "automation_module"sv,    "mobile_app"sv,       "data_export"sv,
                             "collaboration_module"sv, "custom_workflows"sv, "sso_module"sv,
                             "audit_module"sv};
constexpr std::array departments{"sales"sv,   "marketing"sv, "engineering"sv, "support"sv,
                                 "finance"sv, "product"sv,   "hr"sv,          "legal"sv};
constexpr std::array industries{"software"sv, "retail"sv,    "banking"sv, "insurance"sv,     "healthcare"sv,
                                "energy"sv,   "logistics"sv, "media"sv,   "manufacturing"sv, "education"sv};
constexpr std::array places{"Alder"sv,    "Brücke"sv,    "Cedar"sv,   "Delta"sv,   "Ember"sv,   "Fjord"sv,
                            "Granit"sv,   "Harbour"sv,   "Iris"sv,    "Juniper"sv, "Kestrel"sv, "Lumen"sv,
                            "Meridian"sv, "Northwind"sv, "Orchard"sv, "Pioneer"sv};
constexpr std::array trades{"Analytics"sv, "Foods"sv,  "Freight"sv,  "Health"sv,  "Insurance"sv, "Labs"sv,
                            "Media"sv,     "Optics"sv, "Robotics"sv, "Systems"sv, "Textiles"sv,  "Works"sv};
constexpr std::array owners{"Dana Reyes"sv,    "Femi Adeyemi"sv, "Ingrid Holm"sv, "Jon Castellanos"sv,
                            "Mei-Ling Chen"sv, "Omar Haddad"sv,  "Priya Nair"sv,  "Zoë Lindqvist"sv};

/// What the fields of a record have in common: they lie around what the wellbeing, 0 to 100, suggests.
struct Customer {
    std::size_t segment = 0;
    int wellbeing = 0;
    int arr = 0;
    std::string_view contract_type;
    int days_to_renewal = 0;
};

template <std::size_t size>
std::string_view any(const std::array<std::string_view, size>& words, Random& random) {
    return words[static_cast<std::size_t>(random.below(static_cast<int>(size)))];
}

template <std::size_t size>
std::array<std::string_view, size> shuffled(std::array<std::string_view, size> words, Random& random) {
    for (std::size_t last = size - 1; last > 0; --last)
        std::swap(words[last], words[static_cast<std::size_t>(random.below(static_cast<int>(last) + 1))]);
    return words;
}

std::string day(int days_from_as_of) {
    using namespace std::chrono;
    const year_month_day date{sys_days{2026y / March / 1} + days{days_from_as_of}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

int annual_revenue(std::size_t segment, Random& random) {
    if (segment == 0) return 100'000 + 5'000 * random.skewed(380);
    if (segment == 1) return 25'000 + 500 * random.below(150);
    return 2'400 + 100 * random.skewed(225);
}

Customer make_customer(Random& random) {
    struct Term {
        std::string_view name;
        int up_to;
        int days;
    };

    constexpr std::array<Term, 4> terms{
        {{"annual", 62, 365}, {"multi-year", 80, 1095}, {"quarterly", 91, 91}, {"month-to-month", 100, 31}}};
    Customer customer;
    const int size = random.below(100);
    customer.segment = size < 15 ? 0 : size < 45 ? 1 : 2;
    customer.wellbeing = random.near(52, 48, 0, 100);
    customer.arr = annual_revenue(customer.segment, random);
    const int kind = random.below(100);
    const auto& term =
        *std::find_if(terms.begin(), terms.end(), [&](const Term& t) { return kind < t.up_to; });
    customer.contract_type = term.name;
    customer.days_to_renewal = random.chance(4) ? -random.between(1, 45) : random.below(term.days);
    return customer;
}

void identity(RecordText& out, const Customer& customer, std::uint64_t position, Random& random) {
    constexpr std::array stages{"onboarding"sv, "adoption"sv, "optimisation"sv, "renewal"sv};
    out.required("customer_id", fmt::format("C-{:07}", position));
    const auto place = any(places, random);
    out.text("name", fmt::format("{} {}", place, any(trades, random)));
    out.text("segment", segments[customer.segment]);
    out.number("arr", customer.arr);
    if (random.chance(25)) {
        out.text("owner", any(owners, random));
        out.text("industry", any(industries, random));
        out.text("lifecycle_stage", any(stages, random));
        out.text("contract_start_date", day(-random.between(40, 1800)));
    }
    out.text("contract_end_date", day(customer.days_to_renewal));
}

void usage_and_engagement(RecordText& out, int wellbeing, Random& random) {
    out.open("usage", '{');
    out.number("login_frequency", random.near(wellbeing + 8, 25, 0, 100));
    out.number("feature_adoption", random.near(wellbeing, 25, 0, 100));
    out.decimal("dau_mau_ratio", random.near(wellbeing * 6 / 10, 15, 0, 90), 2);
    out.close('}');
    out.open("engagement", '{');
    out.number("support_ticket_volume", random.near((100 - wellbeing) / 9, 5, 0, 40));
    out.number("meeting_attendance", random.near(wellbeing + 12, 25, 0, 100));
    out.number("nps_score", random.near(2 + wellbeing / 11, 3, 0, 10));
    out.decimal("csat_score", random.near(20 + wellbeing * 3 / 10, 7, 10, 50), 1);
    out.close('}');
}

void support_and_relationship(RecordText& out, const Customer& customer, Random& random) {
    constexpr std::array contacts{8, 5, 3};
    const int wellbeing = customer.wellbeing;
    out.open("support", '{');
    out.number("open_tickets", random.near((100 - wellbeing) / 8, 5, 0, 40));
    out.decimal("escalation_rate", random.near((100 - wellbeing) / 4, 10, 0, 70), 2);
    out.decimal("avg_resolution_hours", random.near((100 - wellbeing) * 11, 300, 5, 2400), 1);
    out.close('}');
    out.open("relationship", '{');
    out.number("executive_sponsor_engagement", random.near(wellbeing + 5, 30, 0, 100));
    out.number("multi_threading_depth", random.below(contacts.at(customer.segment)) + wellbeing / 40);
    const int mood = random.near(wellbeing, 20, 0, 100);
    const bool unheard = random.chance(6);
    out.text("renewal_sentiment", unheard     ? "unknown"
                                  : mood > 55 ? "positive"
                                  : mood > 35 ? "neutral"
                                              : "negative");
    out.close('}');
}

void previous_period(RecordText& out, int wellbeing, Random& random) {
    if (random.chance(45)) return;
    out.open("previous_period", '{');
    for (const auto key :
         {"usage_score", "engagement_score", "support_score", "relationship_score", "overall_score"}) {
        const int points = random.near(wellbeing + 16, 20, 5, 99);
        out.decimal(key, 10 * points + random.below(10), 1);
    }
    out.close('}');
}

void declines(RecordText& out, int wellbeing, Random& random) {
    out.open("usage_decline", '{');
    out.number("login_trend", random.near((wellbeing - 65) * 2 / 3, 14, -60, 40));
    out.number("feature_adoption_change", random.near((wellbeing - 65) / 2, 8, -40, 30));
    out.decimal("dau_mau_change", random.near((wellbeing - 65) / 3, 6, -40, 30), 2);
    out.close('}');
    out.open("engagement_drop", '{');
    out.number("meeting_cancellations", random.near((65 - wellbeing) / 12, 2, 0, 9));
    out.number("response_time_days", random.near(1 + (70 - wellbeing) / 8, 2, 0, 21));
    out.number("nps_change", random.near((wellbeing - 60) / 10, 3, -10, 10));
    out.close('}');
}

void warning_signs(RecordText& out, const Customer& customer, Random& random) {
    const int wellbeing = customer.wellbeing;
    out.open("support_issues", '{');
    out.number("open_escalations", random.near((60 - wellbeing) / 15, 1, 0, 9));
    out.number("unresolved_critical", random.near((50 - wellbeing) / 15, 1, 0, 6));
    const int mood = random.near(wellbeing, 20, 0, 100);
    out.text("satisfaction_trend", mood > 65   ? "improving"
                                   : mood > 38 ? "stable"
                                   : mood > 18 ? "declining"
                                               : "critical");
    out.close('}');
    out.open("relationship_signals", '{');
    out.flag("champion_left", random.chance((110 - wellbeing) / 6));
    out.flag("sponsor_change", random.chance(9));
    out.number("competitor_mentions", random.near((45 - wellbeing) / 18, 1, 0, 8));
    out.close('}');
    out.open("commercial_factors", '{');
    out.text("contract_type", customer.contract_type);
    out.flag("pricing_complaints", random.chance((110 - wellbeing) / 5));
    out.flag("budget_cuts_mentioned", random.chance((110 - wellbeing) / 8));
    out.close('}');
}

void contract(RecordText& out, const Customer& customer, Random& random) {
    const int licensed = 1 + customer.arr / random.between(600, 1800);
    const int active = licensed * random.near(customer.wellbeing + 22, 25, 5, 100) / 100;
    const auto plan = static_cast<std::size_t>(random.below(3)) + (customer.segment == 0 ? 1 : 0);
    out.open("contract", '{');
    out.number("licensed_seats", licensed);
    out.number("active_seats", active);
    out.text("plan_tier", tiers.at(plan));
    out.open("available_tiers", '[');
    for (auto tier = plan; tier < tiers.size(); ++tier) out.item(tiers.at(tier));
    out.close(']');
    out.close('}');
}

void product(RecordText& out, const Customer& customer, Random& random) {
    const auto names = shuffled(modules, random);
    const auto count = static_cast<std::size_t>(random.below(random.between(1, 9)));
    out.open("product_usage", '{');
    for (std::size_t i = 0; i < count; ++i) {
        const bool adopted = random.chance(25 + customer.wellbeing * 6 / 10);
        out.open(names.at(i), '{');
        out.flag("adopted", adopted);
        out.number("usage_pct", adopted ? random.near(customer.wellbeing, 35, 1, 100) : 0);
        out.close('}');
    }
    out.close('}');
}

void organisation(RecordText& out, Random& random) {
    const auto names = shuffled(departments, random);
    const auto current = static_cast<std::size_t>(random.between(0, 3));
    const auto potential = static_cast<std::size_t>(random.between(0, 5));
    const bool overlap = current > 0 && random.chance(10);
    out.open("departments", '{');
    out.open("current", '[');
    for (std::size_t i = 0; i < current; ++i) out.item(names.at(i));
    out.close(']');
    out.open("potential", '[');
    for (std::size_t i = 0; i < potential; ++i) out.item(names.at(i + current - (overlap ? 1 : 0)));
    out.close(']');
    out.close('}');
}

}  // namespace

void append_record(std::string& out, const Recipe& recipe, std::uint64_t position) {
    auto random = Random::at(recipe.seed, position);
    const auto customer = make_customer(random);
    const auto holds = [&](Blocks blocks) { return recipe.blocks == Blocks::all || recipe.blocks == blocks; };
    RecordText record{out, recipe, position};
    identity(record, customer, position, random);
    if (holds(Blocks::health)) {
        usage_and_engagement(record, customer.wellbeing, random);
        support_and_relationship(record, customer, random);
        previous_period(record, customer.wellbeing, random);
    }
    if (holds(Blocks::churn)) {
        declines(record, customer.wellbeing, random);
        warning_signs(record, customer, random);
    }
    if (holds(Blocks::expansion)) {
        contract(record, customer, random);
        product(record, customer, random);
        organisation(record, random);
    }
    record.close('}');
}

}  // namespace csm::bench
