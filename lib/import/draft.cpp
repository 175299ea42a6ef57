// SPDX-License-Identifier: MIT
#include "import/cell_format.hpp"
#include "import/customer_key.hpp"
#include "import/drafted_part.hpp"
#include "import/event_columns.hpp"
#include "import/plan.hpp"
#include "import/raw_table.hpp"
#include "import/rule_match.hpp"
#include "import/settle.hpp"
#include "import/sql_tokens.hpp"
#include "import/table_qualifiers.hpp"
#include "write/data/json_writer.hpp"

#include <csm/escaped.hpp>
#include <csm/import.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <vector>

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

/// The lines of a SELECT that makes one row a customer of the tables, by the names of their columns: tables
/// of which customers have several rows, and beside them flat ones. It minds statuses, intervals and
/// currencies, and only what was known on :as_of. What only the user can know is a remark and a choice, never
/// a field. Empty when no table has several rows a customer, so that files do.
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

}  // namespace

}  // namespace csm::import

namespace csm {

namespace {

constexpr std::size_t comment_column = 60;
constexpr std::size_t longest_example = 24;

std::string json_text(std::string_view text) {
    TextBuffer buffer;
    render::append_json_text(buffer, text);
    return std::string{buffer.view()};
}

std::string shortened(const std::string& text) {
    auto line = escaped(text);
    if (line.size() <= longest_example) return line;
    auto size = longest_example;
    while (size > 0 && (static_cast<unsigned char>(line[size]) & 0xC0U) == 0x80U) --size;
    return line.substr(0, size) + "…";
}

std::vector<std::string> examples_of(const CsvTable& table, std::size_t index) {
    std::vector<std::string> examples;
    for (const auto& row : table.rows) {
        auto example = shortened(row[index].text);
        if (examples.size() == 3) break;
        if (!example.empty() && std::ranges::find(examples, example) == examples.end())
            examples.push_back(std::move(example));
    }
    return examples;
}

/// Formats that are worth a thought for a field; the ones that fit every number are in the introduction.
std::vector<std::string> choices_for(const read::TargetField& field) {
    auto words = import::format_words(field);
    std::erase_if(words, [](const std::string& word) {
        return word.starts_with("decimal-") || word == "k-m" || word == "xN" || word == "/N" ||
               read::numbered_date_of_word(word);
    });
    return words;
}

/// What a column's cells say about their format: the words that csm import will ask to choose from, or what
/// a share plainly is, so that a later export with other values is read in the same way.
struct FormatFinding {
    std::vector<std::string> choices;
    std::string plain;
};

FormatFinding format_of_cells(const CsvTable& table, std::size_t index, const read::TargetField& field) {
    auto settling = import::settle_or_ask(import::column_of(table, index), field, {}, {});
    if (auto* const question = std::get_if<import::Question>(&settling))
        return {std::move(question->formats), {}};
    const auto& format = std::get<import::Settled>(settling).format;
    if (!format.is_percent) return {};
    return {{}, *format.is_percent ? "percent" : "ratio"};
}

/// What a column of the draft becomes. A status leaves rows out, so it is declared only where rows have
/// ended; an amount of which only the interval can say for how long it is counts by that.
std::string target_of(const import::PlannedColumn& column, const import::PlannedTable& planned,
                      const read::TargetFields& fields, std::optional<std::size_t> amount) {
    if (column.field) {
        const auto& formats = column.rule.formats;
        return formats.empty() ? fields[*column.field].name
                               : fmt::format("{}:{}", fields[*column.field].name, fmt::join(formats, ","));
    }
    if (amount == column.index) return column.suggestion;
    if (!column.qualifier) return {};
    const auto says_so = [&column](const CsvRow& row) {
        return import::says_ended(import::meaning_of(*column.qualifier, row[column.index].text));
    };
    if (column.qualifier->kind == import::Qualifier::quantity)
        return amount && import::is_price_of_one(*planned.table, *amount) ? "quantity" : "";
    const bool is_idle = column.qualifier->kind == import::Qualifier::status && !amount &&
                         std::ranges::none_of(planned.table->rows, says_so);
    return is_idle ? std::string{} : std::string{import::word_of(column.qualifier->kind)};
}

/// Why the cells of a column are not what its name says, in this table; empty when they are. A key without a
/// cell is none, and what stands in several rows of a customer, or in a sale, has a name of its own.
std::string why_not(const import::PlannedColumn& column, const import::PlannedTable& planned,
                    const import::EventColumns& found) {
    const bool is_key = planned.key && planned.columns[*planned.key].index == column.index;
    if (is_key && import::empty_customer_key(planned)) return "all its cells are empty";
    if (!column.field || !import::is_bare_name(planned.table->header[column.index].text)) return {};
    const bool has_own_names = found.kind == import::RowKind::sales ||
                               (found.has_several_rows && found.kind != import::RowKind::versions);
    return has_own_names ? "it is the name of what a row is, not the customer's" : "";
}

/// One column's line: what it becomes, and in a comment why, what it holds, and what could be said of it.
std::string column_line(import::PlannedColumn column, const import::PlannedTable& planned,
                        const read::TargetFields& fields, std::optional<std::size_t> amount,
                        const import::EventColumns& found) {
    const auto& table = *planned.table;
    if (auto reason = why_not(column, planned, found); !reason.empty()) {
        column.field.reset();
        column.reason = std::move(reason);
    }
    const auto& name = table.header[column.index].text;
    const bool is_open = column.field && column.rule.formats.empty();
    const auto finding =
        is_open ? format_of_cells(table, column.index, fields[*column.field]) : FormatFinding{};
    auto target = target_of(column, planned, fields, amount);
    if (!finding.plain.empty()) target += ":" + finding.plain;
    auto line = fmt::format("{}: {},", json_text(name), json_text(target));
    if (line.size() < comment_column) line.resize(comment_column, ' ');
    std::vector<std::string> remarks;
    if (target.empty() && !column.qualifier && !column.reason.empty()) remarks.push_back(column.reason);
    if (const auto examples = examples_of(table, column.index); !examples.empty())
        remarks.push_back(fmt::format("{}", fmt::join(examples, " | ")));
    const auto words = is_open ? choices_for(fields[*column.field]) : std::vector<std::string>{};
    if (!finding.choices.empty())
        remarks.push_back(fmt::format("has to end in :{}", fmt::join(finding.choices, " or :")));
    else if (!words.empty() && finding.plain.empty())
        remarks.push_back(fmt::format("may end in :{}", fmt::join(words, " :")));
    if (column.qualifier && column.qualifier->kind == import::Qualifier::status && !column.field)
        remarks.emplace_back("\"status\" leaves rows out that say churned, canceled, lost, trial or expired");
    line += fmt::format(" // {}", fmt::join(remarks, "; "));
    while (line.ends_with(' ') || line.ends_with('/')) line.pop_back();
    return line;
}

/// Says so where no column of a table is the customer key yet.
std::string key_remark(const import::PlannedTable& planned, std::string_view indent) {
    if (planned.key && !import::empty_customer_key(planned)) return {};
    return fmt::format(
        "{}// No column is the customer key yet: write \"customer_id\" behind the one that is.\n", indent);
}

std::string columns_text(const import::PlannedTable& planned, const read::TargetFields& fields,
                         std::string_view indent) {
    const auto qualifiers = import::qualifiers_of(planned, fields);
    const auto amount = import::likely_amount(planned, qualifiers);
    const auto found = import::event_columns_of(planned, qualifiers, fields);
    auto text = key_remark(planned, indent) + fmt::format("{}\"columns\": {{\n", indent);
    std::map<std::string_view, std::size_t> counts;
    for (const auto& cell : planned.table->header) ++counts[cell.text];
    counts.erase("");
    for (const auto& column : planned.columns) {
        const auto name = counts.extract(planned.table->header[column.index].text);
        if (name.empty()) continue;
        if (name.mapped() > 1)
            text += fmt::format(
                "{}  // {} columns have this name: rename them in the file, or leave them out with \"\".\n",
                indent, name.mapped());
        text += fmt::format("{}  {}\n", indent, column_line(column, planned, fields, amount, found));
    }
    return text + fmt::format("{}}},\n", indent);
}

/// A SELECT that adds up the rows of tables in which customers have several.
std::string select_remark(std::span<const import::PlannedTable> tables, const read::TargetFields& fields) {
    const auto lines = import::drafted_select(tables, fields);
    if (lines.empty()) return {};
    std::string text = "  // A customer has several rows here. This SELECT makes one of them, as far as "
                       "names and cells tell; take\n"
                       "  // the // away to use it. What stands behind a second // is yours to decide. Every "
                       "CSV is a table, dates\n"
                       "  // are YYYY-MM-DD, :as_of is the day of --as-of, money is in whole currency units "
                       "a year, and the columns\n"
                       "  // that come out are csm's fields. Keys are text; where the cells of another "
                       "column leave a doubt,\n"
                       "  // \"types\": {\"TABLE.COLUMN\": \"number\"} says what it is, or text, date, flag. "
                       "What stands under\n"
                       "  // \"columns\" is for files without a SELECT.";
    text += tables.size() > 1 ? " Tables with different keys have to be joined on\n"
                                "  // something else: data/import/hubspot-zendesk-stripe shows how.\n"
                              : "\n";
    text += "  // \"select\": [\n";
    for (const auto& line : lines) {
        const auto* const end = &line == &lines.back() ? "" : ",";
        switch (line.kind) {
        case import::DraftedLine::Kind::sql:
            text += fmt::format("  //   {}{}\n", json_text(line.text), end);
            break;
        case import::DraftedLine::Kind::choice:
            text += fmt::format("  //   // {},\n", json_text(line.text));
            break;
        case import::DraftedLine::Kind::remark:
            text += fmt::format("  //   // {}\n", escaped(line.text));
            break;
        }
    }
    return text + "  // ],\n";
}

constexpr std::string_view introduction =
    "// A mapping for csm import: which column is which field of csm.\n"
    "// \"\" leaves a column out. Behind a colon stands how its cells are written, such as \"arr:mrr\" or\n"
    "// \"contract_end_date:day-month-year\"; numbers take :x12 and :/60, a scale such as :-100..100, and\n"
    "// :decimal-comma. The long form names words as well:\n"
    "//   \"At risk?\": {\"field\": \"relationship.renewal_sentiment\", \"words\": {\"yes\": "
    "\"negative\"}},\n"
    "//   \"Sponsor gone\": {\"field\": \"relationship_signals.sponsor_change\", \"yes\": [\"x\"], \"no\": "
    "[\"\"]}\n";

}  // namespace

std::string draft_mapping(std::span<const CsvTable> tables, const Model& model) {
    read::TargetFields fields{model};
    std::string body;
    std::vector<import::PlannedTable> plans;
    std::set<std::string, std::less<>> used;
    for (const auto& table : tables) {
        auto planned = import::plan_table(table, Mapping{}, fields);
        if (planned) plans.push_back(std::move(*planned));  // only rules can fail, and there are none
    }
    for (const auto& planned : plans) {
        for (const auto& column : planned.columns)
            if (column.field) used.insert(fields[*column.field].name);
        if (tables.size() == 1) {
            body += columns_text(planned, fields, "  ");
            continue;
        }
        body += fmt::format("    {}: {{\n{}    }},\n", json_text(import::file_name(planned.table->name)),
                            columns_text(planned, fields, "      "));
    }
    if (tables.size() != 1) body = fmt::format("  \"files\": {{\n{}  }},\n", body);
    std::string unused = "  // Fields that no column fills yet:\n";
    for (const auto& name : fields.names())
        if (!used.contains(name) && !name.ends_with(".measured_on"))
            unused += fmt::format("  //   {}\n", name);
    unused += "  //   measured_on of a block, such as usage.measured_on\n"
              "  //   product_usage.MODULE.adopted and product_usage.MODULE.usage_pct\n";
    return fmt::format("{}{{\n{}{}{}}}\n", introduction, select_remark(plans, fields), body, unused);
}

}  // namespace csm
