// SPDX-License-Identifier: MIT
#include <csm/team_output.hpp>

#include "write/data/csv_cells.hpp"
#include "write/data/json_identity.hpp"
#include "write/data/team_columns.hpp"

#include <span>

namespace csm {

using render::JsonWriter;
using render::Layout;

namespace {

void write_count(JsonWriter& json, std::string_view key, std::uint64_t count) {
    json.key(key);
    json.count(count);
}

void write_figure(JsonWriter& json, const TeamFigure& figure) {
    json.key(figure.name);
    json.begin_object(Layout::line);
    json.key("value");
    json.tenths_or_null(figure.value);
    json.key("unit");
    json.plain_text(word(figure.unit));
    json.key("limit");
    json.plain_text(word(figure.side));
    json.key("target");
    json.number_or_null(figure.target);
    json.key("state");
    json.plain_text(word(figure.state()));
    write_count(json, "accounts", figure.accounts);
    write_count(json, "left_out", figure.left_out);
    json.key("reason");
    json.text_or_null(figure.reason);
    json.end();
}

void write_members(JsonWriter& json, const TeamRow& row) {
    json.key("group");
    json.plain_text(word(row.group));
    json.key("owner");
    json.text_or_null(row.owner);
    write_count(json, "accounts", row.accounts);
    json.key("arr");
    json.number(row.arr);
    write_count(json, "accounts_without_arr", row.without_arr);
    json.key("figures");
    json.begin_object();
    for (const auto& figure : row.figures) write_figure(json, figure);
    json.end();
}

void write_row(JsonWriter& json, const TeamRow& row) {
    json.begin_object();
    write_members(json, row);
    json.end();
}

void write_summary(JsonWriter& json, const Team& team) {
    json.key("summary");
    json.begin_object();
    write_count(json, "total_customers", team.selected);
    write_count(json, "owner_count", team.owners);
    write_count(json, "over_capacity_count", over_capacity(team.rows));
    write_count(json, "rejected_count", team.rejected);
    json.end();
}

}  // namespace

void append_team_json(TextBuffer& out, const Team& team, const Model& model, const Settings& settings,
                      const JsonTail& tail) {
    JsonWriter json{out, Layout::lines};
    json.begin_object();
    render::write_document_identity(json, "team_performance", "csm.team/1", settings.as_of, model);
    json.key("missing");
    json.plain_text(word(settings.missing));
    json.key("team");
    write_row(json, team.rows.front());
    json.key("owners");
    json.begin_list();
    for (const auto& row : std::span{team.rows}.subspan(1)) write_row(json, row);
    json.end();
    write_summary(json, team);
    write_count(json, "problem_count", tail.problems);
    write_count(json, "problems_left_out", tail.problems_left_out);
    out.append(std::string_view{",\n  \"problems\": "});
}

void append_team_lines(TextBuffer& out, const Team& team, const Model& model, const Settings& settings) {
    for (const auto& row : team.rows) {
        JsonWriter json{out, Layout::line};
        json.begin_object();
        write_members(json, row);
        render::write_origin(json, {.style = {.one_line = true}, .as_of = settings.as_of}, model);
        json.end();
        out.append('\n');
    }
}

void append_team_csv(TextBuffer& out, const Team& team, const Model& model, const Settings& settings,
                     CsvStyle style) {
    columns::append_byte_order_mark(out, style);
    render::CsvWriter titles{out, style.delimiter};
    for (const auto& column : columns::team_columns)
        if (!column.key.empty()) titles.text(column.key);
    titles.text("as_of");
    titles.text("model_digest");
    titles.end();
    for (const auto& row : team.rows)
        for (const auto& figure : row.figures) {
            render::CsvWriter csv{out, style.delimiter};
            for (const auto& column : columns::team_columns)
                if (!column.key.empty()) columns::write_cell(csv, column, {row, figure});
            csv.text(iso_text(settings.as_of));
            csv.text(model.digest);
            csv.end();
        }
}

}  // namespace csm
