// SPDX-License-Identifier: MIT
#pragma once

#include "line/outcome.hpp"
#include "terminal/io.hpp"
#include "terminal/output.hpp"

#include <csm/input_file.hpp>
#include <csm/mapped_range.hpp>
#include <csm/model.hpp>
#include <csm/portfolio.hpp>

#include <deque>
#include <string>
#include <vector>

namespace csm::cmd {

/// The one door through which a command reads: portfolios, tables, models, mappings, templates. What came in
/// is guarded against becoming shorter, can be asked whether it is still what it was, and is not written to.
class Inputs {
  public:
    /// `io` outlives the inputs. When `quiet`, nothing is told but what ends the command.
    explicit Inputs(Io& io, bool quiet = false) : io_{&io}, quiet_{quiet} {}

    /// Fails when standard input is named more than once.
    static Result<void> check_names(const std::vector<std::string>& names);

    /// Opens a file or, as `-`, standard input. The bytes live as long as this object.
    Result<Source> open(const std::string& name);

    /// Opens the portfolios that the words of a command line mean, in their order; without words
    /// $CSM_PORTFOLIO, else portfolio.json. Pipes and devices that a folder or a pattern leads to are left
    /// out, and told.
    Result<void> open_portfolios(const std::vector<std::string>& words);

    const std::vector<Source>& portfolios() const { return portfolios_; }

    /// Fails when a file was written to since it was opened: what was read may be a mixture.
    Result<void> check_unchanged() const;

    /// Opens where the command writes; an error of the command line when that is one of the inputs, whatever
    /// name it goes by.
    boost::system::result<Output, Failure> open_output(const std::string& path) const;

    /// The same for a file of a folder, where a link is not followed: whether writing it would replace an
    /// input.
    boost::system::result<void, Failure> check_output(const std::string& path) const;

    Io& io() const { return *io_; }

  private:
    struct Opened {
        std::string name;
        InputFile file;
        MappedRange range;

        Opened(std::string given, InputFile opened)
            : name{std::move(given)},
              file{std::move(opened)},
              range{name, file.bytes()} {}
    };

    boost::system::result<void, Failure> refuse(const std::string& path, const FileStamp& stamp) const;

    Io* io_;
    bool quiet_;
    bool has_read_stdin_ = false;
    std::deque<Opened> opened_;
    std::vector<Source> portfolios_;
};

/// The built-in model of that name, the model in a file, or the standard model for an empty path. A built-in
/// name comes before a file of that name. Every defect of a model is told.
Result<Model> load_model(const std::string& path, Inputs& inputs);

}  // namespace csm::cmd
