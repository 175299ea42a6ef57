// SPDX-License-Identifier: MIT
#include <csm/decisions.hpp>
#include <csm/input_file.hpp>

#include "base/spool.hpp"
#include "read/gunzip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <fcntl.h>
#include <filesystem>
#include <glob.h>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
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

Error system_error(const std::string& name, int number) {
    const auto reason = std::generic_category().message(number);
    const auto hint = number == ENOENT   ? "check the name and the folder"
                      : number == EACCES ? "check that you may read it"
                                         : "";
    return {
        .where = name, .message = "cannot be read: " + reason, .hint = hint, .code = ErrorCode::unreadable};
}

FileStamp stamp_of(const struct stat& status) {
    return {.device = status.st_dev,
            .inode = status.st_ino,
            .size = status.st_size,
            .seconds = status.st_mtim.tv_sec,
            .nanoseconds = status.st_mtim.tv_nsec};
}

/// Whether the file begins like gzip data; without a look at its mapping, which could be gone already.
bool holds_gzip(int descriptor) {
    std::array<char, 2> first{};
    const auto got = ::pread(descriptor, first.data(), first.size(), 0);
    return read::looks_like_gzip({first.data(), static_cast<std::size_t>(std::max<::ssize_t>(got, 0))});
}

/// Reads to the end, unpacks gzip data, and keeps the bytes in a spool.
class Stream {
  public:
    Stream(int descriptor, const std::string& name, const Receiving& receiving)
        : descriptor_{descriptor},
          name_{name},
          receiving_{receiving},
          spool_{receiving.temporary_folder} {}

    Result<void> read_all() {
        std::array<char, 1 << 16> piece{};
        for (;;) {
            const std::size_t least = is_first_ ? 2 : 1;  // one byte does not tell whether it is gzip data
            const auto size = read_piece(piece, least);
            if (!size) return size.error();
            if (*size == 0) break;
            if (auto kept = keep({piece.data(), *size}); !kept) return kept;
            if (receiving_.progress) receiving_.progress->advance(*size);
        }
        if (gunzip_ && !gunzip_->is_whole()) return damaged();
        return {};
    }

    read::Spool& spool() { return spool_; }

  private:
    /// The size of the next piece: at least as many bytes as wanted, fewer at the end.
    Result<std::size_t> read_piece(std::span<char> piece, std::size_t least) const {
        std::size_t size = 0;
        while (size < least) {
            const auto got = ::read(descriptor_, piece.data() + size, piece.size() - size);
            if (got == 0) break;
            if (got < 0 && errno != EINTR) return system_error(name_, errno);
            if (got > 0) size += static_cast<std::size_t>(got);
        }
        return size;
    }

    Result<void> keep(std::string_view piece) {
        if (is_first_ && read::looks_like_gzip(piece)) gunzip_.emplace();
        is_first_ = false;
        bool is_kept = true;
        const auto append = [&](std::string_view bytes) { return is_kept = spool_.append(bytes); };
        const bool is_sound = gunzip_ ? gunzip_->feed(piece, append) : append(piece);
        if (!is_kept)
            return Error{name_,
                         "cannot be kept in a temporary file in \"" + receiving_.temporary_folder +
                             "\": " + std::generic_category().message(errno),
                         "make room there, or let TMPDIR name another folder"};
        if (!is_sound) return damaged();
        return {};
    }

    Error damaged() const {
        return {name_, "is gzip data that is damaged or cut off",
                "make the file again, or unpack it with gunzip to see where it ends"};
    }

    int descriptor_;
    const std::string& name_;
    const Receiving& receiving_;
    bool is_first_ = true;
    std::optional<read::Gunzip> gunzip_;
    read::Spool spool_;
};

namespace fs = std::filesystem;

bool is_portfolio_name(std::string_view name) {
    constexpr std::array<std::string_view, 4> endings{".json", ".ndjson", ".jsonl", ".csv"};
    if (name.ends_with(".gz")) name.remove_suffix(3);
    return !name.starts_with('.') && !is_decisions_name(name) &&
           std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

/// What cannot be opened without risk: reading it may wait forever, or act on a device.
std::string_view kind_of_special(const fs::file_status& status) {
    switch (status.type()) {
    case fs::file_type::fifo: return "a pipe";
    case fs::file_type::socket: return "a socket";
    case fs::file_type::block:
    case fs::file_type::character: return "a device";
    default: return {};
    }
}

/// Takes a name that nobody wrote.
void add_found(InputNames& found, std::string name) {
    if (is_decisions_name(name)) return;
    std::error_code unknown;
    const auto kind = kind_of_special(fs::status(name, unknown));
    if (kind.empty())
        found.names.push_back(std::move(name));
    else
        found.left_out.push_back({std::move(name), kind});
}

/// What to do when nothing was found, or only what is left out.
std::string next_step(const InputNames& found, std::size_t left_out_before, std::string_view usual) {
    if (found.left_out.size() == left_out_before) return std::string{usual};
    const auto& [name, kind, is_read_when_named] = found.left_out.back();
    if (!is_read_when_named) return std::string{usual};
    return fmt::format("{} is {} and left out; name it to have it read", name, kind);
}

/// Its days are no parts of one portfolio.
Error is_a_history(const std::string& folder) {
    return {folder, "is a history, not a portfolio",
            "csm history list names its days, and csm history export DAY makes a portfolio of one"};
}

/// A link to nothing is not left out, so that it is told.
Result<void> add_folder(InputNames& found, const std::string& folder) {
    std::error_code nothing;
    if (fs::exists(fs::path{folder} / "csm-history.json", nothing)) return is_a_history(folder);
    std::vector<std::string> names;
    std::error_code failure;
    for (fs::directory_iterator entry{folder, failure}, end; !failure && entry != end;
         entry.increment(failure)) {
        std::error_code unknown;
        if (is_portfolio_name(entry->path().filename().string()) && !entry->is_directory(unknown))
            names.push_back(entry->path().string());
    }
    if (failure) return Error{folder, "cannot be read: " + failure.message(), {}};
    std::ranges::sort(names);
    const auto before = found.names.size(), left_out_before = found.left_out.size();
    for (auto& name : names) add_found(found, std::move(name));
    if (found.names.size() > before) return {};
    return Error{folder, "is a folder without a portfolio in it",
                 next_step(found, left_out_before,
                           "name a file, or a folder of .json, .ndjson, .jsonl or .csv files, packed with "
                           "gzip or not")};
}

Result<void> add_matches(InputNames& found, const std::string& pattern) {
    glob_t matches{};
    const int status = ::glob(pattern.c_str(), 0, nullptr, &matches);
    const std::unique_ptr<glob_t, decltype(&::globfree)> release{&matches, &::globfree};
    const auto before = found.names.size(), left_out_before = found.left_out.size();
    for (std::size_t i = 0; status == 0 && i < matches.gl_pathc; ++i)
        add_found(found, matches.gl_pathv[i]);  // NOLINT(cppcoreguidelines-pro-bounds-pointer-arithmetic)
    if (found.names.size() > before) return {};
    return Error{pattern,
                 std::size_t{matches.gl_pathc} > 0 && found.left_out.size() == left_out_before
                     ? "matches only the team's file of decisions"
                     : "matches no file",
                 next_step(found, left_out_before, "check the pattern and the folder")};
}

Result<void> add_word(InputNames& found, const std::string& word) {
    std::error_code unknown;
    if (fs::is_directory(word, unknown)) return add_folder(found, word);
    const bool is_pattern = word.find_first_of("*?[") != std::string::npos && !fs::exists(word, unknown);
    if (is_pattern) return add_matches(found, word);
    if (!is_decisions_name(word))
        found.names.push_back(word);
    else
        found.left_out.push_back({word, "the team's file of decisions", false});
    return {};
}

}  // namespace

Result<InputFile> InputFile::open(const std::string& path, const Receiving& receiving) {
    const OpenFile file{path};
    if (file.descriptor < 0) return system_error(path, errno);
    auto input = read(file.descriptor, path, receiving);
    if (!input) return input;
    (*input).descriptor_ = -1;  // it is closed here
    (*input).path_ = path;
    return input;
}

Result<InputFile> InputFile::read(int descriptor, const std::string& name, const Receiving& receiving) {
    struct stat status {};

    if (::fstat(descriptor, &status) != 0) return system_error(name, errno);
    if (S_ISDIR(status.st_mode))
        return Error{
            .where = name, .message = "is a folder, not a file", .hint = "name the portfolio file in it"};
    auto input = receive(descriptor, name, receiving, status);
    if (!input) return input;
    (*input).descriptor_ = descriptor;
    (*input).is_regular_ = S_ISREG(status.st_mode);
    (*input).stamp_ = stamp_of(status);
    return input;
}

Result<InputFile> InputFile::receive(int descriptor, const std::string& name, const Receiving& receiving,
                                     const struct stat& status) {
    InputFile input;
    const bool has_size = S_ISREG(status.st_mode) && ::lseek(descriptor, 0, SEEK_CUR) == 0;
    const auto size = static_cast<std::size_t>(status.st_size);
    if (has_size && size > 0 && !holds_gzip(descriptor) && input.map(descriptor, size)) return input;
    if (auto* const progress = receiving.progress)
        progress->begin(has_size ? Progress::Work::unpacking : Progress::Work::receiving,
                        has_size ? size : 0);
    Stream stream{descriptor, name, receiving};
    if (const auto done = stream.read_all(); !done) return done.error();
    auto& spool = stream.spool();
    if (spool.is_in_memory()) return of(spool.take_text());

    struct stat spooled {};

    if (::fstat(spool.descriptor(), &spooled) != 0 ||
        !input.map(spool.descriptor(), static_cast<std::size_t>(spooled.st_size)))
        return system_error(name, errno);
    return input;
}

InputFile InputFile::of(std::string text) {
    InputFile input;
    input.read_ = std::move(text);
    return input;
}

bool InputFile::map(int descriptor, std::size_t size) {
    void* const start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (start == MAP_FAILED) return false;
    ::madvise(start, size, MADV_SEQUENTIAL);
    mapped_ = static_cast<const char*>(start);
    size_ = size;
    return true;
}

bool InputFile::has_changed() const {
    struct stat status {};

    if (!is_regular_) return false;
    if ((descriptor_ < 0 ? ::stat(path_.c_str(), &status) : ::fstat(descriptor_, &status)) != 0) return false;
    const auto now = stamp_of(status);
    return now.is_same_file(*stamp_) && now != *stamp_;
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
    : path_{std::move(other.path_)},
      descriptor_{other.descriptor_},
      is_regular_{other.is_regular_},
      stamp_{other.stamp_},
      mapped_{std::exchange(other.mapped_, nullptr)},
      size_{other.size_},
      read_{std::move(other.read_)} {}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
    path_.swap(other.path_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(is_regular_, other.is_regular_);
    std::swap(stamp_, other.stamp_);
    std::swap(mapped_, other.mapped_);
    std::swap(size_, other.size_);
    read_.swap(other.read_);
    return *this;
}

InputFile::~InputFile() {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): munmap takes the address as mmap gave it
    if (mapped_) ::munmap(const_cast<char*>(mapped_), size_);
}

bool is_decisions_name(std::string_view path) {
    return path.substr(path.find_last_of('/') + 1) == decisions_name;
}

Result<InputNames> input_names(const std::vector<std::string>& words) {
    InputNames found;
    for (const auto& word : words)
        if (const auto added = add_word(found, word); !added) return added.error();
    if (found.names.empty() && !found.left_out.empty())
        return Error{found.left_out.front().name, "is the team's file of decisions, not a portfolio",
                     "name the portfolio; the decisions beside it are used by themselves"};
    return Result<InputNames>{boost::system::in_place_value, std::move(found)};
}

}  // namespace csm
