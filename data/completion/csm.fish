# Completion of csm for fish, printed by "csm completion fish".

function __csm_needs_command
    test (count (commandline -opc)) -eq 1
end

# Whether the command is the one named.
function __csm_has_command
    set -l words (commandline -opc)
    test "$words[2]" = $argv[1]
end

# Whether the command is $argv[1] and an operand from number $argv[2] to $argv[3] is next; what follows are the options
# of the command that take a value.
function __csm_needs_operand
    set -l words (commandline -opc)
    test "$words[2]" = $argv[1]; or return
    set -e words[1..2]
    set -l number 1
    set -l takes_value 0
    for word in $words
        if test $takes_value -eq 1
            set takes_value 0
        else if contains -- $word $argv[4..-1]
            set takes_value 1
        else if not string match -q -- '-?*' $word
            set number (math $number + 1)
        end
    end
    test $number -ge $argv[2] -a $number -le $argv[3]
end

# The folders and the files that end in one of the words given; all files where there is no such word, or none does.
function __csm_files
    set -l word (commandline -ct | string replace -r -- '^-[^=]*=' '')
    set -l names (complete -C "'' $word")
    string match -r -i -- '^.*(?:/|\.(?:'(string join '|' -- $argv)'))$' $names; or printf '%s\n' $names
end

# What the accounts of the portfolio have, such as the owners; nothing when it cannot be read.
function __csm_values
    command csm completion --values $argv[1] 2>/dev/null
end

complete -c csm -f
complete -c csm -n __csm_needs_command -s h -l help -d 'explain the program'
complete -c csm -n __csm_needs_command -s v -l version -d 'print the version'
# The declarations of every command and option stand here.
