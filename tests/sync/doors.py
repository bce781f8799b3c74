"""The doors through which bytes of strangers come in, and something good for each to spoil."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

import orjson
from tests.sync import mutate

from penilaian_desktop.domain.exchange import PackageKind, Statement
from penilaian_desktop.spreadsheets import package_book
from penilaian_desktop.spreadsheets.gate import check_workbook
from penilaian_desktop.sync import extras, members, records
from penilaian_desktop.sync.carriers import open_json, sealed
from penilaian_desktop.sync.certificates import read_certificate, read_policy
from penilaian_desktop.sync.gate import unzip_package
from penilaian_desktop.sync.reader import PackageReader
from penilaian_desktop.sync.signature import CERTIFICATE, POLICY, STATEMENT, Compact, SigningKey
from penilaian_desktop.sync.statement import read_statement
from penilaian_desktop.sync.strict_json import parse_canonical

GOLDEN = Path(__file__).parents[1] / "files" / "packages" / "paket-1"
KEY = SigningKey(bytes(range(32)))


def _objects(data: bytes) -> tuple[dict[str, object], ...]:
    return records.split_lines(data, data.count(b"\n"))


def _statement() -> Statement:
    text, _ = open_json.read((GOLDEN / "report.paket.json").read_bytes())
    return read_statement(Compact.read(text, STATEMENT))


def _records(data: bytes) -> object:
    return records.read_records(_statement(), _objects(data), None)


def _receipt(data: bytes) -> object:
    return extras.read_receipt(_objects(data))


def _signed(typ: str, read: Callable[[str], object]) -> Callable[[bytes], object]:
    """Read a payload as if somebody had signed it: its form counts before its signature."""

    def door(data: bytes) -> object:
        value = parse_canonical(data)
        return read(KEY.sign(typ, members.table({"payload": value}, "payload")))

    return door


def _sealed(data: bytes) -> object:
    return sealed.read(data, _identities())


def _reader(data: bytes) -> object:
    reading = PackageReader(book=None, identities=_identities()).read(data)
    if reading.refusal is not None:
        raise reading.refusal
    return reading


def _workbook(data: bytes) -> object:
    return package_book.inspect(data)


DOORS: dict[str, Callable[[bytes], object]] = {
    "gate of packages": unzip_package,
    "gate of workbooks": check_workbook,
    "sealed": _sealed,
    "open form": open_json.read,
    "workbook": _workbook,
    "any carrier": _reader,
    "compact form": lambda data: Compact.read(data.decode("latin-1"), STATEMENT),
    "statement": _signed(STATEMENT, lambda text: read_statement(Compact.read(text, STATEMENT))),
    "certificate": _signed(CERTIFICATE, read_certificate),
    "policy": _signed(POLICY, read_policy),
    "records": _records,
    "receipt": _receipt,
}


@cache
def _identities() -> tuple[str, ...]:
    return tuple(json.loads((GOLDEN / "kunci.json").read_text(encoding="utf-8"))["identities"])


@cache
def good(door: str) -> bytes:
    """Return what a door takes when nothing is wrong with it."""
    kind = PackageKind.RECEIPT.value if door == "receipt" else "report"
    text, lines = open_json.read((GOLDEN / f"{kind}.paket.json").read_bytes())
    statement = Compact.read(text, STATEMENT)
    if door in {"records", "receipt"}:
        return lines
    if door == "certificate":
        certificate = read_statement(statement).certs[0]
        return Compact.read(certificate, CERTIFICATE).raw_payload
    if door == "statement":
        return statement.raw_payload
    names = {"open form": ".json", "workbook": ".xlsx", "gate of workbooks": ".xlsx"}
    return (GOLDEN / f"{kind}.paket{names.get(door, '')}").read_bytes()


SEEDS = frozenset(
    {"open form", "workbook", "gate of workbooks", "sealed", "any carrier", "statement",
     "certificate", "records", "receipt"}
)  # fmt: skip


def changed(door: str, dice: random.Random) -> bytes:
    """Return something good with a change that gets as far in as possible."""
    whole = good(door)
    if door in {"workbook", "gate of workbooks"}:
        return mutate.workbook(whole, dice)
    if door in {"sealed", "any carrier"}:
        return mutate.SealedAgain(_identities()[0])(whole, dice)
    if door == "open form":
        return mutate.open_json(whole, dice)
    lines = whole.split(b"\n") if whole.endswith(b"\n") else [whole]
    at = dice.randrange(len(lines))
    if lines[at]:
        value = mutate.tree(orjson.loads(lines[at]), dice)
        lines[at] = orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    return b"\n".join(lines)
