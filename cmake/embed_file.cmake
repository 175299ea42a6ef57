# Writes SOURCE, which defines csm::embedded::NAME with the text of FILE.
set(delimiter "embedded")

file(READ "${FILE}" text)
string(FIND "${text}" ")${delimiter}\"" clash)
if(NOT clash EQUAL -1)
    message(FATAL_ERROR "${FILE} contains the delimiter )${delimiter}\"; choose another one in embed_file.cmake")
endif()

cmake_path(GET FILE FILENAME name)
file(WRITE "${SOURCE}" "// Generated from ${name}
#include \"embedded.hpp\"

using namespace std::string_view_literals;

constinit const std::string_view csm::embedded::${NAME} = R\"${delimiter}(${text})${delimiter}\"sv;
")
