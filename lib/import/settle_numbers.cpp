// SPDX-License-Identifier: MIT
#include "import/currencies.hpp"
#include "import/settle.hpp"
#include "read/number_cell.hpp"

#include <csm/account.hpp>
#include <csm/number.hpp>

#include <fmt/format.h>

namespace csm::import {

namespace {

using read::Target;

struct NumberCell {
    const CsvCell* cell = nullptr;
    read::NumberText text;
    double value = 0;
};

/// Settles one column of numbers, one question after the other.
class NumberColumn {
  public:
    NumberColumn(const Column& column, const read::TargetField& field, CellFormat format)
        : column_{column},
          field_{field},
          settled_{std::move(format), {}} {
        for (const CsvCell* cell : column.cells)
            if (auto taken = read::take_apart(cell->text)) numbers_.push_back({cell, std::move(*taken), 0});
    }

    Result<Settled> settle() {
        for (const auto question :
             {&NumberColumn::settle_decimal, &NumberColumn::settle_currency, &NumberColumn::settle_percent,
              &NumberColumn::settle_amounts, &NumberColumn::settle_range})
            if (auto failure = (this->*question)()) return std::move(*failure);
        return std::move(settled_);
    }

  private:
    using Failure = std::optional<Error>;

    CellFormat& format() { return settled_.format; }

    void tell(const CsvCell& cell, std::string message) {
        settled_.notices.push_back(about(column_, cell, std::move(message)));
    }

    Error fails(const CsvCell& cell, std::string message, const std::vector<std::string>& formats) const {
        return failure_at(column_, cell, std::move(message),
                          map_options(column_, field_, settled_.format, formats));
    }

    const NumberCell* first_with(read::DecimalEvidence evidence) const {
        for (const auto& number : numbers_)
            if (read::decimal_evidence(number.text.digits) == evidence) return &number;
        return nullptr;
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
        if (!format().decimal && ambiguous && !point && !comma && column_.table->delimiter == ';')
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
        if (field_.target != Target::arr)
            if (auto failure = several_currencies(currencies.different())) return failure;
        tell(*first->cell, fmt::format("the currency {} is left out", first->text.currency));
        return {};
    }

    Failure settle_percent() {
        const NumberCell* with = nullptr;
        const NumberCell* without = nullptr;
        for (const auto& number : numbers_) {
            auto*& first = number.text.percent ? with : without;
            if (first == nullptr && (number.text.percent || number.value != 0)) first = &number;
        }
        if (with == nullptr || format().unit_declared) return {};
        const bool is_share = field_.is_percent || field_.is_ratio();
        if (!is_share)
            return failure_at(
                column_, *with->cell,
                fmt::format("{} is a percentage, which {} is not", with->cell->text, field_.name),
                "map another column to the field, or leave this one out");
        if (without)
            return fails(*without->cell,
                         fmt::format("{} has no percent sign, but {} in line {} has", without->cell->text,
                                     with->cell->text, with->cell->line),
                         {"percent"});
        format().is_percent = true;
        format().unit_declared = true;
        if (field_.is_ratio()) tell(*with->cell, "percentages are divided by 100: the field is a ratio");
        return {};
    }

    Failure settle_amounts() {
        if (field_.target != Target::arr) return {};
        std::vector<Amount> amounts;
        for (const auto& number : numbers_)
            amounts.push_back({number.cell, number.text.digits, !number.text.currency.empty(), number.value});
        auto assumed = settle_money(column_, field_, format(), amounts);
        if (!assumed) return assumed.error();
        for (auto& notice : *assumed) settled_.notices.push_back(std::move(notice));
        return {};
    }

    Failure settle_range() {
        if (format().unit_declared || numbers_.empty() || !field_.least || !field_.most) return {};
        std::size_t outside = 0, count = 0, small = 0;
        bool has_fraction = false;
        const NumberCell* witness = nullptr;
        for (const auto& number : numbers_) {
            if (!(number.value == number.value) || number.value == 0) continue;
            ++count;
            const bool is_outside = number.value < *field_.least || number.value > *field_.most;
            if (is_outside && witness == nullptr) witness = &number;
            outside += is_outside ? 1 : 0;
            small += number.value > 0 && number.value <= 1 ? 1 : 0;
            has_fraction = has_fraction || (number.value > 0 && number.value < 1);
        }
        if (field_.is_percent && has_fraction && small == count)
            return fails(*numbers_.front().cell, "no value is above 1, which looks like a ratio, not percent",
                         {"ratio", "percent"});
        if (witness == nullptr || outside * 2 < count) return {};
        if (field_.is_ratio())
            return fails(*witness->cell,
                         fmt::format("{} of {} values are above 1, which looks like percent, not a ratio",
                                     outside, count),
                         {"percent", "ratio"});
        std::string range;
        append_shortest(range, *field_.least);
        append_shortest(range += "..", *field_.most);
        return fails(*witness->cell,
                     fmt::format("{} of {} values are outside {}, the scale of {}", outside, count, range,
                                 field_.name),
                     field_.is_percent    ? std::vector<std::string>{range}
                     : *field_.most == 10 ? std::vector<std::string>{"-100..100", range}
                                          : std::vector<std::string>{"0..100", range});
    }

    const Column& column_;
    const read::TargetField& field_;
    Settled settled_;
    std::vector<NumberCell> numbers_;
};

}  // namespace

Result<Settled> settle_numbers(const Column& column, const read::TargetField& field, CellFormat format) {
    return NumberColumn{column, field, std::move(format)}.settle();
}

}  // namespace csm::import
