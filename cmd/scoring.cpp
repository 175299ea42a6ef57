// SPDX-License-Identifier: MIT
#include "scoring.hpp"

#include <csm/nearest.hpp>

namespace csm::cmd {

boost::system::result<Selection, Failure> selection_of(const ScoringArguments& arguments,
                                                       const Model& model) {
    auto selection = Selection::make(arguments.filters, model);
    if (selection) return std::move(*selection);
    std::vector<std::string> known;
    for (const auto& segment : model.segments) known.push_back(segment.name);
    return wrong_usage(unknown_word("--segment", selection.error().name, known));
}

}  // namespace csm::cmd
