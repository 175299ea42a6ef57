// SPDX-License-Identifier: MIT
#include "check/units.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <cmath>

namespace csm::check {

namespace {

/// With fewer values a coincidence is as likely as another unit; without an exception two tell.
constexpr std::uint64_t least_beyond = 3;
constexpr std::uint64_t least_beyond_of_all = 2;
constexpr std::uint64_t few = 5;
constexpr std::uint64_t many = 20;

/// A field as the rules see it.
struct Numbers {
    const CheckedField& field;
    const Distribution& values;
    std::uint64_t total;
    std::uint64_t nonzero;

    bool has_range(double least, double most) const { return field.least == least && field.most == most; }

    double largest() const { return std::max(std::abs(values.least()), std::abs(values.most())); }

    /// Nearly all that could tell: 0 is 0 in every unit.
    bool are_nearly_all(std::uint64_t count) const { return count > 0 && 10 * count >= 9 * nonzero; }
};

std::string text_of(double number) {
    std::string text;
    append_shortest(text, number);
    return text;
}

std::string thousands(double number) {
    std::string text;
    append_thousands(text, number);
    return text;
}

std::string range_of(const CheckedField& field) {
    return text_of(field.least.value_or(0)) + " to " + text_of(field.most.value_or(0));
}

Suspicion found(const Numbers& numbers, std::string_view code, std::uint64_t count, std::string text,
                std::string action) {
    return {std::string{code}, numbers.field.name, count, numbers.total,
            std::move(text),   std::move(action),  {}};
}

/// What a scale that ends at `most` is called.
std::string scale_name(double most) {
    if (most == 1) return "ratios of 0 to 1";
    if (most == 100) return "percent";
    if (most == 1000) return "per mille";
    if (most == 10000) return "basis points";
    return "a scale of 0 to " + text_of(most);
}

/// How numbers of 0 to `most` come onto the field's scale, end to end as csm import spreads them.
std::string spread(double most, const CheckedField& field) {
    const double least = std::max(field.least.value_or(0), 0.0);
    const double width = field.most.value_or(0) - least;
    auto text = most < width ? "Multiply by " + text_of(width / most) : "Divide by " + text_of(most / width);
    if (least != 0) text += " and add " + text_of(least);
    return text + ": csm reads " + range_of(field);
}

std::optional<Suspicion> suspect_signed_score(const Numbers& numbers) {
    const auto& values = numbers.values;
    const auto outside = values.below(0) + values.above(10);
    const bool is_net_score =
        numbers.has_range(0, 10) && values.least() < 0 && values.least() >= -100 && values.most() <= 100;
    if (!is_net_score) return std::nullopt;
    return found(numbers, "signed_scale", outside,
                 "values run from " + text_of(values.least()) + " to " + text_of(values.most()) +
                     ": these look like net scores of -100 to 100",
                 "Give the answers of 0 to 10; if only the net score exists, (value + 100) / 20 keeps its "
                 "order");
}

std::optional<Suspicion> suspect_wider_scale(const Numbers& numbers) {
    const auto& field = numbers.field;
    if (!field.most || !field.least) return std::nullopt;
    const auto beyond =
        numbers.values.above(*field.most) + (*field.least < 0 ? numbers.values.below(*field.least) : 0);
    const bool are_all = beyond == numbers.nonzero;
    if (beyond < (are_all ? least_beyond_of_all : least_beyond) || !numbers.are_nearly_all(beyond))
        return std::nullopt;
    const std::string subject = are_all ? "every value" : "nearly every value";
    for (const double most : {1.0, 5.0, 10.0, 100.0, 1000.0, 10000.0}) {
        const bool is_near = numbers.largest() <= 2 * *field.most && most > 2 * *field.most;
        if (most <= *field.most || numbers.largest() > most || is_near) continue;
        return found(numbers, "wider_scale", beyond,
                     subject + " is beyond " + range_of(field) + ", up to " + text_of(numbers.largest()) +
                         ": these look like " + scale_name(most),
                     spread(most, field));
    }
    return found(numbers, "wider_scale", beyond,
                 subject + " is beyond " + range_of(field) + ", up to " + text_of(numbers.largest()) +
                     ": this is something else than the field's name says",
                 "Look at what the column holds: csm reads " + range_of(field));
}

std::optional<Suspicion> suspect_mixed_units(const Numbers& numbers) {
    const auto& field = numbers.field;
    if (!field.most || !field.least) return std::nullopt;
    const auto beyond = numbers.values.above(*field.most);
    if (beyond < 2 || 10 * beyond < numbers.nonzero || beyond == numbers.nonzero) return std::nullopt;
    return found(numbers, "mixed_units", beyond,
                 "values lie beyond " + text_of(*field.most) +
                     " and others do not: two units seem to be mixed",
                 "Find the source that writes the larger ones, and bring all to " + range_of(field));
}

/// Ratios where percent belong: however few values there are, since csm import asks of one already.
std::optional<Suspicion> suspect_ratios(const Numbers& numbers) {
    const auto& field = numbers.field;
    const bool is_percent = field.most != 1 && (field.most == 100 || field.unit == "%");
    if (!is_percent || numbers.nonzero == 0 || numbers.largest() > 1 || numbers.values.all_whole())
        return std::nullopt;
    return found(numbers, "narrower_scale", numbers.total,
                 "no value is beyond " + text_of(numbers.largest()) + ": these look like ratios, not percent",
                 "Multiply by 100: csm reads " + (field.most ? range_of(field) : std::string{"percent"}));
}

/// All within a narrower scale, with fractions or in numbers that no whole scale would give.
std::optional<Suspicion> suspect_narrower_scale(const Numbers& numbers) {
    const auto& field = numbers.field;
    if (!field.most || !field.least || *field.least < 0) return std::nullopt;
    const double scale = *field.most;
    const auto suspect = [&](double most) {
        return found(numbers, "narrower_scale", numbers.total,
                     "no value is beyond " + text_of(numbers.largest()) + ": these look like " +
                         scale_name(most),
                     spread(most, field));
    };
    const double largest = numbers.largest();
    const bool is_below = *field.least > 0 && largest <= 1 && !numbers.values.all_whole();
    if (is_below && numbers.nonzero > 0) return suspect(1);
    if (numbers.nonzero < few || numbers.values.distinct() < 2) return std::nullopt;
    if (scale == 1 && largest <= 0.01) return suspect(0.01);
    if (scale > 1 && largest <= 1 && !numbers.values.all_whole()) return suspect(1);
    if (scale == 100 && largest > 1 && largest <= 10 && numbers.nonzero >= many) return suspect(10);
    return std::nullopt;
}

struct LongRule {
    std::string_view unit;
    double limit;
    std::string_view text;
    std::string_view action;
};

constexpr LongRule long_rules[] = {
    {"h", 1000, " hours, more than a month: these look like minutes or seconds",
     "Divide minutes by 60, seconds by 3,600: csm reads hours"},
    {"days", 180, " days, more than half a year: these look like hours or minutes",
     "Divide hours by 24, minutes by 1,440: csm reads days"},
};

std::optional<Suspicion> suspect_long_times(const Numbers& numbers) {
    for (const auto& rule : long_rules) {
        const double median = numbers.values.quantile(0.5);
        if (numbers.field.unit != rule.unit || numbers.total < few || median <= rule.limit) continue;
        return found(numbers, "long_times", numbers.values.above(rule.limit),
                     "the median is " + thousands(median) + std::string{rule.text}, std::string{rule.action});
    }
    return std::nullopt;
}

std::optional<Suspicion> suspect_money(const Numbers& numbers) {
    constexpr double least_arr = 1000, most_arr = 100e6;
    if (numbers.field.name != "arr" || numbers.total < few) return std::nullopt;
    const auto median = thousands(numbers.values.quantile(0.5));
    if (numbers.values.quantile(0.5) < least_arr)
        return found(numbers, "small_amounts", numbers.values.below(least_arr),
                     "half of the accounts pay at most " + median +
                         " a year: these look like thousands, or like monthly amounts",
                     "Multiply thousands by 1,000, monthly amounts by 12: csm reads currency units a year");
    if (numbers.values.quantile(0.5) > most_arr)
        return found(numbers, "large_amounts", numbers.values.above(most_arr),
                     "half of the accounts pay " + median + " a year or more: these look like cents",
                     "Divide cents by 100: csm reads currency units a year");
    return std::nullopt;
}

std::optional<Suspicion> suspect_missing_sign(const Numbers& numbers) {
    const bool only_rises = numbers.values.least() >= 0 && numbers.nonzero >= 2 * few;
    if (!numbers.field.falls || !only_rises) return std::nullopt;
    return found(numbers, "missing_sign", numbers.nonzero,
                 "no value is negative: the sign of the declines seems to be lost",
                 "Write a decline as a negative number; as it stands nobody's value falls");
}

std::optional<Suspicion> suspect_constant(const Numbers& numbers) {
    if (numbers.values.distinct() != 1 || numbers.total < many) return std::nullopt;
    return found(numbers, "constant", numbers.total,
                 "every value is " + text_of(numbers.values.least()) +
                     ": this looks like a default that an export put in, not like a measurement",
                 "Leave the field out where nothing was measured; csm then counts it as not known");
}

}  // namespace

std::optional<Suspicion> suspect_unit(const FieldCheck& check) {
    if (check.field.kind != FieldKind::number || check.values.empty()) return std::nullopt;
    const Numbers numbers{check.field, check.values, check.values.total(),
                          check.values.total() - check.values.equal(0)};
    for (const auto rule :
         {suspect_signed_score, suspect_wider_scale, suspect_mixed_units, suspect_ratios,
          suspect_narrower_scale, suspect_long_times, suspect_money, suspect_missing_sign, suspect_constant})
        if (auto suspicion = rule(numbers)) return suspicion;
    return std::nullopt;
}

}  // namespace csm::check
