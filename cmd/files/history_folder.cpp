// SPDX-License-Identifier: MIT
#include "files/history_folder.hpp"

#include <csm/escaped.hpp>
#include <csm/model.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <utility>

namespace csm::cmd {

namespace fs = std::filesystem;

namespace {

const std::string marker{history_marker};
const std::string marker_text = "{\"schema\": \"csm.history/1\"}\n";
const std::string models_folder = "models";
constexpr unsigned owner_only = 0700;

Error cannot_read(const std::string& path, int error) {
    return {path,
            error == ELOOP ? "is a link, which a history has none of"
                           : "cannot be read: " + system_reason(error),
            {},
            ErrorCode::unreadable};
}

/// An open file, closed with this object.
struct OpenFile {
    int descriptor;

    explicit OpenFile(int opened) : descriptor{opened} {}

    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    ~OpenFile() {
        if (descriptor != -1) ::close(descriptor);
    }
};

/// Hands the bytes of a plain file over piece by piece, until `take` wants no more.
Result<void> read_plain(const std::string& path, const std::function<bool(std::string_view)>& take) {
    const OpenFile file{open_descriptor(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)};
    if (file.descriptor == -1) return cannot_read(path, errno);

    struct stat status {};

    if (::fstat(file.descriptor, &status) != 0) return cannot_read(path, errno);
    if (!S_ISREG(status.st_mode)) return Error{path, "is no plain file", "move it away"};
    std::array<char, 1 << 16> piece{};
    for (;;) {
        const auto size = ::read(file.descriptor, piece.data(), piece.size());
        if (size == -1 && errno == EINTR) continue;
        if (size == -1) return cannot_read(path, errno);
        if (size == 0 || !take({piece.data(), static_cast<std::size_t>(size)})) return {};
    }
}

Result<Snapshot> read_snapshot(const std::string& path, SnapshotSink sink) {
    SnapshotReader reader{path, std::move(sink)};
    const auto read = read_plain(path, [&](std::string_view piece) { return reader.feed(piece); });
    if (!read) return read.error();
    return reader.finish();
}

Result<void> make_folder(const std::string& path) {
    if (::mkdir(path.c_str(), owner_only) == 0 || errno == EEXIST) return {};
    const int error = errno;
    return Error{path, "cannot be made: " + system_reason(error),
                 error == ENOENT ? "make the folder around it first" : ""};
}

bool is_unfinished(std::string_view name) {
    return (name.starts_with(".csm-") && name.ends_with(".tmp")) ||
           (name.starts_with('.') && name.ends_with(".lock"));
}

Result<std::vector<std::string>> names_in(const std::string& path) {
    std::vector<std::string> names;
    std::error_code failure;
    for (fs::directory_iterator entry{path, failure}, end; !failure && entry != end; entry.increment(failure))
        names.push_back(entry->path().filename().string());
    if (failure) return Error{path, "cannot be read: " + failure.message(), {}};
    std::ranges::sort(names);
    return Result<std::vector<std::string>>{std::move(names)};
}

Error not_a_history(const std::string& path) {
    return {path, "is no history: it holds no " + marker,
            "csm history add begins one in a folder that is new or empty"};
}

std::string name_of_days(const std::vector<Date>& days) {
    if (days.empty()) return "it has no day yet";
    return days.size() == 1 ? "its only day is " + iso_text(days.front())
                            : fmt::format("it has {} days from {} to {}; csm history list names them",
                                          days.size(), iso_text(days.front()), iso_text(days.back()));
}

}  // namespace

HistoryLock::~HistoryLock() {
    if (descriptor_ != -1) ::close(descriptor_);
}

bool HistoryLock::take() const {
    return ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

std::string HistoryFolder::path_of(const std::string& name) const {
    return (fs::path{path_} / name).string();
}

Result<std::string> HistoryFolder::read_text(const std::string& name) const {
    constexpr std::size_t most = std::size_t{64} << 20U;
    std::string text;
    const auto read = read_plain(path_of(name), [&](std::string_view piece) {
        text += piece;
        return text.size() <= most;
    });
    if (!read) return read.error();
    return Result<std::string>{boost::system::in_place_value, std::move(text)};
}

Result<void> HistoryFolder::check_marker() const {
    const auto text = read_text(marker);
    if (!text) return text.error().code == ErrorCode::unreadable ? not_a_history(path_) : text.error();
    if (*text != marker_text)
        return Error{path_of(marker), "is not as csm wrote it",
                     "a newer csm may know this history; its text is " +
                         marker_text.substr(0, marker_text.size() - 1)};
    return {};
}

Result<HistoryFolder> HistoryFolder::open(const std::string& path) {
    HistoryFolder folder{path};
    std::error_code unknown;
    if (!fs::is_directory(path, unknown))
        return Error{path, "is no folder", "csm history add begins a history there"};
    if (const auto checked = folder.check_marker(); !checked) return checked.error();
    return Result<HistoryFolder>{std::move(folder)};
}

Result<HistoryFolder> HistoryFolder::open_or_begin(const std::string& path) {
    if (const auto made = make_folder(path); !made) return made.error();
    HistoryFolder folder{path};
    std::error_code unknown;
    if (!fs::exists(folder.path_of(marker), unknown)) {
        const auto names = names_in(path);
        if (!names) return names.error();
        if (!std::ranges::all_of(*names, is_unfinished)) return not_a_history(path);
        auto file = PlacedFile::create(path);
        if (!file) return file.error();
        (*file).write(marker_text);
        if (const auto placed = (*file).place(marker); !placed) return placed.error();
    }
    return open(path);
}

Result<HistoryFiles> HistoryFolder::files() const {
    HistoryFiles files;
    const auto names = names_in(path_);
    if (!names) return names.error();
    for (const auto& name : *names) {
        if (name == marker || name == models_folder) continue;
        if (const auto day = day_of_snapshot(name))
            files.days.push_back(*day);
        else if (is_superseded_snapshot(name))
            files.superseded.push_back(name);
        else if (is_unfinished(name))
            files.unfinished.push_back(name);
        else
            files.others.push_back(name);
    }
    if (!std::ranges::binary_search(*names, models_folder)) return Result<HistoryFiles>{std::move(files)};
    const auto models = names_in(path_of(models_folder));
    if (!models) return models.error();
    for (const auto& name : *models) {
        const auto digest = "crc64:" + name.substr(0, name.find('.'));
        if (model_file_name(digest) == name)
            files.models.push_back(name);
        else
            (is_unfinished(name) ? files.unfinished : files.others).push_back(models_folder + "/" + name);
    }
    return Result<HistoryFiles>{std::move(files)};
}

Result<Snapshot> HistoryFolder::read(const std::string& name, SnapshotSink sink) const {
    const auto path = path_of(name);
    auto snapshot = read_snapshot(path, std::move(sink));
    if (snapshot && snapshot_name((*snapshot).head.as_of) != name.substr(0, name.find(".superseded")))
        return Error{path, "is of " + iso_text((*snapshot).head.as_of) + ", which its name does not say",
                     "give it back the name it had"};
    return snapshot;
}

Result<Snapshot> HistoryFolder::read(Date day, SnapshotSink sink) const {
    auto snapshot = read(snapshot_name(day), std::move(sink));
    if (snapshot || snapshot.error().code != ErrorCode::unreadable) return snapshot;
    return has(snapshot_name(day)) ? snapshot : no_snapshot(day);
}

bool HistoryFolder::holds(const std::string& path) const {
    const auto parent = fs::absolute(path).lexically_normal().parent_path();
    std::error_code unknown;
    return fs::equivalent(parent, path_, unknown) || fs::equivalent(parent, path_of(models_folder), unknown);
}

Error HistoryFolder::no_snapshot(Date day) const {
    const auto known = files();
    return {path_, "has no snapshot of " + iso_text(day), known ? name_of_days((*known).days) : ""};
}

bool HistoryFolder::has(const std::string& name) const {
    struct stat status {};

    return ::lstat(path_of(name).c_str(), &status) == 0;
}

std::uint64_t HistoryFolder::size_of(const std::string& name) const {
    std::error_code failure;
    const auto size = fs::file_size(path_of(name), failure);
    return failure ? 0 : size;
}

Result<std::string> HistoryFolder::model_text(const std::string& digest) const {
    const auto name = model_file_name(digest);
    if (!name) return Error{path_, "has no model \"" + digest + "\"", {}};
    const auto file = models_folder + "/" + *name;
    auto text = read_text(file);
    if (!text) return text;
    const auto model = read_model(*text, file);
    if (!model || (*model).digest != digest)
        return Error{path_of(file), "is not the model that scored", "put the file of a backup in its place"};
    return text;
}

Result<void> HistoryFolder::keep_model(const std::string& digest, const std::string& text) const {
    const auto name = model_file_name(digest);
    if (!name) return Error{path_, "cannot keep a model with the digest \"" + digest + "\"", {}};
    const auto folder = path_of(models_folder);
    if (const auto made = make_folder(folder); !made) return made;
    std::error_code unknown;
    if (fs::is_symlink(folder, unknown)) return cannot_read(folder, ELOOP);
    if (fs::exists(path_of(models_folder + "/" + *name), unknown)) {
        const auto known = model_text(digest);
        if (!known) return known.error();
        return {};
    }
    auto file = PlacedFile::create(folder);
    if (!file) return file.error();
    (*file).write(text);
    if (const auto placed = (*file).place(*name); !placed) return placed.error();
    return {};
}

Result<HistoryLock> HistoryFolder::lock() const {
    HistoryLock lock{open_descriptor(path_of(marker), O_RDONLY | O_NOFOLLOW)};
    if (lock.take()) return Result<HistoryLock>{std::move(lock)};
    return Error{path_, "is being changed by another run of csm", "run the command again when that is done"};
}

Result<std::string> HistoryFolder::supersede(Date day) const {
    const auto name = snapshot_name(day);
    for (std::size_t number = 1;; ++number) {
        const auto old = fmt::format("{}.superseded-{}", name, number);
        if (::link(path_of(name).c_str(), path_of(old).c_str()) == 0)
            return Result<std::string>{boost::system::in_place_value, old};
        if (errno == EEXIST) continue;
        std::error_code unknown;
        if (fs::exists(path_of(old), unknown)) continue;
        // A file system without links: for a moment the day has no snapshot.
        if (std::rename(path_of(name).c_str(), path_of(old).c_str()) == 0)
            return Result<std::string>{boost::system::in_place_value, old};
        return cannot_read(path_of(name), errno);
    }
}

Result<void> HistoryFolder::remove_unfinished(const std::string& name) const {
    if (::unlink(path_of(name).c_str()) == 0 || errno == ENOENT) return {};
    return Error{path_of(name), "cannot be removed: " + system_reason(errno), {}};
}

Result<OpenedDay> open_snapshot(const std::string& path) {
    OpenedDay opened{path, {}, {}, {}};
    std::string customers;
    const auto snapshot = read_snapshot(path, {.account = [&](std::string_view line) {
                                            if (!customers.empty()) customers += ",\n";
                                            customers += customer_of(line);
                                        }});
    if (!snapshot) return snapshot.error();
    opened.day = (*snapshot).head.as_of;
    opened.portfolio =
        fmt::format("{{\"as_of\":\"{}\",\"customers\":[{}]}}\n", iso_text(opened.day), customers);
    const auto parent = fs::path{path}.parent_path();
    const auto folder = HistoryFolder::open(parent.empty() ? "." : parent.string());
    if (!folder) return Result<OpenedDay>{std::move(opened)};
    auto text = (*folder).model_text((*snapshot).head.model_digest);
    if (!text) return text.error();
    opened.model_text = std::move(*text);
    return Result<OpenedDay>{std::move(opened)};
}

Result<std::string> history_path(std::string_view command, const std::string& named, bool quiet, Io& io) {
    if (!named.empty()) return Result<std::string>{boost::system::in_place_value, named};
    auto path = io.environment("CSM_HISTORY").value_or("");
    if (path.empty())
        return Error{{}, "no history is named", "name its folder by --history DIR, or set CSM_HISTORY to it"};
    if (!quiet) io.err(fmt::format("csm {}: {} is used, from $CSM_HISTORY\n", command, escaped(path)));
    return Result<std::string>{boost::system::in_place_value, std::move(path)};
}

}  // namespace csm::cmd
