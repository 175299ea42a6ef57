// SPDX-License-Identifier: MIT
#include <csm/outlook.hpp>
#include <csm/portfolio.hpp>

#include <algorithm>

namespace csm {

double Outlook::median_arr() {
    if (arrs.empty()) return 0;
    const auto middle = arrs.begin() + static_cast<std::ptrdiff_t>(arrs.size() / 2);
    std::ranges::nth_element(arrs, middle);
    if (arrs.size() % 2 == 1) return *middle;
    return (*std::max_element(arrs.begin(), middle) + *middle) / 2;
}

Result<double> read_median_arr(Portfolio& portfolio) {
    struct Arrs {
        std::vector<double> arrs{};

        void clear() { arrs.clear(); }

        void take(const Account& account, std::uint64_t) {
            if (account.arr) arrs.push_back(*account.arr);
        }
    };

    Outlook outlook;
    const auto counts = portfolio.read(
        {[] { return Arrs{}; },
         [&](Arrs& some) { outlook.arrs.insert(outlook.arrs.end(), some.arrs.begin(), some.arrs.end()); },
         [](const Problem&) {}});
    if (!counts) return counts.error();
    return outlook.median_arr();
}

}  // namespace csm
