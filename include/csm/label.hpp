// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace csm {

/// Appends a name of the input to a sentence, a std::string or a TextBuffer: "sso_module" becomes "SSO
/// module". Each _ is a blank, and well-known abbreviations stand in capitals; other letters stay as they
/// are.
template <class Text>
void append_as_words(Text& text, std::string_view name);

/// The same with what it is, unless the name says so: "SSO module" of "sso" and of "sso_module". `kind` is a
/// word in small letters.
template <class Text>
void append_named(Text& text, std::string_view name, std::string_view kind);

/// What these append, as a text of its own.
std::string as_words(std::string_view name);
std::string named(std::string_view name, std::string_view kind);

/// Words that stand alone, in a cell or at the beginning: "analytics module" becomes "Analytics module". What
/// has a capital letter stays as people wrote it.
std::string with_capital(std::string words);

/// A name of the input that stands alone: "Analytics module" of "analytics_module".
std::string label_of_name(std::string_view name);

}  // namespace csm
