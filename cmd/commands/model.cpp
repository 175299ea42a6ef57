// SPDX-License-Identifier: MIT
#include "files/inputs.hpp"
#include "line/command.hpp"
#include "terminal/output.hpp"

#include <csm/escaped.hpp>
#include <csm/nearest.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace csm::cmd {

namespace {

struct ModelArguments {
    std::string action;
    std::string file;
    std::string output;
};

Outcome write(const std::string& text, const std::string& path, Io& io) {
    auto output = Output::open(io, path);
    if (!output) return output.error();
    output->write(text);
    if (const auto finished = output->finish(); !finished) return finished.error();
    return Status::done;
}

Outcome list(const ModelArguments& arguments, Io& io) {
    if (!arguments.file.empty())
        return wrong_usage({{}, "\"csm model list\" takes no name; it lists the built-in models", {}});
    std::string text;
    for (const auto& [name, file] : built_in_models()) {
        const auto model = read_model(file, name);
        if (!model) continue;
        text += fmt::format("{:<10} {}\n", name, (*model).description);
    }
    return write(text, arguments.output, io);
}

Outcome show(const ModelArguments& arguments, Io& io) {
    const std::string name = arguments.file.empty() ? "standard" : arguments.file;
    const auto known = built_in_models();
    const auto found = std::ranges::find(known, name, &BuiltInModel::name);
    if (found == known.end())
        return wrong_usage(unknown_word("csm model show", name, built_in_model_names()));
    return write(std::string{found->text}, arguments.output, io);
}

std::size_t metrics_of(const Scorecard& card) {
    std::size_t count = 0;
    for (const auto& dimension : card.dimensions) count += dimension.metrics.size();
    return count;
}

std::string soundness(const std::string& file, const Model& model) {
    return fmt::format(
        "{}: model {} {} is sound ({})\n  health: {} metrics in {} dimensions, churn: {} metrics "
        "in {} dimensions, {} segments\n",
        escaped(file), escaped(model.name), escaped(model.version), model.digest,
        metrics_of(model.health.card), model.health.card.dimensions.size(), metrics_of(model.churn.card),
        model.churn.card.dimensions.size(), model.segments.size());
}

Outcome check(const ModelArguments& arguments, Io& io) {
    if (arguments.file.empty())
        return wrong_usage({{},
                            "\"csm model check\" needs a model",
                            "write csm model check FILE, or the name of a built-in one"});
    Inputs inputs{io};
    const auto model = load_model(arguments.file, inputs);
    if (!model) return model.error();
    if (const auto unchanged = inputs.check_unchanged(); !unchanged) return unchanged.error();
    auto output = inputs.open_output(arguments.output);
    if (!output) return output.error();
    output->write(soundness(arguments.file, *model));
    if (const auto finished = output->finish(); !finished) return finished.error();
    return Status::done;
}

Invocation declare() {
    const auto arguments = std::make_shared<ModelArguments>();
    Invocation invocation;
    invocation.operands = {word("ACTION",
                                "list names the built-in models, show prints one of them (the standard one "
                                "when none is named), check looks for mistakes in one or in a file",
                                arguments->action, {"list", "show", "check"}),
                           operand("MODEL", "the name of a built-in model, or the file to check",
                                   arguments->file, files("json"))};
    invocation.options = {{"Output",
                           {text("output,o", "FILE", "write to FILE, which appears whole or not at all",
                                 arguments->output, files())}}};
    invocation.run = [arguments](Io& io) {
        if (arguments->action == "list") return list(*arguments, io);
        return arguments->action == "show" ? show(*arguments, io) : check(*arguments, io);
    };
    return invocation;
}

}  // namespace

Command model_command() {
    return {.name = "model",
            .summary = "print a scoring model or check your own",
            .usage = "csm model list\ncsm model show [NAME] [-o FILE]\ncsm model check FILE|NAME",
            .description = "A model is a JSON file with every weight, target, band, tier, price and sentence "
                           "of the method. Three are built in: standard, adoption and outcomes (csm help "
                           "methods). Score with "
                           "one of them by --model NAME, or print one, change what you need, check it, and "
                           "score with --model FILE.",
            .examples = {{"csm model list", "the built-in methods, a line each"},
                         {"csm health --model outcomes", "the portfolio by another method"},
                         {"csm model show -o mine.json", "a copy to change"},
                         {"csm model check mine.json", "every mistake with its place"},
                         {"csm report --model mine.json", "the portfolio by your own numbers"}},
            .declare = declare};
}

}  // namespace csm::cmd
