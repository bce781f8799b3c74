"""Changed bytes: refused, or the very same statement and records; never a traceback.

The full run is `make torture`; here a few hundred positions of each carrier, by a fixed seed.
"""

from __future__ import annotations

import io
import os
import random
import zipfile
import zlib

import orjson
import pyrage
import pytest

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.sync.carriers import open_json, sealed, workbook
from penilaian_desktop.sync.reader import PackageReader
from penilaian_desktop.sync.writer import write_parcel

COUNT = 100_000 if os.environ.get("PENILAIAN_TORTURE") else 300


@pytest.fixture
def carriers(pair):
    pair.unit.people.submit(
        "siti", "08.00-09.30 Melayani perekaman KTP-el =24 orang", "10.00-11.00 Rapat"
    )
    pair.unit.exchange.sending.seal_report(pair.head, write_parcel)
    (parcel,) = [p for p in pair.unit.exchange.mailbook.unanswered() if p.seq == 2]
    statement, records = open_json.read(parcel.open_json)
    return {
        "sealed": parcel.sealed,
        "json": parcel.open_json,
        "workbook": workbook.write(statement, records),
    }, (statement, records)


def content(carrier, data, identity):
    if carrier == "sealed":
        return sealed.read(data, [identity])
    return open_json.read(data) if carrier == "json" else workbook.read(data)


def mutated(data: bytes, dice: random.Random) -> bytes:
    """Return the data with one byte flipped, removed, doubled or cut off behind it."""
    at = dice.randrange(len(data))
    kind = dice.randrange(5)
    if kind == 0:
        return data[:at] + data[at + 1 :]
    if kind == 1:
        return data[:at] + data[at : at + 1] + data[at:]
    if kind == 2:
        return data[:at]
    other = data[at] ^ (1 << dice.randrange(8))
    return data[:at] + bytes([other]) + data[at + 1 :]


@pytest.mark.parametrize("carrier", ["sealed", "json", "workbook"])
def test_a_changed_byte_is_refused_or_makes_no_difference(pair, carriers, carrier):
    files, original = carriers
    facts = pair.office.exchange.trust()
    identity = facts.self_device.age_identity
    read = pair.office.desk._read
    dice = random.Random(20261118)
    survived = 0
    for _ in range(COUNT):
        data = mutated(files[carrier], dice)
        reading = read(data)
        if reading.refusal is None:
            survived += 1
            assert content(carrier, data, identity) == original
    assert survived < COUNT // 2
    if carrier == "sealed":
        assert survived == 0


def test_structural_changes_of_the_open_form_are_refused(pair, carriers):
    value = orjson.loads(carriers[0]["json"])
    first, second = value["records"]
    changes = [
        {**value, "records": [second, first]},
        {**value, "records": [first]},
        {**value, "records": [first, second, second]},
        {**value, "records": [first, {**second, "sig": "x"}]},
        {**value, "records": [first, {**second, "deleted": True}]},
        {**value, "records": [first, {**second, "fields": {**second["fields"], "minutes": 59}}]},
        {**value, "records": [first, [second]]},
        {**value, "records": {"a": first}},
    ]
    for changed in changes:
        assert pair.office.desk._read(orjson.dumps(changed)).refusal is not None


def test_a_bomb_inside_a_sealed_package_is_refused_while_inflating(pair):
    """An insider can seal anything: 60 MiB of zeros, far more than was declared."""
    own = pair.office.exchange.trust().self_device
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("records.jsonl", b"\0" * (7 * 1024 * 1024))
        archive.writestr("statement.jws", b"x")
    data = bytearray(target.getvalue())
    key = pyrage.x25519.Recipient.from_str(own.age_recipient)
    item = pair.office.desk.inspect(pair.hr, pyrage.encrypt(bytes(data), [key]))
    assert [p.code for p in item.problems] == ["zip_ratio"]
    lied = bytes(data).replace(zlib.crc32(b"\0").to_bytes(4, "little"), b"\0\0\0\0")
    for start in (0, 10, 30, len(lied) // 2, len(lied) - 30):
        broken = lied[:start] + b"\xff\xff\xff\xff" + lied[start + 4 :]
        found = pair.office.desk.inspect(pair.hr, pyrage.encrypt(broken, [key]))
        assert found.outcome == "refused"


def test_every_refusal_is_of_a_known_kind(carriers):
    """A reader that trusts nobody refuses each carrier without a traceback."""
    for data in carriers[0].values():
        reading = PackageReader(book=None).read(data)
        assert isinstance(reading.refusal, ImportRefused)
