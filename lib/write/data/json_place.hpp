// SPDX-License-Identifier: MIT
#pragma once

#include "write/data/json_filler.hpp"
#include "write/data/json_recorder.hpp"

#include <csm/account.hpp>
#include <csm/json.hpp>
#include <csm/model.hpp>

namespace csm::render {

/// How the JSON of one analysis is laid out: the style and the depth of the lines around an account's object.
struct JsonPlace {
    JsonStyle style;
    std::size_t depth = 0;

    Layout layout() const { return style.one_line ? Layout::line : Layout::lines; }
};

/// customer_id, name, segment and arr, as every customer object begins.
template <class Json>
void write_identity(Json& json, const Account& account, const Model& model) {
    json.key("customer_id");
    json.text(account.customer_id);
    json.key("name");
    json.text(account.name);
    json.key("segment");
    json.text(model.segments[account.segment].name);
    json.key("arr");
    json.number_or_null(account.arr);
}

}  // namespace csm::render
