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

Fact date_or_gap(const Model& model, std::optional<Date> date, std::string label, std::string field) {
    return date ? known(date_text(model, *date)) : missing(std::move(label), std::move(field));
}

std::string texts_text(const std::vector<std::string>& texts) {
    std::string joined;
    for (const auto& text : texts) joined += (joined.empty() ? "" : ", ") + text;
    return joined;
}

std::string date_text(const Model& model, Date date) {
    constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};
    if (model.documents.dates == DateStyle::iso) return iso_text(date);
    const std::string month = months.at(static_cast<std::size_t>(date.month()) - 1);
    const auto day = std::to_string(static_cast<int>(date.day()));
    const auto year = std::to_string(static_cast<int>(date.year()));
    if (model.documents.dates == DateStyle::day_month_year) return day + " " + month + " " + year;
    return month + " " + day + ", " + year;
}

/// A code stands apart from the amount, a sign such as € or $ does not.
std::string money_text(const Model& model, double amount) {
    const auto& currency = model.documents.currency;
    auto text = value_text(Money{amount});
    if (currency.empty()) return text;
    const auto is_letter = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '.';
    };
    return currency + (is_letter(currency.back()) ? " " : "") + text;
}

std::string count_text(double count) { return value_text(Money{count}); }

std::string score_text(double score) { return value_text(Points{score}); }

std::string number_text(double number) { return value_text(Measured{number}); }

std::string share_text(double ratio, int decimals) { return value_text(Share{ratio, decimals}); }

std::string change_text(double change) { return value_text(Points{change, true}); }

std::string signed_number(double change) {
    const auto rounded = round_converted(change);
    return (rounded > 0 ? "+" : "") + number_text(rounded == 0 ? 0 : rounded);
}

Fact score_or_dash(std::optional<double> score) { return score ? known(score_text(*score)) : dash(); }

Fact money_or_dash(const Model& model, std::optional<double> amount) {
    return amount ? known(money_text(model, *amount)) : dash();
}

Fact later_day(const Model& model, Date from, long days) {
    const auto day = days_after(from, days);
    return days_between(from, day) == days ? known(date_text(model, day)) : dash();
}

std::string quarter_text(Date day, int later) {
    constexpr int of_year = 4, months = 3;
    const int quarter =
        static_cast<int>(day.year()) * of_year + (static_cast<int>(day.month()) - 1) / months + later;
    return "Q" + std::to_string(quarter % of_year + 1) + " " + std::to_string(quarter / of_year);
}

std::string model_text(const Model& model) { return model.name + " " + model.version; }

std::string status_of(Band band) {
    constexpr std::array words{"on track", "needs attention", "needs action", "not assessed yet"};
    return words[static_cast<std::size_t>(band)];
}

std::string trend_text(Trend trend) {
    return trend == Trend::no_data ? "no trend yet" : std::string{word(trend)};
}

}  // namespace csm::templates
