#!/bin/sh
# SPDX-License-Identifier: MIT
# The first line of every C++ file names the licence.
cd "$1" || exit 2
status=0
for file in $(find cmd include lib test -type f \( -name '*.cpp' -o -name '*.hpp' \)); do
    if [ "$(head -n 1 "$file")" != '// SPDX-License-Identifier: MIT' ]; then
        echo "$file:1: the first line is not \"// SPDX-License-Identifier: MIT\""
        status=1
    fi
done
exit $status
