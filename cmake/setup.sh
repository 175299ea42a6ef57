#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what csm needs on Debian and its relatives, and says what is needed elsewhere.
#
#   sh cmake/setup.sh run       to build and run the program
#   sh cmake/setup.sh package   and to make a Debian package of it
#   sh cmake/setup.sh test      and its tests
#   sh cmake/setup.sh develop   and to format, check, fuzz and measure it
set -eu

purpose=${1:-run}

# Debian 12's default Boost is 1.74; csm needs 1.81, which stands beside it under its own name.
boost=
if [ -r /etc/os-release ] && grep -q '^VERSION_CODENAME=bookworm$' /etc/os-release; then boost=1.81; fi

packages="g++ cmake ninja-build libboost-json$boost-dev libboost-program-options$boost-dev libfmt-dev zlib1g-dev"
packages="$packages libcsv-dev nettle-dev libsqlitecpp-dev libxlsxwriter-dev libmd4c-dev libmd4c-html0-dev libkainjow-mustache-dev libtomlplusplus-dev"
packages="$packages libutf8proc-dev libjs-chart.js"
case $purpose in
    run) ;;
    package) packages="$packages dpkg-dev file" ;;
    test | develop) packages="$packages libgtest-dev libgmock-dev librapidcheck-dev libvalijson-dev pandoc" ;;
    *)
        echo "usage: sh cmake/setup.sh [run|package|test|develop]" >&2
        exit 2
        ;;
esac
if [ "$purpose" = develop ]; then
    packages="$packages git unzip python3 python3-icalendar chromium-driver curl"
    packages="$packages libreoffice-calc-nogui libbenchmark-dev"
    packages="$packages zsh fish bash-completion man-db groff mandoc dpkg-dev file"
    packages="$packages clang clang-format clang-tidy libclang-rt-dev gcovr"
fi

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    for tool in c++ cmake ninja; do
        if ! command -v "$tool" >/dev/null; then
            echo "csm: $tool is missing, and this system has no apt-get to install it with." >&2
            echo "Install what these Debian packages hold, Boost from 1.81 on, and run the command again:" >&2
            echo "  $packages" >&2
            exit 1
        fi
    done
    exit 0
fi

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

missing=
for package in $packages; do
    is_installed "$package" || missing="$missing $package"
done
if [ -z "$missing" ]; then
    echo "csm: everything needed to $purpose is there"
    exit 0
fi

as_root=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "csm: packages are missing; run as root: apt-get install$missing" >&2
        exit 1
    fi
    as_root=sudo
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "csm: installing what is missing to $purpose it:$missing"
# Nothing that is installed is removed for csm's sake.
if ! { $as_root apt-get update &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends --no-remove $missing; } \
    >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "csm: the packages could not be installed; apt-get's own words stand above" >&2
    exit 1
fi
