// SPDX-License-Identifier: MIT
#include "files/history_folder.hpp"
#include "files/inputs.hpp"
#include "gates.hpp"
#include "line/command.hpp"
#include "line/common_arguments.hpp"
#include "line/outcome.hpp"
#include "line/scoring_arguments.hpp"
#include "problem_log.hpp"

#include <csm/diff_listing.hpp>
#include <csm/diff_output.hpp>
#include <csm/diff_pages.hpp>
#include <csm/portfolio_day.hpp>
#include <csm/snapshot.hpp>

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <utility>

namespace csm::cmd {

namespace {

enum class DiffGate : std::uint8_t { worse_class, mass_move };

const Choices<DiffGate> gate_words{{"worse-class", DiffGate::worse_class},
                                   {"mass-move", DiffGate::mass_move}};
const Choices<DiffBy> group_words{{"owner", DiffBy::owner}, {"segment", DiffBy::segment}};

struct DiffArguments : ScoringArguments {
    std::string before, after;  // the portfolios, or days of a history
    std::string history;
    std::optional<Date> day_before, day_after;
    std::string model_before, model_after;
    DiffBy by = DiffBy::nothing;
    std::vector<DiffGate> gates;
};

/// The two sides as they were opened.
struct OpenedSides {
    std::optional<Model> earlier, later;
    std::array<std::string, 2> recorded;  // portfolios of snapshots
    std::array<Source, 2> sources;
    std::array<Date, 2> days;

    bool have_one_model() const { return earlier->digest == later->digest; }
};

Error without_day(const Source& source) {
    return {source.name, "does not say of what day it is",
            "name it by --as-of-before or --as-of-after, or in the file by \"as_of\" before the customers, "
            "as csm import "
            "writes it"};
}

/// The file of a day of the history.
Result<std::string> file_of_day(Date day, const std::string& history) {
    const auto folder = HistoryFolder::open(history);
    if (!folder) return folder.error();
    if (!(*folder).has(snapshot_name(day))) return (*folder).no_snapshot(day);
    return Result<std::string>{boost::system::in_place_value, (*folder).path_of(snapshot_name(day))};
}

/// The files that the operands mean. One is a day where a history is named, or where $CSM_HISTORY names one
/// and no file has the name.
Result<void> find_files(const DiffArguments& arguments, Io& io, std::array<std::string, 2>& files) {
    std::optional<std::string> history;
    for (auto& file : files) {
        const auto day = day_named(file);
        std::error_code unknown;
        if (arguments.history.empty() && (!day || std::filesystem::exists(file, unknown))) continue;
        if (!day)
            return Error{{},
                         fmt::format("\"{}\" is no day, and --history names days by YYYY-MM-DD", file),
                         "csm history list names them"};
        if (!history) {
            auto path = history_path("diff", arguments.history, arguments.quiet, io);
            if (!path) return path.error();
            history = std::move(*path);
        }
        auto found = file_of_day(*day, *history);
        if (!found) return found.error();
        file = std::move(*found);
    }
    return {};
}

/// Opens a side and returns the text of the model that it was recorded with; empty for a portfolio.
Result<std::string> open_side(std::size_t side, const std::string& name, Inputs& inputs, OpenedSides& sides) {
    auto source = inputs.open(name);
    if (!source) return source.error();
    if (!is_snapshot((*source).bytes)) {
        sides.sources[side] = std::move(*source);
        return Result<std::string>{boost::system::in_place_value};
    }
    auto opened = open_snapshot(name);
    if (!opened) return opened.error();
    sides.recorded[side] = std::move((*opened).portfolio);
    sides.sources[side] = {(*opened).name, sides.recorded[side]};
    return Result<std::string>{boost::system::in_place_value, std::move((*opened).model_text)};
}

/// The model that is named, else the one that the day was recorded with.
Result<Model> model_of_side(const std::string& named, const std::string& recorded, Inputs& inputs) {
    if (!named.empty() || recorded.empty()) return load_model(named, inputs);
    auto model = read_model(recorded, "the recorded model");
    if (!model) return load_model({}, inputs);
    return std::move(*model);
}

Result<void> open_side_of(std::size_t i, const std::string& name, const DiffArguments& arguments,
                          Inputs& inputs, OpenedSides& sides) {
    const auto recorded = open_side(i, name, inputs, sides);
    if (!recorded) return recorded.error();
    const auto& own = i == 0 ? arguments.model_before : arguments.model_after;
    auto model = model_of_side(own.empty() ? arguments.model : own, *recorded, inputs);
    if (!model) return model.error();
    (i == 0 ? sides.earlier : sides.later) = std::move(*model);
    auto day = day_of(sides.sources[i]);
    if (!day) return day.error();
    if (const auto& asked = i == 0 ? arguments.day_before : arguments.day_after) *day = asked;
    if (!*day) return without_day(sides.sources[i]);
    sides.days[i] = **day;
    return {};
}

Result<void> open_sides(const DiffArguments& arguments, Inputs& inputs, OpenedSides& sides) {
    std::array<std::string, 2> files{arguments.before, arguments.after};
    if (const auto found = find_files(arguments, inputs.io(), files); !found) return found;
    if (const auto once = Inputs::check_names({files[0], files[1]}); !once) return once;
    for (std::size_t i = 0; i < 2; ++i)
        if (const auto opened = open_side_of(i, files[i], arguments, inputs, sides); !opened) return opened;
    if (sides.days[1] < sides.days[0])
        return Error{{},
                     fmt::format("{} is of {}, before {} of {}", sides.sources[1].name,
                                 iso_text(sides.days[1]), sides.sources[0].name, iso_text(sides.days[0])),
                     "name the earlier day first"};
    return {};
}

/// One run: reads both days, writes what comes out, and looks at the gates.
class DiffRun {
  public:
    DiffRun(const DiffArguments& arguments, Io& io, const Inputs& inputs, const OpenedSides& sides,
            Output& output)
        : arguments_{arguments},
          io_{io},
          inputs_{inputs},
          sides_{sides},
          output_{output},
          plan_{{*sides.earlier, sides.days[0]},
                {*sides.later, sides.days[1]},
                arguments.missing,
                arguments.by} {}

    Outcome run() {
        const auto written = is_page(arguments_.format) ? write_page() : write_data();
        if (const auto unchanged = inputs_.check_unchanged(); !unchanged) return unchanged.error();
        if (!written) problems_.tell();
        if (!written) return written.error();
        if (const auto finished = output_.finish(); !finished) return finished.error();
        problems_.tell();
        return judge(*written);
    }

  private:
    ReadOptions options(Date as_of, ReadAgain again) const {
        auto options = read_options(arguments_, io_, again);
        options.as_of = as_of;
        return options;
    }

    Result<PortfolioDiff> compare_days(const std::function<void(const AccountDiff&)>& take) {
        Portfolio before{
            {sides_.sources.data(), 1}, *sides_.earlier, options(sides_.days[0], ReadAgain::accounts)};
        Portfolio after{
            {&sides_.sources[1], 1}, *sides_.earlier, options(sides_.days[1], ReadAgain::nothing)};
        std::optional<Portfolio> own_after;
        if (!sides_.have_one_model())
            own_after.emplace(std::span{&sides_.sources[1], 1}, *sides_.later,
                              options(sides_.days[1], ReadAgain::accounts));
        return compare({before, after, own_after ? &*own_after : nullptr}, plan_, take,
                       [this](Problem problem) { problems_.add(std::move(problem)); });
    }

    Result<PortfolioDiff> write_data() {
        DiffOutput data{plan_,
                        data_format(arguments_.format),
                        sides_.sources[0].name,
                        sides_.sources[1].name,
                        [this](std::string_view text) { output_.write(text); },
                        arguments_.csv};
        auto diff = compare_days([&](const AccountDiff& account) { data.add(account); });
        if (!diff) return diff;
        if (const auto finished = data.finish(*diff, problems_.json_tail(diff->rejected), problems_.json());
            !finished)
            return finished.error();
        return diff;
    }

    Result<PortfolioDiff> write_page() {
        constexpr std::size_t usual = 25;
        const bool is_book = arguments_.format == Format::xlsx;
        DiffListing listing{
            arguments_.top.value_or(is_book ? std::numeric_limits<std::size_t>::max() : usual)};
        auto diff = compare_days([&](const AccountDiff& account) { listing.add(account); });
        if (!diff) return diff;
        const auto listed = listing.accounts();
        if (is_book) {
            if (const auto written = write_workbook(diff_workbook(*diff, listed, plan_), output_); !written)
                return written.error();
            return diff;
        }
        const auto page = diff_document(*diff, listed, plan_);
        if (arguments_.format == Format::html)
            write_html(page, output_);
        else
            cmd::write_page(page, arguments_, io_, output_);
        return diff;
    }

    Outcome judge(const PortfolioDiff& diff) {
        auto status = Status::done;
        const auto trip = [&](const std::string& what) {
            io_.err(fmt::format("csm diff: {}\n", what));
            status = Status::gate_tripped;
        };
        if (arguments_.strict && problems_.count() > 0)
            trip(fmt::format("the input has {} {} (--strict)", problems_.count(),
                             problems_.count() == 1 ? "problem" : "problems"));
        const auto worse = diff.all.health.worse + diff.all.churn.worse;
        for (const auto gate : arguments_.gates) {
            if (gate == DiffGate::worse_class && worse > 0)
                trip(fmt::format(
                    "{} to a worse health class, {} to a more urgent tier (--fail-on worse-class)",
                    diff.all.health.worse, diff.all.churn.worse));
            if (gate == DiffGate::mass_move && diff.is_mass_move())
                trip(fmt::format(
                    "{} of {} accounts moved by more than {} points of health, {} of {} of risk: suspect "
                    "the data first (--fail-on mass-move)",
                    diff.all.health.moved, diff.all.health.mean.compared, move_points, diff.all.churn.moved,
                    diff.all.churn.mean.compared));
        }
        return status;
    }

    const DiffArguments& arguments_;
    Io& io_;
    const Inputs& inputs_;
    const OpenedSides& sides_;
    Output& output_;
    DiffPlan plan_;
    ProblemLog problems_{"diff", arguments_, io_};
};

Outcome run_diff(const DiffArguments& arguments, Io& io) {
    if (arguments.format == Format::xlsx && arguments.output.empty() && io.out_is_terminal)
        return no_workbook_on_a_terminal("diff.xlsx");
    if (const auto usable = check_csv_arguments(arguments); !usable) return usable.error();
    Inputs inputs{io, arguments.quiet};
    show_progress(arguments, io);
    OpenedSides sides;
    if (const auto opened = open_sides(arguments, inputs, sides); !opened) return opened.error();
    auto output = inputs.open_output(arguments.output);
    if (!output) return output.error();
    return DiffRun{arguments, io, inputs, sides, *output}.run();
}

Operand side(std::string_view name, std::string_view summary, std::string& variable) {
    auto file = operand(name, summary, variable, files("json ndjson jsonl csv gz"));
    file.required = true;
    return file;
}

OptionGroup method(DiffArguments& arguments) {
    const auto model = [](std::string_view name, std::string_view summary, std::string& variable) {
        return text(name, "NAME|FILE", summary, variable,
                    {Offer::Names::files, "json", built_in_model_names});
    };
    return {"Method",
            {model("model", "score both days with this model", arguments.model),
             model("model-before", "score BEFORE with this model", arguments.model_before),
             model("model-after", "score AFTER with this model", arguments.model_after),
             date("as-of-before", "the day of BEFORE, in place of its as_of", arguments.day_before),
             date("as-of-after", "the day of AFTER, in place of its as_of", arguments.day_after),
             missing_option(arguments)}};
}

Invocation declare() {
    const auto arguments = std::make_shared<DiffArguments>();
    Invocation invocation;
    invocation.options = {
        {"History",
         {text("history", "DIR", "BEFORE and AFTER are days of this history, as YYYY-MM-DD",
               arguments->history, {Offer::Names::folders})}},
        method(*arguments),
        {"Listing",
         {choice("by", "FIELD", "add up the accounts of each owner or segment, too", arguments->by,
                 group_words),
          whole_number("top",
                       "list the N accounts whose behaviour changed most (default: 25; all in a workbook)",
                       arguments->top)}},
        scoring_output(*arguments, {Format::html, Format::xlsx}, false),
        {"Gates",
         {strict_option(*arguments), choice("fail-on", "EVENT",
                                            "exit with status 3 when an account went to a worse class or "
                                            "tier, or when more than 15 % of the "
                                            "accounts moved by over 5 points",
                                            arguments->gates, gate_words)}}};
    invocation.operands = {
        side("BEFORE", "the portfolio or snapshot of the earlier day, or a day of the history",
             arguments->before),
        side("AFTER", "the portfolio or snapshot of the later day, or a day of the history",
             arguments->after)};
    invocation.run = [arguments](Io& io) { return run_diff(*arguments, io); };
    return invocation;
}

}  // namespace

Command diff_command() {
    return {.name = "diff",
            .summary = "what changed between two days: the customer, the data or the model",
            .usage = "csm diff [OPTION…] BEFORE AFTER",
            .description = "Compares the scores of every account on two days and takes each change apart: "
                           "what the customer did, "
                           "values that were lost or are new, another segment, contract end or day, and "
                           "another model. The parts sum "
                           "to the change to the tenth. Behaviour is split by metric.\n\n"
                           "Accounts that are only there on one of the days are counted and named.",
            .examples = {{"csm diff september.json october.json",
                          "who changed, and why, largest behaviour first"},
                         {"csm diff --by owner september.json october.json", "with the sums of every owner"},
                         {"csm diff --fail-on worse-class --quiet -o diff.html september.json october.json",
                          "a page, and exit status 3 when an account went to a worse class"},
                         {"csm diff --history days 2026-09-30 2026-10-31",
                          "two days that csm history keeps, each by the model that scored it"},
                         {"csm diff --model-after mine.json october.json october.json",
                          "the same day by two models: what the other weights do"}},
            .declare = declare};
}

}  // namespace csm::cmd
