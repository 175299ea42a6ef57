// SPDX-License-Identifier: MIT
#include "line/command.hpp"
#include "run.hpp"
#include "support/count_of.hpp"
#include "support/memory_io.hpp"
#include "support/zip.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace csm::test {

namespace {

using testing::HasSubstr;

/// csm report --format xlsx - for customers that each have one thing wrong.
std::string workbook_of(int customers) {
    MemoryIo memory;
    for (int i = 0; i < customers; ++i)
        memory.input += R"({"customer_id": "C)" + std::to_string(i) +
                        R"(", "segment": "smb", "arr": "much"})"
                        "\n";
    const std::vector<std::string> arguments{"report", "--format", "xlsx", "--quiet", "-"};
    EXPECT_EQ(cmd::run(arguments, memory.io, cmd::all_commands()), 0);
    EXPECT_EQ(memory.err, "");
    return memory.out;
}

}  // namespace

TEST(WorkbookCommand, ListsEveryProblemAndEveryAccount) {
    const auto workbook = workbook_of(100);
    const auto rows = [&](std::string_view sheet) { return count_of(zip_member(workbook, sheet), "<row "); };
    EXPECT_EQ(rows("xl/worksheets/sheet2.xml"), 102U) << "a header, the accounts, their total";
    EXPECT_EQ(rows("xl/worksheets/sheet6.xml"), 101U);
    EXPECT_THAT(zip_member(workbook, "xl/workbook.xml"), HasSubstr(R"(name="Problems")"));
}

TEST(WorkbookCommand, IsNotForATerminal) {
    MemoryIo memory;
    memory.io.out_is_terminal = true;
    const std::vector<std::string> arguments{"report", "--format", "xlsx", "-"};
    EXPECT_EQ(cmd::run(arguments, memory.io, cmd::all_commands()), 2);
    EXPECT_THAT(memory.err, HasSubstr("add --output report.xlsx"));
}

}  // namespace csm::test
