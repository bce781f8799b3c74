"""A program killed while it attaches or imports leaves nothing half (issue B; section 3 no. 17)."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import timedelta

import pytest
from tests.services.office import TODAY

from penilaian_desktop.domain.activity import Activity, EvidenceLink
from penilaian_desktop.storage.workspace import Workspace

ROWS = 120
CHILD = """
import sys
from datetime import date, datetime, timedelta, UTC
from pathlib import Path
from penilaian_desktop.app.paths import resources_folder
from penilaian_desktop.domain.access import Role
from penilaian_desktop.services.registry import build_services
from penilaian_desktop.services.session import Session
from penilaian_desktop.spreadsheets.activities import read_activity_grids
from penilaian_desktop.spreadsheets.grid import Grid
from penilaian_desktop.storage.schemes import load_schemes
from penilaian_desktop.storage.workspace import Workspace

root, key, person, entry, rows, what = sys.argv[1:]
now = lambda: datetime(2026, 11, 18, 5, tzinfo=UTC)
workspace = Workspace.open(Path(root), bytes.fromhex(key), clock=now)
services = build_services(workspace, load_schemes(resources_folder()), now)
s = Session(
    account_id="account-siti", account_name="siti", person_id=person, display_name="Siti",
    roles=frozenset({Role.EMPLOYEE}), device_id="device",
)
for turn in range(10_000):
    if what == "diary":
        cells = [["Tanggal", "Jam", "Uraian Kegiatan"]]
        for n in range(int(rows)):
            day = date(2026, 1, 5) + timedelta(days=n)
            cells.append([f"{day:%d-%m-%Y}", f"07.{turn % 50:02}-07.{turn % 50 + 1:02}",
                          f"Impor {turn} baris {n}"])
        sheet = read_activity_grids("c.xlsx", [Grid("Lembar1", cells)])
        print(turn, flush=True)
        services.activity_import.apply(s, sheet)
    else:
        data = f"berkas {turn} ".encode() * 40_000
        print(turn, flush=True)
        item = services.activities.attach(s, entry, f"b{turn}.txt", data).value
        services.activities.detach(s, item.id)
"""


def killed_at(office, workspace_root, data_key, entry, what, lines) -> None:
    """Let a real process work and kill it in the middle of its n-th piece of work."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(workspace_root), data_key.hex(), office.ids["siti"],
         entry, str(ROWS), what],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with child:
        for n in range(lines):
            assert child.stdout.readline() == f"{n}\n"
        child.kill()
        assert child.wait(10) < 0


@pytest.mark.parametrize(
    ("what", "lines"), [("diary", 1), ("diary", 2), ("files", 1), ("files", 3)]
)
def test_nothing_is_half_after_a_kill(office, workspace_root, data_key, what, lines):
    entry = office.log("siti", "09.00-10.00 Melayani perekaman", day=TODAY - timedelta(days=1))
    office.workspace.close()
    killed_at(office, workspace_root, data_key, entry.id, what, lines)
    opened = Workspace.open(workspace_root, data_key)
    try:
        with opened.read() as unit:
            assert unit.journal.verify().whole
            imported = Counter(
                a.text.split()[1]
                for a in unit.find(Activity, person_id=office.ids["siti"])
                if a.text.startswith("Impor ")
            )
            assert set(imported.values()) <= {ROWS}
            if what == "diary":
                assert len(imported) in {lines - 1, lines}, "what was done before is there"
            for link in unit.find(EvidenceLink, activity_id=entry.id):
                assert len(opened.evidence.get(link.sha256)) == link.size
    finally:
        opened.close()
