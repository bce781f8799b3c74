#!/usr/bin/env bash
# Pasang Penilaian untuk pemakai ini saja, tanpa hak administrator.
# Jalankan dari folder program: bash install.sh. Data yang sudah ada tidak disentuh.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=${PENILAIAN_PREFIX:-$HOME/.local}
target=$home/opt/penilaian

if [ ! -x "$here/penilaian" ] || [ ! -d "$here/_internal" ]; then
    echo "Berkas ini harus berada di folder program (bersama «penilaian» dan «_internal»)." >&2
    exit 1
fi
if [ "$here" = "$target" ]; then
    echo "Program sudah berada di $target." >&2
    exit 1
fi

# Copy beside, then swap: a copy that breaks off leaves the old version as it was.
mkdir -p "$home/opt" "$home/bin" "$home/share/applications" "$home/share/icons/hicolor/scalable/apps"
rm -rf "$target.baru"
cp -a "$here" "$target.baru"
if ! QT_QPA_PLATFORM=offscreen "$target.baru/penilaian" check; then
    rm -rf "$target.baru"
    echo "Pemeriksaan gagal; tidak ada yang dipasang." >&2
    exit 1
fi
rm -rf "$target.lama"
[ ! -d "$target" ] || mv "$target" "$target.lama"
mv "$target.baru" "$target"
rm -rf "$target.lama"

ln -sfn "$target/penilaian" "$home/bin/penilaian"
install -m 644 "$here/penilaian.svg" "$home/share/icons/hicolor/scalable/apps/penilaian.svg"
sed -e "s|^Exec=.*|Exec=\"$target/penilaian\"|" -e "s|^TryExec=.*|TryExec=$target/penilaian|" \
    "$here/penilaian.desktop" >"$home/share/applications/penilaian.desktop"
if command -v update-desktop-database >/dev/null; then
    update-desktop-database -q "$home/share/applications" || true
fi
echo "Terpasang di $target. Buka «Penilaian» dari menu, atau ketik: $home/bin/penilaian"
