#!/usr/bin/env bash
# Build dist/penilaian (one folder), tell its size, and let the frozen program prove itself.
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf build/penilaian dist/penilaian
.venv/bin/python -m PyInstaller --noconfirm --log-level ERROR --distpath dist --workpath build \
    installer/penilaian.spec
cp installer/linux/install.sh installer/linux/uninstall.sh installer/linux/penilaian.desktop \
    resources/penilaian.svg dist/penilaian/
bash installer/prove.sh dist/penilaian/penilaian
echo "dist/penilaian: $(du -sm dist/penilaian | cut -f1) MB"
