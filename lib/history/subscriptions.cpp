// SPDX-License-Identifier: MIT
#include <csm/subscriptions.hpp>

#include "base/keyed_hash.hpp"
#include "base/quoted.hpp"
#include "history/subscription_columns.hpp"
#include "read/csv/key_cell.hpp"

#include <csm/csv_table.hpp>
#include <csm/nearest.hpp>

#include <boost/unordered/unordered_flat_map.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace csm {

namespace {

using history::SubscriptionColumns;

constexpr std::string_view no_segment = "(no segment)";
constexpr std::string_view left_out = "; the row is left out";

/// ASCII letters in the case that `shift` leads to; codes and words of this table have no others.
std::string in_case(std::string_view text, char first, char last, int shift) {
    std::string changed{text};
    for (char& letter : changed)
        if (letter >= first && letter <= last) letter = static_cast<char>(letter + shift);
    return changed;
}

std::string upper(std::string_view text) { return in_case(text, 'a', 'z', 'A' - 'a'); }

std::string lower(std::string_view text) { return in_case(text, 'A', 'Z', 'a' - 'A'); }

/// Texts and their numbers, in the order in which they came.
class Numbered {
  public:
    std::uint32_t of(std::string_view text) {
        const auto found = numbers_.find(text);
        if (found != numbers_.end()) return found->second;
        const auto number = static_cast<std::uint32_t>(texts.size());
        texts.emplace_back(text);
        numbers_.emplace(text, number);
        return number;
    }

    std::vector<std::string> texts{};

  private:
    boost::unordered_flat_map<std::string, std::uint32_t, KeyedHash, std::equal_to<>> numbers_;
};

/// A row that can be used, but for its currency.
struct ReadRow {
    Subscription subscription;
    std::uint32_t segment = 0;
    std::uint32_t currency = 0;
    std::uint64_t line = 0, column = 0;  ///< of its currency, or of its first cell
};

/// Reads the rows of one table.
class SubscriptionReading {
  public:
    SubscriptionReading(CsvTable csv, const SubscriptionColumns& columns,
                        const std::function<void(Problem)>& problem)
        : csv_{std::move(csv)},
          columns_{columns},
          problem_{problem} {
        table_.name = csv_.name;
    }

    Result<SubscriptionTable> read(std::string_view currency) {
        for (auto& found : csv_.problems) problem_(std::move(found));
        table_.rejected = csv_.left_out.count();
        table_.rows_read = csv_.rows.size() + table_.rejected;
        for (const auto& row : csv_.rows) take(row);
        csv_.rows.clear();
        if (const auto settled = settle_currency(upper(currency)); !settled) return settled.error();
        if (const auto added = fill(); !added) return added.error();
        return std::move(table_);
    }

  private:
    void take(const CsvRow& row) {
        const auto& id = row[columns_.customer_id];
        const auto plain = read::plain_key(id.text);
        const std::string_view key = plain ? *plain : id.text;
        const auto segment = columns_.segment ? segments_.of(segment_of(row)) : 0;
        if (read::names_nobody(key))
            return reject(id, ProblemKind::no_customer_id, {}, "customer_id", "is missing");
        if (is_trial(row, key)) {
            ++table_.trials;
            return;
        }
        auto subscription = subscription_of(row, key);
        if (!subscription) return;
        subscription->customer = customers_.of(key);
        const auto& place = columns_.currency ? row[*columns_.currency] : row.front();
        const auto currency = columns_.currency ? upper(place.text) : std::string{};
        rows_.push_back({*subscription, segment, currencies_.of(currency), place.line, place.column});
    }

    std::string_view segment_of(const CsvRow& row) const {
        const std::string_view segment = row[*columns_.segment].text;
        return segment.empty() ? no_segment : segment;
    }

    bool is_trial(const CsvRow& row, std::string_view key) {
        if (!columns_.trial) return false;
        const auto& cell = row[*columns_.trial];
        const auto word = lower(cell.text);
        if (word == "yes" || word == "true" || word == "1") return true;
        if (!word.empty() && word != "no" && word != "false" && word != "0")
            tell(cell, ProblemKind::unknown_word, key, "trial",
                 fmt::format("expected yes or no, got {}; taken as no",
                             read::quoted(std::string_view{cell.text})));
        return false;
    }

    /// What the row says, but for the customer; nothing when it is left out.
    std::optional<Subscription> subscription_of(const CsvRow& row, std::string_view key) {
        const auto arr = arr_of(row, key);
        if (!arr) return std::nullopt;
        const auto& first = row[columns_.start];
        const auto start = day_of(first, key, "start");
        if (!start) return std::nullopt;
        Subscription subscription{.customer = 0, .arr = *arr, .start = *start, .end = {}};
        if (!columns_.end || row[*columns_.end].text.empty()) return subscription;
        const auto& last = row[*columns_.end];
        subscription.end = day_of(last, key, "end");
        if (!subscription.end) return std::nullopt;
        if (*subscription.end > *start) return subscription;
        reject(last, ProblemKind::out_of_range, key, "end",
               fmt::format("{} is not after the start, {}", last.text, first.text));
        return std::nullopt;
    }

    std::optional<Cents> arr_of(const CsvRow& row, std::string_view key) {
        const auto& amount_cell = row[columns_.amount];
        const auto& months_cell = row[columns_.months];
        const auto amount = number_of(amount_cell, key, "amount");
        const auto months = amount ? number_of(months_cell, key, "months") : std::nullopt;
        if (!amount || !months) return std::nullopt;
        if (amount->sign() < 0) {
            reject(amount_cell, ProblemKind::out_of_range, key, "amount",
                   fmt::format("{} is below 0", amount_cell.text));
            return std::nullopt;
        }
        if (months->sign() <= 0) {
            reject(months_cell, ProblemKind::out_of_range, key, "months",
                   fmt::format("{} is not above 0", months_cell.text));
            return std::nullopt;
        }
        const auto arr = yearly_cents(*amount, *months);
        if (!arr)
            reject(amount_cell, ProblemKind::too_large, key, "amount",
                   fmt::format("{} for {} months is too large", amount_cell.text, months_cell.text));
        return arr;
    }

    std::optional<Decimal> number_of(const CsvCell& cell, std::string_view key, std::string_view field) {
        auto number = parse_decimal(cell.text);
        if (!number) reject(cell, ProblemKind::wrong_type, key, field, unlike("a number", cell));
        return number;
    }

    std::optional<Date> day_of(const CsvCell& cell, std::string_view key, std::string_view field) {
        const auto day = parse_iso_date(cell.text);
        if (!day) reject(cell, ProblemKind::not_a_date, key, field, unlike("a date as YYYY-MM-DD", cell));
        return day;
    }

    static std::string unlike(std::string_view wanted, const CsvCell& cell) {
        if (cell.text.empty()) return "is missing";
        return fmt::format("expected {}, got {}", wanted, read::quoted(std::string_view{cell.text}));
    }

    void reject(const CsvCell& cell, ProblemKind kind, std::string_view key, std::string_view field,
                const std::string& message) {
        ++table_.rejected;
        tell(cell, kind, key, field, message + std::string{left_out});
    }

    void tell(const CsvCell& cell, ProblemKind kind, std::string_view key, std::string_view field,
              std::string message) {
        problem_({.file = table_.name,
                  .line = cell.line,
                  .column = cell.column,
                  .record = {},
                  .customer_id = std::string{key},
                  .field = std::string{field},
                  .message = std::move(message),
                  .kind = kind});
    }

    /// Leaves out what is in another currency than the one asked for, or in none beside one.
    Result<void> settle_currency(const std::string& wanted) {
        std::vector<std::string> named;
        for (const auto& currency : currencies_.texts)
            if (!currency.empty()) named.push_back(currency);
        std::ranges::sort(named);
        if (!wanted.empty() && std::ranges::find(named, wanted) == named.end())
            return no_such_currency(wanted, named);
        if (wanted.empty() && named.size() > 1)
            return Error{
                table_.name,
                fmt::format("has amounts in {} currencies: {}", named.size(), fmt::join(named, ", ")),
                fmt::format("choose one with --currency {}; csm converts none", named.front())};
        if (named.empty()) return {};
        table_.currency = wanted.empty() ? named.front() : wanted;
        std::erase_if(rows_, [&](const ReadRow& row) { return is_in_another(row); });
        return {};
    }

    bool is_in_another(const ReadRow& row) {
        const auto& currency = currencies_.texts[row.currency];
        if (currency == table_.currency) return false;
        const CsvCell cell{{}, row.line, row.column};
        if (currency.empty())
            reject(cell, ProblemKind::null, customers_.texts[row.subscription.customer], "currency",
                   "is missing beside rows that have one");
        else
            ++table_.in_other_currencies;
        return true;
    }

    Error no_such_currency(const std::string& wanted, const std::vector<std::string>& named) const {
        if (named.empty())
            return {table_.name, "does not say of any row which currency it is in", "leave --currency out"};
        auto hint = did_you_mean(wanted, named);
        if (hint.empty()) hint = fmt::format("its currencies are {}", fmt::join(named, ", "));
        return {table_.name, fmt::format("has no row in {}", wanted), std::move(hint)};
    }

    /// The segments by code point, and the new number of each.
    std::vector<std::uint32_t> sort_segments() {
        table_.segments = segments_.texts;
        std::ranges::sort(table_.segments);
        std::vector<std::uint32_t> numbers;
        for (const auto& segment : segments_.texts)
            numbers.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(table_.segments, segment) -
                                                         table_.segments.begin()));
        if (numbers.empty()) numbers.push_back(0);
        return numbers;
    }

    /// Puts the rows that are left into the table.
    Result<void> fill() {
        if (rows_.empty())
            return Error{table_.name, "holds no subscription that can be used",
                         table_.rejected > 0 ? "what is wrong with its rows is told above" : ""};
        const auto segment_numbers = sort_segments();
        constexpr auto none = std::numeric_limits<std::uint32_t>::max();
        std::vector<std::uint32_t> place(customers_.texts.size(), none);
        Cents sum = 0;
        for (auto& [subscription, segment, currency, line, column] : rows_) {
            sum += subscription.arr;
            if (sum > largest_sum)
                return Error{table_.name, "holds amounts that are too large to be added up to the cent", {}};
            auto& at = place[subscription.customer];
            if (at == none) {
                at = static_cast<std::uint32_t>(table_.customers.size());
                table_.customers.push_back({std::move(customers_.texts[subscription.customer]), 0, {}});
            }
            auto& customer = table_.customers[at];
            customer.segment = segment_numbers[segment];
            if (subscription.arr > 0)
                customer.first_paid =
                    std::min(customer.first_paid.value_or(subscription.start), subscription.start);
            subscription.customer = at;
            table_.rows.push_back(subscription);
        }
        return {};
    }

    CsvTable csv_;
    const SubscriptionColumns& columns_;
    const std::function<void(Problem)>& problem_;
    SubscriptionTable table_;
    Numbered customers_;
    Numbered segments_;
    Numbered currencies_;
    std::vector<ReadRow> rows_;
};

}  // namespace

std::vector<Cents> SubscriptionTable::arr_on(Date day) const {
    std::vector<Cents> arr(customers.size(), 0);
    for (const auto& row : rows)
        if (row.is_active_on(day)) arr[row.customer] += row.arr;
    return arr;
}

Result<SubscriptionTable> read_subscriptions(const Source& source, std::string_view currency,
                                             const std::function<void(Problem)>& problem) {
    auto csv = read_csv(source.bytes, source.name, {.delimiter = {}, .skip = 0});
    if (!csv) return csv.error();
    const auto columns = history::subscription_columns(*csv);
    if (!columns) return columns.error();
    return SubscriptionReading{std::move(*csv), *columns, problem}.read(currency);
}

}  // namespace csm
