// SPDX-License-Identifier: MIT
// Every row of the table of bad input in docs/formats.md, in every layout, from a file and from standard
// input, packed with gzip or not: documents and files.
#include "bad_input.hpp"

#include "support/reading.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace csm::test {

namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct SyntaxCase {
    const char* name;
    std::string record;  // with a mark
    const char* message;
};

std::vector<SyntaxCase> syntax_cases() {
    return {{"not JSON", R"({"customer_id": ^B})", "expected a value, found \"B\""},
            {"NaN", R"({"customer_id": "B", "arr": ^NaN})",
             "JSON has no NaN; leave the field out when its value is not known"},
            {"a mistake behind numbers far too large",
             R"({"customer_id": "B", "arr": 1e99999999999, "x": [-1E99999999999], "y": ^nul})",
             "expected a value, found \"nul\""},
            {"Infinity", R"({"customer_id": "B", "arr": ^-Infinity})",
             "JSON has no -Infinity; leave the field out when its value is not known"},
            {"invalid UTF-8", "{\"customer_id\": \"B^\xE9\"}",
             "the text is not valid UTF-8 here; save the file as UTF-8"},
            {"nested too deep",
             R"({"customer_id": "B", "x": )" + std::string(40, '[') + std::string(40, ']') + "}",
             "objects and lists are nested more than 32 deep"}};
}

}  // namespace

TEST_F(BadInput, ThatIsNoJsonIsAnErrorAndOnALineAProblem) {
    for (const auto& layout : layouts)
        for (const auto from : every_way)
            for (const auto& bad : syntax_cases()) {
                SCOPED_TRACE(fmt::format("{} in {} from {}", bad.name, layout.name, name_of(from)));
                const bool has_place = bad.record.find('^') != std::string::npos;
                const auto text = marked(std::string{layout.before} + good + layout.between + bad.record +
                                         layout.between + last + layout.behind + (has_place ? "" : "^"));
                const auto ran = run(text.text, from);
                EXPECT_THAT(ran.err, HasSubstr(bad.message));
                EXPECT_THAT(ran.err,
                            StartsWith("csm health: " + name_of(from) + (layout.is_lines ? ":2:" : ":3:")));
                if (has_place) {
                    EXPECT_THAT(ran.err, StartsWith("csm health: " + text.place(name_of(from)) + ": "));
                }
                EXPECT_EQ(ran.status, layout.is_lines ? 0 : 1);
                EXPECT_EQ(ran.ids(), layout.is_lines ? (std::vector<std::string>{"A", "Z"})
                                                     : std::vector<std::string>{});
            }
}

TEST_F(BadInput, ThatIsCutOffIsAnErrorAndOnTheLastLineAProblem) {
    for (const auto& layout : layouts)
        for (const auto from : every_way) {
            const auto text = marked(std::string{layout.before} + good + layout.between +
                                     R"({"customer_id": "B", "arr": 5^)");
            const auto ran = run(text.text, from);
            EXPECT_THAT(
                ran.err,
                StartsWith("csm health: " + text.place(name_of(from)) +
                           ": the text ends here, but \",\" or \"}\" was expected; the file may be cut off"));
            EXPECT_EQ(ran.status, layout.is_lines ? 0 : 1) << layout.name;
            EXPECT_EQ(ran.ids().size(), layout.is_lines ? 1U : 0U);
        }
    for (const auto from : every_way) {
        const auto single = run(R"({"customer_id": "B", "arr": 5)", from);
        EXPECT_EQ(single.status, 1);
        EXPECT_THAT(single.err, StartsWith("csm health: " + name_of(from) + ":1:30: the text ends here"));
    }
}

TEST_F(BadInput, WithoutACustomerIsAnError) {
    const std::pair<const char*, const char*> cases[] = {
        {"", "is empty; a portfolio is JSON"},
        {" \r\n\t", "is empty; a portfolio is JSON"},
        {"\xEF\xBB\xBF", "is empty; a portfolio is JSON"},
        {"[]", "holds no customers; a portfolio needs at least one"},
        {"{\"customers\": []}", "holds no customers; a portfolio needs at least one"},
        {"{}", "holds no usable customer record; every record needs a customer_id of its own"},
        {"[5]", "holds no usable customer record; every record needs a customer_id of its own"},
        {"{}\n{}\n", "holds no usable customer record; every record needs a customer_id of its own"},
        {"{\n{\n", "holds no usable customer record; every record needs a customer_id of its own"},
        {"5", "expected an object with \"customers\", or a list of customers"},
        {"{\"customers\": 5}", "\"customers\" must be a list of customers"}};
    for (const auto from : every_way)
        for (const auto& [text, message] : cases) {
            const auto ran = run(text, from);
            EXPECT_EQ(ran.status, 1) << text;
            EXPECT_THAT(ran.err, HasSubstr(message)) << text;
            EXPECT_TRUE(ran.document.empty()) << text;
        }
}

TEST_F(BadInput, MayHaveAMarkAndAnyLineEnds) {
    for (const auto& layout : layouts)
        for (const auto from : every_way)
            for (const std::string mark : {"", "\xEF\xBB\xBF"})
                for (const std::string end : {"", "\n", "\r\n", "\r\n\r\n"}) {
                    std::string text =
                        mark + layout.before + good + layout.between + last + layout.behind + end;
                    for (auto at = text.find('\n'); at != std::string::npos && end == "\r\n";
                         at = text.find('\n', at + 2))
                        if (text[at - 1] != '\r') text.insert(at, "\r");
                    const auto ran = run(text, from);
                    EXPECT_EQ(ran.status, 0) << layout.name;
                    EXPECT_EQ(ran.err, "") << layout.name;
                    EXPECT_EQ(ran.ids(), (std::vector<std::string>{"A", "Z"})) << layout.name;
                }
}

TEST_F(BadInput, IsAFileThatCannotBeRead) {
    const auto error_of = [](const std::string& name) {
        MemoryIo memory;
        EXPECT_EQ(cmd::run(std::vector<std::string>{"health", name}, memory.io), 1) << name;
        EXPECT_EQ(memory.out, "");
        return memory.err;
    };
    EXPECT_EQ(error_of("missing.json"), "csm health: missing.json: cannot be read: No such file or "
                                        "directory; check the name and the folder\n");
    std::filesystem::create_directory("folder");
    EXPECT_THAT(error_of("folder"),
                StartsWith("csm health: folder: is a folder without a portfolio in it; "));
    std::filesystem::create_directory("folder/folder.json");
    EXPECT_THAT(error_of("folder"),
                StartsWith("csm health: folder: is a folder without a portfolio in it; "));
    std::filesystem::create_symlink("nowhere", "folder/lost.json");
    EXPECT_THAT(error_of("folder"), StartsWith("csm health: folder/lost.json: cannot be read: No such file"));
    EXPECT_THAT(error_of("*.json"), StartsWith("csm health: *.json: matches no file; "));
    write_text("empty.json", "");
    EXPECT_THAT(error_of("empty.json"), StartsWith("csm health: empty.json: is empty; "));
    EXPECT_THAT(error_of("empty.json/x"), HasSubstr("cannot be read: Not a directory"));
}

TEST_F(BadInput, IsGzipDataThatIsDamagedOrCutOff) {
    const auto whole = gzip(std::string{"["} + good + "]");
    auto damaged = whole;
    damaged[whole.size() - 8] = static_cast<char>(damaged[whole.size() - 8] ^ 1);  // in the checksum
    for (const auto& bytes : {damaged, whole + "x", whole.substr(0, 2), whole.substr(0, whole.size() / 2),
                              whole.substr(0, whole.size() - 1)})
        for (const auto from : {From::file, From::standard_input}) {
            const auto ran = run(bytes, from);
            EXPECT_EQ(ran.status, 1);
            EXPECT_THAT(ran.err,
                        StartsWith("csm health: " + name_of(from) +
                                   ": is gzip data that is damaged or cut off; make the file again"));
        }
}

TEST_F(BadInput, IsStillAnEmptyResultWhenNothingPassesTheFilters) {
    for (const auto from : every_way) {
        const auto ran = run(std::string{"["} + good + "]", from, {"--phase", "renewal"});
        EXPECT_EQ(ran.status, 0);
        EXPECT_TRUE(ran.document.at("customers").as_array().empty());
    }
}

}  // namespace csm::test
