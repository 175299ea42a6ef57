// SPDX-License-Identifier: MIT
#include <csm/snapshot_reader.hpp>

#include "base/sha256.hpp"
#include "history/snapshot_head.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <new>
#include <optional>
#include <utility>

namespace csm {

namespace {

Bytef* bytes_of(const char* text) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast,cppcoreguidelines-pro-type-const-cast):
    // zlib's types
    return reinterpret_cast<Bytef*>(const_cast<char*>(text));
}

/// Unpacks the one member that a snapshot is, and looks at every byte of it: those of the header, the bits
/// that fill up the last byte of the packed data, the checksum, and that nothing follows.
class StrictGunzip {
  public:
    StrictGunzip() {
        if (inflateInit2(&stream_, -MAX_WBITS) != Z_OK) throw std::bad_alloc{};
    }

    StrictGunzip(const StrictGunzip&) = delete;
    StrictGunzip& operator=(const StrictGunzip&) = delete;

    ~StrictGunzip() { inflateEnd(&stream_); }

    /// What is wrong with the bytes so far; empty when nothing is.
    template <class Take>
    std::string_view feed(std::string_view packed, const Take& take) {
        const auto in_header = std::min(packed.size(), history::gzip_header.size() - header_seen_);
        if (packed.substr(0, in_header) != history::gzip_header.substr(header_seen_, in_header))
            return "its first bytes are not those of a snapshot";
        header_seen_ += in_header;
        packed.remove_prefix(in_header);
        if (!packed.empty() && !is_unpacked_)
            if (const auto wrong = unpack(packed, take); !wrong.empty()) return wrong;
        if (!is_unpacked_ || packed.empty()) return {};
        end_.append(packed.substr(0, end_size + 1));
        return end_.size() > end_size ? "bytes follow its end" : "";
    }

    std::string_view finish() const {
        if (end_.size() != end_size) return "it is cut off";
        for (unsigned i = 0; i < 4; ++i)
            if (end_[i] != static_cast<char>(crc_ >> 8 * i) ||
                end_[i + 4] != static_cast<char>(size_ >> 8 * i))
                return "its checksum is another one";
        return {};
    }

  private:
    static constexpr std::size_t end_size = 8;
    static constexpr std::string_view not_unpacked = "it cannot be unpacked";

    template <class Take>
    std::string_view unpack(std::string_view& packed, const Take& take) {
        std::array<char, 1 << 16> unpacked{};
        stream_.next_in = bytes_of(packed.data());
        stream_.avail_in = static_cast<uInt>(packed.size());
        for (;;) {
            const auto before = stream_.avail_in;
            stream_.next_out = bytes_of(unpacked.data());
            stream_.avail_out = static_cast<uInt>(unpacked.size());
            const int status = inflate(&stream_, Z_BLOCK);
            if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) return not_unpacked;
            const auto size = unpacked.size() - stream_.avail_out;
            if (stream_.avail_in < before) last_ = packed[packed.size() - stream_.avail_in - 1];
            if (!has_clean_end()) return "bits in it are not as they were written";
            crc_ = crc32(crc_, bytes_of(unpacked.data()), static_cast<uInt>(size));
            size_ += size;
            take(std::string_view{unpacked.data(), size});
            is_unpacked_ = status == Z_STREAM_END;
            const bool is_stuck = size == 0 && stream_.avail_in == before && status == Z_BUF_ERROR;
            if (is_unpacked_ || is_stuck) break;
        }
        packed.remove_prefix(packed.size() - stream_.avail_in);
        return {};
    }

    /// Behind the last block the bits up to the next byte are 0.
    bool has_clean_end() const {
        constexpr int last_block = 64, at_end_of_block = 128, bits = 7;
        const int state = stream_.data_type;
        if ((state & last_block) == 0 || (state & at_end_of_block) == 0) return true;
        const auto unused = static_cast<unsigned>(state & bits);
        return static_cast<unsigned>(static_cast<unsigned char>(last_)) >> (8 - unused) == 0;
    }

    z_stream stream_{};
    std::size_t header_seen_ = 0;
    bool is_unpacked_ = false;
    char last_ = 0;  // byte of the packed data that was looked at
    uLong crc_ = crc32(0, nullptr, 0);
    std::uint64_t size_ = 0;
    std::string end_;  // what follows the packed data
};

}  // namespace

class SnapshotReader::State {
  public:
    State(std::string file, SnapshotSink sink) : file_{std::move(file)}, sink_{std::move(sink)} {}

    bool feed(std::string_view packed) {
        // zlib counts bytes in 32 bits.
        constexpr std::size_t most = std::size_t{1} << 30U;
        while (wrong_.empty() && !packed.empty()) {
            const auto piece = packed.substr(0, most);
            packed.remove_prefix(piece.size());
            const auto wrong = gunzip_.feed(piece, [this](std::string_view text) { take(text); });
            if (wrong_.empty()) wrong_ = wrong;
        }
        return wrong_.empty();
    }

    Result<Snapshot> finish() {
        if (wrong_.empty()) wrong_ = gunzip_.finish();
        if (wrong_.empty() && !rest_.empty()) wrong_ = "its last line has no end";
        if (wrong_.empty()) end();
        if (wrong_.empty()) return Snapshot{std::move(*head_), std::move(*tail_)};
        return Error{file_, "is damaged: " + std::string{wrong_},
                     "put the file of a backup in its place, or record the day again with csm history add "
                     "--replace"};
    }

  private:
    void take(std::string_view text) {
        for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
            rest_.append(text.substr(0, end));
            line(rest_);
            rest_.clear();
            text.remove_prefix(end + 1);
        }
        rest_.append(text);
    }

    void line(const std::string& text) {
        if (!wrong_.empty()) return;
        if (tail_) {
            wrong_ = "lines follow its tail";
        } else if (!head_) {
            head_ = history::read_head(text);
            if (!head_)
                wrong_ = "it does not begin as a snapshot";
            else if (sink_.head)
                sink_.head(*head_);
            hash(text);
        } else if (text.starts_with(R"({"end":)")) {
            tail(text);
        } else {
            hash(text);
            sum_.add(text);
            ++accounts_;
            if (sink_.account) sink_.account(text);
        }
    }

    void hash(std::string_view text) {
        hash_.add(text);
        hash_.add("\n");
    }

    void tail(std::string_view text) {
        constexpr auto behind = history::digest_digits + history::after_digest.size();
        tail_ = history::read_tail(text);
        if (!tail_ || text.size() < behind || !text.ends_with(history::after_digest) ||
            !text.substr(0, text.size() - behind).ends_with(history::digest_key)) {
            wrong_ = "its tail is none";
            return;
        }
        hash_.add(text.substr(0, text.size() - behind));
    }

    void end() {
        if (!head_ || !tail_)
            wrong_ = "its tail is missing";
        else if (sha256_text(hash_.digest()) != tail_->digest)
            wrong_ = "its digest is another one";
        else if (accounts_ != tail_->accounts ||
                 content_digest(*head_, accounts_, sum_) != tail_->content_digest)
            wrong_ = "its accounts are not those of its tail";
    }

    std::string file_;
    SnapshotSink sink_;
    StrictGunzip gunzip_;
    std::string rest_;  // of a line whose end has not come
    std::string_view wrong_;
    std::optional<SnapshotHead> head_;
    std::optional<SnapshotTail> tail_;
    Sha256 hash_;
    LineSum sum_;
    std::uint64_t accounts_ = 0;
};

SnapshotReader::SnapshotReader(std::string file, SnapshotSink sink)
    : state_{std::make_unique<State>(std::move(file), std::move(sink))} {}

SnapshotReader::~SnapshotReader() = default;

bool SnapshotReader::feed(std::string_view packed) { return state_->feed(packed); }

Result<Snapshot> SnapshotReader::finish() { return state_->finish(); }

}  // namespace csm
