// SPDX-License-Identifier: MIT
#include "places.hpp"
#include "support/golden_folder.hpp"
#include "support/letters.hpp"
#include "support/models.hpp"
#include "support/result_value.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace csm::test {

namespace {

using Cells = std::vector<std::string>;

/// The guide from one heading to another.
std::string part(std::string_view from, std::string_view to) {
    const auto guide = text_of(std::filesystem::path{CSM_SOURCE_DIR} / "docs/templates.md");
    const auto begin = guide.find(from);
    return guide.substr(begin, guide.find(to, begin) - begin);
}

std::string trimmed(std::string text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// The rows of the tables of a text, with the heads and without the lines below them.
std::vector<Cells> rows_of(const std::string& text) {
    std::vector<Cells> rows;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        auto line = text.substr(at, end - at);
        at = end + 1;
        if (!line.starts_with('|') || line.starts_with("|--") || line.starts_with("|:")) continue;
        Cells cells;
        for (std::size_t bar = 0; bar + 1 < line.size();) {
            const auto next = line.find('|', bar + 1);
            cells.push_back(trimmed(line.substr(bar + 1, next - bar - 1)));
            bar = next;
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

/// "a, b" as its names, with an example for names that are open.
Cells names_of(const std::string& cell) {
    static const std::map<std::string, Cells> open{
        {"texts.*name*", {"texts.own"}},
        {"internal.*name*", {"internal.own"}},
        {"day.*N*", {"day.30"}},
        {"in_days.*N*", {"in_days.7"}},
        {"term_day.*N*", {"term_day.30"}},
        {"usage.*metric*", {"usage.login_frequency"}},
        {"engagement.*metric*", {"engagement.nps_score"}},
        {"support.*metric*", {"support.open_tickets"}},
        {"relationship.*metric*", {"relationship.renewal_sentiment"}},
        {"usage_decline.*metric*", {"usage_decline.login_trend"}},
        {"engagement_drop.*metric*", {"engagement_drop.nps_change"}},
        {"…", {"commercial_factors.contract_type"}}};
    Cells names;
    for (std::size_t at = 0; at < cell.size();) {
        const auto end = std::min(cell.find(", ", at), cell.size());
        const auto name = cell.substr(at, end - at);
        at = end + 2;
        const auto examples = open.find(name);
        if (examples == open.end())
            names.push_back(name);
        else
            names.insert(names.end(), examples->second.begin(), examples->second.end());
    }
    return names;
}

bool is_accepted(const std::string& body, std::string_view voice, std::string_view scope = "account") {
    return read_template(fmt::format("{{{{!\nvoice: {}\nscope: {}\n}}}}\n{}", voice, scope, body), "t.md",
                         standard_model())
        .has_value();
}

void expect_voice(const std::string& body, bool is_internal) {
    EXPECT_TRUE(is_accepted(body, "internal")) << body;
    EXPECT_EQ(is_accepted(body, "customer-safe"), !is_internal) << body;
}

/// The documented slots that customers may see, each in the braces that show it.
std::vector<std::string> safe_slots() {
    std::vector<std::string> slots;
    for (const auto& row : rows_of(part("## Slots of an account\n", "## Lists of an account")))
        if (row.size() == 6 && row[4] == "safe")
            for (const auto& name : names_of(row[0])) slots.push_back("{{" + name + "}}");
    return slots;
}

}  // namespace

TEST(DocumentedSlots, OfAnAccountExistWithTheirVoice) {
    std::size_t slots = 0;
    for (const auto& row : rows_of(part("## Slots of an account\n", "## Lists of an account"))) {
        if (row.size() != 6 || row[0] == "slot") continue;
        for (const auto& name : names_of(row[0])) {
            expect_voice("{{" + name + "}}", row[4] == "internal");
            ++slots;
        }
    }
    EXPECT_GT(slots, 80U);
}

TEST(DocumentedSlots, OfListsExistWithTheirVoice) {
    std::map<std::string, bool> is_internal;  // by list
    Cells lists;
    for (const auto& row : rows_of(part("| list | items |", "How the computed lists come about"))) {
        if (row[0] == "list") continue;
        if (row.size() == 6) {
            is_internal[row[0]] = row[3] == "internal";
            expect_voice(
                fmt::format("{{{{#{0}}}}}{{{{/{0}}}}}{{{{^has_{0}}}}}{{{{no_{0}}}}}{{{{/has_{0}}}}}", row[0]),
                is_internal[row[0]]);
            continue;
        }
        if (!row[0].empty()) lists = names_of(row[0]);
        for (const auto& list : lists)
            for (const auto& name : names_of(row[1]))
                expect_voice(fmt::format("{{{{#{0}}}}}{{{{{1}}}}}{{{{/{0}}}}}", list, name),
                             is_internal.at(list) || row[2].find("internal") != std::string::npos);
    }
    EXPECT_EQ(is_internal.size(), 33U);
}

TEST(DocumentedSlots, OfAPortfolioExist) {
    Cells lists;
    std::string head;
    for (const auto& row : rows_of(part("## Slots of a portfolio document", "## Fields for documents"))) {
        if (row[0] == "slot" || row[0] == "list") {
            head = row[0] + row[1];
            continue;
        }
        if (!row[0].empty()) lists = names_of(row[0]);
        if (head == "slotmeaning")
            for (const auto& name : lists)
                EXPECT_TRUE(is_accepted("{{" + name + "}}", "internal", "portfolio")) << name;
        else if (head == "listitems")
            EXPECT_TRUE(is_accepted(fmt::format("{{{{#{0}}}}}{{{{/{0}}}}}{{{{no_{0}}}}}", row[0]), "internal",
                                    "portfolio"))
                << row[0];
        else
            for (const auto& name : names_of(row[1]))
                EXPECT_TRUE(
                    is_accepted(fmt::format("{{{{#{0}}}}}{{{{{1}}}}}{{{{/{0}}}}}", lists.front(), name),
                                "internal", "portfolio"))
                    << name;
    }
}

TEST(DocumentedSlots, ForCustomersShowNothingThatTheInternalOnesAreMadeOf) {
    std::string text;
    for (const auto& slot : safe_slots()) text += "- " + slot + "\n";
    const auto read = template_of(text);
    for (auto content : sample_contents()) {
        const auto shown = value(fill(read, content, standard_model(), letter_settings())).markdown;
        content.assessment.churn.reset();
        if (auto& expansion = content.assessment.expansion) {
            expansion->net_revenue = expansion->total_revenue = 1;
            expansion->readiness_reason = "secret";
            for (auto& opportunity : expansion->opportunities) opportunity.revenue = 1;
        }
        content.assessment.reason = content.assessment.next_action = "secret";
        content.assessment.exposure.reset();
        content.notes.internal.clear();
        content.notes.lists.erase("notes");
        EXPECT_EQ(value(fill(read, content, standard_model(), letter_settings())).markdown, shown);
    }
}

}  // namespace csm::test
