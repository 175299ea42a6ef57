// SPDX-License-Identifier: MIT
#include "read/json/packed_account.hpp"

#include <cstdint>
#include <cstring>
#include <type_traits>

namespace csm::read {

namespace {

template <class T>
concept Plain = std::is_trivially_copyable_v<T>;

/// Visits every part of an account; packing and unpacking go the same way.
template <class Archive, class Visited>
void visit_parts(Archive& archive, Visited& account) {
    archive.text(account.customer_id);
    archive.text(account.name);
    archive.text(account.owner);
    archive.text(account.industry);
    archive.text(account.lifecycle_stage);
    archive.plain(account.segment);
    archive.plain(account.segment_given);
    archive.plain(account.arr);
    archive.plain(account.contract_start);
    archive.plain(account.contract_end);
    archive.plain(account.licensed_seats);
    archive.plain(account.active_seats);
    archive.text(account.plan_tier);
    const auto name = [&](auto& item) { archive.text(item); };
    archive.list(account.available_tiers, name);
    archive.list(account.modules, [&](auto& module) {
        archive.text(module.name);
        archive.plain(module.adopted);
        archive.plain(module.usage_percent);
    });
    archive.list(account.departments_current, name);
    archive.list(account.departments_potential, name);
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
