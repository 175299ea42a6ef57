// SPDX-License-Identifier: MIT
#include "line/common_arguments.hpp"

#include "terminal/pager.hpp"

#include <csm/html.hpp>
#include <csm/model.hpp>
#include <csm/render.hpp>

#include <algorithm>
#include <utility>

namespace csm::cmd {

namespace {

const Choices<ColorWhen> color_words{
    {"auto", ColorWhen::automatic}, {"always", ColorWhen::always}, {"never", ColorWhen::never}};

}  // namespace

std::vector<Option> method_options(CommonArguments& arguments, std::string_view as_of,
                                   std::string_view model) {
    auto day = date("as-of", as_of, arguments.as_of);
    day.default_text = "the portfolio's day, else today in UTC";
    auto file = text("model", "NAME|FILE", model, arguments.model,
                     {Offer::Names::files, "json", built_in_model_names});
    file.default_text = "the standard model";
    return {std::move(day), std::move(file)};
}

std::vector<Option> output_options(CommonArguments& arguments, const Choices<Format>& formats,
                                   std::string_view quiet) {
    auto threads = whole_number("threads", "work with N threads; the result is the same", arguments.threads);
    threads.default_text = "one a processor";
    auto format = choice("format,f", "FORMAT", "how the result is written", arguments.format, formats);
    format.store = [&arguments, store = std::move(format.store)](std::string_view word) {
        arguments.format_given = true;
        return store(word);
    };
    return {std::move(format),
            text("output,o", "FILE", "write to FILE, which appears whole or not at all", arguments.output,
                 files()),
            choice("color", "WHEN", "colour in text", arguments.color, color_words),
            flag("quiet,q", quiet, arguments.quiet),
            flag("all-problems", "list every problem of the input, not only the first ones",
                 arguments.all_problems),
            std::move(threads)};
}

Option strict_option(CommonArguments& arguments) {
    return flag("strict", "exit with status 3 when the input has problems", arguments.strict);
}

std::vector<Operand> portfolio_operands(CommonArguments& arguments) {
    auto portfolios =
        operands("FILE",
                 "portfolios (JSON, NDJSON or CSV) to read and join, folders of them, or patterns; - is "
                 "standard input; without any, $CSM_PORTFOLIO, the configuration's or portfolio.json",
                 arguments.files, files("json ndjson jsonl csv gz"));
    portfolios.is_portfolio = true;
    return {std::move(portfolios)};
}

std::string page_text(const Document& page, const CommonArguments& arguments, const Io& io) {
    if (arguments.format == Format::markdown) return render_markdown(page);
    const bool to_file = !arguments.output.empty();
    return render_text(page, {.width = to_file ? TextStyle{}.width : io.width,
                              .colour = use_color(arguments.color, io.out_is_terminal && !to_file, io),
                              .ascii = io.out_is_ascii && !to_file});
}

void write_page(const Document& page, const CommonArguments& arguments, const Io& io, Output& output) {
    const auto text = page_text(page, arguments, io);
    if (arguments.output.empty())
        show_page(io, text);
    else
        output.write(text);
}

void show_progress(const CommonArguments& arguments, const Io& io) {
    if (!arguments.quiet && io.show_progress) io.show_progress();
}

ReadOptions read_options(const CommonArguments& arguments, const Io& io, ReadAgain again) {
    constexpr std::size_t most_threads = 256;
    ReadOptions options;
    options.threads =
        static_cast<unsigned>(std::min(arguments.threads.value_or(io.processors), most_threads));
    options.as_of = arguments.as_of.value_or(io.today);
    options.days_differ = arguments.days_differ;
    options.every_problem = arguments.all_problems;
    options.progress = io.progress;
    if (again == ReadAgain::nothing) options.keep_bytes = 0;
    if (again == ReadAgain::accounts) options.packed_bytes = std::size_t{128} << 20U;
    return options;
}

void write_html(const Document& page, Output& output) { output.write(html_page(page)); }

void write_message(const Message& message, Format format, Output& output) {
    output.write(format == Format::slack ? render_slack(message) : render_mail(message));
}

Result<void> write_workbook(const Workbook& workbook, Output& output) {
    const auto bytes = render_xlsx(workbook);
    if (!bytes) return bytes.error();
    output.write(*bytes);
    return {};
}

}  // namespace csm::cmd
