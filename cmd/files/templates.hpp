// SPDX-License-Identifier: MIT
#pragma once

#include "files/inputs.hpp"
#include "line/outcome.hpp"

#include <csm/document_template.hpp>
#include <csm/model.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace csm::cmd {

/// The names of the built-in templates, and all of them in words: "qbr, executive-review or weekly".
std::vector<std::string> template_list();
std::string template_names();

/// The text of a template: a built-in one by its name, or a file by a name with a / or a . in it. The text of
/// a file lives as long as the inputs.
boost::system::result<std::string_view, Failure> template_text(const std::string& name, Inputs& inputs);

/// The template, checked. Every defect of it is told.
boost::system::result<DocumentTemplate, Failure> load_template(const std::string& name, const Model& model,
                                                               Inputs& inputs);

}  // namespace csm::cmd
