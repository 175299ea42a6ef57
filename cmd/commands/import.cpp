// SPDX-License-Identifier: MIT
#include "files/inputs.hpp"
#include "line/command.hpp"
#include "terminal/output.hpp"

#include <csm/escaped.hpp>
#include <csm/import.hpp>
#include <csm/import_messages.hpp>
#include <csm/input_file.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <memory>

namespace csm::cmd {

namespace {

constexpr std::string_view mapping_name = "csm-import.json";

struct ImportArguments {
    std::vector<std::string> files;
    std::vector<std::string> maps;
    std::string mapping;
    bool init = false;
    bool explain = false;
    CsvOptions csv;
    ImportOptions options;
    std::optional<Date> as_of;
    std::optional<std::size_t> sql_limit = ImportOptions{}.sql_limit;
    std::string model;
    std::string output;
    bool strict = false;
    bool quiet = false;
    bool every_problem = false;
};

Result<std::vector<CsvTable>> read_tables(const ImportArguments& arguments, Inputs& inputs) {
    if (const auto once = Inputs::check_names(arguments.files); !once) return once.error();
    std::vector<Source> files;
    for (const auto& name : arguments.files) {
        if (is_decisions_name(name)) {
            if (!arguments.quiet)
                inputs.io().err(fmt::format("csm import: {}: is the team's file of decisions and left out\n",
                                            escaped(name)));
            continue;
        }
        auto file = inputs.open(name);
        if (!file) return file.error();
        files.push_back(std::move(*file));
    }
    if (files.empty())
        return Error{arguments.files.front(), "is the team's file of decisions, not an export",
                     "name the exports to import"};
    std::vector<CsvTable> tables;
    for (const auto& file : files) {
        auto table = read_csv(file.bytes, file.name, arguments.csv);
        if (!table) return table.error();
        file.forget(file.bytes);
        tables.push_back(std::move(*table));
    }
    return tables;
}

/// The mapping that was named, or the one beside the first file, and the rules of the command line, which
/// come last and therefore win.
Result<Mapping> load_mapping(const ImportArguments& arguments, Inputs& inputs) {
    Mapping mapping;
    std::string name = arguments.mapping;
    if (name.empty() && arguments.files.front() != "-") {
        auto beside = std::filesystem::path{arguments.files.front()}.replace_filename(mapping_name).string();
        std::error_code ignored;
        if (std::filesystem::is_regular_file(beside, ignored)) name = std::move(beside);
        if (!name.empty() && !arguments.quiet)
            inputs.io().err(
                fmt::format("csm import: {}: lies beside the data and is used; --mapping names another\n",
                            escaped(name)));
    }
    if (!name.empty()) {
        const auto file = inputs.open(name);
        if (!file) return file.error();
        auto read = read_mapping((*file).bytes, (*file).name);
        if (!read) return read.error();
        mapping = std::move(*read);
    }
    for (const auto& map : arguments.maps) {
        auto rule = parse_import_rule(map);
        if (!rule) return rule.error();
        mapping.rules.push_back(std::move(*rule));
    }
    return mapping;
}

Outcome write(Output& output, const std::string& text) {
    output.write(text);
    if (const auto finished = output.finish(); !finished) return finished.error();
    return Status::done;
}

Outcome make_portfolio(const std::vector<CsvTable>& tables, const Mapping& mapping, const Model& model,
                       const ImportArguments& arguments, const Inputs& inputs, Output& output) {
    auto& io = inputs.io();
    auto options = arguments.options;
    options.as_of = arguments.as_of.value_or(io.today);
    options.sql_limit = arguments.sql_limit.value_or(options.sql_limit);
    const bool asks_for_day = mapping.select.find(":as_of") != std::string::npos;
    if (asks_for_day && !arguments.as_of && !arguments.quiet)
        io.err(fmt::format("csm import: :as_of is today, {}; --as-of names another day\n",
                           iso_text(options.as_of)));
    auto imported = import_tables(tables, mapping, model, options);
    if (!imported) return imported.error();
    if (const auto unchanged = inputs.check_unchanged(); !unchanged) return unchanged.error();
    auto& result = *imported;
    LeftOut left_out;
    for (const auto& table : tables) left_out.add(table.left_out);
    left_out.add(result.left_out);
    result.left_out = std::move(left_out);
    for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
        result.problems.insert(result.problems.begin(), table->problems.begin(), table->problems.end());
        result.notices.insert(result.notices.begin(), table->notices.begin(), table->notices.end());
    }
    if (!arguments.quiet) io.err(import_messages(result, arguments.every_problem));
    if (result.customers == 0)
        return Error{{},
                     "no file has a row that is a customer, so nothing is written",
                     "--explain shows what the columns would become"};
    if (auto written = write(output, result.json); !written) return written;
    return arguments.strict && !result.problems.empty() ? Status::gate_tripped : Status::done;
}

Outcome import_from(Inputs& inputs, const ImportArguments& arguments) {
    auto& io = inputs.io();
    const auto model = load_model(arguments.model, inputs);
    if (!model) return model.error();
    const auto tables = read_tables(arguments, inputs);
    if (!tables) return tables.error();
    const auto mapping = arguments.init ? Mapping{} : load_mapping(arguments, inputs);
    if (!mapping) return mapping.error();
    auto output = inputs.open_output(arguments.output);
    if (!output) return output.error();
    if (!arguments.init && !arguments.explain) {
        if (!arguments.quiet) io.err(table_messages(*tables));
        return make_portfolio(*tables, *mapping, *model, arguments, inputs, *output);
    }
    if (const auto unchanged = inputs.check_unchanged(); !unchanged) return unchanged.error();
    for (const auto& table : *tables)
        if (!arguments.quiet) io.err(notice_messages(table.notices));
    if (arguments.init) return write(*output, draft_mapping(*tables, *model));
    const auto plan = plan_import(*tables, *mapping, *model);
    if (!plan) return plan.error();
    if (!arguments.quiet) io.err(notice_messages((*plan).notices));
    return write(*output, explain_columns((*plan).columns));
}

Outcome run_import(const ImportArguments& arguments, Io& io) {
    Inputs inputs{io, arguments.quiet};
    if (arguments.files.empty()) {
        if (!arguments.explain) return wrong_usage({{}, "no CSV file is named", "write csm import FILE.csv"});
        auto output = inputs.open_output(arguments.output);
        if (!output) return output.error();
        return write(*output, explain_known_columns(known_columns()));
    }
    auto outcome = import_from(inputs, arguments);
    // What an input that changed led to is no use to anybody.
    const auto unchanged = inputs.check_unchanged();
    if (!outcome && !unchanged) return unchanged.error();
    return outcome;
}

std::vector<OptionGroup> options_of(ImportArguments& arguments) {
    const Choices<char> delimiters{{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"pipe", '|'}};
    const Choices<char> decimals{{"point", '.'}, {"comma", ','}};
    const Choices<DateOrder> orders{{"year-month-day", DateOrder::year_month_day},
                                    {"day-month-year", DateOrder::day_month_year},
                                    {"month-day-year", DateOrder::month_day_year}};
    return {
        {"Mapping",
         {texts("map", "COLUMN=FIELD[:FORMAT]", "what a column is, and how its cells are written",
                arguments.maps),
          text("mapping", "FILE", "a mapping file; without it csm-import.json beside the first CSV",
               arguments.mapping, files("json")),
          flag("init", "print a draft of a mapping file instead of a portfolio", arguments.init),
          flag("explain", "print what becomes of each column; without a CSV, all column names that are known",
               arguments.explain)}},
        {"Reading",
         {choice("delimiter", "WORD", "what stands between cells, when it is not to be detected",
                 arguments.csv.delimiter, delimiters),
          whole_number("skip", "lines above the header, when they are not to be found", arguments.csv.skip),
          choice("dates", "ORDER", "the order of dates in numbers", arguments.options.dates, orders),
          choice("decimal", "SIGN", "the decimal sign of numbers", arguments.options.decimal, decimals),
          flag("first-row", "of several rows for a customer use the first; without it they are an error",
               arguments.options.first_row),
          whole_number("sql-limit", "stop a SELECT after N steps of SQLite; 0 is no limit",
                       arguments.sql_limit),
          date("as-of",
               "the day that the data is of, which the portfolio says, and :as_of of a SELECT; without it "
               "today in UTC",
               arguments.as_of),
          text("model", "FILE", "the scoring model whose fields can be filled", arguments.model,
               files("json"))}},
        {"Output",
         {text("output,o", "FILE", "write to FILE, which appears whole or not at all", arguments.output,
               files()),
          flag("strict", "end with status 3 when there are problems", arguments.strict),
          flag("all-problems", "list every problem, not only the first of each kind",
               arguments.every_problem),
          flag("quiet,q", "print no messages", arguments.quiet)}}};
}

Invocation declare() {
    const auto arguments = std::make_shared<ImportArguments>();
    Invocation invocation;
    invocation.operands = {operands("CSV", "files to join on the customer key; - is standard input",
                                    arguments->files, files("csv tsv txt gz"))};
    invocation.options = options_of(*arguments);
    invocation.run = [arguments](Io& io) { return run_import(*arguments, io); };
    return invocation;
}

}  // namespace

Command import_command() {
    return {
        .name = "import",
        .summary = "make a portfolio from CSV exports",
        .usage = "csm import [OPTION…] CSV…\ncsm import --init CSV… [-o csm-import.json]\ncsm import "
                 "--explain [CSV…]",
        .description =
            "Reads CSV exports of a CRM, a help desk, billing or a spreadsheet, joins them on the customer "
            "key, and writes a portfolio as JSON. Columns named like csm's fields map by themselves, and so "
            "do names that vendors use; for the rest there are --map and a mapping file. Whatever is assumed "
            "is told; what can be read in two ways is an error that names the option which settles it.\n\n"
            "A mapping file with \"select\" makes a portfolio from tables of events: each CSV becomes a "
            "table, and the SELECT adds them up to one row an account. docs/importing.md has examples.",
        .examples = {{"csm import accounts.csv tickets.csv -o portfolio.json", "two exports, joined"},
                     {"csm import crm.csv --map 'Cust ID=customer_id' --map 'MRR=arr:mrr'",
                      "name a column and its unit"},
                     {"csm import --init crm.csv -o csm-import.json", "a draft to edit; it is found there"}},
        .declare = declare};
}

}  // namespace csm::cmd
