// SPDX-License-Identifier: MIT
// Any bytes as a template, filled for an account that has something in every field; what follows a zero byte
// is the record of another account.
#include "shared/reading.hpp"
#include "shared/require.hpp"
#include "shared/target.hpp"

#include <csm/guide.hpp>
#include <csm/html.hpp>
#include <csm/letter_template.hpp>
#include <csm/portfolio.hpp>
#include <csm/render.hpp>

#include <algorithm>

namespace csm::fuzz {

namespace {

constexpr std::string_view known_record = R"json({
"customer_id": "C-1", "name": "=Acme [x](javascript:1) <b>", "segment": "smb", "arr": 48000,
"owner": "@Dana", "industry": "retail", "lifecycle_stage": "growth",
"contract_start_date": "2025-03-01", "contract_end_date": "2026-05-01",
"usage": {"login_frequency": 40, "feature_adoption": 55, "dau_mau_ratio": 0.2},
"contract": {"licensed_seats": 10, "active_seats": 9, "plan_tier": "starter",
 "available_tiers": ["starter", "professional"]},
"product_usage": {"core": {"adopted": true, "usage_pct": 60}, "reports": {"adopted": false}},
"departments": {"current": ["sales"], "potential": ["support"]},
"prepared_by": "D", "next_review_date": "2026-04-01", "attendees": ["A", "B"], "highlights": ["h"],
"focus_areas": ["f"], "texts": {"site": "javascript:alert(1)"}, "internal": {"note": "n"},
"renewal": {"terms_discussed": true}, "goals": [{"objective": "o", "target": 5}, {"metric": "m"}],
"milestones": [{"name": "n", "due": "2026-05-05"}], "roi": [{"metric": "r", "before": 1, "after": 2}],
"stakeholders": [{"name": "s"}, {"role": "r"}], "open_issues": [{"title": "t"}],
"feature_requests": [{"title": "t"}], "actions": [{"action": "a"}], "obstacles": [{"obstacle": "o"}],
"notes": [{"text": "t"}], "history": [{"period": "Q1", "overall_score": 50}],
"adoption_plan": {"reports": {"target_pct": 40}}
})json";

const Settings settings{Date{2026, 3, 1}, Missing::exclude};

/// What letters about the accounts of a portfolio are filled from.
std::vector<AccountContent> contents_of(std::string_view text) {
    const Source source{"p.json", text};
    Portfolio portfolio{{&source, 1}, standard_model(), {}};
    std::vector<std::uint64_t> places;
    const auto deliver = [&](const PlacedAccounts& batch) {
        std::ranges::copy(batch.places, std::back_inserter(places));
    };
    if (!portfolio.read({[] { return PlacedAccounts{}; }, deliver, [](Problem) {}})) return {};
    return contents_at(portfolio, places, standard_model(), settings, [](std::uint64_t, Problem) {});
}

PortfolioContent portfolio_of(const std::vector<AccountContent>& contents) {
    return {.summary = PortfolioSummary{standard_model()},
            .selection = "all accounts",
            .week = {.places = {},
                     .customer_ids = {},
                     .waiting = {3, 100, 50},
                     .unjudged = {2, 70, 0},
                     .unmeasured = {"NPS"}},
            .problems = {},
            .queue = contents,
            .changes = contents,
            .renewals = contents,
            .ready = contents};
}

void require_sound(const FilledLetter& letter) {
    require(letter.markdown.ends_with('\n'), "a letter does not end its last line");
    const auto page = markdown_page(letter.markdown).html;
    for (const auto* const part : {"<script", "=\"javascript:", "=\"data:", "=\"vbscript:"})
        require(page.find(part) == page.npos, std::string{"a page holds "} + part);
    const auto once = render_text(read_markdown(letter.markdown), {});
    require_equal(once, render_text(read_markdown(letter.markdown), {}), "a letter is shown in two ways");
}

void fill_everything(const LetterTemplate& read, const std::vector<AccountContent>& contents) {
    const auto portfolio = portfolio_of(contents);
    const auto fill_once = [&](std::size_t i) {
        return read.scope == Scope::portfolio ? fill(read, portfolio, standard_model(), settings)
                                              : fill(read, contents[i], standard_model(), settings);
    };
    const auto count = read.scope == Scope::portfolio ? std::size_t{1} : contents.size();
    for (std::size_t i = 0; i < count; ++i) {
        const auto once = fill_once(i), again = fill_once(i);
        require(once.has_value() == again.has_value(), "a letter is filled only sometimes");
        if (!once) continue;
        require_equal((*once).markdown, (*again).markdown, "a letter is filled in two ways");
        require_sound(*once);
    }
}

}  // namespace

}  // namespace csm::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace csm;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto zero = std::min(text.find('\0'), text.size());
    const auto read = read_template(text.substr(0, zero), "t.md", fuzz::standard_model());
    if (!read) {
        fuzz::require(!read.error().empty(), "a template is refused without a reason");
        for (const auto& problem : read.error())
            fuzz::require(problem.line > 0 && !problem.message.empty(), "a defect has no place or no words");
        return 0;
    }
    static const auto known = fuzz::contents_of(fuzz::known_record);
    fuzz::require(!known.empty(), "the known record is not read");
    fuzz::fill_everything(*read, known);
    if (zero < text.size()) fuzz::fill_everything(*read, fuzz::contents_of(text.substr(zero + 1)));
    return 0;
}
