option(CSM_DEVELOPER "Treat warnings as errors and check the standard library's preconditions" OFF)
option(CSM_STATIC_LIBRARIES "Link the C++ libraries into the program: it starts in half the time and runs without them" OFF)
option(CSM_LINK_TIME_OPTIMISATION "Optimise a release across its files; takes longer to build" ON)
option(CSM_PRECOMPILE "Compile what most files include once, beforehand" ON)
option(CSM_VERIFY_HEADERS "Compile every public header alone" OFF)
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
endif()
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ${CSM_VERIFY_HEADERS})
if(NOT CSM_PRECOMPILE)
    set(CMAKE_DISABLE_PRECOMPILE_HEADERS ON)
endif()

find_program(CSM_CCACHE ccache)
mark_as_advanced(CSM_CCACHE)
if(CSM_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    # What ccache needs to know of precompiled headers, from its manual.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${CSM_CCACHE}")
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options(-fpch-preprocess)
    endif()
endif()

find_program(CSM_MOLD mold)
mark_as_advanced(CSM_MOLD)
if(CSM_MOLD AND CSM_DEVELOPER AND NOT CMAKE_BUILD_TYPE STREQUAL "Release")
    add_link_options(-fuse-ld=mold)
endif()

if(CMAKE_BUILD_TYPE STREQUAL "Release" AND CSM_LINK_TIME_OPTIMISATION)
    include(CheckIPOSupported)
    check_ipo_supported(RESULT CMAKE_INTERPROCEDURAL_OPTIMIZATION OUTPUT ipo_output)
endif()
