// SPDX-License-Identifier: MIT
#include "files/zip_file.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace csm::cmd {

namespace {

constexpr int raw_deflate = -MAX_WBITS;
constexpr std::size_t deflated = 8, described_later = 1U << 3U;  // a method, a flag
constexpr std::size_t largest_member = std::size_t{1} << 26U;

Bytef* bytes_of(const char* text) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast,cppcoreguidelines-pro-type-const-cast):
    // zlib's types
    return reinterpret_cast<Bytef*>(const_cast<char*>(text));
}

std::size_t number_at(std::string_view bytes, std::size_t place, std::size_t size) {
    std::size_t number = 0;
    for (std::size_t i = size; i > 0; --i)
        number = number << 8U | static_cast<unsigned char>(bytes[place + i - 1]);
    return number;
}

void put(std::string& bytes, std::size_t place, std::size_t size, std::size_t number) {
    for (std::size_t i = 0; i < size; ++i) bytes[place + i] = static_cast<char>(number >> 8U * i & 0xffU);
}

std::optional<std::string> inflated(std::string_view packed, std::size_t size) {
    if (size > largest_member) return std::nullopt;
    z_stream stream{};
    if (inflateInit2(&stream, raw_deflate) != Z_OK) return std::nullopt;
    std::string content(size + 1, '\0');  // room to see that it does not go on
    stream.next_in = bytes_of(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = bytes_of(content.data());
    stream.avail_out = static_cast<uInt>(content.size());
    const int status = inflate(&stream, Z_FINISH);
    const bool is_whole = status == Z_STREAM_END && stream.avail_out == 1;
    inflateEnd(&stream);
    content.resize(size);
    return is_whole ? std::optional{std::move(content)} : std::nullopt;
}

std::optional<std::string> packed(std::string_view content) {
    z_stream stream{};
    constexpr int memory = 8;
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, raw_deflate, memory, Z_DEFAULT_STRATEGY) !=
        Z_OK)
        return std::nullopt;
    std::string bytes(deflateBound(&stream, content.size()), '\0');
    stream.next_in = bytes_of(content.data());
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = bytes_of(bytes.data());
    stream.avail_out = static_cast<uInt>(bytes.size());
    const int status = deflate(&stream, Z_FINISH);
    bytes.resize(std::min<std::size_t>(bytes.size(), stream.total_out));
    deflateEnd(&stream);
    return status == Z_STREAM_END ? std::optional{std::move(bytes)} : std::nullopt;
}

std::size_t checksum(std::string_view content) {
    return crc32(crc32(0, nullptr, 0), bytes_of(content.data()), static_cast<uInt>(content.size()));
}

/// An entry of the directory at the archive's end, and its member.
struct Entry {
    std::string header;  // in the directory
    std::string local;   // before the content
    std::string_view content;
    std::string_view name;

    std::size_t method() const { return number_at(header, 10, 2); }

    std::size_t unpacked_size() const { return number_at(header, 24, 4); }

    /// The same for a new content, packed.
    void describe(std::string_view plain, std::size_t packed_size) {
        const std::size_t numbers[] = {checksum(plain), packed_size, plain.size()};
        for (std::size_t i = 0; i < std::size(numbers); ++i) {
            put(header, 16 + 4 * i, 4, numbers[i]);
            put(local, 14 + 4 * i, 4, numbers[i]);
        }
        put(header, 8, 2, number_at(header, 8, 2) & ~described_later);
        put(local, 6, 2, number_at(local, 6, 2) & ~described_later);
    }
};

/// The entry that stands there.
std::optional<Entry> entry_at(std::string_view archive, std::size_t place) {
    constexpr std::size_t header_size = 46, local_size = 30;
    if (place + header_size > archive.size() || !archive.substr(place).starts_with("PK\x01\x02")) return {};
    const auto name_size = number_at(archive, place + 28, 2);
    const auto size =
        header_size + name_size + number_at(archive, place + 30, 2) + number_at(archive, place + 32, 2);
    const auto local = number_at(archive, place + 42, 4);
    if (place + size > archive.size() || local + local_size > archive.size() ||
        !archive.substr(local).starts_with("PK\x03\x04"))
        return {};
    const auto before = local_size + number_at(archive, local + 26, 2) + number_at(archive, local + 28, 2);
    const auto packed_size = number_at(archive, place + 20, 4);
    constexpr std::size_t encrypted = 1;
    const bool is_whole = local + before + packed_size <= archive.size();
    if (!is_whole || (number_at(archive, place + 8, 2) & encrypted) != 0) return {};
    return Entry{std::string{archive.substr(place, size)}, std::string{archive.substr(local, before)},
                 archive.substr(local + before, packed_size), archive.substr(place + header_size, name_size)};
}

/// Appends the member, changed or not, and its entry to the directory. False when it cannot be read.
bool add(std::string& archive, std::string& directory, Entry entry, std::string_view names_begin,
         const MemberChange& change) {
    std::optional<std::string> changed;
    if (entry.name.starts_with(names_begin) && entry.method() == deflated) {
        const auto plain = inflated(entry.content, entry.unpacked_size());
        if (!plain) return false;
        if (const auto content = change(entry.name, *plain)) {
            changed = packed(*content);
            if (!changed) return false;
            entry.describe(*content, changed->size());
        }
    }
    // What says behind a member how large it is has no place here.
    if (!changed && (number_at(entry.header, 8, 2) & described_later) != 0) return false;
    put(entry.header, 42, 4, archive.size());
    archive.append(entry.local).append(changed ? std::string_view{*changed} : entry.content);
    directory += entry.header;
    return true;
}

}  // namespace

std::optional<std::string> with_changed_members(std::string_view archive, std::string_view names_begin,
                                                const MemberChange& change) {
    constexpr std::size_t end_size = 22;
    const auto end = archive.rfind("PK\x05\x06");
    if (end == std::string_view::npos || end + end_size > archive.size()) return std::nullopt;
    std::string whole, directory;
    auto place = number_at(archive, end + 16, 4);
    for (auto left = number_at(archive, end + 10, 2); left > 0; --left) {
        auto entry = entry_at(archive, place);
        if (!entry) return std::nullopt;
        place += entry->header.size();
        if (!add(whole, directory, std::move(*entry), names_begin, change)) return std::nullopt;
    }
    std::string tail{archive.substr(end)};
    put(tail, 12, 4, directory.size());
    put(tail, 16, 4, whole.size());
    return whole.append(directory).append(tail);
}

}  // namespace csm::cmd
