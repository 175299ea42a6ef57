// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

/// Data files that are part of the program; the build defines each with csm_embed.
namespace csm::embedded {

/// data/import/synonyms.json: column names that vendors use.
extern const std::string_view import_synonyms;

/// data/models/standard.json: the model that is used unless another one is named.
extern const std::string_view standard_model;

}  // namespace csm::embedded
