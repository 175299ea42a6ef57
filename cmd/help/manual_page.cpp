// SPDX-License-Identifier: MIT
#include "help/manual_page.hpp"

#include "help/manual_sections.hpp"
#include "help/roff.hpp"

#include <csm/render.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

namespace csm::cmd {

namespace {

constexpr int command_section = 1;
constexpr int guide_section = 7;

std::string page_of_command(std::string_view name) {
    return fmt::format("csm-{}({})", name, command_section);
}

std::string page_of_guide(std::string_view name) { return fmt::format("csm-{}({})", name, guide_section); }

std::vector<std::string> pages_of_commands(std::span<const Command> commands) {
    std::vector<std::string> pages;
    for (const Command& command : commands) pages.push_back(page_of_command(command.name));
    std::ranges::sort(pages);
    return pages;
}

std::vector<std::string> pages_of_guides() {
    std::vector<std::string> pages;
    for (const Guide& guide : guides()) pages.push_back(page_of_guide(guide.name));
    std::ranges::sort(pages);
    return pages;
}

/// Every page but `own`, in the order of sections and names.
void see_also(Roff& roff, std::span<const Command> commands, std::string_view own) {
    std::vector<std::string> pages{fmt::format("csm({})", command_section)};
    std::ranges::move(pages_of_commands(commands), std::back_inserter(pages));
    std::ranges::move(pages_of_guides(), std::back_inserter(pages));
    std::erase(pages, own);
    roff.section("See also");
    roff.references(pages);
}

void name_section(Roff& roff, std::string_view name, std::string_view summary) {
    roff.section("Name");
    roff.name(name, summary);
}

void entries_section(Roff& roff, const Section& section) {
    roff.section(section.title);
    roff.entries(section.entries);
}

void example_section(Roff& roff, const std::vector<Example>& examples) {
    if (examples.empty()) return;
    const Section section = examples_section(examples);
    roff.section(section.title);
    roff.examples(section.entries);
}

/// The terms become the names of their pages.
Section as_pages(Section section, std::string (*page_of)(std::string_view)) {
    for (Entry& entry : section.entries) entry.term = page_of(entry.term);
    return section;
}

/// Writes the blocks of a guide. The first heading is the page's title, which NAME has.
class GuideWriter {
  public:
    explicit GuideWriter(Roff& roff) : roff_(roff) {}

    void operator()(const Heading& heading) const {
        if (heading.level == 2) roff_.section(heading.text);
        if (heading.level > 2) roff_.subsection(heading.text);
    }

    void operator()(const Paragraph& paragraph) const { roff_.paragraphs(paragraph.text); }

    void operator()(const List& list) const { roff_.list(list.items, list.numbered); }

    void operator()(const Code& code) const { roff_.code(code.text); }

    /// Tables and charts are laid out for pages of 80 columns, less the indent.
    template <class Other>
    void operator()(const Other& block) const {
        constexpr int width = 73;
        roff_.code(render_text({{block}}, {.width = width, .colour = false}));
    }

  private:
    Roff& roff_;
};

}  // namespace

std::string overview_manual_page(std::span<const Command> commands) {
    Roff roff("csm", command_section);
    name_section(roff, "csm", "score the health, churn risk and expansion of a customer portfolio");
    roff.section("Synopsis");
    roff.usage({std::string(overview_usage), "csm --help", "csm --version"});
    roff.section("Description");
    roff.paragraphs(purpose());
    roff.paragraphs("It reads portfolios in JSON, NDJSON or CSV from files, folders and pipes, and writes "
                    "text for people, "
                    "pages, workbooks, or data for programs. Every score is explained by what each metric "
                    "adds or costs, what is "
                    "not known never looks safe, and nothing leaves the machine.");
    roff.paragraphs("Every command has a page of its own, and so has every guide; \"csm help COMMAND\" and "
                    "\"csm help GUIDE\" "
                    "print the same without man.");
    entries_section(roff, as_pages(command_list(commands), page_of_command));
    entries_section(roff, as_pages(guide_list(), page_of_guide));
    Section options = general_section();
    options.title = "Options";
    entries_section(roff, options);
    entries_section(roff, environment_section());
    entries_section(roff, exit_status_section());
    example_section(roff, first_examples(commands));
    see_also(roff, commands, "csm(1)");
    return roff.text();
}

std::string command_manual_page(const Command& command, std::span<const Command> commands) {
    const std::string name = fmt::format("csm-{}", command.name);
    Roff roff(name, command_section);
    name_section(roff, name, command.summary);
    roff.section("Synopsis");
    roff.usage(split_lines(command.usage));
    roff.section("Description");
    roff.paragraphs(command.description);
    std::vector<Section> sections = argument_sections(command);
    if (sections.front().title == operands_title) {
        entries_section(roff, sections.front());
        sections.erase(sections.begin());
    }
    roff.section("Options");
    for (const Section& section : sections) {
        roff.subsection(section.title);
        roff.entries(section.entries);
    }
    entries_section(roff, exit_status_section());
    example_section(roff, command.examples);
    see_also(roff, commands, page_of_command(command.name));
    return roff.text();
}

std::string guide_manual_page(const Guide& guide, std::span<const Command> commands) {
    const std::string name = fmt::format("csm-{}", guide.name);
    Roff roff(name, guide_section);
    name_section(roff, name, guide.summary);
    roff.section("Description");
    for (const Block& block : read_markdown(guide.text).blocks) std::visit(GuideWriter{roff}, block);
    see_also(roff, commands, page_of_guide(guide.name));
    return roff.text();
}

}  // namespace csm::cmd
