// SPDX-License-Identifier: MIT
#include "read/json/packed_account.hpp"

#include <csm/own_field.hpp>

#include <concepts>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace csm::read {

namespace {

template <class T>
concept Plain = std::is_trivially_copyable_v<T>;

template <class Archive, class Text>
void visit_part(Archive& archive, Text& text) requires std::same_as<std::remove_const_t<Text>, std::string> {
    archive.text(text);
}

template <class Archive, class Value>
void visit_part(Archive& archive, Value& value) requires Plain<std::remove_const_t<Value>> {
    archive.plain(value);
}

/// Of texts or modules.
template <class Archive, class List>
void visit_part(Archive& archive, List& list) requires requires {
    list.items();
}

{
    archive.list(list, [&](auto& item) {
        if constexpr (requires { item.usage_percent; }) {
            archive.text(item.name);
            archive.plain(item.adopted);
            archive.plain(item.usage_percent);
        } else {
            archive.text(item);
        }
    });
}

/// Visits every part of an account; packing and unpacking go the same way.
template <class Archive, class Visited>
void visit_parts(Archive& archive, Visited& account) {
    for_each_own_field([&](const OwnField&, auto member) { visit_part(archive, account.*member); });
    archive.plain(account.segment_given);
    archive.numbers(account.values);
    archive.plain(account.oldest_measured);
}

class Packer {
  public:
    explicit Packer(TextBuffer& out) : out_{out} {}

    template <Plain T>
    void plain(const T& value) {
        bytes(&value, sizeof value);
    }

    void text(const std::string& text) {
        plain(static_cast<std::uint32_t>(text.size()));
        out_.append(text);
    }

    void numbers(const std::vector<double>& numbers) {
        plain(static_cast<std::uint32_t>(numbers.size()));
        if (!numbers.empty()) bytes(numbers.data(), numbers.size() * sizeof(double));
    }

    template <class List, class Visit>
    void list(const List& list, Visit visit) {
        plain(list.given);
        plain(static_cast<std::uint32_t>(list.items().size()));
        for (const auto& item : list.items()) visit(item);
    }

  private:
    void bytes(const void* from, std::size_t size) {
        char* const at = out_.room(size);
        std::memcpy(at, from, size);
        out_.keep_to(at + size);
    }

    TextBuffer& out_;
};

class Unpacker {
  public:
    explicit Unpacker(const char* from) : at_{from} {}

    template <Plain T>
    void plain(T& value) {
        std::memcpy(&value, at_, sizeof value);
        at_ += sizeof value;
    }

    void text(std::string& text) {
        const auto size = count();
        text.assign(at_, size);
        at_ += size;
    }

    void numbers(std::vector<double>& numbers) {
        numbers.resize(count());
        if (!numbers.empty()) std::memcpy(numbers.data(), at_, numbers.size() * sizeof(double));
        at_ += numbers.size() * sizeof(double);
    }

    template <class List, class Visit>
    void list(List& list, Visit visit) {
        list.clear();
        plain(list.given);
        for (auto left = count(); left > 0; --left) visit(list.add());
    }

  private:
    std::uint32_t count() {
        std::uint32_t value = 0;
        plain(value);
        return value;
    }

    const char* at_;
};

}  // namespace

void pack(TextBuffer& out, const Account& account) {
    Packer packer{out};
    visit_parts(packer, account);
}

void unpack(const char* from, Account& account) {
    Unpacker unpacker{from};
    visit_parts(unpacker, account);
}

}  // namespace csm::read
