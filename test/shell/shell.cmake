# The completions in the real shells, and the manual pages; a shell that is not installed is skipped.
set(share "${PROJECT_BINARY_DIR}/share")

# csm_add_shell_test(<name> <script> <argument>...)
function(csm_add_shell_test name script)
    add_test(NAME shell.${name} COMMAND sh "${CMAKE_CURRENT_LIST_DIR}/${script}" ${ARGN})
    set_tests_properties(shell.${name} PROPERTIES TIMEOUT 120 LABELS shell SKIP_RETURN_CODE 77)
endfunction()

csm_add_shell_test(bash completion.sh bash "${share}/bash-completion/completions/csm" "$<TARGET_FILE_DIR:csm_bin>")
csm_add_shell_test(bash_completion completion.sh bash "${share}/bash-completion/completions/csm" "$<TARGET_FILE_DIR:csm_bin>")
set_tests_properties(shell.bash_completion PROPERTIES
    ENVIRONMENT CSM_BASH_COMPLETION=/usr/share/bash-completion/bash_completion)
csm_add_shell_test(zsh completion.sh zsh "${share}/zsh/site-functions/_csm" "$<TARGET_FILE_DIR:csm_bin>")
csm_add_shell_test(fish completion.sh fish "${share}/fish/vendor_completions.d/csm.fish" "$<TARGET_FILE_DIR:csm_bin>")
csm_add_shell_test(init init.sh "$<TARGET_FILE_DIR:csm_bin>")
csm_add_shell_test(manual manual.sh "${share}/man")
