// SPDX-License-Identifier: MIT
#include <csm/json.hpp>

#include "write/data/json_results.hpp"

namespace csm {

namespace {

constexpr std::size_t customer_depth = 2;

template <class Scored>
struct ObjectOf;

template <>
struct ObjectOf<HealthResult> {
    using Type = render::HealthObject;
};

template <>
struct ObjectOf<ChurnResult> {
    using Type = render::ChurnObject;
};

template <>
struct ObjectOf<ExpansionResult> {
    using Type = render::ExpansionObject;
};

template <>
struct ObjectOf<Assessment> {
    using Type = render::ReportObject;
};

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

template class CustomerJson<HealthResult>;
template class CustomerJson<ChurnResult>;
template class CustomerJson<ExpansionResult>;
template class CustomerJson<Assessment>;

}  // namespace csm
