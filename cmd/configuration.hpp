// SPDX-License-Identifier: MIT
#pragma once

#include "files/configuration_file.hpp"
#include "line/command.hpp"
#include "line/parse.hpp"
#include "terminal/io.hpp"

#include <csm/configured.hpp>

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace csm::cmd {

/// The portfolio, and options of csm report. They live as long as the program.
std::span<const ConfigurationKey> configuration_keys();

/// What the configuration files say, each key once: ./csm.toml comes before the person's own file,
/// $XDG_CONFIG_HOME/csm/csm.toml or ~/.config/csm/csm.toml. CSM_CONFIG names one file in their place; empty,
/// it switches all of them off. Fails as read_configuration does.
boost::system::result<std::vector<Setting>, Failure> find_settings(const Io& io);

/// What counts for every key, and what says so: an option of `given`, whose values are `options` by key, the
/// environment, a file, or the program itself. Fails as find_settings does.
boost::system::result<std::vector<Configured>, Failure> configured(
    const std::map<std::string, std::vector<std::string>>& options, const Io& io);

/// The settings that count for the invocation: those whose option it has and which neither the command line
/// nor the environment settles. Puts them into the invocation. Fails when an option refuses its value.
boost::system::result<std::vector<Setting>, Failure> apply_settings(Invocation& invocation,
                                                                    const Given& given, const Io& io);

/// "csm.toml sets model and owner", a phrase for each file; empty for no settings.
std::string told(const std::vector<Setting>& settings);

/// The failure of a command, with the place in a file where what it is about was set.
Failure with_setting(Failure failure, const std::vector<Setting>& settings);

}  // namespace csm::cmd
