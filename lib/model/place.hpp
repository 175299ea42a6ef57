// SPDX-License-Identifier: MIT
#pragma once

#include <csm/model.hpp>

#include <boost/json/value.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm::model_file {

/// A value of a model file together with its path, so that every defect names its place. An absent place
/// stands for a member that is missing: reading it gives neutral values and reports nothing more.
class Place {
  public:
    Place(const boost::json::value* value, std::string path, std::string_view file, ModelProblems& problems)
        : value_{value},
          path_{std::move(path)},
          file_{file},
          problems_{&problems} {}

    explicit operator bool() const { return value_ != nullptr; }

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

    /// The items of an array that must not be empty and has at most 1,000.
    std::vector<Place> items() const;

    /// The members of an object, in the order of the file; at most 1,000.
    std::vector<std::pair<std::string, Place>> members() const;

    double number(double least, double most) const;
    std::size_t count(std::size_t least, std::size_t most) const;  ///< a whole number
    std::string text() const;
    bool flag() const;

    /// The index of the text among `words`; 0 and a defect when it is none of them.
    std::size_t one_of(std::initializer_list<std::string_view> words) const;

    void complain(std::string message) const;

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
