// SPDX-License-Identifier: MIT
#include "write/data/json_aged.hpp"

namespace csm::render {

namespace {

struct Keys {
    std::string_view score, verdict;
};

constexpr Keys keys_of(Band) { return {"overall_score", "classification"}; }

constexpr Keys keys_of(Tier) { return {"risk_score", "risk_tier"}; }

}  // namespace

template <class Class>
void append_with_aged(TextBuffer& out, const JsonPlace& place, const Model& model,
                      std::span<const std::size_t> fields, const WithAged<Class>& with) {
    constexpr auto keys = keys_of(Class{});
    const bool is_line = place.layout() == Layout::line;
    out.append(is_line ? std::string_view{","} : std::string_view{",\n"});
    if (!is_line) out.append(std::string((place.depth + 1) * 2, ' '));
    out.append(is_line ? std::string_view{"\"with_aged\":"} : std::string_view{"\"with_aged\": "});
    JsonWriter json{out, place.layout(), place.depth + 1};
    json.begin_object(Layout::line);
    json.key("fields");
    json.begin_list(Layout::line);
    for (const auto field : fields) json.text(model.fields[field].name);
    json.end();
    json.key(keys.score);
    json.tenths_or_null(with.score);
    json.key(keys.verdict);
    json.plain_text(word(with.verdict));
    json.end();
}

template void append_with_aged(TextBuffer&, const JsonPlace&, const Model&, std::span<const std::size_t>,
                               const WithAged<Band>&);
template void append_with_aged(TextBuffer&, const JsonPlace&, const Model&, std::span<const std::size_t>,
                               const WithAged<Tier>&);

}  // namespace csm::render
