// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>
#include <csm/text_buffer.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace csm {

/// What says what a key of the configuration is.
enum class ConfiguredBy : std::uint8_t { option, environment, file, built_in };

/// A key of the configuration and what counts for it.
struct Configured {
    std::string key;                  ///< such as model
    std::vector<std::string> values;  ///< none: nothing is set, and the command does without
    ConfiguredBy by = ConfiguredBy::built_in;
    std::string where{};   ///< the option, the variable or the file; empty for what is built in
    std::size_t line = 0;  ///< of the file, from 1

    /// "csm.toml:3", "environment CSM_PORTFOLIO", "option --model" or "built in".
    std::string source() const;
};

/// The keys as a page: a table of key, value and source.
Document configured_document(std::span<const Configured> keys);

/// Appends the JSON of csm config (data/schema/config.schema.json).
void append_configured_json(TextBuffer& out, std::span<const Configured> keys);

}  // namespace csm
