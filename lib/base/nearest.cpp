// SPDX-License-Identifier: MIT
#include <csm/nearest.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace csm {

namespace {

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each counting one.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substitution = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + substitution});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        before_last.swap(last);
        last.swap(row);
    }
    return last[b.size()];
}

/// A slip of the finger changes at most a third of a word.
std::size_t tolerance(std::string_view word) { return std::max<std::size_t>(1, word.size() / 3); }

constexpr std::size_t longest_word = 64;

std::string joined(std::span<const std::string> words, std::string_view last) {
    if (words.empty()) return {};
    if (words.size() == 1) return words.front();
    return fmt::format("{} {} {}", fmt::join(words.first(words.size() - 1), ", "), last, words.back());
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
    std::optional<std::string> best;
    std::size_t least = tolerance(word) + 1;
    if (word.empty() || word.size() > longest_word) return best;
    for (const auto& candidate : candidates) {
        const auto size_difference =
            std::max(candidate.size(), word.size()) - std::min(candidate.size(), word.size());
        if (candidate.size() > longest_word || size_difference >= least) continue;
        const auto distance = edit_distance(word, candidate);
        if (distance >= least) continue;
        least = distance;
        best = candidate;
    }
    return best;
}

std::string alternatives(std::span<const std::string> words) { return joined(words, "or"); }

std::string enumerated(std::span<const std::string> words) { return joined(words, "and"); }

std::string did_you_mean(std::string_view word, std::span<const std::string> known, std::string_view prefix) {
    const auto best = nearest(word, known);
    return best ? fmt::format("did you mean \"{}{}\"?", prefix, *best) : std::string();
}

Error unknown_word(std::string_view subject, std::string_view word, std::span<const std::string> known) {
    return {{},
            fmt::format("{} takes {}, not \"{}\"", subject, alternatives(known), word),
            did_you_mean(word, known)};
}

}  // namespace csm
