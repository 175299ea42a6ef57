// SPDX-License-Identifier: MIT
#include "output.hpp"

#include "progress_bar.hpp"
#include "unfinished.hpp"
#include "writer.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <utility>

namespace csm::cmd {

namespace fs = std::filesystem;

namespace {

constexpr mode_t default_permissions = 0666;  // less the umask

Error cannot_write(const std::string& path, int error) {
    return {path, "cannot be written: " + system_reason(error), {}};
}

/// A new name in the folder, the same length whatever the file is called.
std::string temporary_path(const fs::path& folder) {
    static std::atomic<unsigned> serial{0};
    return (folder / fmt::format(".csm-{}-{}.tmp", ::getpid(), serial++)).string();
}

/// The descriptor of a new file, or -1 with errno; `path` becomes its name.
int create_temporary(const fs::path& folder, std::string& path) {
    while (true) {
        path = temporary_path(folder);
        const int descriptor = open_descriptor(path, O_WRONLY | O_CREAT | O_EXCL, default_permissions);
        if (descriptor != -1 || errno != EEXIST) return descriptor;
    }
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
    remove_unfinished_files();
    erase_progress_at_signal();
    std::signal(signal_number, SIG_DFL);
    std::raise(signal_number);
}

}  // namespace

struct Output::File {
    File(std::string given_path, int open_descriptor)
        : path(std::move(given_path)),
          descriptor(open_descriptor) {}

    File(const File&) = delete;
    File& operator=(const File&) = delete;

    ~File() {
        if (descriptor != -1) ::close(descriptor);
    }

    std::string path;  // as the user wrote it
    int descriptor;
    Writer writer{descriptor};
    std::string target;                       // where the file goes; unused without a temporary file
    std::optional<UnfinishedFile> temporary;  // none for a device or a named pipe
};

Output::Output(Io* io, std::unique_ptr<File> file) : io_(io), file_(std::move(file)) {}

Output::Output(Output&&) noexcept = default;
Output& Output::operator=(Output&&) noexcept = default;
Output::~Output() = default;

Result<Output> Output::open(Io& io, const std::string& path) {
    if (path.empty() || path == "-") return Output(&io, nullptr);
    Result<std::unique_ptr<File>> file = open_file(path);
    if (!file) return file.error();
    return Output(nullptr, std::move(*file));
}

Result<std::unique_ptr<Output::File>> Output::open_file(const std::string& path) {
    struct stat existing {};

    const bool exists = ::stat(path.c_str(), &existing) == 0;
    if (exists && S_ISDIR(existing.st_mode)) {
        return Error{path, "is a folder", "name a file in it"};
    }
    if (exists && !S_ISREG(existing.st_mode)) {
        const int descriptor = open_descriptor(path, O_WRONLY);
        if (descriptor == -1) return cannot_write(path, errno);
        return std::make_unique<File>(path, descriptor);
    }
    if (exists && ::access(path.c_str(), W_OK) != 0) return cannot_write(path, errno);
    std::error_code unresolved;
    fs::path target = fs::weakly_canonical(path, unresolved);
    if (unresolved) target = fs::path(path);
    std::string temporary;
    const int descriptor = create_temporary(target.parent_path(), temporary);
    if (descriptor == -1) return cannot_create(target, path, errno);
    if (exists) ::fchmod(descriptor, existing.st_mode & 0777U);
    auto file = std::make_unique<File>(path, descriptor);
    file->target = target.string();
    file->temporary.emplace(std::move(temporary));
    return file;
}

bool Output::write(std::string_view text) {
    if (file_) return file_->writer.write(text);
    return io_ != nullptr && io_->out(text);
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

void remove_unfinished_outputs_on_signals() {
    for (const int signal_number : {SIGINT, SIGTERM, SIGHUP}) {
        if (std::signal(signal_number, remove_files_and_end) == SIG_IGN) std::signal(signal_number, SIG_IGN);
    }
}

}  // namespace csm::cmd
