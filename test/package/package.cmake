# What is installed and packed, from this build.
set(folder "${PROJECT_BINARY_DIR}/test/package")
add_test(NAME package.consumer
    COMMAND sh "${CMAKE_CURRENT_LIST_DIR}/consumer.sh" "${CMAKE_COMMAND}" "${PROJECT_BINARY_DIR}" "${CMAKE_CXX_COMPILER}"
        "${folder}/consumer")
add_test(NAME package.deb
    COMMAND sh "${CMAKE_CURRENT_LIST_DIR}/deb.sh" "${CMAKE_CPACK_COMMAND}" "${PROJECT_BINARY_DIR}" "${folder}/deb")
set_tests_properties(package.consumer package.deb PROPERTIES
    TIMEOUT 300 LABELS package SKIP_RETURN_CODE 77 RESOURCE_LOCK package)
if(CSM_SANITIZE OR CSM_COVERAGE)
    # The consumer would have to be instrumented, too, and the packed program is not the one people get.
    set_tests_properties(package.consumer package.deb PROPERTIES DISABLED TRUE)
endif()
