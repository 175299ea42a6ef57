// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

/// What each target defines: libFuzzer calls it with inputs of its making, the replay with the kept ones.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
