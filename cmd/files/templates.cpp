// SPDX-License-Identifier: MIT
#include "files/templates.hpp"

#include <csm/nearest.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace csm::cmd {

namespace {

bool is_file_name(std::string_view name) { return name.find_first_of("/.") != std::string_view::npos; }

}  // namespace

std::vector<std::string> template_list() {
    std::vector<std::string> names;
    for (const auto& known : built_in_templates()) names.emplace_back(known.name);
    return names;
}

std::string template_names() { return alternatives(template_list()); }

boost::system::result<std::string_view, Failure> template_text(const std::string& name, Inputs& inputs) {
    if (!is_file_name(name)) {
        const auto known = built_in_templates();
        const auto found = std::ranges::find(known, name, &BuiltInTemplate::name);
        if (found != known.end()) return std::string_view{found->text};
        auto error = unknown_word("--template", name, template_list());
        if (error.hint.empty())
            error.hint = fmt::format("a file of your own is written with a / or a dot, such as ./{}", name);
        return wrong_usage(std::move(error));
    }
    const auto file = inputs.open(name);
    if (!file) return Failure{file.error()};
    constexpr std::size_t largest = std::size_t{1} << 20U;
    if ((*file).bytes.size() > largest)
        return Failure{Error{name, "is too large for a template", "name a Markdown file"}};
    return (*file).bytes;
}

boost::system::result<DocumentTemplate, Failure> load_template(const std::string& name, const Model& model,
                                                               Inputs& inputs) {
    const auto text = template_text(name, inputs);
    if (!text) return text.error();
    auto read = read_template(*text, name, model);
    if (read) return std::move(*read);
    if (const auto unchanged = inputs.check_unchanged(); !unchanged) return Failure{unchanged.error()};
    for (const auto& problem : read.error()) inputs.io().err("csm report: " + describe(problem) + "\n");
    const auto count = read.error().size();
    return Failure{Error{name,
                         fmt::format("is not a usable template, {} to mend",
                                     count == 1 ? "1 defect" : fmt::format("{} defects", count)),
                         "\"csm help templates\" names every slot"}};
}

}  // namespace csm::cmd
