// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace csm::test {

/// A change of a JSON document. `path` is dotted, with list positions in brackets and `[+]` for a new last
/// item: health.dimensions[0].metrics[+]. `json` is the new value; an empty text takes the member or item
/// away.
struct Patch {
    std::string path;
    std::string json;
};

/// The document with the changes made one after the other; objects on the way to a new member are made.
/// Throws when a path or a value cannot be understood.
std::string patched(std::string_view document, const std::vector<Patch>& patches);

}  // namespace csm::test
