// SPDX-License-Identifier: MIT
#pragma once

#include <csm/model.hpp>
#include <csm/own_field.hpp>

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace csm::read {

namespace detail {

template <class Word>
[[gnu::always_inline]] inline Word word_at(const char* at) {
    Word word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

/// Compares texts of at least one word, the last word overlapping the one before.
template <class Word>
[[gnu::always_inline]] inline bool same_words(const char* a, const char* b, std::size_t size) {
    const std::size_t last = size - sizeof(Word);
    for (std::size_t i = 0; i < last; i += sizeof(Word))
        if (word_at<Word>(a + i) != word_at<Word>(b + i)) return false;
    return word_at<Word>(a + last) == word_at<Word>(b + last);
}

}  // namespace detail

/// Whether two texts are equal; for short ones cheaper than a call of memcmp.
[[gnu::always_inline]] inline bool same_text(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    if (a.size() >= 8) return detail::same_words<std::uint64_t>(a.data(), b.data(), a.size());
    if (a.size() >= 4) return detail::same_words<std::uint32_t>(a.data(), b.data(), a.size());
    if (a.size() >= 2) return detail::same_words<std::uint16_t>(a.data(), b.data(), a.size());
    return a.empty() || a.front() == b.front();
}

/// What a place of a record fills besides an own field or a model's slot.
enum class Part : std::uint8_t { none, module_adopted, module_usage, measured_on };

/// What stands at a place of a record.
enum class Shape : std::uint8_t { object, modules, module, dates, texts, text, date, number, flag, word };

/// A known place in a record: one node of the tree of keys.
struct SchemaNode {
    std::string key;
    std::string name;  ///< dotted name for messages
    Shape shape = Shape::object;
    OwnMember own;
    Part part = Part::none;
    int slot = -1;         ///< into `Account::values`, or -1
    std::string measured;  ///< part measured_on: the block or field that it dates; empty for the record
    std::optional<double> least;
    std::optional<double> most;
    std::uint32_t id = 0;  ///< position among all nodes
    std::vector<SchemaNode> children;
    std::vector<std::uint32_t> by_key;  ///< of many children, in the order of their keys

    /// Whether it fills that part of an account.
    template <class T>
    bool is(T Account::*member) const {
        return is_member(own, member);
    }

    /// The child of that key, or nothing. `hint` is where to look first; it becomes the place after the child
    /// found: most records hold their keys in the same order.
    const SchemaNode* child(std::string_view wanted, std::size_t& hint) const {
        if (hint < children.size() && same_text(children[hint].key, wanted)) return &children[hint++];
        if (!by_key.empty()) return child_by_key(wanted, hint);
        for (std::size_t i = 0; i < children.size(); ++i) {
            if (!same_text(children[i].key, wanted)) continue;
            hint = i + 1;
            return &children[i];
        }
        return nullptr;
    }

    /// The same among many children.
    const SchemaNode* child_by_key(std::string_view wanted, std::size_t& hint) const;

    /// Sorts the keys of many children, here and below; after the last one was added.
    void sort_keys();
};

/// The tree of all keys that csm and a model read, from the record's top: the path from a key to its slot
/// without a look-up by name of the whole path. Its nodes stay where they are as long as it lives.
class RecordSchema {
  public:
    explicit RecordSchema(const Model& model);

    RecordSchema(const RecordSchema&) = delete;
    RecordSchema& operator=(const RecordSchema&) = delete;

    const SchemaNode& record() const { return record_; }

    const SchemaNode& module() const { return module_; }

    std::size_t node_count() const { return node_count_; }

  private:
    SchemaNode& add(std::string_view dotted, Shape shape);
    void add_own(bool in_blocks);
    SchemaNode& child_of(SchemaNode& parent, std::string_view key);
    void add_measured_dates(SchemaNode& block);
    SchemaNode make(std::string key, std::string name);

    std::uint32_t node_count_ = 0;
    SchemaNode record_;
    SchemaNode module_;
};

/// What should stand at a place of that shape: "a number".
std::string_view expected(Shape shape);

}  // namespace csm::read
