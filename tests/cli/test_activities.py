"""`penilaian import activities` against what the sample diary is known to hold (row 17, TS-4)."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

DIARY = Path(__file__).parents[1] / "files" / "activities" / "catatan_kegiatan_juli_2026.xlsx"
OWN = ("--own",)


@pytest.fixture
def expected():
    text = (DIARY.parent / "expected.json").read_text(encoding="utf-8")
    return json.loads(text)["files"][DIARY.name]


def places(items):
    return sorted((item["sheet"], item["row"], item["column"]) for item in items)


def test_a_dry_run_without_a_workspace_agrees_with_expected_json(penilaian, expected):
    answer = penilaian("import", "activities", DIARY, "--dry-run", "--json", password=None)
    assert answer.code == 1  # some rows are refused
    found, counts = answer.json, expected["counts"]
    assert (found["good"], found["warned"]) == (counts["good"], counts["warned"])
    assert places(found["refused"]) == places(expected["refused"])
    assert places(found["remarks"]) == places(expected["warned"])
    assert all(item["message"] and item["code"] for item in found["refused"])
    rows = {record["row"]: record for record in found["records"]}
    assert len(found["records"]) == counts["imported"]
    for record in expected["records"]:
        assert rows[record["row"]] == record


def test_a_diary_under_another_nip_is_asked_about(penilaian, at):
    answer = penilaian("import", "activities", DIARY, *at("siti"), "--json")
    assert answer.code == 1
    assert answer.json["records"] == []
    assert {p["code"] for p in answer.json["refused"]} >= {"diary_of_other"}


def test_good_rows_are_stored_once_as_one_step(penilaian, at, demo, expected, tmp_path):
    book = tmp_path / "hasil.xlsx"
    live = demo.open("siti")
    before = live.services.undo.can_undo(live.session)
    live.close()
    answer = penilaian("import", "activities", DIARY, *at("siti"), *OWN, "--result", book, "--json")
    assert answer.code == 1
    taken = len(answer.json["records"])
    assert taken
    live = demo.open("siti")
    label = live.services.undo.can_undo(live.session)
    live.close()
    assert label == f"Impor {taken} kegiatan" != before
    names = openpyxl.load_workbook(book).sheetnames
    assert names[:2] == ["Ringkasan", "Ditolak"]
    again = penilaian("import", "activities", DIARY, *at("siti"), *OWN, "--json")
    assert again.json["records"] == []
    assert len(again.json["known"]) == taken
