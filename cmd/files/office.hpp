// SPDX-License-Identifier: MIT
#pragma once

#include "line/common_arguments.hpp"
#include "terminal/io.hpp"

#include <csm/date.hpp>
#include <csm/error.hpp>

#include <string>

namespace csm::cmd {

/// Whether pandoc makes the format: a file for a word processor, or slides.
constexpr bool is_office(Format format) { return format == Format::docx || format == Format::pptx; }

/// A file of such a format.
struct OfficeFile {
    std::string bytes;
};

/// A Markdown text as such a file, in the style of data/office, by the program pandoc, which is found on PATH
/// and started without a shell. Dates and amounts in it do not break over lines. The same text gives the same
/// bytes; `day` is when the file says it was made. Fails when pandoc is not there or does not succeed.
Result<OfficeFile> office_file(const std::string& markdown, Format format, Date day, const Io& io);

}  // namespace csm::cmd
