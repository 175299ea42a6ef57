// SPDX-License-Identifier: MIT
#include "base/in_order.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace csm::test {

namespace {

struct Piece {
    int number = 0;
    int square = 0;
};

/// Squares the numbers from 0 to 999 until `deliver` wants no more.
template <class Work, class Deliver>
void square_all(unsigned threads, Work work, Deliver deliver) {
    std::vector<Piece> slots(slots_for(threads));
    int number = 0;
    const auto next = [&](Piece& piece) {
        piece.number = number++;
        return piece.number < 1000;
    };
    InOrder{slots, next, work, deliver}.run(threads);
}

void square(Piece& piece) { piece.square = piece.number * piece.number; }

}  // namespace

class InOrderTest : public testing::TestWithParam<unsigned> {};

TEST_P(InOrderTest, DeliversEveryPieceInOrder) {
    std::vector<int> squares;
    square_all(GetParam(), square, [&](Piece& piece) {
        squares.push_back(piece.square);
        return true;
    });
    ASSERT_EQ(squares.size(), 1000);
    for (int i = 0; i < 1000; ++i) EXPECT_EQ(squares[static_cast<std::size_t>(i)], i * i);
}

TEST_P(InOrderTest, StopsWhenNoMoreIsWanted) {
    int delivered = 0;
    square_all(GetParam(), square, [&](Piece&) { return ++delivered < 10; });
    EXPECT_EQ(delivered, 10);
}

TEST_P(InOrderTest, HandsOnWhatIsThrown) {
    const auto fail = [](Piece& piece) {
        if (piece.number == 500) throw std::runtime_error("five hundred");
    };
    std::atomic<int> delivered = 0;
    EXPECT_THROW(square_all(GetParam(), fail,
                            [&](Piece&) {
                                ++delivered;
                                return true;
                            }),
                 std::runtime_error);
    EXPECT_LE(delivered, 500);
}

INSTANTIATE_TEST_SUITE_P(Threads, InOrderTest, testing::Values(1, 2, 3, 8));

}  // namespace csm::test
