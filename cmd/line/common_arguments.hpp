// SPDX-License-Identifier: MIT
#pragma once

#include "line/choice.hpp"
#include "line/command.hpp"
#include "terminal/color.hpp"
#include "terminal/output.hpp"

#include <csm/customer_output.hpp>
#include <csm/document.hpp>
#include <csm/message.hpp>
#include <csm/portfolio.hpp>
#include <csm/xlsx.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm::cmd {

enum class Format : std::uint8_t {
    text,
    markdown,
    html,
    xlsx,
    docx,
    pptx,
    slack,
    mail,
    ics,
    json,
    ndjson,
    csv
};

/// Whether the format is made of the whole list; the others are for programs and written account by account.
constexpr bool is_page(Format format) {
    return format != Format::json && format != Format::ndjson && format != Format::csv;
}

/// Whether the format is a page that renders any document: text or Markdown.
constexpr bool is_text(Format format) { return format == Format::text || format == Format::markdown; }

/// Whether the format is a message, which shows the first accounts of a list and counts the others.
constexpr bool is_message(Format format) { return format == Format::slack || format == Format::mail; }

/// A format for programs.
constexpr DataFormat data_format(Format format) {
    return format == Format::json     ? DataFormat::json
           : format == Format::ndjson ? DataFormat::ndjson
                                      : DataFormat::csv;
}

/// What every command that reads portfolios is told on the command line.
struct CommonArguments {
    std::vector<std::string> files;
    Format format = Format::text;
    bool format_given = false;
    std::string output;
    ColorWhen color = ColorWhen::automatic;
    bool quiet = false;
    std::optional<Date> as_of;
    std::string model;
    std::optional<std::size_t> threads;
    bool strict = false;
    bool all_problems = false;
    bool days_differ = false;  ///< of the portfolios, which are no option but found
};

/// --as-of and --model; the summaries say what the command does with them.
std::vector<Option> method_options(CommonArguments& arguments, std::string_view as_of,
                                   std::string_view model);

/// --format, --output, --color, --quiet, --all-problems and --threads; `quiet` says what is not printed.
std::vector<Option> output_options(CommonArguments& arguments, const Choices<Format>& formats,
                                   std::string_view quiet);

/// --strict.
Option strict_option(CommonArguments& arguments);

/// FILE…
std::vector<Operand> portfolio_operands(CommonArguments& arguments);

/// The page in its format, text or Markdown; text is as wide as the terminal, unless it goes to a file.
std::string page_text(const Document& page, const CommonArguments& arguments, const Io& io);

/// Writes the page, through a pager when it is longer than the terminal that it goes to.
void write_page(const Document& page, const CommonArguments& arguments, const Io& io, Output& output);

/// Writes a page as HTML that needs nothing else.
void write_html(const Document& page, Output& output);

/// Writes a message, for Slack or as the body of a mail.
void write_message(const Message& message, Format format, Output& output);

/// Writes a workbook. Fails where it is too large for one.
Result<void> write_workbook(const Workbook& workbook, Output& output);

/// Has the person at the terminal told how far the work is, unless they want quiet.
void show_progress(const CommonArguments& arguments, const Io& io);

/// What a command reads a second time: hardly anything, or accounts in another order, or whole records for
/// what an Account does not hold.
enum class ReadAgain : std::uint8_t { nothing, accounts, records };

/// How the input is read.
ReadOptions read_options(const CommonArguments& arguments, const Io& io, ReadAgain again);

}  // namespace csm::cmd
