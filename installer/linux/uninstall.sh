#!/usr/bin/env bash
# Hapus program yang dipasang install.sh. Ruang kerja dan cadangan tetap ada.
set -euo pipefail
home=${PENILAIAN_PREFIX:-$HOME/.local}
rm -rf "$home/opt/penilaian"
rm -f "$home/bin/penilaian" "$home/share/applications/penilaian.desktop" \
    "$home/share/icons/hicolor/scalable/apps/penilaian.svg"
echo "Program dihapus. Data Anda tetap di ${XDG_DATA_HOME:-$HOME/.local/share}/penilaian."
