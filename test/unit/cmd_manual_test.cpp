// SPDX-License-Identifier: MIT
#include "cmd_toy_command.hpp"

#include <gtest/gtest.h>

namespace csm::test {

TEST(Manual, ShowsACommand) {
    EXPECT_EQ(cmd::command_page(toy_command(), 80), R"(csm health: score the health of every account

Usage
  csm health [OPTION…] [FILE…]

Scores every account from 0 to 100.

Operands
  FILE                 portfolios to read; - is standard input

Filters
      --owner NAME     only accounts of this owner (may be repeated)
      --top N          only the first N accounts

Output
  -f, --format FORMAT  how the result is written: text, json or csv (default:
                       text)
  -o, --output FILE    write to FILE instead of standard output
      --as-of DATE     score as of this day
  -q, --quiet          say less

General
  -h, --help           print this page
  -v, --version        print the version
      --no-pager       show a page that is longer than the terminal without
                       $CSM_PAGER or $PAGER
      --no-config      use no configuration file

Examples
  csm health portfolio.json
      scores every account of the file

Exit status
  0  done
  1  an input cannot be read, or the output cannot be written
  2  the command line is not understood, or names an owner or a customer that no
     account has
  3  a gate that was asked for tripped, such as --fail-on or --strict
)");
}

TEST(Manual, ShowsAllCommands) {
    EXPECT_EQ(cmd::overview_page(toy_commands(), 80),
              R"(csm scores a portfolio of SaaS customers: their health, the risk that they
leave, and where they can grow.

Usage
  csm COMMAND [OPTION…] [FILE…]

Commands
  health          score the health of every account
  model           show or check a model
  help            explain a command, or print a guide

Guides
  health-scoring  why the scores weigh what they weigh, and how to read them
  playbooks       what to do at each level of risk, at renewal, in onboarding
  benchmarks      what other portfolios reach, by segment and industry
  templates       documents filled from templates, and templates of your own
  formats         every field of the input and every key of the outputs
  importing       from CSV exports and raw tables to a portfolio
  methods         three methods on the same accounts, and which one fits
  scoring         how scores come about, with the numbers of the standard model
  scoring-model   the method and every constant, and how to change them
  exit-codes      what the exit status says, and gates for scripts
  reliability     what csm withstands, and what it does not promise
  configuration   a file for what you always write on the command line
  weekly          a weekly run by cron, systemd or a CI job

Examples
  csm health portfolio.json
      scores every account of the file
  csm help
      all commands and guides

"csm help COMMAND" explains a command and its options; "csm help GUIDE" prints a
guide. Where csm is installed, "man csm" and "man csm-COMMAND" open the same
pages.
)");
}

TEST(Manual, FitsThePage) {
    for (const int width : {1, 40, 60, 80, 100, 500}) {
        const std::string page = cmd::command_page(toy_command(), width);
        const auto most = static_cast<std::size_t>(std::clamp(width, 40, 100));
        for (std::size_t start = 0; start < page.size();) {
            const std::size_t end = page.find('\n', start);
            EXPECT_LE(end - start, most + 4)
                << page.substr(start, end - start);  // "…" is one column, three bytes
            EXPECT_FALSE(end > start && page[end - 1] == ' ') << page.substr(start, end - start);
            start = end + 1;
        }
    }
}

}  // namespace csm::test
