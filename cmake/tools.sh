#!/bin/sh
# SPDX-License-Identifier: MIT
# sh cmake/tools.sh: brings what only tests use and Debian does not pack into $CSM_TOOLS, or build/tools: axe-core, which
# looks for what keeps people from using a page. Without npm or the network the tests that use it skip that part, and say so.
set -eu
cd "$(dirname "$0")/.."

version=4.10.3
digest=880970c081707360e64f34cea25ff91892f5bc95675b0776925b9709dd8a68bb
tools=${CSM_TOOLS:-build/tools}

is_there() {
    [ -f "$tools/axe.min.js" ] && [ "$(sha256sum <"$tools/axe.min.js")" = "$digest  -" ]
}

if is_there; then
    echo "csm: axe-core $version is there"
    exit 0
fi
if ! command -v npm >/dev/null; then
    echo "csm: npm is missing, so axe-core is not brought, and pages are not searched for barriers" >&2
    exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if ! (cd "$folder" && npm pack --silent "axe-core@$version" >pack.log 2>&1 && tar -xzf "axe-core-$version.tgz"); then
    tail -n 5 "$folder/pack.log" >&2
    echo "csm: axe-core could not be brought, so pages are not searched for barriers" >&2
    exit 0
fi
mkdir -p "$tools"
cp "$folder/package/axe.min.js" "$folder/package/LICENSE" "$tools/"
if ! is_there; then
    rm -f "$tools/axe.min.js"
    echo "csm: axe-core $version is not the file that it was; it is not used" >&2
    exit 1
fi
echo "csm: axe-core $version stands in $tools"
