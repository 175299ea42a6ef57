// SPDX-License-Identifier: MIT
#include "files/inputs.hpp"

#include <csm/nearest.hpp>
#include <csm/snapshot.hpp>

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <utility>

namespace csm::cmd {

namespace {

constexpr std::string_view default_name = "portfolio.json";

/// A missing default file is explained by both ways to name one.
Error no_portfolio(const Error& error) {
    if (error.code != ErrorCode::unreadable) return error;
    return {.where = {},
            .message = fmt::format("no file was named, $CSM_PORTFOLIO is not set, and {} {}", default_name,
                                   error.message),
            .hint = "name a portfolio file, or set CSM_PORTFOLIO to one"};
}

Error is_a_snapshot(const std::string& name) {
    return {name, "is a day of a history, not a portfolio", "csm history export DAY makes a portfolio of it"};
}

void tell_left_out(const InputNames& found, Io& io) {
    std::string text;
    for (const auto& [name, kind, is_read_when_named] : found.left_out)
        text +=
            fmt::format("csm: {}\n", describe(Error{name, fmt::format("is {} and left out", kind),
                                                    is_read_when_named ? "name it to have it read" : ""}));
    if (!text.empty()) io.err(text);
}

Error stdin_is_read() { return {{}, "standard input (-) can be read only once", "name it once"}; }

FileStamp identity_of(const struct stat& status) { return {.device = status.st_dev, .inode = status.st_ino}; }

/// A terminal or another device may well be where the input comes from and the output goes to.
bool can_be_lost(mode_t mode) { return S_ISREG(mode) || S_ISFIFO(mode) || S_ISBLK(mode); }

}  // namespace

Result<void> Inputs::check_names(const std::vector<std::string>& names) {
    if (std::ranges::count(names, "-") > 1) return stdin_is_read();
    return {};
}

Result<Source> Inputs::open(const std::string& name) {
    const bool is_stdin = name == "-";
    if (is_stdin && std::exchange(has_read_stdin_, true)) return stdin_is_read();
    auto file = is_stdin ? io_->read_stdin() : InputFile::open(name, receiving(*io_, io_->progress));
    if (!file) return file.error();
    const auto& opened = opened_.emplace_back(is_stdin ? "standard input" : name, std::move(*file));
    return Source{opened.name, opened.file.bytes(),
                  [&kept = opened.file](std::string_view bytes) { kept.forget(bytes); }};
}

Result<void> Inputs::open_portfolios(const std::vector<std::string>& words) {
    const auto named = io_->environment("CSM_PORTFOLIO").value_or("");
    const bool has_default = words.empty() && named.empty();
    auto meant = has_default     ? InputNames{{std::string{default_name}}, {}}
                 : words.empty() ? InputNames{{named}, {}}
                                 : InputNames{};
    if (!words.empty()) {
        auto found = input_names(words);
        if (!found) return found.error();
        meant = std::move(*found);
    }
    if (!quiet_) tell_left_out(meant, *io_);
    if (const auto once = check_names(meant.names); !once) return once.error();
    for (const auto& name : meant.names) {
        auto source = open(name);
        if (!source) return has_default ? no_portfolio(source.error()) : source.error();
        if (is_snapshot((*source).bytes)) return is_a_snapshot((*source).name);
        portfolios_.push_back(std::move(*source));
    }
    return {};
}

Result<void> Inputs::check_unchanged() const {
    for (const auto& opened : opened_)
        if (opened.file.has_changed())
            return Error{opened.name, "was changed while it was read, so the result cannot be trusted",
                         "run the command again when nothing writes to the file"};
    return {};
}

boost::system::result<Output, Failure> Inputs::open_output(const std::string& path) const {
    if (path.empty() || path == "-") {
        if (io_->out_file)
            if (const auto fine = refuse("standard output", *io_->out_file); !fine) return fine.error();

    } else if (struct stat status{}; ::stat(path.c_str(), &status) == 0 && can_be_lost(status.st_mode)) {
        if (const auto fine = refuse(path, identity_of(status)); !fine) return fine.error();
    }

    auto output = Output::open(*io_, path);
    if (!output) return Failure{output.error()};
    return std::move(*output);
}

boost::system::result<void, Failure> Inputs::check_output(const std::string& path) const {
    struct stat status {};

    if (::lstat(path.c_str(), &status) != 0) return {};
    return refuse(path, identity_of(status));
}

boost::system::result<void, Failure> Inputs::refuse(const std::string& path, const FileStamp& stamp) const {
    for (const auto& opened : opened_) {
        if (!opened.file.stamp() || !opened.file.stamp()->is_same_file(stamp)) continue;
        const auto what = opened.name == path ? std::string{"is an input of this command"}
                                              : fmt::format("is the same file as the input {}", opened.name);
        return wrong_usage({path, what + " and would be lost", "name another file for the output"});
    }
    return {};
}

namespace {

/// A name without a dot or a slash that opens nothing may be meant as the name of a built-in model.
Error not_a_model(const std::string& path, Error failure) {
    const bool is_name = path.find_first_of("/.") == std::string::npos && path != "-";
    if (!is_name || failure.code != ErrorCode::unreadable) return failure;
    failure.hint = did_you_mean(path, built_in_model_names());
    if (failure.hint.empty()) failure.hint = "\"csm model list\" names the built-in models";
    return failure;
}

}  // namespace

Result<Model> load_model(const std::string& path, Inputs& inputs) {
    const auto models = built_in_models();
    const auto built_in =
        path.empty() ? models.begin() : std::ranges::find(models, path, &BuiltInModel::name);
    if (built_in != models.end()) {
        auto model = read_model(built_in->text, built_in->name);
        if (!model)
            return Error{std::string{built_in->name}, describe(model.error().front()),
                         "this is a defect of csm"};
        return std::move(*model);
    }
    const auto file = inputs.open(path);
    if (!file) return not_a_model(path, file.error());
    auto model = read_model((*file).bytes, (*file).name);
    if (model) return std::move(*model);
    if (const auto unchanged = inputs.check_unchanged(); !unchanged) return unchanged.error();
    for (const auto& problem : model.error()) inputs.io().err("csm: " + describe(problem) + "\n");
    return Error{
        (*file).name,
        fmt::format("is not a usable model, {} to mend",
                    model.error().size() == 1 ? "1 defect" : fmt::format("{} defects", model.error().size())),
        "\"csm model show\" prints a model that works"};
}

}  // namespace csm::cmd
