// SPDX-License-Identifier: MIT
#include "reading.hpp"
#include "require.hpp"

#include <csm/assessment.hpp>
#include <csm/csv.hpp>
#include <csm/json.hpp>
#include <csm/pages.hpp>
#include <csm/render.hpp>

#include <boost/json/parse.hpp>

#include <cmath>

namespace csm::fuzz {

namespace {

const Date today{2026, 3, 1};

void require_score(const std::optional<double>& score, const char* name) {
    require(!score || (*score >= 0 && *score <= 100), std::string{name} + " is not within 0 to 100");
}

long tenths(double points) { return std::lround(points * 10); }

/// The points of the contributions in tenths.
long sum_of(const CardResult& card) {
    long sum = 0;
    for (const auto& contribution : card.contributions) sum += tenths(contribution.points);
    return sum;
}

void require_sound(const Assessment& assessment) {
    if (assessment.health) {
        require_score(assessment.health->score, "the health score");
        require_score(assessment.health->card.raw, "the mean");
        if (assessment.health->score)
            require(sum_of(assessment.health->card) == 1000 - tenths(*assessment.health->score),
                    "the points lost do not sum to the score");
    }
    if (assessment.churn) {
        require_score(assessment.churn->risk, "the risk");
        if (assessment.churn->risk)
            require(sum_of(assessment.churn->card) + tenths(assessment.churn->urgency_points) +
                            tenths(assessment.churn->cap_points) ==
                        tenths(*assessment.churn->risk),
                    "the points added do not sum to the risk");
    }
    if (assessment.expansion) {
        require(std::isfinite(assessment.expansion->total_revenue), "the revenue is not finite");
        for (const auto& opportunity : assessment.expansion->opportunities)
            require(std::isfinite(opportunity.priority), "a priority is not finite");
    }
    require(!assessment.exposure || std::isfinite(*assessment.exposure), "the exposure is not finite");
}

void require_json(const Account& account, const Assessment& assessment, const Model& model) {
    const CustomerJson<Assessment> writer{model, {.one_line = true, .explain = true}, {Date{2026, 12, 1}}};
    TextBuffer text;
    writer.append(text, account, assessment);
    boost::json::error_code failure;
    boost::json::parse(boost::json::string_view{text.view().data(), text.size()}, failure);
    require(!failure, "what is written is not JSON: " + std::string{text.view()});
    text.clear();
    CustomerCsv<Assessment>{model, {Date{2026, 12, 1}}}.append(text, account, assessment);
    require(text.view().ends_with("\r\n"), "a row does not end");
}

}  // namespace

const Model& standard_model() {
    static const Model model = *read_model(standard_model_text(), "the standard model");
    return model;
}

void require_sound_scores(const Account& account, const Model& model) {
    for (const auto missing : {Missing::exclude, Missing::use_default}) {
        const Settings settings{.as_of = today, .missing = missing};
        const auto assessment = assess(account, model, settings);
        require_sound(assessment);
        require_json(account, assessment, model);
        const auto page = render_text(
            account_document(account, assess(account, model, settings), model, settings), {.width = 60});
        require(page.ends_with('\n'), "a page does not end");
    }
}

}  // namespace csm::fuzz
