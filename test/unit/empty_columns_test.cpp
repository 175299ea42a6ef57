// SPDX-License-Identifier: MIT
#include "write/page/sections.hpp"

#include <csm/render.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::vector<std::string> titles(const Table& table) {
    std::vector<std::string> found;
    for (const auto& column : table.columns) found.push_back(column.title);
    return found;
}

Table accounts(std::vector<Row> rows) {
    return {.columns = {{"Account"}, {"Owner"}, {"Health", Align::right}, {"ARR", Align::right}},
            .rows = std::move(rows),
            .more = {}};
}

}  // namespace

TEST(EmptyColumns, FallOut) {
    const auto table = accounts({{{{"A"}, {std::string{}}, {Points{80}}, {Money{1}}}, {}},
                                 {{{"B"}, {}, {Points{70}}, {Money{2}}}, {}}});
    const auto kept = without_empty_columns(table);
    EXPECT_THAT(titles(kept), ElementsAre("Account", "Health", "ARR"));
    EXPECT_EQ(kept.rows[1].cells.size(), 3U);
}

TEST(EmptyColumns, StayWhenOneRowSaysSomethingOrNothingIsKnown) {
    EXPECT_EQ(without_empty_columns(accounts({{{{"A"}, {"Ada"}, {{}, Tone::unknown}, {Money{1}}}, {}},
                                              {{{"B"}, {}, {{}, Tone::unknown}, {}}, {}}}))
                  .columns.size(),
              4U);
}

TEST(EmptyColumns, StayInATableWithoutRowsAndInFront) {
    EXPECT_EQ(without_empty_columns(accounts({})).columns.size(), 4U);
    EXPECT_THAT(titles(without_empty_columns(accounts({{{{}, {}, {}, {}}, {}}}))), ElementsAre("Account"));
    EXPECT_TRUE(without_empty_columns({}).columns.empty());
}

TEST(EmptyColumns, AreSeenInNoFormatForReaders) {
    const Document document{{accounts({{{{"A"}, {}, {Points{80}}, {Money{1}}}, {}}})}};
    EXPECT_THAT(render_text(document, {}), Not(HasSubstr("Owner")));
    EXPECT_THAT(render_markdown(document), Not(HasSubstr("Owner")));
    EXPECT_THAT(render_markdown(document), HasSubstr("Health"));
}

}  // namespace csm::test
