# What an installation holds: the component Program is for those who run csm, Development for those who build on the
# library. "cmake --install" takes both.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

install(TARGETS csm_bin COMPONENT Program)
foreach(path IN LISTS CSM_WRITTEN)
    cmake_path(GET path PARENT_PATH folder)
    install(FILES "${PROJECT_BINARY_DIR}/share/${path}"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/${folder}" COMPONENT Program)
endforeach()
install(DIRECTORY data/models data/schema data/import data/templates data/samples
    DESTINATION "${CMAKE_INSTALL_DATADIR}/csm" COMPONENT Program)
install(FILES LICENSE README.md CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT Program)
install(DIRECTORY docs DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT Program FILES_MATCHING PATTERN "*.md")

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/csm")
install(TARGETS csm EXPORT csmTargets
    ARCHIVE COMPONENT Development
    LIBRARY COMPONENT Development
    FILE_SET HEADERS COMPONENT Development)
install(EXPORT csmTargets NAMESPACE csm:: DESTINATION "${package_dir}" COMPONENT Development)

configure_package_config_file(cmake/csmConfig.cmake.in csmConfig.cmake INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file(csmConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES
    cmake/FindCSV.cmake
    cmake/FindNettle.cmake
    cmake/FindUtf8proc.cmake
    "${CMAKE_CURRENT_BINARY_DIR}/csmConfig.cmake"
    "${CMAKE_CURRENT_BINARY_DIR}/csmConfigVersion.cmake"
    DESTINATION "${package_dir}" COMPONENT Development)
