// SPDX-License-Identifier: MIT
#include "letters/slots.hpp"
#include "letters/tags.hpp"
#include "write/page/markdown.hpp"
#include "write/page/table_rules.hpp"

#include <csm/letter_template.hpp>

#include <fmt/format.h>
#include <kainjow/mustache.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace csm {

namespace {

using namespace templates;
using Data = kainjow::mustache::data;

/// Where the facts and lists of a letter come from.
class FactSource {
  public:
    FactSource() = default;
    FactSource(const FactSource&) = delete;
    FactSource& operator=(const FactSource&) = delete;
    virtual ~FactSource() = default;

    virtual std::optional<Fact> fact(std::string_view name) const = 0;
    virtual bool has_list(std::string_view name) const = 0;
    virtual List list(std::string_view name) const = 0;  ///< one that there is

    /// A fact of an account of a list.
    virtual std::optional<Fact> fact_of(const AccountContent& account, std::string_view name) const = 0;
};

std::optional<Fact> account_fact(std::string_view name, const AccountView& view) {
    if (const auto* slot = find_account_slot(name)) return slot->fact(view);
    if (family_voice(name, view.model)) return family_fact(name, view);
    return std::nullopt;
}

class AccountSource : public FactSource {
  public:
    explicit AccountSource(const AccountView& view) : view_{view} {}

    std::optional<Fact> fact(std::string_view name) const override { return account_fact(name, view_); }

    bool has_list(std::string_view name) const override { return find_account_list(name) != nullptr; }

    List list(std::string_view name) const override {
        const auto& slot = *find_account_list(name);
        return slot.list(slot, view_);
    }

    std::optional<Fact> fact_of(const AccountContent&, std::string_view) const override { return {}; }

  private:
    const AccountView& view_;
};

class PortfolioSource : public FactSource {
  public:
    explicit PortfolioSource(const PortfolioView& view) : view_{view} {}

    std::optional<Fact> fact(std::string_view name) const override {
        if (is_later_day(name)) return later_day_fact(name, view_.model, view_.settings.as_of);
        const auto* slot = find_portfolio_slot(name);
        return slot == nullptr ? std::nullopt : std::optional{slot->fact(view_)};
    }

    bool has_list(std::string_view name) const override { return find_portfolio_list(name) != nullptr; }

    List list(std::string_view name) const override {
        const auto& slot = *find_portfolio_list(name);
        return slot.list(slot, view_);
    }

    std::optional<Fact> fact_of(const AccountContent& account, std::string_view name) const override {
        return account_fact(name, {account, view_.model, view_.settings});
    }

  private:
    const PortfolioView& view_;
};

/// A fact that is still to fill, and the field that fills it.
struct Gap {
    std::string what;
    std::string field;

    bool operator==(const Gap&) const = default;
};

/// The labels of the gaps that a list tells once, by the list.
using Gathered = std::map<std::string, std::vector<std::string>>;

/// Ends the filling of a letter that would become too long; the engine passes it on.
struct TooLong {};

constexpr std::uint64_t most_items = 2'000'000;              // of lists, shown
constexpr std::size_t most_bytes = std::size_t{256} << 20U;  // of a letter

/// Looks up what the engine asks for, and notes what is not known.
class FillContext : public kainjow::mustache::basic_context<std::string> {
  public:
    /// `text` is the template's: it says of which lists the gaps are gathered.
    FillContext(const FactSource& source, std::string_view text, std::vector<Gap> gaps, Gathered gathered)
        : source_{source},
          text_{text},
          shown_gaps_{std::move(gaps)},
          shown_gathered_{std::move(gathered)} {}

    /// The gaps that were met, in their order.
    const std::vector<Gap>& gaps() const { return gaps_; }

    /// Those that several items of a list share.
    const Gathered& gathered() const { return gathered_; }

    void push(const Data* data) override {
        if (++items_ > most_items) throw TooLong{};
        const auto found = item_of_.find(data);
        open_.push_back(found == item_of_.end() ? nullptr : found->second);
    }

    void pop() override { open_.pop_back(); }

    const Data* get(const std::string& name) const override {
        constexpr std::string_view has = "has_";
        if (name.starts_with(has)) return &(list(name.substr(has.size())).data.is_empty_list() ? no_ : yes_);
        if (name == gaps_list || source_.has_list(name)) return &list(name).data;
        const bool begins_line = name.starts_with(line_mark), begins_cell = name.starts_with(cell_mark);
        const auto text = shown(begins_line || begins_cell ? name.substr(1) : name);
        value_ = begins_line ? markdown_line(text) : begins_cell ? markdown_cell(text) : markdown_text(text);
        return &value_;
    }

    const Data* get_partial(const std::string&) const override { return nullptr; }

  private:
    struct KeptList {
        List list;
        Data data{Data::type::list};  // as many as there are items
    };

    static constexpr std::string_view gaps_list = "gaps";

    List gap_list() const {
        List list{{}, known("Nothing is left to fill.")};
        for (const auto& gap : shown_gaps_)
            list.items.push_back({{}, {{"what", known(gap.what)}, {"field", known(gap.field)}}});
        return list;
    }

    const KeptList& list(const std::string& name) const {
        auto [kept, is_new] = lists_.try_emplace(name);
        auto& [list, data] = kept->second;
        if (is_new) {
            list = name == gaps_list ? gap_list() : source_.list(name);
            if (text_.find(std::string{missing_in} + name + "}}") != std::string_view::npos)
                gather(list.items, name);
            for (std::size_t i = 0; i < list.items.size(); ++i) data.push_back(Data{Data::type::object});
            for (std::size_t i = 0; i < list.items.size(); ++i)
                item_of_.emplace(&data.list_value()[i], &list.items[i]);
        }
        if (list.gap) note({list.gap->gap, list.gap->field});
        return kept->second;
    }

    /// Says of the gaps that stand in two or more of the items that the list tells them.
    static void gather(std::vector<Item>& items, const std::string& list) {
        std::map<std::string, std::set<const Item*>> items_with;  // by label
        for (const auto& item : items)
            for (const auto& [name, fact] : item.facts)
                if (!fact.gap.empty()) items_with[fact.gap].insert(&item);
        for (auto& item : items)
            for (auto& [name, fact] : item.facts) {
                const auto count = fact.gap.empty() ? 0 : items_with[fact.gap].size();
                if (count > 1) fact.gathered_in = list;
            }
        for (auto& item : items)
            for (auto& [name, fact] : item.facts) {
                if (fact.gathered_in.empty() || fact.is_shared) continue;
                const auto count = items_with[fact.gap].size();
                fact.gap += fmt::format(" ({} of {})", count, items.size());
            }
    }

    /// One mark for all gaps that were gathered, as far as they were met; empty without any.
    std::string gathered_text(const std::string& name) const {
        std::string text;
        const auto met = shown_gathered_.find(name);
        if (met == shown_gathered_.end()) return text;
        for (const auto& gap : met->second) text += (text.empty() ? "" : ", ") + gap;
        return "‹to fill: " + text + "›";
    }

    void note(Gap gap) const {
        if (noted_.emplace(gap.what, gap.field).second) gaps_.push_back(std::move(gap));
    }

    std::optional<Fact> item_fact(const Item& item, const std::string& name) const {
        if (item.account != nullptr) return source_.fact_of(*item.account, name);
        const auto found = std::ranges::find(item.facts, name, [](const auto& fact) { return fact.first; });
        return found == item.facts.end() ? std::nullopt : std::optional{found->second};
    }

    /// The text of a slot, or its mark.
    std::string shown(const std::string& name) const {
        constexpr std::string_view no = "no_";
        for (auto item = open_.rbegin(); item != open_.rend(); ++item)
            if (*item != nullptr)
                if (const auto fact = item_fact(**item, name)) return shown(*fact, (*item)->label);
        if (name.starts_with(missing_in)) return gathered_text(name.substr(missing_in.size()));
        if (name.starts_with(no)) return shown(list(name.substr(no.size())).list.none, {});
        return shown(source_.fact(name).value_or(Fact{}), {});
    }

    std::string shown(const Fact& fact, const std::string& item) const {
        if (fact.gap.empty()) return fact.text;
        if (!fact.gathered_in.empty()) {
            note({fact.gap, fact.field});
            auto& met = gathered_[fact.gathered_in];
            if (std::ranges::find(met, fact.gap) == met.end()) met.push_back(fact.gap);
            return "–";
        }
        const bool is_named = !item.empty() && !fact.is_shared;
        note({fact.gap + (is_named ? " (" + item + ")" : ""), fact.field});
        return "‹to fill: " + fact.gap + "›";
    }

    static constexpr std::string_view missing_in = "missing_";

    const FactSource& source_;
    std::string_view text_;
    std::vector<Gap> shown_gaps_;
    Gathered shown_gathered_;
    boost::container::small_vector<const Item*, 4>
        open_;  // the items that are being shown; null for other sections
    const Data yes_{true}, no_{false};

    // The engine asks through a const interface, and by what it asks the letter becomes known.
    mutable Data value_;
    mutable std::map<std::string, KeptList> lists_;
    mutable std::map<const Data*, const Item*> item_of_;
    mutable std::vector<Gap> gaps_;
    mutable Gathered gathered_;
    mutable std::set<std::pair<std::string, std::string>> noted_;  // the gaps

    std::uint64_t items_ = 0;  // of lists and sections, shown
};

/// Takes what the engine writes piece by piece, as long as it is not too much.
class Pages {
  public:
    using char_type = char;

    Pages& operator<<(const std::string& piece) {
        if (text_.size() + piece.size() > most_bytes) throw TooLong{};
        text_ += piece;
        return *this;
    }

    std::string take() { return std::move(text_); }

  private:
    std::string text_;
};

std::string rendered(kainjow::mustache::mustache& engine, FillContext& context) {
    Pages pages;
    engine.render(context, pages);
    return pages.take();
}

/// Without the marks, more than one empty line in a row, and empty lines at the ends.
std::string tidied(std::string text) {
    std::erase(text, alone_mark);
    std::string tidy;
    for (const char letter : text)
        if (letter != '\n' || !(tidy.empty() || tidy.ends_with("\n\n"))) tidy += letter;
    while (tidy.ends_with('\n')) tidy.pop_back();
    return tidy + "\n";
}

/// What is still to fill stands anywhere in the letter and is known only when all of it was filled, so it
/// is filled again until that does not change.
Result<FilledLetter> fill_from(const LetterTemplate& filled, const FactSource& source) try {
    constexpr int most_passes = 4;
    kainjow::mustache::mustache engine{filled.text};
    engine.set_custom_escape([](const std::string& text) { return text; });  // values come escaped
    std::vector<Gap> gaps;
    Gathered gathered;
    std::string text;
    for (int pass = 0; pass < most_passes; ++pass) {
        FillContext context{source, filled.text, gaps, gathered};
        text = rendered(engine, context);
        if (context.gaps() == gaps && context.gathered() == gathered) break;
        gaps = context.gaps();
        gathered = context.gathered();
    }
    return FilledLetter{with_table_rules(tidied(std::move(text))), gaps.size()};

} catch (const TooLong&) {

    return Error{filled.name,
                 fmt::format("the document would be too long: its lists repeat more than {} times, or it has "
                             "more than {} megabytes",
                             most_items, most_bytes >> 20U),
                 "take lists out of other lists"};
}

}  // namespace

Result<FilledLetter> fill(const LetterTemplate& filled, const AccountContent& content, const Model& model,
                          const Settings& settings) {
    const AccountView view{content, model, settings, filled.voice};
    return fill_from(filled, AccountSource{view});
}

Result<FilledLetter> fill(const LetterTemplate& filled, const PortfolioContent& content, const Model& model,
                          const Settings& settings) {
    const PortfolioView view{content, model, settings};
    return fill_from(filled, PortfolioSource{view});
}

}  // namespace csm
