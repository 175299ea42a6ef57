// SPDX-License-Identifier: MIT
#include "support/reading.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace csm::test {

namespace {

/// Expects the reading to fail at the mark `^`.
void expect_error(std::string_view marked_text, const std::string& message) {
    const auto text = marked(marked_text);
    EXPECT_EQ(read_text(text.text).error, text.place() + ": " + message) << marked_text;
}

/// Whether a message reads p.json:LINE:COLUMN: and something.
bool names_a_place(std::string_view message) {
    const auto take_number = [&] {
        const auto end =
            std::find_if(message.begin(), message.end(), [](char c) { return c < '0' || c > '9'; });
        const auto size = static_cast<std::size_t>(end - message.begin());
        message.remove_prefix(size);
        return size > 0 && message.starts_with(':');
    };
    if (!message.starts_with("p.json:")) return false;
    message.remove_prefix(7);
    if (!take_number()) return false;
    message.remove_prefix(1);
    return take_number() && message.starts_with(": ") && message.size() > 2;
}

constexpr std::string_view small_portfolio = R"({
  "customers": [
    {"customer_id": "C\u00311", "name": "Zo\"ë", "arr": -12.5e+3, "usage": {"login_frequency": 80},
     "relationship_signals": {"champion_left": false}, "x": [null, true, {}], "departments": {"current": ["a"]}},
    {"customer_id": "C2"}
  ]
})";

std::string nested(std::size_t depth) {
    return "[{\"customer_id\": \"C1\", \"x\": " + std::string(depth, '[') + std::string(depth, ']') + "}]";
}

}  // namespace

TEST(PortfolioSyntax, NamesWhatWasExpectedAndWhatWasFound) {
    expect_error(R"([{"customer_id": "C1"} ^{"customer_id": "C2"}])", "expected \",\" or \"]\", found \"{\"");
    expect_error(R"([{"customer_id": "C1" ^"name": "x"}])", "expected \",\" or \"}\", found \"name\"");
    expect_error(R"([{"customer_id" ^"C1"}])", "expected \":\" after the field name, found \"C1\"");
    expect_error(R"([{"customer_id": "C1",^}])", "expected a field name in double quotes, found \"}\"");
    expect_error(R"([{"customer_id": "C1"},^])", "expected a value, found \"]\"");
    expect_error(R"([{^customer_id: "C1"}])",
                 "expected a field name in double quotes or \"}\", found \"customer_id\"");
    expect_error(R"([{"customer_id": ^'C1'}])", "expected a value, found \"'C1'\"");
    expect_error(R"([{"customer_id": ^}])", "expected a value, found \"}\"");
    expect_error(R"([^,])", "expected a value or \"]\", found \",\"");
    expect_error(R"([{"customer_id": "C1"^]])", "expected \",\" or \"}\", found \"]\"");
    expect_error(R"([{"customer_id": "C1"}^}])", "expected \",\" or \"]\", found \"}\"");
    expect_error("^oops\nC1,5\n", "expected a value, found \"oops\"");
}

TEST(PortfolioSyntax, NamesLineAndColumn) {
    expect_error(
        "{\n  \"customers\": [\n    {\"customer_id\": \"C1\"}\n    ^{\"customer_id\": \"C2\"}\n  ]\n}\n",
        "expected \",\" or \"]\", found \"{\"");
    expect_error("[\r\n{\"customer_id\": \"C1\",\r\n\"name\": \"\\\"é\", ^}\r\n]",
                 "expected a field name in double quotes, found \"}\"");
}

TEST(PortfolioSyntax, HasNoNotANumberAndNoInfinity) {
    for (const std::string word : {"NaN", "nan", "Infinity", "-Infinity", "None", "undefined"})
        expect_error("[{\"customer_id\": \"C1\", \"arr\": ^" + word + "}]",
                     "JSON has no " + word + "; leave the field out when its value is not known");
}

TEST(PortfolioSyntax, HasNumbersOfOneForm) {
    for (const std::string number : {"+5", "05", ".5", "1,5e", "1e+x", "0x10", "1_000"}) {
        const auto text = marked("[{\"customer_id\": \"C1\", \"arr\": ^" + number + "}]");
        EXPECT_TRUE(read_text(text.text).error.starts_with("p.json:1:")) << number;
    }
    expect_error(R"([{"customer_id": "C1", "arr": ^+5}])", "not a number as JSON writes it: \"+5\"");
    expect_error(R"([{"customer_id": "C1", "arr": ^05}])", "not a number as JSON writes it: \"05\"");
    expect_error(R"([{"customer_id": "C1", "arr": ^.5}])", "not a number as JSON writes it: \".5\"");
    expect_error(R"([{"customer_id": "C1", "arr": ^1.x}])", "not a number as JSON writes it: \"1.x\"");
}

TEST(PortfolioSyntax, NamesTheBrokenValueWhenItBreaksOffBeforeABracket) {
    // The parser stops at the bracket; what is wrong stands before it.
    expect_error(R"([{"customer_id": "C1", "arr": ^1.}])", "not a number as JSON writes it: \"1.\"");
    expect_error(R"([{"customer_id": "C1", "arr": ^5e}])", "not a number as JSON writes it: \"5e\"");
    expect_error(R"([{"customer_id": "C1", "x": ^tru}])", "expected a value, found \"tru\"");
    expect_error(R"([{"customer_id": "C1", "x": [1, ^nul]}])", "expected a value, found \"nul\"");
    expect_error(R"([{"customer_id": "C1", "x": ^-}])", "expected a value, found \"-\"");
}

TEST(PortfolioSyntax, ExplainsWhatATextMayNotHold) {
    expect_error("[{\"customer_id\": \"C^\n1\"}]",
                 "a line break or control character inside a text; write it as an escape such as \\n");
    expect_error("[{\"customer_id\": \"C1\", \"name\": \"a^\tb\"}]",
                 "a line break or control character inside a text; write it as an escape such as \\n");
    expect_error(R"([{"customer_id": "C1", "name": "C:\^data"}])",
                 "an escape that JSON does not know; a backslash is written as \\\\");
}

TEST(PortfolioSyntax, IsUtf8) {
    const std::string message = "the text is not valid UTF-8 here; save the file as UTF-8";
    expect_error("[{\"customer_id\": \"C1\", \"name\": \"Gr^\xF6\xDF"
                 "e\"}]",
                 message);
    expect_error("[{\"customer_id\": \"C1\",\n \"na^\xFFme\": 5}]", message);
    EXPECT_TRUE(read_text("[{\"customer_id\": \"C1\", \"name\": \"\xC0\xAF\"}]").error.ends_with(message));
    EXPECT_TRUE(
        read_text("[{\"customer_id\": \"C1\", \"name\": \"\xED\xA0\x80\"}]").error.ends_with(message));
}

TEST(PortfolioSyntax, EndsWhereTheDocumentEnds) {
    const std::string message =
        "expected the end of the document; one customer a line needs each line to be an object";
    expect_error("[{\"customer_id\": \"C1\"}] ^x", message);
    expect_error("{\"customers\": [{\"customer_id\": \"C1\"}]}\n\n ^]", message);
    expect_error("{\"customer_id\": \"C1\"} ^{\"customer_id\": \"C2\"}", message);
}

TEST(PortfolioSyntax, NestsAtMost32Deep) {
    EXPECT_EQ(read_text(nested(30)).error, "");  // 30 lists in an object in a list
    const auto error = read_text(nested(31)).error;
    EXPECT_EQ(
        error,
        "p.json:1:59: objects and lists are nested more than 32 deep");  // 28 characters and 31 brackets
    EXPECT_TRUE(read_text(nested(100000)).error.ends_with("nested more than 32 deep"));
    EXPECT_TRUE(read_text(std::string(100000, '[')).error.ends_with("nested more than 32 deep"));
}

TEST(PortfolioSyntax, SaysWhenTheTextIsCutOff) {
    expect_error("[{\"customer_id\": \"C1\"}^",
                 "the text ends here, but \",\" or \"]\" was expected; the file may be cut off");
    expect_error("[{\"customer_id\": \"C1\",\n\"arr\":^",
                 "the text ends here, but a value was expected; the file may be cut off");
    expect_error("[{\"customer_id\": ^\"C1", "a text that begins here is not closed");
    expect_error("[{^\"custom", "a text that begins here is not closed");
    expect_error("[{\"customer_id\": ^\"C1\\\"", "a text that begins here is not closed");
    expect_error("[{\"customer_id\": ^\"C1\\", "a text that begins here is not closed");
}

TEST(PortfolioSyntax, CutOffAnywhereIsAnErrorWithAPlace) {
    ASSERT_EQ(read_text(small_portfolio).error, "");
    for (std::size_t size = 1; size < small_portfolio.size(); ++size) {
        const std::vector<char> bytes{small_portfolio.begin(),
                                      small_portfolio.begin() + static_cast<long>(size)};
        const auto reading = read_text({bytes.data(), bytes.size()});  // no NUL behind it: reading on is seen
        ASSERT_TRUE(names_a_place(reading.error)) << size << ": " << reading.error;
    }
}

TEST(PortfolioSyntax, CutOffOnOneLineIsAnErrorWithAPlace) {
    std::string line{small_portfolio};
    std::erase(line, '\n');
    for (std::size_t size = 1; size < line.size(); ++size) {
        const auto error = read_text(line.substr(0, size)).error;
        ASSERT_TRUE(names_a_place(error)) << size << ": " << error;
    }
}

TEST(PortfolioSyntax, AnyOneByteChangedNeverCrashes) {
    for (std::size_t i = 0; i < small_portfolio.size(); ++i)
        for (const char byte : {'"', '\\', '{', '}', '[', ']', ',', ':', '\n', '\0', '\xFF', '5', 'n', ' '}) {
            std::string text{small_portfolio};
            text[i] = byte;
            const auto reading = read_text(text);
            ASSERT_TRUE(reading.counts || !reading.error.empty()) << text;
        }
}

}  // namespace csm::test
