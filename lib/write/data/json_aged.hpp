// SPDX-License-Identifier: MIT
#pragma once

#include "write/data/json_scorecard.hpp"

#include <csm/model.hpp>
#include <csm/score.hpp>

#include <cstddef>
#include <span>

namespace csm::render {

/// Appends the member `with_aged`, after others: what the verdict would be with the values that became too
/// old to count; only where there are such.
template <class Class>
void append_with_aged(TextBuffer& out, const JsonPlace& place, const Model& model,
                      std::span<const std::size_t> fields, const WithAged<Class>& with);

/// The member with it, the last of the object.
template <class Json, class Scored>
[[gnu::always_inline]] inline void write_with_aged(Json& json, const JsonPlace& place, const Model& model,
                                                   const Scorecard& card, const Account& account,
                                                   const Scored& scored) {
    json.rest([&](TextBuffer& out) {
        if (scored.with_aged) [[unlikely]]
            append_with_aged(out, place, model, aged_fields(card, account), *scored.with_aged);
    });
}

}  // namespace csm::render
