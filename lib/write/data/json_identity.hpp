// SPDX-License-Identifier: MIT
#pragma once

#include "write/data/json_writer.hpp"

#include <csm/account.hpp>
#include <csm/model.hpp>

#include <string_view>

namespace csm::render {

/// customer_id, name, segment, arr and phase, as every customer object begins.
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
    json.key("phase");
    json.plain_text(model.lifecycle.phases[account.phase].name);
}

/// report, schema, as_of and model, as every document begins.
void write_document_identity(JsonWriter& json, std::string_view report, std::string_view schema, Date as_of,
                             const Model& model);

}  // namespace csm::render
