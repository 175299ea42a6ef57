// SPDX-License-Identifier: MIT
#include "base/text_width.hpp"
#include "write/page/flow.hpp"
#include "write/page/text_value.hpp"
#include "write/page/xlsx_file.hpp"
#include "write/page/xlsx_formula.hpp"

#include <csm/xlsx.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace csm {

using render::Look;
using render::XlsxFile;

namespace render {

namespace {

constexpr std::size_t columns_in_print = 11;
constexpr int prose = 118;              // characters of a line of sentences, as wide as the printed page
constexpr double chart_width = 0.8;     // of 480 pixels
constexpr double chart_height = 0.625;  // of 288 pixels
constexpr lxw_row_t chart_rows = 10;    // of 20 pixels, with room below

/// Writes the blocks of the summary from the top of a sheet down.
class PageWriter {
  public:
    PageWriter(XlsxFile& file, const std::string& name, const Workbook& workbook)
        : file_{file},
          name_{name},
          workbook_{workbook},
          sheet_{file.add_sheet(name)} {
        worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
    }

    void write_blocks() {
        for (const auto& block : workbook_.summary.blocks) {
            row_ = std::max(row_, below_chart_);
            std::visit(*this, block);
            ++place_.block;
        }
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(sheet_, column, column, widths_[i] + 2, nullptr);
        }
    }

    /// How many rows the sheet has, with those that its last chart takes.
    lxw_row_t rows() const { return std::max({row_, below_chart_, lxw_row_t{1}}); }

    lxw_worksheet* sheet() { return sheet_; }

    void operator()(const Heading& heading) {
        is_below_table_ = false;
        title_ = heading.level == 1 ? std::string{} : heading.text;
        if (row_ > 0) ++row_;
        file_.write_text(sheet_, row_++, 0, heading.text, heading.level == 1 ? Look::title : Look::text,
                         Tone::strong);
    }

    void operator()(const Paragraph& paragraph) {
        for (const auto& line : wrapped(printable(paragraph.text), prose))
            file_.write_text(sheet_, row_++, 0, line, Look::text, paragraph.tone);
    }

    void operator()(const Facts& facts) {
        for (std::size_t i = 0; i < facts.facts.size(); ++i) {
            const auto& fact = facts.facts[i];
            put(0, {fact.label});
            put_figure(1, fact.cell, {place_.block, i, 0}, 1);
            put(2, {fact.remark, Tone::muted});
            ++row_;
        }
    }

    void operator()(const Table& table) {
        if (is_below_table_) ++row_;
        is_below_table_ = true;
        header(table.columns, 0);
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const auto& cells = table.rows[i].cells;
            for (std::size_t k = 0; k < cells.size(); ++k) put_figure(k, cells[k], {place_.block, i, k}, 0);
            ++row_;
        }
        if (!table.more.empty()) (*this)(Paragraph{table.more, Tone::muted});
    }

    void operator()(const Flow& flow) { (*this)(table_of(flow)); }

    void operator()(const Bars& bars) {
        const auto title_row = row_ == 0 ? 0 : row_ - 1;
        header({{""}}, 0);
        --row_;
        header(bars.columns, 1);
        const auto first = row_;
        for (std::size_t i = 0; i < bars.bars.size(); ++i) {
            const auto& bar = bars.bars[i];
            put(0, {bar.label, bar.tone});
            for (std::size_t k = 0; k < bar.cells.size(); ++k)
                put_figure(k + 1, bar.cells[k], {place_.block, i, k}, 1);
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

  private:
    /// A cell that may follow from the rows of a sheet; the cells of its row begin in `first_column`.
    void put_figure(std::size_t column, const Cell& cell, const SummaryPlace& place,
                    std::size_t first_column) {
        const auto found = workbook_.figures.find(place);
        if (found == workbook_.figures.end() || workbook_.sheets.empty())
            put(column, cell);
        else
            put(column, cell, formula_of(found->second, workbook_.sheets.front(), {row_, first_column}));
    }

    void put(std::size_t column, const Cell& cell, const std::string& formula = {}) {
        constexpr int widest = 30;
        if (column < 2 && column < widths_.size())
            widths_[column] =
                std::max(widths_[column], std::min(display_width(value_text(cell.value)), widest));
        file_.write(sheet_, row_, static_cast<lxw_col_t>(column), cell, formula);
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
        chart_series_set_labels(series);
        chart_series_set_labels_num_format(series, "#,##0");
        chart_axis_off(chart->x_axis);  // the bars say their numbers
        chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_FALSE);
        title_chart(chart, bars);
        lxw_chart_options options{};
        options.x_scale = chart_width;
        options.y_scale = chart_height;
        options.description = chart_text_.data();
        worksheet_insert_chart_opt(sheet_, beside, 5, chart, &options);
        below_chart_ = beside + chart_rows;
    }

    /// "Health: accounts".
    void title_chart(lxw_chart* chart, const Bars& bars) {
        const auto& unit = bars.columns.empty() ? std::string{} : bars.columns.front().title;
        const auto title = sheet_text(title_.empty() ? unit : title_ + (unit.empty() ? "" : ": " + unit));
        lxw_chart_font font{};
        font.size = 11;
        font.bold = LXW_TRUE;
        chart_title_set_name(chart, title.c_str());
        chart_title_set_name_font(chart, &font);
    }

    XlsxFile& file_;
    std::string name_;
    const Workbook& workbook_;
    lxw_worksheet* sheet_;
    lxw_row_t row_ = 0;
    lxw_row_t below_chart_ = 0;
    SummaryPlace place_{};
    std::string title_;  // of the part
    bool is_below_table_ = false;
    std::array<int, 7> widths_{12, 10, 12, 12, 12, 12, 20};
    std::string chart_text_ = "The figures of the table beside it as bars";
};

/// The title of a document, without what it counts.
std::string title_of(const Document& document) {
    for (const auto& block : document.blocks)
        if (const auto* heading = std::get_if<Heading>(&block)) return heading->text;
    return "csm";
}

}  // namespace

void add_page(XlsxFile& file, const std::string& name, const Workbook& workbook) {
    PageWriter page{file, name, workbook};
    page.write_blocks();
    prepare_print(page.sheet(), {title_of(workbook.summary), workbook.created}, page.rows(),
                  columns_in_print);
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
    render::add_page(file, "Summary", workbook);
    for (const auto& sheet : workbook.sheets)
        render::add_table(file, sheet, {render::title_of(workbook.summary), workbook.created});
    return file.finish();
}

}  // namespace csm
