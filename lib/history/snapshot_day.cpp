// SPDX-License-Identifier: MIT
#include "history/snapshot_day.hpp"

#include "base/quoted.hpp"

#include <fmt/format.h>

#include <string_view>

namespace csm::history {

namespace {

/// Walks over the members of the JSON object that a text begins with; what is wrong with it is for its reader
/// to say.
class Members {
  public:
    explicit Members(std::string_view text) : text_{text} {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());
        skip_blanks();
    }

    /// Whether it begins with that character, which is passed over.
    bool takes(char letter) {
        if (!text_.starts_with(letter)) return false;
        text_.remove_prefix(1);
        skip_blanks();
        return true;
    }

    /// The text that comes next, as it stands between its quotes; empty when something else comes.
    std::string_view take_text() {
        if (!text_.starts_with('"')) return {};
        const auto whole = text_.substr(1);
        const auto size = end_of_text(whole);
        text_.remove_prefix(std::min(size + 2, text_.size()));
        skip_blanks();
        return whole.substr(0, size);
    }

    /// Passes over the value that comes next.
    void skip_value() {
        std::size_t depth = 0, at = 0;
        for (; at < text_.size(); ++at) {
            const char letter = text_[at];
            if (letter == '"') at += end_of_text(text_.substr(at + 1)) + 1;
            if (letter == '{' || letter == '[') ++depth;
            const bool is_end = letter == '}' || letter == ']';
            if (depth == 0 && (letter == ',' || is_end)) break;
            if (is_end) --depth;
        }
        text_.remove_prefix(std::min(at, text_.size()));
    }

  private:
    static std::size_t end_of_text(std::string_view text) {
        std::size_t at = 0;
        while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2U : 1U;
        return std::min(at, text.size());
    }

    void skip_blanks() { text_.remove_prefix(std::min(text_.find_first_not_of(" \t\r\n"), text_.size())); }

    std::string_view text_;
};

Error without_day(const Source& source, std::string message) {
    return {source.name, std::move(message),
            R"(write {"as_of": "YYYY-MM-DD", "customers": […]} with the day of its data)"};
}

}  // namespace

Result<Date> day_of(const Source& source) {
    Members members{source.bytes};
    if (!members.takes('{'))
        return without_day(source,
                           "does not say which day it is of: only an object has as_of, no list and no CSV");
    do {
        const auto key = members.take_text();
        if (key.empty() || key == "customers" || !members.takes(':')) break;
        if (key != "as_of") {
            members.skip_value();
            continue;
        }
        const auto value = members.take_text();
        const auto day = parse_iso_date(value);
        if (day) return *day;
        return without_day(source,
                           fmt::format("as_of: expected a date as YYYY-MM-DD, got {}", read::quoted(value)));
    } while (members.takes(','));
    return without_day(source,
                       "does not say which day it is of: as_of is missing, or stands behind customers");
}

}  // namespace csm::history
