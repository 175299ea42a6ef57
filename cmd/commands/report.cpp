// SPDX-License-Identifier: MIT
#include "files/decision_file.hpp"
#include "files/inputs.hpp"
#include "files/letter_output.hpp"
#include "files/office.hpp"
#include "gates.hpp"
#include "problem_log.hpp"
#include "scoring.hpp"

#include <csm/escaped.hpp>
#include <csm/letters.hpp>
#include <csm/nearest.hpp>
#include <csm/pages.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace csm::cmd {

namespace {

const Choices<Weekend> weekend_words{
    {"sat,sun", Weekend::saturday_sunday}, {"fri,sat", Weekend::friday_saturday}, {"none", Weekend::none}};

const Choices<DateStyle> date_styles{{date_style_words[0], DateStyle::iso},
                                     {date_style_words[1], DateStyle::day_month_year},
                                     {date_style_words[2], DateStyle::month_day_year}};

bool is_file_name(std::string_view name) { return name.find_first_of("/.") != std::string_view::npos; }

/// The names of the built-in templates, and all of them in words: "qbr, executive-review or weekly".
std::vector<std::string> template_list() {
    std::vector<std::string> names;
    for (const auto& known : built_in_templates()) names.emplace_back(known.name);
    return names;
}

std::string template_names() { return alternatives(template_list()); }

/// The text of a template: a built-in one by its name, or a file by a name with a / or a . in it. The text of
/// a file lives as long as the inputs.
boost::system::result<std::string_view, Failure> template_text(const std::string& name, Inputs& inputs) {
    if (!is_file_name(name)) {
        const auto known = built_in_templates();
        const auto found = std::ranges::find(known, name, &BuiltInTemplate::name);
        if (found != known.end()) return std::string_view{found->text};
        auto error = unknown_word("--template", name, template_list());
        if (error.hint.empty())
            error.hint = fmt::format("a file of your own is written with a / or a dot, such as ./{}", name);
        return wrong_usage(std::move(error));
    }
    const auto file = inputs.open(name);
    if (!file) return Failure{file.error()};
    constexpr std::size_t largest = std::size_t{1} << 20U;
    if ((*file).bytes.size() > largest)
        return Failure{Error{name, "is too large for a template", "name a Markdown file"}};
    return (*file).bytes;
}

/// The template, checked. Every defect of it is told.
boost::system::result<LetterTemplate, Failure> load_template(const std::string& name, const Model& model,
                                                             Inputs& inputs) {
    const auto text = template_text(name, inputs);
    if (!text) return text.error();
    auto read = read_template(*text, name, model);
    if (read) return std::move(*read);
    if (const auto unchanged = inputs.check_unchanged(); !unchanged) return Failure{unchanged.error()};
    for (const auto& problem : read.error()) inputs.io().err("csm report: " + describe(problem) + "\n");
    const auto count = read.error().size();
    return Failure{Error{name,
                         fmt::format("is not a usable template, {} to mend",
                                     count == 1 ? "1 defect" : fmt::format("{} defects", count)),
                         "\"csm help templates\" names every slot"}};
}

using Written = boost::system::result<void, Failure>;

Written check_arguments(const ScoringArguments& arguments, const Io& io) {
    if (arguments.template_name.empty() && is_office(arguments.format))
        return wrong_usage(
            {{}, "--format docx and pptx are for documents", "add --template with " + template_names()});
    if (arguments.template_name.empty())
        return wrong_usage({{},
                            "--show-template prints the template that --template names",
                            "add --template with " + template_names()});
    const bool fits = !arguments.format_given || arguments.format == Format::markdown ||
                      arguments.format == Format::html || arguments.format == Format::text ||
                      is_office(arguments.format);
    if (!fits)
        return wrong_usage({{},
                            "a document is written as Markdown, text, HTML, docx or pptx",
                            "leave --format out for Markdown"});
    if (is_office(arguments.format) && arguments.output.empty() && io.out_is_terminal)
        return wrong_usage({{},
                            "a file for a word processor or slides does not go to a terminal",
                            "name a file, such as -o document.docx"});
    return {};
}

Outcome show_template(const ScoringArguments& arguments, Io& io) {
    Inputs inputs{io, arguments.quiet};
    const auto text = template_text(arguments.template_name, inputs);
    if (!text) return text.error();
    auto output = inputs.open_output(arguments.output);
    if (!output) return output.error();
    (*output).write(*text);
    if (const auto unchanged = inputs.check_unchanged(); !unchanged) return unchanged.error();
    if (const auto finished = (*output).finish(); !finished) return finished.error();
    return Status::done;
}

Failure too_many(std::size_t count, const ScoringArguments& arguments) {
    const std::string folder = arguments.output.empty() ? "documents" : arguments.output;
    return wrong_usage({{},
                        fmt::format("{} accounts are selected, and each gets a document of its own", count),
                        fmt::format("name a folder for them with a / at its end, such as --output {}/, or "
                                    "one account with --customer ID",
                                    folder)});
}

/// One run that fills a template and writes what comes out.
class LetterRun {
  public:
    LetterRun(const ScoringArguments& arguments, Io& io, const Inputs& inputs, const Model& model,
              const DecisionFile& decisions, const LetterTemplate& filled, LetterOutput& output)
        : arguments_{arguments},
          io_{io},
          inputs_{inputs},
          output_{output},
          decisions_{decisions},
          analysis_{model,
                    {arguments.as_of.value_or(io.today), arguments.missing, decisions.of_the_team(),
                     arguments.weekend}},
          portfolio_{inputs.portfolios(), model, read_options(arguments, io, ReadAgain::records)},
          letters_{portfolio_, analysis_, filled, arguments.capacity.value_or(usual_capacity),
                   [this](Problem problem) { problems_.add(std::move(problem)); }},
          template_name_{filled.name},
          is_about_portfolio_{filled.scope == Scope::portfolio} {
        if (arguments.force) letters_.fill_for_all();
    }

    Outcome run(Selection selection) {
        const Query<PortfolioAnalysis> query{
            std::move(selection), arguments_.sort.value_or(SortKey::priority),
            arguments_.top.value_or(all_of_them), value_for(tier_levels, arguments_.fail_on),
            arguments_.gate == GateOn::effective};
        const auto tell = [this](Problem problem) { problems_.add(std::move(problem)); };
        decisions_.tell_problems(tell);
        look_ahead(query.selection, analysis_.settings, inputs_, analysis_.model, arguments_, io_);
        const auto answer = letters_.select(query);
        if (!answer) problems_.tell();
        if (!answer) return answer.error();
        decisions_.tell_unknown((*answer).decisions.met, tell);
        const auto written = is_about_portfolio_ ? write_one(*answer, query.selection) : write_each();
        if (const auto unchanged = inputs_.check_unchanged(); !unchanged) return unchanged.error();
        problems_.tell();
        if (!written) return written.error();
        if (const auto finished = output_.finish(); !finished) return finished.error();
        tell_nobody("report", arguments_, (*answer).selected, io_);
        return check_gates(io_, "report", arguments_,
                           {.problems = problems_.count(),
                            .accounts = (*answer).tripped,
                            .changed = (*answer).decisions.gate_changed});
    }

  private:
    Written write_one(const Answer<PortfolioAnalysis>& answer, const Selection& selection) {
        const auto letter = letters_.portfolio_letter(answer, selection.filters(), arguments_.top);
        return letter ? write(std::span{&*letter, 1}) : Failure{letter.error()};
    }

    Written write_each() {
        const auto listed = letters_.listed();
        if (listed.empty() && output_.takes_one())
            return Failure{Error{{}, "no account matches the filters, so there is no document to fill", {}}};
        if (listed.empty()) io_.err("csm report: no account matches the filters; no document was written\n");
        if (listed.size() > 1 && output_.takes_one()) return too_many(listed.size(), arguments_);
        if (const auto fine = check_names(listed); !fine) return fine;
        constexpr std::size_t in_memory = 128;
        for (std::size_t begin = 0; begin < listed.size(); begin += in_memory) {
            const auto some =
                letters_.letters(listed.subspan(begin, std::min(in_memory, listed.size() - begin)));
            if (!some) return Failure{some.error()};
            // Files of a folder are in their place at once: nothing of an input that has changed may be in
            // them.
            if (const auto unchanged = inputs_.check_unchanged(); !unchanged)
                return Failure{unchanged.error()};
            if (const auto written = write(*some); !written) return written;
        }
        tell_left_out();
        return {};
    }

    /// A document that the account is not for; `count` accounts are asked for.
    Written leave_out(const Letter& letter, std::size_t count) {
        ++left_out_;
        if (left_out_ == 1) first_left_out_ = letter;
        if (count > 1) return {};
        return wrong_usage({{},
                            fmt::format("{} is not for {} ({}): {}", template_name_, letter.name,
                                        letter.customer_id, letter.unsuitable->reason),
                            fmt::format("take --template {}, or print it all the same with --force",
                                        letter.unsuitable->better)});
    }

    void tell_left_out() {
        if (left_out_ == 0 || arguments_.quiet) return;
        const auto& [reason, better] = *first_left_out_.unsuitable;
        io_.err(fmt::format(
            "csm report: {} is not for {} of {} accounts, which get no document; {}{}: {}, so "
            "take {}; --force fills it for all\n",
            template_name_, left_out_, letters_.listed().size(), left_out_ == 1 ? "" : "the first, ",
            escaped_data(first_left_out_.customer_id), reason, better));
    }

    /// Before the first letter is written: none of them replaces an input.
    Written check_names(std::span<const std::uint64_t> places) {
        if (!output_.may_replace_input()) return {};
        std::vector<std::string> customer_ids;
        for (auto& account : portfolio_.accounts_at(places))
            customer_ids.push_back(std::move(account.customer_id));
        return output_.check(customer_ids);
    }

    Written write(std::span<const Letter> letters) {
        for (const auto& letter : letters) {
            if (letter.unsuitable) {
                if (const auto left = leave_out(letter, letters_.listed().size()); !left) return left;
                continue;
            }
            if (const auto written = output_.write(letter.customer_id, letter.markdown); !written)
                return Failure{written.error()};
        }
        return {};
    }

    const ScoringArguments& arguments_;
    Io& io_;
    const Inputs& inputs_;
    LetterOutput& output_;
    const DecisionFile& decisions_;
    PortfolioAnalysis analysis_;
    Portfolio portfolio_;
    ProblemLog problems_{"report", arguments_, io_};
    Letters letters_;
    std::string template_name_;
    bool is_about_portfolio_;
    std::size_t left_out_ = 0;  // accounts that the document is not for
    Letter first_left_out_;     // of them
};

/// Fills the template that the arguments name, for each selected account or once for all of them; or prints
/// it.
Outcome write_letters(const ScoringArguments& arguments, Io& io) {
    if (const auto usable = check_arguments(arguments, io); !usable) return usable.error();
    if (const auto usable = check_gate_arguments(arguments); !usable) return usable.error();
    if (arguments.show_template) return show_template(arguments, io);
    std::optional<LetterTemplate> filled;
    const auto load = [&](Inputs& inputs, Model& model) -> Written {
        if (!arguments.currency.empty()) model.documents.currency = arguments.currency;
        model.documents.dates = arguments.date_style.value_or(model.documents.dates);
        auto loaded = load_template(arguments.template_name, model, inputs);
        if (!loaded) return loaded.error();
        filled = std::move(*loaded);
        return {};
    };
    const auto fill = [&](const ScoringArguments& dated, Inputs& inputs, const Model& model,
                          Selection selection) -> Outcome {
        const auto decisions = DecisionFile::open("report", dated, model, inputs);
        if (!decisions) return decisions.error();
        auto output = LetterOutput::open(dated, inputs, *filled, model);
        if (!output) return output.error();
        return LetterRun{dated, io, inputs, model, *decisions, *filled, *output}.run(std::move(selection));
    };
    return with_portfolio("report", arguments, io, fill, load);
}

struct Report {
    using Analysis = PortfolioAnalysis;
    static constexpr std::string_view name = "report";
    static inline const Choices<Tier>& levels = tier_levels;

    static SortKey default_order(Format) { return SortKey::priority; }

    static bool fills(const ScoringArguments& arguments) {
        return !arguments.template_name.empty() || arguments.show_template || is_office(arguments.format);
    }

    static Outcome fill(const ScoringArguments& arguments, Io& io) { return write_letters(arguments, io); }

    /// Pages of single accounts show what their records say besides, such as health in earlier periods; the
    /// week, where it is listed for people, whom to call.
    static RecordUse of_records(const ScoringArguments& arguments) {
        const bool is_of_customers = !arguments.filters.customers.empty();
        switch (arguments.format) {
        case Format::html: return {.histories = true, .people = true};
        case Format::slack:
        case Format::mail: return {.people = true};
        case Format::text:
        case Format::markdown:
            return {.histories = arguments.all_pages || is_of_customers, .people = !is_of_customers};
        default: return {};
        }
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
            auto page = account_document(account, assessment, model, settings, listing.history(i),
                                         listing.notes_of(i));
            std::move(page.blocks.begin(), page.blocks.end(), std::back_inserter(whole.blocks));
        }
        return whole;
    }

    static constexpr std::array files{Format::html,  Format::xlsx, Format::docx, Format::pptx,
                                      Format::slack, Format::mail, Format::ics};

    static Result<void> write_file(const Listing<Assessment>& listing, const PortfolioSummary& summary,
                                   const PortfolioAnalysis& analysis, const FileWriting& file) {
        const auto& [model, settings] = analysis;
        switch (file.arguments.format) {
        case Format::slack:
        case Format::mail:
            write_message(week_message(listing, summary, model, settings, file.arguments.top),
                          file.arguments.format, file.output);
            return {};
        case Format::ics: write_calendar(report_calendar(listing, model, settings), file); return {};
        case Format::xlsx:
            return write_workbook(
                report_workbook(listing, summary, file.workbook_problems(), model, settings), file.output);
        default:
            render_html(html_report(listing, summary, model, settings),
                        [&](std::string_view part) { file.output.write(part); });
            return {};
        }
    }

    /// What stands in no event is told on standard error.
    static void write_calendar(const PortfolioCalendar& found, const FileWriting& file) {
        file.output.write(render_ics(found.calendar));
        file.tell(name, calendar_text(found));
    }
};

/// A code or a sign, as in a model.
Option currency_option(ScoringArguments& arguments) {
    auto option =
        text("currency", "TEXT", "write money in the document with this code or sign, such as EUR or €",
             arguments.currency, words([] {
                 return std::vector<std::string>{"EUR", "GBP", "USD"};
             }));
    option.default_text = "the model's";
    option.store = [&arguments](std::string_view value) -> Result<void> {
        if (!is_currency(value))
            return Error{
                {},
                fmt::format("--currency takes a code such as EUR or a sign such as €, not \"{}\"", value),
                {}};
        arguments.currency = value;
        return {};
    };
    return option;
}

Option date_style_option(ScoringArguments& arguments) {
    auto option =
        choice("date-style", "FORM", "write dates in the document so", arguments.date_style, date_styles);
    option.default_text = "the model's";
    return option;
}

OptionGroup own_options(ScoringArguments& arguments) {
    return {"Pages and documents",
            {flag("all", "the portfolio view, then every listed account's page", arguments.all_pages),
             text("template", "NAME",
                  "fill this document instead, as Markdown, text, HTML, docx or pptx: " + template_names() +
                      ", or a file of your own",
                  arguments.template_name, {Offer::Names::files, "md", template_list}),
             flag("force", "fill the document also for accounts that it is not for", arguments.force),
             flag("show-template", "print the template itself", arguments.show_template),
             currency_option(arguments), date_style_option(arguments),
             whole_number("capacity", "list at most N accounts of each owner under This week (default: 10)",
                          arguments.capacity),
             choice("weekend", "DAYS", "days on which nothing is due", arguments.weekend, weekend_words)}};
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
                     {"csm report --format slack -o week.json", "this week as a message for Slack"},
                     {"csm report --format mail -o week.html", "this week as the body of a mail"},
                     {"csm report --format ics -o renewals.ics", "renewals and due dates for a calendar"},
                     {"csm report --template brief --customer C-1002", "the page before a call"},
                     {"csm report --template qbr --customer C-1002 -o qbr.md", "a quarterly business review"},
                     {"csm report --template qbr --customer C-1002 --format pptx -o qbr.pptx",
                      "the same as slides, made by pandoc"},
                     {"csm report --template save-plan --tier critical -o plans/",
                      "a save plan for each account at critical risk"},
                     {"csm report --fail-on critical --format csv -o week.csv",
                      "a weekly run that exits with 3 when it is urgent"}},
        .declare = declare};
}

}  // namespace csm::cmd
