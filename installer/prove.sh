#!/usr/bin/env bash
# Use a built program once, far from the source tree. Usage: installer/prove.sh PROGRAM
set -euo pipefail
program=$(realpath "$1")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/di tempat lain"
cd "$scratch/di tempat lain"
export PENILAIAN_DATA=$scratch/data PENILAIAN_PASSWORD=contoh-2026
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}

step() {
    echo "  $1"
    shift
    "$@" >"$scratch/keluaran" 2>&1 || {
        cat "$scratch/keluaran" >&2
        exit 1
    }
}

echo "Pemeriksaan program yang dibangun:"
step "panduan" test -s "$(dirname "$program")/_internal/resources/panduan/mulai.md"
"$program" check
unit=$scratch/contoh/unit-dukcapil
siti=(--workspace "$unit" --account siti)
ratnawati=(--workspace "$unit" --account ratnawati)
step "kantor contoh" "$program" demo "$scratch/contoh" --employees 6 --months 2
nip=$(grep -A 3 '"account": "siti"' "$scratch/contoh/ACCOUNTS.json" | sed -n 's/.*"nip": "\([0-9]*\)".*/\1/p')
step "ruang kerja" "$program" check "${siti[@]}"
step "SKP sebagai PDF" "$program" print skp "${siti[@]}" --employee "$nip" --period 2026 --out skp.pdf
step "paket" "$program" package export "${ratnawati[@]}" --carrier workbook --out keluar
step "paket terbaca lagi" "$program" package verify keluar --office-key "$scratch/contoh/exchange/kantor.paket-kartu"
step "cadangan" "$program" backup "${siti[@]}" --to cadangan
step "pemulihan" "$program" restore cadangan/* --into pulih

# The window must still be there after some seconds, with the unlock view of the example office.
mkdir -p "$PENILAIAN_DATA"
printf %s "$unit" >"$PENILAIAN_DATA/ruang-kerja-terakhir.txt"
code=0
timeout 5 "$program" >"$scratch/keluaran" 2>&1 || code=$?
if [ "$code" != 124 ] || [ -s "$scratch/keluaran" ] || [ -s "$PENILAIAN_DATA/log/macet.txt" ]; then
    echo "Jendela berhenti dengan kode $code:" >&2
    cat "$scratch/keluaran" "$PENILAIAN_DATA"/log/macet*.txt >&2 || true
    exit 1
fi
echo "  jendela terbuka"
