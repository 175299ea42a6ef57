// SPDX-License-Identifier: MIT
#include <csm/json.hpp>

#include "write/data/json_results.hpp"

namespace csm {

using render::JsonWriter;
using render::Layout;

namespace {

constexpr std::size_t customer_depth = 2;

/// The object of a customer, and what the document around the objects calls itself.
template <class Scored>
struct ObjectOf;

template <>
struct ObjectOf<HealthResult> {
    using Type = render::HealthObject;
    static constexpr std::string_view report = "customer_health_scores", schema = "csm.health/1";
};

template <>
struct ObjectOf<ChurnResult> {
    using Type = render::ChurnObject;
    static constexpr std::string_view report = "churn_risk_analysis", schema = "csm.churn/1";
};

template <>
struct ObjectOf<ExpansionResult> {
    using Type = render::ExpansionObject;
    static constexpr std::string_view report = "expansion_opportunities", schema = "csm.expand/1";
};

template <>
struct ObjectOf<Assessment> {
    using Type = render::ReportObject;
    static constexpr std::string_view report = "portfolio_report", schema = "csm.report/1";
};

void write_identity_of_run(JsonWriter& json, std::string_view report, std::string_view schema,
                           const Settings& settings, const Model& model) {
    json.key("report");
    json.plain_text(report);
    json.key("schema");
    json.plain_text(schema);
    json.key("as_of");
    json.plain_text(iso_text(settings.as_of));
    json.key("model");
    json.begin_object(Layout::line);
    json.key("name");
    json.text(model.name);
    json.key("version");
    json.text(model.version);
    json.key("digest");
    json.plain_text(model.digest);
    json.end();
    json.key("missing");
    json.plain_text(word(settings.missing));
}

}  // namespace

template <class Scored>
struct CustomerJson<Scored>::Object {
    typename ObjectOf<Scored>::Type writer;
};

template <class Scored>
CustomerJson<Scored>::CustomerJson(const Model& model, const JsonStyle& style)
    : object_{new Object{{model, {style, customer_depth}}}} {}

template <class Scored>
CustomerJson<Scored>::~CustomerJson() = default;
template <class Scored>
CustomerJson<Scored>::CustomerJson(CustomerJson&&) noexcept = default;
template <class Scored>
CustomerJson<Scored>& CustomerJson<Scored>::operator=(CustomerJson&&) noexcept = default;

template <class Scored>
void CustomerJson<Scored>::append(TextBuffer& out, const Account& account, const Scored& scored) const {
    object_->writer.append(out, account, scored);
}

template <class Scored>
void CustomerJson<Scored>::append_head(TextBuffer& out, const Settings& settings, const Model& model) {
    JsonWriter json{out, Layout::lines};
    json.begin_object();
    write_identity_of_run(json, ObjectOf<Scored>::report, ObjectOf<Scored>::schema, settings, model);
    out.append(std::string_view{",\n  \"customers\": ["});
}

template class CustomerJson<HealthResult>;
template class CustomerJson<ChurnResult>;
template class CustomerJson<ExpansionResult>;
template class CustomerJson<Assessment>;

}  // namespace csm
