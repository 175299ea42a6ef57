// SPDX-License-Identifier: MIT
#include "import/currencies.hpp"
#include "import/settle.hpp"
#include "read/csv/number_cell.hpp"

#include <csm/account.hpp>
#include <csm/number.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace csm::import {

namespace {

struct NumberCell {
    const CsvCell* cell = nullptr;
    read::NumberText text;
    double value = 0;
};

/// On which people measure, narrow ones first, and of those up to 100 the net score before the share.
constexpr Scale known_scales[] = {{0, 1},  {-1, 1}, {1, 5},      {0, 5},   {1, 7},
                                  {1, 10}, {0, 10}, {-100, 100}, {0, 100}, {0, 1000}};
constexpr std::size_t most_offered = 4;

bool is_on(double value, const Scale& scale) { return value >= scale.from && value <= scale.to; }

/// "2 of 3 values, such as 55, are", and of a single one "55 is".
std::string counted(std::size_t count, std::size_t all, const NumberCell& first) {
    return count == 1 ? fmt::format("{} is", first.cell->text)
                      : fmt::format("{} of {} values, such as {}, are", count, all, first.cell->text);
}

/// Settles one column of numbers, one question after the other.
class NumberColumn {
  public:
    NumberColumn(const Column& column, const read::TargetField& field, CellFormat format)
        : column_{column},
          field_{field},
          settled_{std::move(format), {}} {
        for (const CsvCell* cell : column.cells) {
            if (auto taken = read::take_apart(cell->text, settled_.format.magnitudes))
                numbers_.push_back({cell, std::move(*taken), 0});
            else if (read::take_apart(cell->text, read::Magnitudes::taken))
                magnitudes_.push_back(cell);
        }
    }

    Settling settle() {
        for (const auto question :
             {&NumberColumn::settle_magnitudes, &NumberColumn::settle_decimal, &NumberColumn::settle_currency,
              &NumberColumn::settle_percent_signs, &NumberColumn::settle_share, &NumberColumn::settle_amounts,
              &NumberColumn::settle_scale})
            if (auto failure = (this->*question)()) return Question{std::move(*failure), std::move(answers_)};
        return std::move(settled_);
    }

  private:
    using Failure = std::optional<Error>;

    CellFormat& format() { return settled_.format; }

    void tell(const CsvCell& cell, std::string message) {
        settled_.notices.push_back(about(column_, cell, std::move(message)));
    }

    /// One of the formats answers; what the cell becomes by each is told.
    Error fails(const CsvCell& cell, std::string message, std::vector<std::string> formats,
                std::string_view more = {}) {
        std::string hint;
        for (const auto& word : formats)
            hint += fmt::format("{}{}{}", hint.empty() ? "write " : ", or ", option(word), reads(cell, word));
        answers_ = std::move(formats);
        return failure_at(column_, cell, std::move(message), hint + std::string{more});
    }

    std::vector<std::string> words_with(const std::string& word) const {
        auto words = settled_.format.declared;
        words.push_back(word);
        return words;
    }

    std::string option(const std::string& word) const {
        return map_option(column_.name, field_.name, words_with(word));
    }

    /// ", by which 0.92 is 4.68", where the cell can be read so.
    std::string reads(const CsvCell& cell, const std::string& word) const {
        ImportRule rule;
        rule.formats = words_with(word);
        auto format = declared_format(rule, field_);
        if (!format) return {};
        if (!(*format).decimal) (*format).decimal = settled_.format.decimal;
        const auto reading = read_number(cell.text, field_, *format);
        if (!reading.value || !reading.problem.empty()) return {};
        std::string text;
        append_shortest(text, std::get<double>(*reading.value));
        return fmt::format(", by which {} is {}", cell.text, text);
    }

    Failure settle_magnitudes() {
        if (magnitudes_.empty()) return {};
        const auto& first = *magnitudes_.front();
        return fails(first,
                     magnitudes_.size() == 1
                         ? fmt::format("{} ends in a word for thousands or more", first.text)
                         : fmt::format("{} of {} cells end in a word for thousands or more, such as {}",
                                       magnitudes_.size(), column_.cells.size(), first.text),
                     {"k-m"});
    }

    const NumberCell* first_with(read::DecimalEvidence evidence) const {
        for (const auto& number : numbers_)
            if (read::decimal_evidence(number.text.digits) == evidence) return &number;
        return nullptr;
    }

    /// Whether the usual reading of 1,234 and 1.234, a comma between thousands and a decimal point, is in
    /// doubt.
    bool is_open(const NumberCell& number) const {
        if (column_.table->delimiter == ';') return true;
        const bool has_comma = number.text.digits.find(',') != std::string::npos;
        if (!has_comma) return field_.has_no_thousandths();
        const auto most = settled_.format.scale ? std::optional{settled_.format.scale->to} : field_.most;
        const auto thousands = read::value_of(number.text, '.');
        return most && thousands && *thousands > *most;
    }

    Failure settle_decimal() {
        const std::vector<std::string> words{"decimal-point", "decimal-comma"};
        const auto* const point = first_with(read::DecimalEvidence::point);
        const auto* const comma = first_with(read::DecimalEvidence::comma);
        const auto* const ambiguous = first_with(read::DecimalEvidence::ambiguous);
        if (!format().decimal && point && comma)
            return fails(*comma->cell,
                         fmt::format("{} has a decimal comma, but {} in line {} a decimal point",
                                     comma->cell->text, point->cell->text, point->cell->line),
                         words);
        if (!format().decimal && ambiguous && !point && !comma && is_open(*ambiguous))
            return fails(
                *ambiguous->cell,
                fmt::format("{} can have a decimal sign or thousands, and no other number settles it",
                            ambiguous->cell->text),
                words);
        if (!format().decimal) {
            format().decimal = comma ? ',' : '.';
            if (comma)
                tell(*comma->cell, fmt::format("numbers have a decimal comma: {}", comma->cell->text));
            else if (ambiguous && !point)
                tell(*ambiguous->cell, fmt::format("{} is read as {}", ambiguous->cell->text,
                                                   ambiguous->text.digits.find(',') != std::string::npos
                                                       ? "thousands with a comma between them"
                                                       : "a number with a decimal point"));
        }
        for (auto& number : numbers_)
            number.value = read::value_of(number.text, *format().decimal).value_or(missing_value);
        return {};
    }

    /// Of amounts the currencies are compared when all tables are read.
    Failure settle_currency() {
        const NumberCell* first = nullptr;
        Currencies currencies;
        for (const auto& number : numbers_) {
            if (number.text.currency.empty()) continue;
            if (first == nullptr) first = &number;
            currencies.add(number.text.currency, {column_.table->name, column_.name, number.cell->line,
                                                  number.cell->column, CurrencySource::sign});
        }
        if (first == nullptr) return {};
        if (!field_.is(&Account::arr))
            if (auto failure = several_currencies(currencies.different())) return failure;
        tell(*first->cell, fmt::format("the currency {} is left out", first->text.currency));
        return {};
    }

    bool is_share() const { return field_.is_percent || field_.is_ratio(); }

    bool has_own_scale() const { return field_.least && field_.most && !is_share(); }

    Failure settle_percent_signs() {
        const NumberCell* with = nullptr;
        const NumberCell* without = nullptr;
        bool may_be_ratios = true;
        for (const auto& number : numbers_) {
            auto*& first = number.text.percent ? with : without;
            may_be_ratios = may_be_ratios && (number.text.percent || std::abs(number.value) <= 1);
            if (first == nullptr && (number.text.percent || number.value != 0)) first = &number;
        }
        if (with == nullptr || format().unit_declared || has_own_scale()) return {};
        if (!is_share())
            return failure_at(
                column_, *with->cell,
                fmt::format("{} is a percentage, which {} is not", with->cell->text, field_.name),
                fmt::format("map another column to the field, or leave this one out with {}",
                            map_option(column_.name, "")));
        if (without)
            return fails(*without->cell,
                         fmt::format("{} has no percent sign, but {} in line {} has", without->cell->text,
                                     with->cell->text, with->cell->line),
                         may_be_ratios ? std::vector<std::string>{"ratio", "percent"}
                                       : std::vector<std::string>{"percent"});
        format().is_percent = true;
        format().unit_declared = true;
        if (field_.is_ratio()) tell(*with->cell, "percentages are divided by 100: the field is a ratio");
        return {};
    }

    /// Percent or a ratio, as far as nothing says which.
    Failure settle_share() {
        if (!is_share() || format().unit_declared) return {};
        const NumberCell* fraction = nullptr;
        const NumberCell* beyond = nullptr;
        std::size_t count = 0, all = 0;
        const bool is_signed = field_.is_percent || !field_.least || *field_.least < 0;
        for (const auto& number : numbers_) {
            if (!std::isfinite(number.value) || number.value == 0) continue;
            const double size = is_signed ? std::abs(number.value) : number.value;
            ++all;
            count += size > 1 ? 1U : 0U;
            if (size > 1 && beyond == nullptr) beyond = &number;
            if (number.value != std::trunc(number.value) && fraction == nullptr) fraction = &number;
        }
        if (field_.is_percent && beyond == nullptr && fraction != nullptr)
            return fails(*fraction->cell,
                         all == 1
                             ? fmt::format("{} can be a ratio or percent", fraction->cell->text)
                             : fmt::format("no value is beyond 1, such as {}: these can be ratios or percent",
                                           fraction->cell->text),
                         {"ratio", "percent"});
        if (field_.is_ratio() && beyond != nullptr)
            return fails(*beyond->cell,
                         fmt::format("{} beyond 1, which looks like percent, not a ratio",
                                     counted(count, all, *beyond)),
                         {"percent", "ratio"});
        if (all > 0) format().is_percent = field_.is_percent;
        return {};
    }

    Failure settle_amounts() {
        if (!field_.is(&Account::arr)) return {};
        std::vector<Amount> amounts;
        for (const auto& number : numbers_)
            amounts.push_back({number.cell, number.text.digits,
                               !number.text.currency.empty() || number.text.has_magnitude, number.value});
        auto assumed = settle_money(column_, field_, format(), amounts);
        if (!assumed) return assumed.error();
        for (auto& notice : *assumed) settled_.notices.push_back(std::move(notice));
        return {};
    }

    /// Whether a number lies outside the field's scale. A lone 0 below it is what systems write for no
    /// answer.
    bool is_outside(const NumberCell& number) const {
        if (!std::isfinite(number.value) || number.value == 0) return false;
        return number.value < *field_.least || number.value > *field_.most ||
               (number.text.percent && has_own_scale());
    }

    /// The zeros of a column of nothing but 0 and 1 are not on a scale that begins at 1 either.
    const NumberCell* zero_beside_ones() const {
        const auto is = [](double wanted) {
            return [wanted](const NumberCell& number) { return number.value == wanted; };
        };
        const auto zero = std::ranges::find_if(numbers_, is(0));
        const bool ones = std::ranges::all_of(
            numbers_, [](const NumberCell& number) { return number.value == 0 || number.value == 1; });
        if (*field_.least <= 0 || !ones || zero == numbers_.end() || std::ranges::none_of(numbers_, is(1)))
            return nullptr;
        return &*zero;
    }

    bool is_on_scale(const NumberCell& number, const Scale& scale) const {
        if (!std::isfinite(number.value)) return true;  // no number, which is told of the cell
        const auto value = number.text.percent ? percent_on_scale(number.value, scale.to) : number.value;
        return value && is_on(*value, scale);
    }

    /// What people use in place of the field's scale: net scores only where a field begins at 0 and ends
    /// at 10.
    std::vector<Scale> other_scales() const {
        std::vector<Scale> scales;
        const bool all_percent =
            std::ranges::all_of(numbers_, [](const NumberCell& number) { return number.text.percent; });
        for (const auto& scale : known_scales) {
            const bool is_own = scale.from == *field_.least && scale.to == *field_.most;
            const bool is_net = scale.from < 0 && !(*field_.least == 0 && *field_.most == 10);
            const bool is_for_percent = scale.to > 100;
            if (!is_own && !is_net && is_for_percent == field_.is_percent && !(all_percent && scale.to == 1))
                scales.push_back(scale);
        }
        return scales;
    }

    Failure settle_scale() {
        if (format().unit_declared || !field_.least || !field_.most || field_.is_ratio()) return {};
        const NumberCell* witness = nullptr;
        std::size_t outside = 0, all = 0;
        for (const auto& number : numbers_) {
            all += std::isfinite(number.value) && number.value != 0 ? 1U : 0U;
            if (!is_outside(number)) continue;
            if (outside++ == 0) witness = &number;
        }
        if (witness == nullptr) witness = zero_beside_ones();
        // Some percent beyond 100 are no other scale.
        if (witness == nullptr || (field_.is_percent && outside * 2 < all)) return {};
        const Scale own{*field_.least, *field_.most};
        auto message = witness->text.percent
                           ? fmt::format("{} is a percentage, and the scale of {} is {}", witness->cell->text,
                                         field_.name, scale_text(own))
                           : fmt::format("{} outside {}, the scale of {}",
                                         counted(std::max<std::size_t>(outside, 1), all, *witness),
                                         scale_text(own), field_.name);
        return ask_for_scale(*witness, std::move(message), own);
    }

    Error ask_for_scale(const NumberCell& witness, std::string message, const Scale& own) {
        const auto scales = other_scales();
        std::vector<std::string> words;
        const NumberCell* misfit = nullptr;
        for (const auto& scale : scales) {
            const auto misfits = [&](const NumberCell& number) { return !is_on_scale(number, scale); };
            const auto found = std::ranges::find_if(numbers_, misfits);
            if (found != numbers_.end()) misfit = &*found;
            if (found == numbers_.end() && words.size() < most_offered) words.push_back(scale_text(scale));
        }
        // A way out only where it leaves something.
        const bool some_on_own = std::ranges::any_of(numbers_, [&](const NumberCell& number) {
            return std::isfinite(number.value) && is_on_scale(number, own);
        });
        const auto own_word = scale_text(own);
        const auto mistake =
            some_on_own ? fmt::format("; {} leaves out what is not on {}", option(own_word), own_word)
                        : std::string{};
        auto asked = words.empty()
                         ? no_scale(witness, std::move(message), misfit, scale_text(scales.back()), mistake)
                         : fails(*witness.cell, std::move(message), std::move(words), mistake);
        if (some_on_own) answers_.push_back(own_word);
        return asked;
    }

    Error no_scale(const NumberCell& witness, std::string message, const NumberCell* misfit,
                   std::string_view widest, const std::string& mistake) const {
        if (misfit != nullptr)
            message += fmt::format(", and no scale that csm knows fits all cells: {} in line {} is not on {}",
                                   misfit->cell->text, misfit->cell->line, widest);
        return failure_at(column_, *witness.cell, std::move(message),
                          fmt::format("{} names a scale of your own{}", option("A..B"), mistake));
    }

    const Column& column_;
    const read::TargetField& field_;
    Settled settled_;
    std::vector<NumberCell> numbers_;
    std::vector<const CsvCell*> magnitudes_;  ///< cells such as 12k, where that is not declared
    std::vector<std::string> answers_;        ///< formats that answer the question that was asked
};

}  // namespace

Settling settle_numbers(const Column& column, const read::TargetField& field, CellFormat format) {
    return NumberColumn{column, field, std::move(format)}.settle();
}

}  // namespace csm::import
