// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>

#include <string>
#include <utility>

namespace csm::cmd {

/// The exit status of the program.
enum class Status : int {
    done = 0,
    failed = 1,       ///< an input cannot be read or the output cannot be written
    wrong_usage = 2,  ///< the command line makes no sense
    gate_tripped = 3  ///< --fail-on or --strict found what it was asked to look for
};

/// Why a command ended early, and the status it ends with. Every Error is a Failure with the status `failed`.
struct Failure {
    Failure() = default;

    Failure(Error reason, Status exit_status = Status::failed, std::string where_to_read = {})
        : error(std::move(reason)),
          status(exit_status),
          see(std::move(where_to_read)) {}

    Error error;
    Status status = Status::failed;
    std::string see;  ///< a sentence that says where the right usage is explained; may be empty
};

/// How a command ended.
using Outcome = boost::system::result<Status, Failure>;

/// A failure that lies in the command line rather than in the data. Without `see`, run() points to the
/// command's help page.
inline Failure wrong_usage(Error reason, std::string see = {}) {
    return {std::move(reason), Status::wrong_usage, std::move(see)};
}

}  // namespace csm::cmd
