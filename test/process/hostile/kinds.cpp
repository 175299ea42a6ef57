// SPDX-License-Identifier: MIT
#include "process/hostile/tables.hpp"

namespace csm::test {

std::vector<KindOfSituation> hostile_kinds() {
    return {
        {"inputs", input_situations()},   {"changes", change_situations()}, {"outputs", output_situations()},
        {"signals", signal_situations()}, {"streams", stream_situations()},
    };
}

}  // namespace csm::test
