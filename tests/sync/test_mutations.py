"""Changed files: refused, or the very same statement and records; never a traceback.

2,000 changes of single bytes and 2,000 of the structure of each carrier, by fixed seeds; `make
torture` does 100,000 of each.
"""

from __future__ import annotations

import io
import os
import random
import zipfile
import zlib
from dataclasses import dataclass

import orjson
import pyrage
import pytest
from tests.sync import mutate

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.services.trust_store import audiences
from penilaian_desktop.sync.carriers import open_json, sealed, workbook
from penilaian_desktop.sync.reader import PackageReader
from penilaian_desktop.sync.trust import book_of
from penilaian_desktop.sync.writer import write_parcel

COUNT = 100_000 if os.environ.get("PENILAIAN_TORTURE") else 2_000
SHARES = 2
"""Each kind is done in so many tests, so that several cores can share it."""
CARRIERS = ("sealed", "json", "workbook")


@dataclass
class Sent:
    """One package in its three carriers, and the office's reader without its database."""

    files: dict[str, bytes]
    content: tuple[str, bytes]
    identity: str
    reader: PackageReader

    def inside(self, carrier: str, data: bytes) -> tuple[str, bytes]:
        if carrier == "sealed":
            return sealed.read(data, [self.identity])
        return open_json.read(data) if carrier == "json" else workbook.read(data)

    def structural(self, carrier: str) -> mutate.Mutation:
        if carrier == "sealed":
            return mutate.SealedAgain(self.identity)
        return mutate.open_json if carrier == "json" else mutate.workbook


@pytest.fixture
def sent(pair) -> Sent:
    pair.unit.people.submit(
        "siti", "08.00-09.30 Melayani perekaman KTP-el =24 orang", "10.00-11.00 Rapat"
    )
    pair.unit.exchange.sending.seal_report(pair.head, write_parcel)
    (parcel,) = [p for p in pair.unit.exchange.mailbook.unanswered() if p.seq == 2]
    content = open_json.read(parcel.open_json)
    facts = pair.office.exchange.trust()
    identity = facts.self_device.age_identity
    return Sent(
        {"sealed": parcel.sealed, "json": parcel.open_json, "workbook": workbook.write(*content)},
        content,
        identity,
        PackageReader(book=book_of(facts), identities=(identity,), audiences=audiences(facts)),
    )


def survivors(sent: Sent, carrier: str, change: mutate.Mutation, seed: int, count: int) -> int:
    """Read so many changed files; return how many were not refused: all of them the same."""
    dice = random.Random(seed)
    survived = 0
    for _ in range(count):
        data = change(sent.files[carrier], dice)
        reading = sent.reader.read(data)
        if reading.refusal is None:
            survived += 1
            assert sent.inside(carrier, data) == sent.content, data
            assert reading.package is not None
    return survived


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_changed_byte_is_refused_or_makes_no_difference(sent, carrier, share):
    """X-4: a flipped, lost, doubled or foreign byte, and every cut."""
    count = COUNT // SHARES
    survived = survivors(sent, carrier, mutate.single_byte, 20261118 + share, count)
    assert survived < count // 2
    if carrier == "sealed":
        assert survived == 0


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_changed_structure_is_refused_or_makes_no_difference(sent, carrier, share):
    """X-4: somebody who knows the format, and for sealed packages holds the office's recipient."""
    count = COUNT // SHARES
    change = sent.structural(carrier)
    assert survivors(sent, carrier, change, 19450817 + share, count) < count // 2


def test_structural_changes_of_the_open_form_are_refused(sent):
    value = orjson.loads(sent.files["json"])
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
        assert sent.reader.read(orjson.dumps(changed)).refusal is not None


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


def test_every_refusal_is_of_a_known_kind(sent):
    """A reader that trusts nobody refuses each carrier without a traceback."""
    for data in sent.files.values():
        reading = PackageReader(book=None).read(data)
        assert isinstance(reading.refusal, ImportRefused)
