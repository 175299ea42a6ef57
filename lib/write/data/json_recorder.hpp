// SPDX-License-Identifier: MIT
#pragma once

#include "write/data/json_form.hpp"

#include <optional>
#include <string_view>

namespace csm::render {

/// Stands in for a `JsonFiller` while the form is recorded: values only leave a place.
class JsonRecorder {
  public:
    JsonRecorder(JsonForm& form, Layout layout, std::size_t depth)
        : form_{form},
          json_{text_, layout, depth} {}

    void begin_object(Layout layout = Layout::lines) { json_.begin_object(layout); }

    void begin_list(Layout layout = Layout::lines) { json_.begin_list(layout); }

    void end() { json_.end(); }

    void key(std::string_view name) { json_.key(name); }

    void constant(std::string_view value) { json_.text(value); }

    void number(double) { leave_place(); }

    void tenths(double) { leave_place(); }

    void count(std::uint64_t) { leave_place(); }

    void flag(bool) { leave_place(); }

    void text(std::string_view) { leave_place(); }

    void plain_text(std::string_view) { leave_place(); }

    void number_or_null(std::optional<double>) { leave_place(); }

    void tenths_or_null(std::optional<double>) { leave_place(); }

    void text_or_null(std::string_view) { leave_place(); }

    template <class Write>
    void value(Write) {
        leave_place();
    }

    void finish() { form_.close(text_.view()); }

  private:
    void leave_place() {
        json_.begin_value();
        form_.end_piece(text_.view());
    }

    JsonForm& form_;
    TextBuffer text_;
    JsonWriter json_;
};

template <class Write>
JsonForm JsonForm::record(Layout layout, std::size_t depth, Write write) {
    JsonForm form;
    JsonRecorder recorder{form, layout, depth};
    write(recorder);
    recorder.finish();
    return form;
}

}  // namespace csm::render
