// SPDX-License-Identifier: MIT
#include "unfinished.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <utility>

namespace csm::cmd {

namespace {

// A signal handler can reach nothing but static storage. A file that finds no free place is still removed by
// its owner, only not by a signal.
std::array<std::atomic<const char*>, 16> unfinished_paths{};
static_assert(std::atomic<const char*>::is_always_lock_free);

void remember(const char* path) {
    for (auto& place : unfinished_paths) {
        const char* expected = nullptr;
        if (place.compare_exchange_strong(expected, path)) return;
    }
}

void forget(const char* path) {
    for (auto& place : unfinished_paths) {
        const char* expected = path;
        if (place.compare_exchange_strong(expected, nullptr)) return;
    }
}

}  // namespace

UnfinishedFile::UnfinishedFile(std::string path) : path_(std::move(path)) { remember(path_.c_str()); }

UnfinishedFile::~UnfinishedFile() {
    if (kept_) return;
    ::unlink(path_.c_str());
    forget(path_.c_str());
}

void UnfinishedFile::keep() {
    forget(path_.c_str());
    kept_ = true;
}

void remove_unfinished_files() {
    for (const auto& place : unfinished_paths) {
        if (const char* path = place.load()) ::unlink(path);
    }
}

}  // namespace csm::cmd
