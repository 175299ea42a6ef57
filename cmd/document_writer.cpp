// SPDX-License-Identifier: MIT
#include "document_writer.hpp"

#include "files/templates.hpp"
#include "kept_accounts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

namespace csm::cmd {

namespace {

constexpr std::size_t batch = 128;  // accounts that are in memory at once

Failure too_many(std::size_t count, const ScoringArguments& arguments) {
    const std::string folder = arguments.output.empty() ? "documents" : arguments.output;
    return wrong_usage({{},
                        fmt::format("{} accounts are selected, and each gets a document of its own", count),
                        fmt::format("name a folder for them with a / at its end, such as --output {}/, or "
                                    "one account with --customer ID",
                                    folder)});
}

}  // namespace

boost::system::result<void, Failure> check_document_arguments(const ScoringArguments& arguments) {
    if (arguments.template_name.empty())
        return wrong_usage({{},
                            "--show-template prints the template that --template names",
                            "add --template with " + template_names()});
    const bool fits = !arguments.format_given || arguments.format == Format::markdown ||
                      arguments.format == Format::html || arguments.format == Format::text;
    if (fits) return {};
    return wrong_usage({{},
                        "a document is written as Markdown, text or HTML",
                        "leave --format out for Markdown, which other programs turn into slides"});
}

Outcome show_template(const ScoringArguments& arguments, Io& io) {
    Inputs inputs{io, arguments.quiet};
    const auto text = template_text(arguments.template_name, inputs);
    if (!text) return text.error();
    auto output = inputs.open_output(arguments.output);
    if (!output) return output.error();
    (*output).write(*text);
    if (const auto unchanged = inputs.check_unchanged(); !unchanged) return unchanged.error();
    if (const auto finished = (*output).finish(); !finished) return finished.error();
    return Status::done;
}

std::vector<AccountContent> DocumentWriter::content_at(std::span<const std::uint64_t> places) {
    std::vector<AccountContent> all;
    auto accounts = accounts_at(portfolio_, places);
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        auto& account = accounts[i];
        const bool is_new = seen_.insert(places[i]).second;  // an account may stand in several lists
        auto fields = fields_of(account, places[i], portfolio_, [&](Problem problem) {
            if (is_new) problem_(std::move(problem));
        });
        auto assessment = assess(account, model_, settings_);
        all.push_back({std::move(account), std::move(fields), std::move(assessment)});
    }
    return all;
}

boost::system::result<void, Failure> DocumentWriter::write_accounts(std::vector<RankedPlace> places,
                                                                    const ScoringArguments& arguments, Io& io,
                                                                    DocumentOutput& output) {
    const auto listed = first_places(std::move(places), arguments.top.value_or(std::size_t(-1)));
    if (listed.empty() && output.takes_one())
        return Failure{Error{{}, "no account matches the filters, so there is no document to fill", {}}};
    if (listed.empty()) io.err("csm report: no account matches the filters; no document was written\n");
    if (listed.size() > 1 && output.takes_one()) return too_many(listed.size(), arguments);
    const std::span<const std::uint64_t> all{listed};
    if (const auto fine = check_names(all, output); !fine) return fine;
    for (std::size_t begin = 0; begin < all.size(); begin += batch)
        if (const auto written = write_batch(all.subspan(begin, std::min(batch, all.size() - begin)), output);
            !written)
            return Failure{written.error()};
    return {};
}

boost::system::result<void, Failure> DocumentWriter::check_names(std::span<const std::uint64_t> places,
                                                                 const DocumentOutput& output) {
    if (!output.may_replace_input()) return {};
    std::vector<std::string> customer_ids;
    for (const auto& account : accounts_at(portfolio_, places)) customer_ids.push_back(account.customer_id);
    return output.check(customer_ids);
}

Result<void> DocumentWriter::write_batch(std::span<const std::uint64_t> places, DocumentOutput& output) {
    std::vector<std::pair<std::string, std::string>> documents;
    for (const auto& content : content_at(places)) {
        auto filled = fill(template_, content, model_, settings_);
        if (!filled) return filled.error();
        documents.emplace_back(content.account.customer_id, std::move((*filled).markdown));
    }
    // Files of a folder are in their place at once: nothing of an input that has changed may be in them.
    if (const auto unchanged = inputs_.check_unchanged(); !unchanged) return unchanged.error();
    for (const auto& [customer_id, markdown] : documents)
        if (const auto written = output.write(customer_id, markdown); !written) return written.error();
    return {};
}

boost::system::result<void, Failure> DocumentWriter::write_portfolio(PortfolioContent content,
                                                                     DocumentPlaces places,
                                                                     const ScoringArguments& arguments,
                                                                     DocumentOutput& output) {
    constexpr std::size_t usual = 10, usual_renewals = 15;
    const auto first = [&](std::vector<RankedPlace>& ranked, std::size_t most) {
        return content_at(first_places(std::move(ranked), arguments.top.value_or(most)));
    };
    content.queue = first(places.queue, usual);
    content.changes = first(places.changes, usual);
    content.renewals = first(places.renewals, usual_renewals);
    content.ready = first(places.ready, usual);
    const auto document = fill(template_, content, model_, settings_);
    if (!document) return Failure{document.error()};
    if (const auto written = output.write({}, (*document).markdown); !written)
        return Failure{written.error()};
    return {};
}

}  // namespace csm::cmd
