// SPDX-License-Identifier: MIT
// Any bytes as one or two CSV exports (a zero byte stands between them), and as a mapping file.
#include "shared/reading.hpp"
#include "shared/require.hpp"
#include "shared/target.hpp"

#include <csm/import.hpp>

#include <algorithm>

namespace csm::fuzz {

namespace {

/// A portfolio that an import made is one that csm reads, with as many customers as it says.
void import(const std::vector<CsvTable>& tables, const Mapping& mapping) {
    ImportOptions options;
    options.as_of = Date{2026, 3, 1};
    const auto plan = plan_import(tables, mapping, standard_model());
    const auto imported = import_tables(tables, mapping, standard_model(), options);
    if (imported) require(plan.has_value(), "an import works whose plan fails");
    if (!imported || (*imported).customers == 0) return;
    const Source source{"imported.json", (*imported).json};
    const auto told = read_in_every_way({&source, 1});
    require_equal(told.error, "", "an imported portfolio cannot be read");
    require(told.accounts.size() == (*imported).customers, "an account was lost between import and reading");
}

}  // namespace

}  // namespace csm::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace csm;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto zero = std::min(text.find('\0'), text.size());
    std::vector<CsvTable> tables;
    for (const auto part : {text.substr(0, zero), text.substr(std::min(zero + 1, text.size()))}) {
        auto table = read_csv(part, "t" + std::to_string(tables.size()) + ".csv");
        if (table) tables.push_back(std::move(*table));
    }
    if (!tables.empty()) {
        fuzz::import(tables, {});
        draft_mapping(tables, fuzz::standard_model());
    }
    auto mapping = read_mapping(text, "csm-import.json");
    const auto known = read_csv("Id,Name,ARR\nC1,Ann,\"1,000\"\n", "known.csv");
    if (!mapping || !known) return 0;
    (*mapping).select.clear();  // what SQL takes is the user's own matter
    (*mapping).tables.clear();
    fuzz::import({*known}, *mapping);
    return 0;
}
