// SPDX-License-Identifier: MIT
#pragma once

#include "document_command.hpp"
#include "scoring.hpp"

#include <functional>
#include <memory>

namespace csm::cmd {

/// Opens what a scoring command needs, in the order in which mistakes are cheapest to tell, and runs it.
template <class Analysis>
Outcome run_scoring(const ScoringArguments& arguments, Io& io) {
    if constexpr (requires { Analysis::fills_templates; })
        if (!arguments.template_name.empty() || arguments.show_template)
            return run_documents<Analysis>(arguments, io);
    if (arguments.format == Format::xlsx && arguments.output.empty() && io.out_is_terminal)
        return wrong_usage({{},
                            "--format xlsx writes a file for a spreadsheet program, not text",
                            "add --output report.xlsx"});
    Inputs inputs{io, arguments.quiet};
    const auto model = load_model(arguments.model, inputs);
    if (!model) return model.error();
    auto selection = Selection::make(arguments, *model);
    if (!selection) return selection.error();
    show_progress(arguments, io);
    if (const auto opened = inputs.open_portfolios(arguments.files); !opened) return opened.error();
    auto output = inputs.open_output(arguments.output);
    if (!output) return output.error();
    const Settings settings{arguments.as_of.value_or(io.today), arguments.missing};
    return Scoring<Analysis>{arguments, io, Analysis{*model, settings}, std::move(*selection), *output}.run(
        inputs);
}

/// The declaration that all scoring commands share; `own_options` makes a group of the command's own.
template <class Analysis>
Invocation declare_scoring(const ScoringChoices& choices,
                           const std::function<OptionGroup(ScoringArguments&)>& own_options = {}) {
    const auto arguments = std::make_shared<ScoringArguments>();
    Invocation invocation;
    if (own_options) invocation.options.push_back(own_options(*arguments));
    for (auto& group : scoring_options(*arguments, choices)) invocation.options.push_back(std::move(group));
    invocation.operands = portfolio_operands(*arguments);
    invocation.run = [arguments](Io& io) { return run_scoring<Analysis>(*arguments, io); };
    return invocation;
}

}  // namespace csm::cmd
