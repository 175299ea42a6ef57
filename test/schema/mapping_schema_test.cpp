// SPDX-License-Identifier: MIT
#include "places.hpp"
#include "schema/json_schema.hpp"
#include "support/golden_folder.hpp"
#include "support/models.hpp"

#include <csm/import.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <gmock/gmock.h>

#include <fmt/format.h>

namespace csm::test {

namespace {

using testing::IsEmpty;
using testing::Not;

/// A mapping file without its comments.
std::string plain(const std::string& text) {
    boost::json::parse_options options;
    options.allow_comments = true;
    options.allow_trailing_commas = true;
    return boost::json::serialize(boost::json::parse(text, {}, options));
}

}  // namespace

TEST(MappingSchema, DescribesTheMappingsThatWeShip) {
    const JsonSchema schema{"mapping"};
    for (const auto* file :
         {"data/import/subscriptions/csm-import.json", "test/golden/data/exports/spreadsheet/csm-import.json",
          "test/golden/data/exports/odd/words.json"})
        EXPECT_THAT(schema.errors(plain(text_of(fmt::format("{}/{}", CSM_SOURCE_DIR, file)))), IsEmpty())
            << file;
}

TEST(MappingSchema, DescribesADraft) {
    const auto table = read_csv("id,MRR,Notes\nC-1,5,x\nC-1,6,y\n", "a.csv");
    ASSERT_TRUE(table);
    EXPECT_THAT(JsonSchema{"mapping"}.errors(plain(draft_mapping({&*table, 1}, standard_model()))),
                IsEmpty());
}

TEST(MappingSchema, AgreesWithTheReader) {
    const JsonSchema schema{"mapping"};
    for (
        const auto* text :
        {"{}", R"({"$schema": "x"})", R"({"columns": {"A": "", "B": null, "C": {"field": "arr"}}})",
         R"({"columns": {"A": {"field": "arr", "format": ["mrr"], "words": {"a": null}, "yes": "x"}}})",
         R"({"files": {"a.csv": {"columns": {"A": "arr"}}}})",
         R"({"tables": {"t": ["a", "b"]}, "select": ["SELECT 1"]})",
         R"({"types": {"t.a": "text", "t.b": "number", "t.c.d": "date", "t.": "flag"}, "select": "SELECT 1"})"}) {
        EXPECT_THAT(schema.errors(text), IsEmpty()) << text;
        EXPECT_TRUE(read_mapping(text, "m.json")) << text;
    }
    for (const auto* text :
         {"[]", R"({"colums": {}})", R"({"columns": {"A": 5}})", R"({"columns": {"A": {"format": "mrr"}}})",
          R"({"columns": {"A": {"field": "arr", "fields": "x"}}})", R"({"columns": []})",
          R"({"columns": {"A": {"field": "arr", "words": {"a": 5}}}})",
          R"({"files": {"a.csv": {"column": {}}}})", R"({"tables": {"t": 5}})", R"({"select": ""})",
          R"({"select": [5]})", R"({"select": []})", R"({"types": {"t.a": "text"}})",
          R"({"types": [], "select": "SELECT 1"})", R"({"types": {"t.a": "texts"}, "select": "SELECT 1"})",
          R"({"types": {"t.a": 5}, "select": "SELECT 1"})",
          R"({"types": {"a": "text"}, "select": "SELECT 1"})",
          R"({"type": {"t.a": "text"}, "select": "SELECT 1"})"}) {
        EXPECT_THAT(schema.errors(text), Not(IsEmpty())) << text;
        EXPECT_FALSE(read_mapping(text, "m.json")) << text;
    }
}

}  // namespace csm::test
