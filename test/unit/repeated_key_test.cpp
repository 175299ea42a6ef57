// SPDX-License-Identifier: MIT
#include "base/repeated_key.hpp"

#include <csm/model.hpp>

#include <gmock/gmock.h>

#include <fmt/format.h>

#include <string>

namespace csm::test {

namespace {

std::string found_in(std::string_view text) {
    const auto key = read::find_repeated_key(text);
    if (!key) return {};
    return fmt::format("{} {}:{} {}:{}", key->path, key->first.line, key->first.column, key->again.line,
                       key->again.column);
}

}  // namespace

TEST(RepeatedKey, IsFoundWithBothPlaces) {
    EXPECT_EQ(found_in(R"({"a": 1, "a": 2})"), "a 1:2 1:10");
    EXPECT_EQ(found_in("{\"a\": {\"b\": 1,\n \"c\": [], \"b\": 2}}"), "a.b 1:8 2:11");
    EXPECT_EQ(found_in(R"([{"a": 1}, {"b": [0, {"c": 1, "d": 2, "c": 3}]}])"), "[1].b[1].c 1:23 1:39");
    EXPECT_EQ(found_in(R"({"": 1, "": 2})"), " 1:2 1:9");
}

TEST(RepeatedKey, IsComparedAsReadNotAsWritten) {
    EXPECT_EQ(found_in(R"({"a": 1, "\u0061": 2})"), "a 1:2 1:10");
    EXPECT_EQ(found_in(R"({"a": 1, "A": 2, "a ": 3})"), "");
}

TEST(RepeatedKey, IsNoneInOtherObjectsOrValues) {
    EXPECT_EQ(found_in(R"([{"a": 1}, {"a": 1}])"), "");
    EXPECT_EQ(found_in(R"({"a": {"a": {"a": ["a", "a"]}}, "b": "a"})"), "");
    EXPECT_EQ(found_in(R"({"a": "b", "b": "b"})"), "");
    for (const auto* const text : {"", "  ", "1", "\"a\"", "[]", "{}", "null"}) EXPECT_EQ(found_in(text), "");
}

TEST(RepeatedKey, IsFoundBehindComments) {
    EXPECT_EQ(found_in("// \"x\": {\n{/* \"a\": 1, */\"a\": 1 // \"a\"\n, \"a\": 2}"), "a 2:15 3:3");
    EXPECT_EQ(found_in("{\"a\": \"// no comment\", /**/ \"b\": 1, \"a\": 2}"), "a 1:2 1:37");
}

TEST(RepeatedKey, OfABrokenTextEndsTheSearch) {
    for (const auto* const text :
         {"{", "{\"a", "{\"a\": 1, \"b", "}", "[1, 2}", "{]}", "{\"a\" \"b\"}", "/*", "//", "{\"a\\"})
        EXPECT_EQ(found_in(text), "") << text;
}

TEST(RepeatedKey, InAModelIsADefect) {
    std::string text{standard_model_text()};
    const auto at = text.find("\"name\"");
    text.insert(at, "\"version\": \"x\", ");
    const auto model = read_model(text, "m.json");
    ASSERT_FALSE(model);
    ASSERT_FALSE(model.error().empty());
    EXPECT_THAT(
        describe(model.error().front()),
        testing::MatchesRegex("m.json:[0-9]+:[0-9]+: version: is given twice; it came before, in line "
                              "[0-9]+, column [0-9]+"));
}

}  // namespace csm::test
