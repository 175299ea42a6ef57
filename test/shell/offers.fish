# SPDX-License-Identifier: MIT
# fish offers.fish SCRIPT LINES OFFERS: writes what fish offers for each line, one line each.
source $argv[1]
while read -l line
    set -l words (complete -C "$line" | string replace -r '\t.*' '' | string replace -r -- '^--[a-z-]+=' '' |
        string replace -r '(?<=.)/$' '' | env LC_ALL=C sort -u)
    echo (string join ' ' -- $words)
end <$argv[2] >$argv[3]
