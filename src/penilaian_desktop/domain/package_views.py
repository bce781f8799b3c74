"""Packages as the import desk, the outbox and the receipt show them. Times are UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One line of a dry run: a person and a field, before → after, or a refusal.

    A line about several records names all of them in `record_ids`; accepting in part takes these.
    `change` is new | changed | refused.
    """

    record_id: str
    record_kind: str
    person: str
    field: str
    before: str
    after: str
    change: str
    code: str = ""
    count: int = 1
    record_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A reason with its place, for people and for `--json`."""

    code: str
    place: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageItem:
    """A package on the import desk or in the history.

    `outcome`: ready | applied | partly | duplicate | held | fork | refused | quarantine.
    `statement` is the signed payload as JSON once its signature is good, else "".
    """

    identity: str
    file: str
    size: int
    unit: str
    signer: str
    device: str
    known: bool
    periods: tuple[str, ...]
    made: datetime | None
    kind: str
    carrier: str
    seq: int
    new: int
    changed: int
    refused: int
    outcome: str
    problems: tuple[Problem, ...] = ()
    differences: tuple[Difference, ...] = ()
    statement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageTold:
    """What the archived bytes of a package say and the chain does not keep.

    `by` is the person who signed, `file` the name packages are given. `lines` are what the
    receipt of a sent package refuses: record id, version, code, field.
    """

    by: str
    file: str
    periods: tuple[str, ...]
    lines: tuple[tuple[str, int, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedItem:
    """A package this device sealed, and what is known of its fate."""

    identity: str
    kind: str
    seq: int
    made: datetime
    records: int
    size: int
    files: tuple[str, ...]
    acknowledged: datetime | None
