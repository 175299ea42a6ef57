// SPDX-License-Identifier: MIT
// Any bytes as the expression of --where, asked of an account that has something in every field. What is
// taken says the same when it is read again from the text that people are shown.
#include "shared/require.hpp"
#include "shared/target.hpp"

#include <csm/where_columns.hpp>

namespace csm::fuzz {

namespace {

const Model& standard_model() {
    static const auto model = *read_model(standard_model_text(), {});
    return model;
}

Account known_account() {
    Account account;
    account.customer_id = "C-1";
    account.name = "Zoë's Bank";
    account.owner = "Dana O'Neill";
    account.arr = 120'000;
    account.contract_end = Date{2027, 1, 15};
    account.modules = Listed<Module>{{{"core_platform", true, 80}}};
    account.values.assign(standard_model().fields.size(), 0);
    return account;
}

void ask(std::string_view expression, std::string_view command) {
    static const auto account = known_account();
    const auto& model = standard_model();
    const Settings settings{Date{2026, 12, 1}};
    const auto where = Where::read(expression, comparable_fields(command, model));
    if (!where) return require(!where.error().message.empty(), "an error does not say what is wrong");
    const auto again = Where::read((*where).text(), comparable_fields(command, model));
    require(again.has_value(), "the text of an expression cannot be read");
    require((*again).text() == (*where).text(), "the text of an expression does not stay as it is");
    require((*again).holds(account, model, settings) == (*where).holds(account, model, settings),
            "the text of an expression means something else");
}

}  // namespace

}  // namespace csm::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view expression{reinterpret_cast<const char*>(data), size};
    for (const auto command : {"report", "onboarding"}) csm::fuzz::ask(expression, command);
    return 0;
}
