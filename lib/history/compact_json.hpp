// SPDX-License-Identifier: MIT
#pragma once

#include "write/data/json_writer.hpp"

#include <csm/date.hpp>
#include <csm/number.hpp>
#include <csm/text_buffer.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace csm::history {

/// Writes an object on one line without blanks, member by member. Nested ones are begun by `object`, and end
/// before the next member of the outer one.
class CompactObject {
  public:
    explicit CompactObject(TextBuffer& out) : out_{out} { out_.append('{'); }

    void end() { out_.append('}'); }

    /// The name of the next member, whose value the caller appends.
    TextBuffer& key(std::string_view name) {
        if (!is_empty_) out_.append(',');
        is_empty_ = false;
        render::append_json_text(out_, name);
        out_.append(':');
        return out_;
    }

    CompactObject object(std::string_view name) { return CompactObject{key(name)}; }

    void text(std::string_view name, std::string_view value) { render::append_json_text(key(name), value); }

    void day(std::string_view name, Date date) { text(name, iso_text(date)); }

    void number(std::string_view name, double value) { append_shortest(key(name), value); }

    void count(std::string_view name, std::uint64_t value) { key(name).append(std::to_string(value)); }

    void flag(std::string_view name, bool value) { key(name).append(value ? "true" : "false"); }

    void number_or_null(std::string_view name, std::optional<double> value) {
        if (value)
            number(name, *value);
        else
            key(name).append("null");
    }

  private:
    TextBuffer& out_;
    bool is_empty_ = true;
};

}  // namespace csm::history
