// SPDX-License-Identifier: MIT
#include "letters.hpp"

#include "files/document_output.hpp"
#include "files/inputs.hpp"
#include "files/templates.hpp"
#include "gates.hpp"
#include "problem_log.hpp"
#include "scoring.hpp"

#include <csm/document_template.hpp>
#include <csm/portfolio_lists.hpp>
#include <csm/query.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace csm::cmd {

namespace {

using Written = boost::system::result<void, Failure>;
using Places = std::span<const std::uint64_t>;

Written check_arguments(const ScoringArguments& arguments) {
    if (arguments.template_name.empty())
        return wrong_usage({{},
                            "--show-template prints the template that --template names",
                            "add --template with " + template_names()});
    const bool fits = !arguments.format_given || arguments.format == Format::markdown ||
                      arguments.format == Format::html || arguments.format == Format::text;
    if (fits) return {};
    return wrong_usage({{},
                        "a document is written as Markdown, text or HTML",
                        "leave --format out for Markdown, which other programs turn into slides"});
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

/// One run that fills a template.
class Letters {
  public:
    Letters(const ScoringArguments& arguments, Io& io, const Inputs& inputs, const Model& model,
            const DocumentTemplate& filled, DocumentOutput& output)
        : arguments_{arguments},
          io_{io},
          inputs_{inputs},
          template_{filled},
          output_{output},
          analysis_{model, {arguments.as_of.value_or(io.today), arguments.missing}},
          portfolio_{inputs.portfolios(), model, read_options(arguments, io, ReadAgain::records)} {}

    Outcome run(Selection selection) {
        const Query<PortfolioAnalysis> query{
            std::move(selection), arguments_.sort.value_or(SortKey::priority),
            arguments_.top.value_or(all_of_them), value_for(tier_levels, arguments_.fail_on)};
        const auto answer = template_.scope == Scope::account ? fill_accounts(query) : fill_portfolio(query);
        if (!answer_) problems_.tell();
        if (!answer_) return answer.error();
        if (const auto unchanged = inputs_.check_unchanged(); !unchanged) return unchanged.error();
        problems_.tell();
        tell_unmatched("report", io_, query.selection.unmatched(answer_->seen));
        if (!answer) return answer.error();
        if (const auto finished = output_.finish(); !finished) return finished.error();
        return check_gates(io_, "report", arguments_,
                           {.problems = problems_.count(), .accounts = answer_->tripped});
    }

  private:
    template <class Keeper>
    Written read(const Query<PortfolioAnalysis>& query, Keeper& keeper) {
        auto answer = csm::run(portfolio_, query, analysis_, keeper,
                               [this](Problem problem) { add(std::move(problem)); });
        if (!answer) return Failure{answer.error()};
        answer_ = std::move(*answer);
        return {};
    }

    void add(Problem problem) {
        if (template_.scope == Scope::portfolio) groups_.add(problem);
        problems_.add(std::move(problem));
    }

    /// An account may stand in several lists: its problems are told once.
    std::vector<AccountContent> contents(Places places) {
        std::set<std::uint64_t> told;
        auto all = contents_at(portfolio_, places, analysis_.model, analysis_.settings,
                               [&](std::uint64_t place, Problem problem) {
                                   if (told_.contains(place)) return;
                                   told.insert(place);
                                   problems_.add(std::move(problem));
                               });
        told_.merge(told);
        return all;
    }

    Written fill_accounts(const Query<PortfolioAnalysis>& query) {
        Ranking ranking{analysis_, query};
        if (const auto fine = read(query, ranking); !fine) return fine;
        const auto listed = ranking.places();
        if (listed.empty() && output_.takes_one())
            return Failure{Error{{}, "no account matches the filters, so there is no document to fill", {}}};
        if (listed.empty()) io_.err("csm report: no account matches the filters; no document was written\n");
        if (listed.size() > 1 && output_.takes_one()) return too_many(listed.size(), arguments_);
        if (const auto fine = check_names(listed); !fine) return fine;
        constexpr std::size_t in_memory = 128;
        for (std::size_t begin = 0; begin < listed.size(); begin += in_memory) {
            const auto count = std::min(in_memory, listed.size() - begin);
            if (const auto written = write_some(Places{listed}.subspan(begin, count)); !written)
                return Failure{written.error()};
        }
        return {};
    }

    /// Before the first document is written: none of them replaces an input.
    Written check_names(Places places) {
        if (!output_.may_replace_input()) return {};
        std::vector<std::string> customer_ids;
        for (auto& account : portfolio_.accounts_at(places))
            customer_ids.push_back(std::move(account.customer_id));
        return output_.check(customer_ids);
    }

    Result<void> write_some(Places places) {
        std::vector<std::pair<std::string, std::string>> letters;
        for (const auto& content : contents(places)) {
            auto filled = fill(template_, content, analysis_.model, analysis_.settings);
            if (!filled) return filled.error();
            letters.emplace_back(content.account.customer_id, std::move((*filled).markdown));
        }
        // Files of a folder are in their place at once: nothing of an input that has changed may be in them.
        if (const auto unchanged = inputs_.check_unchanged(); !unchanged) return unchanged.error();
        for (const auto& [customer_id, markdown] : letters)
            if (const auto written = output_.write(customer_id, markdown); !written) return written.error();
        return {};
    }

    Written fill_portfolio(const Query<PortfolioAnalysis>& query) {
        PortfolioLists lists{analysis_, query.order};
        if (const auto fine = read(query, lists); !fine) return fine;
        const auto queue_count = lists.queue_size();
        const auto places = lists.places(arguments_.top);
        PortfolioContent content{.summary = answer_->summary,
                                 .selection = phrase_of(arguments_.filters),
                                 .queue_count = queue_count,
                                 .rejected = answer_->rejected,
                                 .problem_count = groups_.total(),
                                 .problems = groups_.groups(),
                                 .queue = contents(places.queue),
                                 .changes = contents(places.changes),
                                 .renewals = contents(places.renewals),
                                 .ready = contents(places.ready)};
        const auto letter = fill(template_, content, analysis_.model, analysis_.settings);
        if (!letter) return Failure{letter.error()};
        if (const auto written = output_.write({}, (*letter).markdown); !written)
            return Failure{written.error()};
        return {};
    }

    const ScoringArguments& arguments_;
    Io& io_;
    const Inputs& inputs_;
    const DocumentTemplate& template_;
    DocumentOutput& output_;
    PortfolioAnalysis analysis_;
    Portfolio portfolio_;
    ProblemLog problems_{"report", arguments_, io_};
    ProblemGroups groups_;
    std::optional<Answer<PortfolioAnalysis>> answer_;
    std::set<std::uint64_t> told_;  // the places whose problems were told
};

}  // namespace

Outcome write_letters(const ScoringArguments& arguments, Io& io) {
    if (const auto usable = check_arguments(arguments); !usable) return usable.error();
    if (arguments.show_template) return show_template(arguments, io);
    Inputs inputs{io, arguments.quiet};
    const auto model = load_model(arguments.model, inputs);
    if (!model) return model.error();
    const auto filled = load_template(arguments.template_name, *model, inputs);
    if (!filled) return filled.error();
    auto selection = selection_of(arguments, *model);
    if (!selection) return selection.error();
    show_progress(arguments, io);
    if (const auto opened = inputs.open_portfolios(arguments.files); !opened) return opened.error();
    auto output = DocumentOutput::open(arguments, inputs, (*filled).scope == Scope::account);
    if (!output) return output.error();
    return Letters{arguments, io, inputs, *model, *filled, *output}.run(std::move(*selection));
}

}  // namespace csm::cmd
