// SPDX-License-Identifier: MIT
#pragma once

#include "import/qualifier.hpp"

#include <csm/csv_table.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace csm::import {

/// A column name that vendors and people use, and what it means.
struct Synonym {
    std::string column;                ///< as vendors write it
    std::string key;                   ///< the name as `column_key` has it
    std::string field;                 ///< empty: a name that misleads, for the reason in `why`
    std::string vendor;                ///< any, or whose it is
    std::vector<std::string> formats;  ///< in which its cells are, such as mrr
    std::string why;                   ///< for a name that misleads
    std::string suggestion;  ///< of a name that misleads: what a rule can say it is, such as arr:per-interval
};

/// The name of a column that qualifies the amounts beside it.
struct QualifyingName {
    std::string column;                    ///< as vendors write it
    std::string key;                       ///< the name as `column_key` has it
    Qualifier kind = Qualifier::currency;  ///< what its cells say
    std::string yes_word;                  ///< of a column of yes and no: the status that a yes stands for
    std::string vendor;                    ///< any, or whose it is
    std::string field;                     ///< the field that such a column is besides; empty for most
};

/// The vendor whose exports have such a column and count money in cents; empty for any other.
std::string_view vendor_in_cents(std::string_view column);
/// The same by any of a table's columns.
std::string_view vendor_in_cents(const CsvTable& table);

/// The names of data/import/synonyms.json, in its order: earlier ones are preferred.
const std::vector<Synonym>& synonyms();

/// What a column of a table of events tells: begun (when it came), ended (when it was done), stopped (when
/// it was no longer paid), priority, request (what somebody asks, and of whom), movement (a change of the
/// MRR), deleted (that or when a row was), version (since when a row says so), day (of an event or a
/// snapshot), person, feature (which was used), or sale (of an opportunity). Empty for any other column.
std::string_view event_meaning(std::string_view column);

/// What a word in a file's name says that its rows are: tickets, sales, invoices, activities, churns,
/// subscriptions, uses, customers, or versions of one of these. Empty for any other word.
std::string_view rows_of_word(std::string_view word);

/// The names of columns that qualify amounts, from the same file; earlier ones are preferred.
const std::vector<QualifyingName>& qualifying_names();

}  // namespace csm::import
