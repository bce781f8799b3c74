#!/usr/bin/env bash
# Prepare this checkout: system libraries, .venv, hash-pinned packages. Usage: tools/setup.sh run|test
# Safe to call again: it does only what is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:-run}

window_packages="libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
test_packages="xvfb xauth poppler-utils qpdf age libreoffice-calc binutils nginx libnginx-mod-http-dav-ext apache2-bin"

system_packages() {
    command -v dpkg-query >/dev/null || return 0
    local missing="" name found as_root="" failed=""
    for name in "$@"; do
        # Newer releases renamed libglib2.0-0 to libglib2.0-0t64; either will do.
        found=$(dpkg-query -W -f='${Status}\n' "$name" "${name}t64" 2>/dev/null || true)
        case $found in *"install ok installed"*) ;; *) missing="$missing $name" ;; esac
    done
    if command -v soffice >/dev/null; then missing=${missing/ libreoffice-calc/}; fi
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root="sudo -n"; else
            echo "Paket sistem ini belum ada:$missing"
            echo "Pasang dengan: sudo apt-get install$missing"
            return 0
        fi
    fi
    echo "Memasang paket sistem:$missing"
    $as_root apt-get update -qq
    # The web servers are for tests, which start their own: installing them must start no service.
    local policy=/usr/sbin/policy-rc.d quiet=""
    if [ ! -e $policy ]; then
        quiet=1
        printf '#!/bin/sh\nexit 101\n' | $as_root tee $policy >/dev/null
        $as_root chmod 755 $policy
    fi
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null || failed=1
    [ -z "$quiet" ] || $as_root rm -f $policy
    [ -z "${failed:-}" ]
}

python=${PYTHON:-}
if [ -z "$python" ]; then
    for candidate in python3.13 python3.12 python3.11 python3; do
        if command -v "$candidate" >/dev/null && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            python=$candidate
            break
        fi
    done
fi
if [ -z "$python" ]; then
    echo "Python 3.11 atau lebih baru tidak ditemukan. Pasang dahulu, lalu ulangi perintah ini." >&2
    exit 1
fi

if [ "$purpose" = test ]; then
    # shellcheck disable=SC2086
    system_packages $window_packages $test_packages
else
    # shellcheck disable=SC2086
    system_packages $window_packages
fi
if [ ! -x .venv/bin/python ]; then
    "$python" -m venv .venv 2>/dev/null || { system_packages python3-venv; "$python" -m venv .venv; }
fi

locks="requirements/build.txt requirements/runtime.txt"
[ "$purpose" = test ] && locks="$locks requirements/dev.txt"
for lock in $locks; do
    stamp=.venv/.$(basename "$lock").sum
    sum=$(sha256sum "$lock" pyproject.toml | sha256sum | cut -c1-64)
    if [ "$(cat "$stamp" 2>/dev/null || true)" != "$sum" ]; then
        echo "Memasang $lock …"
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
        fresh=1
        echo "$sum" >"$stamp"
    fi
done
if [ -n "${fresh:-}" ] || [ ! -x .venv/bin/penilaian ]; then
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
fi
# a start that need not compile costs a third less, also where Python may not write __pycache__
.venv/bin/python -m compileall -q src
