// SPDX-License-Identifier: MIT
#pragma once

#include <csm/date.hpp>
#include <csm/error.hpp>
#include <csm/words.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// The file by which a folder is known as a history.
inline constexpr std::string_view history_marker = "csm-history.json";

/// When a snapshot was taken: within a week of its day, or later from data of then.
enum class Provenance : std::uint8_t { live, backfilled };

/// "live", "backfilled"; lives as long as the program.
std::string_view word(Provenance provenance);

/// Days after its day on which a snapshot still counts as taken on the spot.
inline constexpr long live_days = 7;

/// By when it is recorded: live from `live_days` before to `live_days` after the day.
Provenance provenance_of(Date as_of, Date recorded_at);

/// A file that the accounts of a snapshot were read from.
struct SnapshotInput {
    std::string file;    ///< its name without folders
    std::string digest;  ///< "sha256:" and 64 hexadecimal digits of its unpacked bytes; empty once blanked

    bool operator==(const SnapshotInput&) const = default;
};

/// The first line of a snapshot.
struct SnapshotHead {
    Date as_of, recorded_at;
    Provenance provenance = Provenance::live;
    std::string model_name, model_version, model_digest;  ///< of the model that scored
    Missing missing = Missing::exclude;
    std::vector<SnapshotInput> inputs{};

    bool operator==(const SnapshotHead&) const = default;
};

/// The last line of a snapshot.
struct SnapshotTail {
    std::uint64_t accounts = 0;
    std::uint64_t arr_cents = 0;   ///< sum of the ARR that is known
    std::string content_digest{};  ///< of day, model, missing and accounts in any order
    std::string digest{};          ///< SHA-256 of every byte before it

    bool operator==(const SnapshotTail&) const = default;
};

/// A sum of hashes of lines that does not depend on their order; modulo 2^128.
class LineSum {
  public:
    /// One more line, without its end.
    void add(std::string_view line);

    /// All lines of another sum.
    void add(const LineSum& other);

    /// 32 hexadecimal digits.
    std::string text() const;

    bool operator==(const LineSum&) const = default;

  private:
    void add(std::uint64_t low, std::uint64_t high);

    std::uint64_t low_ = 0, high_ = 0;
};

/// The digest of what a snapshot says, whenever and from which files it was recorded.
std::string content_digest(const SnapshotHead& head, std::uint64_t accounts, const LineSum& lines);

/// Whether a text is a day's name in a history, and which: "2026-09-30". Nothing for any other form.
std::optional<Date> day_named(std::string_view text);

/// "2026-09-30.ndjson.gz".
std::string snapshot_name(Date day);

/// The day of a file of that name; nothing for other names, those of superseded snapshots too.
std::optional<Date> day_of_snapshot(std::string_view file_name);

/// Whether the file name is that of a snapshot that was replaced: "2026-09-30.ndjson.gz.superseded-1".
bool is_superseded_snapshot(std::string_view file_name);

/// The name of a model's file in a history, "0123456789abcdef.json", for a digest "crc64:0123456789abcdef";
/// nothing when the digest has another form.
std::optional<std::string> model_file_name(std::string_view model_digest);

/// Whether unpacked bytes begin as a snapshot does.
bool is_snapshot(std::string_view bytes);

}  // namespace csm
