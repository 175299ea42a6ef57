// SPDX-License-Identifier: MIT
#pragma once

#include <boost/json/value.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace csm::test {

/// One of the schemas in data/schema.
class JsonSchema {
  public:
    /// The schema data/schema/<name>.schema.json; throws when it is none.
    explicit JsonSchema(std::string_view name);

    /// A definition of that schema by itself, such as customer.
    JsonSchema(std::string_view name, std::string_view definition);

    JsonSchema(JsonSchema&&) noexcept;
    JsonSchema& operator=(JsonSchema&&) noexcept;
    ~JsonSchema();

    /// Why the document is not what the schema describes, a line each; empty when it is.
    std::vector<std::string> errors(std::string_view document) const;

    /// What the validator behind errors() would pass over silently: keywords that it does not know.
    static std::vector<std::string> unchecked_keywords(const boost::json::value& schema);

  private:
    struct Compiled;

    std::unique_ptr<Compiled> compiled_;
};

/// The schema as it stands in data/schema/<name>.schema.json.
boost::json::value schema_document(std::string_view name);

}  // namespace csm::test
