// SPDX-License-Identifier: MIT
#include "write/data/json_problem.hpp"

#include "base/spool.hpp"

#include <csm/json.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace csm {

namespace render {

void write_problem(JsonWriter& json, const Problem& problem) {
    json.begin_object(Layout::line);
    json.key("file");
    json.text(problem.file);
    json.key("line");
    problem.line == 0 ? json.null() : json.count(problem.line);
    json.key("column");
    problem.line == 0 ? json.null() : json.count(problem.column);
    json.key("record");
    json.text_or_null(problem.record);
    json.key("customer_id");
    json.text_or_null(problem.customer_id);
    json.key("field");
    json.text_or_null(problem.field);
    json.key("message");
    json.text(problem.message);
    json.end();
}

}  // namespace render

struct JsonProblems::Spooled {
    explicit Spooled(std::string temporary_folder)
        : folder{temporary_folder},
          spool{std::move(temporary_folder)} {}

    std::string folder;
    read::Spool spool;
    TextBuffer pending;  // what is not in the spool yet
    bool is_empty = true;
    int failure = 0;  // errno of the spool

    /// What could not be kept is told when the list is taken.
    void keep() {
        if (failure == 0 && !spool.append(pending.view())) failure = errno;
        pending.clear();
    }

    Error lost(int reason) const {
        return {"the list of problems",
                "cannot be kept in a temporary file in \"" + folder +
                    "\": " + std::generic_category().message(reason),
                "make room there, let TMPDIR name another folder, or leave --all-problems out"};
    }
};

JsonProblems::JsonProblems(std::string temporary_folder)
    : spooled_{std::make_unique<Spooled>(std::move(temporary_folder))} {}

JsonProblems::~JsonProblems() = default;
JsonProblems::JsonProblems(JsonProblems&&) noexcept = default;
JsonProblems& JsonProblems::operator=(JsonProblems&&) noexcept = default;

void JsonProblems::add(const Problem& problem) {
    constexpr std::size_t enough = 1 << 16;
    auto& pending = spooled_->pending;
    append_json_separator(pending, {}, spooled_->is_empty);
    spooled_->is_empty = false;
    render::JsonWriter json{pending, render::Layout::lines};
    render::write_problem(json, problem);
    if (pending.size() >= enough) spooled_->keep();
}

Result<void> JsonProblems::take(const std::function<void(std::string_view)>& taker) {
    auto& spool = spooled_->spool;
    spooled_->keep();
    if (spooled_->failure != 0) return spooled_->lost(spooled_->failure);
    taker("[");
    if (spool.is_in_memory()) taker(spool.take_text());
    std::array<char, 1 << 16> piece{};
    for (off_t at = 0; !spool.is_in_memory();) {
        const auto got = ::pread(spool.descriptor(), piece.data(), piece.size(), at);
        if (got < 0 && errno != EINTR) return spooled_->lost(errno);
        if (got == 0) break;
        if (got > 0) taker({piece.data(), static_cast<std::size_t>(got)});
        at += std::max<ssize_t>(got, 0);
    }
    taker(spooled_->is_empty ? "]" : "\n  ]");
    return {};
}

}  // namespace csm
