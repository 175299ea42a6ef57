# The manual pages and the completions of the shells. The program writes them itself, from the declarations of its
# commands, to build/PRESET/share, where they lie as an installation has them.
get_target_property(commands csm_cli CSM_COMMANDS)
get_target_property(guides csm CSM_GUIDES)
set(CSM_WRITTEN "")

# csm_write(<path below share> <word>...): what the program writes for these words.
function(csm_write path)
    set(file "${PROJECT_BINARY_DIR}/share/${path}")
    cmake_path(GET file PARENT_PATH folder)
    file(MAKE_DIRECTORY "${folder}")
    add_custom_command(OUTPUT "${file}"
        COMMAND csm_bin ${ARGN} --output "${file}"
        DEPENDS csm_bin
        COMMENT "Writing share/${path}"
        VERBATIM)
    set(CSM_WRITTEN ${CSM_WRITTEN} "${path}" PARENT_SCOPE)
endfunction()

csm_write(man/man1/csm.1 help --format man)
foreach(command IN LISTS commands)
    csm_write("man/man1/csm-${command}.1" help --format man ${command})
endforeach()
foreach(guide IN LISTS guides)
    csm_write("man/man7/csm-${guide}.7" help --format man ${guide})
endforeach()
csm_write(bash-completion/completions/csm completion bash)
csm_write(zsh/site-functions/_csm completion zsh)
csm_write(fish/vendor_completions.d/csm.fish completion fish)

list(TRANSFORM CSM_WRITTEN PREPEND "${PROJECT_BINARY_DIR}/share/" OUTPUT_VARIABLE files)
add_custom_target(csm_manual ALL DEPENDS ${files})
