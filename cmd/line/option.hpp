// SPDX-License-Identifier: MIT
#pragma once

#include "line/choice.hpp"

#include <csm/date.hpp>
#include <csm/error.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm::cmd {

/// What the shells offer for a value besides the words of a closed list: names of files or folders, words, or
/// both.
struct Offer {
    enum class Names : std::uint8_t { none, files, folders };

    Names names = Names::none;
    std::string_view
        endings{};  ///< of the files, separated by blanks: "json csv"; empty for files of any name
    std::function<std::vector<std::string>()> words{};  ///< called only when completions are written
    std::string_view values{};  ///< what the portfolio is asked for: a word of csm completion --values
};

/// Files with one of these endings, or all files; and the folders on the way to them.
inline Offer files(std::string_view endings = {}) { return {Offer::Names::files, endings}; }

/// What the accounts of $CSM_PORTFOLIO have, such as "owner".
inline Offer values(std::string_view what) { return {Offer::Names::none, {}, {}, what}; }

/// Words among which the user need not stay.
inline Offer words(std::function<std::vector<std::string>()> list) {
    return {Offer::Names::none, {}, std::move(list)};
}

/// One option of a command. The parser, the help pages and the completions read this one declaration. The
/// functions below make one from its names, "output" or "output,o", and the variable that receives its value;
/// what the variable holds at that time is the default.
struct Option {
    std::string name;                  ///< without dashes
    char short_name = '\0';            ///< the letter of its short form, if it has one
    std::string value_name;            ///< what its value is called, such as FILE; empty for a flag
    std::string summary;               ///< a phrase without a full stop
    std::vector<std::string> choices;  ///< all the words it takes, when they are a closed list
    std::string default_text;          ///< shown in help
    Offer offer;                       ///< for completions, where there are no choices
    bool repeatable = false;
    bool is_day = false;  ///< takes a day: a date, or a word that stands for one
    /// Checks and keeps the value; a flag gets an empty one. The error is complete: "--top takes …".
    std::function<Result<void>(std::string_view value)> store;
};

/// Options under a title, such as "Filters".
struct OptionGroup {
    std::string title;
    std::vector<Option> options;
};

/// "--format".
std::string spelled(const Option& option);

/// Present or absent; giving it twice changes nothing.
Option flag(std::string_view names, std::string_view summary, bool& variable);

/// Any text that is not empty.
Option text(std::string_view names, std::string_view value_name, std::string_view summary,
            std::string& variable, Offer offer = {});

/// Any texts that are not empty; may be given several times, and each adds one.
Option texts(std::string_view names, std::string_view value_name, std::string_view summary,
             std::vector<std::string>& variable, Offer offer = {});

/// A whole number from 0 on.
Option whole_number(std::string_view names, std::string_view summary, std::optional<std::size_t>& variable);

/// The words that stand for a day.
inline const std::vector<std::string> day_words{"today", "yesterday", "friday"};

/// The day that such a word stands for on the day that is today; friday is the latest one, today included.
/// Nothing for any other word.
std::optional<Date> day_of(std::string_view word, Date today);

/// A day as YYYY-MM-DD, or one of the words; parse() puts the date in the place of the word.
Option date(std::string_view names, std::string_view summary, std::optional<Date>& variable);

/// One word of a closed list; `keep` gets its position.
Option one_of(std::string_view names, std::string_view value_name, std::string_view summary,
              std::vector<std::string> choices, std::function<void(std::size_t)> keep);

/// One word of a table; the variable's value is the default.
template <class Value>
Option choice(std::string_view names, std::string_view value_name, std::string_view summary, Value& variable,
              const Choices<Value>& choices) {
    Option option = one_of(names, value_name, summary, words_of(choices),
                           [&variable, choices](std::size_t index) { variable = choices[index].value; });
    option.default_text = word_for(choices, variable);
    return option;
}

/// One word of a table, with no default.
template <class Value>
Option choice(std::string_view names, std::string_view value_name, std::string_view summary,
              std::optional<Value>& variable, const Choices<Value>& choices) {
    return one_of(names, value_name, summary, words_of(choices),
                  [&variable, choices](std::size_t index) { variable = choices[index].value; });
}

/// Words of a table; may be given several times, and each adds one.
template <class Value>
Option choice(std::string_view names, std::string_view value_name, std::string_view summary,
              std::vector<Value>& variable, const Choices<Value>& choices) {
    Option option =
        one_of(names, value_name, summary, words_of(choices),
               [&variable, choices](std::size_t index) { variable.push_back(choices[index].value); });
    option.repeatable = true;
    return option;
}

}  // namespace csm::cmd
