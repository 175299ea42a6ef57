// SPDX-License-Identifier: MIT
#include "render/json_problem.hpp"

namespace csm::render {

void write_problem(JsonWriter& json, const Problem& problem) {
    json.begin_object(Layout::line);
    json.key("file");
    json.text(problem.file);
    json.key("line");
    problem.line == 0 ? json.null() : json.count(problem.line);
    json.key("column");
    problem.line == 0 ? json.null() : json.count(problem.column);
    json.key("record");
    json.text_or_null(problem.record);
    json.key("customer_id");
    json.text_or_null(problem.customer_id);
    json.key("field");
    json.text_or_null(problem.field);
    json.key("message");
    json.text(problem.message);
    json.end();
}

}  // namespace csm::render
