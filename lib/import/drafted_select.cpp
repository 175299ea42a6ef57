// SPDX-License-Identifier: MIT
#include "import/drafted_select.hpp"

#include "import/raw_table.hpp"
#include "import/sql_tokens.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace csm::import {

namespace {

using Kind = DraftedLine::Kind;

/// The lines of the whole SELECT.
class SelectDraft {
  public:
    explicit SelectDraft(std::vector<DraftedPart> parts) : parts_{std::move(parts)} {}

    std::vector<DraftedLine> lines(const std::vector<std::string>& left_out) {
        for (const auto& table : left_out)
            add(fmt::format(
                    "{} has no customer key, so nothing of it is taken: join it to a table that has one.",
                    table),
                Kind::remark);
        add("WITH");
        const bool is_single = parts_.size() == 1;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            add_part(i, is_single);
            if (!is_single) add(i + 1 == parts_.size() ? ")" : "),");
        }
        if (!is_single) join();
        return std::move(lines_);
    }

  private:
    void add(std::string text, Kind kind = Kind::sql) { lines_.push_back({std::move(text), kind}); }

    void add_part(std::size_t number, bool is_single) {
        const auto& part = parts_[number];
        for (const auto& remark : part.remarks) add(remark, Kind::remark);
        add(fmt::format("rows_{} AS (", number + 1));
        for (const auto& row : part.rows) add(row);
        add(is_single ? ")" : "),");
        if (!is_single) add(fmt::format("part_{} AS (", number + 1));
        const std::string indent = is_single ? "" : "  ";
        add(indent + "SELECT customer_id");
        add_outputs(part.outputs, indent);
        for (const auto& choice : part.choices)
            add(fmt::format("{}  , {} AS {}", indent, choice.expression, sql_name(choice.name)),
                Kind::choice);
        add(fmt::format("{}FROM rows_{}{}", indent, number + 1,
                        part.is_summed ? " GROUP BY customer_id" : ""));
    }

    /// Splits a list of expressions to lines, one each.
    void add_outputs(const std::vector<DraftedOutput>& outputs, const std::string& indent) {
        for (const auto& output : outputs) {
            lines_.back().text += ",";
            add(fmt::format("{}  {} AS {}", indent, output.expression, sql_name(output.name)));
        }
    }

    /// The parts are joined on the customer key; of several values for one field the first part's counts.
    void join() {
        std::vector<std::string> keys;
        std::map<std::string, std::vector<std::string>> sources;
        std::vector<std::string> order;
        std::map<std::string, std::vector<std::string>> choices;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            const auto name = fmt::format("part_{}", i + 1);
            keys.push_back(fmt::format("SELECT customer_id FROM {}", name));
            for (const auto& output : parts_[i].outputs) {
                auto& source = sources[output.name];
                if (source.empty()) order.push_back(output.name);
                source.push_back(fmt::format("{}.{}", name, sql_name(output.name)));
            }
            for (const auto& choice : parts_[i].choices)
                choices[choice.name].push_back(fmt::format("{}.{}", name, sql_name(choice.name)));
        }
        std::vector<DraftedOutput> joined;
        for (const auto& name : order) {
            const auto& source = sources[name];
            joined.push_back({name, source.size() == 1
                                        ? source.front()
                                        : fmt::format("coalesce({})", fmt::join(source, ", "))});
        }
        add("SELECT k.customer_id");
        add_outputs(joined, "");
        for (const auto& [name, source] : choices) add_choice(name, source, sources[name]);
        add(fmt::format("FROM ({}) k", fmt::join(keys, " UNION ")));
        for (std::size_t i = 0; i < parts_.size(); ++i)
            add(fmt::format("  LEFT JOIN part_{0} ON part_{0}.customer_id = k.customer_id", i + 1));
    }

    /// A choice of one table; of several, or beside a value that is there, the user has to say which counts.
    void add_choice(const std::string& name, std::vector<std::string> choices,
                    const std::vector<std::string>& others) {
        choices.insert(choices.end(), others.begin(), others.end());
        if (choices.size() == 1) {
            add(fmt::format("  , {} AS {}", choices.front(), sql_name(name)), Kind::choice);
            return;
        }
        add(fmt::format("If you take it, say which {0} counts before others: coalesce({1}) AS {0}.",
                        sql_name(name), fmt::join(choices, ", ")),
            Kind::remark);
    }

    std::vector<DraftedPart> parts_;
    std::vector<DraftedLine> lines_;
};

}  // namespace

std::vector<DraftedLine> drafted_select(std::span<const PlannedTable> tables,
                                        const read::TargetFields& fields) {
    std::vector<DraftedPart> parts;
    std::vector<std::string> left_out;
    for (const auto& planned : tables) {
        if (auto part = drafted_part(planned, fields))
            parts.push_back(std::move(*part));
        else
            left_out.push_back(sql_name(raw_table_name(*planned.table, Mapping{})));
    }
    if (std::ranges::none_of(parts, &DraftedPart::is_summed)) return {};
    return SelectDraft{std::move(parts)}.lines(left_out);
}

}  // namespace csm::import
