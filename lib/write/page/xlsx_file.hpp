// SPDX-License-Identifier: MIT
#pragma once

#include <csm/cell.hpp>
#include <csm/document.hpp>
#include <csm/error.hpp>
#include <csm/xlsx.hpp>

#include <xlsxwriter.h>

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

// clang-format off
/// Every function of libxlsxwriter that csm calls.
#define CSM_XLSX_FUNCTIONS(apply)                                                                           \
    apply(chart_add_series) apply(chart_axis_major_gridlines_set_visible)                                   \
    apply(chart_axis_off) apply(chart_series_set_labels) apply(chart_series_set_labels_num_format) apply(chart_axis_set_reverse) apply(chart_legend_set_position)         \
    apply(chart_series_set_categories) apply(chart_series_set_points) apply(chart_series_set_values)        \
    apply(chart_title_set_name) apply(chart_title_set_name_font) apply(format_set_bg_color)                 \
    apply(format_set_bold) apply(format_set_font_color) apply(format_set_font_size)                         \
    apply(format_set_align) apply(format_set_indent) apply(format_set_num_format)                           \
    apply(format_set_text_wrap) apply(format_set_top) apply(worksheet_set_margins) apply(lxw_strerror)      \
    apply(lxw_workbook_free) apply(workbook_add_chart) apply(workbook_add_format)                           \
    apply(workbook_add_worksheet) apply(workbook_close) apply(workbook_new)                                 \
    apply(workbook_set_properties) apply(worksheet_autofilter) apply(worksheet_conditional_format_range)    \
    apply(worksheet_fit_to_pages) apply(worksheet_freeze_panes) apply(worksheet_gridlines)                  \
    apply(worksheet_insert_chart_opt) apply(worksheet_print_area) apply(worksheet_repeat_rows)              \
    apply(worksheet_set_column) apply(worksheet_set_footer) apply(worksheet_set_header)                     \
    apply(worksheet_set_landscape) apply(worksheet_set_paper) apply(worksheet_write_datetime)               \
    apply(worksheet_write_formula_num) apply(worksheet_set_row) apply(worksheet_write_number)               \
    apply(worksheet_write_string)

// clang-format on

namespace csm::render {

/// The library brings OpenSSL and minizip with it, and loading them takes longer than scoring a small
/// portfolio. So the program is not linked with it: in this namespace its functions are pointers, which
/// load_xlsx_library() sets.
#define CSM_XLSX_DECLARE(name) extern decltype(&::name) name;
CSM_XLSX_FUNCTIONS(CSM_XLSX_DECLARE)
#undef CSM_XLSX_DECLARE

/// Loads the library once for the process; every thread may call it. Fails with what to install when it is
/// missing or is another version.
Result<void> load_xlsx_library();

/// How a cell is shown. Values that a reader may calculate with stay numbers and dates.
enum class Look : std::uint8_t {
    text,
    money,
    points,
    signed_points,
    share,
    number,
    count,
    date,
    wrapped,  ///< a text that takes as many lines as it needs
    header,
    header_right,  ///< of a column of numbers
    total,         ///< how many rows, in the line of totals
    total_money,
    title
};

/// A text as a cell holds it: printable, nothing in it is an escape of the format, and one longer than the
/// 32,767 UTF-16 units of a cell is cut, with an ellipsis.
std::string sheet_text(std::string_view text);

/// What stands at the top of each printed page.
struct PrintedAs {
    std::string title;  ///< of the workbook
    Date as_of;
};

/// A workbook under construction, in memory. Made only after load_xlsx_library() has succeeded.
class XlsxFile {
  public:
    /// `created` stands in the file's properties in place of the present.
    explicit XlsxFile(Date created);

    XlsxFile(const XlsxFile&) = delete;
    XlsxFile& operator=(const XlsxFile&) = delete;
    ~XlsxFile();

    /// False when the system has no memory for the file; nothing else may be called then.
    bool is_open() const { return workbook_ != nullptr; }

    /// For calls of the library; it stays the file's own.
    lxw_workbook* handle() { return workbook_; }

    /// A new sheet behind the others; the name has at most 31 characters.
    lxw_worksheet* add_sheet(const std::string& name);

    /// The same format for the same look, tone and number of decimals.
    lxw_format* format(Look look, Tone tone = Tone::plain, int decimals = 0);

    /// The colour of a chart's bar with that tone, 0xRRGGBB.
    static lxw_color_t bar_colour(Tone tone);

    /// A format that conditions use: the tone as a fill.
    lxw_format* fill(Tone tone);

    /// Writes a typed cell; what is not known stays empty. With a formula, which begins with =, a number is
    /// what the formula comes to.
    void write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell,
               const std::string& formula = {});

    /// Writes a text as text, whatever it looks like; one longer than a cell can hold is cut.
    void write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text, Look look,
                    Tone tone = Tone::plain);

    /// The bytes of the finished file, once and last. Fails when there is no room for temporary files, or
    /// when the file cannot be read back.
    Result<std::string> finish();

  private:
    int memory_;
    lxw_workbook* workbook_;
    std::map<std::tuple<Look, Tone, int>, lxw_format*> formats_;
    std::map<Tone, lxw_format*> fills_;
};

/// Sets how a sheet comes out of a printer: across the page, as wide as it, `rows` by `columns` of it, the
/// title and the day at the top and the number of the page at the bottom.
void prepare_print(lxw_worksheet* sheet, const PrintedAs& printed, lxw_row_t rows, lxw_col_t columns);

/// The first sheet: the blocks of the summary below each other, and a native chart beside each bar chart.
void add_page(XlsxFile& file, const std::string& name, const Workbook& workbook);

/// A sheet with one table: frozen header, filters, widths by content, colours that follow the values, and a
/// line of totals.
void add_table(XlsxFile& file, const Sheet& sheet, const PrintedAs& printed);

}  // namespace csm::render
