# Before the package is made: what Debian wants otherwise than an installation from source has it.
file(GLOB folders "${CPACK_TEMPORARY_DIRECTORY}/*/usr/share" "${CPACK_TEMPORARY_DIRECTORY}/usr/share")
foreach(share IN LISTS folders)
    file(GLOB pages "${share}/man/man*/*.[0-9]")
    execute_process(COMMAND gzip -9n ${pages} COMMAND_ERROR_IS_FATAL ANY)

    file(MAKE_DIRECTORY "${share}/zsh")
    file(RENAME "${share}/zsh/site-functions" "${share}/zsh/vendor-completions")

    file(REMOVE "${share}/doc/csm/LICENSE")
    file(COPY_FILE "${CMAKE_CURRENT_LIST_DIR}/copyright" "${share}/doc/csm/copyright")
endforeach()
