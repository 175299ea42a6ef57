// SPDX-License-Identifier: MIT
#include "read/source_layout.hpp"

namespace csm::read {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t nowhere = std::string_view::npos;

}  // namespace

std::string_view without_mark(std::string_view bytes) {
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    return bytes;
}

std::string_view first_line(std::string_view text) {
    const auto start = text.find_first_not_of(blanks);
    if (start == nowhere) return {};
    auto line = text.substr(start, text.find('\n', start) - start);
    return line.substr(0, line.find_last_not_of(blanks) + 1);
}

bool is_one_record_a_line(std::string_view text) {
    const auto line = first_line(text);
    if (!line.starts_with('{')) return false;
    const auto next =
        first_line(text.substr(static_cast<std::size_t>(line.data() - text.data()) + line.size()));
    if (next.empty()) return false;
    constexpr std::string_view continuations = "[,:", closings = ",]}";
    const bool goes_on = continuations.find(line.back()) != nowhere;
    if (next.front() == '{' && !goes_on) return true;
    return line.ends_with('}') && closings.find(next.front()) == nowhere;
}

std::string_view start_of_record(std::string_view text, std::size_t begin) {
    const auto key = text.find('"', begin);
    const auto end = key == nowhere ? nowhere : text.find('"', key + 1);
    return end == nowhere ? std::string_view{} : text.substr(begin, end + 1 - begin);
}

}  // namespace csm::read
