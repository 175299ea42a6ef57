// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace csm {

/// Names the files of documents, one for each customer_id, so that none takes another one's place, also where
/// file names do not tell upper from lower case. A name says as much of the id as a file name takes; where
/// that is not all, the digest of the id follows.
class LetterNames {
  public:
    /// `extension` with its dot.
    explicit LetterNames(std::string extension) : extension_{std::move(extension)} {}

    std::string name_for(std::string_view customer_id);

  private:
    std::string extension_;
    std::set<std::string> taken_;  // in lower case
};

}  // namespace csm
