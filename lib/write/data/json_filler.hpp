// SPDX-License-Identifier: MIT
#pragma once

#include "write/data/json_form.hpp"

#include <csm/number.hpp>

#include <cstring>
#include <optional>
#include <string_view>

namespace csm::render {

/// Writes an object by its form, once. Members and brackets come from the form; only values are written, each
/// as the JsonWriter's function of that name has it, in the order in which the form was recorded.
class JsonFiller {
  public:
    /// Both must live as long.
    JsonFiller(const JsonForm& form, TextBuffer& out)
        : out_{out},
          text_{form.text_.data()},
          next_{form.ends_.data()} {}

    void begin_object(Layout = Layout::lines) {}

    void begin_list(Layout = Layout::lines) {}

    void end() {}

    void key(std::string_view) {}

    void constant(std::string_view) {}

    void number(double value) { out_.keep_to(write_shortest(piece(longest_number), value)); }

    void tenths(double value) { out_.keep_to(write_tenths(piece(longest_number), value)); }

    void count(std::uint64_t value) { number(static_cast<double>(value)); }

    void flag(bool value) { word(value ? "true" : "false"); }

    void null() { word("null"); }

    void text(std::string_view value) {
        out_.keep_to(piece(0));
        append_json_text(out_, value);
    }

    void plain_text(std::string_view value) {
        char* at = piece(value.size() + 2);
        *at++ = '"';
        at += value.copy(at, value.size());
        *at++ = '"';
        out_.keep_to(at);
    }

    void number_or_null(std::optional<double> value) { value ? number(*value) : null(); }

    void tenths_or_null(std::optional<double> value) { value ? tenths(*value) : null(); }

    void text_or_null(std::string_view value) { value.empty() ? null() : text(value); }

    /// A value that `write(TextBuffer&)` appends.
    template <class Write>
    void value(Write write) {
        out_.keep_to(piece(0));
        write(out_);
    }

    /// Members that not every object has, after the last value: `write(TextBuffer&)` appends them, each with
    /// a comma before it.
    template <class Write>
    void rest(Write write) {
        value(write);
    }

    /// Writes what stands behind the last value.
    void finish() { out_.keep_to(piece(0)); }

  private:
    /// Copies the next piece; where the value goes, with room for `size` characters.
    char* piece(std::size_t size) {
        const std::size_t end = *next_++;
        const std::size_t length = end - start_;
        char* const at = out_.room(length + JsonForm::overrun + size);
        for (std::size_t copied = 0; copied < length; copied += JsonForm::overrun)
            std::memcpy(at + copied, text_ + start_ + copied, JsonForm::overrun);
        start_ = end;
        return at + length;
    }

    void word(std::string_view word) {
        char* const at = piece(word.size());
        out_.keep_to(at + word.copy(at, word.size()));
    }

    TextBuffer& out_;
    const char* text_;
    const std::size_t* next_;
    std::size_t start_ = 0;
};

}  // namespace csm::render
