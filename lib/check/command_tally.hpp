// SPDX-License-Identifier: MIT
#pragma once

#include <csm/check.hpp>

#include <string>
#include <vector>

namespace csm::check {

/// Fields that count together towards a command's coverage.
struct Part {
    std::string label;
    double weight = 0;
    std::vector<std::size_t> fields;  ///< among the checked fields; all of them must be known
};

/// What an account means to a command.
struct Verdict {
    bool has_verdict = false;
    double coverage = 0;
    bool has_readiness = true;  ///< false: health or risk are not known, so more coverage is not enough
};

/// Counts, for one command, the accounts it can and cannot judge.
class CommandTally {
  public:
    CommandTally(std::string command, std::vector<Part> parts, const std::vector<CheckedField>& fields,
                 double floor);

    void add(const AccountFacts& facts, const Verdict& verdict);

    CommandCheck result() const;

  private:
    struct Silent {
        Silence silence;
        std::size_t field = 0;
    };

    std::vector<Part> parts_;
    std::vector<Silent> silences_;
    double floor_;
    double coverage_sum_ = 0;
    std::uint64_t accounts_ = 0;
    std::uint64_t without_readiness_ = 0;
    CommandCheck check_;
};

/// health, churn, expand and report, in this order.
class CommandTallies {
  public:
    CommandTallies(const Model& model, const std::vector<CheckedField>& fields);

    void add(const AccountFacts& facts);

    std::vector<CommandCheck> results() const;

  private:
    double floor_;
    std::vector<CommandTally> tallies_;
};

}  // namespace csm::check
