// SPDX-License-Identifier: MIT
#include "read/spool.hpp"

#include <cstdio>
#include <utility>

namespace csm::read {

bool Spool::append(std::string_view bytes) {
    if (!file_ && text_.size() + bytes.size() <= in_memory) {
        text_ += bytes;
        return true;
    }
    if (!file_) {
        file_.reset(std::tmpfile());
        if (!file_) return false;
        const auto kept = std::exchange(text_, {});
        if (std::fwrite(kept.data(), 1, kept.size(), file_.get()) != kept.size()) return false;
    }
    return std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) == bytes.size();
}

int Spool::finish() {
    if (!file_ || std::fflush(file_.get()) != 0) return -1;
    return fileno(file_.get());
}

}  // namespace csm::read
