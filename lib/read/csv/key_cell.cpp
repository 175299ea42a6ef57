// SPDX-License-Identifier: MIT
#include "read/csv/key_cell.hpp"

#include "base/code_point.hpp"
#include "base/normalised.hpp"
#include "base/quoted.hpp"
#include "read/csv/csv_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace csm::read {

namespace {

/// Characters from the first to the last, and what stands for each of them.
struct Replaced {
    char32_t first;
    char32_t last;
    std::string_view by;
};

constexpr std::array<Replaced, 12> replaced{{{0x00A0, 0x00A0, " "},
                                             {0x1680, 0x1680, " "},
                                             {0x180E, 0x180E, ""},
                                             {0x2000, 0x200A, " "},
                                             {0x200B, 0x200F, ""},
                                             {0x202A, 0x202E, ""},
                                             {0x202F, 0x202F, " "},
                                             {0x205F, 0x205F, " "},
                                             {0x2060, 0x2064, ""},
                                             {0x2066, 0x206F, ""},
                                             {0x3000, 0x3000, " "},
                                             {0xFEFF, 0xFEFF, ""}}};
constexpr std::array<std::string_view, 3> words_for_nobody{"none", "tbd", "0"};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// A byte beyond ASCII is part of a letter.
bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           static_cast<unsigned char>(letter) >= 0x80;
}

std::string in_visible_characters(std::string_view text) {
    std::string visible;
    while (!text.empty()) {
        const auto next = first_code_point(text);
        const auto* const found = std::ranges::find_if(replaced, [&next](const Replaced& known) {
            return next.value >= known.first && next.value <= known.last;
        });
        visible += found == replaced.end() ? text.substr(0, next.bytes) : found->by;
        text.remove_prefix(next.bytes);
    }
    return visible;
}

/// An apostrophe in front keeps spreadsheets from counting. 't Hart is a name, and 'a' has quotes.
bool has_apostrophe(std::string_view text) {
    return text.size() > 1 && text.front() == '\'' && text.back() != '\'' && text[1] != ' ' &&
           !(text.size() > 2 && is_letter(text[1]) && text[2] == ' ');
}

bool is_of_run(char kind) { return kind == '9' || kind == 'a' || kind == 'x'; }

/// Runs of digits, of letters and of both as 9, a and x; everything else as it is.
std::string shape_of(std::string_view key) {
    std::string shape;
    for (const char letter : key) {
        const char kind = is_digit(letter) ? '9' : is_letter(letter) ? 'a' : letter;
        if (shape.empty() || !is_of_run(kind) || !is_of_run(shape.back()))
            shape += kind;
        else if (shape.back() != kind)
            shape.back() = 'x';
    }
    return shape;
}

/// Of keys that mix letters and digits some have, in a place, only one of both.
std::string loose(std::string shape) {
    std::ranges::replace_if(shape, is_of_run, 'x');
    return shape;
}

/// The parts of a cell at one of the marks between keys; at least two, or none at all.
std::vector<std::string_view> parts_at(std::string_view cell, std::string_view marks) {
    std::vector<std::string_view> parts;
    while (!cell.empty()) {
        const auto end = std::min(cell.find_first_of(marks), cell.size());
        if (const auto part = without_blanks(cell.substr(0, end)); !part.empty()) parts.push_back(part);
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    if (parts.size() < 2) parts.clear();
    return parts;
}

std::vector<std::string_view> parts_of(std::string_view cell) {
    if (cell.find_first_of(";|\n\r") != std::string_view::npos) return parts_at(cell, ";|\n\r");
    const auto comma = cell.find(',');
    if (comma == std::string_view::npos || cell.find(", ") != std::string_view::npos) return {};
    return parts_at(cell, ",");
}

constexpr std::string_view digits = "9";

/// 1,200 is one number, or keys 1 and 200.
bool is_number_in_groups(const std::vector<std::string_view>& parts) {
    constexpr std::size_t group = 3;
    return parts.front().size() <= group && std::ranges::all_of(parts, [&](std::string_view part) {
               return shape_of(part) == digits &&
                      (part.size() == group || part.data() == parts.front().data());
           });
}

bool are_of_one_shape(const std::vector<std::string_view>& parts) {
    const auto [least, most] = std::ranges::minmax(parts, {}, &std::string_view::size);
    return most.size() - least.size() <= 1 && std::ranges::all_of(parts, [&](std::string_view part) {
               return shape_of(part) == shape_of(parts.front());
           });
}

std::string listed(std::span<const std::string> ids) {
    std::vector<std::string> texts;
    for (const auto& id : ids) texts.push_back(quoted(std::string_view{id}));
    return fmt::format("{}", fmt::join(texts, ", "));
}

std::string count_of_both(const SharedIds& shared) {
    return shared.both == 0 ? "none" : fmt::format("only {}", shared.both);
}

}  // namespace

std::optional<std::string> plain_key(std::string_view text) {
    std::string key = is_ascii(text) ? std::string{text} : in_visible_characters(text);
    std::string_view plain = without_blanks(key);
    if (is_text_formula(plain)) plain = without_blanks(plain.substr(2, plain.size() - 3));
    if (has_apostrophe(plain)) plain.remove_prefix(1);
    if (plain == text) return std::nullopt;
    return std::string{plain};
}

bool is_text_formula(std::string_view text) {
    return text.size() > 2 && text.starts_with("=\"") && text.ends_with('"') &&
           text.substr(2, text.size() - 3).find('"') == std::string_view::npos;
}

bool names_nobody(std::string_view key) {
    return says_missing(key) ||
           std::ranges::any_of(words_for_nobody, [&](std::string_view word) { return are_alike(key, word); });
}

void KeyShapes::add(std::string_view cell) {
    constexpr std::size_t most_shapes = 1000;  // of names written by people there is no end
    if (names_nobody(cell) || !parts_of(cell).empty() || shapes_.size() >= most_shapes) return;
    auto shape = shape_of(cell);
    if (shape.find('x') != std::string::npos) sized_.emplace(loose(shape), cell.size());
    if (shape == digits) sized_.emplace(shape, cell.size());
    shapes_.insert(std::move(shape));
}

bool KeyShapes::has(std::string_view part) const {
    const auto shape = shape_of(part);
    return shapes_.contains(shape) || sized_.contains({loose(shape), part.size()});
}

bool KeyShapes::are_several(std::string_view cell) const {
    const auto parts = parts_of(cell);
    if (parts.empty()) return false;
    // A column in which every key has a | has keys of two parts, such as EU|1001.
    if (shapes_.empty()) return cell.find('|') == std::string_view::npos && are_of_one_shape(parts);
    const bool may_be_one = is_number_in_groups(parts) && cell.find(',') != std::string_view::npos;
    return std::ranges::all_of(parts, [&](std::string_view part) {
        return has(part) && (!may_be_one || sized_.contains({std::string{digits}, part.size()}));
    });
}

bool SharedIds::are_few() const {
    constexpr std::size_t many = 5, tenth = 10;
    const auto smaller = std::min(here, before);
    return smaller > 0 && (both == 0 || (smaller >= many && both * tenth < smaller));
}

std::string told_of_few(const SharedIds& shared, std::span<const std::string> here,
                        std::span<const std::string> before) {
    return fmt::format("{} of its {} came in an earlier file; keys are {} here and {} there",
                       count_of_both(shared),
                       shared.here == 1 ? "1 customer" : fmt::format("{} customers", shared.here),
                       listed(here), listed(before));
}

std::string told_of_few_keys(const SharedIds& shared, std::span<const std::string> here,
                             std::span<const std::string> before, std::string_view place) {
    return fmt::format("{} of its {} in {}, with which the SELECT joins it; keys are {} here and {} there",
                       count_of_both(shared),
                       shared.here == 1 ? std::string{"1 key is"} : fmt::format("{} keys are", shared.here),
                       place, listed(here), listed(before));
}

}  // namespace csm::read
