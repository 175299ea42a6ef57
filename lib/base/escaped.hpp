// SPDX-License-Identifier: MIT
#pragma once

#include <csm/escaped.hpp>
