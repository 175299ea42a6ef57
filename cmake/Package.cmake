# The Debian package of the program: "sh cmake/package.sh", or "cpack --preset release" after a build.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME csm)
set(CPACK_PACKAGE_VENDOR "The csm authors")
set(CPACK_PACKAGE_CONTACT "The csm authors <csm@authors.invalid>" CACHE STRING "Maintainer of the package")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "health, churn risk and expansion of a customer portfolio")
set(CPACK_PACKAGE_DESCRIPTION
"csm scores a portfolio of SaaS customers on the command line: how healthy
each account is, how likely it is to leave, what it could buy next, and,
joined, which accounts need a person this week and why.

It reads JSON and CSV and writes text, Markdown, HTML, workbooks, JSON and
CSV. Every score is explained by what each metric adds or costs.")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_DIRECTORY "${PROJECT_BINARY_DIR}")
set(CPACK_COMPONENTS_ALL Program)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/cmake/debian/arrange.cmake")

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded only when a workbook is written, so that no other run waits for it; hence dpkg-shlibdeps does not see it. The
# package of libx.so.4 is libx4.
string(REPLACE ".so." "" CPACK_DEBIAN_PACKAGE_RECOMMENDS "${Xlsxwriter_SONAME}")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "bash-completion, man-db, pandoc")

include(CPack)
