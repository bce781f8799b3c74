"""A program killed while a calibration is changed and closed leaves nothing half (X-4)."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from tests.services.office import Office
from tests.services.signatures import signature_is_good

from penilaian_desktop.app.paths import resources_folder
from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.calibration import Calibration, CalibrationChange, CalibrationState
from penilaian_desktop.services.canonical import record_object
from penilaian_desktop.services.registry import build_services
from penilaian_desktop.storage.schemes import load_schemes
from penilaian_desktop.storage.workspace import Workspace

PERIOD = "2026-T3"
CHILD = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.services.registry import build_services
from penilaian_desktop.services.session import Session, Signer
from penilaian_desktop.storage.schemes import load_schemes
from penilaian_desktop.storage.workspace import Workspace

root, key, resources, leader, person, place = sys.argv[1:]
now = lambda: datetime(2026, 10, 6, 5, tzinfo=UTC)
workspace = Workspace.open(Path(root), bytes.fromhex(key), clock=now)
calibration = build_services(workspace, load_schemes(Path(resources)), now).calibration
s = Session(
    account_id="account-hendra", account_name="hendra", person_id=leader, display_name="Hendra",
    roles=frozenset({Role.EMPLOYEE, Role.APPRAISER}), device_id="device",
    signer=Signer(b"hendra".ljust(32, b"\\0")),
)
calibration.open(s, place, "2026-T3", participants=["Bambang"])
print("opened", flush=True)
rated = {"work": Rating.MEETS, "behaviour": Rating.ABOVE, "reason": "x"}
calibration.change(s, place, "2026-T3", person, **rated)
print("changed", flush=True)
calibration.close(s, place, "2026-T3")
print("closed", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("at", ["opened", "changed", "closed"])
def test_a_killed_calibration_is_open_or_closed_and_its_changes_are_signed(
    office: Office, workspace_root, data_key, at
):
    office.clock.set(date(2026, 10, 5))
    office.appraise("siti", "bambang", work=Rating.ABOVE, behaviour=Rating.ABOVE)
    place, s = office.units["dinas"], office.session("hendra")
    office.workspace.close()
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(workspace_root), data_key.hex(),
         str(resources_folder()), s.person_id, office.ids["siti"], place],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with child:
        while child.stdout.readline().strip() not in {at, ""}:
            continue
        child.kill()
        assert child.wait(10) < 0
    opened = Workspace.open(workspace_root, data_key, clock=office.clock)
    try:
        with opened.read() as unit:
            assert unit.journal.verify().whole
            (meeting,) = unit.find(Calibration)
            changes = unit.find(CalibrationChange)
        assert len(changes) == 1 or at == "opened"
        for change in changes:
            assert change.calibration_id == meeting.id
            assert signature_is_good(record_object(change, None), s.signer.public_jwk)
        assert meeting.state is CalibrationState.CLOSED or at != "closed"
        if meeting.state is not CalibrationState.CLOSED:
            calibration = build_services(
                opened, load_schemes(resources_folder()), office.clock
            ).calibration
            assert calibration.close(s, place, PERIOD).value.minutes.closed
    finally:
        opened.close()
