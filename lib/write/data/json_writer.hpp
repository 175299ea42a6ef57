// SPDX-License-Identifier: MIT
#pragma once

#include <csm/text_buffer.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace csm::render {

/// Whether the members of an object or a list stand one a line or all on one line.
enum class Layout : std::uint8_t { lines, line };

/// Writes JSON into a text, member by member; commas, indentation and escapes are its own.
class JsonWriter {
  public:
    /// Appends to `text`. With `Layout::line` everything stands on one line, whatever the containers ask for.
    JsonWriter(TextBuffer& text, Layout layout, std::size_t depth = 0)
        : text_{text},
          layout_{layout},
          depth_{depth} {}

    /// Begins an object or a list, 16 deep at most; `end` ends the one begun last.
    void begin_object(Layout layout = Layout::lines) { open('{', '}', layout); }

    void begin_list(Layout layout = Layout::lines) { open('[', ']', layout); }

    void end();

    /// The name of the next member; it needs no escapes.
    void key(std::string_view name);

    /// The name of the next member, whatever its characters.
    void key_of(std::string_view name);

    /// Writes what precedes the next value, which the caller appends.
    void begin_value() { text_.keep_to(begin_value(0)); }

    /// The next value: of a list's, or of the member whose key was written last. Numbers are finite.
    void null();
    void flag(bool value);
    void count(std::uint64_t value);
    void number(double value);  ///< shortest form
    void tenths(double value);  ///< a value that was rounded to one decimal
    void text(std::string_view value);
    void plain_text(std::string_view value);  ///< needs no escapes

    /// A text that is the same in every object; as in JsonRecorder.
    void constant(std::string_view value) { text(value); }

    void number_or_null(std::optional<double> value) { value ? number(*value) : null(); }

    void tenths_or_null(std::optional<double> value) { value ? tenths(*value) : null(); }

    void text_or_null(std::string_view value) { value.empty() ? null() : text(value); }

  private:
    struct Open {
        char closing = '}';
        Layout layout = Layout::lines;
        bool empty = true;
    };

    void open(char opening, char closing, Layout layout);
    char* write_separator(char* at);
    char* write_line_start(char* at, std::size_t levels) const;
    char* begin_value(std::size_t size);

    TextBuffer& text_;
    Layout layout_;
    std::size_t depth_;  // of the lines around
    std::array<Open, 16> stack_{};
    std::size_t top_ = 0;
    bool after_key_ = false;
};

/// A text with the escapes JSON needs, without the quotes.
void append_json_characters(TextBuffer& out, std::string_view text);

/// A text in double quotes with the escapes JSON needs.
void append_json_text(TextBuffer& out, std::string_view text);

/// Gives what stands in `out` from `begin` on the escapes JSON needs.
void escape_json_from(TextBuffer& out, std::size_t begin);

/// The text that `write(out)` appends, in double quotes with the escapes JSON needs.
template <class Write>
void append_json_written(TextBuffer& out, Write write) {
    out.append('"');
    const auto begin = out.size();
    write(out);
    escape_json_from(out, begin);
    out.append('"');
}

}  // namespace csm::render
