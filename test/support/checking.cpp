// SPDX-License-Identifier: MIT
#include "support/checking.hpp"

#include <stdexcept>

namespace csm::test {

CheckResult check_text(std::string_view text, const ReadOptions& options, const Model& model) {
    const Source source{"p.json", text};
    PortfolioCheck check{model, Date(2026, 12, 1)};
    Portfolio portfolio{{&source, 1}, model, options};
    const auto counts = portfolio.read(check.sink());
    if (!counts) throw std::invalid_argument(describe(counts.error()));
    return check.result((*counts).rejected);
}

CheckResult check_records(const std::vector<std::string>& members) {
    std::string text;
    for (std::size_t i = 0; i < members.size(); ++i)
        text += std::string{i == 0 ? "[" : ",\n"} + R"({"customer_id": "C)" + std::to_string(i + 1) + "\", " +
                members[i] + "}";
    return check_text(text + "]");
}

CheckResult check_values(std::string_view field, const std::vector<std::string>& values) {
    const auto dot = field.find('.');
    std::vector<std::string> members;
    for (const auto& value : values) {
        const auto member = '"' + std::string{field.substr(dot == field.npos ? 0 : dot + 1)} + "\": " + value;
        members.push_back(
            dot == field.npos ? member : '"' + std::string{field.substr(0, dot)} + "\": {" + member + "}");
    }
    return check_records(members);
}

std::vector<std::string> suspected(const CheckResult& check) {
    std::vector<std::string> codes;
    for (const auto& suspicion : check.suspicions) codes.push_back(suspicion.code + " " + suspicion.field);
    return codes;
}

}  // namespace csm::test
