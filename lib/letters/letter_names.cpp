// SPDX-License-Identifier: MIT
#include <csm/letter_names.hpp>

#include <boost/crc.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace csm {

namespace {

constexpr std::size_t longest = 100;  // bytes; file systems take 255

bool is_letter_or_digit(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9');
}

/// The id with - in place of what a file name does not take or a shell would act on.
std::string plain(std::string_view id) {
    std::string name;
    for (const char letter : id.substr(0, longest)) {
        const bool fits = is_letter_or_digit(letter) || letter == '_' || letter == '-' || letter == '.';
        name += fits ? letter : '-';
    }
    // Neither a hidden file nor what looks like an option.
    if (!name.empty() && (name.front() == '.' || name.front() == '-')) name.front() = '_';
    return name;
}

std::string in_lower_case(std::string name) {
    std::ranges::transform(name, name.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return name;
}

std::string digest_of(std::string_view id) {
    boost::crc_32_type crc;
    crc.process_bytes(id.data(), id.size());
    return fmt::format("{:08x}", crc.checksum());
}

}  // namespace

std::string LetterNames::name_for(std::string_view customer_id) {
    const auto base = plain(customer_id);
    auto name = base;
    if (base != customer_id) name += "-" + digest_of(customer_id);
    if (base == customer_id && taken_.contains(in_lower_case(name))) name += "-" + digest_of(customer_id);
    const auto first = name;
    for (int number = 2; !taken_.insert(in_lower_case(name)).second; ++number)
        name = fmt::format("{}-{}", first, number);
    return name + extension_;
}

}  // namespace csm
