// SPDX-License-Identifier: MIT
#include "read/measured_dates.hpp"

#include <csm/number.hpp>

#include <cmath>

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
      blocks_(model.fields.size()),
      fields_(model.fields.size()) {}

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
    for (std::size_t slot = 0; slot < fields_.size(); ++slot) {
        const auto& name = model_.fields[slot].name;
        if (name == block_or_field)
            fields_[slot] = date;
        else if (name.starts_with(block_or_field + "."))
            blocks_[slot] = date;
    }
}

std::optional<Date> MeasuredDates::date_of(std::size_t slot) const {
    if (fields_[slot]) return fields_[slot];
    return blocks_[slot] ? blocks_[slot] : record_;
}

std::vector<MeasuredDates::Finding> MeasuredDates::apply(Account& account, Date as_of) const {
    std::vector<Finding> findings;
    for (std::size_t slot = 0; slot < fields_.size(); ++slot) {
        const auto date = date_of(slot);
        if (!date || std::isnan(account.values[slot])) continue;
        const auto age = static_cast<double>(days_between(*date, as_of));
        const auto valid = model_.fields[slot].valid_days;
        if (valid && age > *valid) {
            account.values[slot] = missing_value;
            findings.push_back({slot, ProblemKind::too_old,
                                "was measured on " + iso_text(*date) + ", " + days_text(age) + " before " +
                                    iso_text(as_of) + "; values older than " + days_text(*valid) +
                                    " count as missing"});
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
