// SPDX-License-Identifier: MIT
// Any bytes as a mapping file, or as a SELECT; behind zero bytes stand the tables a.csv and b.csv, or else
// small ones.
#include "shared/reading.hpp"
#include "shared/require.hpp"
#include "shared/target.hpp"

#include <csm/import.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>

namespace csm::fuzz {

namespace {

constexpr std::uint64_t few_steps = 20'000;
constexpr std::array<std::string_view, 2> small_tables{
    "id,amount,day,live,word\n12e4,\"$1,200.00\",12/31/2026,yes,now\n007,soon,01/15/"
    "2020,no,localtime\n5,3,TBD,no,a\n",
    "crm,seats,day,note\n12e4,5,2026-12-31,x\n120000,6,2027-01-31 10:00,\"\"\nsandbox,7,,y\n"};

struct Outcome {
    std::string json;  ///< empty when the import failed
    std::string told;
};

/// All that an import delivers in a time zone.
Outcome outcome_in(const char* zone, const std::vector<CsvTable>& tables, const Mapping& mapping) {
    ::setenv("TZ", zone, 1);
    ::tzset();
    ImportOptions options;
    options.as_of = Date{2026, 3, 1};
    options.sql_limit = few_steps;
    const auto imported = import_tables(tables, mapping, standard_model(), options);
    if (!imported) return {{}, describe(imported.error())};
    Outcome outcome{(*imported).customers == 0 ? std::string{} : (*imported).json, {}};
    for (const auto* problems : {&(*imported).notices, &(*imported).problems})
        for (const auto& problem : *problems) outcome.told += describe(problem) + "\n";
    return outcome;
}

/// Whatever SQLite takes is followed; what comes out is a portfolio, and the same wherever csm runs.
void import(const std::vector<CsvTable>& tables, const Mapping& mapping) {
    const auto plan = plan_import(tables, mapping, standard_model());
    if (plan)
        for (const auto& notice : (*plan).notices)
            require(notice.message.find("cannot follow") == std::string::npos, "a SELECT is not followed");
    const auto outcome = outcome_in("UTC", tables, mapping);
    const auto elsewhere = outcome_in("Asia/Kathmandu", tables, mapping);
    require_equal(outcome.json + outcome.told, elsewhere.json + elsewhere.told,
                  "an import depends on where csm runs");
    if (outcome.json.empty()) return;
    require(plan.has_value(), "an import works whose plan fails");
    const Source source{"imported.json", outcome.json};
    require_equal(read_in_every_way({&source, 1}).error, "", "an imported portfolio cannot be read");
}

std::string_view take_part(std::string_view& text) {
    const auto part = text.substr(0, text.find('\0'));
    text.remove_prefix(std::min(part.size() + 1, text.size()));
    return part;
}

}  // namespace

}  // namespace csm::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace csm;
    std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto first = fuzz::take_part(text);
    std::vector<CsvTable> tables;
    for (const auto small : fuzz::small_tables) {
        const auto own = fuzz::take_part(text);
        const std::string name = tables.empty() ? "a.csv" : "b.csv";
        auto table = read_csv(own.empty() ? small : own, name);
        if (!table) table = read_csv(small, name);
        tables.push_back(std::move(*table));
    }
    auto mapping = read_mapping(first, "m.json");
    if (!mapping) {
        mapping = Mapping{};
        (*mapping).name = "m.json";
        (*mapping).select = first;
    }
    if (!(*mapping).select.empty()) fuzz::import(tables, *mapping);
    return 0;
}
