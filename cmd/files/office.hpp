// SPDX-License-Identifier: MIT
#pragma once

#include "line/common_arguments.hpp"
#include "terminal/io.hpp"

#include <csm/date.hpp>
#include <csm/error.hpp>

#include <string>
#include <string_view>

namespace csm::cmd {

/// Whether pandoc makes the format: a file for a word processor, or slides.
constexpr bool is_office(Format format) { return format == Format::docx || format == Format::pptx; }

/// What such a file is made of.
struct OfficeText {
    std::string_view markdown;
    std::string_view currency;  ///< that stands before money in it; may be empty
    Date day;                   ///< when the file says it was made
};

/// The bytes of such a file, in the style of data/office, by the program pandoc, which is found on PATH and
/// started without a shell. Dates and amounts in it do not break over lines, and columns on slides are as
/// wide as their texts need. The same text gives the same bytes. Fails when pandoc is not there or does not
/// succeed.
Result<std::string> office_file(const OfficeText& written, Format format, const Io& io);

}  // namespace csm::cmd
