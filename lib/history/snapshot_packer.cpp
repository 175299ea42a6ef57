// SPDX-License-Identifier: MIT
#include <csm/snapshot_packer.hpp>

#include "base/sha256.hpp"
#include "history/snapshot_head.hpp"

#include <zlib.h>

#include <array>
#include <cmath>
#include <limits>
#include <new>
#include <optional>
#include <utility>

namespace csm {

namespace {

constexpr int level = 6, raw_window = -MAX_WBITS, memory_level = 8;

Bytef* bytes_of(const char* text) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast,cppcoreguidelines-pro-type-const-cast):
    // zlib's types
    return reinterpret_cast<Bytef*>(const_cast<char*>(text));
}

std::uint64_t sum_within_range(std::uint64_t one, std::uint64_t other) {
    return one > std::numeric_limits<std::uint64_t>::max() - other ? std::numeric_limits<std::uint64_t>::max()
                                                                   : one + other;
}

/// One member of gzip with the header that every snapshot has.
class Gzip {
  public:
    explicit Gzip(const std::function<void(std::string_view)>& output) : output_{output} {
        if (deflateInit2(&stream_, level, Z_DEFLATED, raw_window, memory_level, Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::bad_alloc{};
        output_(history::gzip_header);
    }

    Gzip(const Gzip&) = delete;
    Gzip& operator=(const Gzip&) = delete;

    ~Gzip() { deflateEnd(&stream_); }

    void add(std::string_view text) {
        // zlib counts bytes in 32 bits.
        constexpr std::size_t most = std::size_t{1} << 30U;
        for (; text.size() > most; text.remove_prefix(most)) pack(text.substr(0, most), Z_NO_FLUSH);
        pack(text, Z_NO_FLUSH);
    }

    void finish() {
        pack({}, Z_FINISH);
        std::array<char, 8> end{};
        for (unsigned i = 0; i < 4; ++i) {
            end[i] = static_cast<char>(crc_ >> 8 * i);
            end[i + 4] = static_cast<char>(size_ >> 8 * i);
        }
        output_({end.data(), end.size()});
    }

  private:
    void pack(std::string_view text, int flush) {
        std::array<char, 1 << 16> packed{};
        // Of no bytes at all zlib makes the checksum of a new text.
        if (!text.empty()) crc_ = crc32(crc_, bytes_of(text.data()), static_cast<uInt>(text.size()));
        size_ += text.size();
        stream_.next_in = bytes_of(text.data());
        stream_.avail_in = static_cast<uInt>(text.size());
        do {
            stream_.next_out = bytes_of(packed.data());
            stream_.avail_out = static_cast<uInt>(packed.size());
            deflate(&stream_, flush);
            output_({packed.data(), packed.size() - stream_.avail_out});
        } while (stream_.avail_out == 0);
    }

    const std::function<void(std::string_view)>& output_;
    z_stream stream_{};
    uLong crc_ = crc32(0, nullptr, 0);
    std::uint64_t size_ = 0;
};

}  // namespace

class SnapshotPacker::Packed {
  public:
    Packed(SnapshotHead head, std::function<void(std::string_view)> output)
        : head_{std::move(head)},
          output_{std::move(output)} {
        TextBuffer line;
        history::append_head(line, head_);
        line.append('\n');
        write(line.view());
    }

    void add(std::string_view lines, std::uint64_t accounts, const LineSum& sum, std::uint64_t cents) {
        tail_.accounts += accounts;
        tail_.arr_cents = sum_within_range(tail_.arr_cents, cents);
        sum_.add(sum);
        write(lines);
    }

    SnapshotTail finish() {
        tail_.content_digest = content_digest(head_, tail_.accounts, sum_);
        TextBuffer line;
        history::append_tail(line, tail_);
        write(line.view());
        tail_.digest = sha256_text(hash_.digest());
        const auto digits =
            std::string_view{tail_.digest}.substr(tail_.digest.size() - history::digest_digits);
        write(std::string{digits}.append(history::after_digest).append("\n"));
        gzip_.finish();
        return tail_;
    }

  private:
    void write(std::string_view text) {
        hash_.add(text);
        gzip_.add(text);
    }

    SnapshotHead head_;
    std::function<void(std::string_view)> output_;
    Gzip gzip_{output_};
    Sha256 hash_;
    LineSum sum_;
    SnapshotTail tail_;
};

SnapshotPacker::SnapshotPacker(SnapshotHead head, std::function<void(std::string_view)> output)
    : packed_{std::make_unique<Packed>(std::move(head), std::move(output))} {}

SnapshotPacker::~SnapshotPacker() = default;

void SnapshotPacker::add(std::string_view lines, std::uint64_t accounts, const LineSum& sum,
                         std::uint64_t cents) {
    packed_->add(lines, accounts, sum, cents);
}

SnapshotTail SnapshotPacker::finish() { return packed_->finish(); }

std::uint64_t arr_cents(std::optional<double> arr) {
    return arr && *arr > 0 ? static_cast<std::uint64_t>(std::llround(*arr * 100)) : 0;
}

}  // namespace csm
