"""What `make run` does: the demonstration without a display, and the same at a real window."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QImage
from tests.journeys.conftest import TODAY

OWN_PAGES = {"beranda", "kegiatan", "tugas-proyek", "skp", "evaluasi"}
PAGES = OWN_PAGES | {"tinjauan", "penilaian", "matriks-peran", "kalibrasi", "pertukaran"}
OFFICE_PAGES = {"meja-impor", "sasaran-pustaka", "data-induk", "skema-aturan", "pengaturan"}
SUFFIXES = (".paket", ".paket.json", ".paket.xlsx")


def run(demo, out, *arguments, **environment):
    """Run the program as `make run` does, on a copy of the example office."""
    demo.use_exchange(str(demo.exchange))
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [
            sys.executable, "-m", "penilaian_desktop.app.run", "--out", str(out),
            "--demo", str(demo.folder), "--today", TODAY.isoformat(), *arguments,
        ],
        env={**kept, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_without_a_display_the_main_line_leaves_pictures_forms_and_packages(demo, tmp_path):
    """X-1, X-8, WG-12: log, score, print, package, import, receipt, without a network."""
    out = tmp_path / "out"
    said = run(demo, out)
    assert "Tidak ada layar" in said
    assert "semua sudah terkirim" in said
    assert str(out) in said
    pictures = {path.name for path in (out / "shots").iterdir()}
    for page in (*PAGES, *OFFICE_PAGES, "membuka"):
        assert {f"{page}-terang.png", f"{page}-gelap.png"} <= pictures
    assert len(list(out.glob("*.pdf"))) == 3
    packages = [path.name for path in (out / "packages").iterdir()]
    for suffix in SUFFIXES:
        assert any(name.endswith(suffix) for name in packages)
    report = (out / "LAPORAN.txt").read_text(encoding="utf-8")
    assert "Tanda terima kembali ke unit" in report
    assert "beranda-terang.png" in report


@pytest.mark.xvfb
def test_the_same_runs_at_a_real_x11_window(demo, tmp_path):
    """The main line once more with keys and clicks through a real X server."""
    screen = tmp_path / "layar"
    screen.mkdir()
    reader, writer = os.pipe()
    with subprocess.Popen(
        [
            "Xvfb", "-displayfd", str(writer), "-screen", "0", "1366x768x24",
            "-nolisten", "tcp", "-fbdir", str(screen),
        ],
        pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as server:  # fmt: skip
        os.close(writer)
        try:
            with os.fdopen(reader) as told:
                display = f":{told.readline().strip()}"
            out = tmp_path / "out"
            said = run(
                demo, out, "--demonstrate", DISPLAY=display, QT_QPA_PLATFORM="xcb",
                QT_SCALE_FACTOR="1",
            )  # fmt: skip
            assert "Tidak ada layar" not in said
            assert "semua sudah terkirim" in said
            picture = QImage(str(out / "shots" / "kegiatan-terang.png"))
            assert (picture.width(), picture.height()) == (1366, 768)
        finally:
            server.terminate()
