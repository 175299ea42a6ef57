// SPDX-License-Identifier: MIT
#include "inputs.hpp"

#include "input_names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace csm::cmd {

namespace {

constexpr std::string_view default_name = "portfolio.json";

/// A missing default file is explained by both ways to name one.
Error no_portfolio(const Error& error) {
    if (error.message.find("cannot be read") == std::string::npos) return error;
    return {.where = {},
            .message = fmt::format("no file was named, $CSM_PORTFOLIO is not set, and {} {}", default_name,
                                   error.message),
            .hint = "name a portfolio file, or set CSM_PORTFOLIO to one"};
}

}  // namespace

Result<Inputs> Inputs::open(const std::vector<std::string>& names, Io& io) {
    Inputs inputs;
    if (names.empty()) {
        const auto named = io.environment("CSM_PORTFOLIO");
        const bool has_name = named && !named->empty();
        const auto added = inputs.add(has_name ? *named : std::string{default_name}, io);
        if (!added) return has_name ? added.error() : no_portfolio(added.error());
        return inputs;
    }
    const auto expanded = input_names(names);
    if (!expanded) return expanded.error();
    if (std::ranges::count(*expanded, "-") > 1)
        return Error{{}, "standard input (-) can be read only once", "name it once"};
    for (const auto& name : *expanded)
        if (const auto added = inputs.add(name, io); !added) return added.error();
    return inputs;
}

Result<void> Inputs::add(const std::string& name, Io& io) {
    const bool is_stdin = name == "-";
    auto file = is_stdin ? io.read_stdin() : InputFile::open(name, io.progress);
    if (!file) return file.error();
    files_.push_back(std::move(*file));
    const auto& kept = files_.back();
    ranges_.emplace_back(is_stdin ? "standard input" : name, kept.bytes());
    sources_.push_back({is_stdin ? "standard input" : name, kept.bytes(),
                        [&kept](std::string_view bytes) { kept.forget(bytes); }});
    return {};
}

Result<void> Inputs::check_unchanged() const {
    for (std::size_t i = 0; i < files_.size(); ++i)
        if (files_[i].has_changed())
            return Error{sources_[i].name, "was changed while it was read, so the result cannot be trusted",
                         "run the command again when nothing writes to the file"};
    return {};
}

Result<Model> load_model(const std::string& path, Io& io) {
    if (path.empty()) {
        auto model = read_model(standard_model_text(), "the standard model");
        if (!model)
            return Error{"the standard model", describe(model.error().front()), "this is a defect of csm"};
        return std::move(*model);
    }
    const auto file = InputFile::open(path);
    if (!file) return file.error();
    const auto bytes = (*file).bytes();
    const MappedRange range{path, bytes};
    auto model = read_model(bytes, path);
    if (model) return std::move(*model);
    for (const auto& problem : model.error()) io.err("csm: " + describe(problem) + "\n");
    return Error{
        path,
        fmt::format("is not a usable model, {} to mend",
                    model.error().size() == 1 ? "1 defect" : fmt::format("{} defects", model.error().size())),
        "\"csm model show\" prints a model that works"};
}

}  // namespace csm::cmd
