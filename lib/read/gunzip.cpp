// SPDX-License-Identifier: MIT
#include "read/gunzip.hpp"

#include <zlib.h>

#include <array>
#include <new>

namespace csm::read {

namespace {

constexpr int gzip_only = 16 + MAX_WBITS;

Bytef* bytes_of(const char* text) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast,cppcoreguidelines-pro-type-const-cast):
    // zlib's types
    return reinterpret_cast<Bytef*>(const_cast<char*>(text));
}

}  // namespace

bool looks_like_gzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b"); }

void Gunzip::Release::operator()(z_stream_s* stream) const {
    inflateEnd(stream);
    delete stream;
}

Gunzip::Gunzip() : stream_{new z_stream{}} {
    if (inflateInit2(stream_.get(), gzip_only) != Z_OK) throw std::bad_alloc{};
}

bool Gunzip::feed(std::string_view packed, const Take& take) {
    std::array<char, 1 << 16> unpacked{};
    stream_->next_in = bytes_of(packed.data());
    stream_->avail_in = static_cast<uInt>(packed.size());
    do {
        if (is_whole_ && stream_->avail_in > 0 && inflateReset(stream_.get()) != Z_OK) return false;
        stream_->next_out = bytes_of(unpacked.data());
        stream_->avail_out = static_cast<uInt>(unpacked.size());
        const int status = inflate(stream_.get(), Z_NO_FLUSH);
        if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) return false;
        is_whole_ = status == Z_STREAM_END;
        if (!take({unpacked.data(), unpacked.size() - stream_->avail_out})) return false;
    } while (stream_->avail_in > 0 || stream_->avail_out == 0);
    return true;
}

}  // namespace csm::read
