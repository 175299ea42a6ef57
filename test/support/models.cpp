// SPDX-License-Identifier: MIT
#include "support/models.hpp"

#include <algorithm>
#include <stdexcept>

namespace csm::test {

Model model_of(std::string_view text) {
    auto model = read_model(text, "model.json");
    if (model) return std::move(*model);
    std::string defects;
    for (const auto& problem : model.error()) defects += describe(problem) + "\n";
    throw std::invalid_argument(defects);
}

const Model& standard_model() {
    static const Model model = model_of(standard_model_text());
    return model;
}

Model model_with(const std::vector<Patch>& patches) {
    return model_of(patched(standard_model_text(), patches));
}

std::vector<std::string> defects_with(const std::vector<Patch>& patches) {
    const auto model = read_model(patched(standard_model_text(), patches), "model.json");
    std::vector<std::string> defects;
    if (model) return defects;
    for (const auto& problem : model.error()) defects.push_back(problem.field + ": " + problem.message);
    return defects;
}

std::size_t slot_of(const Model& model, std::string_view field) {
    const auto found = std::find_if(model.fields.begin(), model.fields.end(),
                                    [&](const Field& known) { return known.name == field; });
    if (found == model.fields.end()) throw std::invalid_argument("no metric reads " + std::string{field});
    return static_cast<std::size_t>(found - model.fields.begin());
}

}  // namespace csm::test
