// SPDX-License-Identifier: MIT
#include "places.hpp"
#include "support/golden_folder.hpp"
#include "support/result_value.hpp"

#include <csm/model.hpp>
#include <csm/model_text.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <vector>

namespace csm::test {

namespace {

std::string data_file(const std::string& name) {
    return text_of(std::filesystem::path{CSM_SOURCE_DIR} / "data" / name);
}

ModelText read(std::string_view text) { return value(ModelText::read(text, "m.json")); }

ModelText standard() { return read(standard_model_text()); }

}  // namespace

TEST(ModelText, KeepsTheDataFilesByteForByte) {
    std::vector<std::string> names{"benchmarks.json"};
    for (const auto& entry : std::filesystem::directory_iterator{CSM_SOURCE_DIR "/data/models"})
        names.push_back("models/" + entry.path().filename().string());
    EXPECT_GE(names.size(), 2);
    for (const auto& name : names) EXPECT_EQ(read(data_file(name)).text(), data_file(name)) << name;
}

TEST(ModelText, KeepsAChangedModelSound) {
    auto text = standard();
    EXPECT_TRUE(text.set("health.dimensions[0].weight", 0.25));
    EXPECT_TRUE(text.set("health.dimensions[1].weight", 0.3));
    const auto model = read_model(text.text(), "m.json");
    ASSERT_TRUE(model);
    EXPECT_EQ((*model).health.card.dimensions[0].weight, 0.25);
    EXPECT_NE((*model).digest, (*read_model(standard_model_text(), "s")).digest);
    EXPECT_TRUE(text.set("health.dimensions[0].weight", 0.3));
    EXPECT_TRUE(text.set("health.dimensions[1].weight", 0.25));
    EXPECT_EQ(text.text(), standard_model_text());
}

TEST(ModelText, FindsNumbersByTheirPlace) {
    const auto text = standard();
    EXPECT_EQ(text.number("coverage_floor"), 0.7);
    EXPECT_EQ(text.number("segments[1].when_arr.at_least"), 25000);
    EXPECT_EQ(text.number("health.bands[0].from.enterprise"), 75);
}

TEST(ModelText, ChangesNothingElse) {
    auto text = standard();
    for (const auto* const place :
         {"", "name", "segments", "segments[3].when_arr.above", "segments[x]", "segments[0", "[0]",
          "health.none", "coverage_floor.more", "coverage_floor[0]"}) {
        EXPECT_EQ(text.number(place), std::nullopt) << place;
        EXPECT_FALSE(text.set(place, 1)) << place;
    }
    EXPECT_EQ(text.text(), standard_model_text());
}

TEST(ModelText, WritesShortThingsOnOneLine) {
    EXPECT_EQ(read(R"({"b":[1,2.50,-3e2],"a":{"x":null,"y":[],"z":{}}})").text(),
              "{\n  \"b\": [1, 2.5, -300],\n  \"a\": {\"x\": null, \"y\": [], \"z\": {}}\n}\n");
}

TEST(ModelText, FillsLinesWithShortMembersAndOpensLongOnes) {
    const std::string word(70, 'x');
    EXPECT_EQ(read(R"([{"a":")" + word + R"(","b":")" + word + R"("}])").text(),
              "[\n  {\"a\": \"" + word + "\",\n   \"b\": \"" + word + "\"}\n]\n");
    EXPECT_EQ(read(R"({"a":[")" + word + "\",\"" + word + R"("],"b":1})").text(),
              "{\n  \"a\": [\n    \"" + word + "\",\n    \"" + word + "\"\n  ],\n\n  \"b\": 1\n}\n");
}

TEST(ModelText, TellsWhatIsNoJson) {
    const auto broken = ModelText::read("{\"a\": }", "m.json");
    ASSERT_FALSE(broken);
    EXPECT_THAT(describe(broken.error()), testing::StartsWith("m.json:1:"));
}

}  // namespace csm::test
