// SPDX-License-Identifier: MIT
#include <csm/snapshot_recording.hpp>

#include "base/sha256.hpp"

#include <utility>

namespace csm {

namespace {

/// The lines that one thread writes.
struct LineBatch {
    const SnapshotLines& lines;
    RecordDetails details;
    TextBuffer text{};
    LineSum sum{};
    std::uint64_t accounts = 0, cents = 0;

    void clear() {
        text.clear();
        sum = {};
        accounts = cents = 0;
    }

    void take(Account& account, std::uint64_t place) {
        const auto of_values = details.of(account, place);
        const auto begin = text.size();
        lines.append(text, account, of_values);
        sum.add(text.view().substr(begin));
        text.append('\n');
        ++accounts;
        cents += arr_cents(account.arr);
    }
};

}  // namespace

SnapshotPlan snapshot_plan(const Model& model, Date as_of, Date recorded_at, Missing missing) {
    return {model,
            {.as_of = as_of,
             .recorded_at = recorded_at,
             .provenance = provenance_of(as_of, recorded_at),
             .model_name = model.name,
             .model_version = model.version,
             .model_digest = model.digest,
             .missing = missing},
            {}};
}

SnapshotInput input_of(const Source& source) {
    constexpr std::size_t piece = std::size_t{16} << 20U;
    Sha256 hash;
    for (std::size_t at = 0; at < source.bytes.size(); at += piece) {
        const auto bytes = source.bytes.substr(at, piece);
        hash.add(bytes);
        if (source.forget) source.forget(bytes);
    }
    return {source.name.substr(source.name.find_last_of('/') + 1), sha256_text(hash.digest())};
}

Result<RecordedSnapshot> record_snapshot(Portfolio& portfolio, const SnapshotPlan& plan,
                                         std::function<void(std::string_view)> output,
                                         const std::function<void(Problem)>& problem) {
    const SnapshotLines lines{plan.model, plan.head.as_of, plan.head.missing, plan.keep};
    SnapshotPacker packer{plan.head, std::move(output)};
    const auto counts =
        portfolio.read({[&] {
                            return LineBatch{lines, RecordDetails{portfolio}};
                        },
                        [&](const LineBatch& batch) {
                            packer.add(batch.text.view(), batch.accounts, batch.sum, batch.cents);
                        },
                        problem});
    if (!counts) return counts.error();
    return RecordedSnapshot{packer.finish(), *counts};
}

}  // namespace csm
