// SPDX-License-Identifier: MIT
#include "places.hpp"
#include "support/golden_command.hpp"
#include "support/golden_folder.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

namespace csm::test {

namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

/// A folder of input files as people have them, with what has to come of them in case.json: "run", argument
/// lists of which the last one is judged, and "either", outcomes of which one has to hold. An outcome has
/// "exit", "says" (texts of standard error; a list within means one of them), "customers" (of out.json, by
/// id: dotted fields and their values, null for absent), "only" (no other customers), "json" (dotted paths of
/// standard output).
std::vector<fs::path> field_cases() {
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator{fs::path{CSM_SOURCE_DIR} / "test/field"})
        if (fs::exists(entry.path() / "case.json")) folders.push_back(entry.path());
    std::ranges::sort(folders);
    return folders;
}

std::string test_name(const testing::TestParamInfo<fs::path>& info) {
    auto name = info.param.filename().string();
    for (char& letter : name)
        if (std::isalnum(static_cast<unsigned char>(letter)) == 0) letter = '_';
    return name;
}

std::string lower(std::string_view text) {
    std::string word{text};
    for (char& letter : word) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    return word;
}

/// A value at a dotted path, or null; a key that holds the whole path itself comes first.
json::value at_path(const json::value& document, std::string_view path) {
    if (const auto* object = document.if_object())
        if (const auto* found = object->if_contains(path)) return *found;
    const auto* here = &document;
    while (here != nullptr && !path.empty()) {
        const auto key = path.substr(0, path.find('.'));
        path.remove_prefix(std::min(key.size() + 1, path.size()));
        const auto* object = here->if_object();
        here = object != nullptr ? object->if_contains(key) : nullptr;
    }
    return here != nullptr ? *here : json::value{};
}

bool are_same(const json::value& wanted, const json::value& given) {
    if (!wanted.is_number() || !given.is_number()) return wanted == given;
    const auto number = wanted.to_number<double>();
    return std::abs(number - given.to_number<double>()) <= 1e-9 * std::max(1.0, std::abs(number));
}

/// What of an outcome does not hold, a sentence each.
class Judgement {
  public:
    Judgement(const json::object& outcome, const GoldenRun& run) : outcome_{outcome}, run_{run} {
        judge_status();
        judge_messages();
        if (outcome_.contains("customers")) judge_customers();
        if (outcome_.contains("json")) judge_output();
    }

    const std::vector<std::string>& faults() const { return faults_; }

  private:
    void judge_status() {
        const auto* statuses = outcome_.if_contains("exit");
        if (statuses == nullptr) return;
        const auto& list = statuses->as_array();
        if (std::ranges::find(list, json::value(run_.status)) == list.end())
            tell(fmt::format("ends with {}, not {}", run_.status, json::serialize(list)));
    }

    void judge_messages() {
        const auto* texts = outcome_.if_contains("says");
        if (texts == nullptr) return;
        const auto messages = lower(run_.err);
        const auto is_said = [&messages](const json::value& text) {
            return messages.find(lower(text.as_string())) != std::string::npos;
        };
        for (const auto& text : texts->as_array()) {
            const bool holds =
                text.is_array() ? std::ranges::any_of(text.as_array(), is_said) : is_said(text);
            if (!holds) tell("does not say " + json::serialize(text));
        }
    }

    void judge_customers() {
        if (!fs::exists("out.json")) return tell("writes no out.json");
        const auto document = json::parse(text_of("out.json"));
        std::set<std::string> others;
        for (const auto& customer : document.at("customers").as_array())
            others.emplace(customer.at("customer_id").as_string());
        for (const auto& [id, fields] : outcome_.at("customers").as_object()) {
            if (others.erase(id) == 0) {
                tell(fmt::format("customer {} is missing", std::string_view{id}));
                continue;
            }
            for (const auto& customer : document.at("customers").as_array())
                if (customer.at("customer_id").as_string() == id) compare(fields.as_object(), customer, id);
        }
        if (outcome_.contains("only") && !others.empty())
            tell(fmt::format("customer {} is too many", *others.begin()));
    }

    void judge_output() {
        boost::system::error_code error;
        const auto document = json::parse(run_.out, error);
        if (error) return tell("standard output is no JSON");
        compare(outcome_.at("json").as_object(), document, "standard output");
    }

    void compare(const json::object& wanted, const json::value& given, std::string_view of) {
        for (const auto& [path, value] : wanted)
            if (const auto found = at_path(given, path); !are_same(value, found))
                tell(fmt::format("{} of {} is {}, not {}", std::string_view{path}, of, json::serialize(found),
                                 json::serialize(value)));
    }

    void tell(std::string fault) { faults_.push_back(std::move(fault)); }

    const json::object& outcome_;
    const GoldenRun& run_;
    std::vector<std::string> faults_;
};

std::string quoted(const json::value& word) {
    return fmt::format("'{}'", std::string_view{word.as_string()});
}

}  // namespace

class Field : public testing::TestWithParam<fs::path> {};

TEST_P(Field, IsReadAsMeant) {
    const TemporaryFolder sandbox;
    for (const auto& entry : fs::directory_iterator{GetParam()})
        fs::copy(entry.path(), sandbox.path() / entry.path().filename());
    const auto spec = json::parse(text_of("case.json")).as_object();
    GoldenRun run;
    for (const auto& arguments : spec.at("run").as_array()) {
        std::string line = "csm";
        for (const auto& word : arguments.as_array()) line += " " + quoted(word);
        run = run_golden(line);
    }
    std::string faults;
    for (const auto& outcome : spec.at("either").as_array()) {
        const Judgement judgement{outcome.as_object(), run};
        if (judgement.faults().empty()) return;
        for (const auto& fault : judgement.faults()) faults += fault + "\n";
        faults += "or\n";
    }
    FAIL() << "none of the outcomes holds:\n" << faults << "standard error was:\n" << run.err;
}

INSTANTIATE_TEST_SUITE_P(, Field, testing::ValuesIn(field_cases()), test_name);

}  // namespace csm::test
