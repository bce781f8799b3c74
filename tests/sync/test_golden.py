"""Packages of every format that was ever released are read for ever (tests/files/packages)."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

import pytest
from tests.sync.pair import PASSPHRASE

from penilaian_desktop.sync.card import office_key
from penilaian_desktop.sync.carriers import open_json, sealed, workbook
from penilaian_desktop.sync.gate import unzip_package
from penilaian_desktop.sync.reader import PackageReader
from penilaian_desktop.sync.root_file import open_root

FOLDER = Path(__file__).parents[1] / "files" / "packages" / "paket-1"
KEYS = json.loads((FOLDER / "kunci.json").read_text(encoding="utf-8"))
KINDS = tuple(KEYS["identity_of"])
RECORDS = {"enrolment_request": 3, "receipt": 1, "closing": 0}


@pytest.fixture(scope="module")
def reader():
    return PackageReader(
        book=office_key(FOLDER / "kantor.paket-kartu"), identities=tuple(KEYS["identities"])
    )


@pytest.mark.parametrize("suffix", [".paket", ".paket.json", ".paket.xlsx"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_golden_package_is_still_read(reader, kind, suffix):
    reading = reader.read((FOLDER / f"{kind}{suffix}").read_bytes())
    assert reading.refusal is None, (reading.refusal.code, reading.refusal.place)
    assert reading.statement.identity == KEYS["identity_of"][kind]
    assert reading.statement.kind == kind
    assert [r.code for r in reading.package.records if r.code] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_three_carriers_hold_the_same_statement_and_records(kind):
    contents = [
        sealed.read((FOLDER / f"{kind}.paket").read_bytes(), KEYS["identities"]),
        open_json.read((FOLDER / f"{kind}.paket.json").read_bytes()),
        workbook.read((FOLDER / f"{kind}.paket.xlsx").read_bytes()),
    ]
    assert contents[0] == contents[1] == contents[2]
    statement, records = contents[0]
    assert hashlib.sha256(statement.encode()).hexdigest() == KEYS["identity_of"][kind]
    if kind in RECORDS:
        assert records.count(b"\n") == RECORDS[kind]


def test_the_writers_still_write_the_same_open_form():
    data = (FOLDER / "report.paket.json").read_bytes()
    assert open_json.write(*open_json.read(data)) == data


@pytest.mark.parametrize("kind", KINDS)
def test_the_age_program_opens_a_sealed_package(tmp_path, kind):
    """Debian's `age`, which knows nothing of us (apt-get install age)."""
    keys = tmp_path / "kunci.txt"
    keys.write_text("\n".join(KEYS["identities"]) + "\n", encoding="utf-8")
    plain = tmp_path / "isi.zip"
    subprocess.run(
        ["age", "--decrypt", "-i", keys, "-o", plain, FOLDER / f"{kind}.paket"], check=True
    )
    statement, records = unzip_package(plain.read_bytes())
    assert (statement.decode(), records) == open_json.read(
        (FOLDER / f"{kind}.paket.json").read_bytes()
    )
    listing = subprocess.run(
        ["unzip", "-Z", plain], check=True, capture_output=True, text=True
    ).stdout
    assert listing.count("80-Jan-01") == 2


def test_the_golden_root_file_still_opens():
    secret = open_root((FOLDER / "kunci-kantor.age").read_bytes(), PASSPHRASE)
    assert secret.key.kid
