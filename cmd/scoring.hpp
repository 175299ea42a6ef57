// SPDX-License-Identifier: MIT
#pragma once

#include "account_writer.hpp"
#include "gates.hpp"
#include "inputs.hpp"
#include "problem_log.hpp"
#include "rank.hpp"
#include "selection.hpp"

#include <csm/documents.hpp>
#include <csm/render.hpp>

#include <algorithm>
#include <vector>

namespace csm::cmd {

/// One run of a scoring command: read, select, score, sum up, order, write. `Analysis` says what is scored
/// and how it is written; commands/health.cpp is the smallest one.
template <class Analysis>
class Scoring {
  public:
    Scoring(const ScoringArguments& arguments, Io& io, Analysis analysis, Selection selection, Output& output)
        : arguments_{arguments},
          io_{io},
          analysis_{std::move(analysis)},
          selection_{std::move(selection)},
          output_{output},
          writer_{analysis_, arguments.format, arguments.explain, output} {}

    Outcome run(const Inputs& inputs) {
        const AccountSink sink{[&](Account& account) { take(account); },
                               [&](Problem problem) { problems_.add(std::move(problem)); }};
        const auto counts = read_portfolios(inputs.sources(), analysis_.model, sink);
        if (!counts) {
            tell();
            return counts.error();
        }
        write_rows((*counts).rejected);
        if (const auto finished = output_.finish(); !finished) return finished.error();
        tell();
        return check_gates(io_, Analysis::name, arguments_,
                           {.problems = problems_.all().size(), .accounts = tripped_});
    }

  private:
    /// A kept account and its place in the order.
    struct Row {
        Account account;
        Rank rank;
    };

    SortKey sort_key() const { return arguments_.sort.value_or(Analysis::default_sort(arguments_.format)); }

    /// In the order of the input, accounts are written while they are read and none is kept.
    bool streams() const { return sort_key() == SortKey::input && arguments_.format != Format::text; }

    bool is_listed(std::uint64_t position) const { return !arguments_.top || position < *arguments_.top; }

    void take(Account& account) {
        if (!selection_.admits(account, analysis_.model, analysis_.settings)) return;
        const auto scored = analysis_.score(account);
        analysis_.add(account, scored);
        if (!arguments_.fail_on.empty() && Analysis::trips(arguments_.fail_on, scored)) ++tripped_;
        ++selected_;
        if (!streams()) {
            auto rank = analysis_.rank(sort_key(), account, scored);
            rows_.push_back({std::move(account), std::move(rank)});
        } else if (is_listed(writer_.written())) {
            writer_.write(account, scored);
        }
    }

    void write_rows(std::uint64_t rejected) {
        std::stable_sort(rows_.begin(), rows_.end(),
                         [](const Row& a, const Row& b) { return a.rank < b.rank; });
        std::vector<const Account*> listed;
        for (const auto& row : rows_)
            if (is_listed(listed.size())) listed.push_back(&row.account);
        if (arguments_.format == Format::text)
            return write_text({.accounts = listed, .selected = selected_, .rejected = rejected});
        for (const auto* account : listed) writer_.write(*account, analysis_.score(*account));
        writer_.finish({rejected, problems_.all()});
    }

    void write_text(const Listing& listing) {
        const bool to_file = !arguments_.output.empty();
        const TextStyle style{.width = to_file ? TextStyle{}.width : io_.width,
                              .colour = use_color(arguments_.color, io_.out_is_terminal && !to_file, io_)};
        output_.write(render_text(analysis_.document(listing, arguments_), style));
    }

    void tell() const {
        if (!arguments_.quiet) problems_.tell(io_, Analysis::name);
        for (const auto& sentence : selection_.unmatched())
            io_.err("csm " + std::string{Analysis::name} + ": " + sentence + "\n");
    }

    const ScoringArguments& arguments_;
    Io& io_;
    Analysis analysis_;
    Selection selection_;
    Output& output_;
    AccountWriter<Analysis> writer_;
    ProblemLog problems_;
    std::vector<Row> rows_;
    std::uint64_t selected_ = 0;
    std::uint64_t tripped_ = 0;  // accounts at the level of --fail-on or a worse one
};

}  // namespace csm::cmd
