// SPDX-License-Identifier: MIT
#include "help/manual.hpp"

#include "help/manual_sections.hpp"

#include <csm/nearest.hpp>
#include <csm/version.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace csm::cmd {

namespace {

constexpr int guide_section = 7;

std::string page_of_command(std::string_view name) { return fmt::format("csm-{}(1)", name); }

std::string page_of_guide(std::string_view name) { return fmt::format("csm-{}({})", name, guide_section); }

std::string page_text(const Document& page, int width) {
    constexpr int widest = 100;
    return render_text(page, {.width = width, .prose = widest});
}

/// Every page but `own`, in the order of sections and names.
std::vector<std::string> other_pages(std::span<const Command> commands, std::string_view own) {
    std::vector<std::string> of_commands, of_guides, pages{"csm(1)"};
    for (const auto& command : commands) of_commands.push_back(page_of_command(command.name));
    for (const auto& guide : guides()) of_guides.push_back(page_of_guide(guide.name));
    for (auto* some : {&of_commands, &of_guides}) {
        std::ranges::sort(*some);
        std::ranges::move(*some, std::back_inserter(pages));
    }
    std::erase(pages, own);
    return pages;
}

/// Terms without a title of their own, under a heading.
void add_section(Document& document, TermGroup section, bool below = false) {
    document.blocks.emplace_back(Heading{2, std::exchange(section.title, {})});
    document.blocks.emplace_back(Terms{{std::move(section)}, below});
}

/// The terms become the names of their pages.
TermGroup as_pages(TermGroup section, std::string (*page_of)(std::string_view)) {
    for (auto& [term, text] : section.terms) term = page_of(term);
    return section;
}

}  // namespace

std::string overview_page(std::span<const Command> commands, int width) {
    Document page;
    add_paragraphs(page, purpose());
    page.blocks.emplace_back(Terms{{usage_section("Usage", overview_usage)}, true});
    page.blocks.emplace_back(Terms{{command_list(commands), guide_list()}});
    const auto examples = first_examples(commands);
    if (!examples.empty()) page.blocks.emplace_back(Terms{{examples_section(examples)}, true});
    add_paragraphs(page,
                   "\"csm help COMMAND\" explains a command and its options; \"csm help GUIDE\" prints a "
                   "guide. Where csm is installed, \"man csm\" and \"man csm-COMMAND\" open the same pages.");
    return page_text(page, width);
}

std::string command_page(const Command& command, int width) {
    Document page;
    add_paragraphs(page, fmt::format("csm {}: {}", command.name, command.summary));
    page.blocks.emplace_back(Terms{{usage_section("Usage", command.usage)}, true});
    add_paragraphs(page, command.description);
    page.blocks.emplace_back(Terms{argument_sections(command)});
    if (!command.examples.empty())
        page.blocks.emplace_back(Terms{{examples_section(command.examples)}, true});
    page.blocks.emplace_back(Terms{{exit_status_section()}});
    return page_text(page, width);
}

ManualPage overview_manual_page(std::span<const Command> commands) {
    ManualPage page{.name = "csm",
                    .summary = "score the health, churn risk and expansion of a customer portfolio",
                    .document = {},
                    .see_also = other_pages(commands, "csm(1)")};
    auto& document = page.document;
    add_section(document,
                usage_section("Synopsis", fmt::format("{}\ncsm --help\ncsm --version", overview_usage)),
                true);
    document.blocks.emplace_back(Heading{2, "Description"});
    add_paragraphs(document, purpose());
    add_paragraphs(
        document,
        "It reads portfolios in JSON, NDJSON or CSV from files, folders and pipes, and writes text for "
        "people, pages, workbooks, or data for programs. Every score is explained by what each metric "
        "adds or costs, what is not known never looks safe, and nothing leaves the machine.\n\n"
        "Every command has a page of its own, and so has every guide; \"csm help COMMAND\" and \"csm "
        "help GUIDE\" print the same without man.");
    add_section(document, as_pages(command_list(commands), page_of_command));
    add_section(document, as_pages(guide_list(), page_of_guide));
    auto options = general_section();
    options.title = "Options";
    add_section(document, std::move(options));
    add_section(document, environment_section());
    add_section(document, exit_status_section());
    if (const auto examples = first_examples(commands); !examples.empty())
        add_section(document, examples_section(examples), true);
    return page;
}

ManualPage command_manual_page(const Command& command, std::span<const Command> commands) {
    ManualPage page{.name = fmt::format("csm-{}", command.name),
                    .summary = std::string{command.summary},
                    .document = {},
                    .see_also = other_pages(commands, page_of_command(command.name))};
    auto& document = page.document;
    add_section(document, usage_section("Synopsis", command.usage), true);
    document.blocks.emplace_back(Heading{2, "Description"});
    add_paragraphs(document, command.description);
    auto sections = argument_sections(command);
    if (sections.front().title == operands_title) {
        add_section(document, std::move(sections.front()));
        sections.erase(sections.begin());
    }
    document.blocks.emplace_back(Heading{2, "Options"});
    document.blocks.emplace_back(Terms{std::move(sections)});
    add_section(document, exit_status_section());
    if (!command.examples.empty()) add_section(document, examples_section(command.examples), true);
    return page;
}

ManualPage guide_manual_page(const Guide& guide, std::span<const Command> commands) {
    ManualPage page{.name = fmt::format("csm-{}", guide.name),
                    .section = guide_section,
                    .summary = std::string{guide.summary},
                    .document = {{Heading{2, "Description"}}},
                    .see_also = other_pages(commands, page_of_guide(guide.name))};
    std::ranges::move(read_markdown(guide.text).blocks, std::back_inserter(page.document.blocks));
    return page;
}

const Command* find_command(std::span<const Command> commands, std::string_view name) {
    const auto found = std::ranges::find(commands, name, &Command::name);
    return found == commands.end() ? nullptr : &*found;
}

Failure unknown_command(std::span<const Command> commands, std::string_view name) {
    std::vector<std::string> names;
    for (const Command& command : commands) names.emplace_back(command.name);
    return wrong_usage({{}, fmt::format("there is no command \"{}\"", name), did_you_mean(name, names)},
                       "\"csm help\" lists the commands.");
}

std::string version_line() { return fmt::format("csm {}\n", version()); }

}  // namespace csm::cmd
