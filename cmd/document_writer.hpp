// SPDX-License-Identifier: MIT
#pragma once

#include "document_batch.hpp"
#include "files/document_output.hpp"
#include "files/inputs.hpp"
#include "line/outcome.hpp"
#include "terminal/io.hpp"

#include <csm/document_template.hpp>
#include <csm/portfolio.hpp>

#include <functional>
#include <set>
#include <vector>

namespace csm::cmd {

/// Whether the options make sense for a document; an error of the command line otherwise.
boost::system::result<void, Failure> check_document_arguments(const ScoringArguments& arguments);

/// Writes the template itself.
Outcome show_template(const ScoringArguments& arguments, Io& io);

/// Reads the accounts of a document again, with what only documents need, and writes it.
class DocumentWriter {
  public:
    DocumentWriter(const DocumentTemplate& filled, const Inputs& inputs, Portfolio& portfolio,
                   const Model& model, const Settings& settings, std::function<void(Problem)> problem)
        : template_{filled},
          inputs_{inputs},
          portfolio_{portfolio},
          model_{model},
          settings_{settings},
          problem_{std::move(problem)} {}

    /// A document for each of the accounts.
    boost::system::result<void, Failure> write_accounts(std::vector<RankedPlace> places,
                                                        const ScoringArguments& arguments, Io& io,
                                                        DocumentOutput& output);

    /// One document about the portfolio; `content` still lack their lists.
    boost::system::result<void, Failure> write_portfolio(PortfolioContent content, DocumentPlaces places,
                                                         const ScoringArguments& arguments,
                                                         DocumentOutput& output);

  private:
    std::vector<AccountContent> content_at(std::span<const std::uint64_t> places);

    /// Before the first document is written: none of them replaces an input.
    boost::system::result<void, Failure> check_names(std::span<const std::uint64_t> places,
                                                     const DocumentOutput& output);

    Result<void> write_batch(std::span<const std::uint64_t> places, DocumentOutput& output);

    const DocumentTemplate& template_;
    const Inputs& inputs_;
    Portfolio& portfolio_;
    const Model& model_;
    const Settings& settings_;
    std::function<void(Problem)> problem_;
    std::set<std::uint64_t> seen_;  // the places whose problems were told
};

}  // namespace csm::cmd
