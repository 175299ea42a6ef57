// SPDX-License-Identifier: MIT
#pragma once

#include <csm/field.hpp>

#include <string>
#include <string_view>

namespace csm::read {

/// Whether the field is a list in a record: a series, or the goals that a share is of.
inline bool is_list(const Field& field) {
    return field.is_series || field.derivation.kind == Derivation::Kind::share_met;
}

/// The list of the field in the record that begins the text, as JSON on one line with nothing in it but what
/// csm reads; empty when the record has none. The record came without a syntax error before.
std::string value_list(std::string_view text, const Field& field);

}  // namespace csm::read
