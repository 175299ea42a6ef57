# Completion of csm for bash, printed by "csm completion bash".
# shellcheck shell=bash disable=SC2034

# The declarations of every command and option stand here.

# Replies with the words that begin like the current one. Within a quotation mark readline needs no escapes.
_csm_words() {
    local word
    for word in "$@"; do
        [[ $word == "$cur"* ]] || continue
        [[ $word == *' '* && ! $quoting ]] && printf -v word %q "$word"
        COMPREPLY+=("$word")
    done
}

# Replies with what the accounts of the portfolio have, such as the owners; nothing when it cannot be read.
_csm_values() {
    local value
    while IFS= read -r value; do
        [[ $value == "$cur"* ]] || continue
        [[ $quoting ]] || printf -v value %q "$value"
        COMPREPLY+=("$value")
    done < <(command csm completion --values "$1" 2>/dev/null)
}

# Replies with the folders and the files that match one of the patterns; all files where there is no pattern, or
# nothing matches.
_csm_files() {
    local name pattern
    compopt -o filenames 2>/dev/null
    while IFS= read -r name; do
        if [[ $# -eq 0 || -d ${name/#\~\//$HOME/} ]]; then
            COMPREPLY+=("$name")
            continue
        fi
        for pattern in "$@"; do
            # shellcheck disable=SC2053
            [[ $name == $pattern ]] && COMPREPLY+=("$name") && break
        done
    done < <(compgen -f -- "$cur")
    if [[ $# -gt 0 && ${#COMPREPLY[@]} -eq 0 ]]; then _csm_files; fi
}

_csm_folders() {
    local name
    compopt -o filenames 2>/dev/null
    while IFS= read -r name; do
        COMPREPLY+=("$name")
    done < <(compgen -d -- "$cur")
}

# Puts words together again that readline has split at "=" and ":". Sets words and kept, the part of the last one that
# readline leaves as it is.
_csm_split() {
    local i piece glued=
    words=() kept=
    for ((i = 1; i <= COMP_CWORD; ++i)); do
        piece=${COMP_WORDS[i]}
        if [[ ${#words[@]} -gt 0 && $piece && ($glued || $piece == [=:]*) ]]; then
            kept=${words[${#words[@]} - 1]}
            words[${#words[@]} - 1]+=$piece
        else
            kept=
            words+=("$piece")
        fi
        glued=
        if [[ $piece == *[=:] && $COMP_WORDBREAKS == *"${piece: -1}"* ]]; then
            glued=1
            kept=${words[${#words[@]} - 1]}
        fi
    done
}

# Finds the option whose value is completed, if any, and the number of the operand.
_csm_place() {
    local i word
    pending='' ended='' operand=1
    for ((i = 1; i < ${#words[@]} - 1; ++i)); do
        word=${words[i]}
        if [[ $pending ]]; then
            pending=
        elif [[ $ended || $word != -?* ]]; then
            ((++operand))
        elif [[ $word == -- ]]; then
            ended=1
        elif [[ " $valued " == *" $word "* ]]; then
            pending=$word
        fi
    done
    if ((most > 0 && operand > most)); then operand=$most; fi
}

_csm() {
    local words kept cur quoting='' flags='' valued='' most=0 pending ended operand option=''
    COMPREPLY=()
    _csm_split
    cur=${words[${#words[@]} - 1]}
    case $cur in
        \'* | \"*) cur=${cur:1} quoting=1 ;;
        *) cur=${cur//\\/} ;;
    esac
    if [[ ${#words[@]} -eq 1 ]]; then
        # shellcheck disable=SC2046
        _csm_words $(_csm_commands)
        return
    fi
    _csm_options "${words[0]}"
    _csm_place
    if [[ $pending ]]; then
        _csm_offer "${words[0]} $pending"
    elif [[ ! $ended && $cur == --*=* ]]; then
        option=${cur%%=*}=
        cur=${cur#*=}
        _csm_offer "${words[0]} ${option%=}"
        COMPREPLY=("${COMPREPLY[@]/#/$option}")
    elif [[ ! $ended && $cur == -* ]]; then
        # shellcheck disable=SC2086
        _csm_words $flags $valued
    else
        _csm_offer "${words[0]} $operand"
    fi
    COMPREPLY=("${COMPREPLY[@]#"$kept"}")
}

complete -F _csm csm
