// SPDX-License-Identifier: MIT
#include "base/text_width.hpp"
#include "write/page/text_value.hpp"
#include "write/page/xlsx_file.hpp"

#include <csm/xlsx.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace csm {

using render::Look;
using render::XlsxFile;

namespace render {

namespace {

/// Writes the blocks of a document from the top of a sheet down.
class PageWriter {
  public:
    PageWriter(XlsxFile& file, const std::string& name)
        : file_{file},
          name_{name},
          sheet_{file.add_sheet(name)} {
        worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
        worksheet_set_landscape(sheet_);
        worksheet_fit_to_pages(sheet_, 1, 0);
        worksheet_set_margins(sheet_, 0.4, 0.4, 0.5, 0.5);  // inches
    }

    void operator()(const Heading& heading) {
        is_below_table_ = false;
        if (row_ > 0) ++row_;
        file_.write_text(sheet_, row_++, 0, heading.text, heading.level == 1 ? Look::title : Look::text,
                         Tone::strong);
    }

    void operator()(const Paragraph& paragraph) {
        file_.write_text(sheet_, row_++, 0, paragraph.text, Look::text, paragraph.tone);
    }

    void operator()(const Facts& facts) {
        for (const auto& fact : facts.facts) {
            put(0, {fact.label});
            put(1, fact.cell);
            put(2, {fact.remark, Tone::muted});
            ++row_;
        }
    }

    void operator()(const Table& table) {
        if (is_below_table_) ++row_;
        is_below_table_ = true;
        header(table.columns, 0);
        for (const auto& row : table.rows) {
            for (std::size_t i = 0; i < row.cells.size(); ++i) put(i, row.cells[i]);
            ++row_;
        }
        if (!table.more.empty()) file_.write_text(sheet_, row_++, 0, table.more, Look::text, Tone::muted);
    }

    void operator()(const Bars& bars) {
        const auto title_row = row_ == 0 ? 0 : row_ - 1;
        header({{""}}, 0);
        --row_;
        header(bars.columns, 1);
        const auto first = row_;
        for (const auto& bar : bars.bars) {
            put(0, {bar.label, bar.tone});
            for (std::size_t i = 0; i < bar.cells.size(); ++i) put(i + 1, bar.cells[i]);
            ++row_;
        }
        if (!bars.bars.empty()) add_chart(bars, first, title_row);
    }

    void operator()(const Code& code) {
        for (const auto line : lines_of(code.text))
            file_.write_text(sheet_, row_++, 0, std::string{line}, Look::text);
    }

    void operator()(const Terms& terms) {
        for (const auto& group : terms.groups)
            for (const auto& [term, text] : group.terms) {
                file_.write_text(sheet_, row_, 0, term, Look::text);
                file_.write_text(sheet_, row_++, 1, text, Look::text);
            }
    }

    void operator()(const List& list) {
        for (const auto& item : list.items) file_.write_text(sheet_, row_++, 0, item, Look::text);
    }

    void set_widths() {
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(sheet_, column, column, widths_[i] + 2, nullptr);
        }
    }

  private:
    void put(std::size_t column, const Cell& cell) {
        constexpr int widest = 30;
        if (column < 2 && column < widths_.size())
            widths_[column] =
                std::max(widths_[column], std::min(display_width(value_text(cell.value)), widest));
        file_.write(sheet_, row_, static_cast<lxw_col_t>(column), cell);
    }

    void header(const std::vector<Column>& columns, std::size_t from) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto title = columns[i].title.empty() ? std::string{" "} : sheet_text(columns[i].title);
            const bool is_right = columns[i].align == Align::right;
            worksheet_write_string(sheet_, row_, static_cast<lxw_col_t>(from + i), title.c_str(),
                                   file_.format(is_right ? Look::header_right : Look::header));
        }
        ++row_;
    }

    /// A bar chart of the first column of figures, each bar in the colour of its meaning.
    void add_chart(const Bars& bars, lxw_row_t first, lxw_row_t beside) {
        const auto last = static_cast<lxw_row_t>(first + bars.bars.size() - 1);
        auto* chart = workbook_add_chart(file_.handle(), LXW_CHART_BAR);
        auto* series = chart_add_series(chart, nullptr, nullptr);
        chart_series_set_categories(series, name_.c_str(), first, 0, last, 0);
        chart_series_set_values(series, name_.c_str(), first, 1, last, 1);
        std::vector<lxw_chart_fill> fills(bars.bars.size());
        std::vector<lxw_chart_point> points(bars.bars.size());
        std::vector<lxw_chart_point*> pointers;
        for (std::size_t i = 0; i < bars.bars.size(); ++i) {
            fills[i].color = XlsxFile::bar_colour(bars.bars[i].tone);
            points[i].fill = &fills[i];
            pointers.push_back(&points[i]);
        }
        pointers.push_back(nullptr);
        chart_series_set_points(series, pointers.data());
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
        chart_axis_set_reverse(chart->y_axis);  // of a bar chart that is the one with the words
        chart_title_off(chart);
        lxw_chart_options options{};
        options.x_scale = 0.8;
        options.y_scale = 0.5;
        options.description = chart_text_.data();
        worksheet_insert_chart_opt(sheet_, beside, 5, chart, &options);
    }

    XlsxFile& file_;
    std::string name_;
    lxw_worksheet* sheet_;
    lxw_row_t row_ = 0;
    bool is_below_table_ = false;
    std::array<int, 7> widths_{12, 10, 12, 12, 12, 12, 20};
    std::string chart_text_ = "The figures of the table beside it as bars";
};

}  // namespace

void add_page(XlsxFile& file, const std::string& name, const Document& document) {
    PageWriter page{file, name};
    for (const auto& block : document.blocks) std::visit(page, block);
    page.set_widths();
}

}  // namespace render

Result<std::string> render_xlsx(const Workbook& workbook) {
    for (const auto& sheet : workbook.sheets)
        if (sheet.table.rows.size() + 1 > LXW_ROW_MAX)
            return Error{"the sheet " + sheet.name, "would have more rows than a spreadsheet can hold",
                         "list fewer accounts with --top or a filter, or use --format csv"};
    if (auto loaded = render::load_xlsx_library(); !loaded) return loaded.error();
    XlsxFile file{workbook.created};
    if (!file.is_open()) return Error{"the workbook", "cannot be made: no memory for it", {}};
    render::add_page(file, "Summary", workbook.summary);
    for (const auto& sheet : workbook.sheets) render::add_table(file, sheet.name, sheet.table);
    return file.finish();
}

}  // namespace csm
