// SPDX-License-Identifier: MIT
#include "terminal/writer.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <system_error>

namespace csm::cmd {

namespace {

constexpr std::size_t enough_for_one_write = 65536;

bool wait_until_writable(int descriptor) {
    pollfd request{descriptor, POLLOUT, 0};
    return ::poll(&request, 1, -1) >= 0 || errno == EINTR;
}

}  // namespace

int open_descriptor(const std::string& path, int flags, unsigned permissions) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): POSIX has no other form
    return ::open(path.c_str(), flags | O_CLOEXEC, permissions);
}

int write_fully(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {
            if (!wait_until_writable(descriptor)) return errno;
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

bool Writer::write(std::string_view text) {
    if (error_ != 0) return false;
    if (text.size() < enough_for_one_write) {
        pending_ += text;
        return pending_.size() < enough_for_one_write || flush();
    }
    if (!flush()) return false;
    error_ = write_fully(descriptor_, text);
    return error_ == 0;
}

bool Writer::flush() {
    if (error_ == 0) error_ = write_fully(descriptor_, pending_);
    pending_.clear();
    return error_ == 0;
}

std::string system_reason(int error) {
    std::string text = std::generic_category().message(error);
    if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a') {
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    }
    return text;
}

}  // namespace csm::cmd
