// SPDX-License-Identifier: MIT
#include <csm/guide.hpp>

#include "base/embedded.hpp"
#include "pages/scoring_guide.hpp"

#include <md4c.h>

#include <array>
#include <string>
#include <utility>

namespace csm {

namespace {

/// Builds a document from the parser's events. Text is collected until the block around it ends.
class MarkdownReader {
  public:
    Document take() { return std::move(document_); }

    void enter(MD_BLOCKTYPE type, const void* detail) {
        switch (type) {
        case MD_BLOCK_UL:
        case MD_BLOCK_OL:
            if (lists_++ == 0) list_ = {{}, type == MD_BLOCK_OL};
            break;
        case MD_BLOCK_LI: flush_item(); break;
        case MD_BLOCK_TABLE:
            table_ = {};
            table_.wraps = true;
            break;
        case MD_BLOCK_THEAD: in_head_ = true; break;
        case MD_BLOCK_TR: row_ = {}; break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD: align_ = static_cast<const MD_BLOCK_TD_DETAIL*>(detail)->align; break;
        default: break;
        }
    }

    void leave(MD_BLOCKTYPE type, const void* detail) {
        switch (type) {
        case MD_BLOCK_H:
            add(Heading{static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level), take_text()});
            break;
        case MD_BLOCK_P: end_paragraph(); break;
        case MD_BLOCK_CODE: add(Code{take_text()}); break;
        case MD_BLOCK_LI: flush_item(); break;
        case MD_BLOCK_UL:
        case MD_BLOCK_OL:
            if (--lists_ == 0) add(std::exchange(list_, {}));
            break;
        case MD_BLOCK_THEAD: in_head_ = false; break;
        case MD_BLOCK_TH:
            table_.columns.push_back(
                {take_text(), align_ == MD_ALIGN_RIGHT ? Align::right : Align::left, 0, true});
            break;
        case MD_BLOCK_TD: row_.cells.push_back({take_text()}); break;
        case MD_BLOCK_TR:
            if (!in_head_) table_.rows.push_back(std::move(row_));
            break;
        case MD_BLOCK_TABLE: add(std::move(table_)); break;
        default: break;
        }
    }

    void text(MD_TEXTTYPE type, std::string_view text) {
        if (type == MD_TEXT_SOFTBR || type == MD_TEXT_BR)
            text_ += ' ';
        else if (type == MD_TEXT_ENTITY)
            text_ += decoded(text);
        else if (type != MD_TEXT_HTML)
            text_ += text;
    }

  private:
    static std::string_view decoded(std::string_view entity) {
        if (entity == "&lt;") return "<";
        if (entity == "&gt;") return ">";
        if (entity == "&amp;") return "&";
        return entity == "&nbsp;" ? " " : entity;
    }

    std::string take_text() { return std::exchange(text_, {}); }

    void add(Block block) { document_.blocks.push_back(std::move(block)); }

    /// Paragraphs within an item belong to its one text.
    void end_paragraph() {
        if (lists_ > 0)
            text_ += ' ';
        else
            add(Paragraph{take_text(), Tone::plain});
    }

    void flush_item() {
        if (text_.empty()) return;
        while (text_.ends_with(' ')) text_.pop_back();
        list_.items.push_back(take_text());
    }

    Document document_;
    std::string text_;
    List list_;
    int lists_ = 0;  // open ones; the items of inner lists follow in the outermost
    Table table_;
    Row row_;
    MD_ALIGN align_ = MD_ALIGN_DEFAULT;
    bool in_head_ = false;
};

MarkdownReader& reader(void* data) { return *static_cast<MarkdownReader*>(data); }

}  // namespace

std::span<const Guide> guides() {
    static const auto scoring = scoring_guide();
    static const std::array<Guide, 13> all{{
        {"health-scoring", "why the scores weigh what they weigh, and how to read them",
         embedded::health_scoring_md},
        {"playbooks", "what to do at each level of risk, at renewal, in onboarding", embedded::playbooks_md},
        {"benchmarks", "what other portfolios reach, by segment and industry", embedded::benchmarks_md},
        {"templates", "documents filled from templates, and templates of your own", embedded::templates_md},
        {"formats", "every field of the input and every key of the outputs", embedded::formats_md},
        {"importing", "from CSV exports and raw tables to a portfolio", embedded::importing_md},
        {"methods", "three methods on the same accounts, and which one fits", embedded::methods_md},
        {"scoring", "how scores come about, with the numbers of the standard model", scoring},
        {"scoring-model", "the method and every constant, and how to change them", embedded::scoring_md},
        {"exit-codes", "what the exit status says, and gates for scripts", embedded::exit_codes_md},
        {"reliability", "what csm withstands, and what it does not promise", embedded::reliability_md},
        {"configuration", "a file for what you always write on the command line", embedded::configuration_md},
        {"weekly", "a weekly run by cron, systemd or a CI job", embedded::weekly_md},
    }};
    return all;
}

Document read_markdown(std::string_view text) {
    MarkdownReader built;
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_NOHTML;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* data) {
        reader(data).enter(type, detail);
        return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* data) {
        reader(data).leave(type, detail);
        return 0;
    };
    parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* characters, MD_SIZE size, void* data) {
        reader(data).text(type, {characters, size});
        return 0;
    };
    md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &built);
    return built.take();
}

}  // namespace csm
