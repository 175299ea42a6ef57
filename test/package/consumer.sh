#!/bin/sh
# SPDX-License-Identifier: MIT
# sh consumer.sh CMAKE BUILD COMPILER FOLDER: installs csm from its build into the folder, builds a program on the
# installed library there, and runs it.
set -eu
cmake=$1
build=$2
compiler=$3
folder=$4
here=$(cd "$(dirname "$0")" && pwd)

rm -rf "$folder"
mkdir -p "$folder"
"$cmake" --install "$build" --prefix "$folder/prefix" >"$folder/install.log"
"$cmake" -S "$here/consumer" -B "$folder/build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_COMPILER="$compiler" \
    -DCMAKE_PREFIX_PATH="$folder/prefix" -DCMAKE_FIND_USE_PACKAGE_REGISTRY=OFF
"$cmake" --build "$folder/build"
"$folder/build/consumer" | tee "$folder/output"
grep -qE '^C-1 health [0-9.]+ risk [0-9.]+$' "$folder/output" || {
    echo "the account has no scores"
    exit 1
}

# The installed program is the same one, and finds nothing missing.
"$folder/prefix/bin/csm" --version | grep -qxF "$(tail -n 1 "$folder/output")"
for file in share/man/man1/csm-report.1 share/man/man7/csm-playbooks.7 share/bash-completion/completions/csm \
    share/zsh/site-functions/_csm share/fish/vendor_completions.d/csm.fish share/csm/samples/portfolio.json \
    share/doc/csm/LICENSE share/doc/csm/docs/scoring.md; do
    [ -s "$folder/prefix/$file" ] || {
        echo "not installed: $file"
        exit 1
    }
done
rm -rf "$folder"
