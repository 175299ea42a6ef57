// SPDX-License-Identifier: MIT
#include <csm/input_file.hpp>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace csm {

namespace {

/// Closes a file descriptor at the end of its scope.
struct OpenFile {
    int descriptor = -1;

    OpenFile(const std::string& path) : descriptor{::open(path.c_str(), O_RDONLY | O_CLOEXEC)} {}

    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    ~OpenFile() {
        if (descriptor >= 0) ::close(descriptor);
    }
};

Error system_error(const std::string& path, int number) {
    const auto reason = std::generic_category().message(number);
    const auto hint = number == ENOENT   ? "check the name and the folder"
                      : number == EACCES ? "check that you may read it"
                                         : "";
    return {.where = path, .message = "cannot be read: " + reason, .hint = hint};
}

Result<std::string> read_all(const std::string& path, int descriptor) {
    std::string content;
    constexpr std::size_t step = 1 << 16;
    for (;;) {
        const auto size = content.size();
        content.resize(size + step);
        const auto got = ::read(descriptor, content.data() + size, step);
        content.resize(size + static_cast<std::size_t>(got > 0 ? got : 0));
        if (got == 0) return Result<std::string>{boost::system::in_place_value, std::move(content)};
        if (got < 0 && errno != EINTR) return system_error(path, errno);
    }
}

}  // namespace

Result<InputFile> InputFile::open(const std::string& path) {
    const OpenFile file{path};
    if (file.descriptor < 0) return system_error(path, errno);

    struct stat status {};

    if (::fstat(file.descriptor, &status) != 0) return system_error(path, errno);
    if (S_ISDIR(status.st_mode))
        return Error{
            .where = path, .message = "is a folder, not a file", .hint = "name the portfolio file in it"};
    InputFile input;
    if (S_ISREG(status.st_mode) && status.st_size > 0) {
        const auto size = static_cast<std::size_t>(status.st_size);
        void* const start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.descriptor, 0);
        if (start != MAP_FAILED) {
            ::madvise(start, size, MADV_SEQUENTIAL);
            input.mapped_ = static_cast<const char*>(start);
            input.size_ = size;
            return input;
        }
    }
    auto content = read_all(path, file.descriptor);
    if (!content) return content.error();
    input.read_ = std::move(*content);
    return input;
}

void InputFile::forget(std::string_view part) const {
    if (mapped_ == nullptr) return;
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const auto offset = static_cast<std::size_t>(part.data() - mapped_);
    const auto first = (offset + page - 1) / page * page;
    const auto last = (offset + part.size()) / page * page;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): the pages of a read-only mapping do not change
    if (first < last) ::madvise(const_cast<char*>(mapped_) + first, last - first, MADV_DONTNEED);
}

InputFile::InputFile(InputFile&& other) noexcept
    : mapped_{std::exchange(other.mapped_, nullptr)},
      size_{other.size_},
      read_{std::move(other.read_)} {}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
    std::swap(mapped_, other.mapped_);
    std::swap(size_, other.size_);
    read_.swap(other.read_);
    return *this;
}

InputFile::~InputFile() {
    if (mapped_) ::munmap(const_cast<char*>(mapped_), size_);
}

}  // namespace csm
