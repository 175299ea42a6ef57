// SPDX-License-Identifier: MIT
#include "io.hpp"

#include "mapped_range.hpp"
#include "output.hpp"
#include "writer.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/date_time/gregorian/gregorian.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <utility>

namespace csm::cmd {

namespace {

constexpr int default_width = 80;

/// Takes the numbers of standard streams that the caller closed, so that no file opened later gets one of
/// them and receives what was meant for the stream. Using such a stream still fails.
void occupy_closed_streams() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        struct stat ignored {};

        if (::fstat(descriptor, &ignored) == 0) continue;
        const int direction = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
        if (open_descriptor("/dev/null", direction) != descriptor) return;
    }
}

std::optional<std::string> environment_variable(std::string_view name) {
    const char* value = std::getenv(std::string(name).c_str());
    if (value == nullptr) return std::nullopt;
    return value;
}

int terminal_width() {
    const std::string columns = environment_variable("COLUMNS").value_or("");
    int width = 0;
    const auto [end, error] = std::from_chars(columns.data(), columns.data() + columns.size(), width);
    if (error == std::errc() && end == columns.data() + columns.size() && width > 0) return width;
    winsize size{};
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): POSIX has no other form
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    return default_width;
}

unsigned processors() {
    cpu_set_t set;
    CPU_ZERO(&set);
    if (::sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    return static_cast<unsigned>(std::max(CPU_COUNT(&set), 1));
}

Result<void> finish(Writer& writer) {
    writer.flush();
    // Some file systems report a full disk only when the file is closed.
    const int close_error = ::close(STDOUT_FILENO) == 0 ? 0 : errno;
    const int error = writer.error() != 0 ? writer.error() : close_error;
    if (error == 0 || error == EPIPE) return {};
    return Error{"standard output", "cannot be written: " + system_reason(error),
                 "the output is not complete"};
}

}  // namespace

Io process_io() {
    occupy_closed_streams();
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files is then an error of the write
    remove_unfinished_outputs_on_signals();
    end_calmly_when_an_input_shrinks();
    const auto writer = std::make_shared<Writer>(STDOUT_FILENO);
    Io io;
    io.out = [writer](std::string_view text) { return writer->write(text); };
    io.finish_out = [writer] { return finish(*writer); };
    io.err = [](std::string_view text) { write_fully(STDERR_FILENO, text); };
    io.read_stdin = [] { return InputFile::read(STDIN_FILENO, "standard input"); };
    io.environment = environment_variable;
    io.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
    io.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
    io.width = terminal_width();
    io.today = boost::gregorian::day_clock::universal_day();
    io.processors = processors();
    return io;
}

}  // namespace csm::cmd
