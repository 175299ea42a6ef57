# Finds libxlsxwriter, which comes without a file for CMake: Xlsxwriter_INCLUDE_DIR, and Xlsxwriter_SONAME, the name
# that a program loads it by.
find_path(Xlsxwriter_INCLUDE_DIR xlsxwriter.h)
find_library(Xlsxwriter_LIBRARY xlsxwriter)
mark_as_advanced(Xlsxwriter_INCLUDE_DIR Xlsxwriter_LIBRARY)

if(Xlsxwriter_LIBRARY)
    execute_process(COMMAND "${CMAKE_OBJDUMP}" -p "${Xlsxwriter_LIBRARY}"
        OUTPUT_VARIABLE xlsxwriter_header ERROR_QUIET)
    if(xlsxwriter_header MATCHES "SONAME +([^ \n]+)")
        set(Xlsxwriter_SONAME "${CMAKE_MATCH_1}")
    endif()
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Xlsxwriter REQUIRED_VARS Xlsxwriter_LIBRARY Xlsxwriter_SONAME Xlsxwriter_INCLUDE_DIR)
