// SPDX-License-Identifier: MIT
#include "files/configuration_file.hpp"

#include <csm/input_file.hpp>
#include <csm/nearest.hpp>

#include <fmt/format.h>

// The header can do without its library.
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

namespace csm::cmd {

namespace {

namespace fs = std::filesystem;

using Takes = ConfigurationKey::Takes;
using Values = boost::system::result<std::vector<std::string>, Failure>;

constexpr std::size_t largest_file = std::size_t{1} << 20U;

Failure wrong(const std::string& place, std::string message, std::string hint = {}) {
    return wrong_usage({place, std::move(message), std::move(hint)},
                       "\"csm help configuration\" explains the keys; --no-config does without the file.");
}

/// The text of the file; a pipe or a device is none, so that a folder cannot make csm wait.
boost::system::result<std::string, Failure> text_of(const std::string& file) {
    std::error_code ignored;
    if (fs::exists(file, ignored) && !fs::is_regular_file(file, ignored))
        return Failure{Error{file, "is no file, so it cannot be a configuration", {}}};
    const auto size = fs::file_size(file, ignored);
    if (!ignored && size > largest_file) return Failure{Error{file, "is too large for a configuration", {}}};
    const auto opened = InputFile::open(file, {});
    if (!opened) return Failure{opened.error()};
    return std::string{(*opened).bytes()};
}

bool is_below(const fs::path& path, const fs::path& folder) {
    const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return end == folder.end();
}

/// Whether the path, with every link on it followed, lies in the working folder.
bool stays_in_folder(const std::string& path) {
    std::error_code error;
    const auto folder = fs::canonical(".", error);
    if (error) return false;
    const auto target = fs::weakly_canonical(folder / path, error);
    return !error && is_below(target, folder);
}

/// The settings of one file.
class Reader {
  public:
    Reader(const std::string& file, const ConfigurationReading& how) : file_{file}, how_{how} {}

    boost::system::result<std::vector<Setting>, Failure> read(const toml::table& table) {
        std::vector<Setting> settings;
        for (const auto& [name, node] : table) {
            Setting setting{std::string{name.str()}, {}, file_, name.source().begin.line};
            const auto* key = key_of(setting);
            if (key == nullptr) return unknown(setting);
            auto values = values_of(node, *key, setting.place());
            if (!values) return values.error();
            setting.values = std::move(*values);
            settings.push_back(std::move(setting));
        }
        std::ranges::stable_sort(settings, {}, &Setting::line);
        return settings;
    }

  private:
    const ConfigurationKey* key_of(const Setting& setting) const {
        const auto found = std::ranges::find(how_.keys, setting.key, &ConfigurationKey::name);
        return found == how_.keys.end() ? nullptr : &*found;
    }

    Failure unknown(const Setting& setting) const {
        std::vector<std::string> names;
        for (const auto& key : how_.keys) names.emplace_back(key.name);
        auto hint = did_you_mean(setting.key, names);
        if (hint.empty()) hint = "the keys are " + alternatives(names);
        return wrong(setting.place(), fmt::format("there is no key \"{}\"", setting.key), std::move(hint));
    }

    Values values_of(const toml::node& node, const ConfigurationKey& key, const std::string& place) const {
        const bool takes_several = key.takes == Takes::texts || key.takes == Takes::portfolio_paths;
        std::vector<std::string> values;
        if (const auto* list = node.as_array(); list != nullptr && takes_several && !list->empty()) {
            for (const auto& item : *list) {
                const auto* text = item.as_string();
                if (text == nullptr) return not_taken(key, place);
                values.push_back(text->get());
            }
        } else if (const auto* text = node.as_string(); text != nullptr) {
            values.push_back(text->get());
        } else if (const auto* number = node.as_integer(); number != nullptr && key.takes == Takes::number) {
            values.push_back(std::to_string(number->get()));
        } else {
            return not_taken(key, place);
        }
        if (std::ranges::find(values, "") != values.end()) return left_empty(key, place);
        if (key.takes != Takes::path && key.takes != Takes::portfolio_paths) return values;
        for (auto& value : values) {
            auto path = path_of(value, key, place);
            if (!path) return path.error();
            value = std::move(*path);
        }
        return values;
    }

    static Failure not_taken(const ConfigurationKey& key, const std::string& place) {
        const bool takes_several = key.takes == Takes::texts || key.takes == Takes::portfolio_paths;
        const auto* const kind = key.takes == Takes::number ? "whole number" : "text in quotes";
        return wrong(place, fmt::format("{} takes a {}, such as {}{}", key.name, kind, example(key),
                                        takes_several ? ", or several in brackets" : ""));
    }

    static Failure left_empty(const ConfigurationKey& key, const std::string& place) {
        auto hint = fmt::format("write {} = {}", key.name, example(key));
        hint += key.option == "decisions"
                    ? ", or decisions = \"none\" to do without, as --decisions none does"
                    : ", or leave the line out";
        return wrong(place, fmt::format("{} says nothing", key.name), std::move(hint));
    }

    /// As the file has it.
    static std::string example(const ConfigurationKey& key) {
        return key.takes == Takes::number ? std::string{key.example} : fmt::format("\"{}\"", key.example);
    }

    /// A word that the option takes in the place of a path; of another key it is a file's name like any.
    bool is_word(const std::string& value, const ConfigurationKey& key) const {
        if (key.option == "decisions") return value == "none";
        return key.option == "model" && std::ranges::find(how_.model_names, value) != how_.model_names.end();
    }

    boost::system::result<std::string, Failure> path_of(const std::string& value, const ConfigurationKey& key,
                                                        const std::string& place) const {
        if (key.takes == Takes::path && is_word(value, key)) return value;
        if (value == "-" || value.find('\0') != std::string::npos)
            return wrong(place, fmt::format("{} names a file, not standard input", key.name));
        if (how_.of == ConfigurationOf::folder) return path_below(value, key, place);
        if (value.starts_with("~/") && !how_.home.empty()) return how_.home + value.substr(1);
        return (fs::path{file_}.parent_path() / value).lexically_normal().string();
    }

    boost::system::result<std::string, Failure> path_below(const std::string& value,
                                                           const ConfigurationKey& key,
                                                           const std::string& place) const {
        const auto outside = [&](std::string_view why) {
            return wrong(place, fmt::format("{} = \"{}\" {}", key.name, value, why),
                         "a csm.toml of the working folder names only what lies below the folder; your own "
                         "~/.config/csm/csm.toml may name any file");
        };
        const fs::path path{value};
        if (path.is_absolute() || value.starts_with('~')) return outside("is not relative to the folder");
        if (std::ranges::find(path, fs::path{".."}) != path.end()) return outside("leads out of the folder");
        if (!stays_in_folder(value)) return outside("leads out of the folder by a link");
        if (key.takes != Takes::portfolio_paths) return value;
        if (const auto found = input_names({value}))
            for (const auto& name : (*found).names)
                if (!stays_in_folder(name)) return outside("leads out of the folder by a link");
        return value;
    }

    const std::string& file_;
    const ConfigurationReading& how_;
};

}  // namespace

std::string Setting::place() const { return fmt::format("{}:{}", file, line); }

boost::system::result<std::vector<Setting>, Failure> read_configuration(const std::string& file,
                                                                        const ConfigurationReading& how) {
    const auto text = text_of(file);
    if (!text) return text.error();
    const auto parsed = toml::parse(std::string_view{*text}, std::string_view{file});
    if (!parsed) {
        const auto& error = parsed.error();
        return wrong(fmt::format("{}:{}:{}", file, error.source().begin.line, error.source().begin.column),
                     fmt::format("is no TOML: {}", error.description()));
    }
    return Reader{file, how}.read(parsed.table());
}

}  // namespace csm::cmd
