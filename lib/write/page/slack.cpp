// SPDX-License-Identifier: MIT
#include "base/code_point.hpp"
#include "base/text_width.hpp"
#include "write/data/json_writer.hpp"
#include "write/page/message_text.hpp"
#include "write/page/text_value.hpp"

#include <csm/message.hpp>

#include <algorithm>
#include <cctype>
#include <string_view>

namespace csm {

namespace {

using render::JsonWriter;

constexpr std::size_t most_lines = 15;
constexpr std::size_t lines_of_an_item = 2;

// Characters before escaping, which makes five of one at most. Slack takes 150 in a header and 3,000 in a
// section.
constexpr std::size_t longest_headline = 140;
constexpr std::size_t longest_name = 80;
constexpr std::size_t longest_sentence = 190;
constexpr std::size_t longest_line = 580;

/// The text, or its beginning and an ellipsis, on one line.
std::string cut(std::string_view text, std::size_t characters) {
    const auto line = printable(text);
    std::size_t count = 0, at = 0, room = 0;
    while (at < line.size()) {
        const auto point = first_code_point(std::string_view{line}.substr(at));
        if (++count > characters) return line.substr(0, room) + "…";
        at += point.bytes;
        if (count < characters) room = at;
    }
    return line;
}

bool is_of_word(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte >= 0x80 || std::isalnum(byte) != 0;
}

/// What Slack would take for formatting where it stands at the edge of a word, and what looks like it.
std::string_view look_alike(char letter) {
    switch (letter) {
    case '*': return "∗";
    case '_': return "ˍ";
    case '~': return "∼";
    case '`': return "ˋ";
    case ':': return "∶";
    default: return {};
    }
}

bool may_format(std::string_view text, std::size_t at) {
    const bool is_inside = at > 0 && is_of_word(text, at - 1) && is_of_word(text, at + 1);
    if (text[at] != ':') return !is_inside;
    return at + 1 < text.size() && text[at + 1] != ' ';  // the beginning of an emoji's name
}

/// A text of the input, with nothing in it that Slack acts on.
std::string literal(std::string_view text, std::size_t longest) {
    const auto line = cut(text, longest);
    std::string shown;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const auto other = look_alike(line[at]);
        if (line[at] == '&')
            shown += "&amp;";
        else if (line[at] == '<')
            shown += "&lt;";
        else if (line[at] == '>')
            shown += "&gt;";
        else if (!other.empty() && may_format(line, at))
            shown += other;
        else
            shown += line[at];
    }
    return shown;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const auto& part : parts)
        if (!part.empty()) text.append(text.empty() ? "" : between).append(part);
    return text;
}

std::string fact_text(const Fact& fact) {
    return literal(fact.label + " " + value_text(fact.cell.value), longest_name);
}

/// "*1. Veldspar Minerals* · critical · ARR 286,400 · renewal 40 d · Mei-Lin Tao".
std::string who(const MessageItem& item, std::size_t number) {
    std::vector<std::string> parts{"*" + std::to_string(number) + ". " + literal(item.name, longest_name) +
                                       "*",
                                   literal(value_text(item.level.value), longest_name)};
    for (const auto& fact : item.facts) parts.push_back(fact_text(fact));
    parts.push_back(item.owner.empty() ? "no owner" : literal(item.owner, longest_name));
    return joined(parts, " · ");
}

std::string what(const MessageItem& item) {
    const auto due = item.due ? "*Do by " + iso_text(*item.due) + ":* " : std::string{"*Do:* "};
    return joined({literal(item.reason, longest_sentence),
                   item.action.empty() ? "" : due + literal(item.action, longest_sentence)},
                  " → ");
}

/// The blocks of a payload.
class Blocks {
  public:
    explicit Blocks(TextBuffer& text) : json_{text, render::Layout::lines} {}

    void begin(std::string_view headline) {
        const auto shown = cut(headline, longest_headline);
        json_.begin_object();
        json_.key("text");  // what a notification says
        json_.text(literal(headline, longest_headline));
        json_.key("blocks");
        json_.begin_list();
        open("header");
        json_.key("text");
        json_.begin_object(render::Layout::line);
        json_.key("type");
        json_.text("plain_text");
        json_.key("text");
        json_.text(shown);
        json_.key("emoji");
        json_.flag(false);
        json_.end();
        json_.end();
    }

    void section(const std::string& markup) {
        open("section");
        json_.key("text");
        markup_object(markup);
        json_.end();
    }

    void context(const std::string& markup) {
        open("context");
        json_.key("elements");
        json_.begin_list();
        markup_object(markup);
        json_.end();
        json_.end();
    }

    void end() {
        json_.end();
        json_.end();
    }

  private:
    void open(std::string_view type) {
        json_.begin_object();
        json_.key("type");
        json_.text(type);
    }

    /// Verbatim: no address or name becomes a link.
    void markup_object(const std::string& markup) {
        json_.begin_object(render::Layout::line);
        json_.key("type");
        json_.text("mrkdwn");
        json_.key("text");
        json_.text(markup);
        json_.key("verbatim");
        json_.flag(true);
        json_.end();
    }

    JsonWriter json_;
};

}  // namespace

std::string render_slack(const Message& message) {
    std::vector<std::string> counts;
    for (const auto& fact : message.counts)
        counts.push_back(literal(fact.label, longest_name) + " *" +
                         literal(value_text(fact.cell.value), longest_name) + "*");
    const auto notices = joined(message.notices, " ");
    const bool has_counts = !counts.empty(), has_notices = !notices.empty();
    // The headline, the basis, and a line for the accounts that are only counted.
    const std::size_t around = 3U + (has_counts ? 1U : 0U) + (has_notices ? 1U : 0U);
    const auto shown = std::min(message.items.size(), (most_lines - around) / lines_of_an_item);

    TextBuffer text;
    Blocks blocks{text};
    blocks.begin(message.headline);
    if (has_counts) blocks.section(joined(counts, " · "));
    if (has_notices) blocks.section(literal(notices, longest_line));
    for (std::size_t i = 0; i < shown; ++i)
        blocks.section(who(message.items[i], i + 1) + "\n" + what(message.items[i]));
    const auto rest = render::others_text(message, shown);
    if (!rest.empty()) blocks.context(literal(rest, longest_line));
    blocks.context(literal(message.basis, longest_line));
    blocks.end();
    return std::string{text.view()} + "\n";
}

}  // namespace csm
