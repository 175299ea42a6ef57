// SPDX-License-Identifier: MIT
#include "letters/fact.hpp"

#include "letters/tags.hpp"
#include "write/page/text_value.hpp"

#include <csm/number.hpp>
#include <csm/words.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace csm::templates {

Fact text_or_gap(const std::string& text, std::string label, std::string field) {
    return trimmed(text).empty() ? missing(std::move(label), std::move(field)) : known(text);
}

Fact date_or_gap(std::optional<Date> date, std::string label, std::string field) {
    return date ? known(iso_text(*date)) : missing(std::move(label), std::move(field));
}

std::string texts_text(const std::vector<std::string>& texts) {
    std::string joined;
    for (const auto& text : texts) joined += (joined.empty() ? "" : ", ") + text;
    return joined;
}

std::string money_text(double amount) { return value_text(Money{amount}); }

std::string count_text(double count) { return money_text(count); }

std::string score_text(double score) { return value_text(Points{score}); }

std::string number_text(double number) { return value_text(Measured{number}); }

std::string share_text(double ratio) { return value_text(Share{ratio}); }

std::string change_text(double change) { return value_text(Points{change, true}); }

std::string signed_number(double change) {
    const auto rounded = round_converted(change);
    return (rounded > 0 ? "+" : "") + number_text(rounded == 0 ? 0 : rounded);
}

Fact score_or_dash(std::optional<double> score) { return score ? known(score_text(*score)) : dash(); }

Fact money_or_dash(std::optional<double> amount) { return amount ? known(money_text(*amount)) : dash(); }

Fact later_day(Date from, long days) {
    const auto day = days_after(from, days);
    return days_between(from, day) == days ? known(iso_text(day)) : dash();
}

std::string quarter_text(Date day, int later) {
    constexpr int of_year = 4, months = 3;
    const int quarter =
        static_cast<int>(day.year()) * of_year + (static_cast<int>(day.month()) - 1) / months + later;
    return "Q" + std::to_string(quarter % of_year + 1) + " " + std::to_string(quarter / of_year);
}

std::string model_text(const Model& model) { return model.name + " " + model.version; }

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
