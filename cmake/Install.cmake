include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/csm")

install(TARGETS csm_bin)
install(TARGETS csm EXPORT csmTargets FILE_SET HEADERS)
install(EXPORT csmTargets NAMESPACE csm:: DESTINATION "${package_dir}")

configure_package_config_file(cmake/csmConfig.cmake.in csmConfig.cmake INSTALL_DESTINATION "${package_dir}")
install(FILES cmake/FindCSV.cmake cmake/FindXlsxwriter.cmake DESTINATION "${package_dir}")
write_basic_package_version_file(csmConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES
    "${CMAKE_CURRENT_BINARY_DIR}/csmConfig.cmake"
    "${CMAKE_CURRENT_BINARY_DIR}/csmConfigVersion.cmake"
    DESTINATION "${package_dir}")

install(DIRECTORY data/models data/schema data/import data/templates DESTINATION "${CMAKE_INSTALL_DATADIR}/csm" OPTIONAL)
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}")
