// SPDX-License-Identifier: MIT
#pragma once

#include "line/scoring_arguments.hpp"
#include "problem_log.hpp"
#include "terminal/output.hpp"

#include <csm/html_report.hpp>
#include <csm/workbook.hpp>

namespace csm::cmd {

/// Whether single accounts get pages, which show their history.
template <class Analysis>
bool shows_account_pages(const ScoringArguments& arguments) {
    if constexpr (requires { Analysis::has_pages(arguments); })
        return is_page(arguments.format) && Analysis::has_pages(arguments);
    else
        return false;
}

/// What is read a second time; a history stands in the records.
template <class Analysis>
ReadAgain read_again(const ScoringArguments& arguments, bool streams) {
    if (streams) return ReadAgain::nothing;
    return shows_account_pages<Analysis>(arguments) ? ReadAgain::records : ReadAgain::accounts;
}

/// Writes the listed accounts in a format for people. Only csm report has pages for browsers and workbooks.
template <class Analysis>
Result<void> write_listing(const Listing& listing, const ProblemLog& problems, const Analysis& analysis,
                           const ScoringArguments& arguments, const Io& io, Output& output) {
    if constexpr (requires { analysis.html(listing); }) {
        if (arguments.format == Format::html) {
            render_html(analysis.html(listing), [&](std::string_view part) { output.write(part); });
            return {};
        }
        if (arguments.format == Format::xlsx) {
            const auto bytes =
                render_xlsx(analysis.workbook(listing, {problems.listed(), problems.left_out()}));
            if (!bytes) return bytes.error();
            output.write(*bytes);
            return {};
        }
    }
    write_page(analysis.document(listing, arguments), arguments, io, output);
    return {};
}

}  // namespace csm::cmd
