// SPDX-License-Identifier: MIT
#pragma once

#include "write/data/json_scorecard.hpp"

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

/// as_of and model_digest, as every object ends that stands on a line of its own: whoever takes some of the
/// lines knows of what day and method they are.
template <class Json>
void write_origin(Json& json, const JsonPlace& place, const Model& model) {
    if (place.layout() != Layout::line || !place.as_of) return;
    json.key("as_of");
    json.constant(iso_text(*place.as_of));
    json.key("model_digest");
    json.constant(model.digest);
}

/// report, schema, as_of and model, as every document begins.
void write_document_identity(JsonWriter& json, std::string_view report, std::string_view schema, Date as_of,
                             const Model& model);

}  // namespace csm::render
