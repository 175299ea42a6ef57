// SPDX-License-Identifier: MIT
#include "base/normalised.hpp"
#include "model/sections.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace csm::model_file {

namespace {

constexpr double longest_validity = 36'500;  // days; a century

constexpr double unlimited = std::numeric_limits<double>::infinity();

constexpr std::array<std::pair<std::string_view, Condition::Test>, 8> tests{
    {{"below", Condition::Test::below},
     {"at_most", Condition::Test::at_most},
     {"above", Condition::Test::above},
     {"at_least", Condition::Test::at_least},
     {"is", Condition::Test::equals},
     {"score_below", Condition::Test::score_below},
     {"above_share_of_limit", Condition::Test::above_share_of_limit},
     {"below_share_of_previous", Condition::Test::below_share_of_previous}}};

/// "attain, headroom, …".
template <std::size_t Size>
std::string listed(const std::array<std::string_view, Size>& words) {
    std::string text;
    for (const auto word : words) text.append(text.empty() ? "" : ", ").append(word);
    return text;
}

Steps read_steps(const Place& place) {
    Steps steps;
    for (const auto& item : place.items()) {
        item.allow_only({"at_least", "points", "points_each"});
        const auto each = item.optional("points_each");
        if (each && item.optional("points")) item.complain("expected points or points_each, not both");
        const double at_least = item["at_least"].number(-unlimited, unlimited);
        const double points = (each ? each : item["points"]).number(0, 100);
        if (!steps.steps.empty() && at_least >= steps.steps.back().at_least)
            item.complain("steps must fall: the largest at_least comes first");
        steps.steps.push_back({at_least, points, static_cast<bool>(each)});
    }
    return steps;
}

Levels read_levels(const Place& place, const Field& field) {
    Levels levels{std::vector<double>(std::max<std::size_t>(field.words.size(), 2))};
    for (const auto& [key, level] : place.members()) {
        const double score = level.number(0, 100);
        const auto word = std::find(field.words.begin(), field.words.end(), key);
        const bool is_true = field.kind == ValueKind::flag && key == "true";
        const auto index = field.kind == ValueKind::flag
                               ? std::size_t{is_true}
                               : static_cast<std::size_t>(word - field.words.begin());
        if (index < levels.scores.size()) levels.scores[index] = score;
    }
    return levels;
}

Excess read_excess(const Place& place) {
    place.allow_only({"base", "rate"});
    return {.base = place["base"].number(-unlimited, unlimited), .rate = place["rate"].number(0, unlimited)};
}

Decline read_decline(const Place& place) {
    place.allow_only({"rate"});
    return {.rate = place["rate"].number(0, unlimited)};
}

Line read_line(const Place& place) {
    place.allow_only({"intercept", "slope"});
    return {.intercept = place["intercept"].number(-unlimited, unlimited),
            .slope = place["slope"].number(-unlimited, unlimited)};
}

Between read_between(const Place& place) {
    place.allow_only({"from", "to", "out"});
    Between curve{.from = place["from"].number(-unlimited, unlimited),
                  .to = place["to"].number(-unlimited, unlimited)};
    const auto out = place["out"];
    const auto ends = out.items();
    if (ends.size() == 2)
        curve.out = {ends[0].number(-unlimited, unlimited), ends[1].number(-unlimited, unlimited)};
    else if (out)
        out.complain("expected the two values at which the score is 0");
    if (ends.size() == 2 && !(curve.out[0] < curve.from && curve.from <= curve.to && curve.to < curve.out[1]))
        place.complain("expected out[0] below from, from at most to, and to below out[1]");
    return curve;
}

When read_when(const Place& place, std::size_t slot, FieldTable& fields) {
    return {.condition = read_value_test(place, slot, fields, {"points"}),
            .points = place["points"].number(0, 100)};
}

bool is_flag(const std::vector<std::string>& words) {
    return words.size() == 2 &&
           std::is_permutation(words.begin(), words.end(), std::array{"true", "false"}.begin());
}

void read_levels_words(const Place& levels, const Place& metric, Field& field) {
    for (const auto& [key, level] : levels.members()) field.words.push_back(key);
    if (is_flag(field.words)) {
        field.kind = ValueKind::flag;
        field.words.clear();
        return;
    }
    field.kind = ValueKind::word;
    std::vector<std::string> keys;
    const auto add_key = [&](const Place& place, const std::string& word) {
        keys.push_back(normalised(word));
        if (std::ranges::count(keys, keys.back()) > 1)
            place.complain("\"" + word + "\" is there in another spelling already");
    };
    for (const auto& [key, level] : levels.members()) add_key(level, key);
    const auto aliases = metric.optional("aliases");
    if (!aliases) return;
    for (const auto& [alias, target] : aliases.members()) {
        add_key(target, alias);
        const auto word = target.text();
        const auto found = std::find(field.words.begin(), field.words.end(), word);
        if (found == field.words.end())
            target.complain("\"" + word + "\" is none of the curve's words" + suggestion(word, field.words));
        else
            field.aliases.emplace_back(normalised(alias), found - field.words.begin());
    }
}

/// The same numbers, each segment's once for every phase.
ByCohort by_phase(const ByCohort& numbers, std::size_t phases) {
    ByCohort each{.values = {}, .phases = phases};
    for (const double number : numbers.values) each.values.insert(each.values.end(), phases, number);
    return each;
}

}  // namespace

void read_range(const Place& range, Field& field) {
    if (!range) return;
    const auto ends = range.items();
    if (ends.size() != 2)
        return range.complain("expected the smallest and the largest value, null for no limit");
    if (!ends[0].is_null()) field.least = ends[0].number(-unlimited, unlimited);
    if (!ends[1].is_null()) field.most = ends[1].number(-unlimited, unlimited);
    if (field.least && field.most && *field.least > *field.most)
        range.complain("the smallest value is above the largest");
}

ByCohort read_by_cohort(const Place& place, const Parts& parts, double least, double most) {
    if (!place.is_object()) return {std::vector(parts.segments.size(), place.number(least, most))};
    const auto& phases = parts.lifecycle.phases;
    ByCohort numbers;
    std::vector<std::string> names;
    for (const auto& segment : parts.segments) {
        numbers.values.push_back(place[segment.name].number(least, most));
        names.push_back(segment.name);
    }
    const auto segments = names.size();
    for (const auto& segment : parts.segments)
        for (std::size_t phase = 1; phase < phases.size(); ++phase)
            names.push_back(segment.name + "/" + phases[phase].name);
    for (const auto& [key, member] : place.members()) {
        const auto place_of = static_cast<std::size_t>(std::ranges::find(names, key) - names.begin());
        if (place_of == names.size()) {
            member.complain("is not a segment of this model, nor a segment/phase" + suggestion(key, names));
            continue;
        }
        if (place_of < segments) continue;
        if (numbers.phases == 1) numbers = by_phase(numbers, phases.size());
        const Cohort cohort{(place_of - segments) / (phases.size() - 1),
                            (place_of - segments) % (phases.size() - 1) + 1};
        numbers.values[index_of(cohort, numbers.phases)] = member.number(least, most);
    }
    return numbers;
}

Field read_field(const Place& metric) {
    Field field;
    field.name = metric["field"].text();
    if (const auto levels = metric["curve"].optional("levels")) read_levels_words(levels, metric, field);
    if (field.kind == ValueKind::number)
        read_range(metric.optional("range"), field);
    else if (const auto range = metric.optional("range"))
        range.complain("only numbers have a range");
    if (const auto aliases = metric.optional("aliases"); aliases && field.kind != ValueKind::word)
        aliases.complain("only words have aliases");
    if (const auto days = metric.optional("valid_days")) field.valid_days = days.number(1, longest_validity);
    return field;
}

Curve read_curve(const Place& place, const Parts& parts, std::size_t slot) {
    if (!place) return Decline{};
    const auto members = place.members();
    if (members.size() != 1) {
        if (place.is_object()) place.complain("expected exactly one curve");
        return Decline{};
    }
    const auto& [kind, body] = members.front();
    const auto& field = parts.fields[slot];
    if (kind == "attain") return Attain{read_by_cohort(body, parts, 0, unlimited)};
    if (kind == "headroom") return Headroom{read_by_cohort(body, parts, 0, unlimited)};
    if (kind == "decline") return read_decline(body);
    if (kind == "excess") return read_excess(body);
    if (kind == "levels") return read_levels(body, field);
    if (kind == "steps") return read_steps(body);
    if (kind == "line") return read_line(body);
    if (kind == "between") return read_between(body);
    if (kind == "when") return read_when(body, slot, parts.fields);
    constexpr std::array<std::string_view, 9> kinds{"attain", "headroom", "decline", "excess", "levels",
                                                    "steps",  "line",     "between", "when"};
    body.complain("is not a curve csm knows: " + listed(kinds) +
                  suggestion(kind, {kinds.begin(), kinds.end()}));
    return Decline{};
}

namespace {

std::string test_words() {
    std::string text;
    for (const auto& [word, test] : tests) text.append(text.empty() ? "" : ", ").append(word);
    return text;
}

void complain_of_test(const Place& member, std::string_view key,
                      std::initializer_list<std::string_view> beside) {
    std::vector<std::string> known{beside.begin(), beside.end()};
    for (const auto& [word, test] : tests) known.emplace_back(word);
    member.complain("is not a field of the model here" + suggestion(key, known));
}

double read_equal(const Place& place, const Field& field) {
    if (field.kind == ValueKind::flag) return place.flag() ? 1 : 0;
    if (field.kind == ValueKind::number) return place.number(-unlimited, unlimited);
    const auto word = place.text();
    const auto found = std::find(field.words.begin(), field.words.end(), word);
    if (found == field.words.end() && !word.empty())
        place.complain("\"" + word + "\" is none of the curve's words" + suggestion(word, field.words));
    return found == field.words.end() ? 0 : static_cast<double>(found - field.words.begin());
}

}  // namespace

Condition read_condition(const Place& place, const Field& field,
                         std::initializer_list<std::string_view> beside) {
    Condition condition;
    std::size_t found = 0;
    for (const auto& [key, member] : place.members()) {
        const auto test = std::ranges::find(tests, key, &std::pair<std::string_view, Condition::Test>::first);
        if (test == tests.end()) {
            if (std::ranges::find(beside, key) == beside.end()) complain_of_test(member, key, beside);
            continue;
        }
        ++found;
        condition.test = test->second;
        const bool equals = test->second == Condition::Test::equals;
        if (!equals && field.kind != ValueKind::number && test->second != Condition::Test::score_below)
            member.complain("words and flags are tested with \"is\" or \"score_below\"");
        condition.threshold = equals ? read_equal(member, field) : member.number(-unlimited, unlimited);
    }
    if (place && found != 1) place.complain("expected exactly one of " + test_words());
    return condition;
}

Condition read_condition_on(const Place& place, std::size_t slot, FieldTable& fields,
                            std::initializer_list<std::string_view> beside) {
    auto condition = read_condition(place, fields[slot], beside);
    if (condition.test != Condition::Test::below_share_of_previous) return condition;
    if (fields[slot].is_series)
        condition.previous = fields.of_series(slot, Derivation::Kind::previous);
    else
        place.complain("only a series has a previous value; list \"" + fields[slot].name +
                       "\" among the model's fields as a series");
    return condition;
}

Condition read_value_test(const Place& place, std::size_t slot, FieldTable& fields,
                          std::initializer_list<std::string_view> beside) {
    auto condition = read_condition_on(place, slot, fields, beside);
    if (looks_at_curve(condition.test))
        place.complain("only the value can be tested here, not what a curve makes of it");
    return condition;
}

}  // namespace csm::model_file
