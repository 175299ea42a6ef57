// SPDX-License-Identifier: MIT
#include "terminal/io.hpp"

#include "terminal/lost_input.hpp"
#include "terminal/output.hpp"
#include "terminal/pager.hpp"
#include "terminal/progress_bar.hpp"
#include "terminal/writer.hpp"

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
        // Where there is no /dev a folder serves, which can be neither read nor written.
        if (open_descriptor("/dev/null", direction) == -1) open_descriptor("/", O_RDONLY);
    }
}

std::optional<std::string> environment_variable(std::string_view name) {
    const char* value = std::getenv(std::string(name).c_str());
    if (value == nullptr) return std::nullopt;
    return value;
}

/// What the variable says, else the side of the terminal, else 0.
int terminal_side(std::string_view variable, unsigned short winsize::*side) {
    const std::string given = environment_variable(variable).value_or("");
    int length = 0;
    const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), length);
    if (error == std::errc() && end == given.data() + given.size() && length > 0) return length;
    winsize size{};
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): POSIX has no other form
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.*side : 0;
}

/// Whether the locale says that the terminal shows ASCII or one of the old character sets. Nothing said is no
/// reason to doubt.
bool is_without_unicode() {
    std::string locale;
    for (const auto* const name : {"LC_ALL", "LC_CTYPE", "LANG"})
        if (locale.empty()) locale = environment_variable(name).value_or("");
    std::ranges::transform(locale, locale.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return !locale.empty() && locale.find("utf-8") == std::string::npos &&
           locale.find("utf8") == std::string::npos;
}

unsigned processors() {
    cpu_set_t set;
    CPU_ZERO(&set);
    if (::sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    return static_cast<unsigned>(std::max(CPU_COUNT(&set), 1));
}

/// What a person at a terminal gets: a bar while it takes long, which makes room for everything else.
void serve_terminal(Io& io) {
    const auto bar = std::make_shared<ProgressBar>(is_without_unicode());
    io.page = [bar](const std::vector<std::string>& pager, std::string_view text) {
        bar->stop();
        return run_pager(pager, text);
    };
    if (io.err_is_terminal && environment_variable("TERM").value_or("") != "dumb") {
        io.progress = &bar->progress();
        io.show_progress = [bar] { bar->start(); };
        io.err = [bar](std::string_view text) {
            bar->erase();
            write_fully(STDERR_FILENO, text);
        };
    }
    if (io.out_is_terminal)
        io.out = [bar, write = std::move(io.out)](std::string_view text) {
            bar->stop();
            return write(text);
        };
    io.finish_out = [bar, finish = std::move(io.finish_out)] {
        bar->stop();
        return finish();
    };
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

/// The regular file that standard output was redirected to.
std::optional<FileStamp> out_file() {
    struct stat status {};

    if (::fstat(STDOUT_FILENO, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return FileStamp{.device = status.st_dev, .inode = status.st_ino};
}

}  // namespace

Receiving receiving(const Io& io, Progress* progress) {
    Receiving how{.progress = progress};
    if (auto folder = io.environment("TMPDIR"); folder && !folder->empty())
        how.temporary_folder = std::move(*folder);
    return how;
}

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
    io.environment = environment_variable;
    io.out_file = out_file();
    io.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
    io.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
    io.width = terminal_side("COLUMNS", &winsize::ws_col);
    if (io.width == 0) io.width = default_width;
    if (io.out_is_terminal) io.height = terminal_side("LINES", &winsize::ws_row);
    io.out_is_ascii = io.out_is_terminal && is_without_unicode();
    if (io.out_is_terminal || io.err_is_terminal) serve_terminal(io);
    // Nobody wants to see what they type counted.
    auto* const progress = ::isatty(STDIN_FILENO) == 1 ? nullptr : io.progress;
    io.read_stdin = [how = receiving(io, progress)] {
        return InputFile::read(STDIN_FILENO, "standard input", how);
    };
    io.today = boost::gregorian::day_clock::universal_day();
    io.processors = processors();
    return io;
}

}  // namespace csm::cmd
