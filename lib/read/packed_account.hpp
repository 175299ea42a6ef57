// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>

#include <string>

namespace csm::read {

/// Appends an account as bytes: its numbers, and its texts with their lengths.
void pack(std::string& out, const Account& account);

/// Makes `account` the one that was packed at `from`; it keeps the memory of its texts.
void unpack(const char* from, Account& account);

}  // namespace csm::read
