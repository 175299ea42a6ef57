// SPDX-License-Identifier: MIT
#include "files/placed_file.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <utility>

namespace csm::cmd {

namespace {

constexpr unsigned owner_only = 0600;

Error cannot_write(const std::string& path, int error) {
    return {path, "cannot be written: " + system_reason(error), {}};
}

/// What became of a file that was to get a name: it has it, something else does, or the way cannot be gone.
enum class Named : std::uint8_t { done, is_taken, no_such_way, failed };

Named named(bool is_done, std::initializer_list<int> no_way) {
    if (is_done) return Named::done;
    if (errno == EEXIST) return Named::is_taken;
    for (const int error : no_way)
        if (errno == error) return Named::no_such_way;
    return Named::failed;
}

Named by_rename(const std::string& from, const std::string& to) {
    return named(::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0,
                 {ENOSYS, EINVAL, EOPNOTSUPP});
}

Named by_link(const std::string& from, const std::string& to) {
    const auto result =
        named(::link(from.c_str(), to.c_str()) == 0, {ENOSYS, EPERM, EINVAL, EOPNOTSUPP, EMLINK, EXDEV});
    if (result == Named::done) ::unlink(from.c_str());
    return result;
}

/// Whoever makes the lock looks whether the name is free, and takes it.
Named by_lock(const std::string& from, const std::string& to) {
    const std::filesystem::path target{to};
    const UnfinishedFile lock{target.parent_path().string(), "." + target.filename().string() + ".lock"};
    if (lock.descriptor() == -1) return errno == EEXIST ? Named::is_taken : Named::failed;
    ::close(lock.descriptor());

    struct stat status {};

    if (::lstat(to.c_str(), &status) == 0) return Named::is_taken;
    return ::rename(from.c_str(), to.c_str()) == 0 ? Named::done : Named::failed;
}

/// A name that is given stays given when the machine fails; where a folder cannot be synced, it is as safe as
/// it can be.
void sync_folder(const std::string& folder) {
    const int descriptor = open_descriptor(folder, O_RDONLY | O_DIRECTORY);
    if (descriptor == -1) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

}  // namespace

PlacedFile::PlacedFile(std::string folder)
    : folder_{std::move(folder)},
      file_{std::make_unique<UnfinishedFile>(folder_)},
      writer_{std::make_unique<Writer>(file_->descriptor())} {}

PlacedFile::PlacedFile(PlacedFile&&) noexcept = default;
PlacedFile& PlacedFile::operator=(PlacedFile&&) noexcept = default;

PlacedFile::~PlacedFile() {
    if (file_ && writer_) ::close(file_->descriptor());
}

Result<PlacedFile> PlacedFile::create(const std::string& folder) {
    PlacedFile file{folder};
    if (file.file_->descriptor() == -1) {
        const int error = errno;
        file.writer_.reset();
        return cannot_write(folder, error);
    }
    if (::fchmod(file.file_->descriptor(), owner_only) != 0) return cannot_write(folder, errno);
    return Result<PlacedFile>{std::move(file)};
}

std::string PlacedFile::path_of(const std::string& name) const {
    return (std::filesystem::path{folder_} / name).string();
}

Result<void> PlacedFile::sync() {
    if (!writer_) return {};
    writer_->flush();
    int error = writer_->error();
    const int descriptor = file_->descriptor();
    writer_.reset();
    if (error == 0 && ::fsync(descriptor) != 0 && errno != EINVAL && errno != ENOTSUP) error = errno;
    if (::close(descriptor) != 0 && error == 0) error = errno;
    if (error != 0) return cannot_write(folder_, error);
    return {};
}

Result<bool> PlacedFile::place(const std::string& name, PlacingWays ways) {
    if (const auto synced = sync(); !synced) return synced.error();
    const auto target = path_of(name);
    auto result = ways.renames ? by_rename(file_->path(), target) : Named::no_such_way;
    if (result == Named::no_such_way && ways.links) result = by_link(file_->path(), target);
    if (result == Named::no_such_way) result = by_lock(file_->path(), target);
    if (result == Named::failed) return cannot_write(target, errno);
    if (result == Named::is_taken) return false;
    file_->keep();
    sync_folder(folder_);
    return true;
}

Result<void> PlacedFile::replace(const std::string& name) {
    if (const auto synced = sync(); !synced) return synced.error();
    const auto target = path_of(name);
    if (std::rename(file_->path().c_str(), target.c_str()) != 0) return cannot_write(target, errno);
    file_->keep();
    sync_folder(folder_);
    return {};
}

}  // namespace csm::cmd
