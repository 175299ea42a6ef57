// SPDX-License-Identifier: MIT
#include <csm/error.hpp>
#include <csm/mapped_range.hpp>

#include <bit>
#include <cstdint>

namespace csm {

namespace {

// A signal handler can reach nothing but static storage.
std::atomic<MappedRange*> newest{nullptr};
static_assert(std::atomic<MappedRange*>::is_always_lock_free);
}  // namespace

MappedRange::MappedRange(const std::string& name, std::string_view bytes)
    : message_("csm: " +
               describe(Error{name, "became shorter while it was read",
                              "run the command again when nothing writes to the file"}) +
               "\n"),
      bytes_(bytes),
      next_(newest.load()) {
    newest = this;
}

MappedRange::~MappedRange() {
    auto* link = &newest;
    while (link->load() != this) link = &link->load()->next_;
    *link = next_.load();
}

const std::string* MappedRange::message_at(const void* address) {
    for (const auto* range = newest.load(); range != nullptr; range = range->next_.load()) {
        const auto offset =
            std::bit_cast<std::uintptr_t>(address) - std::bit_cast<std::uintptr_t>(range->bytes_.data());
        if (offset < range->bytes_.size()) return &range->message_;
    }
    return nullptr;
}

}  // namespace csm
