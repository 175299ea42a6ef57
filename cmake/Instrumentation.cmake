set(CSM_SANITIZE "" CACHE STRING "Sanitizers to build with: \"address,undefined\" or \"thread\"")
option(CSM_COVERAGE "Count executed lines for gcov" OFF)
set(CSM_PROFILE "" CACHE STRING "\"record\": count what runs; \"use\": optimise by the counts recorded in the same folder")
option(CSM_FUZZ "Build the fuzz targets (needs Clang)" OFF)

if(CSM_SANITIZE)
    set(sanitize -fsanitize=${CSM_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    # Instrumented code makes GCC see uninitialised members in the standard library's <regex>.
    add_compile_options(${sanitize} $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
    add_link_options(${sanitize})
endif()

if(CSM_COVERAGE)
    add_compile_options(--coverage -fprofile-update=atomic)
    add_link_options(--coverage)
endif()

if(CSM_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        message(FATAL_ERROR "CSM_FUZZ needs Clang; use the preset \"fuzz\"")
    endif()
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

if(CSM_PROFILE STREQUAL "record")
    add_compile_options(-fprofile-generate -fprofile-update=atomic)
    add_link_options(-fprofile-generate)
elseif(CSM_PROFILE STREQUAL "use")
    # What the recorded runs never reach, such as help, is optimised as usual.
    add_compile_options(-fprofile-use -fprofile-partial-training -fprofile-correction -Wno-missing-profile)
    add_link_options(-fprofile-use)
endif()
