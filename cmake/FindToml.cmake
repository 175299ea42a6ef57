# Finds toml++ as a header alone; its own file for CMake links the library instead: the target Toml::Toml.
find_path(Toml_INCLUDE_DIR toml++/toml.h)
mark_as_advanced(Toml_INCLUDE_DIR)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Toml REQUIRED_VARS Toml_INCLUDE_DIR)

if(Toml_FOUND AND NOT TARGET Toml::Toml)
    add_library(Toml::Toml INTERFACE IMPORTED)
    set_target_properties(Toml::Toml PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${Toml_INCLUDE_DIR}")
endif()
