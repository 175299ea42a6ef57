// SPDX-License-Identifier: MIT
#include "read/csv/number_cell.hpp"

#include "base/normalised.hpp"
#include "read/csv/csv_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace csm::read {

namespace {

/// A currency by its sign. The one code that may stand beside it, or any when there are several.
struct CurrencySign {
    std::string_view sign;
    std::string_view code{};
};

/// Longer ones first, since they end or begin with shorter ones. A lone R is none: it begins too many ids.
constexpr CurrencySign currency_signs[] = {
    {"US$", "USD"}, {"CA$", "CAD"}, {"AU$", "AUD"}, {"NZ$", "NZD"}, {"HK$", "HKD"}, {"MX$", "MXN"},
    {"NT$", "TWD"}, {"A$", "AUD"},  {"C$", "CAD"},  {"R$", "BRL"},  {"S$", "SGD"},  {"$"},
    {"€", "EUR"},   {"£", "GBP"},   {"¥"},          {"₹", "INR"},   {"₩", "KRW"},   {"₺", "TRY"},
    {"₽", "RUB"}, {"₪", "ILS"},   {"₫", "VND"},   {"฿", "THB"},   {"₱", "PHP"},   {"₦", "NGN"},
    {"₴", "UAH"},   {"zł", "PLN"},  {"kr."},        {"kr"},         {"Kč", "CZK"},  {"Ft", "HUF"},
    {"Fr.", "CHF"}, {"Rp", "IDR"},  {"Rs."},        {"Rs"}};

/// ISO 4217, and RMB. Any other three letters may be a unit: 30 MIN are no 30 of a currency.
constexpr std::string_view currency_codes =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD "
    "CDF CHF CLF CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
    "GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT "
    "LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD "
    "OMR PAB PEN PGK PHP PKR PLN PYG QAR RMB RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP "
    "STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF "
    "YER ZAR ZMW ZWG ZWL";

/// Those that are also written small; others, such as all and top, are words then.
constexpr std::string_view small_codes =
    "usd eur gbp jpy cny inr chf cad aud nzd sek nok dkk sgd hkd brl mxn zar pln czk";

struct Magnitude {
    std::string_view word;  ///< in lower case
    int exponent;
};

constexpr Magnitude magnitudes_known[] = {
    {"k", 3},        {"tsd", 3},     {"tsd.", 3},     {"thousand", 3}, {"m", 6},     {"mm", 6},
    {"mn", 6},       {"mln", 6},     {"mio", 6},      {"mio.", 6},     {"mill.", 6}, {"million", 6},
    {"millions", 6}, {"b", 9},       {"bn", 9},       {"bln", 9},      {"mrd", 9},   {"mrd.", 9},
    {"md", 9},       {"billion", 9}, {"billions", 9}, {"lakh", 5},     {"lakhs", 5}, {"lac", 5},
    {"lacs", 5},     {"cr", 7},      {"cr.", 7},      {"crore", 7},    {"crores", 7}};

constexpr std::size_t code_size = 3;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_letter(char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z'); }

bool drop_front(std::string_view& text, std::string_view part) {
    if (!text.starts_with(part)) return false;
    text.remove_prefix(part.size());
    return true;
}

bool drop_back(std::string_view& text, std::string_view part) {
    if (!text.ends_with(part)) return false;
    text.remove_suffix(part.size());
    return true;
}

/// Whether a currency can begin or end so.
bool may_be_currency(char letter) {
    return is_letter(letter) || letter == '$' || letter == '.' || static_cast<unsigned char>(letter) >= 0x80;
}

/// -, -- or a dash, and nothing else.
bool is_dash(std::string_view text) { return text == "-" || text == "--" || text == "—" || text == "―"; }

bool is_currency_code(std::string_view word) {
    const auto is_in = [word](std::string_view list) { return list.find(word) != std::string_view::npos; };
    return word.size() == code_size && std::ranges::all_of(word, is_letter) &&
           (is_in(currency_codes) || is_in(small_codes));
}

/// Takes a number apart from its ends to its digits.
class NumberReading {
  public:
    NumberReading(std::string_view text, Magnitudes magnitudes) : text_{text}, magnitudes_{magnitudes} {}

    std::optional<NumberText> read() {
        drop_front(text_, "'");  // keeps a spreadsheet from reading the rest
        bool dropped = true;
        while (dropped) {
            text_ = without_blanks(text_);
            dropped = take_currency() || take_percent() || take_parentheses() || take_minus();
        }
        if (is_dash(text_) && !number_.currency.empty() && !number_.percent && !has_sign_) {
            number_.digits = "0";
            return std::move(number_);
        }
        if (text_.empty() || !take_magnitude() || !take_digits()) return std::nullopt;
        return std::move(number_);
    }

  private:
    bool take_percent() {
        if (number_.percent) return false;
        number_.percent = drop_front(text_, "%") || drop_back(text_, "%");
        return number_.percent;
    }

    /// (1,200) in the books of accountants.
    bool take_parentheses() {
        if (has_sign_ || text_.size() < 2 || text_.front() != '(' || text_.back() != ')') return false;
        text_ = text_.substr(1, text_.size() - 2);
        number_.negative = has_sign_ = true;
        return true;
    }

    /// In front or, as SAP writes it, behind. The dash of 1.200,- stands for no cents, and is no minus.
    bool take_minus() {
        if (is_dash(text_)) return false;
        if (is_whole_amount()) return drop_dashes();
        if (has_sign_) return false;
        number_.negative = drop_front(text_, "-") || (text_.size() > 1 && drop_back(text_, "-"));
        has_sign_ = number_.negative || drop_front(text_, "+");
        return has_sign_;
    }

    bool is_whole_amount() const {
        const auto end = text_.find_last_of(".,");
        return end != std::string_view::npos && end > 0 && is_digit(text_[end - 1]) &&
               is_dash(text_.substr(end + 1));
    }

    bool drop_dashes() {
        text_ = text_.substr(0, text_.find_last_of(".,") + 1);
        is_whole_amount_ = true;
        return true;
    }

    bool take_currency() {
        // Nearly every number is told by its ends: they are digits.
        if (text_.empty() || (!may_be_currency(text_.front()) && !may_be_currency(text_.back())))
            return false;
        for (const auto& known : currency_signs) {
            if (has_currency_sign_ || is_part_of_word(known.sign)) continue;
            if (has_code_ && !known.code.empty() && !are_alike(number_.currency, known.code)) continue;
            if (!drop_front(text_, known.sign) && !drop_back(text_, known.sign)) continue;
            has_currency_sign_ = true;
            if (has_code_) return true;
            number_.currency = known.sign;
            code_beside_ = known.code;
            return true;
        }
        return take_code(text_.substr(0, code_size), true) ||
               (text_.size() > code_size && take_code(text_.substr(text_.size() - code_size), false));
    }

    /// Whether the letters of a sign belong to a longer word, as in 12 Lakr.
    bool is_part_of_word(std::string_view sign) const {
        if (!is_letter(sign.front())) return false;
        if (text_.starts_with(sign))
            return is_letter(sign.back()) && text_.size() > sign.size() && is_letter(text_[sign.size()]);
        return text_.size() > sign.size() && is_letter(text_[text_.size() - sign.size() - 1]);
    }

    bool take_code(std::string_view code, bool in_front) {
        if (has_code_ || !is_currency_code(code)) return false;
        const auto rest = in_front ? text_.substr(code_size) : text_.substr(0, text_.size() - code_size);
        if (!rest.empty() && is_letter(in_front ? rest.front() : rest.back())) return false;
        if (!code_beside_.empty() && !are_alike(code, code_beside_)) return false;
        number_.currency = code;
        has_code_ = true;
        text_ = rest;
        return true;
    }

    /// False when there is one that is refused.
    bool take_magnitude() {
        const auto last_digit = text_.find_last_of("0123456789");
        if (last_digit == std::string_view::npos) return false;
        const auto word = without_blanks(text_.substr(last_digit + 1));
        if (word.empty()) return true;
        const auto found = std::ranges::find_if(
            magnitudes_known, [word](const Magnitude& known) { return matches(word, known.word); });
        // In capitals it is the accountants' word for a credit.
        if (found == std::end(magnitudes_known) || word == "CR") return true;
        if (magnitudes_ == Magnitudes::refused) return false;
        number_.has_magnitude = true;
        number_.exponent = found->exponent;
        text_ = text_.substr(0, last_digit + 1);
        return true;
    }

    bool take_digits() {
        if (text_.find_first_of("eE") != std::string_view::npos) return take_scientific();
        while (!text_.empty()) {
            if (!number_.digits.empty() && is_digit(number_.digits.back()) && take_group_mark()) continue;
            const char letter = text_.front();
            if (!is_digit(letter) && letter != '.' && letter != ',') return false;
            number_.digits += letter;
            text_.remove_prefix(1);
        }
        if (is_whole_amount_) number_.digits += "00";
        return std::ranges::any_of(number_.digits, is_digit);
    }

    /// A blank or an apostrophe before a group of three.
    bool take_group_mark() {
        if (text_.size() < 4 || (text_.front() != ' ' && text_.front() != '\'')) return false;
        const bool three = std::all_of(text_.begin() + 1, text_.begin() + 4, is_digit);
        if (!three || (text_.size() > 4 && is_digit(text_[4]))) return false;
        text_.remove_prefix(1);
        return true;
    }

    /// 1.5e3 as programs write it, 1,5E+03 as spreadsheets do.
    bool take_scientific() {
        const auto letter = text_.find_first_of("eE");
        const auto mantissa = text_.substr(0, letter);
        auto power = text_.substr(letter + 1);
        if (power.size() > 1 && is_digit(power[1])) drop_front(power, "+");
        const auto [end, error] =
            std::from_chars(power.data(), power.data() + power.size(), number_.exponent);
        if (error != std::errc() || end != power.data() + power.size() || number_.has_magnitude ||
            is_whole_amount_ || mantissa.empty() || !is_digit(mantissa.front()))
            return false;
        const auto sign = mantissa.find_first_not_of("0123456789");
        number_.digits = mantissa;
        if (sign == std::string_view::npos) return true;
        const auto fraction = mantissa.substr(sign + 1);
        if ((mantissa[sign] != '.' && mantissa[sign] != ',') || !std::ranges::all_of(fraction, is_digit))
            return false;
        // One digit before the sign and three behind are no thousands here: a fourth says so.
        number_.digits += "0000";
        return true;
    }

    std::string_view text_;
    Magnitudes magnitudes_;
    NumberText number_;
    std::string_view code_beside_;
    bool has_currency_sign_ = false;
    bool has_code_ = false;
    bool has_sign_ = false;
    bool is_whole_amount_ = false;
};

/// Whether digits that marks divide have sizes that people use: 1,234,567, and in India 12,34,567.
bool are_groups(const std::vector<std::size_t>& sizes, char mark) {
    if (sizes.size() == 1) return true;
    const auto middle_are = [&sizes](std::size_t wanted) {
        return std::all_of(sizes.begin() + 1, sizes.end() - 1,
                           [wanted](std::size_t size) { return size == wanted; });
    };
    if (sizes.front() == 0 || sizes.front() > 3 || sizes.back() != 3) return false;
    return middle_are(3) || (mark == ',' && sizes.front() <= 2 && middle_are(2));
}

}  // namespace

std::optional<NumberText> take_apart(std::string_view text, Magnitudes magnitudes) {
    if (is_ascii(text)) return NumberReading{text, magnitudes}.read();
    const auto plain = in_plain_characters(text);
    return NumberReading{plain, magnitudes}.read();
}

bool is_shortened_number(std::string_view id) {
    const auto exponent = id.find_first_of("Ee");
    if (exponent == std::string_view::npos || exponent == 0 || exponent + 2 >= id.size()) return false;
    return id.substr(0, exponent).find_first_not_of("0123456789.,") == std::string_view::npos &&
           id[exponent + 1] == '+' &&
           id.substr(exponent + 2).find_first_not_of("0123456789") == std::string_view::npos;
}

DecimalEvidence decimal_evidence(std::string_view digits) {
    const auto points = std::ranges::count(digits, '.');
    const auto commas = std::ranges::count(digits, ',');
    if (points == 0 && commas == 0) return DecimalEvidence::none;
    if (points > 0 && commas > 0)
        return digits.rfind('.') > digits.rfind(',') ? DecimalEvidence::point : DecimalEvidence::comma;
    if (points > 1) return DecimalEvidence::comma;
    if (commas > 1) return DecimalEvidence::point;
    const auto sign = digits.find_first_of(".,");
    const auto before = digits.substr(0, sign);
    const bool may_be_thousands =
        digits.size() - sign - 1 == 3 && !before.empty() && before.size() <= 3 && before.front() != '0';
    if (may_be_thousands) return DecimalEvidence::ambiguous;
    return points == 1 ? DecimalEvidence::point : DecimalEvidence::comma;
}

std::optional<double> value_of(const NumberText& number, char decimal) {
    const auto sign = number.digits.find(decimal);
    std::string plain;
    std::vector<std::size_t> groups{0};
    for (const char letter : std::string_view{number.digits}.substr(0, sign)) {
        if (is_digit(letter)) {
            plain += letter;
            ++groups.back();
        } else {
            groups.push_back(0);
        }
    }
    if (!are_groups(groups, decimal == '.' ? ',' : '.')) return std::nullopt;
    if (sign != std::string::npos) {
        const auto fraction = std::string_view{number.digits}.substr(sign + 1);
        if (!std::ranges::all_of(fraction, is_digit)) return std::nullopt;
        plain += '.';
        plain += fraction;
    }
    // As one text: 1.1 times a thousand is 1100 and nothing beside it.
    if (number.exponent != 0) plain += "e" + std::to_string(number.exponent);
    double value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (error != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
    return number.negative && value != 0 ? -value : value;
}

}  // namespace csm::read
