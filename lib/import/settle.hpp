// SPDX-License-Identifier: MIT
#pragma once

#include "import/cell_format.hpp"

#include <csm/csv_table.hpp>
#include <csm/import.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace csm::import {

/// A column of a table, its cells without the missing ones.
struct Column {
    const CsvTable* table = nullptr;    ///< lives on
    std::string name;                   ///< as the header has it
    std::vector<const CsvCell*> cells;  ///< of the table, in its order
    std::string interval_name{};        ///< of an amount: the column that tells its interval, if one does
    const CsvCell* other_interval = nullptr;  ///< the first that is not a year
    std::string quantity_name{};              ///< of an amount: the column of quantities, if there is one
    const CsvCell* other_quantity = nullptr;  ///< the first that is not 1, where nothing says what it means
};

/// The format in which all cells of a column are read, and what was assumed to get there.
struct Settled {
    CellFormat format;             ///< complete, as far as the cells need it
    std::vector<Problem> notices;  ///< what was assumed
};

/// The column at that index of the header.
Column column_of(const CsvTable& table, std::size_t index);

/// What only the user can say of a column.
struct Question {
    Error error;                       ///< asks, and names the options
    std::vector<std::string> formats;  ///< one of them answers it, the likeliest first; none: something else
};

/// Either the format or what to ask.
using Settling = std::variant<Settled, Question>;

/// Finds out what was not declared: date order, decimal sign, percent, list separator. Fails when the cells
/// allow two readings or none that fits all, and names the option that settles it. The result of a SELECT is
/// taken as it is.
Result<Settled> settle(const Column& column, const read::TargetField& field, CellFormat declared,
                       const ImportOptions& options);

/// The same, with what could answer the question.
Settling settle_or_ask(const Column& column, const read::TargetField& field, CellFormat declared,
                       const ImportOptions& options);

/// The part of `settle_or_ask` for numbers: decimal sign, percent, money.
Settling settle_numbers(const Column& column, const read::TargetField& field, CellFormat format);

/// A failure when the column has cells and none of them can be read: what would be dropped as a whole.
std::optional<Error> nothing_readable(const Column& column, const read::TargetField& field,
                                      const CellFormat& format, const Model& model);

/// An amount of a column of money, and how its cell is written.
struct Amount {
    const CsvCell* cell = nullptr;  ///< of the table
    std::string_view digits;        ///< as in read::NumberText
    bool has_currency = false;      ///< or a word for thousands or more, which nobody puts behind cents
    double value = 0;               ///< as written, before any conversion
};

/// Whether amounts are a month's or a year's, and whole currency units or cents, as far as the format does
/// not say: what is assumed, or a failure where an assumption could make them a hundred times too high.
Result<std::vector<Problem>> settle_money(const Column& column, const read::TargetField& field,
                                          const CellFormat& format, std::span<const Amount> amounts);

/// Why an amount beside intervals cannot be read: whether it is a year's or an interval's is not said, or it
/// is said to be an interval's, and no column tells the interval, or nothing tells whether it is the price of
/// one or of the quantity beside it.
std::optional<Error> interval_failure(const Column& column, const read::TargetField& field,
                                      const CellFormat& format);

/// The order of dates in a column: declared nowhere, so found out. `fix` is the option that settles it.
struct FoundOrder {
    std::optional<DateOrder> order;  ///< none: no date leaves a choice
    std::optional<Problem> notice;   ///< by which date it was found
};

/// Finds it by the dates that can be read in one way only; points mean the day comes first. Fails when dates
/// contradict each other, or when all of them can be read in two ways.
Result<FoundOrder> find_order(const Column& column, std::string_view fix);

/// A finding about a cell of the column, with its place in the file.
Problem about(const Column& column, const CsvCell& cell, std::string message);

/// A failure whose place names the file, line and column of the cell; `hint` is the next step.
Error failure_at(const Column& column, const CsvCell& cell, std::string message, std::string hint);

/// `write --map 'COLUMN=FIELD:a' or --map 'COLUMN=FIELD:b'`; what was declared already stays.
std::string map_options(const Column& column, const read::TargetField& field, const CellFormat& declared,
                        const std::vector<std::string>& formats);

}  // namespace csm::import
