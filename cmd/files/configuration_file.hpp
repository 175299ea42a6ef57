// SPDX-License-Identifier: MIT
#pragma once

#include "line/outcome.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace csm::cmd {

/// A key that a configuration may have.
struct ConfigurationKey {
    enum class Takes : std::uint8_t {
        text,            ///< a text
        number,          ///< a whole number, in quotes or without
        texts,           ///< one or several
        path,            ///< a path, or a word that the option takes in the place of one
        portfolio_paths  ///< one or several, as on the command line: files, folders, patterns
    };
    std::string_view name;  ///< as the file has it
    Takes takes = Takes::text;
    std::string_view option;   ///< that it stands for; empty for the operands FILE
    std::string_view example;  ///< of a value
};

/// What a configuration says about a key.
struct Setting {
    std::string key;
    std::vector<std::string> values;  ///< at least one; paths as the program opens them
    std::string file;
    std::size_t line = 0;  ///< from 1

    /// "csm.toml:3".
    std::string place() const;
};

/// Whose file it is. The one of the working folder may have come with the folder: it names only what lies
/// below it. The others are the person's own: paths may lead anywhere, ~/ is the home folder, and what is
/// relative lies beside the file.
enum class ConfigurationOf : std::uint8_t { folder, person };

/// How a file is read.
struct ConfigurationReading {
    ConfigurationOf of = ConfigurationOf::folder;
    std::string home;                            ///< what ~ stands for; may be empty
    std::span<const ConfigurationKey> keys;      ///< that there are
    std::span<const std::string> model_names{};  ///< of the models that are built in
};

/// Reads a file of TOML, in the order of its lines. Fails where it cannot be read (status 1) and, naming the
/// line, for what is no TOML, keys that there are not, values of another kind, and paths that the file may
/// not name (status 2).
boost::system::result<std::vector<Setting>, Failure> read_configuration(const std::string& file,
                                                                        const ConfigurationReading& how);

}  // namespace csm::cmd
