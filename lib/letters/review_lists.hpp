// SPDX-License-Identifier: MIT
#pragma once

#include "letters/slots.hpp"

namespace csm::templates {

// What a review with the customer shows of the account, worked out from its values.
List highlights(const AccountList& slot, const AccountView& view);
List focus_areas(const AccountList& slot, const AccountView& view);
List dimensions(const AccountList& slot, const AccountView& view);
List health_history(const AccountList& slot, const AccountView& view);

}  // namespace csm::templates
