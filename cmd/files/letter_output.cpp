// SPDX-License-Identifier: MIT
#include "files/letter_output.hpp"

#include "files/office.hpp"
#include "terminal/pager.hpp"
#include "terminal/writer.hpp"

#include <csm/escaped.hpp>
#include <csm/guide.hpp>
#include <csm/html.hpp>

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace csm::cmd {

namespace fs = std::filesystem;

namespace {

bool is_folder(const std::string& path) {
    std::error_code ignored;
    return path.ends_with('/') || fs::is_directory(path, ignored);
}

Result<void> make_folder(const std::string& path) {
    std::error_code failure;
    if (fs::is_directory(path, failure)) return {};
    auto bare = fs::path{path};
    if (!bare.has_filename()) bare = bare.parent_path();
    const auto parent = bare.parent_path();
    if (!parent.empty() && !fs::is_directory(parent, failure))
        return Error{path, fmt::format("the folder \"{}\" does not exist", parent.string()),
                     "create it first"};
    fs::create_directory(bare, failure);
    if (failure) return Error{path, "cannot be created: " + system_reason(failure.value()), {}};
    return {};
}

std::string extension(const ScoringArguments& arguments) {
    if (!arguments.format_given) return ".md";
    if (arguments.format == Format::html) return ".html";
    if (is_office(arguments.format)) return arguments.format == Format::docx ? ".docx" : ".pptx";
    return arguments.format == Format::text ? ".txt" : ".md";
}

}  // namespace

boost::system::result<LetterOutput, Failure> LetterOutput::open(const ScoringArguments& arguments,
                                                                const Inputs& inputs,
                                                                const LetterTemplate& filled,
                                                                const Model& model) {
    LetterOutput opened{arguments, inputs, model.documents.currency};
    if (filled.scope == Scope::account && is_folder(arguments.output)) {
        if (const auto made = make_folder(arguments.output); !made) return Failure{made.error()};
        opened.names_.emplace(extension(arguments));
        return opened;
    }
    auto output = inputs.open_output(arguments.output);
    if (!output) return output.error();
    opened.output_.emplace(std::move(*output));
    return opened;
}

std::string LetterOutput::formatted(const std::string& markdown) {
    if (!arguments_->format_given || arguments_->format == Format::markdown)
        return arguments_->output.empty() && inputs_->io().out_is_terminal ? escaped_data(markdown)
                                                                           : markdown;
    if (arguments_->format == Format::html) {
        auto page = markdown_page(markdown);
        links_left_out_ += page.links_left_out;
        return std::move(page.html);
    }
    return page_text(read_markdown(markdown), *arguments_, inputs_->io());
}

bool LetterOutput::may_replace_input() const {
    if (!names_) return false;
    std::error_code failure;
    for (fs::directory_iterator entry{arguments_->output, failure}, end; !failure && entry != end;
         entry.increment(failure))
        if (!inputs_->check_output(entry->path().string())) return true;
    return static_cast<bool>(failure);
}

boost::system::result<void, Failure> LetterOutput::check(std::span<const std::string> customer_ids) const {
    if (!names_) return {};
    auto names = *names_;
    for (const auto& customer_id : customer_ids) {
        const auto path = fs::path{arguments_->output} / names.name_for(customer_id);
        if (const auto fine = inputs_->check_output(path.string()); !fine) return fine;
    }
    return {};
}

Result<void> LetterOutput::write(const std::string& customer_id, const std::string& markdown) {
    std::string text;
    if (is_office(arguments_->format)) {
        auto made = office_file({markdown, currency_, arguments_->as_of.value_or(inputs_->io().today)},
                                arguments_->format, inputs_->io());
        if (!made) return made.error();
        text = std::move(*made);
    } else
        text = formatted(markdown);
    if (!names_) {
        if (is_office(arguments_->format) && arguments_->output.empty())
            inputs_->io().out(text);
        else if (arguments_->output.empty())
            show_page(inputs_->io(), text);
        else
            output_->write(text);
        return {};
    }
    const auto path = fs::path{arguments_->output} / names_->name_for(customer_id);
    auto file = Output::open_in_folder(path.string());
    if (!file) return file.error();
    (*file).write(text);
    return (*file).finish();
}

Result<void> LetterOutput::finish() {
    if (links_left_out_ > 0 && !arguments_->quiet)
        inputs_->io().err(fmt::format(
            "csm report: {} left out; a link leads to http, https, mailto or tel, or to a "
            "place in or beside the document\n",
            links_left_out_ == 1 ? "the address of 1 link is"
                                 : fmt::format("the addresses of {} links are", links_left_out_)));
    if (!output_) return {};
    return output_->finish();
}

}  // namespace csm::cmd
