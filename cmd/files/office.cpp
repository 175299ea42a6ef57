// SPDX-License-Identifier: MIT
#include "files/office.hpp"

#include "files/slide_tables.hpp"
#include "files/unbroken.hpp"
#include "terminal/writer.hpp"

#include <csm/escaped.hpp>

#include <fmt/format.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <utility>
#include <vector>

namespace csm::embedded {

/// data/office: the styles of documents and of slides.
extern const std::string_view reference_docx;
extern const std::string_view reference_pptx;

}  // namespace csm::embedded

namespace csm::cmd {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view advice =
    "install the Debian package pandoc, or leave --format out and convert the Markdown elsewhere";

/// A folder for the files of one conversion, removed with all that is in it.
class WorkFolder {
  public:
    explicit WorkFolder(const std::string& parent) : path_{parent + "/csm-XXXXXX"} {
        if (::mkdtemp(path_.data()) == nullptr) path_.clear();
    }

    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;

    ~WorkFolder() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }

    bool is_there() const { return !path_.empty(); }

    std::string file(std::string_view name) const { return path_ + "/" + std::string{name}; }

    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

bool write_file(const std::string& path, std::string_view bytes) {
    std::ofstream file{path, std::ios::binary};
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return static_cast<bool>(file.flush());
}

std::string read_file(const std::string& path) {
    std::error_code ignored;
    const auto size = fs::file_size(path, ignored);
    if (ignored) return {};
    std::string bytes(size, '\0');
    std::ifstream file{path, std::ios::binary};
    file.read(bytes.data(), static_cast<std::streamsize>(size));
    return file ? bytes : std::string{};
}

/// This process's environment; the file's day instead of the clock's, and nothing is fetched: an address of a
/// picture leads nowhere.
std::vector<std::string> converter_environment(Date day) {
    std::vector<std::string> environment;
    for (char** entry = ::environ; *entry != nullptr; ++entry) environment.emplace_back(*entry);
    for (const auto* const name : {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"})
        environment.insert(environment.begin(), fmt::format("{}=http://127.0.0.1:9", name));
    constexpr long seconds_a_day = 86400;
    environment.insert(environment.begin(), fmt::format("SOURCE_DATE_EPOCH={}",
                                                        days_between(Date{1970, 1, 1}, day) * seconds_a_day));
    return environment;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> list;
    for (auto& word : words) list.push_back(word.data());
    list.push_back(nullptr);
    return list;
}

/// Runs the program without a shell and waits for it; its messages go into the file. The exit status, or
/// minus the reason why it could not be started.
int run(std::vector<std::string> words, std::vector<std::string> environment, const std::string& messages) {
    posix_spawn_file_actions_t actions{};
    posix_spawnattr_t attributes{};
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, messages.c_str(), O_WRONLY | O_CREAT, 0600);
    ::posix_spawnattr_init(&attributes);
    sigset_t ordinary{};  // what this process ignores, a program that it starts would ignore, too
    ::sigemptyset(&ordinary);
    for (const int number : {SIGPIPE, SIGXFSZ}) ::sigaddset(&ordinary, number);
    ::posix_spawnattr_setsigdefault(&attributes, &ordinary);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    pid_t process = -1;
    const int error = ::posix_spawnp(&process, words.front().c_str(), &actions, &attributes,
                                     pointers(words).data(), pointers(environment).data());
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
    if (error != 0) return -error;
    int state = 0;
    while (::waitpid(process, &state, 0) < 0 && errno == EINTR) {
    }
    constexpr int ended_by_signal = 128;
    return WIFEXITED(state) ? WEXITSTATUS(state) : ended_by_signal;
}

std::string first_line(const std::string& text) { return escaped_data(text.substr(0, text.find('\n'))); }

}  // namespace

Result<std::string> office_file(const OfficeText& written, Format format, const Io& io) {
    const std::string name = format == Format::docx ? "docx" : "pptx";
    const WorkFolder folder{receiving(io, nullptr).temporary_folder};
    const auto reference = folder.file("reference." + name), text = folder.file("document.md"),
               made = folder.file("document." + name), messages = folder.file("messages");
    const bool is_ready =
        folder.is_there() &&
        write_file(reference, format == Format::docx ? embedded::reference_docx : embedded::reference_pptx) &&
        write_file(text, unbroken(written.markdown, written.currency));
    if (!is_ready)
        return Error{
            {}, "no room for temporary files: " + system_reason(errno), "set TMPDIR to another folder"};
    // With one column for the text, the dashes of every table say how wide its columns are.
    const int status = run({"pandoc", "--from=markdown-raw_html-raw_tex-raw_attribute-yaml_metadata_block",
                            "--to=" + name, "--slide-level=2", "--columns=1", "--reference-doc=" + reference,
                            "--data-dir=" + folder.path(), "--output=" + made, text},
                           converter_environment(written.day), messages);
    constexpr int no_such_program = 127;
    if (status == -ENOENT || status == no_such_program)
        return Error{
            {}, "--format " + name + " needs the program pandoc, which is not on PATH", std::string{advice}};
    if (status < 0)
        return Error{{}, "pandoc cannot be started: " + system_reason(-status), std::string{advice}};
    auto bytes = read_file(made);
    if (status != 0 || bytes.empty())
        return Error{{},
                     "pandoc could not make the document: " + first_line(read_file(messages)),
                     "leave --format out to see its Markdown"};
    if (format == Format::pptx) bytes = with_fitting_tables(std::move(bytes));
    return {boost::system::in_place_value, std::move(bytes)};
}

}  // namespace csm::cmd
