"""What the office gives back, a new epoch and a new key are read for ever, in every carrier."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from penilaian_desktop.domain.exchange import PackageKind
from penilaian_desktop.sync.card import office_key
from penilaian_desktop.sync.carriers import open_json, sealed, workbook
from penilaian_desktop.sync.reader import PackageReader

FOLDER = Path(__file__).parents[1] / "files" / "packages" / "paket-1" / "waktu"
KEYS = json.loads((FOLDER / "kunci.json").read_text(encoding="utf-8"))
NAMES = tuple(KEYS["identity_of"])
SUFFIXES = (".paket", ".paket.json", ".paket.xlsx")


@pytest.fixture(scope="module")
def reader():
    return PackageReader(
        book=office_key(FOLDER / "kantor.paket-kartu"), identities=tuple(KEYS["identities"])
    )


def read(reader, name, suffix=".paket"):
    return reader.read((FOLDER / f"{name}{suffix}").read_bytes())


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", NAMES)
def test_a_golden_package_is_still_read(reader, name, suffix):
    reading = read(reader, name, suffix)
    assert reading.refusal is None, (reading.refusal.code, reading.refusal.place)
    assert reading.statement.identity == KEYS["identity_of"][name]
    assert [r.code for r in reading.package.records if r.code] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_three_carriers_hold_the_same_statement_and_records(name):
    contents = [
        sealed.read((FOLDER / f"{name}.paket").read_bytes(), KEYS["identities"]),
        open_json.read((FOLDER / f"{name}.paket.json").read_bytes()),
        workbook.read((FOLDER / f"{name}.paket.xlsx").read_bytes()),
    ]
    assert contents[0] == contents[1] == contents[2]


def test_the_return_is_of_the_office_and_brings_everybodys_own_work(reader):
    reading = read(reader, "return")
    assert reading.statement.kind is PackageKind.RETURN
    assert reading.device.office
    kinds = {record.kind for record in reading.package.records}
    assert {"activity", "appraisal"} <= kinds


def test_the_epoch_says_why_and_which_statement_both_sides_know(reader):
    statement = read(reader, "epoch").statement
    assert (statement.epoch, statement.seq, statement.prev) == (2, 1, None)
    start = statement.epoch_start
    assert start.reason == "restored"
    assert start.seq >= 2
    assert start.identity


def test_the_request_names_the_key_that_it_replaces(reader):
    replaces = read(reader, "request").package.request.replaces
    assert replaces[0] == read(reader, "epoch").statement.dev
    assert replaces[1:] >= (2, 1)
