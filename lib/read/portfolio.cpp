// SPDX-License-Identifier: MIT
#include <csm/portfolio.hpp>

#include "base/in_order.hpp"
#include "base/keyed_hash.hpp"
#include "read/csv/key_cell.hpp"
#include "read/json/record_notes.hpp"
#include "read/json/value_lists.hpp"
#include "read/record_merge.hpp"
#include "read/settled.hpp"
#include "read/source_reading.hpp"

#include <csm/account.hpp>
#include <csm/model.hpp>
#include <csm/number.hpp>
#include <csm/record_details.hpp>

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace csm {

namespace {

constexpr std::size_t nowhere = std::string_view::npos;

constexpr std::string_view files_differ = "differs from what an earlier file says; the first one is used";

/// Where the records of each joined account stand: one offset a source, or `nowhere`.
class JoinedPlaces {
  public:
    explicit JoinedPlaces(std::size_t sources) : sources_{sources} {}

    /// Whether the customer is new.
    bool add(const std::string& customer_id, std::size_t source, std::size_t offset) {
        const auto [entry, is_new] = entries_.try_emplace(customer_id, entries_.size());
        if (is_new) offsets_.resize(offsets_.size() + sources_, nowhere);
        if (is_new && first_ids_.size() < first_ids_kept) first_ids_.push_back(customer_id);
        offsets_[entry->second * sources_ + source] = offset;
        return is_new;
    }

    /// Some of the first customers whom a source does not have.
    std::vector<std::string> missing_in(std::size_t source) const {
        std::vector<std::string> ids;
        for (std::size_t i = 0; i < first_ids_.size() && ids.size() < read::ids_shown; ++i)
            if ((*this)[i][source] == nowhere) ids.push_back(first_ids_[i]);
        return ids;
    }

    std::size_t size() const { return entries_.size(); }

    std::span<const std::size_t> operator[](std::size_t entry) const {
        return std::span{offsets_}.subspan(entry * sources_, sources_);
    }

  private:
    static constexpr std::size_t first_ids_kept = 100;

    std::size_t sources_;
    boost::unordered_flat_map<std::string, std::size_t, KeyedHash> entries_;
    std::vector<std::string> first_ids_;
    std::vector<std::size_t> offsets_;
};

/// The ids of a run and where they stand.
struct IdBatch {
    std::vector<std::pair<std::string, std::size_t>> ids;

    void clear() { ids.clear(); }

    void take(Account& account, std::uint64_t place) {
        ids.emplace_back(std::move(account.customer_id), place);
    }
};

}  // namespace

class Portfolio::Reading {
  public:
    Reading(std::span<const Source> sources, const Model& model, const ReadOptions& options)
        : model_{model},
          options_{options},
          schema_{model},
          blocks_{read::blocks_of(model)},
          places_{sources.size()} {
        // A joined account is made of several records, which are read again where they stand.
        if (sources.size() > 1) options_.packed_bytes = 0;
        for (const auto& source : sources) sources_.emplace_back(source, model, schema_, options_);
    }

    Result<ReadCounts> read(const BatchSink& sink) {
        std::uint64_t bytes = 0;
        for (const auto& source : sources_) bytes += source.source().bytes.size();
        begin(Progress::Work::reading, bytes);
        if (sources_.size() == 1) return sources_.front().read(sink, true);
        ReadCounts counts;
        for (std::size_t i = 0; i < sources_.size(); ++i) {
            const auto found = find_ids(i, sink);
            if (!found) return found.error();
            counts.rejected += found->rejected;
        }
        counts.accounts = places_.size();
        begin(Progress::Work::joining, places_.size());
        read_places(
            places_.size(), [](std::size_t index) { return index; }, sink, true);
        if (failure_) return *failure_;
        return counts;
    }

    void read_again(std::span<const std::uint64_t> places, const BatchSink& sink) {
        begin(Progress::Work::reading_again, places.size());
        read_places(
            places.size(), [places](std::size_t index) { return places[index]; }, sink, false);
    }

    RecordNotes record_notes(std::uint64_t place, const std::function<void(Problem)>& problem) {
        const std::size_t only[]{place};
        const auto offsets = sources_.size() == 1 ? std::span<const std::size_t>{only} : places_[place];
        std::optional<RecordNotes> notes;
        for (std::size_t i = 0; i < offsets.size(); ++i) {
            if (offsets[i] == nowhere) continue;
            const auto tell = [&](ProblemKind kind, std::string field, std::string message) {
                const auto where = sources_[i].place_of(offsets[i]);
                problem({.file = sources_[i].source().name,
                         .line = where.line,
                         .column = where.column,
                         .field = std::move(field),
                         .message = std::move(message),
                         .kind = kind});
            };
            auto found = read::read_record_notes(sources_[i].record_text(offsets[i]), tell);
            if (!notes)
                notes = std::move(found);
            else
                read::merge_record_notes(*notes, std::move(found), [&](std::string_view field) {
                    tell(ProblemKind::files_differ, std::string{field}, std::string{files_differ});
                });
        }
        return notes.value_or(RecordNotes{});
    }

    /// Readers of single records, by source.
    std::vector<std::unique_ptr<read::RecordRunReader>> record_readers() const {
        std::vector<std::unique_ptr<read::RecordRunReader>> readers;
        for (const auto& source : sources_) readers.push_back(source.record_reader());
        return readers;
    }

    /// Calls `use(source, offset)` for the records that an account is made of, in the order of the joining.
    template <class Use>
    void for_each_record(std::uint64_t place, Use use) const {
        if (sources_.size() == 1) return use(std::size_t{0}, place);
        const auto offsets = places_[place];
        for (std::size_t i = 0; i < offsets.size(); ++i)
            if (offsets[i] != nowhere) use(i, offsets[i]);
    }

    std::string_view record_text(std::size_t source, std::size_t offset) const {
        return sources_[source].record_text(offset);
    }

    const Model& model() const { return model_; }

    const std::vector<read::Block>& blocks() const { return blocks_; }

    bool days_differ() const { return options_.days_differ; }

  private:
    /// Some places, and the accounts read there.
    struct Stretch {
        std::vector<std::unique_ptr<read::RecordRunReader>> readers;  // by source
        AnyBatch batch;
        std::size_t begin = 0, end = 0;
        std::vector<Problem> problems;
        std::optional<Error> failure;  // the first
    };

    void begin(Progress::Work work, std::uint64_t amount) const {
        if (options_.progress) options_.progress->begin(work, amount);
    }

    Result<ReadCounts> find_ids(std::size_t index, const BatchSink& sink) {
        const auto before = places_.size();
        std::vector<std::string> examples;
        const auto add = [&](const std::string& id, std::size_t offset) {
            if (places_.add(id, index, offset) && examples.size() < read::ids_shown) examples.push_back(id);
        };
        const BatchSink ids{[] { return IdBatch{}; },
                            [&](const IdBatch& batch) {
                                for (const auto& [id, offset] : batch.ids) add(id, offset);
                            },
                            sink.problem()};
        auto counts = sources_[index].read(ids, false);
        if (!counts) return counts;
        const auto here = counts->accounts;
        const read::SharedIds shared{here, before, here - (places_.size() - before)};
        if (shared.are_few() && may_be_other_ids(index))
            sink.tell({.file = sources_[index].source().name,
                       .message = read::told_of_few(shared, examples, places_.missing_in(index)),
                       .kind = ProblemKind::no_shared_ids});
        return counts;
    }

    /// Whether a source may call its customers otherwise than those before: CSVs that know different things
    /// of them. Parts of one portfolio share no ids.
    bool may_be_other_ids(std::size_t index) const {
        const auto* const csv = sources_[index].csv();
        const auto is_other = [csv](const read::SourceReading& source) {
            return csv != nullptr && source.csv() != nullptr &&
                   !read::have_a_value_in_common(*csv, *source.csv());
        };
        return std::all_of(sources_.begin(), sources_.begin() + static_cast<std::ptrdiff_t>(index), is_other);
    }

    template <class PlaceAt>
    void read_places(std::size_t count, PlaceAt place_at, const BatchSink& sink, bool tells) {
        constexpr std::size_t accounts_in_batch = 128;
        const auto threads = read::threads_for(options_, count / accounts_in_batch + 1);
        std::vector<Stretch> stretches;
        for (std::size_t i = 0; i < slots_for(threads); ++i) {
            stretches.push_back({record_readers(), sink.make(), 0, 0, {}, {}});
        }
        std::size_t begin = 0;
        const auto next = [&](Stretch& stretch) {
            stretch.begin = begin;
            stretch.end = begin = std::min(begin + accounts_in_batch, count);
            return stretch.begin < count;
        };
        const auto work = [&](Stretch& stretch) {
            stretch.batch.clear();
            stretch.problems.clear();
            for (auto i = stretch.begin; i < stretch.end; ++i) {
                const auto place = place_at(i);
                stretch.batch.take(account_at(stretch, place), place);
            }
        };
        const auto deliver = [&](Stretch& stretch) {
            if (stretch.failure) failure_ = std::move(stretch.failure);
            if (failure_) return false;
            if (tells)
                for (auto& problem : stretch.problems)
                    if (told_once_.is_new(problem)) sink.tell(std::move(problem));
            sink.deliver(stretch.batch);
            if (options_.progress) options_.progress->advance(stretch.end - stretch.begin);
            constexpr std::size_t accounts_between = 1 << 12;
            if (stretch.end / accounts_between != stretch.begin / accounts_between)
                for (const auto& source : sources_) source.forget_all();
            return true;
        };
        InOrder{stretches, next, work, deliver}.run(threads);
    }

    Account& account_at(Stretch& stretch, std::size_t place) const {
        if (sources_.size() == 1) {
            auto& account = sources_.front().account_at(place, *stretch.readers.front());
            if (!read::SourceReading::is_settled(place)) settle(stretch, account, 0);
            return account;
        }
        const auto offsets = places_[place];
        const auto first = static_cast<std::size_t>(
            std::find_if(offsets.begin(), offsets.end(), [](auto offset) { return offset != nowhere; }) -
            offsets.begin());
        auto& account = stretch.readers[first]->read_one(offsets[first]);
        for (auto i = first + 1; i < offsets.size(); ++i)
            if (offsets[i] != nowhere) join(stretch, account, i, offsets[i]);
        settle(stretch, account, first);
        return account;
    }

    void join(Stretch& stretch, Account& account, std::size_t source, std::size_t offset) const {
        const auto conflict = [&](std::string_view field) {
            if (options_.days_differ &&
                std::ranges::find(blocks_, field, &read::Block::name) != blocks_.end()) {
                if (!stretch.failure) stretch.failure = of_two_days(account, source, field);
                return;
            }
            stretch.problems.push_back({.file = sources_[source].source().name,
                                        .customer_id = account.customer_id,
                                        .field = std::string{field},
                                        .message = std::string{files_differ},
                                        .kind = ProblemKind::files_differ});
        };
        read::merge_records(account, stretch.readers[source]->read_one(offset), blocks_, model_,
                            options_.days_differ, conflict);
    }

    Error of_two_days(const Account& account, std::size_t source, std::string_view block) const {
        return {sources_[source].source().name,
                "holds " + std::string{block} + " of " + account.customer_id +
                    ", which an earlier file has, too, and the files are of different days",
                "csm diff compares two days, and csm history keeps them"};
    }

    void settle(Stretch& stretch, Account& account, std::size_t source) const {
        for (auto& [kind, field, message] : read::settle(account, model_, options_.as_of))
            stretch.problems.push_back({.file = sources_[source].source().name,
                                        .customer_id = account.customer_id,
                                        .field = std::move(field),
                                        .message = std::move(message),
                                        .kind = kind});
    }

    const Model& model_;
    ReadOptions options_;
    read::RecordSchema schema_;
    std::vector<read::Block> blocks_;
    std::deque<read::SourceReading> sources_;
    JoinedPlaces places_;
    read::ToldOnce told_once_;
    std::optional<Error> failure_;  // that ended the joining
};

/// Follows how the records of an account are joined, to know which of them each value comes from.
class RecordDetails::Readers {
  public:
    explicit Readers(const Portfolio::Reading& reading)
        : reading_{reading},
          readers_{reading.record_readers()} {}

    ValueDetails details(const Account& account, std::uint64_t place) {
        details_ = {};
        std::optional<Account> joined;
        reading_.for_each_record(place, [&](std::size_t source, std::size_t offset) {
            auto& record = readers_[source]->read_one(offset);
            if (!joined) {
                joined = record;
                return add(account, record, source, offset, [](std::size_t) { return true; });
            }
            const auto before = joined->values;
            read::merge_records(*joined, record, reading_.blocks(), reading_.model(), reading_.days_differ(),
                                [](std::string_view) {});
            add(account, record, source, offset, [&](std::size_t slot) {
                return std::isnan(before[slot]) && !std::isnan(joined->values[slot]);
            });
        });
        return std::move(details_);
    }

  private:
    static bool is_aged(const Account& account, std::size_t slot) {
        return std::ranges::find(account.aged, slot, &AgedValue::slot) != account.aged.end();
    }

    /// The details of the values that the account has from the record.
    template <class IsTaken>
    void add(const Account& account, const Account& record, std::size_t source, std::size_t offset,
             IsTaken is_taken) {
        const auto& fields = reading_.model().fields;
        for (std::size_t slot = 0; slot < fields.size(); ++slot) {
            const bool is_in_use = !std::isnan(account.values[slot]);
            const bool is_here = is_in_use ? !std::isnan(record.values[slot]) && is_taken(slot)
                                           : is_aged(record, slot) && !details_.dates.contains(slot);
            if (!is_here) continue;
            if (fields[slot].is_read)
                if (const auto date = readers_[source]->dates().date_of(slot)) details_.dates[slot] = *date;
            if (read::is_list(fields[slot])) add_list(record, slot, source, offset);
        }
    }

    void add_list(const Account& record, std::size_t slot, std::size_t source, std::size_t offset) {
        const auto& field = reading_.model().fields[slot];
        auto list = read::value_list(reading_.record_text(source, offset), field);
        if (list.empty() && field.is_series) {  // a cell of a CSV holds its last value alone
            append_shortest(list += '[', with_aged(record).values[slot]);
            list += ']';
        }
        if (!list.empty()) details_.lists[slot] = std::move(list);
    }

    const Portfolio::Reading& reading_;
    std::vector<std::unique_ptr<read::RecordRunReader>> readers_;
    ValueDetails details_;
};

RecordDetails::RecordDetails(const Portfolio& portfolio) : reading_{portfolio.reading_.get()} {}

RecordDetails::~RecordDetails() = default;
RecordDetails::RecordDetails(RecordDetails&&) noexcept = default;

ValueDetails RecordDetails::of(const Account& account, std::uint64_t place) {
    const auto& fields = reading_->model().fields;
    const bool has_dates = account.oldest_measured || !account.aged.empty();
    if (!has_dates && std::ranges::none_of(fields, read::is_list)) return {};
    if (!readers_) readers_ = std::make_unique<Readers>(*reading_);
    return readers_->details(account, place);
}

Portfolio::Portfolio(std::span<const Source> sources, const Model& model, const ReadOptions& options)
    : reading_{std::make_unique<Reading>(sources, model, options)} {}

Portfolio::~Portfolio() = default;

Result<ReadCounts> Portfolio::read(const BatchSink& sink) { return reading_->read(sink); }

void Portfolio::read_again(std::span<const std::uint64_t> places, const BatchSink& sink) {
    reading_->read_again(places, sink);
}

RecordNotes Portfolio::record_notes(std::uint64_t place, const std::function<void(Problem)>& problem) {
    return reading_->record_notes(place, problem);
}

std::vector<Account> Portfolio::accounts_at(std::span<const std::uint64_t> places) {
    std::vector<Account> accounts;
    accounts.reserve(places.size());
    const auto deliver = [&](PlacedAccounts& batch) {
        std::ranges::move(batch.accounts, std::back_inserter(accounts));
    };
    read_again(places, {[] { return PlacedAccounts{}; }, deliver, {}});
    return accounts;
}

Result<ReadCounts> read_portfolios(std::span<const Source> sources, const Model& model,
                                   const AccountSink& sink, const ReadOptions& options) {
    const auto deliver = [&](PlacedAccounts& batch) {
        for (auto& account : batch.accounts) sink.account(account);
    };
    return Portfolio{sources, model, options}.read({[] { return PlacedAccounts{}; }, deliver, sink.problem});
}

}  // namespace csm
