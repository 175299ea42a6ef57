// SPDX-License-Identifier: MIT
#include "line/option.hpp"

#include <csm/nearest.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

namespace csm::cmd {

namespace {

Option named(std::string_view names, std::string_view value_name, std::string_view summary) {
    Option option;
    const std::size_t comma = names.find(',');
    option.name = names.substr(0, comma);
    if (comma != std::string_view::npos) option.short_name = names.back();
    option.value_name = value_name;
    option.summary = summary;
    return option;
}

Error does_not_fit(const std::string& option, std::string_view wanted, std::string_view value) {
    return {{}, fmt::format("{} takes {}, not \"{}\"", option, wanted, value), {}};
}

}  // namespace

std::string spelled(const Option& option) { return "--" + option.name; }

Option flag(std::string_view names, std::string_view summary, bool& variable) {
    Option option = named(names, {}, summary);
    option.repeatable = true;
    option.store = [&variable](std::string_view) -> Result<void> {
        variable = true;
        return {};
    };
    return option;
}

Option text(std::string_view names, std::string_view value_name, std::string_view summary,
            std::string& variable, Offer offer) {
    Option option = named(names, value_name, summary);
    option.default_text = variable;
    option.offer = std::move(offer);
    option.store = [&variable](std::string_view value) -> Result<void> {
        variable = value;
        return {};
    };
    return option;
}

Option texts(std::string_view names, std::string_view value_name, std::string_view summary,
             std::vector<std::string>& variable, Offer offer) {
    Option option = named(names, value_name, summary);
    option.repeatable = true;
    option.offer = std::move(offer);
    option.store = [&variable](std::string_view value) -> Result<void> {
        variable.emplace_back(value);
        return {};
    };
    return option;
}

Option whole_number(std::string_view names, std::string_view summary, std::optional<std::size_t>& variable) {
    Option option = named(names, "N", summary);
    if (variable) option.default_text = fmt::format("{}", *variable);
    option.store = [&variable, name = spelled(option)](std::string_view value) -> Result<void> {
        std::size_t number = 0;
        const char* const last = value.data() + value.size();
        const auto [end, error] = std::from_chars(value.data(), last, number);
        if (error != std::errc() || end != last) return does_not_fit(name, "a whole number from 0 on", value);
        variable = number;
        return {};
    };
    return option;
}

std::optional<Date> day_of(std::string_view word, Date today) {
    if (word == day_words[0]) return today;
    if (word == day_words[1]) return days_after(today, -1);
    if (word != day_words[2]) return std::nullopt;
    constexpr int friday = 5, week = 7;  // a Sunday is day 0
    return days_after(today, -((today.day_of_week().as_number() - friday + week) % week));
}

Option date(std::string_view names, std::string_view summary, std::optional<Date>& variable) {
    Option option = named(names, "DATE", summary);
    if (variable) option.default_text = iso_text(*variable);
    option.is_day = true;
    option.offer = words([] { return day_words; });
    option.store = [&variable, name = spelled(option)](std::string_view value) -> Result<void> {
        const std::optional<Date> day = parse_iso_date(value);
        if (!day)
            return Error{{},
                         fmt::format("{} takes a date in the form 2026-01-31, {}, not \"{}\"", name,
                                     alternatives(day_words), value),
                         did_you_mean(value, day_words)};
        variable = day;
        return {};
    };
    return option;
}

Option one_of(std::string_view names, std::string_view value_name, std::string_view summary,
              std::vector<std::string> choices, std::function<void(std::size_t)> keep) {
    Option option = named(names, value_name, summary);
    option.choices = choices;
    option.store = [name = spelled(option), words = std::move(choices),
                    accept = std::move(keep)](std::string_view value) -> Result<void> {
        const auto found = std::ranges::find(words, value);
        if (found == words.end()) return unknown_word(name, value, words);
        accept(static_cast<std::size_t>(std::distance(words.begin(), found)));
        return {};
    };
    return option;
}

}  // namespace csm::cmd
