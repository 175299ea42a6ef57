find_package(GTest REQUIRED)
find_package(rapidcheck REQUIRED)
include(GoogleTest)

file(GLOB support_sources CONFIGURE_DEPENDS "support/*.cpp")
add_library(csm_test_support STATIC ${support_sources})
target_link_libraries(csm_test_support PUBLIC csm_test_settings GTest::gmock)
target_precompile_headers(csm_test_support PRIVATE support/precompiled.hpp)

# csm_add_tests(<kind> [LIBRARIES <target>...]): the program csm_<kind>_tests from test/<kind>/*.cpp and its tables of
# hostile situations, when there are any.
function(csm_add_tests kind)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES")
    file(GLOB sources CONFIGURE_DEPENDS "${kind}/*.cpp" "${kind}/hostile/*.cpp")
    if(NOT sources)
        return()
    endif()
    set(target csm_${kind}_tests)
    add_executable(${target} ${sources})
    target_link_libraries(${target} PRIVATE
        csm_test_support csm_test_settings GTest::gmock_main ${arg_LIBRARIES})
    target_precompile_headers(${target} REUSE_FROM csm_test_support)
    add_dependencies(${target} csm_bin)
    gtest_discover_tests(${target}
        TEST_PREFIX "${kind}."
        DISCOVERY_TIMEOUT 60
        PROPERTIES TIMEOUT 300 LABELS ${kind})
endfunction()

csm_add_tests(unit)
csm_add_tests(property LIBRARIES rapidcheck rapidcheck_gtest)
csm_add_tests(golden)

if(TARGET csm_golden_tests)
    get_target_property(commands csm_cli CSM_COMMANDS)
    foreach(command IN LISTS commands)
        file(GLOB cases CONFIGURE_DEPENDS "golden/${command}/*/cmd")
        if(NOT cases)
            message(SEND_ERROR "csm ${command} has no golden case; add test/golden/${command}/<case>/cmd")
        endif()
    endforeach()
endif()

find_program(CSM_CHROMEDRIVER chromedriver)
find_program(CSM_CURL curl)
mark_as_advanced(CSM_CHROMEDRIVER CSM_CURL)
if(CSM_CHROMEDRIVER AND CSM_CURL)
    add_test(NAME browser.report_page
        COMMAND sh "${CMAKE_CURRENT_SOURCE_DIR}/browser/report_page.sh" "$<TARGET_FILE:csm_bin>"
            "${PROJECT_SOURCE_DIR}/data/samples/portfolio.json" "$<TARGET_FILE:csm_generate>")
    set_tests_properties(browser.report_page PROPERTIES TIMEOUT 300 LABELS browser RUN_SERIAL TRUE)
endif()

add_test(NAME office.workbook
    COMMAND sh "${CMAKE_CURRENT_SOURCE_DIR}/office/workbook.sh" "$<TARGET_FILE:csm_bin>"
        "${PROJECT_SOURCE_DIR}/data/samples/portfolio.json")
add_test(NAME office.calendar
    COMMAND sh "${CMAKE_CURRENT_SOURCE_DIR}/office/calendar.sh" "$<TARGET_FILE:csm_bin>"
        "${PROJECT_SOURCE_DIR}/data/samples/portfolio.json")
set_tests_properties(office.workbook office.calendar PROPERTIES TIMEOUT 300 LABELS office SKIP_RETURN_CODE 77)
