#!/bin/sh
# SPDX-License-Identifier: MIT
# sh deb.sh CPACK BUILD FOLDER: packs the build, unpacks the package into the folder, looks at it and runs what is in it.
# Status 77 means that this system has no tools for Debian packages.
set -eu
cpack=$1
build=$2
folder=$3

for tool in dpkg-deb dpkg-shlibdeps file; do
    command -v $tool >/dev/null || {
        echo "$tool is not installed; the package is not tested"
        exit 77
    }
done

fail() {
    echo "$1"
    exit 1
}

rm -rf "$folder"
mkdir -p "$folder"
"$cpack" -G DEB --config "$build/CPackConfig.cmake" -B "$folder" >"$folder/log" 2>&1 || {
    cat "$folder/log"
    exit 1
}
package=$(echo "$folder"/csm_*.deb)
dpkg-deb --info "$package"

field() {
    dpkg-deb --field "$package" "$1"
}
[ "$(field Package)" = csm ] || fail "the package has another name"
case "$(field Depends)" in
    *libc6*) ;;
    *) fail "dpkg-shlibdeps found no dependencies" ;;
esac
case "$(field Recommends)" in
    *libxlsxwriter*) ;;
    *) fail "the library for workbooks is not recommended" ;;
esac

dpkg-deb --extract "$package" "$folder/root"
cd "$folder/root/usr"
[ "$(ls)" = "bin
share" ] || fail "the package holds more than the program: $(ls)"
for file in share/man/man1/csm.1.gz share/man/man1/csm-report.1.gz share/man/man7/csm-playbooks.7.gz \
    share/bash-completion/completions/csm share/zsh/vendor-completions/_csm \
    share/fish/vendor_completions.d/csm.fish share/doc/csm/copyright share/doc/csm/README.md \
    share/csm/models/standard.json; do
    [ -s "$file" ] || fail "not in the package: $file"
done
gzip --test share/man/man?/*.gz

bin/csm --version
bin/csm report --all --as-of 2026-12-01 share/csm/samples/portfolio.json >"$folder/report"
grep -q '^This week$' "$folder/report" || fail "the sample is not reported"
bin/csm model check share/csm/models/standard.json
if command -v man >/dev/null; then
    MANWIDTH=80 man -M share/man csm-report | grep -q '^SYNOPSIS' || fail "man finds no page in the package"
fi
rm -rf "$folder"
