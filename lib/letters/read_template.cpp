// SPDX-License-Identifier: MIT
#include "base/code_point.hpp"
#include "base/embedded.hpp"
#include "base/line_index.hpp"
#include "letters/slots.hpp"
#include "letters/tags.hpp"

#include <csm/letter_template.hpp>
#include <csm/nearest.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

namespace {

using namespace templates;

/// What a template's first comment says.
struct Header {
    Voice voice = Voice::customer_safe;
    Scope scope = Scope::account;
    Fit fit = Fit::any;
    std::size_t end = 0;  ///< where the text of the letter begins
};

/// Told an offset and what is wrong there.
using HeaderDefect = std::function<void(std::size_t offset, std::string message)>;

constexpr std::string_view blanks = " \t\r\n";

template <class Value>
void keep(Value& value, std::string_view word, std::string_view first, std::string_view second,
          const std::function<void(std::string)>& wrong) {
    if (word == first)
        value = Value{0};
    else if (word == second)
        value = Value{1};
    else
        wrong("takes " + std::string{first} + " or " + std::string{second} + ", not \"" + std::string{word} +
              "\"");
}

void keep_fit(Fit& fit, std::string_view word, const std::function<void(std::string)>& wrong) {
    constexpr std::array<std::pair<std::string_view, Fit>, 4> words{{{"any", Fit::any},
                                                                     {"at-risk", Fit::at_risk},
                                                                     {"onboarding", Fit::onboarding},
                                                                     {"planning", Fit::planning}}};
    const auto found = std::ranges::find(words, word, [](const auto& known) { return known.first; });
    if (found == words.end())
        return wrong("takes any, at-risk, onboarding or planning, not \"" + std::string{word} + "\"");
    fit = found->second;
}

/// Reads the comment that begins a template; without one the template is customer-safe and about an account.
Header read_header(std::string_view text, const HeaderDefect& defect) {
    Header header;
    const auto comment = next_tag(text, 0);
    const auto first = text.find_first_not_of(blanks);
    if (comment.kind != TagKind::comment || comment.begin != first) return header;
    header.end = std::min(text.find_first_not_of(blanks, comment.end), text.size());
    auto begin = comment.begin;
    while (begin < comment.end) {
        const auto end = std::min(text.find('\n', begin), comment.end);
        const auto line = text.substr(begin, end - begin);
        const auto colon = std::min(line.find(':'), line.size());
        auto key = trimmed(line.substr(0, colon));
        if (key.starts_with("{{!")) key = trimmed(key.substr(3));
        auto word = trimmed(line.substr(std::min(colon + 1, line.size())));
        if (word.ends_with("}}")) word = trimmed(word.substr(0, word.size() - 2));
        const auto wrong = [&](const std::string& message) {
            defect(begin, std::string{key} + " " + message);
        };
        if (key == "voice") keep(header.voice, word, "customer-safe", "internal", wrong);
        if (key == "scope") keep(header.scope, word, "account", "portfolio", wrong);
        if (key == "fits") keep_fit(header.fit, word, wrong);
        begin = end + 1;
    }
    return header;
}

/// The names that a place of a template may use: those of its scope, and of the lists that are open there.
class NameScope {
  public:
    NameScope(Scope scope, const Model& model) : scope_{scope}, model_{model} {}

    /// Whom a slot is for; nothing when there is none of that name here.
    std::optional<Voice> slot(std::string_view name) const;

    /// Whom a list is for.
    std::optional<Voice> list(std::string_view name) const;

    /// Every fixed name of a slot here, and of a list with has_ for each; to find the one that was meant.
    std::vector<std::string> slot_names() const;
    std::vector<std::string> list_names() const;

    /// Whether the slots of an account can be used here.
    bool has_account_slots() const;

    /// Within the items of a list, an existing one, until it is left.
    void enter(std::string_view list) { open_.emplace_back(list); }

    void leave() { open_.pop_back(); }

  private:
    std::vector<std::string> bare_list_names() const;
    std::optional<Voice> item_slot(std::string_view list, std::string_view name) const;

    Scope scope_;
    const Model& model_;
    std::vector<std::string> open_;
};

constexpr std::string_view gaps = "gaps", no = "no_", has = "has_", missing_in = "missing_";

std::optional<Voice> account_slot(std::string_view name, const Model& model) {
    if (const auto* slot = find_account_slot(name)) return slot->voice;
    return family_voice(name, model);
}

template <class Row>
void add_names(std::vector<std::string>& names, std::span<const Row> rows) {
    for (const auto& row : rows) names.emplace_back(row.name);
}

void add_item_names(std::vector<std::string>& names, std::string_view list) {
    const auto add = [&](const auto* row) {
        if (row != nullptr) add_names(names, std::span{row->slots});
    };
    add(find_account_list(list));
    add(find_portfolio_list(list));
    if (list == gaps) names.insert(names.end(), {"what", "field"});
}

std::optional<Voice> NameScope::list(std::string_view name) const {
    if (name == gaps) return Voice::customer_safe;
    if (scope_ == Scope::account) {
        const auto* found = find_account_list(name);
        return found == nullptr ? std::nullopt : std::optional{found->voice};
    }
    const auto* found = find_portfolio_list(name);
    return found == nullptr ? std::nullopt : std::optional{found->voice};
}

std::optional<Voice> NameScope::item_slot(std::string_view list, std::string_view name) const {
    const auto among = [&](const std::vector<ItemSlot>& slots) -> std::optional<Voice> {
        const auto found = std::ranges::find(slots, name, &ItemSlot::name);
        return found == slots.end() ? std::nullopt : std::optional{found->voice};
    };
    if (list == gaps)
        return name == "what" || name == "field" ? std::optional{Voice::customer_safe} : std::nullopt;
    if (scope_ == Scope::account) return among(find_account_list(list)->slots);
    const auto* found = find_portfolio_list(list);
    return found->of_accounts ? account_slot(name, model_) : among(found->slots);
}

std::optional<Voice> NameScope::slot(std::string_view name) const {
    for (auto list = open_.rbegin(); list != open_.rend(); ++list)
        if (const auto voice = item_slot(*list, name)) return voice;
    if (name.starts_with(no))
        if (const auto voice = this->list(name.substr(no.size()))) return voice;
    if (name.starts_with(missing_in))
        if (const auto voice = this->list(name.substr(missing_in.size()))) return voice;
    if (scope_ == Scope::account) return account_slot(name, model_);
    if (is_later_day(name)) return Voice::customer_safe;
    const auto* found = find_portfolio_slot(name);
    return found == nullptr ? std::nullopt : std::optional{found->voice};
}

bool NameScope::has_account_slots() const {
    return scope_ == Scope::account || std::ranges::any_of(open_, [](const std::string& list) {
               const auto* found = find_portfolio_list(list);
               return found != nullptr && found->of_accounts;
           });
}

std::vector<std::string> NameScope::slot_names() const {
    std::vector<std::string> names;
    for (const auto& list : open_) add_item_names(names, list);
    if (has_account_slots()) {
        for (const auto slots : account_slots()) add_names(names, slots);
        for (const auto& field : model_.fields) names.push_back(field.name);
    }
    if (scope_ == Scope::portfolio) add_names(names, portfolio_slots());
    for (const auto& list : bare_list_names())
        for (const auto before : {no, missing_in}) names.push_back(std::string{before} + list);
    return names;
}

std::vector<std::string> NameScope::list_names() const {
    auto names = bare_list_names();
    const auto count = names.size();
    for (std::size_t i = 0; i < count; ++i) names.push_back(std::string{has} + names[i]);
    return names;
}

std::vector<std::string> NameScope::bare_list_names() const {
    std::vector<std::string> names{std::string{gaps}};
    if (scope_ == Scope::portfolio)
        add_names(names, portfolio_lists());
    else
        for (const auto lists : account_lists()) add_names(names, lists);
    return names;
}

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t largest_template = 1'000'000;  // bytes
constexpr std::size_t most_defects = 100;            // nobody mends more at once
constexpr std::size_t deepest_section = 32;          // sections within sections
constexpr std::size_t deepest_list = 3;              // lists within lists: each repeats the next

/// A name as messages show it.
std::string shown(std::string_view name) {
    constexpr std::size_t longest = 60;
    auto size = std::min(name.size(), longest);
    while (size > 0 && size < name.size() && (static_cast<unsigned char>(name[size]) & 0xC0U) == 0x80) --size;
    return std::string{name.substr(0, size)} + (size < name.size() ? "…" : "");
}

/// Checks the tags of a template in their order and puts the text together that is filled.
class TemplateReader {
  public:
    TemplateReader(std::string text, std::string_view name, const Model& model)
        : text_{std::move(text)},
          name_{name},
          model_{model} {}

    boost::system::result<LetterTemplate, TemplateProblems> read() {
        if (text_.size() > largest_template) {
            defect(largest_template, "the template is longer than 1,000,000 bytes; divide it");
            return std::move(problems_);
        }
        if (const auto odd = first_odd_byte(); odd < text_.size()) {
            defect(odd, "is not plain text in UTF-8: a byte here is no character");
            return std::move(problems_);
        }
        const auto header = read_header(
            text_, [this](std::size_t at, std::string message) { defect(at, std::move(message)); });
        if (text_.find_first_not_of(" \t\n", header.end) == std::string::npos)
            defect(header.end,
                   "holds no text; write what the document says, or name one that csm brings along");
        voice_ = header.voice;
        NameScope scope{header.scope, model_};
        scope_ = &scope;
        read_tags(header.end);
        if (!is_stopped_)
            for (const auto& section : sections_)
                defect(section.begin,
                       "{{#" + shown(section.name) + "}} has no {{/" + shown(section.name) + "}}");
        if (!problems_.empty()) return std::move(problems_);
        return LetterTemplate{std::string{name_}, header.voice, header.scope, header.fit, std::move(marked_)};
    }

  private:
    struct Section {
        std::string name;
        std::size_t begin = 0;
        bool repeats = false;     // its slots are those of the list's items
        bool is_unknown = false;  // there is no such list
    };

    void defect(std::size_t offset, std::string message) {
        if (problems_.size() == most_defects) {
            is_stopped_ = true;
            return;
        }
        const auto place = lines_.place(offset);
        problems_.push_back({.file = std::string{name_},
                             .line = place.line,
                             .column = place.column,
                             .message = std::move(message)});
    }

    /// What comes after a place like that would be told wrongly.
    void stop(std::size_t offset, std::string message) {
        defect(offset, std::move(message));
        is_stopped_ = true;
    }

    std::size_t first_odd_byte() const {
        std::size_t at = 0;
        while (at < text_.size()) {
            const auto point = first_code_point(std::string_view{text_}.substr(at));
            const bool is_control = point.value < 0x20 && point.value != '\n' && point.value != '\t';
            if (!point.valid || is_control) break;
            at += point.bytes;
        }
        return at;
    }

    void read_tags(std::size_t from) {
        while (!is_stopped_) {
            const auto tag = next_tag(text_, from);
            const bool takes_line = tag.is_alone && tag.kind != TagKind::slot;
            append_text(from, takes_line ? std::max(from, line_start(tag)) : tag.begin);
            if (tag.begin == text_.size()) return;
            take(tag);
            from = tag.end;
            if (takes_line) from = std::min(text_.find('\n', from), text_.size() - 1) + 1;
            if (takes_line && tag.kind != TagKind::comment) marked_ += alone_mark;
            if (takes_line) begins_line_ = true;
        }
    }

    std::size_t line_start(const Tag& tag) const {
        return tag.begin == 0 ? 0 : text_.rfind('\n', tag.begin - 1) + 1;  // npos + 1 is 0
    }

    void append_text(std::size_t begin, std::size_t end) {
        constexpr std::string_view beginnings = " \t-*+>0123456789.)";
        if (begin >= end) return;
        const auto text = std::string_view{text_}.substr(begin, end - begin);
        const auto line = text.rfind('\n');
        if (line != std::string_view::npos) begins_line_ = true;
        const auto rest = line == std::string_view::npos ? text : text.substr(line + 1);
        if (rest.find_first_not_of(beginnings) != std::string_view::npos) begins_line_ = false;
        const auto last = rest.find_last_not_of(" \t");
        begins_cell_ = last != std::string_view::npos && rest[last] == '|';
        marked_ += text;
    }

    void take(const Tag& tag) {
        switch (tag.kind) {
        case TagKind::slot: return take_slot(tag);
        case TagKind::section:
        case TagKind::inverted: return begin_section(tag);
        case TagKind::end: return end_section(tag);
        case TagKind::comment: return;
        case TagKind::unclosed: return defect(tag.begin, "this {{ has no }}");
        case TagKind::refused: return refuse(tag);
        }
    }

    void take_slot(const Tag& tag) {
        const auto voice = scope_->slot(tag.name);
        // What a list that does not exist holds cannot be told.
        const auto is_unknown = [](const Section& section) { return section.is_unknown; };
        if (!voice && std::ranges::any_of(sections_, is_unknown)) return;
        if (!voice) return defect(tag.begin, unknown_slot(tag.name));
        check_voice(tag, *voice);
        marked_.append("{{");
        if (begins_line_) marked_ += line_mark;
        if (begins_cell_) marked_ += cell_mark;
        marked_.append(tag.name).append("}}");
        begins_line_ = begins_cell_ = false;
    }

    void begin_section(const Tag& tag) {
        const bool asks_only = tag.name.starts_with(has);
        const auto list = asks_only ? tag.name.substr(has.size()) : tag.name;
        const auto voice = scope_->list(list);
        if (!voice) defect(tag.begin, no_list(tag.name));
        if (voice) check_voice(tag, *voice);
        const bool repeats = voice && !asks_only && tag.kind == TagKind::section;
        if (sections_.size() == deepest_section)
            return stop(tag.begin, "sections stand within each other more than 32 deep here");
        if (repeats && is_within(tag.name))
            return stop(tag.begin,
                        "\"" + tag.name + "\" stands within itself: each of its items would repeat it");
        if (repeats && std::ranges::count(sections_, true, &Section::repeats) == deepest_list)
            return stop(tag.begin,
                        "lists stand within each other more than 3 deep here: each repeats the next");
        sections_.push_back({tag.name, tag.begin, repeats, !voice});
        if (repeats) scope_->enter(list);
        marked_.append(tag.kind == TagKind::section ? "{{#" : "{{^").append(tag.name).append("}}");
    }

    bool is_within(std::string_view list) const {
        return std::ranges::any_of(
            sections_, [list](const Section& section) { return section.repeats && section.name == list; });
    }

    void end_section(const Tag& tag) {
        if (sections_.empty() || sections_.back().name != tag.name) {
            return defect(tag.begin, "{{/" + shown(tag.name) + "}} ends nothing" +
                                         (sections_.empty() ? ""
                                                            : "; {{/" + shown(sections_.back().name) +
                                                                  "}} is expected first"));
        }
        if (sections_.back().repeats) scope_->leave();
        sections_.pop_back();
        marked_.append("{{/").append(tag.name).append("}}");
    }

    void refuse(const Tag& tag) {
        if (tag.name.starts_with('{') || tag.name.starts_with('&'))
            return defect(tag.begin, "every value is escaped: write {{name}} with two braces and without &");
        defect(tag.begin, "{{" + shown(tag.name) +
                              "}} is refused: a template includes no other one and keeps {{ and }}");
    }

    void check_voice(const Tag& tag, Voice voice) {
        if (voice_ == Voice::customer_safe && voice == Voice::internal)
            defect(tag.begin,
                   "\"" + tag.name +
                       "\" is internal and the template is customer-safe: take it out, or begin the "
                       "template with the voice internal");
    }

    std::string unknown_slot(const std::string& name) const {
        if (scope_->list(name))
            return "\"" + name + "\" is a list: write {{#" + name + "}} … {{/" + name + "}}";
        const bool is_elsewhere = find_account_slot(name) != nullptr && !scope_->has_account_slots();
        if (is_elsewhere)
            return "\"" + name + "\" is a slot of an account, for lists of accounts such as {{#queue}}";
        auto known = scope_->slot_names();
        // The names of a text are free; what stands before it may be misspelled.
        if (const auto dot = name.find('.'); dot != std::string::npos)
            for (const std::string family : {"texts", "internal", "day", "term_day", "in_days"})
                known.push_back(family + name.substr(dot));
        return "there is no slot \"" + shown(name) + "\" here" + meant(name, known);
    }

    std::string no_list(const std::string& name) const {
        if (scope_->slot(name)) return "\"" + name + "\" is no list: write {{" + name + "}}";
        return "there is no list \"" + shown(name) + "\"" + meant(name, scope_->list_names());
    }

    static std::string meant(const std::string& name, const std::vector<std::string>& known) {
        const auto best = nearest(name, known);
        return best ? "; did you mean \"" + *best + "\"?" : std::string{};
    }

    std::string text_;
    read::LineIndex lines_{text_};
    std::string_view name_;
    const Model& model_;
    NameScope* scope_ = nullptr;
    Voice voice_ = Voice::customer_safe;
    std::vector<Section> sections_;
    std::string marked_;
    bool begins_line_ = true;   // nothing of the line stands before but what may begin a list
    bool begins_cell_ = false;  // nothing of the cell stands before
    TemplateProblems problems_;
    bool is_stopped_ = false;  // the rest is not read
};

/// Lines end in a line feed alone, and no byte order mark stands before them.
std::string plain_lines(std::string_view text) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    std::string lines;
    lines.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') lines += text[i];
    return lines;
}

}  // namespace

boost::system::result<LetterTemplate, TemplateProblems> read_template(std::string_view text,
                                                                      std::string_view name,
                                                                      const Model& model) {
    return TemplateReader{plain_lines(text), name, model}.read();
}

std::span<const BuiltInTemplate> built_in_templates() {
    static const std::array<BuiltInTemplate, 8> all{{
        {"brief", "one page before a call", embedded::brief_template},
        {"qbr", "the quarterly business review", embedded::qbr_template},
        {"executive-review", "the meeting of both sides' executives", embedded::executive_review_template},
        {"success-plan", "objectives, milestones and adoption that both sides agree on",
         embedded::success_plan_template},
        {"onboarding", "the first 90 days, as checklists with dates", embedded::onboarding_template},
        {"save-plan", "dated steps back from the renewal that turn an account around",
         embedded::save_plan_template},
        {"escalation", "one message to the person who can help", embedded::escalation_template},
        {"weekly", "the team's week", embedded::weekly_template},
    }};
    return all;
}

}  // namespace csm
