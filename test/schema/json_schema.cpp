// SPDX-License-Identifier: MIT
#include "schema/json_schema.hpp"

#include "places.hpp"
#include "support/golden_folder.hpp"

#include <boost/json/parse.hpp>

#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <array>

namespace csm::test {

namespace json = boost::json;

namespace {

using Names = std::vector<std::string>;
using valijson::adapters::BoostJsonAdapter;

constexpr std::array<std::string_view, 10> annotations{"$schema",  "$id",         "$defs",    "$comment",
                                                       "title",    "description", "examples", "default",
                                                       "readOnly", "deprecated"};
constexpr std::array<std::string_view, 26> assertions{"type",
                                                      "enum",
                                                      "const",
                                                      "minimum",
                                                      "maximum",
                                                      "exclusiveMinimum",
                                                      "exclusiveMaximum",
                                                      "multipleOf",
                                                      "minLength",
                                                      "maxLength",
                                                      "pattern",
                                                      "format",
                                                      "items",
                                                      "contains",
                                                      "minItems",
                                                      "maxItems",
                                                      "uniqueItems",
                                                      "properties",
                                                      "required",
                                                      "additionalProperties",
                                                      "patternProperties",
                                                      "propertyNames",
                                                      "minProperties",
                                                      "maxProperties",
                                                      "if",
                                                      "not"};
constexpr std::array<std::string_view, 5> combinations{"allOf", "anyOf", "oneOf", "then", "else"};
constexpr std::array<std::string_view, 3> by_name{"properties", "patternProperties", "$defs"};
constexpr std::array<std::string_view, 8> schemas{
    "items", "contains", "additionalProperties", "propertyNames", "if", "then", "else", "not"};

template <class Known>
bool is_among(std::string_view word, const Known& known) {
    return std::ranges::find(known, word) != known.end();
}

/// Collects the keywords of a schema and of those within it that pass unchecked.
class KeywordCheck {
  public:
    Names unchecked;

    void schema(const json::value& value, const std::string& where) {
        if (value.is_bool()) return;
        const auto& members = value.as_object();
        for (const auto& [key, content] : members) {
            keyword(std::string{key}, members.contains("$ref"), content, where);
            within(std::string{key}, content, where + "/" + std::string{key});
        }
    }

  private:
    /// In older drafts, which the validator follows, $ref switches off what stands beside it.
    void keyword(const std::string& key, bool has_reference, const json::value& content,
                 const std::string& where) {
        const bool is_reference = key == "$ref" && content.as_string().starts_with("#/$defs/");
        const bool is_checked = !has_reference && (is_among(key, assertions) || is_among(key, combinations));
        const bool is_odd_format = key == "format" && content != "date";
        if ((!is_reference && !is_among(key, annotations) && !is_checked) || is_odd_format)
            unchecked.push_back(where + "/" + key);
    }

    void within(const std::string& key, const json::value& content, const std::string& where) {
        if (is_among(key, schemas)) return schema(content, where);
        if (is_among(key, by_name))
            for (const auto& [name, value] : content.as_object())
                schema(value, where + "/" + std::string{name});
        if (is_among(key, combinations))
            for (const auto& value : content.as_array()) schema(value, where);
    }
};

std::string described(const valijson::ValidationResults::Error& error) {
    std::string text;
    for (const auto& step : error.context) text += step;
    return text + ": " + error.description;
}

}  // namespace

struct JsonSchema::Compiled {
    explicit Compiled(json::value schema) : document(std::move(schema)) {
        valijson::SchemaParser parser{valijson::SchemaParser::kDraft7};
        parser.populateSchema(BoostJsonAdapter{document}, compiled);
    }

    json::value document;
    valijson::Schema compiled;
};

JsonSchema::JsonSchema(std::string_view name)
    : compiled_{std::make_unique<Compiled>(schema_document(name))} {}

JsonSchema::JsonSchema(std::string_view name, std::string_view definition) {
    auto document = schema_document(name);
    compiled_ = std::make_unique<Compiled>(
        json::value{{"$ref", "#/$defs/" + std::string{definition}}, {"$defs", document.at("$defs")}});
}

JsonSchema::JsonSchema(JsonSchema&&) noexcept = default;
JsonSchema& JsonSchema::operator=(JsonSchema&&) noexcept = default;
JsonSchema::~JsonSchema() = default;

std::vector<std::string> JsonSchema::errors(std::string_view document) const {
    const auto value = json::parse(document);
    valijson::Validator validator{valijson::Validator::kStrongTypes};
    valijson::ValidationResults results;
    validator.validate(compiled_->compiled, BoostJsonAdapter{value}, &results);
    std::vector<std::string> lines;
    for (const auto& error : results) lines.push_back(described(error));
    return lines;
}

std::vector<std::string> JsonSchema::unchecked_keywords(const json::value& schema) {
    KeywordCheck check;
    check.schema(schema, "#");
    return check.unchecked;
}

json::value schema_document(std::string_view name) {
    return json::parse(
        text_of(std::string{CSM_SOURCE_DIR} + "/data/schema/" + std::string{name} + ".schema.json"));
}

}  // namespace csm::test
