foreach(rule layering storeys named_files licence length marks)
    add_test(NAME lint.${rule} COMMAND sh "${CMAKE_CURRENT_LIST_DIR}/${rule}.sh" "${PROJECT_SOURCE_DIR}")
    set_tests_properties(lint.${rule} PROPERTIES TIMEOUT 60 LABELS lint)
endforeach()

add_test(NAME lint.formatting COMMAND sh "${CMAKE_CURRENT_LIST_DIR}/formatting.sh" "${PROJECT_SOURCE_DIR}")
set_tests_properties(lint.formatting PROPERTIES TIMEOUT 300 LABELS lint SKIP_RETURN_CODE 77)

# Reads a few sources with the compiler.
add_test(NAME lint.additions
    COMMAND sh "${CMAKE_CURRENT_LIST_DIR}/additions.sh" "${PROJECT_SOURCE_DIR}" "${CMAKE_CXX_COMPILER}")
set_tests_properties(lint.additions PROPERTIES TIMEOUT 300 LABELS lint)
