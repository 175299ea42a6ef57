// SPDX-License-Identifier: MIT
#include "files/new_files.hpp"

#include "terminal/output.hpp"

#include <csm/escaped.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <vector>

namespace csm::cmd {

namespace {

namespace fs = std::filesystem;

std::string path_of(const std::string& folder, std::string_view name) {
    return folder == "." ? std::string{name} : (fs::path{folder} / name).string();
}

/// Never in the place of what is there, also of what came a moment ago.
Result<void> write_one(const std::string& path, const NewFile& file) {
    auto output = Output::create_new(path);
    if (!output) return output.error();
    if (file.is_program) {
        std::error_code error;
        fs::permissions(path, fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec,
                        fs::perm_options::add, error);
        if (error) return Error{path, "cannot be made a program: " + error.message(), {}};
    }
    (*output).write(file.text);
    return (*output).finish();
}

}  // namespace

Result<void> write_new_files(const std::string& folder, std::span<const NewFile> files) {
    std::error_code error;
    for (const auto& file : files)
        if (const auto path = path_of(folder, file.name); fs::exists(fs::symlink_status(path, error)))
            return is_there_already(path);
    const bool is_new = fs::create_directories(folder, error);
    if (error) return Error{folder, "cannot be made: " + error.message(), "name another folder"};
    std::vector<std::string> written;
    for (const auto& file : files) {
        const auto path = path_of(folder, file.name);
        const auto done = write_one(path, file);
        if (done) written.push_back(path);
        if (done) continue;
        for (const auto& mine : written) fs::remove(mine, error);
        if (is_new) fs::remove(folder, error);
        return done;
    }
    return {};
}

std::string list_new_files(const std::string& folder, std::span<const NewFile> files) {
    std::size_t widest = 0;
    for (const auto& file : files) widest = std::max(widest, path_of(folder, file.name).size());
    std::string text = "Written:\n";
    for (const auto& file : files)
        text += fmt::format("  {:<{}}  {}\n", escaped(path_of(folder, file.name)), widest, file.what);
    return text;
}

}  // namespace csm::cmd
