// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>

#include <xlsxwriter.h>

// clang-format off
/// Every function of libxlsxwriter that csm calls.
#define CSM_XLSX_FUNCTIONS(apply)                                                                            \
    apply(chart_add_series) apply(chart_axis_set_reverse) apply(chart_legend_set_position)                   \
    apply(chart_series_set_categories) apply(chart_series_set_points) apply(chart_series_set_values)         \
    apply(chart_title_off) apply(format_set_bg_color) apply(format_set_bold) apply(format_set_font_color)    \
    apply(format_set_font_size) apply(format_set_align) apply(format_set_indent) apply(format_set_num_format) \
    apply(format_set_text_wrap) apply(worksheet_set_margins) apply(lxw_strerror) apply(lxw_workbook_free)    \
    apply(workbook_add_chart) apply(workbook_add_format) apply(workbook_add_worksheet) apply(workbook_close) \
    apply(workbook_new) apply(workbook_set_properties) apply(worksheet_autofilter)                           \
    apply(worksheet_conditional_format_range) apply(worksheet_fit_to_pages) apply(worksheet_freeze_panes)    \
    apply(worksheet_gridlines) apply(worksheet_insert_chart_opt) apply(worksheet_repeat_rows)                \
    apply(worksheet_set_column) apply(worksheet_set_landscape) apply(worksheet_write_datetime)               \
    apply(worksheet_set_row) apply(worksheet_write_number) apply(worksheet_write_string)

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

}  // namespace csm::render
