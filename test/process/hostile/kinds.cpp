// SPDX-License-Identifier: MIT
#include "process/hostile/tables.hpp"

namespace csm::test {

std::vector<KindOfSituation> hostile_kinds() {
    std::vector<KindOfSituation> kinds;
    kinds.push_back({"inputs", input_situations()});
    kinds.push_back({"changes", change_situations()});
    kinds.push_back({"outputs", output_situations()});
    kinds.push_back({"signals", signal_situations()});
    kinds.push_back({"streams", stream_situations()});
    kinds.push_back({"limits", limit_situations()});
    kinds.push_back({"values", value_situations()});
    kinds.push_back({"terminal", terminal_situations()});
    kinds.push_back({"costs", cost_situations()});
    kinds.push_back({"cells", cell_situations()});
    return kinds;
}

}  // namespace csm::test
