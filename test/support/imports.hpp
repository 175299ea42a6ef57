// SPDX-License-Identifier: MIT
#pragma once

#include "support/models.hpp"
#include "support/result_value.hpp"

#include <csm/import.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace csm::test {

/// What an import makes of CSV texts, called 1.csv, 2.csv and so on, under the standard model on 2026-12-01.
inline Result<Imported> import_texts(std::initializer_list<std::string_view> texts,
                                     const Mapping& mapping = {}, ImportOptions options = {}) {
    std::vector<CsvTable> tables;
    for (const auto text : texts)
        tables.push_back(value(read_csv(text, std::to_string(tables.size() + 1) + ".csv")));
    options.as_of = Date(2026, 12, 1);
    return import_tables(tables, mapping, standard_model(), options);
}

}  // namespace csm::test
