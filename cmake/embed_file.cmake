# Writes SOURCE, which defines csm::embedded::NAME with the text of FILE.
set(delimiter "embedded")

if(BINARY)
    file(READ "${FILE}" digits HEX)
    string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${digits}")
    set(literal "\"${bytes}\"sv")
else()
    file(READ "${FILE}" text)
    string(FIND "${text}" ")${delimiter}\"" clash)
    if(NOT clash EQUAL -1)
        message(FATAL_ERROR "${FILE} contains the delimiter )${delimiter}\"; choose another one in embed_file.cmake")
    endif()
    set(literal "R\"${delimiter}(${text})${delimiter}\"sv")
endif()

# The 24 bits of six hexadecimal digits are four digits of base64; 256 bits end in four digits and one "=".
function(base64 result digits)
    set(alphabet "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    set(text "")
    foreach(group RANGE 10)
        math(EXPR from "${group} * 6")
        string(SUBSTRING "${digits}00" ${from} 6 six)
        foreach(shift 18 12 6 0)
            math(EXPR index "(0x${six} >> ${shift}) & 63")
            string(SUBSTRING "${alphabet}" ${index} 1 letter)
            string(APPEND text "${letter}")
        endforeach()
    endforeach()
    string(SUBSTRING "${text}" 0 43 text)
    set(${result} "${text}=" PARENT_SCOPE)
endfunction()

set(digest_definition "")
if(DIGEST)
    file(SHA256 "${FILE}" digits)
    base64(digest "${digits}")
    set(digest_definition "extern constinit const std::string_view ${NAME}_digest;
const std::string_view ${NAME}_digest = \"${digest}\"sv;
")
endif()

cmake_path(GET FILE FILENAME name)
file(WRITE "${SOURCE}" "// Generated from ${name}
#include <string_view>

namespace csm::embedded {

using namespace std::string_view_literals;

extern constinit const std::string_view ${NAME};
const std::string_view ${NAME} = ${literal};
${digest_definition}
}  // namespace csm::embedded
")
