// SPDX-License-Identifier: MIT
#pragma once

#include "process/hostile.hpp"

namespace csm::test {

std::vector<Situation> input_situations();
std::vector<Situation> change_situations();
std::vector<Situation> output_situations();
std::vector<Situation> signal_situations();
std::vector<Situation> stream_situations();
std::vector<Situation> limit_situations();
std::vector<Situation> value_situations();
std::vector<Situation> terminal_situations();
std::vector<Situation> cost_situations();
std::vector<Situation> cell_situations();

}  // namespace csm::test
