"""What was typed and not saved survives a killed program (issue B: editing without fear)."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.services.office import SYSTEM, TODAY

from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.errors import RuleViolation, StorageUnavailable
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.quick_entry import parse
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.storage.workspace import Workspace

CHILD = """
import sys
from pathlib import Path
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.drafts import Drafts
from penilaian_desktop.services.session import Session
from penilaian_desktop.domain.record import utc_now
from penilaian_desktop.storage.workspace import Workspace

workspace = Workspace.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
drafts = Drafts(Context(workspace, None, utc_now))
s = Session(
    account_id="account-siti", account_name="siti", person_id="p", display_name="Siti",
    roles=frozenset(), device_id="device", office=False, signer=None,
)
drafts.keep(s, "kegiatan/baris", "09.00-10.30 Melayani pereka")
drafts.keep(s, "kegiatan/laci/a-1/note", "Pemohon dari Kelurahan Co")
drafts.keep(s, "kegiatan/baris", "09.00-10.30 Melayani perekaman KTP-el =2")
print("typed", flush=True)
sys.stdin.read()
"""


def test_a_line_and_a_field_survive_a_killed_program(workspace_root, data_key):
    """A real process is killed with SIGKILL between two key strokes."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(workspace_root), data_key.hex()],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with child:
        assert child.stdout.readline() == "typed\n"
        child.kill()
        assert child.wait(10) != 0
    for file in workspace_root.iterdir():
        assert not file.is_file() or b"Melayani pereka" not in file.read_bytes()
    opened = Workspace.open(workspace_root, data_key)
    with opened.read() as unit:
        found = unit.drafts.of_account("account-siti")
    opened.close()
    assert {(u.place, u.text) for u in found} == {
        ("kegiatan/baris", "09.00-10.30 Melayani perekaman KTP-el =2"),
        ("kegiatan/laci/a-1/note", "Pemohon dari Kelurahan Co"),
    }


def test_unsaved_text_is_kept_per_place_until_it_is_dropped(office):
    s, drafts = office.session("siti"), office.services.drafts
    drafts.keep(s, "a", "satu")
    drafts.keep(s, "b", "dua\nbaris")
    drafts.keep(s, "a", "tiga")
    found = drafts.pending(s)
    assert [(u.place, u.text) for u in found] == [("b", "dua\nbaris"), ("a", "tiga")]
    assert found[0].at < found[1].at
    drafts.keep(s, "a", "  ")
    drafts.drop(s, "c")
    assert [u.place for u in drafts.pending(s)] == ["b"]
    drafts.drop(s, "b")
    assert drafts.pending(s) == ()


def test_unsaved_text_belongs_to_its_account_and_is_no_step_and_never_travels(office):
    s, drafts = office.session("siti"), office.services.drafts
    office.log("siti", "30m Apel", day=TODAY)
    with office.workspace.read() as unit:
        before = len(unit.exchange.pending())
        head = unit.journal.head()
    drafts.keep(s, "a", "rahasia")
    assert drafts.pending(office.session("bambang")) == ()
    assert office.services.undo.can_undo(s) == "Catat kegiatan"
    with office.workspace.read() as unit:
        assert len(unit.exchange.pending()) == before
        assert unit.journal.head() == head


def test_with_an_account_its_unsaved_text_goes(office):
    drafts = office.services.drafts
    for who in ("nurul", "siti"):
        drafts.keep(office.session(who), "a", who)
    with office.workspace.write(SYSTEM) as unit:
        unit.accounts.remove("account-nurul")
    assert drafts.pending(office.session("nurul")) == ()
    assert [u.text for u in drafts.pending(office.session("siti"))] == ["siti"]


def test_a_full_disk_is_told_and_what_was_kept_before_stays(office):
    s, drafts = office.session("siti"), office.services.drafts
    drafts.keep(s, "a", "satu")
    with office.workspace.write(SYSTEM) as unit:
        pages = unit._connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        unit._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageUnavailable, match="disk_full") as refused:
        drafts.keep(s, "a", "panjang " * 20_000)
    assert describe(refused.value).remedy
    assert [u.text for u in drafts.pending(s)] == ["satu"]


def test_with_the_entry_its_unsaved_line_goes_in_one_transaction(office):
    """A crash after the save never offers a line that is saved already (section 3 no. 18)."""
    s, services = office.session("siti"), office.services
    line = "08.00-09.00 Melayani perekaman"
    services.drafts.keep(s, "kegiatan/baris", line)
    services.drafts.keep(s, "kegiatan/baris/2", "yang lain")
    entry = parse(line, services.activities.entry_context(s, TODAY))
    services.activities.log(s, entry, typed_in="kegiatan/baris")
    assert [text.text for text in services.drafts.pending(s)] == ["yang lain"]
    services.drafts.keep(s, "kegiatan/baris", line)
    with office.workspace.write(SYSTEM) as unit:
        unit.add(
            Period(
                id=new_id(),
                at=office.clock(),
                code="2026-B11",
                starts=TODAY,
                ends=TODAY,
                deadline=TODAY,
                locked=True,
            )
        )
    with pytest.raises(RuleViolation, match="period_locked"):
        services.activities.log(s, entry, typed_in="kegiatan/baris")
    assert line in [text.text for text in services.drafts.pending(s)]
