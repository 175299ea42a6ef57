// SPDX-License-Identifier: MIT
#include "support/readable_output.hpp"

#include "support/gzip.hpp"
#include "support/zip.hpp"

#include <boost/property_tree/xml_parser.hpp>

#include <fmt/format.h>

#include <map>
#include <sstream>
#include <vector>

namespace csm::test {

namespace {

using Tree = boost::property_tree::ptree;

Tree part_of(std::string_view archive, const std::string& name) {
    std::istringstream stream{zip_member(archive, name)};
    Tree tree;
    boost::property_tree::read_xml(stream, tree);
    return tree;
}

const Tree& child(const Tree& tree, const char* path) {
    static const Tree none;
    const auto found = tree.get_child_optional(path);
    return found ? *found : none;
}

std::string attribute(const Tree& tree, const char* name) {
    return tree.get(std::string{"<xmlattr>."} + name, "");
}

/// Every element of that name below the tree.
std::vector<const Tree*> all(const Tree& tree, std::string_view name) {
    std::vector<const Tree*> found;
    for (const auto& [key, element] : tree)
        if (key == name) found.push_back(&element);
    return found;
}

/// What cells refer to by number: texts, and the formats of numbers.
struct Shared {
    std::vector<std::string> texts;
    std::vector<std::string> formats;  // by cell style

    explicit Shared(std::string_view archive) {
        const auto strings = part_of(archive, "xl/sharedStrings.xml");
        for (const auto* const text : all(child(strings, "sst"), "si")) texts.push_back(text->get("t", ""));
        const auto styles = part_of(archive, "xl/styles.xml");
        std::map<std::string, std::string> codes;
        for (const auto* const format : all(child(styles, "styleSheet.numFmts"), "numFmt"))
            codes[attribute(*format, "numFmtId")] = attribute(*format, "formatCode");
        for (const auto* const style : all(child(styles, "styleSheet.cellXfs"), "xf"))
            formats.push_back(codes[attribute(*style, "numFmtId")]);
    }
};

std::string cell_text(const Tree& cell, const Shared& shared) {
    const auto value = cell.get("v", "");
    if (attribute(cell, "t") == "s") return shared.texts.at(std::stoul(value));
    const auto style = cell.get("<xmlattr>.s", std::size_t{0});
    const auto& format = shared.formats.at(style);
    if (value.empty()) return value;
    const auto number =
        fmt::format("{:.12g}", std::stod(value));  // how many digits are kept is the library's matter
    return format.empty() ? number : fmt::format("{} [{}]", number, format);
}

void append_sheet(std::string& text, const Tree& sheet, const Shared& shared) {
    for (const auto* const row : all(child(sheet, "worksheet.sheetData"), "row")) {
        std::string line;
        for (const auto* const cell : all(*row, "c")) {
            const auto shown = cell_text(*cell, shared);
            if (!shown.empty()) line += fmt::format("  {} {}", attribute(*cell, "r"), shown);
        }
        if (!line.empty()) text.append(line.substr(2)).append("\n");
    }
    for (const auto* const colours : all(child(sheet, "worksheet"), "conditionalFormatting"))
        for (const auto* const rule : all(*colours, "cfRule"))
            text +=
                fmt::format("colour {} where {}\n", attribute(*colours, "sqref"), rule->get("formula", ""));
    const auto filter = attribute(child(sheet, "worksheet.autoFilter"), "ref");
    if (!filter.empty()) text += "filter " + filter + "\n";
}

/// Replaces everything between `begin` and the next `end`, wherever that stands.
void blank_between(std::string& text, std::string_view begin, std::string_view end) {
    for (auto at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
        at += begin.size();
        const auto stop = text.find(end, at);
        if (stop == std::string::npos) return;
        text.replace(at, stop - at, "…");
    }
}

}  // namespace

std::string cells_of_workbook(std::string_view archive) {
    const Shared shared{archive};
    const auto workbook = part_of(archive, "xl/workbook.xml");
    std::string text;
    int number = 0;
    for (const auto* const sheet : all(child(workbook, "workbook.sheets"), "sheet")) {
        text += fmt::format("{}== {}\n", number == 0 ? "" : "\n", attribute(*sheet, "name"));
        append_sheet(text, part_of(archive, fmt::format("xl/worksheets/sheet{}.xml", ++number)), shared);
    }
    return text;
}

std::string readable_output(std::string output) {
    if (output.starts_with("PK\x03\x04")) return cells_of_workbook(output);
    if (output.starts_with("\x1f\x8b")) return gunzip(output);  // what zlib makes of it is its own matter
    if (!output.starts_with("<!doctype html>")) return output;
    blank_between(output, "'sha256-", "'");
    blank_between(output, "<style>", "</style>");
    blank_between(output, "<script>", "</script>");
    return output;
}

}  // namespace csm::test
