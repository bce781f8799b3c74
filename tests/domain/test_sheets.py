"""What reading a sheet found: entries, remarks, refusals, and names of printed files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from penilaian_desktop.domain.activity_sheet import (
    ActivityRow,
    ActivitySheet,
    day_remarks,
    free_day_remarks,
    signature_of,
)
from penilaian_desktop.domain.employee_sheet import (
    EmployeeSheet,
    OriginalRow,
    SheetColumn,
    SheetProblem,
)
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.intake import EmployeeRow
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.print_views import PrintPart, check_pattern, file_stem
from penilaian_desktop.domain.workbook_check import WorkbookFinding

DAY = date(2026, 7, 14)


def row(number, start=None, end=None, *, text="Melayani loket", sheet="Juli", **fields):
    minutes = end - start if start is not None and end is not None else 60
    values = {"minutes": minutes, "cells": {"text": ("C", "URAIAN"), "time": ("B", "JAM")}}
    return ActivityRow(
        sheet=sheet, row=number, day=DAY, start=start, end=end, text=text, **{**values, **fields}
    )


def problem(number, code="x", sheet="Juli"):
    return SheetProblem(code=code, sheet=sheet, row=number, column="A", header="NO", detail="d")


def found(problems):
    return [(p.code, p.row, p.column, p.detail) for p in problems]


def test_a_remark_stands_at_the_first_field_that_has_a_column():
    one = row(4)
    assert (one.problem("x", "date", "time").column, one.problem("x", "day").column) == ("B", "")
    assert problem(4).params == {"value": "d", "detail": "d", "header": "NO"}
    assert problem(4).place("log.xlsx").row == 4


def test_rows_of_a_day_overlap_repeat_and_grow_too_long():
    rows = (row(4, 480, 600), row(5, 540, 660), row(6, 480, 600, sheet="Lain"), row(7, 700, 760))
    assert found(day_remarks(rows)) == [
        ("possible_duplicate", 6, "C", "lembar Juli, baris 4"),
        ("overlaps", 4, "B", "lembar Lain, baris 6, baris 5"),
        ("overlaps", 5, "B", "baris 4, lembar Lain, baris 6"),
        ("overlaps", 6, "B", "lembar Juli, baris 4, lembar Juli, baris 5"),
    ]
    assert found(day_remarks((row(4, minutes=400), row(5, minutes=201, text="Rapat")))) == [
        ("day_over_10_hours", 5, "B", "601")
    ]
    point, hour = row(4, 480, 480, text="a"), row(5, 480, 540, text="b")
    assert day_remarks((point, hour)) == day_remarks((hour, point)) == []


def test_a_free_day_is_named_once_a_row():
    free = {DAY: "libur daerah"}
    assert found(free_day_remarks((row(4), row(5)), lambda day: free.get(day, ""))) == [
        ("not_a_working_day", 4, "", "libur daerah"),
        ("not_a_working_day", 5, "", "libur daerah"),
    ]
    assert free_day_remarks((row(4),), lambda _day: "") == []


def test_rows_that_are_refused_later_lose_their_remarks_and_keep_their_order():
    sheet = ActivitySheet(
        file="log.xlsx", layouts=(), records=(row(4), row(5), row(6)), refused=(problem(7),),
        remarks=(problem(5),), skipped=(),
        originals=tuple(OriginalRow(sheet="Juli", row=n, values=()) for n in (4, 5, 6, 7)),
    )  # fmt: skip
    assert [r.row for r in sheet.good] == [4, 6]
    assert [r.row for r in sheet.warned] == [5]
    more = sheet.with_remarks([problem(4)])
    assert [p.row for p in more.remarks] == [4, 5]
    left = more.without([problem(5)], [problem(6)])
    assert [r.row for r in left.records] == [4]
    assert [p.row for p in left.refused] == [5, 7]
    assert [p.row for p in left.known] == [6]
    assert [p.row for p in left.remarks] == [4]


def test_headings_tell_kinds_of_tables_apart_whatever_their_blanks_and_case():
    one = signature_of([SheetColumn(column="A", header="URAIAN  Kegiatan")])
    assert one == signature_of([SheetColumn(column="B", header="uraian kegiatan")])
    assert one != signature_of([SheetColumn(column="A", header="uraian")])


def test_persons_with_a_remark_are_told_from_those_without():
    people = tuple(EmployeeRow(sheet="Juli", row=n, identity="1", name="A") for n in (4, 5))
    sheet = EmployeeSheet(
        file="duk.xlsx", layouts=(), records=people, refused=(), remarks=(problem(5),),
        skipped=(), originals=(),
    )  # fmt: skip
    assert ([r.row for r in sheet.good], [r.row for r in sheet.warned]) == ([4], [5])


def test_a_changed_cell_refuses_the_workbook_and_names_it():
    finding = WorkbookFinding(
        code="workbook_cell_changed", sheet="Log", row=4, column="C", header="Volume", old="1",
        new="2",
    )  # fmt: skip
    refused = finding.refusal()
    assert (refused.code, refused.place.sheet, refused.place.row) == (finding.code, "Log", 4)
    assert refused.params["old"] == "1"


def test_files_of_a_batch_are_named_as_every_system_accepts():
    person = PersonItem(
        person_id="p", name="Siti / Aminah", identity="1992", position="", unit="Loket"
    )
    part = PrintPart(number=7, person=person)
    assert file_stem("", "skp", "2026", part) == "skp-Siti-Aminah-2026"
    assert file_stem("{nomor} {nip}_{unit}", "skp", "2026", part) == "0007-1992_Loket"
    assert file_stem("...", "skp", "2026", part) == "0007"
    assert len(file_stem("x" * 400, "skp", "2026", part)) == 150
    assert check_pattern(" {nama} ") == "{nama}"
    for wrong in ("{umur}", "{nama", "nama}"):
        with pytest.raises(RuleViolation) as refused:
            check_pattern(wrong)
        assert refused.value.code == "name_pattern_invalid"


def test_a_row_is_the_same_entry_whatever_its_blanks():
    assert row(4, text="Melayani  loket").key == replace(row(5), row=9).key
