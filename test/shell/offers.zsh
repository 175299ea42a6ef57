# SPDX-License-Identifier: MIT
# zsh offers.zsh SCRIPT LINES OFFERS: types the lines into an interactive zsh in which the tabulator key inserts all that
# is offered, and writes the words that came in, one line each. The script lies where compinit looks for it.
script=${1:A} lines=$2 offers=$3
: >$offers

cat >../home/.zshrc <<END
PS1= PS2=
fpath=(${(q)script:h} \$fpath)
autoload -Uz compinit
compinit -u -d ../home/compdump
zstyle ':completion:*' completer _all_matches _complete
zstyle ':completion:*' insert true
typed() {
    local word
    for word in "\$@"; do
        print -r -- \${\${word#--*=}%/}
    done
}
csm() {
    words=("\$@")
    typed "\${(@)words[count+1,-1]}" | LC_ALL=C sort -u | paste -s -d ' ' >>${(q)offers}
}
END

# The words that are complete before the key is pressed: all but the last one.
keys() {
    local line
    while IFS= read -r line; do
        words=(${=line}.)
        printf 'count=%d\n%s\t\n' $(($#words - 2)) $line
    done <$lines
    echo exit
}

keys | ZDOTDIR=../home script -qec 'zsh -d -i' /dev/null >../screen
