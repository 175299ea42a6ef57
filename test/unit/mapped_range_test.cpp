// SPDX-License-Identifier: MIT
#include "support/golden_folder.hpp"
#include "terminal/lost_input.hpp"

#include <csm/input_file.hpp>
#include <csm/mapped_range.hpp>

#include <gtest/gtest.h>

#include <csignal>
#include <optional>

namespace csm::test {

TEST(MappedRange, KnowsWhichFileIsAtAnAddress) {
    const std::string bytes = "0123456789";
    const std::string_view all = bytes;
    std::optional<MappedRange> first{std::in_place, "1.json", all.substr(0, 3)};
    const MappedRange second{"2.json", all.substr(5)};
    const std::string behind =
        ": became shorter while it was read; run the command again when nothing writes to the file\n";
    ASSERT_NE(MappedRange::message_at(&bytes[2]), nullptr);
    EXPECT_EQ(*MappedRange::message_at(&bytes[2]), "csm: 1.json" + behind);
    EXPECT_EQ(*MappedRange::message_at(&bytes[9]), "csm: 2.json" + behind);
    EXPECT_EQ(MappedRange::message_at(&bytes[3]), nullptr);
    EXPECT_EQ(MappedRange::message_at(nullptr), nullptr);
    first.reset();
    EXPECT_EQ(MappedRange::message_at(&bytes[2]), nullptr);
    EXPECT_NE(MappedRange::message_at(&bytes[5]), nullptr);
}

TEST(MappedRange, MakesALostInputAnError) {
    const TemporaryFolder folder;
    write_text("p.json", std::string(100'000, ' '));
    const auto read_lost = [] {
        cmd::end_calmly_when_an_input_shrinks();
        const auto file = InputFile::open("p.json");
        const auto bytes = (*file).bytes();
        const MappedRange range{"p.json", bytes};
        std::filesystem::resize_file("p.json", 10);
        volatile const char* const byte = &bytes.back();
        static_cast<void>(*byte);
    };
    EXPECT_EXIT(read_lost(), testing::ExitedWithCode(1), "^csm: p.json: became shorter while it was read");
}

TEST(MappedRange, LeavesOtherMistakesAlone) {
    const auto elsewhere = [] {
        cmd::end_calmly_when_an_input_shrinks();
        std::raise(SIGBUS);
    };
    EXPECT_EXIT(elsewhere(), testing::KilledBySignal(SIGBUS), "");
}

}  // namespace csm::test
