// SPDX-License-Identifier: MIT
#pragma once

#include "files/history_folder.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace csm::cmd {

/// What forgetting came to.
struct Forgotten {
    std::uint64_t lines = 0;       ///< accounts that are gone
    std::uint64_t files = 0;       ///< that they were in
    std::uint64_t unfinished = 0;  ///< files of killed runs that were removed
};

/// Takes the customers out of every snapshot of the history, replaced ones too. Every file is whole at any
/// time: a run that is interrupted leaves some files as they were and can be repeated. Fails, before
/// anything is changed, when a snapshot is damaged: nobody could say who is in it.
Result<Forgotten> forget_customers(const HistoryFolder& folder, const std::vector<std::string>& customer_ids);

}  // namespace csm::cmd
