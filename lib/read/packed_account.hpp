// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>

#include <csm/text_buffer.hpp>

namespace csm::read {

/// Appends an account as bytes: its numbers, and its texts with their lengths.
void pack(TextBuffer& out, const Account& account);

/// Makes `account` the one that was packed at `from`; it keeps the memory of its texts.
void unpack(const char* from, Account& account);

}  // namespace csm::read
