// SPDX-License-Identifier: MIT
#include "terminal/color.hpp"

#include "support/memory_io.hpp"

#include <gtest/gtest.h>

namespace csm::test {

using cmd::ColorWhen;
using cmd::use_color;

TEST(Color, FollowsTheWordOfTheUser) {
    MemoryIo memory;
    memory.environment = {{"NO_COLOR", "1"}};
    EXPECT_TRUE(use_color(ColorWhen::always, false, memory.io));
    memory.environment = {{"CLICOLOR_FORCE", "1"}};
    EXPECT_FALSE(use_color(ColorWhen::never, true, memory.io));
}

TEST(Color, IsForTerminalsOnly) {
    MemoryIo memory;
    EXPECT_TRUE(use_color(ColorWhen::automatic, true, memory.io));
    EXPECT_FALSE(use_color(ColorWhen::automatic, false, memory.io));
    memory.environment = {{"TERM", "dumb"}};
    EXPECT_FALSE(use_color(ColorWhen::automatic, true, memory.io));
}

TEST(Color, FollowsTheEnvironment) {
    MemoryIo memory;
    memory.environment = {{"CLICOLOR_FORCE", "1"}};
    EXPECT_TRUE(use_color(ColorWhen::automatic, false, memory.io));
    memory.environment = {{"CLICOLOR_FORCE", "0"}};
    EXPECT_FALSE(use_color(ColorWhen::automatic, false, memory.io));
    memory.environment = {{"CLICOLOR_FORCE", "1"}, {"NO_COLOR", "1"}};
    EXPECT_FALSE(use_color(ColorWhen::automatic, true, memory.io));
    memory.environment = {{"NO_COLOR", ""}};
    EXPECT_TRUE(use_color(ColorWhen::automatic, true, memory.io));
}

}  // namespace csm::test
