// SPDX-License-Identifier: MIT
#include "support/reading.hpp"

#include <stdexcept>

namespace csm::test {

namespace {

template <class Read>
Reading collect(const Read& read) {
    Reading reading;
    const AccountSink sink{.account = [&](Account& account) { reading.accounts.push_back(account); },
                           .problem =
                               [&](Problem problem) {
                                   if (problem.field == "segment" &&
                                       problem.message.starts_with("is not known"))
                                       reading.segment_notes.push_back(problem.message);
                                   else
                                       reading.problems.push_back(std::move(problem));
                               }};
    const auto counts = read(sink);
    if (counts)
        reading.counts = *counts;
    else
        reading.error = describe(counts.error());
    return reading;
}

}  // namespace

Reading read_text(std::string_view text, const Model& model, const ReadOptions& options) {
    const Source source{"p.json", text};
    return collect([&](const AccountSink& sink) {
        return read_portfolios({&source, 1}, model, sink, options);
    });
}

Reading read_texts(const std::vector<std::string>& texts, const Model& model) {
    std::vector<Source> sources;
    for (const auto& text : texts) sources.push_back({std::to_string(sources.size() + 1) + ".json", text});
    return collect([&](const AccountSink& sink) { return read_portfolios(sources, model, sink); });
}

Marked marked(std::string_view text) {
    const auto mark = text.find('^');
    if (mark == std::string_view::npos || text.find('^', mark + 1) != std::string_view::npos)
        throw std::invalid_argument("expected exactly one mark");
    Marked result{.text = std::string{text.substr(0, mark)}};
    for (const char letter : result.text) {
        if (letter == '\n') {
            ++result.line;
            result.column = 1;
        } else {
            ++result.column;
        }
    }
    result.text += text.substr(mark + 1);
    return result;
}

}  // namespace csm::test
