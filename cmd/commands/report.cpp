// SPDX-License-Identifier: MIT
#include "files/templates.hpp"
#include "scoring_command.hpp"

#include <csm/csv.hpp>
#include <csm/documents.hpp>

#include <limits>

namespace csm::cmd {

namespace {

constexpr double last = std::numeric_limits<double>::max();

struct ReportAnalysis {
    static constexpr std::string_view name = "report";
    static constexpr std::string_view report = "portfolio_report";
    static constexpr std::string_view schema = "csm.report/1";
    static constexpr bool fills_templates = true;
    using Scored = Assessment;

    const Model& model;
    Settings settings;
    PortfolioSummary summary{model};

    static SortKey default_sort(Format) { return SortKey::priority; }

    Assessment score(const Account& account, Detail detail) const {
        return assess(account, model, settings, detail);
    }

    Rank rank(SortKey key, const Account& account, const Assessment& assessment) const {
        if (key == SortKey::priority)
            return {static_cast<double>(assessment.priority), -assessment.exposure.value_or(0),
                    account.customer_id};
        if (key == SortKey::exposure) return {-assessment.exposure.value_or(-1), 0, account.customer_id};
        if (key == SortKey::score)
            return {assessment.health ? assessment.health->score.value_or(0) : 0, 0, account.customer_id};
        if (key == SortKey::risk)
            return {assessment.churn ? -assessment.churn->risk.value_or(0) : last, 0, account.customer_id};
        return account_rank(key, account);
    }

    static bool trips(std::string_view level, const Assessment& assessment) {
        if (level == "insufficient-data")
            return !assessment.health || assessment.health->band == Band::insufficient_data ||
                   !assessment.churn || assessment.churn->tier == Tier::insufficient_data;
        const auto limit = level == "medium" ? Tier::medium : level == "high" ? Tier::high : Tier::critical;
        return assessment.priority <= limit;
    }

    void append_csv_header(TextBuffer& out) const { append_report_csv_header(out); }

    void append_csv(TextBuffer& out, const Account& account, const Assessment& assessment) const {
        append_report_csv(out, account, assessment, model);
    }

    void append_tail(TextBuffer& out, const JsonTail& tail, bool empty) const {
        append_json_tail(out, summary, model, tail, empty);
    }

    HtmlReport html(const Listing& listing) const { return html_report(listing, summary, model, settings); }

    Workbook workbook(const Listing& listing, const WorkbookProblems& problems) const {
        return report_workbook(listing, summary, problems, model, settings);
    }

    /// Whether single accounts get pages, which show their health in earlier periods.
    static bool has_pages(const ScoringArguments& arguments) {
        return arguments.all_pages || !arguments.customers.empty() || arguments.format == Format::html;
    }

    /// The portfolio view, unless single customers were asked for, and their pages.
    Document document(const Listing& listing, const ScoringArguments& arguments) const {
        const bool only_pages = !arguments.customers.empty() && listing.selected > 0;
        Document whole;
        if (!only_pages) whole = report_document(listing, summary, model, settings);
        if (!only_pages && !arguments.all_pages) return whole;
        for (std::size_t i = 0; i < listing.accounts.size(); ++i) {
            auto page = account_document(listing, i, model, settings);
            std::move(page.blocks.begin(), page.blocks.end(), std::back_inserter(whole.blocks));
        }
        return whole;
    }
};

Invocation declare() {
    return declare_scoring<ReportAnalysis>(
        {.sort_keys = {SortKey::input, SortKey::priority, SortKey::exposure, SortKey::score, SortKey::risk,
                       SortKey::arr, SortKey::renewal, SortKey::name, SortKey::customer_id},
         .default_order = "priority, then exposure",
         .levels = {"medium", "high", "critical", "insufficient-data"},
         .has_files = true},
        [](ScoringArguments& arguments) {
            return OptionGroup{
                "Pages and documents",
                {flag("all", "the portfolio view, then every listed account's page", arguments.all_pages),
                 text("template", "NAME",
                      "fill this document instead, as Markdown, text or HTML: " + template_names() +
                          ", or a file of your own",
                      arguments.template_name, {Offer::Names::files, "md", template_list}),
                 flag("show-template", "print the template itself", arguments.show_template)}};
        });
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
