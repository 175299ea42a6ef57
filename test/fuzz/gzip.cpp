// SPDX-License-Identifier: MIT
// A file of gzip data. Bytes that begin like it are the file; of others the first two name a place, the third
// is the damage done there ('0': none) and the rest is packed.
#include "shared/reading.hpp"
#include "shared/require.hpp"
#include "shared/target.hpp"

#include "read/gunzip.hpp"
#include "support/gzip.hpp"

#include <csm/input_file.hpp>

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <optional>

namespace csm::fuzz {

namespace {

constexpr std::size_t most_unpacked = std::size_t{1} << 20U;

struct Packed {
    std::string bytes;
    std::optional<std::string> text;  // what was packed, where that is known
    bool is_damaged = false;
};

Packed packed_of(std::string_view input) {
    if (read::looks_like_gzip(input) || input.size() < 3) return {std::string{input}, std::nullopt};
    Packed packed{test::gzip(input.substr(3)), std::string{input.substr(3)}};
    const auto place = static_cast<unsigned char>(input[0]) * 256U + static_cast<unsigned char>(input[1]);
    auto& byte = packed.bytes[place % packed.bytes.size()];
    packed.is_damaged = input[2] != '0';
    byte = static_cast<char>(byte ^ input[2] ^ '0');
    return packed;
}

struct Unpacked {
    std::string text;
    bool is_whole = false;
    bool is_too_large = false;

    bool operator==(const Unpacked&) const = default;
};

Unpacked unpack(std::string_view bytes, std::size_t piece) {
    Unpacked unpacked;
    read::Gunzip gunzip;
    const auto take = [&](std::string_view part) {
        unpacked.text += part;
        unpacked.is_too_large = unpacked.text.size() > most_unpacked;
        return !unpacked.is_too_large;
    };
    for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size())))
        if (!gunzip.feed(bytes.substr(0, piece), take)) return unpacked;
    unpacked.is_whole = gunzip.is_whole();
    return unpacked;
}

/// The bytes as a file that is open.
class OpenFile {
  public:
    explicit OpenFile(std::string_view bytes) : descriptor_{::memfd_create("input", MFD_CLOEXEC)} {
        const auto size = static_cast<ssize_t>(bytes.size());
        require(::write(descriptor_, bytes.data(), bytes.size()) == size, "no file in memory");
        ::lseek(descriptor_, 0, SEEK_SET);
    }

    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    ~OpenFile() { ::close(descriptor_); }

    int descriptor() const { return descriptor_; }

  private:
    int descriptor_;
};

void require_read_as(const Packed& packed, const Unpacked& unpacked) {
    const OpenFile file{packed.bytes};
    const auto input = InputFile::read(file.descriptor(), "p.json.gz");
    if (!read::looks_like_gzip(packed.bytes))
        return require(input && (*input).bytes() == packed.bytes,
                       "what is no gzip data is not read as it is");
    require(input.has_value() == unpacked.is_whole, "what is damaged is read, or what is whole is not");
    if (!input) return;
    require((*input).bytes() == unpacked.text, "an input differs from what was unpacked");
    require(!packed.text || *packed.text == unpacked.text, "damage is not noticed");
    if (unpacked.text.size() > 8192) return;
    const Source source{"p.json", (*input).bytes()};
    read_in_every_way({&source, 1});
}

}  // namespace

}  // namespace csm::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace csm::fuzz;
    const auto packed = packed_of({reinterpret_cast<const char*>(data), size});
    const auto unpacked = unpack(packed.bytes, packed.bytes.size());
    if (unpacked.is_too_large) return 0;
    for (const std::size_t piece : {std::size_t{1}, packed.bytes.size() / 3 + 1}) {
        const auto again = unpack(packed.bytes, piece);
        require(again.is_whole == unpacked.is_whole, "whether data is whole depends on its pieces");
        if (unpacked.is_whole) require_equal(unpacked.text, again.text, "what is unpacked depends on pieces");
    }
    require(packed.is_damaged || !packed.text || unpacked.is_whole, "what was packed cannot be unpacked");
    require_read_as(packed, unpacked);
    return 0;
}
