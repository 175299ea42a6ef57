// SPDX-License-Identifier: MIT
#include "templates/fact.hpp"

#include <csm/number.hpp>
#include <csm/words.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace csm::templates {

Fact text_or_gap(const std::string& text, std::string label, std::string field) {
    const bool is_blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
    return is_blank ? missing(std::move(label), std::move(field)) : known(text);
}

Fact date_or_gap(std::optional<Date> date, std::string label, std::string field) {
    return date ? known(iso_text(*date)) : missing(std::move(label), std::move(field));
}

std::string texts_text(const std::vector<std::string>& texts) {
    std::string joined;
    for (const auto& text : texts) joined += (joined.empty() ? "" : ", ") + text;
    return joined;
}

std::string money_text(double amount) {
    std::string text;
    append_thousands(text, amount);
    return text;
}

std::string count_text(double count) { return money_text(count); }

std::string score_text(double score) {
    std::string text;
    append_fixed(text, round_to_tenth(score), 1);
    return text;
}

std::string number_text(double number) {
    std::string text;
    append_shortest(text, number);
    return text;
}

std::string share_text(double ratio) {
    std::string text;
    append_fixed(text, ratio * 100, 0);
    return text + " %";
}

std::string change_text(double change) {
    const auto rounded = round_to_tenth(change);
    return (rounded > 0 ? "+" : "") + score_text(rounded == 0 ? 0 : rounded);
}

std::string signed_number(double change) {
    const auto rounded = round_converted(change);
    return (rounded > 0 ? "+" : "") + number_text(rounded == 0 ? 0 : rounded);
}

Fact score_or_dash(std::optional<double> score) { return score ? known(score_text(*score)) : dash(); }

Fact money_or_dash(std::optional<double> amount) { return amount ? known(money_text(*amount)) : dash(); }

Fact later_day(Date from, long days) {
    const Date last{9999, 12, 31};
    if (days_between(from, last) < days) return dash();
    return known(iso_text(from + boost::gregorian::days{days}));
}

std::string as_words(std::string_view name) {
    std::string words{name};
    std::ranges::replace(words, '_', ' ');
    return words;
}

std::string status_of(Band band) {
    constexpr std::array words{"on track", "needs attention", "needs action", "not assessed yet"};
    return words[static_cast<std::size_t>(band)];
}

std::string trend_text(Trend trend) {
    return trend == Trend::no_data ? "no trend yet" : std::string{word(trend)};
}

}  // namespace csm::templates
