// SPDX-License-Identifier: MIT
#include "render/json_problem.hpp"

#include "read/spool.hpp"

#include <csm/json.hpp>

#include <array>
#include <cerrno>
#include <system_error>
#include <unistd.h>

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

namespace {

Error lost_problems(int reason) {
    return {"the list of problems",
            "cannot be kept in a temporary file: " + std::generic_category().message(reason),
            "make room in the temporary folder, or leave --all-problems out"};
}

}  // namespace

struct JsonProblems::Spooled {
    read::Spool spool;
    TextBuffer item;
    bool is_empty = true;
    int failure = 0;  // errno of the spool
};

JsonProblems::JsonProblems() : spooled_{std::make_unique<Spooled>()} {}

JsonProblems::~JsonProblems() = default;
JsonProblems::JsonProblems(JsonProblems&&) noexcept = default;
JsonProblems& JsonProblems::operator=(JsonProblems&&) noexcept = default;

void JsonProblems::add(const Problem& problem) {
    auto& [spool, item, is_empty, failure] = *spooled_;
    if (failure != 0) return;
    item.clear();
    append_json_separator(item, {}, is_empty);
    is_empty = false;
    render::JsonWriter json{item, render::Layout::line};
    render::write_problem(json, problem);
    if (!spool.append(item.view())) failure = errno;
}

Result<void> JsonProblems::take(const std::function<void(std::string_view)>& taker) {
    auto& [spool, item, is_empty, failure] = *spooled_;
    if (failure != 0) return lost_problems(failure);
    taker("[");
    if (spool.is_in_memory()) {
        taker(spool.take_text());
    } else {
        const int file = spool.finish();
        if (file < 0) return lost_problems(errno);
        std::array<char, 1 << 16> piece{};
        for (off_t at = 0;;) {
            const auto got = ::pread(file, piece.data(), piece.size(), at);
            if (got < 0) return lost_problems(errno);
            if (got == 0) break;
            taker({piece.data(), static_cast<std::size_t>(got)});
            at += got;
        }
    }
    taker(is_empty ? "]" : "\n  ]");
    return {};
}

}  // namespace csm
