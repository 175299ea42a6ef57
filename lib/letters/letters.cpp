// SPDX-License-Identifier: MIT
#include <csm/letters.hpp>

#include <csm/listing.hpp>
#include <csm/ranking.hpp>

#include <boost/crc.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

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

std::vector<AccountContent> contents_at(Portfolio& portfolio, std::span<const std::uint64_t> places,
                                        const Model& model, const Settings& settings,
                                        const std::function<void(std::uint64_t, Problem)>& problem) {
    std::vector<AccountContent> contents;
    auto listing = list_again(portfolio, places, PortfolioAnalysis{model, settings});
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto& [account, assessment] = listing.rows[i];
        auto notes = notes_at(portfolio, places[i], account,
                              [&](Problem found) { problem(places[i], std::move(found)); });
        contents.push_back({std::move(account), std::move(notes), std::move(assessment)});
    }
    return contents;
}

/// A letter about the portfolio counts the problems of its input.
std::function<void(Problem)> Letters::counting() {
    return [this](Problem problem) {
        if (template_.scope == Scope::portfolio) groups_.add(problem);
        problem_(std::move(problem));
    };
}

Result<Answer<PortfolioAnalysis>> Letters::select(const Query<PortfolioAnalysis>& query) {
    if (template_.scope == Scope::portfolio) {
        lists_.emplace(analysis_, query.order, capacity_);
        return run(portfolio_, query, analysis_, *lists_, counting());
    }
    Ranking ranking{analysis_, query};
    auto answer = run(portfolio_, query, analysis_, ranking, counting());
    listed_ = ranking.places();
    return answer;
}

/// An account may stand in several lists.
std::vector<AccountContent> Letters::contents(std::span<const std::uint64_t> places) {
    std::set<std::uint64_t> told;
    auto all = contents_at(portfolio_, places, analysis_.model, analysis_.settings,
                           [&](std::uint64_t place, Problem problem) {
                               if (told_.contains(place)) return;
                               told.insert(place);
                               problem_(std::move(problem));
                           });
    told_.merge(told);
    return all;
}

Result<std::vector<Letter>> Letters::letters(std::span<const std::uint64_t> places) {
    std::vector<Letter> letters;
    const auto& [model, settings] = analysis_;
    for (const auto& content : contents(places)) {
        const auto& [customer_id, name] = std::tie(content.account.customer_id, content.account.name);
        const auto not_for = for_all_ ? std::nullopt : find_unsuitable(template_, content, model, settings);
        if (not_for) {
            letters.push_back({customer_id, {}, not_for, name.empty() ? customer_id : name});
            continue;
        }
        auto filled = fill(template_, content, model, settings);
        if (!filled) return filled.error();
        letters.push_back(
            {customer_id, std::move((*filled).markdown), {}, name.empty() ? customer_id : name});
    }
    return letters;
}

Result<Letter> Letters::portfolio_letter(const Answer<PortfolioAnalysis>& answer, const Filters& filters,
                                         std::optional<std::size_t> most) {
    const auto places = lists_->places(most);
    const PortfolioContent content{.summary = answer.summary,
                                   .selection = phrase_of(filters),
                                   .week = places.week,
                                   .rejected = answer.rejected,
                                   .problem_count = groups_.total(),
                                   .problems = groups_.groups(),
                                   .queue = contents(places.week.places),
                                   .changes = contents(places.changes),
                                   .renewals = contents(places.renewals),
                                   .ready = contents(places.ready)};
    auto filled = fill(template_, content, analysis_.model, analysis_.settings);
    if (!filled) return filled.error();
    return Letter{{}, std::move((*filled).markdown), {}, {}};
}

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
