// SPDX-License-Identifier: MIT
#include "bench/portfolio_generator.hpp"

#include "bench/generated_record.hpp"

namespace csm::bench {

namespace {

constexpr std::size_t piece_size = 1 << 16;

/// FNV-1a, 64 bits.
std::uint64_t digest(std::string_view text) {
    std::uint64_t sum = 0xcbf29ce484222325U;
    for (const char letter : text) sum = (sum ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
    return sum;
}

}  // namespace

void generate_portfolio(const Recipe& recipe, const std::function<void(std::string_view)>& write) {
    const bool document = recipe.layout == Layout::document;
    std::string piece = document ? "{\n \"customers\": [\n" : "";
    for (std::uint64_t position = 0; position < recipe.accounts; ++position) {
        append_record(piece, recipe, position);
        if (document && position + 1 < recipe.accounts) piece += ',';
        piece += '\n';
        if (piece.size() < piece_size) continue;
        write(piece);
        piece.clear();
    }
    if (document) piece += " ]\n}\n";
    write(piece);
}

std::string portfolio_text(const Recipe& recipe) {
    std::string text;
    generate_portfolio(recipe, [&](std::string_view piece) { text += piece; });
    return text;
}

bool generator_is_unchanged() {
    return digest(portfolio_text({.accounts = 10})) == 0x3ac4263560eae6c1U &&
           digest(portfolio_text({.accounts = 10, .layout = Layout::lines, .complete_permille = 800})) ==
               0x93274d7db697fa08U;
}

}  // namespace csm::bench
