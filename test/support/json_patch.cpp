// SPDX-License-Identifier: MIT
#include "support/json_patch.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <stdexcept>

namespace csm::test {

namespace json = boost::json;

namespace {

/// The first step of a path, such as dimensions, [0] or [+]; the path keeps the rest.
std::string take_step(std::string_view& path) {
    const auto end =
        path.front() == '[' ? path.find(']') + 1 : std::min(path.find_first_of(".["), path.size());
    std::string step{path.substr(0, end)};
    path.remove_prefix(end);
    if (path.starts_with('.')) path.remove_prefix(1);
    return step;
}

json::value& child(json::value& parent, const std::string& step) {
    if (step == "[+]") return parent.as_array().emplace_back(nullptr);
    if (step.front() == '[') return parent.as_array().at(std::stoul(step.substr(1)));
    if (parent.is_null()) parent.emplace_object();
    return parent.as_object()[step];
}

void take_away(json::value& parent, const std::string& step) {
    if (step.front() == '[') {
        auto& items = parent.as_array();
        items.erase(items.begin() + std::stol(step.substr(1)));
    } else if (parent.as_object().erase(step) == 0) {
        throw std::invalid_argument("nothing to take away at " + step);
    }
}

void apply(json::value& document, const Patch& patch) {
    auto* place = &document;
    std::string_view path = patch.path;
    for (auto step = take_step(path);; step = take_step(path)) {
        if (path.empty() && patch.json.empty()) return take_away(*place, step);
        place = &child(*place, step);
        if (path.empty()) break;
    }
    *place = json::parse(patch.json);
}

}  // namespace

std::string patched(std::string_view document, const std::vector<Patch>& patches) {
    auto value = json::parse(document);
    for (const auto& patch : patches) apply(value, patch);
    return json::serialize(value);
}

}  // namespace csm::test
