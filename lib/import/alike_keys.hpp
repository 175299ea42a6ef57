// SPDX-License-Identifier: MIT
#pragma once

#include <csm/problem.hpp>

#include <span>
#include <string>
#include <vector>

namespace csm::import {

/// What is told of different keys that may be meant as one: those that differ only in case, or in leading
/// zeros, and ids of Salesforce with 15 and with 18 characters. A notice for each kind, with an example.
std::vector<Problem> alike_keys(std::span<const std::string> keys);

}  // namespace csm::import
