"""The sample diary reads exactly as its expected.json says (FEATURES 2 row 17, TS-4)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from penilaian_desktop.domain.activity_sheet import ActivitySheet, free_day_remarks
from penilaian_desktop.domain.messages import message
from penilaian_desktop.spreadsheets.child import read_activities

FILES = Path(__file__).parents[1] / "files" / "activities"
NAME = "catatan_kegiatan_juli_2026.xlsx"
OURS = {"date_invalid": "diary_date_invalid", "day_over_24_hours": "day_too_full"}
"""Reasons of the sample that go by another code here."""


@pytest.fixture(scope="module")
def found() -> ActivitySheet:
    sheet = read_activities(FILES / NAME)
    weekend = {5: "akhir pekan", 6: "akhir pekan"}
    return sheet.with_remarks(
        free_day_remarks(sheet.records, lambda day: weekend.get(day.weekday(), ""))
    )


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    return json.loads((FILES / "expected.json").read_text(encoding="utf-8"))["files"][NAME]


def keys(problems):
    return sorted((p.sheet, p.row, p.column, p.header, p.code) for p in problems)


def expected_keys(items):
    return sorted(
        (i["sheet"], i["row"], i["column"], i["header"], OURS.get(i["reason"], i["reason"]))
        for i in items
    )


def clock(minutes: int | None) -> str | None:
    return None if minutes is None else f"{minutes // 60:02d}:{minutes % 60:02d}"


def test_the_counts_agree(found, expected):
    counts = expected["counts"]
    assert len(found.good) == counts["good"]
    assert len(found.warned) == counts["warned"]
    assert len(found.refused) == counts["refused"]
    assert len(found.originals) == counts["data_rows"]


def test_every_refusal_and_remark_stands_in_its_cell(found, expected):
    assert keys(found.refused) == expected_keys(expected["refused"])
    assert keys(found.remarks) == expected_keys(expected["warned"])
    for problem in (*found.refused, *found.remarks):
        assert message(problem.code, **problem.params).text


def test_titles_totals_and_signatures_are_skipped(found, expected):
    rows = {row.row: row.reason.value for row in found.skipped}
    assert sorted(rows) == sorted(i["row"] for i in expected["skipped_rows"])
    assert rows[146] == "total"
    assert {rows[148], rows[149]} == {"signature block"}
    assert (found.owner, found.owner_nip) == (
        expected["owner"]["nama"],
        expected["owner"]["nip"],
    )


def test_the_records_hold_the_times_texts_and_volumes(found, expected):
    by_row = {row.row: row for row in found.records}
    for record in expected["records"]:
        row = by_row[record["row"]]
        assert {
            "sheet": row.sheet,
            "row": row.row,
            "tanggal": row.day.isoformat(),
            "mulai": clock(row.start),
            "selesai": clock(row.end),
            "menit": row.minutes,
            "uraian": row.text,
            "volume": None if row.volume is None else str(row.volume),
            "satuan": row.unit,
            "keterangan": row.note or None,
        } == record


def test_the_totals_of_each_day_agree(found, expected):
    totals = expected["totals"]["Juli"]
    days: dict[str, int] = {}
    for row in found.records:
        days[row.day.isoformat()] = days.get(row.day.isoformat(), 0) + row.minutes
    assert days == totals["minutes_per_day"]
    assert sum(days.values()) == totals["minutes_sum"]
    assert str(sum(row.volume or 0 for row in found.records)) == totals["volume_sum"]
