// SPDX-License-Identifier: MIT
#pragma once

#include <csm/cell.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace csm {

/// The side to which the cells of a column keep; numbers stand right.
enum class Align : std::uint8_t { left, right };

/// A column of a table.
struct Column {
    std::string title;
    Align align = Align::left;  ///< of header and cells
    /// 0 is always shown; where the page is too narrow, the columns with the largest number are left out
    /// first.
    int dispensable = 0;
    /// Text columns that may be shortened or wrapped when the page is narrow.
    bool flexible = false;
};

/// A labelled line that belongs to a row and is shown under it: "why" and its sentence.
struct Note {
    std::string label;
    std::string text;
    Tone tone = Tone::plain;
};

/// A row of a table and what belongs to it.
struct Row {
    std::vector<Cell> cells;  ///< one per column
    std::vector<Note> notes;  ///< shown below the cells, indented and wrapped
    int level = 0;            ///< how deep the row stands below the rows it belongs to; shown as an indent
};

/// Rows under named columns.
struct Table {
    std::vector<Column> columns;
    std::vector<Row> rows;  ///< from the top
    std::string more;       ///< a closing remark such as "12 more accounts are not shown"; may be empty
    bool wraps = false;     ///< long cells take several lines of a narrow page instead of being shortened
};

/// A title within the document; level 1 is the document's own title.
struct Heading {
    int level = 1;  ///< from 1; each is a part of the one above
    std::string text;
};

/// One paragraph of prose, wrapped by the renderer.
struct Paragraph {
    std::string text;
    Tone tone = Tone::plain;
};

/// One labelled value and an optional remark to it.
struct Fact {
    std::string label;
    Cell cell;
    std::string remark;  ///< may be empty
};

/// Labelled values, one a line, aligned.
struct Facts {
    std::vector<Fact> facts;  ///< from the top
};

/// A bar of a bar chart; all lengths are relative to the largest `value` of the chart.
struct Bar {
    std::string label;
    double value = 0;  ///< its length, from 0
    Tone tone = Tone::plain;
    std::vector<Cell> cells;  ///< figures shown beside the bar, one per column of `Bars::columns`
    double part = 0;          ///< of the value: what is at risk; only graphical renderers show it
};

/// A horizontal bar chart with figures beside the bars.
struct Bars {
    std::vector<Column> columns;
    std::vector<Bar> bars;  ///< from the top
};

/// How many of something are in which state before, and in which after. Where pictures can be drawn it is one
/// of streams from the left to the right; everywhere it is a table of the states before by those after.
struct Flow {
    /// A state, and how good it is.
    struct State {
        std::string label;
        Tone tone = Tone::plain;
    };

    /// Those that were in one state and are in another, or the same.
    struct Stream {
        std::size_t from = 0, to = 0;  ///< indexes into `before` and `after`
        std::uint64_t count = 0;       ///< above 0
        Tone tone = Tone::plain;
    };

    std::string counted;               ///< what is counted, such as accounts
    std::vector<State> before, after;  ///< from the top
    std::vector<Stream> streams;       ///< at most one for each pair of states
};

/// A list of sentences.
struct List {
    std::vector<std::string> items;  ///< a sentence each
    bool numbered = false;           ///< whether the items have an order that counts
};

/// Lines that are shown as they are, such as a command and what it prints.
struct Code {
    std::string text;
};

/// A term and what it means; the text may be empty.
struct Term {
    std::string term;
    std::string text;
};

/// Terms under a title, which may be empty.
struct TermGroup {
    std::string title;
    std::vector<Term> terms;  ///< from the top
};

/// Groups of terms whose texts begin in one column: commands, options, exit statuses; or, for terms as long
/// as command lines, each text `below` its term.
struct Terms {
    std::vector<TermGroup> groups;  ///< from the top
    bool below = false;             ///< texts begin on a line of their own
};

/// A part of a document, from top to bottom.
using Block = std::variant<Heading, Paragraph, Facts, Table, Bars, Flow, List, Code, Terms>;

/// What a person reads: typed cells without rounding or markup, ready for any renderer.
struct Document {
    std::vector<Block> blocks;  ///< from the top; headings divide them
};

}  // namespace csm
