// SPDX-License-Identifier: MIT
#pragma once

#include "letters/slots.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm::templates {

/// The names that a place of a template may use: those of its scope, and of the lists that are open there.
class NameScope {
  public:
    NameScope(Scope scope, const Model& model) : scope_{scope}, model_{model} {}

    /// Whom a slot is for; nothing when there is none of that name here.
    std::optional<Voice> slot(std::string_view name) const;

    /// Whom a list is for.
    std::optional<Voice> list(std::string_view name) const;

    /// Every fixed name of a slot here, and of a list with has_ for each; to find the one that was meant.
    std::vector<std::string> slot_names() const;
    std::vector<std::string> list_names() const;

    /// Whether the slots of an account can be used here.
    bool has_account_slots() const;

    /// Within the items of a list, an existing one, until it is left.
    void enter(std::string_view list) { open_.emplace_back(list); }

    void leave() { open_.pop_back(); }

  private:
    std::vector<std::string> bare_list_names() const;
    std::optional<Voice> item_slot(std::string_view list, std::string_view name) const;

    Scope scope_;
    const Model& model_;
    std::vector<std::string> open_;
};

}  // namespace csm::templates
