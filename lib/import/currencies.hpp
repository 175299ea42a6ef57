// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>
#include <csm/problem.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace csm::import {

/// The currency that a sign, a code or a name stands for: EUR of €, eur and Euro. A sign that several
/// currencies share, such as $, and what is not known stay as they are, in upper case.
std::string currency_of(std::string_view written);

/// The sign or code of a currency in a column's name: USD of "ARR (USD)"; empty when it has none.
std::string currency_in_name(std::string_view column);

/// The column's name without the sign or code in it: "ARR" of "ARR (USD)".
std::string without_currency(std::string_view column);

/// What says that an amount is in a currency: the cell itself, the name of its column, or another column.
enum class CurrencySource : std::uint8_t { sign, name, column };

/// Where a currency was found, in a table that lives on.
struct CurrencyPlace {
    std::string_view file;    ///< as messages name it
    std::string_view column;  ///< the name of the column that says it
    std::uint64_t line = 0;   ///< from 1
    std::uint64_t byte = 0;   ///< where the cell begins in its line, from 1; 0 in the result of a SELECT
    CurrencySource source = CurrencySource::sign;  ///< what tells it
};

/// A currency, how it was written first, and in how many amounts.
struct CurrencyUse {
    std::string currency;   ///< as currency_of has it
    std::string written;    ///< as the input has it first
    CurrencyPlace place;    ///< where it came first
    std::size_t count = 0;  ///< amounts
};

/// What a row says of its amount's currency.
struct SaidCurrency {
    std::string written;  ///< as the input has it
    CurrencyPlace place;  ///< where it says so
};

/// What a table's column says of the currency of amounts that a SELECT makes of it.
struct SourceCurrency {
    SaidCurrency said;   ///< by sign or name
    std::string column;  ///< TABLE.COLUMN
};

/// A failure that names them and their places when there is more than one currency; else nothing.
std::optional<Error> several_currencies(std::span<const CurrencyUse> uses);

/// The currencies of the amounts that are to be compared and added up.
class Currencies {
  public:
    /// An amount is in that currency. A cell with several of them, such as "EUR; USD", counts for each.
    void add(std::string_view written, const CurrencyPlace& place);

    /// The currencies, in the order in which they came; $ and ¥ count as the one dollar or yen beside them.
    std::vector<CurrencyUse> different() const;

  private:
    std::vector<CurrencyUse> uses_;
};

/// The currencies of the customers' amounts in all tables: by the sign in the cell, the name of the amount's
/// column, and a column of currencies, which can stand in another table than the amount.
class AmountCurrencies {
  public:
    /// The amount of a customer, and what its row says of the currency; several that differ are a failure.
    void add(std::size_t customer, const CurrencyPlace& amount, std::span<const SaidCurrency> said);

    /// What a table without amounts says of a customer's currency; the first one counts.
    void add_elsewhere(std::size_t customer, const SaidCurrency& said);

    /// What a table says of amounts of which a SELECT made those of the customers.
    void add_source(SourceCurrency source);

    /// What is told when the amounts are in one currency, or a failure when they are in several.
    Result<std::vector<Problem>> settle();

  private:
    Currencies currencies_;
    std::vector<std::pair<std::size_t, CurrencyPlace>> open_;  ///< by customer: their row says nothing
    std::unordered_map<std::size_t, SaidCurrency> elsewhere_;
    std::vector<SourceCurrency> sources_;
};

}  // namespace csm::import
