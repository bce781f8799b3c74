#!/usr/bin/env bash
# Build dist/penilaian (one folder) and let the frozen program check itself.
set -euo pipefail
cd "$(dirname "$0")/.."
.venv/bin/python -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build installer/penilaian.spec
QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} dist/penilaian/penilaian check
du -sh dist/penilaian
