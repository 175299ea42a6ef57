// SPDX-License-Identifier: MIT
#include "support/gzip.hpp"

#include <zlib.h>

#include <stdexcept>

namespace csm::test {

std::string gzip(std::string_view text) {
    z_stream stream{};
    constexpr int with_gzip_header = 16 + MAX_WBITS;
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, with_gzip_header, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error{"zlib cannot be set up"};
    std::string source{text};
    std::string packed(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(source.data());
    stream.avail_in = static_cast<uInt>(source.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int status = deflate(&stream, Z_FINISH);
    packed.resize(packed.size() - stream.avail_out);
    deflateEnd(&stream);
    if (status != Z_STREAM_END) throw std::runtime_error{"the text cannot be packed"};
    return packed;
}

std::string gunzip(std::string_view packed) {
    z_stream stream{};
    constexpr int with_gzip_header = 16 + MAX_WBITS;
    if (inflateInit2(&stream, with_gzip_header) != Z_OK) throw std::runtime_error{"zlib cannot be set up"};
    std::string source{packed};
    std::string text;
    std::string piece(1 << 16, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(source.data());
    stream.avail_in = static_cast<uInt>(source.size());
    int status = Z_OK;
    while (status == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        status = inflate(&stream, Z_NO_FLUSH);
        text.append(piece, 0, piece.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (status != Z_STREAM_END) throw std::runtime_error{"the data cannot be unpacked"};
    return text;
}

}  // namespace csm::test
