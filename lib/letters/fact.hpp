// SPDX-License-Identifier: MIT
#pragma once

#include <csm/date.hpp>
#include <csm/document_content.hpp>
#include <csm/document_template.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm::templates {

/// What stands in a slot.
struct Fact {
    std::string text;   ///< as it is shown; unused when there is a gap
    std::string gap;    ///< the label of the mark that stands there instead; empty when the fact is known
    std::string field;  ///< the field of the portfolio that would fill the gap
    bool is_shared = false;  ///< the gap is the same for all items of a list
};

/// An account, and what the facts about it depend on besides.
struct AccountView {
    const AccountContent& content;
    const Model& model;
    const Settings& settings;
    Voice voice = Voice::customer_safe;  ///< whom the document is for

    const Account& account() const { return content.account; }

    const DocumentFields& fields() const { return content.fields; }

    const Assessment& assessment() const { return content.assessment; }
};

struct PortfolioView {
    const PortfolioContent& content;
    const Model& model;
    const Settings& settings;
};

/// An item of a list: its own slots, or the account that it is.
struct Item {
    std::string label;  ///< names it in the list of gaps; may be empty
    std::vector<std::pair<std::string_view, Fact>> facts;
    const AccountContent* account = nullptr;
};

/// A list of a document.
struct List {
    std::vector<Item> items;
    Fact none;                     ///< the words or the mark for a list without items
    std::optional<Fact> gap = {};  ///< what is missing although there are items
};

inline Fact known(std::string text) { return {std::move(text), {}, {}, false}; }

inline Fact missing(std::string label, std::string field) {
    return {{}, std::move(label), std::move(field), false};
}

/// For what there is nothing to compare with.
inline Fact dash() { return known("–"); }

Fact text_or_gap(const std::string& text, std::string label, std::string field);
Fact date_or_gap(std::optional<Date> date, std::string label, std::string field);

std::string texts_text(const std::vector<std::string>& texts);
std::string money_text(double amount);
std::string score_text(double score);
std::string number_text(double number);
std::string count_text(double count);

/// "85 %", of a ratio.
std::string share_text(double ratio);

/// With its sign: "+4.2", "-9.9", "0.0"; the second in its shortest form.
std::string change_text(double change);
std::string signed_number(double change);

Fact score_or_dash(std::optional<double> score);
Fact money_or_dash(std::optional<double> amount);

/// The day `days` later; a dash beyond the calendar.
Fact later_day(Date from, long days);

/// The quarter of the day, or one so many quarters later: "Q4 2026".
std::string quarter_text(Date day, int later = 0);

/// Name and version of the model.
std::string model_text(const Model& model);

/// A name of the input as words: "custom workflows".
std::string as_words(std::string_view name);

/// "on track" and the like.
std::string status_of(Band band);

/// improving, stable, declining, "no trend yet".
std::string trend_text(Trend trend);

}  // namespace csm::templates
