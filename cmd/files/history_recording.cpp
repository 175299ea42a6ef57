// SPDX-License-Identifier: MIT
#include "files/history_recording.hpp"

#include "day.hpp"
#include "gates.hpp"
#include "problem_log.hpp"

#include <csm/number.hpp>
#include <csm/snapshot_recording.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace csm::cmd {

namespace {

/// The text of the model, as it is kept: any snapshot can be scored again with it.
Result<std::string> text_of_model(const std::string& name, const Model& model, Inputs& inputs) {
    const auto models = built_in_models();
    const auto built_in =
        name.empty() ? models.begin() : std::ranges::find(models, name, &BuiltInModel::name);
    if (built_in != models.end())
        return Result<std::string>{boost::system::in_place_value, std::string{built_in->text}};
    if (name == "-")
        return Error{"standard input", "gives the model only once, and the history keeps it",
                     "save the model to a file and name that"};
    const auto file = inputs.open(name);
    if (!file) return file.error();
    const auto again = read_model((*file).bytes, (*file).name);
    if (!again || (*again).digest != model.digest)
        return Error{name, "was changed while it was read", "run the command again"};
    return Result<std::string>{boost::system::in_place_value, std::string{(*file).bytes}};
}

/// One day that is being recorded.
class Recording {
  public:
    Recording(const HistoryArguments& arguments, Io& io, const HistoryFolder& folder, const Model& model,
              std::string model_text)
        : arguments_{arguments},
          io_{io},
          folder_{folder},
          plan_{snapshot_plan(model, arguments.as_of.value_or(io.today), io.today, arguments.missing)},
          model_text_{std::move(model_text)} {
        plan_.keep = arguments.keep;
    }

    Outcome run(const Inputs& inputs) {
        for (const auto& source : inputs.portfolios()) plan_.head.inputs.push_back(input_of(source));
        auto file = folder_.new_snapshot();
        if (!file) return file.error();
        Portfolio portfolio{inputs.portfolios(), plan_.model,
                            read_options(arguments_, io_, ReadAgain::nothing)};
        const auto recorded = record_snapshot(
            portfolio, plan_, [&](std::string_view bytes) { (*file).write(bytes); },
            [this](Problem problem) { problems_.add(std::move(problem)); });
        if (const auto unchanged = inputs.check_unchanged(); !unchanged) return unchanged.error();
        problems_.tell();
        if (!recorded) return recorded.error();
        const auto placed = place(*file, {plan_.head, (*recorded).tail});
        if (!placed) return placed.error();
        io_.out(*placed);
        return check_gates(io_, "history", arguments_, {.problems = problems_.count()});
    }

  private:
    /// What is told of the day once it is in its place.
    Result<std::string> place(PlacedFile& file, const Snapshot& snapshot) const {
        const auto name = snapshot_name(snapshot.head.as_of);
        if (!folder_.has(name)) {
            if (const auto kept = keep_model(); !kept) return kept.error();
            const auto is_new = file.place(name);
            if (!is_new) return is_new.error();
            if (*is_new) return told(snapshot, recorded_as(snapshot));
        }
        const auto known = folder_.read(name);
        if (known && (*known).tail.content_digest == snapshot.tail.content_digest)
            return told(*known, "recorded already, with the same content");
        if (!arguments_.replace) return known ? is_another(snapshot) : known.error();
        return replace(snapshot, file);
    }

    /// A snapshot is never there without its model.
    Result<void> keep_model() const { return folder_.keep_model(plan_.head.model_digest, model_text_); }

    Error is_another(const Snapshot& snapshot) const {
        return {folder_.path_of(snapshot_name(snapshot.head.as_of)),
                "holds another content of " + iso_text(snapshot.head.as_of),
                "csm history add --replace keeps it as .superseded-1 and takes the new one; csm diff tells "
                "what differs"};
    }

    Result<std::string> replace(const Snapshot& snapshot, PlacedFile& file) const {
        if (const auto kept = keep_model(); !kept) return kept.error();
        const auto lock = folder_.lock();
        if (!lock) return lock.error();
        const auto old = folder_.supersede(snapshot.head.as_of);
        if (!old) return old;
        if (const auto replaced = file.replace(snapshot_name(snapshot.head.as_of)); !replaced)
            return replaced.error();
        return told(snapshot, fmt::format("{}; what it replaces is kept as {}", recorded_as(snapshot), *old));
    }

    static std::string recorded_as(const Snapshot& snapshot) {
        return fmt::format("recorded, {}", word(snapshot.head.provenance));
    }

    static Result<std::string> told(const Snapshot& snapshot, std::string_view rest) {
        return Result<std::string>{boost::system::in_place_value,
                                   fmt::format("{} {}\n", day_text(snapshot), rest)};
    }

    const HistoryArguments& arguments_;
    Io& io_;
    const HistoryFolder& folder_;
    SnapshotPlan plan_;
    std::string model_text_;
    ProblemLog problems_{"history", arguments_, io_};
};

}  // namespace

std::string day_text(const Snapshot& snapshot) {
    auto text = fmt::format("{}: {} {}, ARR ", iso_text(snapshot.head.as_of), snapshot.tail.accounts,
                            snapshot.tail.accounts == 1 ? "account" : "accounts");
    append_thousands(text, static_cast<double>(snapshot.tail.arr_cents) / 100);
    return text;
}

Outcome record_day(const HistoryArguments& arguments, const std::string& path, Io& io) {
    Inputs inputs{io, arguments.quiet};
    const auto model = load_model(arguments.model, inputs);
    if (!model) return model.error();
    const auto text = text_of_model(arguments.model, *model, inputs);
    if (!text) return text.error();
    show_progress(arguments, io);
    if (const auto opened = inputs.open_portfolios(arguments.names); !opened) return opened.error();
    auto dated = arguments;
    if (const auto settled = settle_day("history", dated, inputs); !settled) return settled.error();
    const auto folder = HistoryFolder::open_or_begin(path);
    if (!folder) return folder.error();
    return Recording{dated, io, *folder, *model, *text}.run(inputs);
}

}  // namespace csm::cmd
