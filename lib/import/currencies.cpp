// SPDX-License-Identifier: MIT
#include "import/currencies.hpp"

#include "base/quoted.hpp"
#include "import/cell_format.hpp"
#include "read/csv/csv_text.hpp"
#include "write/data/json_writer.hpp"

#include <csm/escaped.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace csm::import {

namespace {

/// A sign or a name, and the codes of the currencies that it stands for.
struct CurrencyName {
    std::string_view name;  ///< a name in lower case, without blanks
    std::string_view codes;
};

constexpr std::string_view dollars = "USD CAD AUD NZD SGD HKD MXN TWD ARS CLP COP";
constexpr std::string_view kronor = "SEK NOK DKK ISK";
constexpr std::string_view rupees = "INR PKR LKR NPR";

/// More differing texts than that are no currencies; the first ones are enough to refuse them.
constexpr std::size_t most_kept = 32;

constexpr std::array<CurrencyName, 62> currency_names{{{"€", "EUR"},
                                                       {"euro", "EUR"},
                                                       {"euros", "EUR"},
                                                       {"£", "GBP"},
                                                       {"pound", "GBP"},
                                                       {"pounds", "GBP"},
                                                       {"poundsterling", "GBP"},
                                                       {"sterling", "GBP"},
                                                       {"britishpound", "GBP"},
                                                       {"britishpounds", "GBP"},
                                                       {"₹", "INR"},
                                                       {"rupee", rupees},
                                                       {"rupees", rupees},
                                                       {"indianrupee", "INR"},
                                                       {"rs", rupees},
                                                       {"rs.", rupees},
                                                       {"us$", "USD"},
                                                       {"usdollar", "USD"},
                                                       {"usdollars", "USD"},
                                                       {"u.s.dollar", "USD"},
                                                       {"ca$", "CAD"},
                                                       {"c$", "CAD"},
                                                       {"canadiandollar", "CAD"},
                                                       {"a$", "AUD"},
                                                       {"au$", "AUD"},
                                                       {"australiandollar", "AUD"},
                                                       {"nz$", "NZD"},
                                                       {"s$", "SGD"},
                                                       {"hk$", "HKD"},
                                                       {"mx$", "MXN"},
                                                       {"nt$", "TWD"},
                                                       {"$", dollars},
                                                       {"dollar", dollars},
                                                       {"dollars", dollars},
                                                       {"¥", "JPY CNY"},
                                                       {"￥", "JPY CNY"},
                                                       {"yen", "JPY"},
                                                       {"japaneseyen", "JPY"},
                                                       {"yuan", "CNY"},
                                                       {"rmb", "CNY"},
                                                       {"renminbi", "CNY"},
                                                       {"r$", "BRL"},
                                                       {"₩", "KRW"},
                                                       {"₺", "TRY"},
                                                       {"zł", "PLN"},
                                                       {"kr", kronor},
                                                       {"kr.", kronor},
                                                       {"kč", "CZK"},
                                                       {"ft", "HUF"},
                                                       {"fr.", "CHF"},
                                                       {"sfr.", "CHF"},
                                                       {"swissfranc", "CHF"},
                                                       {"swissfrancs", "CHF"},
                                                       {"rp", "IDR"},
                                                       {"₽", "RUB"},
                                                       {"₴", "UAH"},
                                                       {"₪", "ILS"},
                                                       {"₱", "PHP"},
                                                       {"฿", "THB"},
                                                       {"₫", "VND"},
                                                       {"₦", "NGN"},
                                                       {"lei", "RON"}}};

/// Codes that a column's name can hold; those that are also words, such as ALL, TRY and TOP, are not among
/// them.
constexpr std::array<std::string_view, 40> name_codes{
    "USD", "EUR", "GBP", "JPY", "CNY", "INR", "CHF", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD",
    "BRL", "SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF", "RON", "BGN", "RUB", "UAH", "ILS", "ZAR",
    "KRW", "IDR", "MYR", "THB", "PHP", "VND", "NGN", "KES", "AED", "ARS", "CLP", "COP"};

/// Signs that a column's name can hold, the longer ones first.
constexpr std::array<std::string_view, 22> name_signs{"US$", "CA$", "AU$", "NZ$", "HK$", "MX$", "NT$", "A$",
                                                      "C$",  "R$",  "S$",  "$",   "€",   "£",   "₹",   "¥",
                                                      "￥",  "₩",   "₺",   "₽", "₪",   "zł"};

char upper(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool is_letter(char letter) { return lower(letter) >= 'a' && lower(letter) <= 'z'; }

std::string in_upper_case(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(), upper);
    return result;
}

/// In lower case and without blanks, as names of the table are.
std::string name_key(std::string_view text) {
    std::string key;
    for (const char letter : text)
        if (letter != ' ' && letter != '\t') key += lower(letter);
    return key;
}

std::string_view codes_of(std::string_view key) {
    const auto found = std::ranges::find(currency_names, key, &CurrencyName::name);
    return found == currency_names.end() ? std::string_view{} : found->codes;
}

bool is_code(std::string_view word) { return std::ranges::find(name_codes, word) != name_codes.end(); }

struct Part {
    std::size_t begin = 0;
    std::size_t size = 0;
};

/// The runs of ASCII letters in a text.
std::vector<Part> letter_runs(std::string_view text) {
    std::vector<Part> runs;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_letter(text[i])) continue;
        if (i == 0 || !is_letter(text[i - 1])) runs.push_back({i, 0});
        ++runs.back().size;
    }
    return runs;
}

/// The one code that stands as a word in the text: in capitals or in small letters, not in both.
std::optional<Part> code_in(std::string_view text) {
    std::optional<Part> found;
    for (const auto& run : letter_runs(text)) {
        const auto word = text.substr(run.begin, run.size);
        if (!is_code(in_upper_case(word))) continue;
        if (found && in_upper_case(word) != in_upper_case(text.substr(found->begin, found->size)))
            return std::nullopt;
        found = run;
    }
    return found;
}

std::optional<Part> currency_part(std::string_view column) {
    if (auto code = code_in(column)) return code;
    for (const auto sign : name_signs)
        if (const auto at = column.find(sign); at != std::string_view::npos) return Part{at, sign.size()};
    return std::nullopt;
}

/// The only one of the uses that is one of the currencies a sign stands for.
CurrencyUse* only_one_of(std::string_view codes, std::span<CurrencyUse> uses) {
    CurrencyUse* only = nullptr;
    for (auto& use : uses) {
        if (use.currency.size() != 3 || codes.find(use.currency) == std::string_view::npos) continue;
        if (only != nullptr) return nullptr;
        only = &use;
    }
    return only;
}

Problem about(const CurrencyPlace& place, std::string message) {
    return {.file = std::string{place.file},
            .line = place.line,
            .column = place.byte,
            .record = {},
            .customer_id = {},
            .field = fmt::format("column \"{}\"", place.column),
            .message = std::move(message)};
}

/// A code or sign as it is, anything longer in quotes and shortened.
std::string shown(const std::string& written) {
    constexpr std::size_t longest_code = 12;
    return written.size() > longest_code ? read::quoted(std::string_view{written}) : escaped(written);
}

/// "usd in line 2"; the file is named when it is another than that of the message.
std::string with_place(const CurrencyUse& use, std::string_view file) {
    return fmt::format("{} in {}{} {}", shown(use.written),
                       use.place.file == file ? std::string{} : fmt::format("{}, ", use.place.file),
                       use.place.byte == 0 ? "row" : "line", use.place.line);
}

std::string one_currency_hint(std::span<const CurrencyUse> uses) {
    const auto by_column = std::ranges::find(uses, CurrencySource::column,
                                             [](const CurrencyUse& use) { return use.place.source; });
    const std::string hint = "csm converts no currencies; ";
    if (by_column == uses.end()) return hint + "export the amounts in one of them";
    if (by_column->place.byte == 0)
        return hint +
               "let the SELECT return the customers of one of them, or amounts that it converted itself "
               "and no currency";
    return hint +
           fmt::format("export the amounts in one of them; if they are, whatever \"{0}\" says, write {1}",
                       by_column->place.column, map_option(by_column->place.column, ""));
}

/// Of a SELECT, which may have converted what it read; a declared column is not compared.
std::string conversion_hint(std::span<const SourceCurrency> sources) {
    std::vector<std::string> columns;
    for (const auto& source : sources) {
        TextBuffer name;
        render::append_json_text(name, source.column);
        auto declared = fmt::format("{}: \"number\"", name.view());
        if (std::ranges::find(columns, declared) == columns.end()) columns.push_back(std::move(declared));
    }
    return fmt::format("csm converts no currencies; export the amounts in one of them, or let the SELECT "
                       "convert them and write \"types\": {{{}}} into the mapping file, by which they are "
                       "numbers whatever their currency",
                       fmt::join(columns, ", "));
}

}  // namespace

std::string currency_of(std::string_view written) {
    const auto text = read::without_blanks(written);
    const auto codes = codes_of(name_key(text));
    if (codes.size() == 3) return std::string{codes};
    if (!codes.empty())  // the first of the names that stand for the same currencies
        return in_upper_case(std::ranges::find(currency_names, codes, &CurrencyName::codes)->name);
    if (const auto code = code_in(text)) return in_upper_case(text.substr(code->begin, code->size));
    return in_upper_case(text);
}

std::string currency_in_name(std::string_view column) {
    const auto part = currency_part(column);
    return part ? std::string{column.substr(part->begin, part->size)} : std::string{};
}

std::string without_currency(std::string_view column) {
    const auto part = currency_part(column);
    if (!part) return std::string{column};
    auto before = column.substr(0, part->begin);
    for (const std::string_view joined : {" in ", "_in_", " (in "})
        if (before.ends_with(joined)) before.remove_suffix(joined.size());
    return std::string{before} + std::string{column.substr(part->begin + part->size)};
}

void Currencies::add(std::string_view written, const CurrencyPlace& place) {
    while (!written.empty()) {
        const auto end = std::min(written.find_first_of(",;|/"), written.size());
        const auto text = read::without_blanks(written.substr(0, end));
        written.remove_prefix(std::min(end + 1, written.size()));
        if (text.empty()) continue;
        const auto seen = std::ranges::find(uses_, text, &CurrencyUse::written);
        if (seen != uses_.end())
            ++seen->count;
        else if (uses_.size() < most_kept)
            uses_.push_back({currency_of(text), std::string{text}, place, 1});
    }
}

std::vector<CurrencyUse> Currencies::different() const {
    std::vector<CurrencyUse> merged;
    for (const auto& use : uses_) {
        const auto same = std::ranges::find(merged, use.currency, &CurrencyUse::currency);
        if (same == merged.end())
            merged.push_back(use);
        else
            same->count += use.count;
    }
    for (std::size_t i = 0; i < merged.size();) {
        const auto codes = codes_of(name_key(merged[i].currency));
        auto* const only = codes.size() > 3 ? only_one_of(codes, merged) : nullptr;
        if (only == nullptr) {
            ++i;
            continue;
        }
        only->count += merged[i].count;
        merged.erase(merged.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return merged;
}

std::optional<Error> several_currencies(std::span<const CurrencyUse> uses) {
    if (uses.size() < 2) return {};
    constexpr std::size_t told = 5;
    const auto& place = uses[1].place;
    std::vector<std::string> list;
    for (const auto& use : uses.first(std::min(uses.size(), told)))
        list.push_back(with_place(use, place.file));
    return Error{describe(about(place, {})),
                 fmt::format("amounts are in different currencies: {}{}", fmt::join(list, ", "),
                             uses.size() > told ? ", …" : ""),
                 one_currency_hint(uses)};
}

void AmountCurrencies::add(std::size_t customer, const CurrencyPlace& amount,
                           std::span<const SaidCurrency> said) {
    if (said.empty()) open_.emplace_back(customer, amount);
    for (const auto& one : said) currencies_.add(one.written, one.place);
}

void AmountCurrencies::add_elsewhere(std::size_t customer, const SaidCurrency& said) {
    elsewhere_.emplace(customer, said);
}

void AmountCurrencies::add_source(SourceCurrency source) { sources_.push_back(std::move(source)); }

Result<std::vector<Problem>> AmountCurrencies::settle() {
    std::vector<const CurrencyPlace*> unsaid;
    for (const auto& [customer, place] : open_) {
        const auto found = elsewhere_.find(customer);
        if (found != elsewhere_.end())
            currencies_.add(found->second.written, found->second.place);
        else if (sources_.empty())
            unsaid.push_back(&place);
    }
    const bool are_several = currencies_.different().size() > 1;
    for (const auto& source : sources_) currencies_.add(source.said.written, source.said.place);
    const auto uses = currencies_.different();
    if (auto failure = several_currencies(uses)) {
        if (!are_several && !sources_.empty()) failure->hint = conversion_hint(sources_);
        return std::move(*failure);
    }
    std::vector<Problem> notices;
    if (uses.empty()) return notices;
    const auto& use = uses.front();
    if (use.place.source != CurrencySource::sign)
        notices.push_back(about(use.place, fmt::format("amounts are in {}", shown(use.written))));
    if (!unsaid.empty())
        notices.push_back(about(
            *unsaid.front(), fmt::format("{} no currency and {} taken to be in {} like the others",
                                         unsaid.size() == 1 ? std::string{"1 amount has"}
                                                            : fmt::format("{} amounts have", unsaid.size()),
                                         unsaid.size() == 1 ? "is" : "are", shown(use.written))));
    return notices;
}

}  // namespace csm::import
