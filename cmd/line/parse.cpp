// SPDX-License-Identifier: MIT
#include "line/parse.hpp"

#include <boost/program_options.hpp>

#include <csm/nearest.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>

namespace csm::cmd {

namespace po = boost::program_options;

namespace {

using Options = std::vector<const Option*>;

Options all_options(const Invocation& invocation) {
    Options options;
    for (const OptionGroup& group : invocation.options) {
        for (const Option& option : group.options) options.push_back(&option);
    }
    return options;
}

po::options_description description_of(const Options& options) {
    po::options_description description;
    for (const Option* option : options) {
        std::string names = option->name;
        if (option->short_name != '\0') names += {',', option->short_name};
        if (option->value_name.empty()) {
            description.add_options()(names.c_str(), "");
        } else {
            description.add_options()(names.c_str(), po::value<std::string>(), "");
        }
    }
    return description;
}

/// The option that a word such as --format, --format=json or -o stands for; null for any other word.
const Option* find_option(const Options& options, std::string_view word) {
    const bool is_long = word.starts_with("--");
    const bool is_short = !is_long && word.size() == 2 && word.front() == '-';
    if (!is_long && !is_short) return nullptr;
    const std::string_view name = is_long ? word.substr(2, word.find('=') - 2) : word.substr(1);
    const auto found = std::ranges::find_if(options, [&](const Option* option) {
        return is_long ? option->name == name : option->short_name == name.front();
    });
    return found == options.end() ? nullptr : *found;
}

Error no_such_option(const Options& options, std::string_view word) {
    const std::string_view spelling = word.substr(0, word.find('='));
    std::vector<std::string> names;
    for (const Option* option : options) names.push_back(option->name);
    const std::string_view name = spelling.substr(std::min(spelling.find_first_not_of('-'), spelling.size()));
    return {{}, fmt::format("there is no option \"{}\"", spelling), did_you_mean(name, names, "--")};
}

Error value_missing(const Option& option) {
    std::string message = spelled(option) + " needs a value";
    if (!option.choices.empty()) return {{}, message + ": " + alternatives(option.choices), {}};
    return {{}, std::move(message), fmt::format("write {} {}", spelled(option), option.value_name)};
}

Error bad_syntax(const Options& options, const po::invalid_command_line_syntax& problem) {
    const std::string name = problem.get_option_name();
    const Option* option = find_option(options, name);
    if (option == nullptr) return no_such_option(options, name.empty() ? "--" : name);
    if (!option->value_name.empty()) return value_missing(*option);
    return {{}, spelled(*option) + " takes no value", {}};
}

Result<po::parsed_options> split(std::span<const std::string> words, const Options& options) {
    using namespace po::command_line_style;
    constexpr int style = allow_long | long_allow_adjacent | long_allow_next | allow_short |
                          allow_dash_for_short | short_allow_adjacent | short_allow_next | allow_sticky;
    const po::options_description description = description_of(options);
    try {
        po::parsed_options parsed = po::command_line_parser(std::vector(words.begin(), words.end()))
                                        .options(description)
                                        .style(style)
                                        .run();
        parsed.description = nullptr;  // it does not outlive this function
        return parsed;
    } catch (const po::unknown_option& problem) {
        return no_such_option(options, problem.get_option_name());
    } catch (const po::invalid_command_line_syntax& problem) {
        return bad_syntax(options, problem);
    } catch (const po::error& problem) {
        return Error{{}, problem.what(), {}};
    }
}

/// Program_options takes the next word as the value even when it is an option: in "--output --format json"
/// the user has most likely forgotten the file.
std::optional<Error> check_value(const po::option& given, const Option& option, const Options& options) {
    if (given.value.front().empty()) return value_missing(option);
    if (given.original_tokens.size() != 2) return std::nullopt;
    const std::string& word = given.original_tokens.back();
    if (word != "--" && (!word.starts_with('-') || find_option(options, word) == nullptr))
        return std::nullopt;
    Error error = value_missing(option);
    error.message +=
        fmt::format(", and \"{}\" is {}", word, word == "--" ? "the end of the options" : "an option");
    return error;
}

Result<void> keep_option(const po::option& given, const Options& options, std::set<std::string>& seen,
                         Date today) {
    const Option* option = find_option(options, "--" + given.string_key);
    if (option == nullptr) return no_such_option(options, given.string_key);
    const bool is_first = seen.insert(option->name).second;
    if (!is_first && !option->repeatable) {
        return Error{{}, spelled(*option) + " is given more than once", "keep one of them"};
    }
    if (option->value_name.empty()) return option->store({});
    if (const auto error = check_value(given, *option, options)) return *error;
    const auto& value = given.value.front();
    if (const auto day = option->is_day ? day_of(value, today) : std::nullopt)
        return option->store(iso_text(*day));
    return option->store(value);
}

Result<void> keep_operand(const po::option& given, const Options& options,
                          const std::vector<Operand>& operands, std::size_t position) {
    const std::string& word = given.value.front();
    const bool has_empty_name = given.original_tokens.front() != word;
    if (has_empty_name) return no_such_option(options, given.original_tokens.front());
    if (position < operands.size()) return operands[position].store(word);
    if (!operands.empty() && operands.back().repeatable) return operands.back().store(word);
    if (operands.empty())
        return Error{{}, fmt::format("\"{}\" is not an option, and nothing else is taken", word), {}};
    return Error{{}, fmt::format("\"{}\" is more than the command takes", word), {}};
}

Result<void> check_operand_count(const std::vector<Operand>& operands, std::size_t given) {
    for (std::size_t position = given; position < operands.size(); ++position) {
        const Operand& operand = operands[position];
        if (!operand.required) continue;
        std::string hint = operand.choices.empty() ? std::string() : "it is " + alternatives(operand.choices);
        return Error{{}, operand.name + " is missing", std::move(hint)};
    }
    return {};
}

}  // namespace

Result<Given> parse(std::span<const std::string> words, const Invocation& invocation, Date today) {
    const Options options = all_options(invocation);
    const Result<po::parsed_options> parsed = split(words, options);
    if (!parsed) return parsed.error();
    Result<void> outcome;
    Given given;
    for (const po::option& one : parsed->options) {
        const bool is_operand = one.string_key.empty();
        const Result<void> kept = is_operand
                                      ? keep_operand(one, options, invocation.operands, given.operands++)
                                      : keep_option(one, options, given.options, today);
        if (!kept && outcome) outcome = kept;
    }
    if (!outcome) return outcome.error();
    if (const auto counted = check_operand_count(invocation.operands, given.operands); !counted)
        return counted.error();
    return given;
}

}  // namespace csm::cmd
