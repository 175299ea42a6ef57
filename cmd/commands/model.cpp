// SPDX-License-Identifier: MIT
#include "files/inputs.hpp"
#include "line/command.hpp"
#include "terminal/output.hpp"

#include <csm/escaped.hpp>

#include <fmt/format.h>

#include <memory>

namespace csm::cmd {

namespace {

struct ModelArguments {
    std::string action;
    std::string file;
    std::string output;
};

Outcome show(const ModelArguments& arguments, Io& io) {
    if (!arguments.file.empty())
        return wrong_usage({{}, "\"csm model show\" takes no file; it prints the standard model", {}});
    auto output = Output::open(io, arguments.output);
    if (!output) return output.error();
    output->write(standard_model_text());
    if (const auto finished = output->finish(); !finished) return finished.error();
    return Status::done;
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
        return wrong_usage({{}, "\"csm model check\" needs the model's file", "write csm model check FILE"});
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
                                "show prints the standard model, check looks for mistakes in a file",
                                arguments->action, {"show", "check"}),
                           operand("FILE", "the model to check", arguments->file, files("json"))};
    invocation.options = {{"Output",
                           {text("output,o", "FILE", "write to FILE, which appears whole or not at all",
                                 arguments->output, files())}}};
    invocation.run = [arguments](Io& io) {
        return arguments->action == "show" ? show(*arguments, io) : check(*arguments, io);
    };
    return invocation;
}

}  // namespace

Command model_command() {
    return {.name = "model",
            .summary = "print the scoring model or check your own",
            .usage = "csm model show [-o FILE]\ncsm model check FILE",
            .description = "A model is a JSON file with every weight, target, band, tier, price and sentence "
                           "of the method. Print the standard one, change "
                           "what you need, check it, and score with --model FILE.",
            .examples = {{"csm model show -o mine.json", "a copy to change"},
                         {"csm model check mine.json", "every mistake with its place"},
                         {"csm report --model mine.json", "the portfolio by your own numbers"}},
            .declare = declare};
}

}  // namespace csm::cmd
