"""Packages from laptop to laptop of every format released are read for ever (issue E, handover)."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from penilaian_desktop.sync.card import office_key
from penilaian_desktop.sync.carriers import open_json, sealed, workbook
from penilaian_desktop.sync.reader import PackageReader

FOLDER = Path(__file__).parents[1] / "files" / "packages" / "paket-1" / "laptops"
KEYS = json.loads((FOLDER / "kunci.json").read_text(encoding="utf-8"))
KINDS = {
    "naik": {"activity": 2, "plan": 1, "rhk": 2, "indicator": 2},
    "turun": {
        "review": 2, "plan_decision": 1, "appraisal": 1, "task": 1, "feedback_request": 1,
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def reader():
    return PackageReader(
        book=office_key(FOLDER / "kantor.paket-kartu"), identities=tuple(KEYS["identities"])
    )


@pytest.mark.parametrize("suffix", [".paket", ".paket.json", ".paket.xlsx"])
@pytest.mark.parametrize("name", KINDS)
def test_a_golden_handover_is_still_read(reader, name, suffix):
    reading = reader.read((FOLDER / f"{name}{suffix}").read_bytes())
    assert reading.refusal is None, (reading.refusal.code, reading.refusal.place)
    assert (reading.statement.kind, reading.statement.identity) == (
        "handover", KEYS["identity_of"][name],
    )  # fmt: skip
    assert [r.code for r in reading.package.records if r.code] == []
    assert Counter(r.kind for r in reading.package.records) == KINDS[name]
    signed = {r.kind for r in reading.package.records if r.signer is not None}
    assert signed == set(KINDS[name]) & {
        "review", "plan_decision", "appraisal", "feedback_request",
    }  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_the_three_carriers_hold_the_same_statement_and_records(name):
    contents = [
        sealed.read((FOLDER / f"{name}.paket").read_bytes(), KEYS["identities"]),
        open_json.read((FOLDER / f"{name}.paket.json").read_bytes()),
        workbook.read((FOLDER / f"{name}.paket.xlsx").read_bytes()),
    ]
    assert contents[0] == contents[1] == contents[2]
