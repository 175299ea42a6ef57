// SPDX-License-Identifier: MIT
#include "files/templates.hpp"
#include "letters.hpp"
#include "scoring.hpp"

#include <csm/documents.hpp>
#include <csm/html_report.hpp>
#include <csm/workbook.hpp>

#include <iterator>

namespace csm::cmd {

namespace {

struct Report {
    using Analysis = PortfolioAnalysis;
    static constexpr std::string_view name = "report";
    static constexpr bool files = true;
    static inline const Choices<Tier>& levels = tier_levels;

    static SortKey default_order(Format) { return SortKey::priority; }

    static bool fills(const ScoringArguments& arguments) { return wants_letters(arguments); }

    static Outcome fill(const ScoringArguments& arguments, Io& io) { return write_letters(arguments, io); }

    /// Pages of single accounts show their health in earlier periods.
    static bool shows_histories(const ScoringArguments& arguments) {
        return is_page(arguments.format) && (arguments.all_pages || !arguments.filters.customers.empty() ||
                                             arguments.format == Format::html);
    }

    /// The portfolio view, unless single customers were asked for, and their pages.
    static Document document(const Listing<Assessment>& listing, const PortfolioSummary& summary,
                             const PortfolioAnalysis& analysis, const ScoringArguments& arguments) {
        const auto& [model, settings] = analysis;
        const bool only_pages = !arguments.filters.customers.empty() && listing.selected > 0;
        Document whole;
        if (!only_pages) whole = report_document(listing, summary, model, settings);
        if (!only_pages && !arguments.all_pages) return whole;
        for (std::size_t i = 0; i < listing.rows.size(); ++i) {
            const auto& [account, assessment] = listing.rows[i];
            auto page = account_document(account, assessment, model, settings, listing.history(i));
            std::move(page.blocks.begin(), page.blocks.end(), std::back_inserter(whole.blocks));
        }
        return whole;
    }

    /// A page for browsers, or a workbook.
    static Result<void> write_file(const Listing<Assessment>& listing, const PortfolioSummary& summary,
                                   const PortfolioAnalysis& analysis, const ProblemLog& problems,
                                   Format format, Output& output) {
        const auto& [model, settings] = analysis;
        if (format == Format::html) {
            render_html(html_report(listing, summary, model, settings),
                        [&](std::string_view part) { output.write(part); });
            return {};
        }
        const auto bytes = render_xlsx(
            report_workbook(listing, summary, {problems.listed(), problems.left_out()}, model, settings));
        if (!bytes) return bytes.error();
        output.write(*bytes);
        return {};
    }
};

OptionGroup own_options(ScoringArguments& arguments) {
    return {"Pages and documents",
            {flag("all", "the portfolio view, then every listed account's page", arguments.all_pages),
             text("template", "NAME",
                  "fill this document instead, as Markdown, text or HTML: " + template_names() +
                      ", or a file of your own",
                  arguments.template_name, {Offer::Names::files, "md", template_list}),
             flag("show-template", "print the template itself", arguments.show_template)}};
}

Invocation declare() {
    return declare_scoring<Report>({SortKey::input, SortKey::priority, SortKey::exposure, SortKey::score,
                                    SortKey::risk, SortKey::arr, SortKey::renewal, SortKey::name,
                                    SortKey::customer_id},
                                   "priority, then exposure", own_options);
}

}  // namespace

Command report_command() {
    return {
        .name = "report",
        .summary = "join health, churn and expansion into one view",
        .usage = "csm report [OPTION…] [FILE…]\ncsm report --all [FILE…]\ncsm report --customer ID "
                 "[FILE…]\ncsm report --template NAME [OPTION…] [FILE…]",
        .description = "Joins all three analyses on customer_id, over all files, and starts with what "
                       "needs a person this week. Every account gets a "
                       "priority, a play (save, nurture, expand or assess), one reason, one action and a "
                       "date. With --customer only the "
                       "pages of those accounts are printed: every score with every contribution.\n\n"
                       "With --template it fills a document instead, one for each account or one about "
                       "all of them; \"csm help templates\" explains them.",
        .examples = {{"csm report", "the portfolio in portfolio.json"},
                     {"csm report --all", "the view and every account's page, to read before QBRs"},
                     {"csm report --customer C-1002", "one account's page"},
                     {"csm report crm.json usage.json support.json", "three files joined on customer_id"},
                     {"csm report --format html -o report.html",
                      "a page with charts, for any browser, offline"},
                     {"csm report --format xlsx -o portfolio.xlsx", "a workbook with filters and charts"},
                     {"csm report --template qbr --customer C-1002 -o qbr.md", "a quarterly business review"},
                     {"csm report --template save-plan --tier critical -o plans/",
                      "a save plan for each account at critical risk"},
                     {"csm report --fail-on critical --format csv -o week.csv",
                      "a weekly run that exits with 3 when it is urgent"}},
        .declare = declare};
}

}  // namespace csm::cmd
