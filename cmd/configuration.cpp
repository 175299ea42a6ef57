// SPDX-License-Identifier: MIT
#include "configuration.hpp"

#include <csm/model.hpp>
#include <csm/nearest.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <optional>
#include <utility>

namespace csm::cmd {

namespace {

namespace fs = std::filesystem;

using Takes = ConfigurationKey::Takes;
using Settings = std::vector<Setting>;

constexpr std::string_view folder_file = "csm.toml";
constexpr std::string_view portfolio_variable = "CSM_PORTFOLIO";

/// All that a configuration can hold.
constexpr std::array<ConfigurationKey, 9> keys{{{"model", Takes::path, "model", "outcomes"},
                                                {"portfolio", Takes::portfolio_paths, "", "portfolio.json"},
                                                {"owner", Takes::texts, "owner", "Dana Reyes"},
                                                {"decisions", Takes::path, "decisions", "csm-decisions.csv"},
                                                {"missing", Takes::text, "missing", "default"},
                                                {"capacity", Takes::number, "capacity", "10"},
                                                {"weekend", Takes::text, "weekend", "sat,sun"},
                                                {"currency", Takes::text, "currency", "EUR"},
                                                {"date_style", Takes::text, "date-style", "d Month yyyy"}}};

const Option* find_option(const Invocation& invocation, std::string_view name) {
    for (const auto& group : invocation.options)
        for (const auto& option : group.options)
            if (option.name == name) return &option;
    return nullptr;
}

bool takes_portfolio(const Invocation& invocation) {
    return !invocation.operands.empty() && invocation.operands.back().is_portfolio;
}

std::string variable(const Io& io, std::string_view name) { return io.environment(name).value_or(""); }

/// The person's own file; empty where there is no home.
std::string own_file(const Io& io) {
    const auto configured = variable(io, "XDG_CONFIG_HOME");
    if (fs::path{configured}.is_absolute()) return configured + "/csm/csm.toml";
    const auto home = variable(io, "HOME");
    return home.empty() ? std::string{} : home + "/.config/csm/csm.toml";
}

/// Whoever asks for one account by name means that account, whoever looks after it.
bool is_settled(const ConfigurationKey& key, const Given& given, const Io& io) {
    if (key.takes == Takes::portfolio_paths)
        return given.operands > 0 || !variable(io, portfolio_variable).empty();
    if (given.options.contains(std::string{key.option})) return true;
    return key.name == "owner" && given.options.contains("customer");
}

/// Where the values of the key go; null when the invocation does not take them.
const std::function<Result<void>(std::string_view)>* taker(const Invocation& invocation,
                                                           const ConfigurationKey& key) {
    if (key.takes == Takes::portfolio_paths)
        return takes_portfolio(invocation) ? &invocation.operands.back().store : nullptr;
    const auto* option = find_option(invocation, key.option);
    return option == nullptr ? nullptr : &option->store;
}

/// Gives an option what the setting says, which it may refuse.
boost::system::result<void, Failure> give(const Setting& setting, const auto& take) {
    for (const auto& value : setting.values)
        if (const auto kept = take(value); !kept) {
            auto error = kept.error();
            error.where = setting.place();
            return wrong_usage(std::move(error));
        }
    return {};
}

}  // namespace

std::span<const ConfigurationKey> configuration_keys() { return keys; }

boost::system::result<Settings, Failure> find_settings(const Io& io) {
    const auto named = io.environment("CSM_CONFIG");
    if (named && named->empty()) return Settings{};
    const auto read = [&](const std::string& file, ConfigurationOf of) {
        const auto models = built_in_model_names();
        return read_configuration(file, {of, variable(io, "HOME"), keys, models});
    };
    if (named) return read(*named, ConfigurationOf::person);
    Settings settings;
    const std::array<std::pair<std::string, ConfigurationOf>, 2> files{
        {{std::string{folder_file}, ConfigurationOf::folder}, {own_file(io), ConfigurationOf::person}}};
    for (const auto& [file, of] : files) {
        std::error_code ignored;
        // A link that leads nowhere is a mistake, and told as one.
        if (file.empty() || !fs::exists(fs::symlink_status(file, ignored))) continue;
        auto found = read(file, of);
        if (!found) return found;
        for (auto& setting : *found)
            if (std::ranges::find(settings, setting.key, &Setting::key) == settings.end())
                settings.push_back(std::move(setting));
    }
    return settings;
}

boost::system::result<std::vector<Configured>, Failure> configured(
    const std::map<std::string, std::vector<std::string>>& options, const Io& io) {
    const auto settings = find_settings(io);
    if (!settings) return settings.error();
    const auto commands = all_commands();
    const auto report = std::ranges::find(commands, "report", &Command::name)->declare();
    std::vector<Configured> all;
    for (const auto& key : keys) {
        Configured one{std::string{key.name}, {}};
        const auto set = std::ranges::find(*settings, one.key, &Setting::key);
        const bool is_portfolio = key.takes == Takes::portfolio_paths;
        const auto named = is_portfolio ? variable(io, portfolio_variable) : std::string{};
        const auto* option = find_option(report, key.option);
        if (const auto given = options.find(one.key); given != options.end()) {
            one.values = given->second;
            one.by = ConfiguredBy::option;
            one.where = is_portfolio ? "FILE" : fmt::format("--{}", key.option);
        } else if (!named.empty()) {
            one.values = {named};
            one.by = ConfiguredBy::environment;
            one.where = portfolio_variable;
        } else if (set != (*settings).end()) {
            if (option != nullptr)
                if (const auto kept = give(*set, option->store); !kept) return kept.error();
            one.values = set->values;
            one.by = ConfiguredBy::file;
            one.where = set->file;
            one.line = set->line;
        } else if (is_portfolio) {
            one.values = {"portfolio.json"};
        } else if (option != nullptr && !option->default_text.empty()) {
            one.values = {option->default_text};
        }
        all.push_back(std::move(one));
    }
    return all;
}

boost::system::result<Settings, Failure> apply_settings(Invocation& invocation, const Given& given,
                                                        const Io& io) {
    if (!takes_portfolio(invocation)) return Settings{};
    auto settings = find_settings(io);
    if (!settings || (*settings).empty()) return settings;
    std::erase_if(*settings, [&](const Setting& setting) {
        const auto& key = *std::ranges::find(keys, setting.key, &ConfigurationKey::name);
        return taker(invocation, key) == nullptr || is_settled(key, given, io);
    });
    for (const auto& setting : *settings) {
        const auto& key = *std::ranges::find(keys, setting.key, &ConfigurationKey::name);
        if (const auto kept = give(setting, *taker(invocation, key)); !kept) return kept.error();
    }
    return settings;
}

std::string told(const Settings& settings) {
    std::vector<std::pair<std::string, std::vector<std::string>>> files;
    for (const auto& setting : settings) {
        if (files.empty() || files.back().first != setting.file) files.push_back({setting.file, {}});
        files.back().second.push_back(setting.key);
    }
    std::string text;
    for (const auto& [file, keys] : files) {
        text += fmt::format("{}{} sets {}", text.empty() ? "" : ", ", file, enumerated(keys));
    }
    return text;
}

Failure with_setting(Failure failure, const Settings& settings) {
    auto& [where, message, hint, code] = failure.error;
    for (const auto& setting : settings)
        for (const auto& value : setting.values) {
            const bool is_about = where == value || where.starts_with(value + ":") ||
                                  message.find('"' + value + '"') != std::string::npos;
            if (!is_about || where == setting.place()) continue;
            hint += fmt::format("{}{} is set by {}", hint.empty() ? "" : "; ", setting.key, setting.place());
            return failure;
        }
    return failure;
}

}  // namespace csm::cmd
