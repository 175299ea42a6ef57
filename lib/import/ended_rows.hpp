// SPDX-License-Identifier: MIT
#pragma once

#include "base/keyed_hash.hpp"
#include "import/qualifier.hpp"

#include <csm/csv_table.hpp>
#include <csm/problem.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace csm::import {

/// The rows whose status says that the customer pays nothing any more, or not yet. Where a column is declared
/// as the status they are left out, else only told.
class EndedRows {
  public:
    /// Of a customer: the ARR that all tables give, where there is one.
    using ArrOf = std::function<std::optional<double>(const std::string& customer)>;

    /// Notes what a status says of a row with that key; `arr` is the row's own amount. The table lives on.
    void add(const CsvTable& table, const CsvRow& row, const QualifyingColumn& column, const CsvCell& key,
             std::optional<double> arr);

    /// The customers of whom every declared status says that they have ended, in the order they came.
    std::vector<std::string> customers() const;

    /// What is told, one notice a column. The ARR of a row without an amount is that of its customer.
    std::vector<Problem> notices(const ArrOf& arr_of) const;

  private:
    struct EndedRow {
        std::uint64_t line = 0;
        bool is_selected = false;  ///< the line is a row of the result of a SELECT
        std::string customer;
        std::optional<double> arr;
    };

    /// The rows with one word of a status; those that have not ended are only counted.
    struct Word {
        std::string text;
        std::size_t count = 0;
        std::vector<EndedRow> ended;
    };

    struct StatusColumn {
        const CsvTable* table = nullptr;
        QualifyingColumn column;
        const CsvCell* first = nullptr;  ///< the first that has ended
        std::vector<Word> words;
        std::unordered_map<std::string, std::size_t, KeyedHash> places;  ///< of the words
    };

    struct Standing {
        std::size_t order = 0;
        bool lives_on = false;
    };

    static std::string words_of(const Word& word, const ArrOf& arr_of);
    static std::string told(const StatusColumn& column, const ArrOf& arr_of);

    std::vector<StatusColumn> columns_;
    std::unordered_map<std::string, Standing, KeyedHash> customers_;  ///< those with a declared status
};

/// Whether the row has ended by a declared status.
bool has_ended(const std::vector<QualifyingColumn>& statuses, const CsvRow& row);

}  // namespace csm::import
