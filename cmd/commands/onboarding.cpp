// SPDX-License-Identifier: MIT
#include "files/inputs.hpp"
#include "gates.hpp"
#include "line/scoring_arguments.hpp"
#include "problem_log.hpp"

#include <csm/onboardings.hpp>
#include <csm/pages.hpp>

#include <algorithm>
#include <functional>
#include <memory>
#include <span>
#include <utility>

namespace csm::cmd {

namespace {

constexpr std::string_view name = "onboarding";
const Choices<OnboardingLevel> levels{{"stalled", OnboardingLevel::stalled},
                                      {"overrun", OnboardingLevel::overrun}};

/// One run of the command.
class OnboardingRun {
  public:
    OnboardingRun(const ScoringArguments& arguments, Io& io, const Model& model, Output& output)
        : arguments_{arguments},
          io_{io},
          output_{output},
          model_{model},
          settings_{arguments.as_of.value_or(io.today), arguments.missing} {}

    Outcome run(const Inputs& inputs, Selection selection) {
        Portfolio portfolio{inputs.portfolios(), model_, read_options(arguments_, io_, ReadAgain::records)};
        Onboardings onboardings{portfolio, model_, settings_,
                                [this](Problem found) { problems_.add(std::move(found)); }};
        const OnboardingQuery query{std::move(selection), arguments_.sort.value_or(SortKey::priority),
                                    arguments_.top.value_or(all_of_them),
                                    value_for(levels, arguments_.fail_on)};
        const auto answer = onboardings.select(query);
        const auto written = answer ? write(onboardings, *answer) : Result<void>{answer.error()};
        if (const auto unchanged = inputs.check_unchanged(); !unchanged) return unchanged.error();
        problems_.tell();
        if (!written) return written.error();
        if (const auto finished = output_.finish(); !finished) return finished.error();
        tell_unmatched(name, io_, query.selection.unmatched((*answer).seen));
        return check_gates(io_, name, arguments_,
                           {.problems = problems_.count(), .accounts = (*answer).tripped});
    }

  private:
    Result<void> write(Onboardings& onboardings, const OnboardingAnswer& answer) {
        if (io_.progress) io_.progress->begin(Progress::Work::writing, 0);
        return is_page(arguments_.format) ? write_document(onboardings, answer)
                                          : write_customers(onboardings, answer);
    }

    Result<void> write_document(Onboardings& onboardings, const OnboardingAnswer& answer) {
        const Listing<OnboardingResult> listing{onboardings.rows(onboardings.listed()),
                                                answer.summary.accounts, answer.rejected};
        write_page(onboarding_document(listing, answer.summary, model_, settings_), arguments_, io_, output_);
        return {};
    }

    /// A few at a time, so that memory does not grow with their number.
    Result<void> write_customers(Onboardings& onboardings, const OnboardingAnswer& answer) {
        constexpr std::size_t in_memory = 256;
        CustomerOutput<Onboardings> customers{onboardings, data_format(arguments_.format), false,
                                              [this](std::string_view text) { output_.write(text); }};
        const auto listed = onboardings.listed();
        TextBuffer text;
        for (std::size_t begin = 0; begin < listed.size(); begin += in_memory) {
            const auto some = listed.subspan(begin, std::min(in_memory, listed.size() - begin));
            text.clear();
            for (const auto& [account, result] : onboardings.rows(some))
                customers.append(text, account, result);
            customers.write(text.view());
        }
        return customers.finish(answer.summary, problems_.json_tail(answer.rejected), problems_.json());
    }

    const ScoringArguments& arguments_;
    Io& io_;
    Output& output_;
    const Model& model_;
    Settings settings_;
    ProblemLog problems_{name, arguments_, io_};
};

Outcome run_onboarding(const ScoringArguments& arguments, Io& io) {
    Inputs inputs{io, arguments.quiet};
    const auto model = load_model(arguments.model, inputs);
    if (!model) return model.error();
    auto selection = selection_of(arguments, *model);
    if (!selection) return selection.error();
    show_progress(arguments, io);
    if (const auto opened = inputs.open_portfolios(arguments.files); !opened) return opened.error();
    auto output = inputs.open_output(arguments.output);
    if (!output) return output.error();
    return OnboardingRun{arguments, io, *model, *output}.run(inputs, std::move(*selection));
}

Invocation declare() {
    const auto arguments = std::make_shared<ScoringArguments>();
    Invocation invocation;
    invocation.options =
        scoring_options(*arguments, {.sort_keys = {SortKey::input, SortKey::priority, SortKey::arr,
                                                   SortKey::renewal, SortKey::name, SortKey::customer_id},
                                     .default_order = "priority: what is stalled, longest first",
                                     .levels = words_of(levels),
                                     .explains = false,
                                     .decides = false});
    invocation.operands = portfolio_operands(*arguments);
    invocation.run = [arguments](Io& io) { return run_onboarding(*arguments, io); };
    return invocation;
}

}  // namespace

Command onboarding_command() {
    return {.name = name,
            .summary = "show how new accounts come along and what holds them up",
            .usage = "csm onboarding [OPTION…] [FILE…]",
            .description =
                "Lists the accounts that are being onboarded: those with a block onboarding in their record, "
                "and those in the phase onboarding. It counts their days from the kick-off, holds their "
                "milestones or the model's checklist against the day, and says what is late, where nothing "
                "was done for long, and which onboardings have used up their days. Each shows its next "
                "milestone, the time to its first value, how many seats are active, and what to do.",
            .examples = {{"csm onboarding portfolio.json", "all onboardings, the stalled ones first"},
                         {"csm onboarding --owner \"Mei-Lin Tao\"", "those of one CSM"},
                         {"csm onboarding --format csv -o onboarding.csv",
                          "one row an account, for a spreadsheet"},
                         {"csm onboarding --fail-on stalled --quiet > /dev/null",
                          "exit status 3 when an onboarding is stalled"}},
            .declare = declare};
}

}  // namespace csm::cmd
