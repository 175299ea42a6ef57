// SPDX-License-Identifier: MIT
#pragma once

#include "model/place.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace csm::model_file {

/// A field of numbers without limits.
Field number_field(std::string name);

/// Hands out the slots of the input fields that the metrics read.
class FieldTable {
  public:
    /// The slot of the field at `place`, made on first use; a defect when csm reads that field itself or when
    /// another metric reads it as something else.
    std::size_t slot(const Place& place, Field field);

    /// Reports a list of the record that cannot be one, or that another field is read from.
    void check_source(const Place& place, const std::string& source) const;

    /// Whether a metric reads it already, or the model lists it.
    bool is_known(std::string_view name) const;

    /// The slot of a known field, of a number that csm reads itself, or of days_to_renewal or health_drop;
    /// nothing for another name.
    std::optional<std::size_t> find(const std::string& name);

    /// The record may hold the field too, though it can follow from others.
    void let_be_read(std::size_t slot) { fields_[slot].is_read = true; }

    /// The slot of what follows from a series, made on first use.
    std::size_t of_series(std::size_t series, Derivation::Kind kind);

    const Field& operator[](std::size_t slot) const { return fields_[slot]; }

    /// The names of all fields so far.
    std::vector<std::string> names() const;

    std::vector<Field> take() { return std::move(fields_); }

  private:
    std::size_t add(Field field);

    std::vector<Field> fields_;
    bool is_full_ = false;  // and that was told
};

/// What the metrics of a model say of letters: who may be shown them, in which lists they stand, and whose
/// change they measure. Some of it is known only when all metrics are read.
class MetricsInLetters {
  public:
    /// Reads these members of the next metric, which measures `field`.
    void read(const Place& place, Metric& metric, const Field& field);

    /// Once all metrics are read: finds the fields that changes are of, and reports those that no metric
    /// reads. A model that says nothing of letters gets what its blocks say.
    void settle(Model& model) const;

  private:
    std::vector<Place> changes_;  // of every metric, in order; absent places for those that are none
    bool is_said_ = false;        // by any metric
};

/// What the sections of a model need to know of each other while they are read.
struct Parts {
    const std::vector<Segment>& segments;
    const Lifecycle& lifecycle;
    FieldTable& fields;
    MetricsInLetters& in_letters;
};

/// A number for every cohort: one number for all of them, or an object with one for each segment, and with
/// "segment/phase" where a phase differs.
ByCohort read_by_cohort(const Place& place, const Parts& parts, double least, double most);

/// A test such as {"below": 7}. `field` gives `is` its meaning; members named in `beside` may stand next to
/// it.
Condition read_condition(const Place& place, const Field& field,
                         std::initializer_list<std::string_view> beside = {});

/// The same on the field of the slot; a test on the value before the last gets its slot.
Condition read_condition_on(const Place& place, std::size_t slot, FieldTable& fields,
                            std::initializer_list<std::string_view> beside = {});

/// The same where only the value counts, not what a curve makes of it.
Condition read_value_test(const Place& place, std::size_t slot, FieldTable& fields,
                          std::initializer_list<std::string_view> beside = {});

/// The smallest and the largest plausible number: a list of two, null for no limit; may be absent.
void read_range(const Place& range, Field& field);

/// The dimensions and findings of one scorecard.
Scorecard read_scorecard(const Place& place, const Parts& parts);

/// The name of a class, dimension or phase: letters, digits, _ and -.
std::string plain_name(const Place& place);

Lifecycle read_lifecycle(const Place& place);

/// How each segment is looked after, how an onboarding is judged, and what a team wants to reach. A segment
/// that is not named gets what stands for `otherwise`.
std::vector<Touch> read_touch(const Place& place, const Parts& parts, std::string_view otherwise);
OnboardingModel read_onboarding(const Place& place, const Parts& parts, std::string_view otherwise);
TeamTargets read_team(const Place& place);

/// The fields that are more than a metric's number: series, those that follow from others, and those that
/// only findings and floors look at.
void read_fields(const Place& place, FieldTable& fields);

HealthModel read_health(const Place& place, const Parts& parts);
ChurnModel read_churn(const Place& place, const Parts& parts);
ExpansionModel read_expansion(const Place& place, const Parts& parts);
ReportModel read_report(const Place& place, const Parts& parts);

/// How the values of the slot become a score.
Curve read_curve(const Place& place, const Parts& parts, std::size_t slot);

/// What a metric says of the field that it reads: the kind of value its curve takes, and its words.
Field read_field(const Place& metric);

}  // namespace csm::model_file
