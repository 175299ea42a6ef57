// SPDX-License-Identifier: MIT
#pragma once

#include "read/json/token_trail.hpp"

#include <boost/json/error.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm::read {

/// What stands at some place of a JSON document, seen from outside the records.
struct FramePart {
    /// What stands at the place; for most, `offset` says where.
    enum class Kind : std::uint8_t {
        list,                  ///< a list of records; `offset` is behind its bracket
        record,                ///< the document is one object without a list of customers
        end,                   ///< the document's end; for both `offset` is behind it
        not_a_portfolio,       ///< the document is neither an object nor a list
        customers_not_a_list,  ///< `offset` is where something else stands
        key_twice,             ///< of the object around the list; `offset` is where it stands again
        late_day,              ///< "as_of" after the list; `offset` is where it stands
        broken                 ///< not JSON
    };
    Kind kind = Kind::broken;      ///< says what the others mean
    std::size_t offset = 0;        ///< in the text
    bool is_named = false;         ///< the list is the document's "customers", not the document itself
    std::string key{};             ///< that comes twice
    std::size_t first_offset = 0;  ///< where it came first

    /// The value of "as_of" before the list, or of the one record: a text, empty for anything else.
    std::optional<std::string> day{};
    std::size_t day_offset = 0;  ///< where its value stands
};

/// Finds the list of customers in a document without reading the records in it: what stands before and after
/// the list is parsed as if it were empty. It also finds a key that the object around the list has twice; in
/// a document that is one record that is a matter of the record.
class JsonFrame {
  public:
    /// The text must live as long.
    explicit JsonFrame(std::string_view text) : text_{text} {}

    /// The list, or what the document is instead.
    FramePart first() { return parse(0); }

    /// What comes after the list whose closing bracket stands at `offset`.
    FramePart next(std::size_t offset);

  private:
    FramePart parse(std::size_t last_piece);

    std::string_view text_;
    std::vector<std::pair<std::size_t, std::size_t>> pieces_;  // offsets, without the list in between
    bool has_long_exponents_ = false;                          // outside of the records
};

/// Parses the whole text as one document: where the parser stopped, and why.
std::pair<std::size_t, boost::json::error_code> parse_whole(std::string_view text);

}  // namespace csm::read
