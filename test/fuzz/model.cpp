// SPDX-License-Identifier: MIT
// A model: any bytes, or changes to the standard model, each a line of a JSON pointer, a blank and the new
// value.
#include "places.hpp"
#include "shared/reading.hpp"
#include "shared/require.hpp"
#include "shared/target.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <charconv>
#include <fstream>
#include <sstream>

namespace csm::fuzz {

namespace {

namespace json = boost::json;

void change(json::object& parent, std::string_view key, const json::value* value) {
    if (value != nullptr)
        parent[{key.data(), key.size()}] = *value;
    else
        parent.erase({key.data(), key.size()});
}

/// A position behind the last item adds one.
void change(json::array& parent, std::string_view key, const json::value* value) {
    std::size_t index = 0;
    std::from_chars(key.data(), key.data() + key.size(), index);
    if (index >= parent.size() && value != nullptr)
        parent.push_back(*value);
    else if (index < parent.size() && value != nullptr)
        parent[index] = *value;
    else if (index < parent.size())
        parent.erase(parent.begin() + static_cast<std::ptrdiff_t>(index));
}

/// Without a value what the pointer names is taken away.
void change(json::value& model, std::string_view pointer, std::string_view text) {
    json::error_code failure;
    json::value value;
    if (!text.empty()) value = json::parse({text.data(), text.size()}, failure);
    const auto slash = pointer.rfind('/');
    if (failure || slash == std::string_view::npos) return;
    auto* parent = model.find_pointer({pointer.data(), slash}, failure);
    const auto key = pointer.substr(slash + 1);
    const auto* given = text.empty() ? nullptr : &value;
    if (parent != nullptr && parent->is_object()) change(parent->as_object(), key, given);
    if (parent != nullptr && parent->is_array()) change(parent->as_array(), key, given);
}

std::string model_text(std::string_view input) {
    if (!input.starts_with('/')) return std::string{input};
    const auto standard = standard_model_text();
    auto model = json::parse({standard.data(), standard.size()});
    while (!input.empty()) {
        const auto line = input.substr(0, input.find('\n'));
        const auto blank = std::min(line.find(' '), line.size());
        change(model, line.substr(0, blank), line.substr(std::min(blank + 1, line.size())));
        input.remove_prefix(std::min(line.size() + 1, input.size()));
    }
    return json::serialize(model);
}

const std::string& sample() {
    static const std::string text = [] {
        std::ostringstream read;
        read << std::ifstream(CSM_SOURCE_DIR "/data/samples/worked-example.json").rdbuf();
        auto document = json::parse(read.str());
        auto& customers = document.as_object()["customers"].as_array();
        for (const auto* record :
             {R"({"customer_id": "empty"})", R"({"customer_id": "no usage", "arr": 0, "segment": "smb",
                 "usage_decline": {"login_trend": -100000000}, "contract_end_date": "2026-03-02"})"})
            customers.push_back(json::parse(record));
        return json::serialize(document);
    }();
    return text;
}

}  // namespace

}  // namespace csm::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace csm::fuzz;
    const auto text = model_text({reinterpret_cast<const char*>(data), size});
    const auto model = csm::read_model(text, "m.json");
    if (!model) {
        require(!model.error().empty(), "a model is refused without a reason");
        for (const auto& problem : model.error()) require(!problem.message.empty(), "a defect says nothing");
        return 0;
    }
    const csm::Source source{"p.json", sample()};
    const auto told = read_in_every_way({&source, 1}, *model);
    require_equal(told.error, "", "a model makes a sound portfolio unreadable");
    for (const auto& account : told.accounts) require_sound_scores(account, *model);
    return 0;
}
