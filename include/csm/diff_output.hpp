// SPDX-License-Identifier: MIT
#pragma once

#include <csm/csv.hpp>
#include <csm/customer_output.hpp>
#include <csm/portfolio_diff.hpp>

#include <string>

namespace csm {

/// A comparison in a format for programs, account by account: first the constructor, then `add` any number of
/// times, then `finish` once.
class DiffOutput {
  public:
    /// The plan must live as long; `before` and `after` name the inputs; `output` gets the text piece by
    /// piece.
    DiffOutput(const DiffPlan& plan, DataFormat format, std::string before, std::string after,
               TextTaker output, CsvStyle csv = {});

    /// Writes one more account.
    void add(const AccountDiff& account);

    /// Writes what follows the accounts: in JSON the summary and `problems`, of which `tail` tells how many;
    /// only JSON needs them. Fails when the list of problems could not be kept.
    Result<void> finish(const PortfolioDiff& diff, const JsonTail& tail, JsonProblems* problems);

  private:
    void write_head(const std::string& before, const std::string& after);
    void write_titles();
    void write_row(const AccountDiff& account);
    void flush();

    const DiffPlan& plan_;
    DataFormat format_;
    CsvStyle csv_;
    TextTaker output_;
    TextBuffer text_;
    bool is_empty_ = true;
};

}  // namespace csm
