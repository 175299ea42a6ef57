// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

/// Data files that are part of the program; the build defines each with csm_embed.
namespace csm::embedded {

/// data/benchmarks.json: what others reach.
extern const std::string_view benchmarks;

/// data/import/synonyms.json: column names that vendors use.
extern const std::string_view import_synonyms;

/// data/models/standard.json: the model that is used unless another one is named.
extern const std::string_view standard_model;
extern const std::string_view adoption_model;
extern const std::string_view outcomes_model;

/// The guides, from docs.
extern const std::string_view health_scoring_md;
extern const std::string_view playbooks_md;
extern const std::string_view benchmarks_md;
extern const std::string_view templates_md;
extern const std::string_view formats_md;
extern const std::string_view importing_md;
extern const std::string_view scoring_md;
extern const std::string_view methods_md;
extern const std::string_view exit_codes_md;
extern const std::string_view reliability_md;
extern const std::string_view weekly_md;
extern const std::string_view configuration_md;

/// The templates of letters, from data/templates.
extern const std::string_view brief_template;
extern const std::string_view qbr_template;
extern const std::string_view executive_review_template;
extern const std::string_view success_plan_template;
extern const std::string_view onboarding_template;
extern const std::string_view save_plan_template;
extern const std::string_view escalation_template;
extern const std::string_view weekly_template;

/// data/html: the style and the script of the HTML report; and Chart.js, which draws its charts.
extern const std::string_view report_css;
extern const std::string_view report_js;
extern const std::string_view chart_js;

/// Their SHA-256 in base64, for the page's Content-Security-Policy.
extern const std::string_view report_css_digest;
extern const std::string_view report_js_digest;
extern const std::string_view chart_js_digest;

}  // namespace csm::embedded
