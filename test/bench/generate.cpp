// SPDX-License-Identifier: MIT
#include "bench/portfolio_generator.hpp"

#include <boost/program_options.hpp>

#include <cmath>
#include <cstdio>
#include <exception>
#include <iostream>

namespace {

namespace po = boost::program_options;
using namespace csm::bench;

constexpr auto usage = "usage: csm_generate COUNT [--seed N] [--layout json|ndjson] [--complete 0..1]\n"
                       "       csm_generate --check\n";

void declare(po::options_description& options, Recipe& recipe) {
    options.add_options()("accounts", po::value(&recipe.accounts)->required(), "number of accounts")(
        "seed", po::value(&recipe.seed), "another seed makes another portfolio")(
        "layout", po::value<std::string>()->default_value("json")->notifier([&](const std::string& word) {
            if (word != "json" && word != "ndjson") throw po::error{"--layout is json or ndjson"};
            recipe.layout = word == "json" ? Layout::document : Layout::lines;
        }),
        "json or ndjson")("complete", po::value<double>()->default_value(1)->notifier([&](double share) {
        if (!(share >= 0 && share <= 1)) throw po::error{"--complete is from 0 to 1"};
        recipe.complete_permille = static_cast<int>(std::lround(share * 1000));
    }),
                          "share of the fields that are there");
}

Recipe parse(int count, char** words) {
    Recipe recipe;
    po::options_description options;
    declare(options, recipe);
    po::positional_options_description operands;
    operands.add("accounts", 1);
    po::variables_map values;
    po::store(po::command_line_parser(count, words).options(options).positional(operands).run(), values);
    po::notify(values);
    return recipe;
}

int check() {
    if (generator_is_unchanged()) return 0;
    std::cerr << "csm_generate: the bytes differ from those that the published figures were measured with\n";
    return 1;
}

}  // namespace

int main(int count, char** words) {
    try {
        if (count == 2 && std::string_view{words[1]} == "--check") return check();
        generate_portfolio(parse(count, words), [](std::string_view piece) {
            if (std::fwrite(piece.data(), 1, piece.size(), stdout) != piece.size())
                throw std::runtime_error{"the portfolio cannot be written"};
        });
        return std::fflush(stdout) == 0 ? 0 : 1;
    } catch (const std::exception& failure) {
        std::cerr << "csm_generate: " << failure.what() << "\n" << usage;
        return 2;
    }
}
