// SPDX-License-Identifier: MIT
#pragma once

#include "write/data/json_filler.hpp"

#include <csm/account.hpp>
#include <csm/json.hpp>
#include <csm/model.hpp>
#include <csm/score.hpp>

#include <array>
#include <string>
#include <vector>

namespace csm::render {

/// How the JSON of one analysis is laid out: the style and the depth of the lines around an account's object.
struct JsonPlace {
    JsonStyle style;                       ///< of the whole output
    std::size_t depth = 0;                 ///< steps of two blanks
    const Decisions* decisions = nullptr;  ///< of which the object tells; null: none
    std::optional<Date> as_of{};           ///< told in an object that stands on a line of its own

    /// The layout that the style asks for.
    Layout layout() const { return style.one_line ? Layout::line : Layout::lines; }
};

/// What a scorecard's results look like in JSON; worked out once for all accounts.
class ScorecardJson {
  public:
    /// Model and scorecard must live as long.
    ScorecardJson(const Model& model, const Scorecard& card, const JsonPlace& place);

    /// A dimension fits on a line unless everything about its metrics is told.
    Layout dimension_layout() const { return explain_ ? Layout::lines : Layout::line; }

    /// What each metric of a dimension costs or adds, under `key`; with `explain` its value, score and weight
    /// as well.
    template <class Json>
    void write_contributions(Json& json, std::string_view key, const CardResult& result,
                             std::size_t dimension) const {
        const auto first = firsts_[dimension];
        const auto last = first + card_.dimensions[dimension].metrics.size();
        json.key(key);
        json.begin_object(Layout::line);
        for (auto position = first; position < last; ++position) {
            json.key(metrics_[position].metric->name);
            json.tenths(result.contributions[position].points);
        }
        json.end();
        if (!explain_) return;
        json.key("contributions");
        json.begin_list();
        for (auto position = first; position < last; ++position)
            write_contribution(json, result.contributions[position]);
        json.end();
    }

    /// The list of the largest contributions with a sentence each.
    void append_drivers(TextBuffer& out, const CardResult& result, Cohort cohort) const;

    /// The sentence of a finding, without quotes.
    void append_finding(TextBuffer& out, const CardResult& result, const FiredFinding& fired) const;

  private:
    /// A phrase with its characters escaped.
    struct Sentence {
        std::string before, after;
        bool shows_value = false;
        bool shows_change = false;
        std::string unit, unit_of_one;  // of a change
    };

    /// How a field's values are written.
    struct ValueTexts {
        const Field* field = nullptr;
        ValueKind kind = ValueKind::number;
        std::vector<std::string> words;  // escaped
    };

    struct FindingTexts {
        Sentence sentence;
        ValueTexts value;
    };

    struct MetricTexts {
        const Metric* metric = nullptr;
        ValueTexts value;
        std::array<std::string, 2> unit;  // after a value, after a value of 1
        std::vector<Sentence> sentences;  // as Metric::phrases
        JsonForm driver;
    };

    static Sentence escaped(const Phrase& phrase);
    MetricTexts texts_of(const Model& model, const Dimension& dimension, const Metric& metric,
                         const JsonPlace& place) const;
    static void append_phrase(TextBuffer& out, const Sentence& sentence, const ValueTexts& texts,
                              double value, std::string_view unit);
    static void append_value(TextBuffer& out, const ValueTexts& texts, double value);
    void append_sentence(TextBuffer& out, const CardResult& result, const Contribution& contribution,
                         Cohort cohort) const;

    template <class Json>
    void write_driver(Json& json, const Dimension& dimension, const Metric& metric, double points,
                      auto write_sentence) const {
        json.begin_object(Layout::line);
        json.key("metric");
        json.constant(metric.name);
        json.key("dimension");
        json.constant(dimension.name);
        json.key("points");
        json.tenths(points);
        json.key("text");
        json.value(write_sentence);
        json.end();
    }

    template <class Json>
    void write_contribution(Json& json, const Contribution& contribution) const {
        json.begin_object(Layout::line);
        json.key("metric");
        json.constant(metrics_[contribution.position].metric->name);
        json.key("value");
        json.value([&](TextBuffer& out) { append_measured(out, contribution); });
        json.key("score");
        json.tenths_or_null(contribution.weight > 0 ? std::optional{round_to_tenth(contribution.score)}
                                                    : std::nullopt);
        json.key("weight");
        json.number(round_share(contribution.weight));
        json.key("points");
        json.tenths(contribution.points);
        json.end();
    }

    void append_measured(TextBuffer& out, const Contribution& contribution) const;

    const Scorecard& card_;
    bool explain_ = false;
    std::size_t driver_count_ = 0;
    std::vector<std::size_t> firsts_;   // of each dimension's metrics
    std::vector<MetricTexts> metrics_;  // by position
    std::vector<FindingTexts> findings_;
    JsonList drivers_;
};

/// A text escaped for JSON, without the quotes.
std::string json_characters(std::string_view text);

}  // namespace csm::render
