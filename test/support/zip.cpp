// SPDX-License-Identifier: MIT
#include "support/zip.hpp"

#include <zlib.h>

#include <array>
#include <stdexcept>
#include <vector>

namespace csm::test {

namespace {

std::size_t number_at(std::string_view archive, std::size_t at, std::size_t bytes) {
    std::size_t number = 0;
    for (std::size_t i = bytes; i > 0; --i)
        number = number << 8U | static_cast<unsigned char>(archive.at(at + i - 1));
    return number;
}

std::string inflated(std::string_view packed) {
    z_stream stream{};
    constexpr int raw = -15;
    if (inflateInit2(&stream, raw) != Z_OK) throw std::runtime_error{"zlib does not start"};
    std::vector<unsigned char> input(packed.begin(), packed.end());
    stream.next_in = input.data();
    stream.avail_in = static_cast<unsigned>(input.size());
    std::string text;
    std::array<char, 4096> piece{};
    int status = Z_OK;
    while (status == Z_OK) {
        stream.next_out = reinterpret_cast<unsigned char*>(piece.data());
        stream.avail_out = piece.size();
        status = inflate(&stream, Z_NO_FLUSH);
        text.append(piece.data(), piece.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (status != Z_STREAM_END) throw std::runtime_error{"a member of the archive is damaged"};
    return text;
}

}  // namespace

// The central directory lists the members; each entry tells where the member begins.
std::string zip_member(std::string_view archive, std::string_view name) {
    for (auto at = archive.find("PK\x01\x02"); at != std::string_view::npos;
         at = archive.find("PK\x01\x02", at + 4)) {
        if (archive.substr(at + 46, number_at(archive, at + 28, 2)) != name) continue;
        const auto size = number_at(archive, at + 20, 4);
        const auto local = number_at(archive, at + 42, 4);
        const auto data = local + 30 + number_at(archive, local + 26, 2) + number_at(archive, local + 28, 2);
        return inflated(archive.substr(data, size));
    }
    throw std::runtime_error{"the archive has no " + std::string{name}};
}

}  // namespace csm::test
