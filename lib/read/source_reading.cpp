// SPDX-License-Identifier: MIT
#include "read/source_reading.hpp"

#include "base/in_order.hpp"
#include "base/quoted.hpp"
#include "base/syntax_error.hpp"
#include "read/settled.hpp"
#include "read/source_layout.hpp"

#include <csm/account.hpp>
#include <csm/own_field.hpp>
#include <csm/text_buffer.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace csm::read {

namespace {

/// Where a packed account stands: the number of its run, and the offset among that run's accounts.
struct PackedAt {
    std::uint64_t run = 0;
    std::uint64_t offset = 0;
};

/// A place is the offset of a record; or, with the highest bit, a packed account.
constexpr std::uint64_t packed_mark = std::uint64_t{1} << 63U;
constexpr unsigned packed_offset_bits = 32;

constexpr bool is_packed(std::uint64_t place) { return (place & packed_mark) != 0; }

constexpr std::uint64_t packed_place(std::uint64_t run, std::uint64_t offset) {
    return packed_mark | (run << packed_offset_bits) | offset;
}

constexpr PackedAt packed_at(std::uint64_t place) {
    return {(place & ~packed_mark) >> packed_offset_bits,
            place & ((std::uint64_t{1} << packed_offset_bits) - 1)};
}

template <class T>
concept Plain = std::is_trivially_copyable_v<T>;

template <class Archive, class Text>
void visit_part(Archive& archive, Text& text) requires std::same_as<std::remove_const_t<Text>, std::string> {
    archive.text(text);
}

template <class Archive, class Value>
void visit_part(Archive& archive, Value& value) requires Plain<std::remove_const_t<Value>> {
    archive.plain(value);
}

/// Of texts, modules, limits or milestones.
template <class Archive, class List>
void visit_part(Archive& archive, List& list) requires requires {
    list.items();
}

{
    archive.list(list, [&](auto& item) {
        if constexpr (requires { item.usage_percent; }) {
            archive.text(item.name);
            archive.plain(item.adopted);
            archive.plain(item.usage_percent);
        } else if constexpr (requires { item.included; }) {
            archive.text(item.name);
            archive.plain(item.used);
            archive.plain(item.included);
        } else if constexpr (requires { item.done_on; }) {
            archive.text(item.name);
            archive.text(item.phase);
            archive.plain(item.due_day);
            archive.plain(item.due);
            archive.plain(item.done_on);
            archive.text(item.owner);
        } else {
            archive.text(item);
        }
    });
}

/// Visits every part of an account; packing and unpacking go the same way.
template <class Archive, class Visited>
void visit_parts(Archive& archive, Visited& account) {
    for_each_own_field([&](const OwnField&, auto member) { visit_part(archive, account.*member); });
    archive.plain(account.segment_given);
    archive.plain(account.phase);
    archive.plains(account.values);
    archive.plain(account.oldest_measured);
    archive.plains(account.aged);
}

class Packer {
  public:
    explicit Packer(TextBuffer& out) : out_{out} {}

    template <Plain T>
    void plain(const T& value) {
        bytes(&value, sizeof value);
    }

    void text(const std::string& text) {
        plain(static_cast<std::uint32_t>(text.size()));
        out_.append(text);
    }

    template <Plain T>
    void plains(const std::vector<T>& items) {
        plain(static_cast<std::uint32_t>(items.size()));
        if (!items.empty()) bytes(items.data(), items.size() * sizeof(T));
    }

    template <class List, class Visit>
    void list(const List& list, Visit visit) {
        plain(list.given);
        plain(static_cast<std::uint32_t>(list.items().size()));
        for (const auto& item : list.items()) visit(item);
    }

  private:
    void bytes(const void* from, std::size_t size) {
        char* const at = out_.room(size);
        std::memcpy(at, from, size);
        out_.keep_to(at + size);
    }

    TextBuffer& out_;
};

class Unpacker {
  public:
    explicit Unpacker(const char* from) : at_{from} {}

    template <Plain T>
    void plain(T& value) {
        std::memcpy(&value, at_, sizeof value);
        at_ += sizeof value;
    }

    void text(std::string& text) {
        const auto size = count();
        if (size == 0) return text.clear();
        text.assign(at_, size);
        at_ += size;
    }

    template <Plain T>
    void plains(std::vector<T>& items) {
        items.resize(count());
        if (!items.empty()) std::memcpy(items.data(), at_, items.size() * sizeof(T));
        at_ += items.size() * sizeof(T);
    }

    template <class List, class Visit>
    void list(List& list, Visit visit) {
        list.clear();
        plain(list.given);
        for (auto left = count(); left > 0; --left) visit(list.add());
    }

  private:
    std::uint32_t count() {
        std::uint32_t value = 0;
        plain(value);
        return value;
    }

    const char* at_;
};

/// Appends an account as bytes: its numbers, and its texts with their lengths.
void pack(TextBuffer& out, const Account& account) {
    Packer packer{out};
    visit_parts(packer, account);
}

/// Makes `account` the one that was packed at `from`; it keeps the memory of its texts.
void unpack(const char* from, Account& account) {
    Unpacker unpacker{from};
    visit_parts(unpacker, account);
}

constexpr std::size_t nowhere = std::string_view::npos;

}  // namespace

SourceReading::SourceReading(const Source& source, const Model& model, const RecordSchema& schema,
                             const ReadOptions& options)
    : source_{source},
      text_{without_mark(source.bytes)},
      model_{model},
      schema_{schema},
      options_{options},
      lines_{text_} {}

Result<ReadCounts> SourceReading::read(const BatchSink& sink, bool settles) {
    sink_ = &sink;
    settles_ = settles;
    const auto begin = text_.find_first_not_of(blanks);
    if (begin == nowhere)
        return Error{source_.name, "is empty",
                     "a portfolio is JSON: an object with \"customers\", a list, or one customer a line"};
    const bool has_lines = is_one_record_a_line(text_);
    if (has_lines) {
        const auto day = day_of(source_);
        if (!day) return day.error();
        layout_ = {.kind = RecordLayout::Kind::lines, .day = *day, .has_days = true};
    }
    const auto read = has_lines                             ? read_runs(begin)
                      : looks_like_csv(text_, source_.name) ? read_table()
                                                            : read_document();
    if (!read) return read.error();
    if (counts_.accounts == 0 && counts_.rejected == 0)
        return Error{source_.name, "holds no customers",
                     "a portfolio needs at least one object with a customer_id"};
    if (counts_.accounts == 0)
        return Error{source_.name, "holds no usable customer record",
                     "every record needs a customer_id of its own"};
    return counts_;
}

Result<void> SourceReading::read_document() {
    JsonFrame frame{text_};
    auto part = frame.first();
    if (part.kind == FramePart::Kind::list) {
        is_named_ = part.is_named;
        const auto day = day_in(part, source_.name, lines_);
        if (!day) return day.error();
        layout_ = {.nesting = is_named_ ? std::size_t{2} : std::size_t{1}, .day = *day};
        if (const auto read = read_runs(part.offset); !read) return read.error();
        part = frame.next(position_);
    }
    switch (part.kind) {
    case FramePart::Kind::not_a_portfolio:
        return error_at(part.offset, "expected an object with \"customers\", or a list of customers");
    case FramePart::Kind::customers_not_a_list:
        return error_at(part.offset, "\"customers\" must be a list of customers");
    case FramePart::Kind::key_twice: return key_twice(part);
    case FramePart::Kind::late_day: return late_day(part);
    case FramePart::Kind::broken: return syntax_error();
    default: break;
    }
    if (const auto rest = text_.find_first_not_of(blanks, part.offset); rest != nowhere)
        return error_at(
            rest, "expected the end of the document; one customer a line needs each line to be an object");
    if (part.kind == FramePart::Kind::end) return {};
    layout_ = {RecordLayout::Kind::single, 0};
    return read_runs(0);
}

/// Which of the two counts nobody can know, and for "customers" half of them would be left out.
Error SourceReading::key_twice(const FramePart& part) {
    const auto first = lines_.place(part.first_offset);
    auto error =
        error_at(part.offset, fmt::format("{} stands twice in the document, first in line {}, column {}",
                                          quoted(std::string_view{part.key}), first.line, first.column));
    error.hint = part.key == "customers" ? "put all customers into one list" : "leave one of them out";
    return error;
}

/// The day counts for every customer, so it has to be known before the first of them is read.
Error SourceReading::late_day(const FramePart& part) {
    auto error = error_at(part.offset, "\"as_of\" stands after the customers");
    error.hint = "move it before \"customers\": their values are judged by that day";
    return error;
}

Result<void> SourceReading::read_table() {
    auto layout = csv_layout(text_, source_.name, schema_);
    if (!layout) return layout.error();
    csv_ = std::make_unique<CsvLayout>(std::move(*layout));
    layout_ = {RecordLayout::Kind::rows, 0, csv_.get()};
    return read_runs(csv_->begin);
}

/// Reads the records that begin at `begin`, and stops at the end of their list.
Result<void> SourceReading::read_runs(std::size_t begin) {
    // A tab may stand for an empty cell.
    position_ = csv_ ? begin : std::min(text_.find_first_not_of(blanks, begin), text_.size());
    ended_ = RunEnd::more;
    const bool is_list = layout_.kind == RecordLayout::Kind::list;
    if (is_list && position_ < text_.size() && text_[position_] == ']') return {};
    cut_at_ = position_;
    record_start_ = is_list ? start_of_record(text_, position_) : std::string_view{};
    spare_ = record_reader();
    const auto threads = threads_for(options_, (text_.size() - position_) / options_.batch_bytes + 1);
    std::vector<Run> runs;
    for (std::size_t i = 0; i < slots_for(threads); ++i)
        runs.push_back({record_reader(), sink_->make(), 0, 0, {}, {}, 0, false, RunEnd::more});
    const auto next = [this](Run& run) {
        if (cut_at_ >= text_.size()) return false;
        run.begin = cut_at_;
        run.end = cut_at_ = cut(cut_at_);
        run.number = run_count_++;
        run.packed_before = 0;
        run.packs = packed_size_ < options_.packed_bytes;
        return true;
    };
    InOrder in_order{runs, next, [this](Run& run) { work(run, {}); },
                     [this](Run& run) { return deliver(run); }};
    in_order.run(threads);  // NOLINT(clang-analyzer-cplusplus.NewDeleteLeaks): the runs own their readers
    if (failure_) return *failure_;
    if (ended_ == RunEnd::broken || (is_list && ended_ != RunEnd::list_closed)) return syntax_error();
    return {};
}

/// Where the run that begins at `from` is likely to end. In NDJSON that is certain. In a list it is a guess:
/// the bytes may stand within a record too, which shows when the run before does not end there. So it is with
/// line ends in a CSV, which may stand in a quoted cell.
std::size_t SourceReading::cut(std::size_t from) const {
    const auto least = std::min(from + options_.batch_bytes, text_.size());
    switch (layout_.kind) {
    case RecordLayout::Kind::rows:
    case RecordLayout::Kind::lines: return std::min(text_.find('\n', least - 1), text_.size() - 1) + 1;
    case RecordLayout::Kind::single: return text_.size();
    case RecordLayout::Kind::list: break;
    }
    return record_start_.empty() ? text_.size() : std::min(text_.find(record_start_, least), text_.size());
}

/// Reads the run's records, those that begin at the offsets `left_out` only for their defects.
void SourceReading::work(Run& run, const std::vector<std::size_t>& left_out) {
    run.batch.clear();
    run.records.clear();
    run.packed.clear();
    const auto take = [&](Account& account, std::size_t offset) {
        run.records.push_back({offset, hash_(account.customer_id)});
        if (settles_)
            for (auto& [kind, field, message] : settle(account, model_, options_.as_of))
                run.reader->add_problem({.offset = nowhere,
                                         .customer_id = account.customer_id,
                                         .field = std::move(field),
                                         .message = std::move(message),
                                         .kind = kind});
        const auto place =
            run.packs ? packed_place(run.number, run.packed_before + run.packed.size()) : offset;
        if (run.packs) pack(run.packed, account);
        run.batch.take(account, place);
    };
    // Where no place like the beginning of a record is found, the run could be all the rest.
    constexpr std::size_t most_batches = 16;
    const auto end = std::min(run.end, run.begin + most_batches * options_.batch_bytes);
    run.ended = run.reader->read(run.begin, end, take, [&](std::size_t offset) {
        return std::binary_search(left_out.begin(), left_out.end(), offset);
    });
}

/// Takes a run that was read, after all runs before it; does it over where the others show it was read wrong,
/// and goes on where it was too long to be read at once.
bool SourceReading::deliver(Run& run) {
    while (position_ < run.end && ended_ == RunEnd::more) {
        if (run.begin != position_) {
            run.begin = position_;
            work(run, {});
        }
        deliver_part(run);
    }
    return ended_ == RunEnd::more;
}

void SourceReading::deliver_part(Run& run) {
    if (const auto left_out = repeated(run); !left_out.empty()) work(run, left_out);
    for (const auto& problem : run.reader->problems())
        if (problem.kind != ProblemKind::other_day)
            tell(problem);
        else if (!failure_)
            failure_ = other_day(problem);
    counts_.accounts += run.records.size();
    counts_.rejected += run.reader->rejected();
    first_record_ += run.reader->records();
    sink_->deliver(run.batch);
    if (options_.progress) options_.progress->advance(run.reader->position() - position_, run.records.size());
    position_ = run.reader->position();
    ended_ = failure_ ? RunEnd::broken : run.ended;
    constexpr std::size_t forget_bytes = std::size_t{4} << 20U;  // often enough; each time costs as much
    const bool is_needed = !run.packs && text_.size() <= options_.keep_bytes;
    if (run.packs) keep_packed(run);
    if (position_ - forgotten_ > forget_bytes && !is_needed && source_.forget) {
        source_.forget(text_.substr(forgotten_, position_ - forgotten_));
        forgotten_ = position_;
    }
}

void SourceReading::keep_packed(Run& run) {
    packed_.resize(run.number + 1);
    packed_[run.number].append(run.packed.view());
    packed_size_ += run.packed.size();
    run.packed_before = packed_[run.number].size();
    run.packs = packed_size_ < options_.packed_bytes;
}

bool SourceReading::is_settled(std::uint64_t place) { return is_packed(place); }

Account& SourceReading::account_at(std::uint64_t place, RecordRunReader& reader) const {
    if (!is_packed(place)) return reader.read_one(place);
    const auto [run, offset] = packed_at(place);
    unpack(packed_[run].data() + offset, reader.account());
    return reader.account();
}

/// The offsets of the run's records whose customer_id came before.
std::vector<std::size_t> SourceReading::repeated(const Run& run) {
    std::vector<std::size_t> offsets;
    const auto id = [this](std::size_t offset) { return id_at(offset); };
    for (const auto& record : run.records)
        if (ids_.add(record.id_hash, record.offset, id)) offsets.push_back(record.offset);
    return offsets;
}

std::string SourceReading::id_at(std::size_t offset) { return spare_->read_one(offset).customer_id; }

void SourceReading::tell(const RunProblem& problem) {
    Problem told{.file = source_.name,
                 .customer_id = problem.customer_id,
                 .field = problem.field,
                 .message = problem.message,
                 .kind = problem.kind,
                 .count = problem.count};
    if (problem.offset != nowhere) {
        const auto place = lines_.place(problem.offset);
        told.line = place.line;
        told.column = place.column;
        if (layout_.kind == RecordLayout::Kind::list)
            told.record =
                (is_named_ ? "customers[" : "[") + std::to_string(first_record_ + problem.record) + "]";
    }
    if (problem.kind == ProblemKind::duplicate_id) {
        const auto id = [&](std::size_t offset) {
            return offset == problem.offset ? problem.customer_id : id_at(offset);
        };
        const auto first = ids_.add(hash_(problem.customer_id), problem.offset, id);
        told.message = "came before, in line " + std::to_string(lines_.place(*first).line) +
                       "; the first record is used and this one left out";
    }
    if (told_once_.is_new(told)) sink_->tell(std::move(told));
}

Error SourceReading::other_day(const RunProblem& problem) {
    auto error =
        error_at(problem.offset, fmt::format("as_of {}{}", problem.message,
                                             layout_.day ? ", and that of the customers before it is " +
                                                               iso_text(*layout_.day)
                                                         : ", and the first customer has none"));
    error.hint = "one portfolio is of one day: put each day into a file of its own";
    return error;
}

Error SourceReading::error_at(std::size_t offset, std::string message) {
    const auto place = lines_.place(offset);
    return {.where = source_.name + ":" + std::to_string(place.line) + ":" + std::to_string(place.column),
            .message = std::move(message),
            .hint = {}};
}

/// The whole document is parsed once more, so that the message sees all that stands before the error.
Error SourceReading::syntax_error() {
    if (csv_) {
        const auto [offset, defect] = first_quotes_defect(text_, *csv_);
        auto error = error_at(offset, std::string{defect});
        error.hint = quotes_hint;
        return error;
    }
    const auto [stopped, failure] = parse_whole(text_);
    const auto error = explain_syntax(text_, 0, stopped, failure);
    return error_at(error.offset, error.message);
}

void SourceReading::forget_all() const {
    if (source_.forget && text_.size() > options_.keep_bytes) source_.forget(text_);
}

}  // namespace csm::read
