// SPDX-License-Identifier: MIT
#include "write/page/xlsx_file.hpp"

#include "base/code_point.hpp"
#include "base/text_width.hpp"
#include "write/page/palette.hpp"

#include <csm/number.hpp>

#include <cmath>
#include <ctime>
#include <dlfcn.h>
#include <string_view>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

namespace csm::render {

#define CSM_XLSX_DEFINE(name) decltype(&::name) name = nullptr;
CSM_XLSX_FUNCTIONS(CSM_XLSX_DEFINE)
#undef CSM_XLSX_DEFINE

namespace {

template <class Function>
bool find(void* library, const char* name, Function*& function) {
    function = reinterpret_cast<Function*>(::dlsym(library, name));
    return function != nullptr;
}

bool load() {
    void* const library = ::dlopen(CSM_XLSX_LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) return false;
#define CSM_XLSX_FIND(name) find(library, #name, name)&&
    return CSM_XLSX_FUNCTIONS(CSM_XLSX_FIND) true;
#undef CSM_XLSX_FIND
}

constexpr lxw_color_t muted_text = 0x5F6B7A;

std::string number_format(Look look, int decimals) {
    const auto fraction =
        decimals > 0 ? "." + std::string(static_cast<std::size_t>(decimals), '0') : std::string{};
    switch (look) {
    case Look::money:
    case Look::total_money:
    case Look::count: return "#,##0" + fraction;
    case Look::total: return "#,##0\" listed\"";
    case Look::points: return "0.0";
    case Look::signed_points: return "+0.0;-0.0;0.0";
    case Look::share: return "0" + fraction + "%";
    case Look::date: return "yyyy-mm-dd";
    default: return {};
    }
}

lxw_datetime datetime_of(Date date) {
    lxw_datetime datetime{};
    datetime.year = static_cast<int>(date.year());
    datetime.month = date.month().as_number();
    datetime.day = date.day().as_number();
    return datetime;
}

/// Seconds since 1970 at the date's beginning.
std::time_t seconds_of(Date date) { return days_between(Date{1970, 1, 1}, date) * 24 * 60 * 60; }

/// Whether the text begins like the escape of a character, _x0041_, which a spreadsheet would resolve.
bool begins_escape(std::string_view text) {
    constexpr std::size_t size = 7;
    constexpr std::string_view digits = "0123456789abcdefABCDEF";
    return text.size() >= size && text[0] == '_' && text[1] == 'x' && text[size - 1] == '_' &&
           text.substr(2, 4).find_first_not_of(digits) == text.npos;
}

/// Puts one cell in its place by the type of its value.
struct CellWriter {
    XlsxFile& file;
    lxw_worksheet* sheet;
    lxw_row_t row;
    lxw_col_t column;
    Tone tone;
    const std::string& formula;

    void number(double value, Look look, int decimals = 0) const {
        if (!std::isfinite(value)) return;
        auto* const format = file.format(look, tone, decimals);
        if (formula.empty())
            worksheet_write_number(sheet, row, column, value, format);
        else
            worksheet_write_formula_num(sheet, row, column, formula.c_str(), format, value);
    }

    void operator()(std::monostate /*unused*/) const {}

    void operator()(const std::string& text) const {
        file.write_text(sheet, row, column, text, Look::text, tone);
    }

    // Not rounded, so that a spreadsheet's totals are csm's.
    void operator()(Money money) const { number(money.amount, Look::money); }

    void operator()(Amount amount) const { number(units_of(amount.cents), Look::money, 2); }

    void operator()(Points points) const {
        number(round_to_tenth(points.value), points.with_sign ? Look::signed_points : Look::points);
    }

    void operator()(Share share) const { number(share.ratio, Look::share, share.decimals); }

    void operator()(Measured measured) const { number(measured.value, Look::number); }

    void operator()(Count count) const { number(static_cast<double>(count.value), Look::count); }

    void operator()(Date date) const {
        if (date.is_special()) return;
        auto datetime = datetime_of(date);
        worksheet_write_datetime(sheet, row, column, &datetime, file.format(Look::date, tone));
    }
};

}  // namespace

Result<void> load_xlsx_library() {
    static const bool is_loaded = load();
    if (is_loaded) return {};
    return Error{"the workbook", "cannot be made: the library " CSM_XLSX_LIBRARY " is not installed",
                 "install it (on Debian: apt-get install libxlsxwriter4), or use --format csv"};
}

XlsxFile::XlsxFile(Date created) : memory_{::memfd_create("csm.xlsx", MFD_CLOEXEC)}, workbook_{nullptr} {
    if (memory_ < 0) return;
    const auto path = "/proc/self/fd/" + std::to_string(memory_);
    workbook_ = workbook_new(path.c_str());
    lxw_doc_properties properties{};
    properties.created = seconds_of(created);
    if (workbook_ != nullptr) workbook_set_properties(workbook_, &properties);
}

XlsxFile::~XlsxFile() {
    if (workbook_ != nullptr) lxw_workbook_free(workbook_);
    if (memory_ >= 0) ::close(memory_);
}

lxw_worksheet* XlsxFile::add_sheet(const std::string& name) {
    return workbook_add_worksheet(workbook_, name.c_str());
}

lxw_format* XlsxFile::format(Look look, Tone tone, int decimals) {
    auto*& known = formats_[{look, tone, decimals}];
    if (known != nullptr) return known;
    known = workbook_add_format(workbook_);
    const auto code = number_format(look, decimals);
    if (!code.empty()) format_set_num_format(known, code.c_str());
    if (const auto colours = colours_of(tone)) format_set_font_color(known, colours->text);
    if (tone == Tone::muted) format_set_font_color(known, muted_text);
    const bool is_header = look == Look::header || look == Look::header_right;
    if (tone == Tone::strong || look == Look::title || is_header) format_set_bold(known);
    if (look == Look::title) format_set_font_size(known, 14);
    if (look == Look::total || look == Look::total_money) {
        format_set_bold(known);
        format_set_top(known, LXW_BORDER_THIN);
    }
    if (look == Look::wrapped) format_set_text_wrap(known);
    if (look == Look::header_right) format_set_align(known, LXW_ALIGN_RIGHT);
    // Texts would touch the numbers of the column before.
    if (look == Look::text || look == Look::wrapped || look == Look::header) format_set_indent(known, 1);
    const bool is_total = look == Look::total || look == Look::total_money;
    format_set_align(known, is_total ? LXW_ALIGN_VERTICAL_BOTTOM : LXW_ALIGN_VERTICAL_TOP);
    if (is_header) {
        format_set_bg_color(known, 0x1F3A5F);
        format_set_font_color(known, 0xFFFFFF);
    }
    return known;
}

lxw_color_t XlsxFile::bar_colour(Tone tone) {
    switch (tone) {
    case Tone::good: return 0x2E8540;
    case Tone::caution: return 0xE0A100;
    case Tone::bad: return 0xC62828;
    case Tone::critical: return 0x6E1010;
    default: return 0x8A94A6;
    }
}

lxw_format* XlsxFile::fill(Tone tone) {
    auto*& known = fills_[tone];
    if (known != nullptr) return known;
    known = workbook_add_format(workbook_);
    const auto colours =
        colours_of(tone).value_or(Colours{0xFFFFFF, tone == Tone::muted ? muted_text : 0x000000});
    format_set_bg_color(known, colours.fill);
    format_set_font_color(known, colours.text);
    return known;
}

void XlsxFile::write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell,
                     const std::string& formula) {
    std::visit(CellWriter{*this, sheet, row, column, cell.tone, formula}, cell.value);
}

void XlsxFile::write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text,
                          Look look, Tone tone) {
    const auto shown = sheet_text(text);
    if (!shown.empty()) worksheet_write_string(sheet, row, column, shown.c_str(), format(look, tone));
}

std::string sheet_text(std::string_view text) {
    constexpr std::size_t longest = 32'767;  // UTF-16 units of a cell
    constexpr std::string_view ellipsis = "…", escaped_underscore = "_x005F_";
    const auto shown = printable(text);
    std::string cell;
    std::size_t units = 0, at = 0;
    std::size_t room_for_ellipsis = 0;  // bytes that leave room for it
    while (at < shown.size()) {
        const auto rest = std::string_view{shown}.substr(at);
        const auto point = first_code_point(rest);
        units += point.bytes == 4 ? 2 : 1;
        if (units > longest) return cell.substr(0, room_for_ellipsis).append(ellipsis);
        if (begins_escape(rest))
            cell += escaped_underscore;
        else
            cell += rest.substr(0, point.bytes);
        if (units < longest) room_for_ellipsis = cell.size();
        at += point.bytes;
    }
    return cell;
}

void prepare_print(lxw_worksheet* sheet, const PrintedAs& printed, lxw_row_t rows, lxw_col_t columns) {
    constexpr std::uint8_t a4 = 9;
    constexpr int longest_title = 60;
    std::string title;
    for (const char letter : shortened(sheet_text(printed.title), longest_title))
        title += letter == '&' ? std::string{"&&"} : std::string{letter};
    worksheet_set_paper(sheet, a4);
    worksheet_set_landscape(sheet);
    worksheet_set_margins(sheet, 0.4, 0.4, 0.75, 0.75);  // inches; the lines below need the height
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_print_area(sheet, 0, 0, rows - 1, static_cast<lxw_col_t>(columns - 1));
    worksheet_set_header(sheet, ("&L" + title + " – &A&Ras of " + iso_text(printed.as_of)).c_str());
    worksheet_set_footer(sheet, "&L&F&RPage &P of &N");
}

Result<std::string> XlsxFile::finish() {
    const auto failure = workbook_close(workbook_);
    workbook_ = nullptr;  // closing has freed it
    if (failure != LXW_NO_ERROR)
        return Error{"the workbook", std::string{"cannot be made: "} + lxw_strerror(failure),
                     "make room in the temporary folder"};
    const auto size = ::lseek(memory_, 0, SEEK_END);
    if (size < 0) return Error{"the workbook", "cannot be read back", {}};
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const auto got = ::pread(memory_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
        if (got <= 0) return Error{"the workbook", "cannot be read back", {}};
        done += static_cast<std::size_t>(got);
    }
    return {boost::system::in_place_value, std::move(bytes)};
}

}  // namespace csm::render
