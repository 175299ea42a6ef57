// SPDX-License-Identifier: MIT
#pragma once

#include <csm/churn.hpp>
#include <csm/date.hpp>
#include <csm/label.hpp>
#include <csm/letter_template.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm::templates {

/// What stands in a slot: a text, or the mark of a gap.
struct Fact {
    std::string text;   ///< as it is shown; unused when there is a gap
    std::string gap;    ///< the label of the mark that stands there instead; empty when the fact is known
    std::string field;  ///< the field of the portfolio that would fill the gap
    bool is_shared = false;     ///< the gap is the same for all items of a list
    std::string gathered_in{};  ///< the list that tells the gap once for several items; a dash stands here
};

/// An account, and what the facts about it depend on besides.
struct AccountView {
    const AccountContent& content;       ///< lives on, as all of them
    const Model& model;                  ///< it was scored with
    const Settings& settings;            ///< it was scored with
    Voice voice = Voice::customer_safe;  ///< whom the document is for

    /// The three parts of the content.
    const Account& account() const { return content.account; }

    const RecordNotes& notes() const { return content.notes; }

    const Assessment& assessment() const { return content.assessment; }
};

/// Days to the contract's end, negative when it has ended; none without one, and where the contract runs on.
inline std::optional<long> days_to_end(const AccountView& view) {
    return urgency_of(view.account(), view.model.churn, view.settings.as_of).days_to_renewal;
}

/// A portfolio, and what the facts about it depend on besides.
struct PortfolioView {
    const PortfolioContent& content;  ///< lives on, as all of them
    const Model& model;               ///< it was scored with
    const Settings& settings;         ///< it was scored with
};

/// An item of a list: its own slots, or the account that it is.
struct Item {
    std::string label;                                     ///< names it in the list of gaps; may be empty
    std::vector<std::pair<std::string_view, Fact>> facts;  ///< by the name of the slot
    const AccountContent* account = nullptr;               ///< null: the item is no account
};

/// A list of a letter.
struct List {
    std::vector<Item> items;       ///< in the order in which they are shown
    Fact none;                     ///< the words or the mark for a list without items
    std::optional<Fact> gap = {};  ///< what is missing although there are items
};

/// A fact with its text, which stands there as it is.
inline Fact known(std::string text) { return {std::move(text), {}, {}, false, {}}; }

/// A gap with its label and the field that would fill it.
inline Fact missing(std::string label, std::string field) {
    return {{}, std::move(label), std::move(field), false, {}};
}

/// For what there is nothing to compare with.
inline Fact dash() { return known("–"); }

/// What is given, or the gap; a text of blanks alone is not given.
Fact text_or_gap(const std::string& text, std::string label, std::string field);
Fact date_or_gap(const Model& model, std::optional<Date> date, std::string label, std::string field);

/// The day as the model's documents write it: 2026-12-01, "1 December 2026", "December 1, 2026".
std::string date_text(const Model& model, Date date);

/// Money as the model's documents write it: whole units with the currency, when the model names one: "EUR
/// 286,400", "€286,400".
std::string money_text(const Model& model, double amount);

/// The texts with commas between; empty for none.
std::string texts_text(const std::vector<std::string>& texts);
/// A finite number as pages show it (`value_text`): a score with one decimal, a number in its shortest form,
/// a count with thousands separators.
std::string score_text(double score);
std::string number_text(double number);
std::string count_text(double count);

/// "85 %", of a ratio (0–1) in whole percent.
std::string share_text(double ratio, int decimals = 0);

/// With its sign: "+4.2", "-9.9", "0.0"; the second in its shortest form, to six decimals.
std::string change_text(double change);
std::string signed_number(double change);

/// The number as above; a dash when it is not known.
Fact score_or_dash(std::optional<double> score);
Fact money_or_dash(const Model& model, std::optional<double> amount);

/// The day `days` (from 0) later; a dash beyond the calendar.
Fact later_day(const Model& model, Date from, long days);

/// The calendar quarter of the day, or one so many quarters later: "Q4 2026".
std::string quarter_text(Date day, int later = 0);

/// Name and version of the model: "standard 1.0.0".
std::string model_text(const Model& model);

/// The class in words for customers: "on track", "needs attention", "needs action", "not assessed yet".
std::string status_of(Band band);

/// The trend in words: improving, stable, declining, "no trend yet".
std::string trend_text(Trend trend);

}  // namespace csm::templates
