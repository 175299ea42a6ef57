// SPDX-License-Identifier: MIT
#pragma once

#include <csm/advice.hpp>
#include <csm/assessment.hpp>
#include <csm/decisions.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace csm::columns {

/// What a column holds; each output shows it in its own way.
enum class ColumnType : std::uint8_t {
    text,
    verdict,   ///< a class or a tier; people are told where there is none
    window,    ///< days to the renewal, which people read as the renewal window that they fall into
    money,     ///< in the portfolio's currency
    estimate,  ///< money that texts hold in whole units
    points,    ///< 0–100
    change,    ///< a difference of points
    share,     ///< 0–1
    number,
    count,
    date
};

/// The value of a cell; `std::monostate` is "not known". A view lives as long as the row.
using ColumnValue = std::variant<std::monostate, std::string_view, std::string, double, long, Date, Band,
                                 Tier, Trend, Effort, Play, Readiness, RenewalState>;

/// A class, a tier or another alternative that has a word.
template <class Value>
concept Worded = requires(Value value) {
    word(value);
};

/// The parts of a sheet of accounts, in the order in which they stand there. The details are behind what is
/// printed.
enum class SheetPart : std::uint8_t { as_listed, health, risk, decision, renewal, deadline, advice, detail };

/// A column of the outputs that show rows: what it is called, what it holds, and its value.
template <class Row>
struct OutputColumn {
    std::string_view key;    ///< of the CSV; empty when the CSV does not have it
    std::string_view title;  ///< of a sheet of the workbook; empty when none has it
    ColumnType type;
    ColumnValue (*value)(const Row& row);  ///< null for a column that stands for several
    SheetPart part = SheetPart::as_listed;
};

/// What the cells of a customer's row are made from.
template <class Scored>
struct ScoredRow {
    const Account& account;
    const Scored& scored;
    const Model& model;
    Advice advice;                       ///< on the score; empty for an Assessment, which holds its own
    std::optional<Date> as_of = {};      ///< only sheets and pages know it
    const Settings* settings = nullptr;  ///< only pages know them
};

template <class Value>
ColumnValue value_of(const Value& value) {
    return value;
}

inline ColumnValue value_of(const std::string& value) { return std::string_view{value}; }

inline ColumnValue value_of(std::string&& value) { return std::move(value); }

template <class Value>
ColumnValue value_of(const std::optional<Value>& value) {
    return value ? value_of(*value) : ColumnValue{};
}

inline ColumnValue count_of(std::size_t count) { return static_cast<long>(count); }

/// The columns that every row of a customer begins with, of the CSV by their key and of sheets by their
/// title.
template <class Row>
inline constexpr std::array<OutputColumn<Row>, 6> identity_columns{{
    {"customer_id", "Customer ID", ColumnType::text,
     [](const Row& row) { return value_of(row.account.customer_id); }},
    {"name", "Account", ColumnType::text, [](const Row& row) { return value_of(row.account.name); }},
    {"segment", "", ColumnType::text,
     [](const Row& row) { return value_of(row.model.segments[row.account.segment].name); }},
    {"", "Segment", ColumnType::text,
     [](const Row& row) { return value_of(row.model.segments[row.account.segment].label); }},
    {"owner", "Owner", ColumnType::text, [](const Row& row) { return value_of(row.account.owner); }},
    {"arr", "ARR", ColumnType::money, [](const Row& row) { return value_of(row.account.arr); }},
}};

/// What the team decided of a customer, and the score with it in the place of what was computed.
template <class Scored>
struct DecidedRow {
    const CustomerDecisions& decided;
    Scored effective;
};

/// The columns of the CSV that the kind of result adds where decisions are in use.
template <class Scored>
std::vector<OutputColumn<DecidedRow<Scored>>> decision_columns();

/// Stands for a column of the scorecard's every dimension, named after it.
inline constexpr std::string_view each_dimension = "*_score";

/// The name of the account's phase; nothing where it is not known.
ColumnValue phase_of(const Account& account, const Model& model);

/// The codes of the findings that fired, with a blank between them.
std::string codes_text(const Scorecard& card, const CardResult& result);

/// The signals that add most to the risk, as sentences.
std::string drivers_text(const Account& account, const Model& model, const ChurnResult& churn);

}  // namespace csm::columns
