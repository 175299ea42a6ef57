foreach(rule layering storeys named_files licence length marks)
    add_test(NAME lint.${rule} COMMAND sh "${CMAKE_CURRENT_LIST_DIR}/${rule}.sh" "${PROJECT_SOURCE_DIR}")
    set_tests_properties(lint.${rule} PROPERTIES TIMEOUT 60 LABELS lint)
endforeach()
