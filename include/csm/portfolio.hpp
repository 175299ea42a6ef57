// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>
#include <csm/error.hpp>
#include <csm/model.hpp>
#include <csm/problem.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// The bytes of one input and the name it has in messages.
struct Source {
    std::string name;
    std::string_view bytes;
};

/// Receives what a reader finds, in the order of the input. The account may be moved from.
struct AccountSink {
    std::function<void(Account&)> account;
    std::function<void(Problem)> problem;
};

struct ReadCounts {
    std::uint64_t accounts = 0;
    std::uint64_t rejected =
        0;  ///< records left out: no object, no customer_id, or a customer_id that came before
};

/// Reads one portfolio: an object with "customers", a list, a single customer, or one customer a line
/// (NDJSON); a UTF-8 byte order mark is skipped. One account at a time, in constant memory beside the ids
/// seen. Fails on text that is not JSON (in NDJSON a broken line is a problem and the rest goes on) and when
/// there is no customer at all.
Result<ReadCounts> read_portfolio(const Source& source, const Model& model, const AccountSink& sink);

/// Reads several sources as one: a full outer join on customer_id. A block that only one source holds is
/// taken from it; a block given twice with different content is a problem, and the first one counts. With one
/// source the accounts are handed on while reading; with several, when all are read.
Result<ReadCounts> read_portfolios(std::span<const Source> sources, const Model& model,
                                   const AccountSink& sink);

}  // namespace csm
