// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

struct z_stream_s;

namespace csm::read {

/// Whether bytes begin like gzip data (RFC 1952): 1f 8b.
bool looks_like_gzip(std::string_view bytes);

/// Unpacks gzip data piece by piece; several members that follow each other count as one.
class Gunzip {
  public:
    /// Gets unpacked bytes; false when no more are wanted.
    using Take = std::function<bool(std::string_view)>;

    /// Throws std::bad_alloc where zlib gets no memory.
    Gunzip();

    /// Unpacks one more piece and hands over what comes out; false when the data is damaged or `take` returns
    /// false.
    bool feed(std::string_view packed, const Take& take);

    /// Whether what was fed ends where a member ends.
    bool is_whole() const { return is_whole_; }

  private:
    struct Release {
        void operator()(z_stream_s* stream) const;
    };

    std::unique_ptr<z_stream_s, Release> stream_;
    bool is_whole_ = false;
};

}  // namespace csm::read
