// SPDX-License-Identifier: MIT
#include "files/history_forgetting.hpp"
#include "files/history_recording.hpp"
#include "line/command.hpp"

#include <csm/escaped.hpp>
#include <csm/history_pages.hpp>
#include <csm/nearest.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>

namespace csm::cmd {

namespace {

const Choices<Format> formats{{"text", Format::text}, {"markdown", Format::markdown}, {"json", Format::json}};

/// Writes a page, or its JSON.
template <class Shown>
Outcome write_shown(const Shown& shown, const HistoryArguments& arguments, Io& io) {
    auto output = Output::open(io, arguments.output);
    if (!output) return output.error();
    if (arguments.format == Format::json) {
        TextBuffer json;
        append_history_json(json, shown);
        (*output).write(json.view());
    } else {
        write_page(history_document(shown), arguments, io, *output);
    }
    if (const auto finished = (*output).finish(); !finished) return finished.error();
    return Status::done;
}

std::uint64_t superseded_of(const HistoryFiles& files, Date day) {
    return static_cast<std::uint64_t>(std::ranges::count_if(
        files.superseded, [&](const std::string& name) { return name.starts_with(snapshot_name(day)); }));
}

Error not_as_written(const std::string& path, std::uint64_t files) {
    return {path,
            files == 1 ? "1 file is not as it was written"
                       : fmt::format("{} files are not as they were written", files),
            "csm history check names every one"};
}

Outcome list(const HistoryArguments& arguments, const HistoryFolder& folder, Io& io) {
    const auto files = folder.files();
    if (!files) return files.error();
    HistoryList shown{folder.path()};
    std::uint64_t damaged = 0;
    for (const auto day : (*files).days) {
        HistoryDay entry{.day = day,
                         .bytes = folder.size_of(snapshot_name(day)),
                         .superseded = superseded_of(*files, day)};
        if (auto snapshot = folder.read(day)) {
            entry.snapshot = std::move(*snapshot);
        } else {
            entry.problem = snapshot.error().message;
            ++damaged;
        }
        shown.days.push_back(std::move(entry));
    }
    const auto written = write_shown(shown, arguments, io);
    if (!written || damaged == 0) return written;
    return not_as_written(folder.path(), damaged);
}

/// The one day that a sub-command is about.
boost::system::result<Date, Failure> day_asked_for(const HistoryArguments& arguments) {
    if (arguments.names.size() != 1)
        return wrong_usage({{},
                            fmt::format("\"csm history {}\" takes one day", arguments.action),
                            "write it as YYYY-MM-DD; csm history list names them"});
    const auto day = day_named(arguments.names.front());
    if (!day)
        return wrong_usage({{},
                            fmt::format("\"{}\" is no day", arguments.names.front()),
                            "write it as YYYY-MM-DD; csm history list names them"});
    return *day;
}

bool is_asked_for(const HistoryArguments& arguments, const std::string& customer_id) {
    return std::ranges::find(arguments.filters.customers, customer_id) != arguments.filters.customers.end();
}

Outcome show(const HistoryArguments& arguments, const HistoryFolder& folder, Io& io) {
    const auto day = day_asked_for(arguments);
    if (!day) return day.error();
    SnapshotView view{.file = folder.path_of(snapshot_name(*day)), .snapshot = {}};
    std::vector<std::string> near;
    auto snapshot = folder.read(*day, {.account = [&](std::string_view line) {
        view.verdicts.add(line);
        if (arguments.filters.customers.empty()) return;
        if (is_asked_for(arguments, customer_id_of(line))) view.lines.emplace_back(line);
    }});
    if (!snapshot) return snapshot.error();
    view.snapshot = std::move(*snapshot);
    if (view.lines.size() < arguments.filters.customers.size())
        return wrong_usage(
            {{},
             fmt::format("{} has no account \"{}\"", iso_text(*day), arguments.filters.customers.front()),
             "--customer takes a customer_id"});
    return write_shown(view, arguments, io);
}

/// The portfolio is written once every byte of the snapshot was looked at.
Outcome export_day(const HistoryArguments& arguments, const HistoryFolder& folder, Io& io) {
    const auto day = day_asked_for(arguments);
    if (!day) return day.error();
    const auto checked = folder.read(*day);
    if (!checked) return checked.error();
    auto output = Output::open(io, arguments.output);
    if (!output) return output.error();
    (*output).write(fmt::format("{{\"as_of\":\"{}\",\"customers\":[", iso_text(*day)));
    bool is_first = true;
    const auto read = folder.read(*day, {.account = [&](std::string_view line) {
        (*output).write(std::exchange(is_first, false) ? "\n" : ",\n");
        (*output).write(customer_of(line));
    }});
    if (!read) return read.error();
    (*output).write("\n]}\n");
    if (const auto finished = (*output).finish(); !finished) return finished.error();
    if (!arguments.quiet)
        io.err(fmt::format(
            "csm history: {} was scored by the model {} {}, which is kept in {}\n", iso_text(*day),
            escaped((*checked).head.model_name), escaped((*checked).head.model_version),
            escaped(folder.path_of("models/" + *model_file_name((*checked).head.model_digest)))));
    return Status::done;
}

/// Looks at every file of a history.
class Checking {
  public:
    explicit Checking(const HistoryFolder& folder) : folder_{folder}, check_{folder.path()} {}

    Result<HistoryCheck> run() {
        auto files = folder_.files();
        if (!files) return files.error();
        for (const auto day : (*files).days) snapshot(snapshot_name(day), HistoryFileKind::snapshot);
        for (const auto& name : (*files).superseded) snapshot(name, HistoryFileKind::superseded);
        for (const auto& name : (*files).models) model(name);
        for (const auto& name : (*files).unfinished) add(name, HistoryFileKind::unfinished, {});
        for (const auto& name : (*files).others) add(name, HistoryFileKind::other, {});
        return Result<HistoryCheck>{std::move(check_)};
    }

  private:
    void add(const std::string& name, HistoryFileKind kind, const std::optional<Error>& error) {
        check_.files.push_back({name, kind, error ? error->message : std::string{}});
    }

    void snapshot(const std::string& name, HistoryFileKind kind) {
        const auto read = folder_.read(name);
        if (!read) return add(name, kind, read.error());
        const auto text = folder_.model_text((*read).head.model_digest);
        if (text) return add(name, kind, {});
        add(name, kind, Error{{}, "the model that scored it is missing or another one", {}});
    }

    void model(const std::string& name) {
        const auto text = folder_.model_text("crc64:" + name.substr(0, name.find('.')));
        add("models/" + name, HistoryFileKind::model, text ? std::nullopt : std::optional{text.error()});
    }

    const HistoryFolder& folder_;
    HistoryCheck check_;
};

Outcome check(const HistoryArguments& arguments, const HistoryFolder& folder, Io& io) {
    const auto checked = Checking{folder}.run();
    if (!checked) return checked.error();
    const auto written = write_shown(*checked, arguments, io);
    if (!written || (*checked).damaged() == 0) return written;
    auto failure = not_as_written(folder.path(), (*checked).damaged());
    failure.hint = "put those of a backup in their place";
    return failure;
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

Outcome forget(const HistoryArguments& arguments, const HistoryFolder& folder, Io& io) {
    if (arguments.filters.customers.empty())
        return wrong_usage({{}, "\"csm history forget\" needs a customer", "write --customer ID"});
    const auto forgotten = forget_customers(folder, arguments.filters.customers);
    if (!forgotten) return forgotten.error();
    const auto& [lines, files, unfinished] = *forgotten;
    auto text = lines == 0 ? std::string{"no file has the customer"}
                           : fmt::format("{} of {} forgotten", counted(lines, "line", "lines"),
                                         counted(files, "file", "files"));
    if (unfinished > 0)
        text += fmt::format("; {} of killed runs removed", counted(unfinished, "file", "files"));
    io.out(text + "\n");
    return Status::done;
}

struct Action {
    std::string_view name;
    bool takes_names;
    Outcome (*run)(const HistoryArguments&, const HistoryFolder&, Io&);
};

constexpr std::array<Action, 5> actions{{{"list", false, list},
                                         {"show", true, show},
                                         {"check", false, check},
                                         {"forget", false, forget},
                                         {"export", true, export_day}}};

/// An option that only other actions have.
std::string_view misplaced(const HistoryArguments& arguments) {
    const bool adds = arguments.action == "add";
    if (!adds && arguments.replace) return "--replace belongs to csm history add";
    if (!adds && arguments.keep.names) return "--keep belongs to csm history add";
    if (arguments.action != "show" && arguments.action != "forget" && !arguments.filters.customers.empty())
        return "--customer belongs to csm history show and forget";
    return {};
}

Outcome run_history(const HistoryArguments& arguments, Io& io) {
    if (const auto wrong = misplaced(arguments); !wrong.empty())
        return wrong_usage({{}, std::string{wrong}, {}});
    const auto path = history_path("history", arguments.history, arguments.quiet, io);
    if (!path) return path.error();
    if (arguments.action == "add") return record_day(arguments, *path, io);
    const auto action = std::ranges::find(actions, arguments.action, &Action::name);
    if (!action->takes_names && !arguments.names.empty())
        return wrong_usage(
            {{}, fmt::format("\"csm history {}\" takes no name", arguments.action), "it is about all days"});
    const auto folder = HistoryFolder::open(*path);
    if (!folder) return folder.error();
    if (!arguments.output.empty() && (*folder).holds(arguments.output))
        return wrong_usage({arguments.output, "lies in the history, where nothing is changed",
                            "name another file for the output"});
    return action->run(arguments, *folder, io);
}

std::vector<OptionGroup> options_of(HistoryArguments& arguments) {
    auto output = output_options(arguments, formats, "do not list problems of the input");
    auto method = scoring_method(arguments);
    method.title = "Of csm history add";
    method.options.push_back(one_of("keep", "WHAT", "keep the customers' names, too", {"names"},
                                    [&arguments](std::size_t) { arguments.keep.names = true; }));
    method.options.push_back(
        flag("replace", "put a day that has another content in the place of the one recorded, which is kept",
             arguments.replace));
    method.options.push_back(strict_option(arguments));
    return {{"History",
             {text("history", "DIR", "the folder of the history; without it $CSM_HISTORY", arguments.history,
                   {Offer::Names::folders})}},
            std::move(method),
            {"Of csm history show and forget",
             {texts("customer", "ID", "the line of this customer, by customer_id, to be shown or forgotten",
                    arguments.filters.customers)}},
            {"Output", std::move(output)}};
}

Invocation declare() {
    const auto arguments = std::make_shared<HistoryArguments>();
    Invocation invocation;
    invocation.operands = {
        word("ACTION",
             "add records a portfolio's day, list names the days, show tells what one holds, check looks at "
             "every byte of all files, export prints a day as a portfolio, forget takes a customer out of "
             "every file",
             arguments->action, {"add", "list", "show", "check", "export", "forget"}),
        operands("FILE|DAY",
                 "for add the portfolios, as a scoring command takes them; for show and export a day as "
                 "YYYY-MM-DD",
                 arguments->names, files("json ndjson jsonl csv gz"))};
    invocation.options = options_of(*arguments);
    invocation.run = [arguments](Io& io) { return run_history(*arguments, io); };
    return invocation;
}

}  // namespace

Command history_command() {
    return {
        .name = "history",
        .summary = "keep the days of a portfolio, scored and sealed",
        .usage = "csm history add [OPTION…] [FILE…]\ncsm history list\ncsm history show DAY [--customer "
                 "ID]\ncsm history check\ncsm history export DAY [-o FILE]\ncsm history forget --customer ID",
        .description =
            "Keeps a portfolio as it was on a day, with its scores: one file a day in a folder of your "
            "own, which never changes. Kept are the fields that the model measures with the days of their "
            "measurement, ARR, segment, owner and contract; names only with --keep names. The model is "
            "kept beside them, so that every day can be scored again.\n\n"
            "Each file is sealed by a checksum of every byte. Recording the same content again changes "
            "nothing; another content of a day needs --replace, and the old one stays. Only you can read "
            "the folder. docs/history.md describes the files.",
        .examples = {{"csm history add --history days portfolio.json", "record the portfolio's day"},
                     {"csm history list --history days", "the days, accounts and ARR"},
                     {"csm history check --history days", "whether every file is as it was written"},
                     {"csm history export 2026-09-30 --history days -o september.json",
                      "a day as a portfolio, for csm health, csm diff and the others"}},
        .declare = declare};
}

}  // namespace csm::cmd
