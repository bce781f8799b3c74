"""Nothing is ever lost: backup and restore, and a laptop whose battery dies in the middle."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from tests.journeys.conftest import PASSWORD

from penilaian_desktop.app.opening import open_workspace
from penilaian_desktop.ui.shell.start_forms import RestoreDialog
from penilaian_desktop.ui.shell.unlock import UnlockView

DAY = date(2026, 11, 16)


def texts_of(live):
    week = live.services.activities.week(live.session, DAY)
    return {item.text for item in week.items}


def test_a_backup_is_made_previewed_and_restored_into_a_new_folder(begin, demo, tmp_path):
    """Section 3 no. 1, 2, 3: restore beside, never over; the copy is opened before it counts."""
    hands = begin(demo.unit)
    hands.sign_in("siti", PASSWORD)
    before = texts_of(hands.live)
    hands.lock()
    hands.sign_in("bambang", PASSWORD)
    hands.go("Pengaturan")
    hands.click("Cadangan")
    hands.click("Buat cadangan sekarang")
    assert hands.sees("sudah diperiksa")
    (made,) = (demo.unit / "backups").glob("cadangan-*")
    hands.lock()

    into = tmp_path / "dipulihkan"
    into.mkdir()
    hands.answer(made)
    hands.click("Pulihkan dari cadangan")
    assert isinstance(hands.dialog(), RestoreDialog)
    assert hands.sees(made.name)
    hands.answer(into)
    hands.click("Pilih folder kosong")
    hands.click("Pulihkan")
    assert isinstance(hands.window.view, UnlockView)
    hands.sign_in("siti", PASSWORD)
    assert hands.live.root == into
    assert texts_of(hands.live) == before
    assert (demo.unit / "workspace.db").exists()


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from penilaian_desktop.app.opening import open_workspace
from penilaian_desktop.app.paths import Paths, resources_folder
from penilaian_desktop.domain.quick_entry import parse

root, password = Path(sys.argv[1]), sys.argv[2]
now = lambda: datetime(2026, 11, 18, 7, 40, tzinfo=UTC)
live = open_workspace(root, "siti", password, Paths(resources_folder(), root, root), now)
context = live.services.activities.entry_context(live.session, now().date())
for number in range(10_000):
    entry = parse(f"90m Kegiatan nomor {number} selesai /sen", context)
    item = live.services.activities.log(live.session, entry).value
    print(item.text, flush=True)
"""


def test_what_was_reported_as_saved_survives_a_kill_in_the_middle_of_writing(demo, tmp_path):
    """Section 3 no. 3, 18: a crash loses nothing that was saved; the journal stays whole."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    told: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(demo.unit), PASSWORD],
        stdout=subprocess.PIPE, text=True, env=environment,
    ) as writer:  # fmt: skip
        assert writer.stdout is not None
        for line in writer.stdout:
            told.append(line.strip())
            if len(told) == 25:
                writer.kill()  # SIGKILL: no goodbye
                break
        told.extend(line.strip() for line in writer.stdout if line.endswith("\n"))
    assert writer.returncode != 0
    live = open_workspace(demo.unit, "siti", PASSWORD, demo.paths)
    try:
        assert set(told) <= texts_of(live)
        with live.workspace.read() as unit:
            assert unit.journal.verify().broken_at is None
        live.services.backups.make(live.session, Path(tmp_path / "cadangan"))
    finally:
        live.close()
