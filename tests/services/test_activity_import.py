"""An own diary becomes drafts of the log, in one step, nothing twice (TS-4, SM-12, row 17)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.services.office import SYSTEM, TODAY

from penilaian_desktop.domain.activity import Activity, ActivityState
from penilaian_desktop.domain.activity_sheet import ActivitySheet, signature_of
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.messages import message
from penilaian_desktop.spreadsheets.activities import read_activity_grids
from penilaian_desktop.spreadsheets.grid import Grid

HEAD = ["Tanggal", "Jam", "Uraian Kegiatan", "Volume", "Satuan", "RHK"]


def diary(*rows, nip: str = "") -> ActivitySheet:
    above = [[f"NIP : {nip}"]] if nip else []
    return read_activity_grids("catatan.xlsx", [Grid("November", [*above, HEAD, *rows])])


def row(day: date, hours: str, text: str, rhk: str = "", volume: object = 3) -> list[object]:
    return [day.strftime("%d-%m-%Y"), hours, text, volume, "berkas", rhk]


def service(office):
    return office.services.activity_import


def stored(office, who="siti"):
    with office.workspace.read() as unit:
        return unit.find(Activity, person_id=office.ids[who], order=("day", "start"))


WEEK = (
    row(TODAY, "07.30-09.00", "Melayani perekaman KTP-el"),
    row(TODAY, "09.00-10.00", "Memeriksa berkas akta\nbaris kedua"),
    row(TODAY - timedelta(days=30), "08.00-09.00", "Menyusun laporan bulan lalu"),
)


def test_good_rows_become_drafts_in_one_step_that_can_be_undone(office):
    s = office.session("siti")
    outcome = service(office).apply(s, diary(*WEEK))
    assert (outcome.value, outcome.undo_label) == (3, "Impor 3 kegiatan")
    found = stored(office)
    assert {entry.state for entry in found} == {ActivityState.DRAFT}
    assert [entry.late for entry in found] == [True, False, False]
    assert "\nbaris kedua" in found[2].text
    office.services.undo.undo(s)
    assert stored(office) == ()
    office.services.undo.redo(s)
    assert len(stored(office)) == 3


def test_the_same_file_again_brings_nothing_and_twins_stay_twins(office):
    s = office.session("siti")
    twins = diary(WEEK[0], WEEK[0], WEEK[1])
    assert service(office).apply(s, twins).value == 3
    again = service(office).check(s, twins)
    assert (again.records, len(again.known)) == ((), 3)
    with pytest.raises(RuleViolation) as refused:
        service(office).apply(s, twins)
    assert refused.value.code == "diary_nothing_left"
    assert service(office).apply(s, diary(*WEEK)).value == 1  # the third row alone is new


def test_rows_in_a_locked_period_say_who_can_open_it(office):
    locked = date(2026, 8, 12)
    with office.workspace.write(SYSTEM) as unit:
        (period,) = unit.find(Period, code="2026-T3")
        unit.put(replace(period, locked=True))
    found = service(office).check(
        office.session("siti"), diary(row(locked, "08.00-09.00", "Menyusun laporan"), WEEK[0])
    )
    (problem,) = found.refused
    assert (problem.code, problem.row, problem.column) == ("diary_period_locked", 2, "A")
    assert "membukanya kembali" in message(problem.code, **problem.params).remedy
    assert len(found.records) == 1


def test_a_diary_of_another_nip_needs_the_persons_word(office):
    s = office.session("siti")
    other = diary(*WEEK, nip="19700101 199503 1 001")
    found = service(office).check(s, other)
    assert {p.code for p in found.refused} == {"diary_of_other"}
    with pytest.raises(RuleViolation):
        service(office).apply(s, other)
    assert service(office).apply(s, other, own=True).value == 3


def test_future_days_and_full_days_are_refused_beside_what_the_log_holds(office):
    office.log("siti", "00.00-20.00 Siaga bencana banjir", TODAY)
    found = service(office).check(
        office.session("siti"),
        diary(
            row(TODAY, "12.00-20.00", "Merekap data bencana"),
            row(TODAY + timedelta(days=1), "08.00-09.00", "Rapat besok pagi"),
        ),
    )
    assert [p.code for p in found.refused] == ["day_too_full", "diary_in_future"]


def test_an_rhk_is_found_by_its_number_or_its_text_else_remarked(office):
    plan = office.plan("siti")
    text = plan.rhk[0].text
    found = service(office).check(
        office.session("siti"),
        diary(
            row(TODAY, "07.30-08.00", "Melayani perekaman", "RHK 2"),
            row(TODAY, "08.00-08.30", "Memeriksa berkas akta", text.upper()),
            row(TODAY, "08.30-09.00", "Menyusun laporan", "Kegiatan yang tidak ada"),
        ),
    )
    ids = [entry.id for entry in plan.rhk]
    assert [r.rhk_id for r in found.records] == [ids[1], ids[0], None]
    assert [p.code for p in found.remarks] == ["diary_rhk_unknown"]


def test_a_mapping_is_remembered_for_the_account_and_forgotten_again(office):
    s = office.session("siti")
    key = signature_of(diary(*WEEK).layouts[0].columns)
    service(office).remember(s, key, {"RHK": "note"})
    assert service(office).options(s).mappings == {key: {"RHK": "note"}}
    assert service(office).options(office.session("taufik")).mappings == {}
    service(office).remember(s, key, None)
    assert service(office).options(s).mappings == {}


def test_an_account_that_is_nobodys_own_has_no_diary(office):
    with pytest.raises(NotAllowed):
        service(office).options(office.session("nobody"))


def test_rows_of_other_persons_in_a_shared_table_stay_out(office):
    with office.workspace.read() as unit:
        own = unit.require(Employee, office.ids["siti"]).identity
    rows = [
        ["NIP", "Tanggal", "Jam", "Uraian Kegiatan"],
        [f"'{own}", TODAY.strftime("%d-%m-%Y"), "07.30-08.00", "Melayani perekaman"],
        ["19700101 199503 1 001", TODAY.strftime("%d-%m-%Y"), "08.00-09.00", "Milik orang lain"],
    ]
    found = service(office).check(
        office.session("siti"), read_activity_grids("bersama.xlsx", [Grid("Lembar1", rows)])
    )
    assert [row.text for row in found.records] == ["Melayani perekaman"]
    assert [(p.code, p.row, p.column) for p in found.refused] == [("diary_row_of_other", 3, "A")]
