// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace csm::test {

/// How the built program is started on a terminal.
struct OnTerminal {
    std::vector<std::string> args{};
    std::string input{};                     ///< a file or a named pipe instead of the keyboard
    std::string output{};                    ///< a file instead of the screen; messages stay there
    std::string messages{};                  ///< a file for standard error
    std::vector<std::string> environment{};  ///< NAME=VALUE; beside them only PATH and TERM are set
    unsigned short rows = 24;
    unsigned short columns = 80;
};

/// The built csm in the current folder, with a pseudo terminal of its own.
class ProgramOnTerminal {
  public:
    explicit ProgramOnTerminal(const OnTerminal& start);
    ProgramOnTerminal(const ProgramOnTerminal&) = delete;
    ProgramOnTerminal& operator=(const ProgramOnTerminal&) = delete;
    ~ProgramOnTerminal();

    /// Waits until the text is among what came to the terminal; false when the program ended without it.
    bool shows(std::string_view text);

    /// Types on the keyboard.
    void type(std::string_view keys) const;

    /// Waits for the end and returns the exit status, 128 and more for a signal; called once.
    int wait();

    /// All that came to the terminal so far, with \r\n at line ends.
    const std::string& screen() const { return screen_; }

  private:
    bool receive();

    int process_ = -1;
    int terminal_ = -1;
    std::string screen_;
};

}  // namespace csm::test
