// SPDX-License-Identifier: MIT
#include "import/flat.hpp"

#include "base/quoted.hpp"
#include "import/cell_format.hpp"
#include "import/customer_key.hpp"
#include "import/raw_tables.hpp"
#include "import/record_rows.hpp"
#include "import/repeated_rows.hpp"
#include "import/settle.hpp"
#include "read/csv/csv_text.hpp"
#include "read/csv/number_cell.hpp"
#include "read/json/fields.hpp"
#include "write/data/json_writer.hpp"

#include <csm/number.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <span>
#include <string>
#include <utility>

namespace csm::import {

namespace {

using render::JsonWriter;
using render::Layout;

struct ValueWriter {
    JsonWriter& json;

    void operator()(const std::string& text) const { json.text(text); }

    void operator()(double number) const { json.number(number); }

    void operator()(bool flag) const { json.flag(flag); }

    template <class Item>
    void operator()(const std::vector<Item>& list) const {
        json.begin_list(Layout::line);
        for (const auto& item : list) (*this)(item);
        json.end();
    }
};

/// The keys from the record's top to the field; a module's name is one key whatever it holds.
std::vector<std::string_view> parts_of(const read::TargetField& field) {
    const bool of_module =
        field.part >= read::Part::module_adopted && field.part <= read::Part::limit_included;
    std::vector<std::string_view> parts;
    std::string_view rest = field.name;
    for (auto dot = rest.find('.'); dot != std::string_view::npos; dot = rest.find('.')) {
        if (of_module && !parts.empty()) dot = rest.rfind('.');
        parts.push_back(rest.substr(0, dot));
        rest.remove_prefix(dot + 1);
        if (of_module && parts.size() == 2) break;
    }
    parts.push_back(rest);
    return parts;
}

/// Writes one record; the blocks that are open are closed when the next field is in another one.
void write_record(JsonWriter& json, const Record& record, const read::TargetFields& fields) {
    std::vector<std::size_t> order;
    for (const auto& [field, value] : record) order.push_back(field);
    std::ranges::sort(order, {}, [&](std::size_t field) { return fields[field].order; });
    std::vector<std::string_view> open;
    json.begin_object();
    for (const auto field : order) {
        const auto parts = parts_of(fields[field]);
        std::size_t same = 0;
        while (same < open.size() && same + 1 < parts.size() && open[same] == parts[same]) ++same;
        for (; open.size() > same; open.pop_back()) json.end();
        for (; open.size() + 1 < parts.size(); open.push_back(parts[open.size()])) {
            json.key_of(parts[open.size()]);
            const bool of_modules = open.empty() && parts.size() == 3;
            json.begin_object(of_modules ? Layout::lines : Layout::line);
        }
        json.key_of(parts.back());
        std::visit(ValueWriter{json}, record.at(field));
    }
    for (; !open.empty(); open.pop_back()) json.end();
    json.end();
}

/// A portfolio as JSON: a key a line, blocks on one line, in the order of a record's fields.
std::string portfolio_text(std::span<const Record> records, const read::TargetFields& fields, Date as_of) {
    TextBuffer text;
    JsonWriter json{text, Layout::lines};
    json.begin_object();
    if (!as_of.is_special()) {
        json.key("as_of");
        json.plain_text(iso_text(as_of));
    }
    json.key("customers");
    json.begin_list();
    for (const auto& record : records) write_record(json, record, fields);
    json.end();
    json.end();
    text.append('\n');
    return std::string{text.view()};
}

/// Whether the user said what a cell without a value means.
bool is_declared(std::string_view text, const CellFormat& format) {
    const auto holds = [text](const auto& words) {
        return words && std::ranges::find(*words, text) != words->end();
    };
    return holds(format.yes) || holds(format.no) ||
           std::ranges::find(format.words, text, [](const auto& word) {
               return std::string_view{word.first};
           }) != format.words.end();
}

std::string quoted(const std::string& text) { return read::quoted(std::string_view{text}); }

/// What a SELECT returns as currency, interval or status is meant so.
void declare_qualifiers(PlannedTable& planned) {
    for (auto& column : planned.columns) {
        if (!column.qualifier || !qualifier_of_word(planned.table->header[column.index].text)) continue;
        column.qualifier->declared = true;
        if (column.rank == 0) continue;
        column.origin = ColumnOrigin::field_name;
        column.reason = "field of csm";
    }
}

/// Where customers have several rows: how to leave out those that have ended.
std::string ended_hint(const CsvTable& table, const TableQualifiers& qualifiers) {
    for (const auto& column : qualifiers.statuses) {
        const auto count = std::ranges::count_if(table.rows, [&column](const CsvRow& row) {
            return says_ended(meaning_of(column, row[column.index].text));
        });
        if (count == 0) continue;
        return fmt::format("; {} of the rows {} ended by \"{}\": {} leaves them out", count,
                           count == 1 ? "has" : "have", table.header[column.index].text,
                           map_option(table.header[column.index].text, "status"));
    }
    return {};
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

void FlatJoin::note(ProblemKind kind, const CsvTable& table, const CsvCell& cell, std::string customer,
                    std::string field, std::string message) {
    result_.problems.push_back({.file = table.name,
                                .line = cell.line,
                                .column = cell.column,
                                .customer_id = std::move(customer),
                                .field = std::move(field),
                                .message = std::move(message),
                                .kind = kind});
}

Result<std::vector<FlatJoin::Reader>> FlatJoin::readers_of(const PlannedTable& planned,
                                                           const TableQualifiers& qualifiers, bool exact) {
    std::vector<Reader> readers;
    for (const auto& planned_column : planned.columns) {
        result_.columns.push_back(use_of(planned, planned_column, fields_));
        if (!planned_column.field) continue;
        const auto& field = fields_[*planned_column.field];
        auto declared = declared_format(planned_column.rule, field);
        if (!declared) return declared.error();
        (*declared).exact = exact;
        auto column = column_of(*planned.table, planned_column.index);
        if (qualifiers.interval && qualifiers.amount == planned_column.index) {
            column.interval_name = planned.table->header[qualifiers.interval->index].text;
            column.other_interval = interval_not_a_year(*planned.table, qualifiers);
            if (qualifiers.quantity)
                column.quantity_name = planned.table->header[qualifiers.quantity->index].text;
            column.other_quantity = quantity_not_one(*planned.table, qualifiers);
        }
        auto settled = settle(column, field, std::move(*declared), options_);
        if (!settled) return settled.error();
        if (auto failure = nothing_readable(column, field, (*settled).format, model_))
            return std::move(*failure);
        readers.push_back({planned_column.index, *planned_column.field, std::move((*settled).format)});
        for (auto& notice : (*settled).notices) result_.notices.push_back(std::move(notice));
        tell_missing_words(*planned.table, readers.back());
    }
    return readers;
}

void FlatJoin::tell_missing_words(const CsvTable& table, const Reader& reader) {
    const CsvCell* first = nullptr;
    std::size_t count = 0;
    for (const auto& row : table.rows) {
        const auto& cell = row[reader.column];
        if (cell.text.empty() || !read::says_missing(cell.text) || is_declared(cell.text, reader.format))
            continue;
        if (count++ == 0) first = &cell;
    }
    if (first == nullptr) return;
    result_.notices.push_back(
        {.file = table.name,
         .line = first->line,
         .column = first->column,
         .field = fmt::format("column \"{}\"", table.header[reader.column].text),
         .message = fmt::format("{} as missing, such as {}", counted(count, "cell counts", "cells count"),
                                quoted(first->text))});
}

/// The table without the rows that are no records.
const CsvTable& FlatJoin::records_of(const PlannedTable& planned) {
    std::optional<std::size_t> amount;
    for (const auto& column : planned.columns)
        if (column.field && fields_[*column.field].is(&Account::arr)) amount = column.index;
    auto rows = customer_rows(*planned.table, planned.columns[*planned.key].index, amount);
    result_.left_out.add(rows.left_out);
    std::ranges::move(rows.problems, std::back_inserter(result_.problems));
    std::ranges::move(rows.notices, std::back_inserter(result_.notices));
    return rows.table ? kept_.emplace_back(std::move(*rows.table)) : *planned.table;
}

/// The table without the rows of which a declared status says that they have ended.
const CsvTable& FlatJoin::without_ended(const CsvTable& table, const TableQualifiers& qualifiers) {
    const auto is_ended = [&](const CsvRow& row) { return has_ended(qualifiers.statuses, row); };
    if (std::ranges::none_of(table.rows, is_ended)) return table;
    auto& kept = kept_.emplace_back(table);
    std::erase_if(kept.rows, is_ended);
    return kept;
}

Result<void> FlatJoin::add(const CsvTable& given, bool exact) {
    auto planned = plan_table(given, mapping_, fields_);
    if (!planned) return planned.error();
    if ((*planned).failure) return *(*planned).failure;
    if (!(*planned).key) return no_customer_key(given);
    if (exact) declare_qualifiers(*planned);
    if (auto failure = used_columns_of_one_name(*planned)) return std::move(*failure);
    if (auto failure = empty_customer_key(*planned)) return std::move(*failure);
    std::ranges::move(unused_columns_of_one_name(*planned), std::back_inserter(result_.notices));
    const auto& table = records_of(*planned);
    (*planned).table = &table;
    const auto qualifiers = qualifiers_of(*planned, fields_);
    const auto& rest = without_ended(table, qualifiers);
    (*planned).table = &rest;
    const auto key = (*planned).columns[*(*planned).key].index;
    if (auto failure = options_.first_row ? std::nullopt : several_rows(rest, key, exact)) {
        failure->hint += ended_hint(rest, qualifiers);
        return std::move(*failure);
    }
    auto readers = readers_of(*planned, qualifiers, exact);
    if (!readers) return readers.error();
    if (readers->size() == 1 && qualifiers.statuses.empty() && !qualifiers.currency)
        result_.notices.push_back(
            {.file = table.name,
             .message =
                 "no column is used but the customer key; --map or a mapping file says what the others are"});
    const Reading reading{rest, key, qualifiers, std::move(*readers),
                          qualifiers.amount ? currency_in_name(rest.header[*qualifiers.amount].text)
                                            : std::string{}};
    note_statuses(table, reading);
    const auto before = customers_.size();
    Lines lines;
    for (const auto& row : rest.rows) add_row(reading, row, lines);
    const auto added = customers_.size() - before;
    if (!is_first_table_) tell_join(rest, {lines.size(), before, lines.size() - added}, lines);
    is_first_table_ = false;
    return {};
}

void FlatJoin::add_row(const Reading& reading, const CsvRow& row, Lines& lines) {
    const auto& table = reading.table;
    const auto& id = row[reading.key];
    const auto [line, is_new] = lines.emplace(id.text, id.line);
    if (!is_new) {
        result_.left_out.add(table.name, RowDefect::repeated_key, id.line, is_selected(table));
        return note(ProblemKind::duplicate_id, table, id, id.text, "customer_id",
                    fmt::format("came before, in {} {}; the first row is used and this one left out",
                                is_selected(table) ? "row" : "line", line->second));
    }
    const auto [place, is_new_customer] = customers_.emplace(id.text, records_.size());
    if (is_new_customer) {
        records_.emplace_back();
        ids_.push_back(id.text);
    }
    for (const auto& reader : reading.readers) take(reading, row, reader, place->second);
    note_currency(reading, row, place->second);
}

/// The amount of a year.
CellReading FlatJoin::amount_of(const Reading& reading, const CsvRow& row, const Reader& reader) const {
    auto read = read_cell(row[reader.column].text, fields_[reader.field], reader.format, model_);
    if (!read.value || std::get<double>(*read.value) == 0) return read;
    const double amount = std::get<double>(*read.value);
    const auto unknown = [](const std::string& problem) {
        return CellReading{std::nullopt,
                           problem + ", so what the amount is a year is not known; treated as missing"};
    };
    const auto quantity = quantity_of(reading.qualifiers, row);
    if (!quantity) return unknown("the quantity is missing or no number");
    const auto repetition =
        reader.format.per_interval ? repetition_of(reading.qualifiers, row) : Repetition{};
    if (!repetition.problem.empty()) return unknown(repetition.problem);
    const double times = *quantity * repetition.a_year;
    if (times != 1) read.value = round_converted(amount * times);
    return read;
}

void FlatJoin::note_statuses(const CsvTable& table, const Reading& reading) {
    const auto& statuses = reading.qualifiers.statuses;
    if (statuses.empty()) return;
    const auto amount = std::ranges::find_if(
        reading.readers, [this](const Reader& reader) { return fields_[reader.field].is(&Account::arr); });
    for (const auto& row : table.rows) {
        if (read::says_missing(row[reading.key].text)) continue;
        std::optional<double> arr;
        if (amount != reading.readers.end() && !read::says_missing(row[amount->column].text))
            if (const auto read = amount_of(reading, row, *amount); read.value)
                arr = std::get<double>(*read.value);
        for (const auto& column : statuses) ended_.add(table, row, column, row[reading.key], arr);
    }
}

/// What the row says of its amount's currency, or without an amount of the customer's.
void FlatJoin::note_currency(const Reading& reading, const CsvRow& row, std::size_t customer) {
    const auto& table = reading.table;
    const auto& qualifiers = reading.qualifiers;
    const auto place = [&](std::size_t column, CurrencySource source) {
        return CurrencyPlace{table.name, table.header[column].text, row[column].line, row[column].column,
                             source};
    };
    std::vector<SaidCurrency> said;
    if (qualifiers.currency) {
        const auto column = qualifiers.currency->index;
        if (auto written = meaning_of(*qualifiers.currency, row[column].text); !written.empty())
            said.push_back({std::move(written), place(column, CurrencySource::column)});
    }
    if (!qualifiers.amount) {
        if (!said.empty()) currencies_.add_elsewhere(customer, said.front());
        return;
    }
    const auto taken = read::take_apart(row[*qualifiers.amount].text);
    if (!taken || taken->digits.find_first_of("123456789") == std::string::npos) return;
    if (!taken->currency.empty())
        said.push_back({taken->currency, place(*qualifiers.amount, CurrencySource::sign)});
    if (!reading.name_currency.empty())
        said.push_back({reading.name_currency, place(*qualifiers.amount, CurrencySource::name)});
    currencies_.add(customer, place(*qualifiers.amount, CurrencySource::sign), said);
}

void FlatJoin::take(const Reading& reading, const CsvRow& row, const Reader& reader, std::size_t customer) {
    const auto& table = reading.table;
    const auto& cell = row[reader.column];
    if (read::says_missing(cell.text) && !is_declared(cell.text, reader.format)) return;
    const auto& field = fields_[reader.field];
    auto read = field.is(&Account::arr) ? amount_of(reading, row, reader)
                                        : read_cell(cell.text, field, reader.format, model_);
    if (!read.problem.empty())
        note(read.kind, table, cell, ids_[customer], field.name, std::move(read.problem));
    if (!read.value) return;
    const auto [kept, is_new] = records_[customer].emplace(reader.field, *read.value);
    if (is_new || kept->second == *read.value) return;
    note(ProblemKind::files_differ, table, cell, ids_[customer], field.name,
         fmt::format("{} differs from the value of an earlier file, which is used", quoted(cell.text)));
}

/// Files of the same customers share most of their keys; with few or none they hardly speak of the same ones.
void FlatJoin::tell_join(const CsvTable& table, const read::SharedIds& shared, const Lines& lines) {
    const auto& [here, before, both] = shared;
    if (here == 0 || before == 0 || (here == both && both == before)) return;
    if (!shared.are_few()) {
        result_.notices.push_back(
            {.file = table.name,
             .message = fmt::format("{} of its {} came in an earlier file, and {} of that file's {} not here",
                                    both, counted(here, "customer", "customers"), before - both,
                                    before == 1 ? "1 is" : fmt::format("{} are", before))});
        return;
    }
    const auto added = std::span{ids_}.subspan(before);
    std::vector<std::string> others;
    for (std::size_t i = 0; i < before && others.size() < read::ids_shown; ++i)
        if (!lines.contains(ids_[i])) others.push_back(ids_[i]);
    result_.problems.push_back(
        {.file = table.name,
         .message = read::told_of_few(shared, added.first(std::min(added.size(), read::ids_shown)), others) +
                    ": if these are not ids of one kind, --map COLUMN=customer_id names the column that is",
         .kind = ProblemKind::no_shared_ids});
}

/// Tells of rows that have ended, and leaves customers out who have no others.
void FlatJoin::leave_out_ended() {
    const auto arr = fields_.find("arr");
    const auto arr_of = [&](const std::string& customer) -> std::optional<double> {
        const auto place = customers_.find(customer);
        if (place == customers_.end()) return std::nullopt;
        const auto& record = records_[place->second];
        const auto value = record.find(arr.value());
        return value == record.end() ? std::nullopt : std::optional{std::get<double>(value->second)};
    };
    for (auto& notice : ended_.notices(arr_of)) result_.notices.push_back(std::move(notice));
    std::vector<bool> is_left_out(records_.size(), false);
    std::vector<std::string> names;
    for (auto& customer : ended_.customers()) {
        const auto place = customers_.find(customer);
        if (place == customers_.end()) continue;
        is_left_out[place->second] = true;
        names.push_back(std::move(customer));
    }
    if (names.empty()) return;
    std::vector<Record> kept;
    for (std::size_t i = 0; i < records_.size(); ++i)
        if (!is_left_out[i]) kept.push_back(std::move(records_[i]));
    records_ = std::move(kept);
    result_.notices.push_back(
        {.file = {},
         .line = 0,
         .column = 0,
         .record = {},
         .customer_id = {},
         .field = {},
         .message =
             fmt::format("{} by every status, so what other files say of {} is left out, too: {}{}",
                         counted(names.size(), "customer has ended", "customers have ended"),
                         names.size() == 1 ? "it" : "them",
                         fmt::join(std::span{names}.first(std::min<std::size_t>(names.size(), 5)), ", "),
                         names.size() > 5 ? ", …" : "")});
}

Result<Imported> FlatJoin::finish() {
    auto told = currencies_.settle();
    if (!told) return told.error();
    for (auto& notice : *told) result_.notices.push_back(std::move(notice));
    leave_out_ended();
    std::ranges::move(alike_keys(ids_), std::back_inserter(result_.notices));
    result_.json = portfolio_text(records_, fields_, options_.as_of);
    result_.customers = records_.size();
    return std::move(result_);
}

}  // namespace csm::import
