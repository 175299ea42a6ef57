// SPDX-License-Identifier: MIT
#include "base/code_point.hpp"
#include "write/page/text_value.hpp"

#include <csm/render.hpp>
#include <csm/version.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace csm {

namespace {

constexpr char32_t ellipsis = 0x2026;  // terminals that know ASCII alone would show nothing

/// Characters that roff reads as something else, or prints as something that cannot be typed again.
std::string_view escaped(char letter) {
    switch (letter) {
    case '\\': return "\\e";
    case '-': return "\\-";
    case '\'': return "\\[aq]";
    case '`': return "\\[ga]";
    case '"': return "\\[dq]";
    case '^': return "\\[ha]";
    case '~': return "\\[ti]";
    default: return {};
    }
}

std::string escaped_text(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto [code, bytes, valid] = first_code_point(text);
        text.remove_prefix(bytes);
        if (code == ellipsis) {
            out += "...";
        } else if (code >= 0x80) {
            out += fmt::format("\\[u{:04X}]", static_cast<std::uint32_t>(code));
        } else if (const auto escape = escaped(static_cast<char>(code)); !escape.empty()) {
            out += escape;
        } else {
            out += static_cast<char>(code);
        }
    }
    return out;
}

bool is_upper(char letter) { return std::isupper(static_cast<unsigned char>(letter)) != 0; }

bool is_lower(char letter) { return std::islower(static_cast<unsigned char>(letter)) != 0; }

bool is_part_of_word(char letter) {
    return std::isalnum(static_cast<unsigned char>(letter)) != 0 ||
           std::string_view("-_./").find(letter) != std::string_view::npos;
}

/// Where the first character is that is part of a word, or is not.
std::size_t position_of(std::string_view text, bool part_of_word) {
    return static_cast<std::size_t>(std::ranges::find(text, part_of_word, is_part_of_word) - text.begin());
}

/// "-o, --output FILE" with what is typed in bold, and names for other things, which are upper-case, in
/// italics.
std::string marked_up(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto between = text.substr(0, position_of(text, true));
        out += escaped_text(between);
        text.remove_prefix(between.size());
        const auto word = text.substr(0, position_of(text, false));
        text.remove_prefix(word.size());
        if (word.empty()) break;
        const bool is_name = std::ranges::any_of(word, is_upper) && std::ranges::none_of(word, is_lower);
        const bool is_section = between.ends_with('(') && text.starts_with(')');  // of a page: csm(1)
        out += is_section ? std::string(word)
                          : fmt::format("\\f{}{}\\fR", is_name ? 'I' : 'B', escaped_text(word));
    }
    return out;
}

std::string upper_case(std::string_view text) {
    std::string out;
    for (const char letter : text) out += static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    return out;
}

/// An input line of roff that prints just the text.
std::string line_of(std::string_view text) {
    const auto line = escaped_text(text);
    return line.starts_with('.') ? "\\&" + line : line;
}

/// Puts a page together from top to bottom.
class Roff {
  public:
    explicit Roff(const ManualPage& page) {
        line(fmt::format(".TH {} {} \"\" \"csm {}\" \"csm manual\"", line_of(upper_case(page.name)),
                         page.section, line_of(version())));
        line(".nr HY 0");
        line(".ad l");
        begin_section("Name");
        line(fmt::format("{} \\- {}", line_of(page.name), line_of(page.summary)));
        for (const auto& block : page.document.blocks) std::visit(*this, block);
        if (!page.see_also.empty()) add_references(page.see_also);
    }

    std::string text() && { return std::move(text_); }

    void operator()(const Heading& heading) {
        if (heading.level == 2) begin_section(heading.text);
        if (heading.level > 2) begin_subsection(heading.text);
    }

    void operator()(const Paragraph& paragraph) {
        start_paragraph();
        line(line_of(paragraph.text));
    }

    void operator()(const List& list) {
        std::size_t number = 0;
        for (const auto& item : list.items) {
            line(list.numbered ? fmt::format(".IP {}. 4", ++number) : ".IP \\[bu] 2");
            line(line_of(item));
        }
    }

    void operator()(const Code& code) {
        start_paragraph();
        line(".EX");
        for (const auto each : lines_of(code.text)) line(line_of(each));
        line(".EE");
    }

    void operator()(const Terms& terms) {
        for (const auto& group : terms.groups) {
            if (!group.title.empty()) begin_subsection(group.title);
            if (std::ranges::all_of(group.terms, [](const Term& term) { return term.text.empty(); }))
                add_usage(group.terms);
            else
                for (const auto& term : group.terms) add_term(term, terms.below);
        }
    }

    /// Tables and charts are laid out for pages of 80 columns, less the indent.
    template <class Other>
    void operator()(const Other& block) {
        constexpr int width = 73;
        (*this)(Code{render_text({{block}}, {.width = width, .colour = false})});
    }

  private:
    void line(std::string_view roff) {
        text_.append(roff).append("\n");
        begins_ = false;
    }

    void start_paragraph() {
        if (!begins_) line(".PP");
    }

    void begin_section(std::string_view title) {
        line(".SH " + line_of(upper_case(title)));
        begins_ = true;
    }

    void begin_subsection(std::string_view title) {
        line(".SS " + line_of(title));
        begins_ = true;
    }

    void add_usage(const std::vector<Term>& forms) {
        line(".nf");
        for (const auto& form : forms) line(marked_up(form.term));
        line(".fi");
    }

    /// A command line is typed as it is.
    void add_term(const Term& term, bool is_command_line) {
        line(".TP");
        const auto name =
            std::string_view(term.term).substr(std::min(term.term.find_first_not_of(' '), term.term.size()));
        line(is_command_line ? "\\fB" + escaped_text(name) + "\\fR" : marked_up(name));
        line(line_of(term.text));
    }

    void add_references(const std::vector<std::string>& pages) {
        begin_section("See also");
        std::string list;
        for (const auto& page : pages) {
            const std::size_t bracket = page.find('(');
            if (!list.empty()) list += ",\n";
            list += fmt::format("\\fB{}\\fR{}", escaped_text(page.substr(0, bracket)), page.substr(bracket));
        }
        line(list);
    }

    std::string text_;
    bool begins_ = true;  // a section; its first paragraph needs no macro
};

}  // namespace

std::string render_roff(const ManualPage& page) { return Roff{page}.text(); }

}  // namespace csm
