"""The whole order of reading, for every kind of package in every carrier (paket-1.md, 11).

Spies watch every function that gives a meaning to records; the real ones still run. Sealed packages
and workbooks are built again around records that were changed, as only an insider could.
"""

from __future__ import annotations

import json
from pathlib import Path

import orjson
import pyrage
import pytest
from tests.sync.test_reader import spy

from penilaian_desktop.domain.exchange import PackageOutcome
from penilaian_desktop.domain.verified import ChainVerdict
from penilaian_desktop.sync import reader as module
from penilaian_desktop.sync.card import office_key
from penilaian_desktop.sync.carriers import open_json, sealed, workbook
from penilaian_desktop.sync.reader import PackageReader

FOLDER = Path(__file__).parents[1] / "files" / "packages" / "paket-1"
KEYS = json.loads((FOLDER / "kunci.json").read_text(encoding="utf-8"))
WITH_RECORDS = tuple(kind for kind in KEYS["identity_of"] if kind != "closing")
CARRIERS = ("sealed", "json", "workbook")


def written(carrier: str, statement: str, records: bytes) -> bytes:
    if carrier == "sealed":
        recipient = pyrage.x25519.Identity.from_str(KEYS["identities"][0]).to_public()
        return sealed.write(statement, records, [str(recipient)])
    return {"json": open_json, "workbook": workbook}[carrier].write(statement, records)


def office(**more) -> PackageReader:
    book = office_key(FOLDER / "kantor.paket-kartu")
    return PackageReader(book=book, identities=tuple(KEYS["identities"]), **more)


def changed(records: bytes) -> list[bytes]:
    """Return records that no statement is about: a value changed, one more, one less, none."""
    lines = records.split(b"\n")[:-1]
    value = orjson.loads(lines[0])
    value["version"] += 1
    other = orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    several = ([other, *lines[1:]], lines[1:], [*lines, other], [])
    return [b"".join(line + b"\n" for line in each) for each in several]


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("kind", WITH_RECORDS)
def test_records_whose_hash_is_wrong_are_not_interpreted(kind, carrier, monkeypatch):
    """X-4: whoever could seal or write the file, nothing of the records is looked at."""
    statement, records = open_json.read((FOLDER / f"{kind}.paket.json").read_bytes())
    files = [written(carrier, statement, other) for other in changed(records)]
    seen = spy(monkeypatch)
    for data in files:
        assert office().read(data).refusal.code == "records_changed"
    assert seen == []
    good = written(carrier, statement, records)
    assert office().read(good).refusal is None
    assert seen, "the spy sees nothing at all"


@pytest.mark.parametrize("carrier", CARRIERS)
def test_each_step_comes_after_the_one_before_it(carrier, monkeypatch):
    """size → carrier → statement → sender → audience → hash → cells → chain → records."""
    steps: list[str] = []

    def watch(owner: object, name: str) -> None:
        real = getattr(owner, name)

        def watched(*args, **kwargs):
            steps.append(name)
            return real(*args, **kwargs)

        monkeypatch.setattr(owner, name, watched)

    for name in ("_unpack", "_check_sender", "_check_audience", "_interpret"):
        watch(PackageReader, name)
    for name in ("check_size", "read_statement", "_check_hash", "_compare_cells"):
        watch(module, name)
    for owner, name in ((module.records, "split_lines"), (module.records, "read_records")):
        watch(owner, name)

    def chain(_statement):
        steps.append("chain")
        return ChainVerdict(outcome=PackageOutcome.READY)

    statement, records = open_json.read((FOLDER / "report.paket.json").read_bytes())
    office(chain=chain).read(written(carrier, statement, records))
    cells = ["_compare_cells"] if carrier == "workbook" else []
    assert steps == [
        "check_size", "_unpack", "read_statement", "_check_sender", "_check_audience",
        "_check_hash", *cells, "chain", "_interpret", "split_lines", "read_records",
    ]  # fmt: skip


@pytest.mark.parametrize("outcome", [PackageOutcome.DUPLICATE, PackageOutcome.FORK])
def test_what_the_chain_has_already_is_not_interpreted(outcome, monkeypatch):
    seen = spy(monkeypatch)
    reading = office(chain=lambda _: ChainVerdict(outcome=outcome)).read(
        (FOLDER / "report.paket.json").read_bytes()
    )
    assert reading.outcome is outcome
    assert seen == []
