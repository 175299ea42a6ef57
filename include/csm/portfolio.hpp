// SPDX-License-Identifier: MIT
#pragma once

#include <csm/batch_sink.hpp>
#include <csm/error.hpp>
#include <csm/model.hpp>
#include <csm/progress.hpp>
#include <csm/record_notes.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// The bytes of one input and the name it has in messages.
struct Source {
    std::string name;        ///< of the file, such as portfolio.json
    std::string_view bytes;  ///< unpacked; must live as long as the reading

    /// Told which bytes will not be looked at soon, so that their memory can be given back. May be empty.
    std::function<void(std::string_view)> forget{};
};

class RecordDetails;

/// How old values may be, and how the reading is shared out; that has no influence on what is delivered.
struct ReadOptions {
    unsigned threads = 1;                              ///< that share the work, this one among them; from 1
    std::optional<Date> as_of{};                       ///< values too old on this day count as missing
    std::size_t batch_bytes = std::size_t{64} << 10U;  ///< of input in one batch, about; from 1
    std::size_t keep_bytes = std::size_t{256} << 20U;  ///< input up to this size may stay in memory
    std::size_t packed_bytes = 0;  ///< of accounts that are kept to be had again without parsing
    bool days_differ = false;      ///< of the sources: no block of a customer may stand in two of them
    bool every_problem = false;    ///< of a record too, not only its first hundred
    Progress* progress = nullptr;  ///< told how far it is after every batch, if it is there
};

/// What came of a reading.
struct ReadCounts {
    std::uint64_t accounts = 0;  ///< that were delivered
    std::uint64_t rejected =
        0;  ///< records left out: no object, no customer_id, or a customer_id that came before
};

/// The accounts of one or several sources. A source is an object with "customers", a list, a single customer,
/// or one customer a line (NDJSON); a UTF-8 byte order mark is skipped. Several sources are read as one: a
/// full outer join on customer_id, in which a block that only one source holds is taken from it, and a block
/// given twice with different content is a problem and the first one counts.
/// Accounts are not kept: they are read in batches and can be read again by their place. Beside the batches
/// only ids or hashes of ids are in memory.
class Portfolio {
  public:
    /// The sources' bytes and the model must live as long.
    Portfolio(std::span<const Source> sources, const Model& model, const ReadOptions& options);
    ~Portfolio();
    Portfolio(const Portfolio&) = delete;
    Portfolio& operator=(const Portfolio&) = delete;

    /// Reads every account. Fails on text that is not JSON (in NDJSON a broken line is a problem and the rest
    /// goes on) and when there is no customer at all.
    Result<ReadCounts> read(const BatchSink& sink);

    /// Reads accounts again, in the order of the places that `read` gave them. Problems are not told again.
    void read_again(std::span<const std::uint64_t> places, const BatchSink& sink);

    /// The accounts at the places, in the order of the places, which `read` gave.
    std::vector<Account> accounts_at(std::span<const std::uint64_t> places);

    /// What the records of the account at the place hold for letters, read when it is asked for; `problem`
    /// is told what has the wrong type, without the customer. For a reading without
    /// `ReadOptions::packed_bytes`.
    RecordNotes record_notes(std::uint64_t place, const std::function<void(Problem)>& problem);

  private:
    friend class RecordDetails;
    class Reading;
    std::unique_ptr<Reading> reading_;
};

/// Receives what a reader finds, in the order of the input. The account may be moved from.
struct AccountSink {
    std::function<void(Account&)> account;  ///< gets each account
    std::function<void(Problem)> problem;   ///< gets each problem; must not be empty
};

/// Reads a portfolio and hands over one account at a time, with one thread all in the caller's. Fails as
/// Portfolio::read does.
Result<ReadCounts> read_portfolios(std::span<const Source> sources, const Model& model,
                                   const AccountSink& sink, const ReadOptions& options = {});

}  // namespace csm
