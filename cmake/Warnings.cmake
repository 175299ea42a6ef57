add_library(csm_warnings INTERFACE)
target_compile_options(csm_warnings INTERFACE
    -Wall -Wextra -Wpedantic
    -Wcast-align
    -Wconversion
    -Wformat=2
    -Wnon-virtual-dtor
    -Wnull-dereference
    -Wold-style-cast
    -Woverloaded-virtual
    -Wshadow
    -Wsign-conversion
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wuseless-cast>
    # GCC 12 takes std::string's own copies for overlapping ones (its bug 105651).
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
    $<$<BOOL:${CSM_DEVELOPER}>:-Werror>)
