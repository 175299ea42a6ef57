// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>
#include <csm/xlsx.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm::pages {

/// A condition on the rows of a sheet that is also a label of the summary.
using LabelCriteria = std::map<std::string, std::vector<SheetCriterion>, std::less<>>;

/// Finds the figures of a summary that a spreadsheet can count or add up again over the rows of a sheet. Each
/// is tried on the rows first, and only what comes to the value of the summary becomes a formula: where the
/// list was cut short, or a spreadsheet would take two names for one, the value stands alone.
class SheetFigures {
  public:
    /// Both must live as long.
    SheetFigures(const Document& summary, const Sheet& sheet) : summary_{summary}, sheet_{sheet} {}

    /// Facts, by their label.
    void add_facts(const std::map<std::string_view, SheetFigure>& figures);

    /// The bars below that heading: how many rows say in the column what the bar is called, which share of
    /// all that is, and what those rows come to in the column `summed`.
    void add_bars(std::string_view heading, const std::string& column, const std::string& summed);

    /// The rows of tables whose first column has that title: a figure for each further cell. The rows of the
    /// sheet are those that meet the criteria of the label, or else say it in the column `labelled`; each
    /// case of a figure is narrowed to them.
    void add_table(std::string_view title, const std::string& labelled, const LabelCriteria& labels,
                   const std::vector<SheetFigure>& figures);

    /// What was found; once.
    std::map<SummaryPlace, SheetFigure> take() { return std::move(found_); }

  private:
    using Rows = std::vector<std::size_t>;

    void add(const SummaryPlace& place, const SheetFigure& figure, std::string_view label,
             const Value& value);
    std::optional<double> value_of(const SheetFigure& figure, std::string_view label);
    /// The rows that meet the criterion; nothing when the sheet cannot say.
    std::optional<Rows> meeting(const SheetCriterion& criterion, std::string_view label);
    /// The rows that say that word in the column, or those that do not.
    std::optional<Rows> saying(std::size_t column, const std::string& key, bool is_other);
    std::optional<std::size_t> column_of(std::string_view title) const;
    /// The rows by what they say in a column, as a spreadsheet compares it.
    const std::map<std::string, Rows>& rows_by_text(std::size_t column);

    const Document& summary_;
    const Sheet& sheet_;
    std::map<std::size_t, std::map<std::string, Rows>> by_text_;
    std::map<SummaryPlace, SheetFigure> found_;
};

}  // namespace csm::pages
