// SPDX-License-Identifier: MIT
#include "write/page/flow.hpp"

#include "write/page/html_blocks.hpp"

#include <csm/number.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace csm::render {

namespace {

// Lengths of the picture, in its own unit: as wide as a phone's page, and wider where there is room.
constexpr double width = 640, bar = 14, label_room = 150, stream_height = 200, gap = 14, least = 1.5;

std::uint64_t count_of(const Flow& flow, std::size_t from, std::size_t to) {
    const auto same = [&](const Flow::Stream& stream) { return stream.from == from && stream.to == to; };
    const auto found = std::ranges::find_if(flow.streams, same);
    return found == flow.streams.end() ? 0 : found->count;
}

/// How many are in each state of a side.
std::vector<std::uint64_t> sums(const Flow& flow, std::size_t states, std::size_t Flow::Stream::*end) {
    std::vector<std::uint64_t> counts(states);
    for (const auto& stream : flow.streams) counts[stream.*end] += stream.count;
    return counts;
}

std::string thousands(std::uint64_t count) {
    std::string text;
    append_thousands(text, static_cast<double>(count));
    return text;
}

/// A side of the picture: where each state begins, and how much room its streams have taken so far.
struct Side {
    std::vector<double> top, taken, height;
};

Side side_of(const std::vector<std::uint64_t>& counts, double scale) {
    Side side;
    double at = 0;
    for (const auto count : counts) {
        const double height = count == 0 ? 0 : std::max(least, static_cast<double>(count) * scale);
        side.top.push_back(at);
        side.taken.push_back(0);
        side.height.push_back(height);
        if (count > 0) at += height + gap;
    }
    return side;
}

std::string class_of_tone(Tone tone) {
    const auto name = class_of(tone);
    return std::string{name.empty() ? "plain" : name};
}

void append_side(std::string& svg, const std::vector<Flow::State>& states,
                 const std::vector<std::uint64_t>& counts, const Side& side, bool is_left) {
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (counts[i] == 0) continue;
        const double x = is_left ? label_room : width - label_room - bar;
        svg += fmt::format("<rect class=\"{}\" x=\"{:g}\" y=\"{:.1f}\" width=\"{:g}\" height=\"{:.1f}\"/>",
                           class_of_tone(states[i].tone), x, side.top[i], bar, side.height[i]);
        svg += fmt::format("<text x=\"{:g}\" y=\"{:.1f}\"{}>{} {}</text>\n",
                           is_left ? label_room - 8 : width - label_room + 8,
                           side.top[i] + side.height[i] / 2 + 4, is_left ? " text-anchor=\"end\"" : "",
                           html_text(states[i].label), thousands(counts[i]));
    }
}

void append_stream(std::string& svg, const Flow& flow, const Flow::Stream& stream, Side& left, Side& right,
                   double scale) {
    const double height = std::max(least, static_cast<double>(stream.count) * scale);
    const double y0 = left.top[stream.from] + left.taken[stream.from];
    const double y1 = right.top[stream.to] + right.taken[stream.to];
    left.taken[stream.from] += static_cast<double>(stream.count) * scale;
    right.taken[stream.to] += static_cast<double>(stream.count) * scale;
    constexpr double x0 = label_room + bar, x1 = width - label_room - bar, middle = (x0 + x1) / 2;
    svg += fmt::format(
        "<path class=\"{}\" d=\"M{:g} {:.1f}C{:g} {:.1f} {:g} {:.1f} {:g} {:.1f}v{:.1f}C{:g} {:.1f} {:g} "
        "{:.1f} {:g} {:.1f}z\"><title>{} to {}: {} {}</title></path>\n",
        class_of_tone(stream.tone), x0, y0, middle, y0, middle, y1, x1, y1, height, middle, y1 + height,
        middle, y0 + height, x0, y0 + height, html_text(flow.before[stream.from].label),
        html_text(flow.after[stream.to].label), thousands(stream.count), html_text(flow.counted));
}

}  // namespace

Table table_of(const Flow& flow) {
    const auto before = sums(flow, flow.before.size(), &Flow::Stream::from);
    const auto after = sums(flow, flow.after.size(), &Flow::Stream::to);
    Table table{.columns = {{"From / to"}}, .rows = {}, .more = {}};
    for (std::size_t to = 0; to < after.size(); ++to)
        if (after[to] > 0) table.columns.push_back({flow.after[to].label, Align::right});
    for (std::size_t from = 0; from < before.size(); ++from) {
        if (before[from] == 0) continue;
        Row row{{{flow.before[from].label, flow.before[from].tone}}, {}};
        for (std::size_t to = 0; to < after.size(); ++to) {
            if (after[to] == 0) continue;
            const auto count = count_of(flow, from, to);
            row.cells.push_back(
                {Count{static_cast<std::int64_t>(count)}, count == 0 ? Tone::muted : Tone::plain});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string flow_picture(const Flow& flow) {
    const auto before = sums(flow, flow.before.size(), &Flow::Stream::from);
    const auto after = sums(flow, flow.after.size(), &Flow::Stream::to);
    const auto all = std::accumulate(before.begin(), before.end(), std::uint64_t{0});
    if (all == 0) return {};
    const double scale = stream_height / static_cast<double>(all);
    auto left = side_of(before, scale), right = side_of(after, scale);
    const auto states = static_cast<double>(std::max(before.size(), after.size()));
    auto svg = fmt::format("<svg class=\"flow\" viewBox=\"0 0 {:g} {:g}\" role=\"img\" aria-label=\"{}\">\n",
                           width, stream_height + states * (gap + least),
                           html_text("Streams of " + flow.counted +
                                     " from the states before to those after; the table "
                                     "below has the numbers"));
    auto streams = flow.streams;
    std::ranges::sort(streams, {}, [](const Flow::Stream& stream) {
        return std::pair{stream.from, stream.to};
    });
    for (const auto& stream : streams) append_stream(svg, flow, stream, left, right, scale);
    append_side(svg, flow.before, before, left, true);
    append_side(svg, flow.after, after, right, false);
    return svg + "</svg>\n";
}

}  // namespace csm::render
