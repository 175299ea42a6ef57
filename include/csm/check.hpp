// SPDX-License-Identifier: MIT
#pragma once

#include <csm/check_facts.hpp>
#include <csm/distribution.hpp>
#include <csm/model.hpp>
#include <csm/name_index.hpp>
#include <csm/problem_groups.hpp>
#include <csm/spellings.hpp>
#include <csm/text_buffer.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace csm {

/// How many accounts of a segment there are, and how many of them have a value of a field.
struct Completeness {
    std::uint64_t known = 0;     ///< accounts with a value
    std::uint64_t accounts = 0;  ///< all of them
};

/// What the input holds of a field.
struct FieldCheck {
    CheckedField field;                    ///< what it is and may hold
    Completeness all;                      ///< of all segments together
    std::vector<Completeness> by_segment;  ///< by index into `Model::segments`
    Distribution values;  ///< numbers, days since 1400-01-01 for dates, indices for words, 0 and 1 for flags
};

/// Something about the values of a field that makes it doubtful whether they mean what csm takes them for.
struct Suspicion {
    std::string code;          ///< stable, such as renewals_in_past
    std::string field;         ///< dotted name
    std::uint64_t values = 0;  ///< that it is about
    std::uint64_t of = 0;      ///< values that the field has
    std::string text;          ///< what it looks like: a sentence without a full stop
    std::string action;        ///< what to do: a sentence without a full stop
    std::string customer_id;   ///< the first account it is about; empty when it is about the field as a whole
};

/// A field, or fields that count together, and what knowing it for every account would add to a command.
struct FieldGain {
    std::string field;          ///< dotted name, or several with commas between
    double weight = 0;          ///< share of the command's coverage, 0–1
    std::uint64_t missing = 0;  ///< accounts without it
    std::uint64_t unlocks = 0;  ///< accounts that would get a verdict by this field alone
};

/// What a command cannot say of some accounts.
struct Silence {
    std::string code;            ///< stable, such as no_trend
    std::string field;           ///< that they lack; empty when it is no single one
    std::uint64_t accounts = 0;  ///< that the command stays silent about
    std::string text;            ///< "no trend"
};

/// What a command could and could not say with this data.
struct CommandCheck {
    std::string command;                 ///< health, churn, expand or report
    std::uint64_t with_verdict = 0;      ///< of expand: a readiness, and enough to price
    std::uint64_t below_floor = 0;       ///< less is measured than the model's coverage floor
    std::uint64_t nothing_measured = 0;  ///< coverage 0
    double coverage = 0;                 ///< mean share that is measured, 0–1
    std::vector<FieldGain> gains;        ///< most useful first; fields that no account lacks are left out
    std::vector<Silence> silences;       ///< only those that some account has
};

/// Accounts whose names are alike, by their ids and names.
struct NamedMatch {
    NameMatch match;                          ///< with the places of both
    std::array<std::string, 2> customer_ids;  ///< of the first account and the other; the names alike
    std::array<std::string, 2> names;         ///< as the input has them
};

/// What was found out about the data of a portfolio, without judging one account.
struct CheckResult {
    Date as_of;                                ///< the day on which dates were judged
    std::uint64_t accounts = 0;                ///< that were checked
    std::uint64_t rejected = 0;                ///< records left out while reading
    std::uint64_t problems = 0;                ///< all that the reading told
    std::vector<ProblemGroup> problem_groups;  ///< most frequent first
    std::vector<Suspicion> suspicions;         ///< in the order of the fields
    std::vector<FieldCheck> fields;            ///< all checked fields, csm's own first
    std::vector<CommandCheck> commands;        ///< health, churn, expand, report
    std::vector<NamedMatch> name_matches;      ///< at most 1,000
    bool names_complete = true;                ///< false: there are more matches than are listed
    std::vector<SpelledName> spellings;        ///< names in several spellings, which csm takes for one
    bool spellings_complete = true;            ///< false: there were too many to keep all

    /// Accounts for which csm report has no verdict on health or risk. Needs the filled `commands`.
    std::uint64_t without_verdict() const { return accounts - commands.back().with_verdict; }

    /// How many doubtful fields and look-alike names there are: what --fail-on suspicious minds.
    std::uint64_t suspicious() const { return suspicions.size() + name_matches.size(); }
};

/// Appends the JSON document of csm check (csm.check/1). With `all_problems` it stays open: the list of
/// problems follows as the caller writes it, and append_json_end.
void append_check_json(TextBuffer& out, const CheckResult& check, const Model& model,
                       bool all_problems = false);

}  // namespace csm
