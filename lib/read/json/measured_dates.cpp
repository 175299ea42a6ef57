// SPDX-License-Identifier: MIT
#include "read/json/measured_dates.hpp"

#include "read/json/item_lists.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace csm::read {

namespace {

std::string days_text(double days) {
    std::string text;
    append_shortest(text, days);
    return text + (days == 1 ? " day" : " days");
}

}  // namespace

MeasuredDates::MeasuredDates(const Model& model)
    : model_{model},
      by_name_(model.fields.size()),
      blocks_(model.fields.size()),
      fields_(model.fields.size()) {
    std::iota(by_name_.begin(), by_name_.end(), std::size_t{0});
    std::ranges::sort(by_name_, {},
                      [&](std::size_t slot) { return std::string_view{model.fields[slot].name}; });
}

void MeasuredDates::begin() {
    if (!any_) return;
    record_.reset();
    blocks_.assign(blocks_.size(), std::nullopt);
    fields_.assign(fields_.size(), std::nullopt);
    any_ = false;
}

void MeasuredDates::set(const std::string& block_or_field, std::optional<Date> date) {
    any_ = true;
    if (block_or_field.empty()) record_ = date;
    const auto name = [this](std::size_t slot) { return std::string_view{model_.fields[slot].name}; };
    const auto from = [&](std::string_view text) {
        return std::ranges::lower_bound(by_name_, text, {}, name);
    };
    if (const auto field = from(block_or_field); field != by_name_.end() && name(*field) == block_or_field)
        fields_[*field] = date;
    const auto within = block_or_field + ".";
    for (auto slot = from(within); slot != by_name_.end() && name(*slot).starts_with(within); ++slot)
        blocks_[*slot] = date;
}

std::optional<Date> MeasuredDates::date_of(std::size_t slot) const {
    if (fields_[slot]) return fields_[slot];
    return blocks_[slot] ? blocks_[slot] : record_;
}

void MeasuredDates::forget_aged(Account& account, std::size_t slot) const {
    const auto before = account.values;
    forget_value(account, model_, slot);
    for (std::size_t i = 0; i < before.size(); ++i)
        if (!std::isnan(before[i]) && std::isnan(account.values[i])) account.aged.push_back({i, before[i]});
}

std::vector<MeasuredDates::Finding> MeasuredDates::apply(Account& account, Date as_of) const {
    std::vector<Finding> findings;
    for (std::size_t slot = 0; slot < fields_.size(); ++slot) {
        const auto date = date_of(slot);
        if (!date || std::isnan(account.values[slot]) || !model_.fields[slot].is_read) continue;
        const auto age = static_cast<double>(days_between(*date, as_of));
        const auto valid = model_.fields[slot].valid_days;
        if (valid && age > *valid) {
            forget_aged(account, slot);
            findings.push_back({slot, ProblemKind::too_old,
                                "was measured on " + iso_text(*date) + ", " + days_text(age) + " before " +
                                    iso_text(as_of) + "; values older than " + days_text(*valid) +
                                    " count as missing"});
            continue;
        }
        if (age < -1) {
            // Nobody knew it on the day. It did not age: there is no score with it too.
            forget_value(account, model_, slot);
            findings.push_back({slot, ProblemKind::measured_later,
                                "was measured on " + iso_text(*date) + ", " + days_text(-age) + " after " +
                                    iso_text(as_of) + "; treated as missing"});
            continue;
        }
        if (age < 0)
            findings.push_back(
                {slot, ProblemKind::measured_later,
                 "was measured on " + iso_text(*date) + ", after " + iso_text(as_of) + "; used as given"});
        if (!account.oldest_measured || *date < *account.oldest_measured) account.oldest_measured = date;
    }
    return findings;
}

}  // namespace csm::read
