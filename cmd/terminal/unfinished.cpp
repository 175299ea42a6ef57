// SPDX-License-Identifier: MIT
#include "terminal/unfinished.hpp"

#include "terminal/writer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <filesystem>

namespace csm::cmd {

namespace {

// A signal handler can reach nothing but static storage. A file that finds no free place is still removed by
// its owner, only not by a signal.
std::array<std::atomic<const char*>, 16> unfinished_paths{};
std::atomic<bool> is_ending{false};
constexpr unsigned permissions = 0666;  // less the umask
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
        if (place.compare_exchange_strong(expected, nullptr)) break;
    }
    // A handler in another thread may be at this path right now, and the process ends with it.
    while (is_ending) ::pause();
}

/// Processes of two machines may share the folder and a number, so the name is left to chance.
std::string temporary_path(const std::string& folder) {
    std::uint64_t chance = 0;
    static_cast<void>(::getentropy(&chance, sizeof chance));
    const auto name = fmt::format(".csm-{:016x}.tmp", chance);
    return (std::filesystem::path{folder} / name).string();
}

}  // namespace

UnfinishedFile::UnfinishedFile(const std::string& folder) {
    do {
        path_ = temporary_path(folder);
        // Known before it is there: a signal may come right after it was made.
        remember(path_.c_str());
        descriptor_ = open_descriptor(path_, O_WRONLY | O_CREAT | O_EXCL, permissions);
        if (descriptor_ != -1) return;
        const int error = errno;
        forget(path_.c_str());
        errno = error;
    } while (errno == EEXIST);
    kept_ = true;
}

UnfinishedFile::UnfinishedFile(const std::string& folder, const std::string& name)
    : path_{(std::filesystem::path{folder} / name).string()},
      descriptor_{open_descriptor(path_, O_WRONLY | O_CREAT | O_EXCL, permissions)},
      kept_{descriptor_ == -1} {
    // Known only now: what has the name already is nobody's to remove.
    if (!kept_) remember(path_.c_str());
}

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
    is_ending = true;
    for (const auto& place : unfinished_paths) {
        if (const char* path = place.load()) ::unlink(path);
    }
}

}  // namespace csm::cmd
