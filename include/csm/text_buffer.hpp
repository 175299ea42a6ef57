// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace csm {

/// Text under construction: appends without a check per character and keeps its memory when it is cleared.
class TextBuffer {
  public:
    void append(std::string_view text) {
        char* const at = room(text.size());
        text.copy(at, text.size());
        size_ += text.size();
    }

    void append(char letter) {
        *room(1) = letter;
        ++size_;
    }

    /// Where at least `size` characters can be written; what was written is kept by `keep_to`.
    char* room(std::size_t size) {
        if (storage_.size() - size_ < size) grow(size);
        return storage_.data() + size_;
    }

    /// Keeps what stands before `end`, a place within the room asked for last.
    void keep_to(const char* end) { size_ = static_cast<std::size_t>(end - storage_.data()); }

    std::string_view view() const { return {storage_.data(), size_}; }

    std::size_t size() const { return size_; }

    bool empty() const { return size_ == 0; }

    void clear() { size_ = 0; }

  private:
    void grow(std::size_t size) { storage_.resize(2 * storage_.size() + size); }

    std::vector<char> storage_;
    std::size_t size_ = 0;
};

}  // namespace csm
