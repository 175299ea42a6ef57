// SPDX-License-Identifier: MIT
#pragma once

#include "support/models.hpp"

#include <csm/account.hpp>
#include <csm/portfolio.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm::test {

/// What a reader found: the accounts, and the problems except those on a segment that is not known.
struct Reading {
    std::vector<Account> accounts;
    std::vector<Problem> problems;
    std::vector<std::string> segment_notes;  ///< the messages on segments that are not known
    std::optional<ReadCounts> counts;        ///< none when the reading failed
    std::string error;                       ///< described; empty when the reading succeeded
};

/// Reads one text, named p.json in messages.
Reading read_text(std::string_view text, const Model& model = standard_model(),
                  const ReadOptions& options = {});

/// Reads several texts as one portfolio; they are named 1.json, 2.json and so on.
Reading read_texts(const std::vector<std::string>& texts, const Model& model = standard_model());

/// A text with one mark `^` in it: the text without the mark, and the line and column of the byte after the
/// mark.
struct Marked {
    std::string text;
    std::uint64_t line = 1;
    std::uint64_t column = 1;

    std::string place(const std::string& file = "p.json") const {
        return file + ":" + std::to_string(line) + ":" + std::to_string(column);
    }
};

Marked marked(std::string_view text);

}  // namespace csm::test
