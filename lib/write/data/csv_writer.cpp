// SPDX-License-Identifier: MIT
#include "write/data/csv_writer.hpp"

#include "base/formula.hpp"

#include <csm/number.hpp>

namespace csm::render {

namespace {

/// A tab or a line end in front is a way to hide what follows.
bool could_act(std::string_view text) {
    constexpr std::string_view hiding = "\t\r\n";
    if (text.empty()) return false;
    return hiding.find(text.front()) != text.npos || formula_sign(text) != text.npos;
}

}  // namespace

void CsvWriter::separate() {
    if (!first_) out_.append(delimiter_);
    first_ = false;
}

void CsvWriter::text(std::string_view text) {
    separate();
    const bool neutralise = could_act(text);
    // Others than the delimiter are quoted too: who reads it may guess the delimiter.
    const std::string_view special = delimiter_ == ';' ? ";,\"\r\n\t" : ",\"\r\n\t";
    const bool quote =
        text.find_first_of(special) != std::string_view::npos || text.starts_with(' ') || text.ends_with(' ');
    if (quote) out_.append('"');
    if (neutralise) out_.append('\'');
    for (const char letter : text) {
        if (letter == '"') out_.append('"');
        out_.append(letter);
    }
    if (quote) out_.append('"');
}

void CsvWriter::number(std::optional<double> value) {
    separate();
    if (value) out_.keep_to(write_shortest(out_.room(longest_number), *value));
}

void CsvWriter::date(std::optional<Date> date) {
    separate();
    if (date) out_.append(iso_text(*date));
}

void CsvWriter::end() {
    out_.append("\r\n");
    first_ = true;
}

}  // namespace csm::render
