// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>
#include <csm/error.hpp>
#include <csm/onboarding.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace csm {

/// What a field has for an account; `std::monostate` is "not known". A list holds what the account has of
/// something, such as its modules.
using WhereValue = std::variant<std::monostate, double, Date, std::string, std::vector<std::string>>;

/// An account and what is said of it, each worked out when the first comparison asks for it.
class WhereAccount {
  public:
    /// All must live as long. `detail` is how much of a score is wanted.
    WhereAccount(const Account& account, const Model& model, const Settings& settings, Detail detail)
        : account_{account},
          model_{model},
          settings_{settings},
          detail_{detail} {}

    const Account& account() const { return account_; }

    const Model& model() const { return model_; }

    const Settings& settings() const { return settings_; }

    /// The result of that kind.
    template <class Scored>
    const Scored& scored();

  private:
    const Account& account_;
    const Model& model_;
    const Settings& settings_;
    Detail detail_;
    std::optional<HealthResult> health_;
    std::optional<ChurnResult> churn_;
    std::optional<ExpansionResult> expansion_;
    std::optional<Assessment> assessment_;
    std::optional<OnboardingResult> onboarding_;
};

/// A name that an expression can compare.
struct WhereField {
    /// What its values are. Words are a closed list and have no order; in a list, equal means "has it".
    enum class Kind : std::uint8_t { number, date, text, word, list };

    std::string name;  ///< dotted, as the input or the CSV has it
    Kind kind = Kind::number;
    std::function<WhereValue(WhereAccount&)> value;
    std::vector<std::pair<std::string, std::string>> words{};  ///< kind word: a spelling, and what it is
    bool explained = false;        ///< whether its value comes with the explanation of a score only
    bool looks_at_median = false;  ///< whether its value follows from the median of the portfolio's ARR
};

/// The fields of the input: those that csm reads itself, those that the model measures, the phase, and the
/// days to the renewal. They live as long as the model.
std::vector<WhereField> where_fields(const Model& model);

/// A condition on accounts as people write it: comparisons of a field with a value, joined by `and`, `or`,
/// `not` and parentheses, `not` binding most and `or` least. A comparison with a value that is not known is
/// false. Texts and words are compared as names are: trimmed, without case, blanks, - and _ alike. Any number
/// of threads may ask it.
class Where {
  public:
    /// Reads an expression over these fields; of several with a name the first counts. Fails on what is no
    /// expression, a name that no field has, and a value that its field cannot have, naming the column.
    static Result<Where> read(std::string_view text, std::vector<WhereField> fields);

    /// Whether it is true of the account.
    bool holds(const Account& account, const Model& model, const Settings& settings) const;

    /// Whether it compares something that follows from the median of the portfolio's ARR, which the settings
    /// then have to know.
    bool looks_at_median() const { return std::ranges::any_of(fields_, &WhereField::looks_at_median); }

    /// The expression with single blanks, for people.
    const std::string& text() const { return text_; }

  private:
    friend class WhereReader;
    enum class Operator : std::uint8_t { equal, unequal, less, at_most, greater, at_least };
    enum class Join : std::uint8_t { comparison, negation, all, any };

    /// A comparison, or parts that are joined.
    struct Term {
        Join join = Join::comparison;
        std::vector<Term> parts{};
        std::size_t field = 0;  ///< index into `fields_`
        Operator how = Operator::equal;
        std::variant<double, Date, std::string> value{};  ///< texts normalised
    };

    bool holds(const Term& term, WhereAccount& account) const;
    bool compares(const Term& term, WhereAccount& account) const;

    std::vector<WhereField> fields_;  // that the expression names
    Term whole_;
    Detail detail_ = Detail::scores_only;
    std::string text_;
};

}  // namespace csm
