// SPDX-License-Identifier: MIT
#pragma once

#include <csm/retention.hpp>

#include <array>
#include <string_view>

namespace csm::history {

/// A part of a bridge and how the outputs call it.
struct NamedFlow {
    std::string_view key;
    ArrFlow ArrBridge::*flow;
};

/// In the order in which they add up.
inline constexpr std::array<NamedFlow, 7> named_flows{{{"beginning", &ArrBridge::beginning},
                                                       {"new", &ArrBridge::fresh},
                                                       {"reactivation", &ArrBridge::reactivation},
                                                       {"expansion", &ArrBridge::expansion},
                                                       {"contraction", &ArrBridge::contraction},
                                                       {"churn", &ArrBridge::churn},
                                                       {"ending", &ArrBridge::ending}}};

}  // namespace csm::history
