// SPDX-License-Identifier: MIT
#include "files/history_forgetting.hpp"

#include <csm/snapshot_packer.hpp>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <utility>

namespace csm::cmd {

namespace {

/// The ARR that a line of a snapshot holds.
std::optional<double> arr_of(std::string_view line) {
    const auto text = member_text(member_text(line, "record"), "arr");
    double arr = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), arr);
    if (text.empty() || failure != std::errc{}) return std::nullopt;
    return arr;
}

/// Who is to be forgotten, in the snapshots of one history.
class Forgetting {
  public:
    Forgetting(const HistoryFolder& folder, const std::vector<std::string>& customer_ids)
        : folder_{folder},
          customer_ids_{customer_ids} {}

    Result<Forgotten> run() {
        const auto lock = folder_.lock();
        if (!lock) return lock.error();
        const auto files = folder_.files();
        if (!files) return files.error();
        std::vector<std::string> names;
        for (const auto day : (*files).days) names.push_back(snapshot_name(day));
        names.insert(names.end(), (*files).superseded.begin(), (*files).superseded.end());
        const auto concerned = those_with_them(names);
        if (!concerned) return concerned.error();
        for (const auto& name : *concerned)
            if (const auto written = write_anew(name); !written) return written.error();
        for (const auto& name : (*files).unfinished) {
            if (const auto removed = folder_.remove_unfinished(name); !removed) return removed.error();
            ++forgotten_.unfinished;
        }
        return forgotten_;
    }

  private:
    bool is_meant(std::string_view line) const {
        return std::ranges::find(customer_ids_, customer_id_of(line)) != customer_ids_.end();
    }

    Result<std::vector<std::string>> those_with_them(const std::vector<std::string>& names) const {
        std::vector<std::string> concerned;
        for (const auto& name : names) {
            bool has_one = false;
            const auto read = folder_.read(
                name, {.account = [&](std::string_view line) { has_one = has_one || is_meant(line); }});
            if (!read) return read.error();
            if (has_one) concerned.push_back(name);
        }
        return Result<std::vector<std::string>>{std::move(concerned)};
    }

    Result<void> write_anew(const std::string& name) {
        auto file = folder_.new_snapshot();
        if (!file) return file.error();
        std::unique_ptr<SnapshotPacker> packer;
        std::uint64_t gone = 0;
        const auto begin = [&](SnapshotHead head) {
            for (auto& input : head.inputs) input.digest.clear();
            packer = std::make_unique<SnapshotPacker>(std::move(head),
                                                      [&](std::string_view bytes) { (*file).write(bytes); });
        };
        const auto take = [&](std::string_view line) {
            if (is_meant(line)) {
                ++gone;
                return;
            }
            LineSum sum;
            sum.add(line);
            packer->add(std::string{line} + '\n', 1, sum, arr_cents(arr_of(line)));
        };
        const auto read = folder_.read(name, {.head = begin, .account = take});
        if (!read) return read.error();
        packer->finish();
        if (const auto replaced = (*file).replace(name); !replaced) return replaced;
        forgotten_.lines += gone;
        ++forgotten_.files;
        return {};
    }

    const HistoryFolder& folder_;
    const std::vector<std::string>& customer_ids_;
    Forgotten forgotten_;
};

}  // namespace

Result<Forgotten> forget_customers(const HistoryFolder& folder,
                                   const std::vector<std::string>& customer_ids) {
    return Forgetting{folder, customer_ids}.run();
}

}  // namespace csm::cmd
