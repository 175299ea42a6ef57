// SPDX-License-Identifier: MIT
#include "pages/decisions.hpp"
#include "pages/score_sheets.hpp"
#include "pages/sheet_figures.hpp"

#include <string_view>
#include <utility>

namespace csm {

using namespace pages;

namespace {

/// The summary of a page: its title, what has to be known before the figures, and the figures, under a
/// heading of their own. The accounts stand on a sheet.
template <class Scored>
Document summary_of(Document page, std::string_view heading, const Listing<Scored>& listing,
                    const Model& model, const Settings& settings) {
    Document summary;
    summary.blocks.push_back(std::move(page.blocks.front()));
    summary.blocks.emplace_back(Paragraph{basis_text(model, settings), Tone::muted});
    add_rejected(summary, listing.rejected);
    add_decision_counts(summary, listing.decisions, settings, "(sheet Decisions, of the accounts listed)");
    if (listing.selected == 0)
        summary.blocks.emplace_back(Paragraph{"No account matches the filters.", Tone::plain});
    for (auto& block : page.blocks) {
        if (!std::holds_alternative<Bars>(block) && !std::holds_alternative<Facts>(block)) continue;
        summary.blocks.emplace_back(Heading{2, std::string{heading}});
        summary.blocks.push_back(std::move(block));
    }
    return summary;
}

Sheet health_sheet(const Listing<HealthResult>& listing, const Model& model) {
    std::vector<std::string> dimensions;
    for (const auto& dimension : model.health.card.dimensions) dimensions.push_back(dimension.label);
    auto sheet = sheet_of_accounts(titled(health_columns), model, dimensions);
    for (const auto& [account, health] : listing.rows)
        sheet.add({account, health, model, advise_on_health(account, model, health)});
    return added_up("Health", std::move(sheet), {"ARR"});
}

Sheet expansion_sheet(const Listing<ExpansionResult>& listing, const Model& model) {
    auto sheet = sheet_of_accounts(titled(expansion_columns), model);
    for (const auto& [account, expansion] : listing.rows)
        sheet.add({account, expansion, model, advise_on_expansion(account, model, expansion)});
    return added_up("Expansion", std::move(sheet), {"ARR", "Net a year", "All a year"});
}

/// What a workbook of scored accounts is made of.
struct ScoreParts {
    std::string_view heading;   ///< of the figures
    Document page;              ///< of the same accounts
    std::vector<Sheet> sheets;  ///< the accounts first
};

/// The workbook; `add_figures` says which figures of the summary are formulas.
template <class Scored>
Workbook workbook_of(ScoreParts parts, const Listing<Scored>& listing, const WorkbookProblems& problems,
                     const Model& model, const Settings& settings, const auto& add_figures) {
    Workbook workbook{.created = settings.as_of,
                      .summary = summary_of(std::move(parts.page), parts.heading, listing, model, settings),
                      .sheets = std::move(parts.sheets)};
    SheetFigures figures{workbook.summary, workbook.sheets.front()};
    add_figures(figures);
    workbook.figures = figures.take();
    if (settings.decisions) workbook.sheets.push_back({"Decisions", decisions_table(listing, settings)});
    workbook.sheets.push_back(problems_sheet(problems, model));
    return workbook;
}

}  // namespace

Workbook health_workbook(const Listing<HealthResult>& listing, const HealthSummary& summary,
                         const WorkbookProblems& problems, const Model& model, const Settings& settings) {
    return workbook_of(
        {"Health", health_document(listing, summary, model, settings), {health_sheet(listing, model)}},
        listing, problems, model, settings,
        [](SheetFigures& figures) { figures.add_bars("Health", "Class", "ARR"); });
}

Workbook churn_workbook(const Listing<ChurnResult>& listing, const ChurnSummary& summary,
                        const WorkbookProblems& problems, const Model& model, const Settings& settings) {
    ChurnSheet sheet{model};
    for (const auto& [account, churn] : listing.rows) sheet.add(account, churn);
    return workbook_of({"Churn risk", churn_document(listing, summary, model, settings), {sheet.take()}},
                       listing, problems, model, settings,
                       [](SheetFigures& figures) { figures.add_bars("Churn risk", "Tier", "ARR"); });
}

Workbook expansion_workbook(const Listing<ExpansionResult>& listing, const ExpansionSummary& summary,
                            const WorkbookProblems& problems, const Model& model, const Settings& settings) {
    OpportunitySheet opportunities{model, "Opportunities"};
    for (const auto& [account, expansion] : listing.rows) opportunities.add(account, expansion);
    const auto add_figures = [](SheetFigures& figures) {
        const std::string ready{word(Readiness::ready)};
        figures.add_facts({{"Ready now", sum_of("Net a year", {{{"Readiness", ready}}})},
                           {"Net of overlaps", sum_of("Net a year")},
                           {"All opportunities", sum_of("All a year")}});
    };
    return workbook_of({"Expansion",
                        expansion_document(listing, summary, model, settings),
                        {expansion_sheet(listing, model), opportunities.take()}},
                       listing, problems, model, settings, add_figures);
}

}  // namespace csm
