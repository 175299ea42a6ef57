// SPDX-License-Identifier: MIT
#pragma once

#include "bench/portfolio_generator.hpp"
#include "bench/random.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace csm::bench {

/// Writes the members of one record as JSON and leaves some of them out: the same ones for the same seed, and
/// without a change to the others.
class RecordText {
  public:
    RecordText(std::string& out, const Recipe& recipe, std::uint64_t position);

    void number(std::string_view name, int value);

    /// `value` with the given number of decimals: 25 with 2 decimals is 0.25.
    void decimal(std::string_view name, int value, int decimals);

    void flag(std::string_view name, bool value);

    /// `value` needs no escapes.
    void text(std::string_view name, std::string_view value);

    /// A text that is never left out.
    void required(std::string_view name, std::string_view value);

    void open(std::string_view name, char bracket);
    void close(char bracket);
    void item(std::string_view value);

  private:
    bool keeps() { return gaps_.below(1000) < recipe_.complete_permille; }

    void key(std::string_view name);
    void next_line();

    std::string& out_;
    const Recipe& recipe_;
    Random gaps_;
    std::size_t depth_;
    bool first_ = true;
};

}  // namespace csm::bench
