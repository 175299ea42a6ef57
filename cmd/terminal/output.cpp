// SPDX-License-Identifier: MIT
#include "terminal/output.hpp"

#include "terminal/progress_bar.hpp"
#include "terminal/unfinished.hpp"
#include "terminal/writer.hpp"

#include <csm/escaped.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <utility>

namespace csm::cmd {

namespace fs = std::filesystem;

namespace {

Error cannot_write(const std::string& path, int error) {
    return {path, "cannot be written: " + system_reason(error), {}};
}

/// Whether somebody else put the link into a folder where everybody may, such as /tmp: what it leads to is
/// not what the user meant.
bool is_a_trap(const fs::path& path) {
    struct stat link {};

    struct stat folder {};

    if (::lstat(path.c_str(), &link) != 0) return false;
    const auto parent = path.parent_path();
    if (::stat(parent.empty() ? "." : parent.c_str(), &folder) != 0) return false;
    const bool is_open_to_all = (folder.st_mode & S_ISVTX) != 0 && (folder.st_mode & S_IWOTH) != 0;
    return is_open_to_all && link.st_uid != ::geteuid() && link.st_uid != folder.st_uid;
}

/// What a path leads to over links, whether or not something is there.
Result<fs::path> followed(const std::string& path) {
    constexpr int most_links = 40;
    fs::path target = path;
    for (int i = 0; i < most_links; ++i) {
        std::error_code is_no_link;
        const auto next = fs::read_symlink(target, is_no_link);
        if (is_no_link) return Result<fs::path>{boost::system::in_place_value, target};
        if (is_a_trap(target))
            return Error{path, "is a link that another user put there, and is not followed",
                         "name a file in a folder of your own"};
        target = target.parent_path() / next;
    }
    return cannot_write(path, ELOOP);
}

Error cannot_create(const fs::path& target, const std::string& path, int error) {
    const fs::path folder = target.parent_path();
    std::error_code ignored;
    if (!fs::exists(folder, ignored) && error == ENOENT) {
        return {path, fmt::format("the folder \"{}\" does not exist", folder.string()), "create it first"};
    }
    return cannot_write(path, error);
}

void remove_files_and_end(int signal_number) {
    const int error = errno;
    remove_unfinished_files();
    erase_progress_at_signal();
    std::signal(signal_number, SIG_DFL);
    std::raise(signal_number);
    errno = error;  // what is interrupted goes on for a moment where the signal is held back
}

}  // namespace

struct Output::File {
    /// A device or a named pipe that is open.
    File(std::string given_path, int open_descriptor)
        : path(std::move(given_path)),
          descriptor(open_descriptor) {}

    /// A file that is put in its place at the end.
    File(std::string given_path, std::string place)
        : path(std::move(given_path)),
          target(std::move(place)),
          temporary(std::in_place, fs::path{target}.parent_path().string()),
          descriptor(temporary->descriptor()) {}

    /// A new file that is in its place from the beginning.
    explicit File(const fs::path& place)
        : path(place.string()),
          target(path),
          temporary(std::in_place, place.parent_path().string(), place.filename().string()),
          descriptor(temporary->descriptor()) {}

    File(const File&) = delete;
    File& operator=(const File&) = delete;

    ~File() {
        if (descriptor != -1) ::close(descriptor);
    }

    std::string path;    // as the user wrote it
    std::string target;  // where the file goes; unused without a temporary file
    std::optional<UnfinishedFile> temporary;
    int descriptor;
    Writer writer{descriptor};
};

Output::Output(Io* io, std::unique_ptr<File> file) : io_(io), file_(std::move(file)) {}

Output::Output(Output&&) noexcept = default;
Output& Output::operator=(Output&&) noexcept = default;
Output::~Output() = default;

Result<Output> Output::open(Io& io, const std::string& path) {
    if (path.empty() || path == "-") return Output(&io, nullptr);
    return open_file(path);
}

Result<Output> Output::open_file(const std::string& path) {
    struct stat existing {};

    const auto target = followed(path);
    if (!target) return target.error();
    const bool exists = ::stat(path.c_str(), &existing) == 0;
    if (exists && S_ISDIR(existing.st_mode)) return Error{path, "is a folder", "name a file in it"};
    if (exists && !S_ISREG(existing.st_mode)) {
        const int descriptor = open_descriptor(path, O_WRONLY);
        if (descriptor == -1) return cannot_write(path, errno);
        return Output(nullptr, std::make_unique<File>(path, descriptor));
    }
    if (exists && ::access(path.c_str(), W_OK) != 0) return cannot_write(path, errno);
    return create(path, (*target).string(), exists ? std::optional{existing.st_mode} : std::nullopt);
}

Result<Output> Output::open_in_folder(const std::string& path) {
    struct stat existing {};

    const bool exists = ::lstat(path.c_str(), &existing) == 0;
    if (exists && S_ISDIR(existing.st_mode)) return Error{path, "is a folder", "move it away"};
    const bool is_file = exists && S_ISREG(existing.st_mode);
    if (is_file && ::access(path.c_str(), W_OK) != 0) return cannot_write(path, errno);
    return create(path, path, is_file ? std::optional{existing.st_mode} : std::nullopt);
}

Result<Output> Output::create_new(const std::string& path) {
    auto file = std::make_unique<File>(fs::path{path});
    if (file->descriptor != -1) return Output(nullptr, std::move(file));
    if (errno != EEXIST) return cannot_create(path, path, errno);
    return is_there_already(path);
}

Result<Output> Output::create(const std::string& path, const std::string& target,
                              std::optional<unsigned> permissions) {
    auto file = std::make_unique<File>(path, target);
    const int descriptor = file->descriptor;
    if (descriptor == -1) return cannot_create(target, path, errno);
    if (permissions) ::fchmod(descriptor, *permissions & 0777U);
    return Output(nullptr, std::move(file));
}

bool Output::write(std::string_view text) {
    if (file_) return file_->writer.write(text);
    if (io_ == nullptr) return false;
    return io_->out_is_terminal ? io_->out(escaped_data(text)) : io_->out(text);
}

Result<void> Output::finish() {
    if (!file_) return {};
    const std::unique_ptr<File> file = std::move(file_);
    file->writer.flush();
    const int close_error = ::close(std::exchange(file->descriptor, -1)) == 0 ? 0 : errno;
    int error = file->writer.error() != 0 ? file->writer.error() : close_error;
    if (error == 0 && file->temporary) {
        if (std::rename(file->temporary->path().c_str(), file->target.c_str()) == 0) {
            file->temporary->keep();
        } else {
            error = errno;
        }
    }
    if (error == 0 || (error == EPIPE && !file->temporary)) return {};
    return cannot_write(file->path, error);
}

Error is_there_already(const std::string& path) {
    return {path, "is there already, and nothing was written", "name another folder, or move the file away"};
}

void remove_unfinished_outputs_on_signals() {
    for (int number = 1; number <= SIGRTMAX; ++number) {
        struct sigaction action {};

        // What does not end a process, or cannot be handled, or is handled already.
        const bool is_other = number == SIGKILL || number == SIGSTOP || number == SIGCHLD ||
                              number == SIGCONT || number == SIGTSTP || number == SIGTTIN ||
                              number == SIGTTOU || number == SIGURG || number == SIGWINCH;
        if (is_other || ::sigaction(number, nullptr, &action) != 0 || action.sa_handler != SIG_DFL) continue;
        action.sa_handler = remove_files_and_end;
        action.sa_flags = SA_RESTART;
        ::sigaction(number, &action, nullptr);
    }
}

}  // namespace csm::cmd
