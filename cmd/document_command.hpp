// SPDX-License-Identifier: MIT
#pragma once

#include "document_run.hpp"
#include "files/templates.hpp"

#include <utility>

namespace csm::cmd {

/// Fills the template that the arguments name, or prints it.
template <class Analysis>
Outcome run_documents(const ScoringArguments& arguments, Io& io) {
    if (const auto usable = check_document_arguments(arguments); !usable) return usable.error();
    if (arguments.show_template) return show_template(arguments, io);
    Inputs inputs{io, arguments.quiet};
    const auto model = load_model(arguments.model, inputs);
    if (!model) return model.error();
    const auto filled = load_template(arguments.template_name, *model, inputs);
    if (!filled) return filled.error();
    auto selection = Selection::make(arguments, *model);
    if (!selection) return selection.error();
    show_progress(arguments, io);
    if (const auto opened = inputs.open_portfolios(arguments.files); !opened) return opened.error();
    auto output = DocumentOutput::open(arguments, inputs, (*filled).scope == Scope::account);
    if (!output) return output.error();
    const Settings settings{arguments.as_of.value_or(io.today), arguments.missing};
    DocumentRun<Analysis> run{arguments, io,     Analysis{*model, settings}, std::move(*selection),
                              *filled,   *output};
    return run.run(inputs);
}

}  // namespace csm::cmd
