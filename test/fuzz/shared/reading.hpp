// SPDX-License-Identifier: MIT
#pragma once

#include <csm/model.hpp>
#include <csm/portfolio.hpp>

#include <span>
#include <string>
#include <vector>

namespace csm::fuzz {

/// All that a reading delivers.
struct Told {
    std::vector<Account> accounts;
    std::string text;  ///< accounts, problems, counts and error, to compare with another reading
    ReadCounts counts;
    std::string error;  ///< described; empty when the reading succeeded
};

/// The model that is built into the program, read once.
const Model& standard_model();

/// Reads the sources in several ways and requires that all deliver the same: with one thread and with more,
/// in small and in large batches, and account by account from its place.
Told read_in_every_way(std::span<const Source> sources, const Model& model = standard_model());

/// Scores and writes an account in every way and requires what holds for all of them: scores within 0 to 100,
/// points that sum, JSON that parses.
void require_sound_scores(const Account& account, const Model& model = standard_model());

}  // namespace csm::fuzz
