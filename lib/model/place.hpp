// SPDX-License-Identifier: MIT
#pragma once

#include <csm/model.hpp>

#include <boost/json/value.hpp>

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm::model_file {

/// A value of a model file together with its path, so that every defect names its place. An absent place
/// stands for a member that is missing: reading it gives neutral values and reports nothing more.
class Place {
  public:
    /// The value, the file's name and the list of defects must live as long; null stands for an absent place.
    Place(const boost::json::value* value, std::string path, std::string_view file, ModelProblems& problems)
        : value_{value},
          path_{std::move(path)},
          file_{file},
          problems_{&problems} {}

    /// Whether the member is there.
    explicit operator bool() const { return value_ != nullptr; }

    /// Whether it is there and of that type, here and below.
    bool is_object() const { return value_ && value_->is_object(); }

    bool is_string() const { return value_ && value_->is_string(); }

    bool is_null() const { return value_ && value_->is_null(); }

    bool is_bool() const { return value_ && value_->is_bool(); }

    /// The member; reports a defect when there is none.
    Place operator[](std::string_view key) const;

    /// The member, or an absent place.
    Place optional(std::string_view key) const;

    /// Reports every member whose key is not listed, or that there are far too many.
    void allow_only(std::initializer_list<std::string_view> keys) const;

    /// The items of an array that must not be empty and has at most 1,000; else a defect and no items.
    std::vector<Place> items() const;

    /// The members of an object, in the order of the file; at most 1,000, else a defect and no members.
    std::vector<std::pair<std::string, Place>> members() const;

    /// A finite number of that range; else a defect, and `least` instead (0 where that is infinite). An
    /// absent place gives the same without a defect.
    double number(double least, double most) const;
    std::size_t count(std::size_t least, std::size_t most) const;  ///< a whole number
    /// A text that is not empty; else a defect, and an empty one.
    std::string text() const;
    /// True or false; else a defect, and false.
    bool flag() const;

    /// The index of the text among `words`; 0 and a defect when it is none of them, 0 alone for an absent
    /// place.
    std::size_t one_of(std::span<const std::string_view> words) const;

    std::size_t one_of(std::initializer_list<std::string_view> words) const {
        return one_of(std::span{words.begin(), words.size()});
    }

    /// Reports a defect of this place, with its path and the file; no full stop at the end.
    void complain(std::string message) const;

    /// The place as defects name it: health.dimensions[0].weight; empty for the whole file.
    const std::string& path() const { return path_; }

  private:
    Place at(const boost::json::value* value, std::string path) const {
        return {value, std::move(path), file_, *problems_};
    }

    const boost::json::value* value_;
    std::string path_;
    std::string_view file_;
    ModelProblems* problems_;
};

/// "; did you mean "x"?" when one of the words is near, else nothing.
std::string suggestion(std::string_view word, const std::vector<std::string>& words);

}  // namespace csm::model_file
