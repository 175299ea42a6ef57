// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace csm {

/// One account in a message: who, why, what to do, by when, and who does it.
struct MessageItem {
    std::string name{};         ///< of the account
    Cell level{};               ///< how urgent or how good, in a word
    std::vector<Fact> facts{};  ///< a few figures, each with a short label; remarks are left out
    std::string reason{};       ///< one sentence
    std::string action{};       ///< one sentence
    std::optional<Date> due{};  ///< when the action is due; none: no day is set
    std::string owner{};        ///< empty when not known
    double arr = 0;             ///< 0 when not known; for the totals of items that are only counted
};

/// What is said about a portfolio where people talk and write to each other: a headline, a few counts, and
/// the first accounts of a list. The others are counted.
struct Message {
    std::string headline{};              ///< one line; the subject of a mail
    std::string basis{};                 ///< the day and the model
    std::vector<Fact> counts{};          ///< the key figures; only a mail shows their remarks
    std::vector<std::string> notices{};  ///< a sentence each: what the counts do not show
    std::string list_title{};            ///< of the items, such as "This week"
    std::vector<MessageItem> items{};    ///< the most urgent first
    std::uint64_t others = 0;            ///< further accounts of the list
    double others_arr = 0;               ///< what they come to
    std::string where_others_are{};      ///< how to see them: "csm report lists them"
    Document details{};                  ///< the summary, which only a mail shows
};

/// The message for Slack: a payload of Block Kit as JSON, for an incoming webhook or chat.postMessage. At
/// most 15 lines of text, counting each line that the message itself begins; as many items as they hold.
/// Texts of the input stay text: no mention, link, emoji or markup comes of them. Ends in a newline.
std::string render_slack(const Message& message);

/// The message as HTML that mail programs show: tables and inline styles, 600 pixels wide or as wide as the
/// screen, without scripts, images and anything fetched. The headline is its title, for the subject. All
/// items are shown.
std::string render_mail(const Message& message);

}  // namespace csm
