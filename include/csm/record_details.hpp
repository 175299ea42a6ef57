// SPDX-License-Identifier: MIT
#pragma once

#include <csm/portfolio.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace csm {

/// What a record says of the values of an account beside the values: with both the record can be written
/// again.
struct ValueDetails {
    std::map<std::size_t, Date> dates{};         ///< by slot: when a value was measured, in use or too old
    std::map<std::size_t, std::string> lists{};  ///< by slot: series and goals, as JSON on one line
};

/// Finds them while a portfolio is read or afterwards. Used by one thread at a time; any number of them work
/// side by side.
class RecordDetails {
  public:
    /// The portfolio and its model must live as long; its accounts are not packed
    /// (`ReadOptions::packed_bytes` is 0).
    explicit RecordDetails(const Portfolio& portfolio);
    ~RecordDetails();
    RecordDetails(RecordDetails&&) noexcept;

    /// Of the account, which was read from that place and is as it was read.
    ValueDetails of(const Account& account, std::uint64_t place);

  private:
    class Readers;
    const Portfolio::Reading* reading_;
    std::unique_ptr<Readers> readers_;
};

}  // namespace csm
