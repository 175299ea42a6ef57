// SPDX-License-Identifier: MIT
#include "model/place.hpp"

#include <csm/nearest.hpp>
#include <csm/number.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace csm::model_file {

namespace {

std::string shortest(double value) {
    std::string text;
    append_shortest(text, value);
    return text;
}

std::string range_text(double least, double most) {
    constexpr double largest = std::numeric_limits<double>::max();
    if (least <= -largest) return "expected a finite number";
    if (most >= largest) return "expected a number of at least " + shortest(least);
    return "expected a number from " + shortest(least) + " to " + shortest(most);
}

/// What no model of a person has, and what many comparisons of a model's parts with each other can bear.
constexpr std::size_t most_members = 1000;

std::string too_many(std::size_t count) {
    return fmt::format("has {} members; a list or an object of a model has at most {}", count, most_members);
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

}  // namespace

std::string suggestion(std::string_view word, const std::vector<std::string>& words) {
    const auto question = did_you_mean(word, words);
    return question.empty() ? question : "; " + question;
}

void Place::complain(std::string message) const {
    problems_->push_back({.file = std::string{file_}, .field = path_, .message = std::move(message)});
}

Place Place::optional(std::string_view key) const {
    auto path = path_.empty() ? std::string{key} : path_ + "." + std::string{key};
    return at(is_object() ? value_->get_object().if_contains(key) : nullptr, std::move(path));
}

Place Place::operator[](std::string_view key) const {
    auto member = optional(key);
    if (value_ && !is_object())
        complain("expected an object with \"" + std::string{key} + "\"");
    else if (value_ && !member)
        member.complain("is missing");
    return member;
}

void Place::allow_only(std::initializer_list<std::string_view> keys) const {
    if (!is_object()) return;
    if (value_->get_object().size() > most_members) return complain(too_many(value_->get_object().size()));
    const std::vector<std::string> known{keys.begin(), keys.end()};
    for (const auto& member : value_->get_object()) {
        const std::string key{member.key()};
        if (std::find(known.begin(), known.end(), key) == known.end())
            optional(key).complain("is not a field of the model here" + suggestion(key, known));
    }
}

std::vector<Place> Place::items() const {
    std::vector<Place> places;
    if (!value_) return places;
    if (!value_->is_array() || value_->get_array().empty()) {
        complain("expected a list with at least one item");
        return places;
    }
    const auto& array = value_->get_array();
    if (array.size() > most_members) {
        complain(too_many(array.size()));
        return places;
    }
    for (std::size_t i = 0; i < array.size(); ++i)
        places.push_back(at(&array[i], path_ + "[" + std::to_string(i) + "]"));
    return places;
}

std::vector<std::pair<std::string, Place>> Place::members() const {
    std::vector<std::pair<std::string, Place>> places;
    if (!value_) return places;
    if (!is_object()) {
        complain("expected an object");
        return places;
    }
    if (value_->get_object().size() > most_members) {
        complain(too_many(value_->get_object().size()));
        return places;
    }
    for (const auto& member : value_->get_object())
        places.emplace_back(member.key(), at(&member.value(), path_ + "." + std::string{member.key()}));
    return places;
}

double Place::number(double least, double most) const {
    const double fallback = std::isfinite(least) ? least : 0;
    if (!value_) return fallback;
    if (!value_->is_number()) {
        complain("expected a number");
        return fallback;
    }
    const double number = value_->to_number<double>();
    if (std::isfinite(number) && number >= least && number <= most) return number;
    complain(range_text(least, most));
    return fallback;
}

std::size_t Place::count(std::size_t least, std::size_t most) const {
    const double value = number(static_cast<double>(least), static_cast<double>(most));
    if (value != std::floor(value)) complain("expected a whole number");
    return static_cast<std::size_t>(value);
}

std::string Place::text() const {
    if (!value_) return {};
    if (is_string() && !value_->get_string().empty()) return std::string{value_->get_string()};
    complain("expected a text that is not empty");
    return {};
}

bool Place::flag() const {
    if (is_bool()) return value_->get_bool();
    if (value_) complain("expected true or false");
    return false;
}

std::size_t Place::one_of(std::span<const std::string_view> words) const {
    if (!value_) return 0;
    const std::vector<std::string> known{words.begin(), words.end()};
    const auto given = text();
    const auto found = std::find(known.begin(), known.end(), given);
    if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
    if (!given.empty()) complain("expected one of " + joined(known) + suggestion(given, known));
    return 0;
}

}  // namespace csm::model_file
