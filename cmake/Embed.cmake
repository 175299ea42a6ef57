# csm_embed(<target> NAME <identifier> FILE <path> [DIGEST | BINARY])
#
# Compiles the text file, or with BINARY any file, into the target as `const std::string_view csm::embedded::<identifier>`, and again whenever the
# file changes. With DIGEST also its SHA-256 in base64, as `<identifier>_digest`. Declare the identifiers of the library
# in lib/base/embedded.hpp, those of the program where they are used.
function(csm_embed target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "DIGEST;BINARY" "NAME;FILE" "")
    cmake_path(ABSOLUTE_PATH arg_FILE BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
    set(script "${PROJECT_SOURCE_DIR}/cmake/embed_file.cmake")
    set(source "${PROJECT_BINARY_DIR}/generated/embedded_${arg_NAME}.cpp")
    add_custom_command(
        OUTPUT "${source}"
        COMMAND "${CMAKE_COMMAND}" -D "NAME=${arg_NAME}" -D "FILE=${arg_FILE}" -D "SOURCE=${source}"
            -D "DIGEST=${arg_DIGEST}" -D "BINARY=${arg_BINARY}" -P "${script}"
        DEPENDS "${arg_FILE}" "${script}"
        COMMENT "Embedding ${arg_NAME}"
        VERBATIM)
    # Portability's 65,536 bytes a literal are no limit of GCC and Clang.
    set_source_files_properties("${source}" PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
    target_sources(${target} PRIVATE "${source}")
endfunction()
