// SPDX-License-Identifier: MIT
#include <csm/snapshot.hpp>

#include "base/sha256.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace csm {

namespace {

constexpr std::string_view ending = ".ndjson.gz";
constexpr std::string_view superseded = ".superseded-";
constexpr std::size_t day_size = 10;

std::uint64_t number_from(const Sha256Digest& digest, std::size_t at) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < sizeof number; ++i) number = number << 8U | digest[at + i];
    return number;
}

bool is_number(std::string_view text) {
    constexpr std::size_t most_digits = 9;
    return !text.empty() && text.size() <= most_digits && text.front() != '0' &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string_view word(Provenance provenance) {
    return provenance == Provenance::live ? "live" : "backfilled";
}

Provenance provenance_of(Date as_of, Date recorded_at) {
    return std::abs(days_between(as_of, recorded_at)) <= live_days ? Provenance::live
                                                                   : Provenance::backfilled;
}

void LineSum::add(std::uint64_t low, std::uint64_t high) {
    low_ += low;
    high_ += high + (low_ < low ? 1 : 0);
}

void LineSum::add(std::string_view line) {
    const auto digest = sha256(line);
    add(number_from(digest, sizeof low_), number_from(digest, 0));
}

void LineSum::add(const LineSum& other) { add(other.low_, other.high_); }

std::string LineSum::text() const { return fmt::format("{:016x}{:016x}", high_, low_); }

std::string content_digest(const SnapshotHead& head, std::uint64_t accounts, const LineSum& lines) {
    return sha256_text(sha256(fmt::format("{}\n{}\n{}\n{}\n{}\n", iso_text(head.as_of), head.model_digest,
                                          word(head.missing), accounts, lines.text())));
}

std::optional<Date> day_named(std::string_view text) {
    return text.size() == day_size ? parse_iso_date(text) : std::nullopt;
}

std::string snapshot_name(Date day) { return iso_text(day).append(ending); }

std::optional<Date> day_of_snapshot(std::string_view file_name) {
    if (file_name.size() != day_size + ending.size() || !file_name.ends_with(ending)) return std::nullopt;
    return day_named(file_name.substr(0, day_size));
}

bool is_superseded_snapshot(std::string_view file_name) {
    const auto at = file_name.find(superseded);
    return at != std::string_view::npos && day_of_snapshot(file_name.substr(0, at)) &&
           is_number(file_name.substr(at + superseded.size()));
}

std::optional<std::string> model_file_name(std::string_view model_digest) {
    constexpr std::string_view kind = "crc64:";
    constexpr std::size_t digits = 16;
    if (!model_digest.starts_with(kind) || model_digest.size() != kind.size() + digits) return std::nullopt;
    const auto name = model_digest.substr(kind.size());
    if (name.find_first_not_of("0123456789abcdef") != std::string_view::npos) return std::nullopt;
    return std::string{name} + ".json";
}

bool is_snapshot(std::string_view bytes) { return bytes.starts_with(R"({"schema":"csm.snapshot/)"); }

}  // namespace csm
