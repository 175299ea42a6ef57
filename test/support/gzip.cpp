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

}  // namespace csm::test
