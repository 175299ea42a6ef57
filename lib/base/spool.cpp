// SPDX-License-Identifier: MIT
#include "base/spool.hpp"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace csm::read {

namespace {

/// A new file that nobody else sees, or -1 with errno.
int open_without_a_name(const std::string& folder) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): POSIX has no other form
    const int unnamed = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600);
    // Where a file system has no such files, one with a name is made and loses it at once.
    if (unnamed >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) return unnamed;
    auto name = folder + "/csm-XXXXXX";
    const int named = ::mkostemp(name.data(), O_CLOEXEC);
    if (named >= 0) ::unlink(name.c_str());
    return named;
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) return false;
        if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

Spool::~Spool() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

bool Spool::append(std::string_view bytes) {
    if (descriptor_ < 0 && text_.size() + bytes.size() <= in_memory) {
        text_ += bytes;
        return true;
    }
    if (descriptor_ < 0) {
        descriptor_ = open_without_a_name(folder_);
        if (descriptor_ < 0) return false;
        const auto kept = std::exchange(text_, {});
        if (!write_all(descriptor_, kept)) return false;
    }
    return write_all(descriptor_, bytes);
}

}  // namespace csm::read
