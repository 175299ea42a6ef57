# SPDX-License-Identifier: MIT
# bash offers.bash SCRIPT LINES OFFERS: types the lines into an interactive bash in which the tabulator key inserts all
# that is offered, and writes the words that came in, one line each. With CSM_BASH_COMPLETION, the main file of the package
# bash-completion, that one finds the script.
script=$(realpath "$1") lines=$2 offers=$3
: >"$offers"
export XDG_DATA_HOME=${script%/bash-completion/completions/csm}

cat >../bashrc <<END
source '${CSM_BASH_COMPLETION:-$script}'
PS1=
bind '"\t": insert-completions'
typed() {
    local word
    for word in "\$@"; do
        word=\${word#--*=}
        printf '%s\n' "\${word%/}"
    done
}
csm() {
    words=("\$@")
    typed "\${words[@]:count}" | LC_ALL=C sort -u | paste -s -d ' ' >>'$offers'
}
END

# The words that are complete before the key is pressed: all but the last one.
keys() {
    local line words
    while IFS= read -r line; do
        read -r -a words <<<"$line."
        printf 'count=%d\n%s\t\n' $((${#words[@]} - 2)) "$line"
    done <"$lines"
    echo exit
}

keys | script -qec 'bash --noprofile --rcfile ../bashrc -i' /dev/null >../screen
