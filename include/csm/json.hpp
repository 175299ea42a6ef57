// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>
#include <csm/decisions.hpp>
#include <csm/error.hpp>
#include <csm/problem.hpp>
#include <csm/summary.hpp>
#include <csm/text_buffer.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace csm {

/// How JSON is written.
struct JsonStyle {
    bool one_line = false;  ///< a customer a line (NDJSON), instead of one indented text
    bool explain = false;   ///< with every metric's value, score, weight and points
};

/// Appends what separates two customers (or precedes the first), in either layout.
void append_json_separator(TextBuffer& out, const JsonStyle& style, bool first);

/// Writes customers as the JSON objects of one analysis. What is the same for all of them is worked out once,
/// from the model, which must live as long. `Scored` is HealthResult (csm health), ChurnResult (churn),
/// ExpansionResult (expand), OnboardingResult (onboarding) or Assessment (report). One writer may serve
/// several threads at once.
template <class Scored>
class CustomerJson {
  public:
    /// Works out what model, style and settings decide. With decisions every object has what is decided of
    /// the customer; one a line ends with the as-of day and the model's digest.
    CustomerJson(const Model& model, const JsonStyle& style, const Settings& settings);
    ~CustomerJson();
    CustomerJson(CustomerJson&&) noexcept;
    CustomerJson& operator=(CustomerJson&&) noexcept;

    /// Appends one customer's object.
    void append(TextBuffer& out, const Account& account, const Scored& scored) const;

    /// Appends the frame up to the list of customers. The summary comes after them, so that the customers can
    /// be written while the input is still being read.
    static void append_head(TextBuffer& out, const Settings& settings, const Model& model);

  private:
    struct Object;
    std::unique_ptr<const Object> object_;
};

/// What the reading left out and complained about.
struct JsonTail {
    std::uint64_t rejected = 0;                 ///< records left out
    std::uint64_t problems = 0;                 ///< all that came
    std::uint64_t problems_left_out = 0;        ///< of them not in the list that follows
    const DecisionCounts* decisions = nullptr;  ///< null: none are in use
};

/// The list of problems in the frame, written as they come: a few in memory, many in a temporary file.
class JsonProblems {
  public:
    /// An empty list; `temporary_folder` takes the file when there are many problems.
    explicit JsonProblems(std::string temporary_folder);
    ~JsonProblems();
    JsonProblems(JsonProblems&&) noexcept;
    JsonProblems& operator=(JsonProblems&&) noexcept;

    /// One more problem, at the end of the list. What cannot be kept makes `take` fail.
    void add(const Problem& problem);

    /// Hands over the list piece by piece, as the value of a member of the frame's object; once. Fails
    /// when the temporary file could not be written.
    Result<void> take(const std::function<void(std::string_view)>& taker);

  private:
    struct Spooled;
    std::unique_ptr<Spooled> spooled_;
};

/// Appends the frame after the list of customers, but for the list of problems, which comes next, and
/// append_json_end.
/// `Summary` is that of one of the analyses.
template <class Summary>
void append_json_tail(TextBuffer& out, const Summary& summary, const Model& model, const JsonTail& tail,
                      bool empty);

/// Appends what follows the list of problems.
void append_json_end(TextBuffer& out);

}  // namespace csm
