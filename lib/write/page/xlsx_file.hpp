// SPDX-License-Identifier: MIT
#pragma once

#include "write/page/xlsx_library.hpp"

#include <csm/cell.hpp>
#include <csm/error.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

namespace csm::render {

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
    title
};

/// A text as a cell holds it: printable, nothing in it is an escape of the format, and one longer than the
/// 32,767 UTF-16 units of a cell is cut, with an ellipsis.
std::string sheet_text(std::string_view text);

/// A workbook under construction, in memory. Made only after load_xlsx_library() has succeeded.
class XlsxFile {
  public:
    explicit XlsxFile(Date created);

    XlsxFile(const XlsxFile&) = delete;
    XlsxFile& operator=(const XlsxFile&) = delete;
    ~XlsxFile();

    /// False when the system has no memory for the file; nothing else may be called then.
    bool is_open() const { return workbook_ != nullptr; }

    lxw_workbook* handle() { return workbook_; }

    lxw_worksheet* add_sheet(const std::string& name);

    /// The same format for the same look, tone and number of decimals.
    lxw_format* format(Look look, Tone tone = Tone::plain, int decimals = 0);

    /// The colour of a bar with that tone.
    static lxw_color_t bar_colour(Tone tone);

    /// A format that conditions use: the tone as a fill.
    lxw_format* fill(Tone tone);

    /// Writes a typed cell; what is not known stays empty.
    void write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell);

    /// Writes a text as text, whatever it looks like; one longer than a cell can hold is cut.
    void write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text, Look look,
                    Tone tone = Tone::plain);

    /// The bytes of the finished file.
    Result<std::string> finish();

  private:
    int memory_;
    lxw_workbook* workbook_;
    std::map<std::tuple<Look, Tone, int>, lxw_format*> formats_;
    std::map<Tone, lxw_format*> fills_;
};

}  // namespace csm::render
