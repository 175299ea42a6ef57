option(CSM_DEVELOPER "Treat warnings as errors and check the standard library's preconditions" OFF)
option(CSM_STATIC_LIBRARIES "Link the C++ libraries into the program: it starts in half the time and runs without them" OFF)
option(CSM_BUILD_BENCHMARKS "Build the benchmarks (needs Google Benchmark)" OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug, Release, RelWithDebInfo or MinSizeRel" FORCE)
endif()

# A fused multiply-add rounds once where the formula rounds twice: scores would differ between machines.
add_compile_options(-ffp-contract=off)

if(CSM_DEVELOPER)
    add_compile_definitions(_GLIBCXX_ASSERTIONS)
    set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)
endif()

find_program(CSM_CCACHE ccache)
mark_as_advanced(CSM_CCACHE)
if(CSM_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CSM_CCACHE}")
endif()

if(CMAKE_BUILD_TYPE STREQUAL "Release")
    include(CheckIPOSupported)
    check_ipo_supported(RESULT CMAKE_INTERPROCEDURAL_OPTIMIZATION OUTPUT ipo_output)
endif()
