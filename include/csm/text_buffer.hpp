// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace csm {

/// Text under construction: appends without a check per character and keeps its memory when it is cleared.
class TextBuffer {
  public:
    /// A text at the end; none of this buffer's own.
    void append(std::string_view text) {
        char* const at = room(text.size());
        text.copy(at, text.size());
        at_ = at + text.size();
    }

    /// A byte at the end.
    void append(char letter) {
        *room(1) = letter;
        ++at_;
    }

    /// Where at least `size` bytes can be written; what was written is kept by `keep_to`. Views and earlier
    /// places are void after it, and after `append`.
    char* room(std::size_t size) {
        if (static_cast<std::size_t>(end_ - at_) < size) grow(size);
        return at_;
    }

    /// Keeps what stands before `end`, a place within the room asked for last.
    void keep_to(char* end) { at_ = end; }

    /// All that was appended, until more is.
    std::string_view view() const { return {storage_.get(), size()}; }

    /// Bytes.
    std::size_t size() const { return static_cast<std::size_t>(at_ - storage_.get()); }

    /// Whether nothing was appended.
    bool empty() const { return size() == 0; }

    /// Empties the text and keeps the memory.
    void clear() { at_ = storage_.get(); }

  private:
    void grow(std::size_t size) {
        const auto kept = view();
        const auto capacity = 2 * static_cast<std::size_t>(end_ - storage_.get()) + size;
        auto larger = std::make_unique_for_overwrite<char[]>(capacity);
        kept.copy(larger.get(), kept.size());
        at_ = larger.get() + kept.size();
        end_ = larger.get() + capacity;
        storage_ = std::move(larger);
    }

    std::unique_ptr<char[]> storage_;
    char* at_ = nullptr;
    char* end_ = nullptr;
};

}  // namespace csm
