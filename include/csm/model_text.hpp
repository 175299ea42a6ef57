// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace csm {

/// A model file, or another data file of csm, whose numbers can be changed and which is then written again:
/// every key where it was, in the layout that the files of csm have. What an object or a list holds stands on
/// one line where that is short enough, and numbers have their shortest form.
class ModelText {
  public:
    /// Fails on what is no JSON; `name` is for the message. Whether it is a sound model, `read_model` says.
    static Result<ModelText> read(std::string_view text, std::string_view name);

    ~ModelText();
    /// What was moved from can only be assigned to or destroyed.
    ModelText(ModelText&&) noexcept;
    ModelText& operator=(ModelText&&) noexcept;

    /// The number at a place, named as in the problems of a model: health.dimensions[0].weight. None when
    /// something else stands there, or nothing.
    std::optional<double> number(std::string_view place) const;

    /// Puts a number in the place of another one; false when there is none.
    bool set(std::string_view place, double number);

    /// The file, which ends in a newline.
    std::string text() const;

  private:
    struct Document;

    explicit ModelText(std::unique_ptr<Document> document);

    std::unique_ptr<Document> document_;
};

}  // namespace csm
