// SPDX-License-Identifier: MIT
#pragma once

#include "write/data/json_writer.hpp"

#include <csm/text_buffer.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm::render {

/// What is the same in every JSON object of a kind: pieces of text with a place for a value between each two.
/// A function template writes the object; `record` runs it once on a `JsonRecorder` to find the pieces, and
/// afterwards it runs on a `JsonFiller`, which only copies them and writes the values.
class JsonForm {
  public:
    /// Characters that may be copied beyond the end of a piece.
    static constexpr std::size_t overrun = 32;

    JsonForm() = default;

    /// Records the object that `write(JsonRecorder&)` writes; `depth` is that of the lines around it.
    template <class Write>
    static JsonForm record(Layout layout, std::size_t depth, Write write);

  private:
    friend class JsonRecorder;
    friend class JsonFiller;

    void end_piece(std::string_view text_so_far) { ends_.push_back(text_so_far.size()); }

    void close(std::string_view text) {
        end_piece(text);
        text_.assign(text).append(overrun, ' ');
    }

    std::vector<std::size_t> ends_;  // of the pieces, in `text_`
    std::string text_;               // with `overrun` more characters
};

/// What stands around and between the items of a list whose items are written one by one.
class JsonList {
  public:
    /// An unusable one, to be assigned to.
    JsonList() = default;
    /// The layout of the document and that of the list; `depth` is that of the lines around the list.
    JsonList(Layout layout, Layout items, std::size_t depth);

    /// Writes `items` of the list: `write(item)` for each.
    template <class Items, class Write>
    void append(TextBuffer& out, const Items& items, Write write) const {
        bool first = true;
        for (const auto& item : items) {
            out.append(first ? opening_ : between_);
            first = false;
            write(item);
        }
        out.append(first ? std::string_view{"[]"} : std::string_view{closing_});
    }

  private:
    std::string opening_, between_, closing_;
};

/// Stands in for a `JsonFiller` while the form is recorded: it takes the same calls, and values only leave a
/// place.
class JsonRecorder {
  public:
    /// Fills the form, which must live as long.
    JsonRecorder(JsonForm& form, Layout layout, std::size_t depth)
        : form_{form},
          json_{text_, layout, depth} {}

    void begin_object(Layout layout = Layout::lines) { json_.begin_object(layout); }

    void begin_list(Layout layout = Layout::lines) { json_.begin_list(layout); }

    void end() { json_.end(); }

    void key(std::string_view name) { json_.key(name); }

    /// A text that is the same in every object, and so part of the form.
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

    template <class Write>
    void rest(Write) {
        form_.end_piece(text_.view());
    }

    /// Ends the form with what stands behind the last value; nothing may follow.
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

inline JsonList::JsonList(Layout layout, Layout items, std::size_t depth) {
    if (layout == Layout::line || items == Layout::line) {
        opening_ = "[";
        between_ = layout == Layout::line ? "," : ", ";
        closing_ = "]";
        return;
    }
    const auto line = "\n" + std::string((depth + 1) * 2, ' ');
    opening_ = "[" + line;
    between_ = "," + line;
    closing_ = "\n" + std::string(depth * 2, ' ') + "]";
}

template <class Write>
JsonForm JsonForm::record(Layout layout, std::size_t depth, Write write) {
    JsonForm form;
    JsonRecorder recorder{form, layout, depth};
    write(recorder);
    recorder.finish();
    return form;
}

}  // namespace csm::render
