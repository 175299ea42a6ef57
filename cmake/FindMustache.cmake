# Finds kainjow's Mustache, a header that comes without a file for CMake: the target Kainjow::Mustache.
find_path(Mustache_INCLUDE_DIR kainjow/mustache.hpp)
mark_as_advanced(Mustache_INCLUDE_DIR)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Mustache REQUIRED_VARS Mustache_INCLUDE_DIR)

if(Mustache_FOUND AND NOT TARGET Kainjow::Mustache)
    add_library(Kainjow::Mustache INTERFACE IMPORTED)
    set_target_properties(Kainjow::Mustache PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${Mustache_INCLUDE_DIR}")
endif()
