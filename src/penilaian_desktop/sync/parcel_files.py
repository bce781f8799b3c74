"""The files of a package in the carriers asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import orjson

from penilaian_desktop.domain.appraisal import Feedback
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.exchange import PackageKind
from penilaian_desktop.domain.feedback import UNNAMED
from penilaian_desktop.domain.public_voice import Citizen
from penilaian_desktop.domain.sealing import Parcel
from penilaian_desktop.sync.carriers import open_json, sealed, workbook
from penilaian_desktop.sync.signature import STATEMENT, Compact
from penilaian_desktop.sync.statement import read_statement
from penilaian_desktop.sync.transports.sending import Loose
from penilaian_desktop.sync.writer import file_stem


def parcel_files(parcel: Parcel, carriers: Sequence[str]) -> tuple[Loose, ...]:
    """Return the files of a package; a workbook is written when its bytes are asked for.

    A package that says which colleague wrote what, or who a citizen is, is only ever written sealed
    to the office, and what goes from laptop to laptop sealed to that laptop.

    Raises RuleViolation `carrier_unknown`.
    """
    stem = file_stem(parcel)
    if set(carriers) != {"sealed"} and (_handed_over(parcel) or _names_somebody(parcel)):
        carriers = ("sealed",)
    return tuple(_file(parcel, stem, carrier) for carrier in carriers)


def _file(parcel: Parcel, stem: str, carrier: str) -> Loose:
    if carrier == "sealed":
        return Loose(stem + sealed.SUFFIX, lambda: parcel.sealed)
    if carrier == "json":
        return Loose(stem + open_json.SUFFIX, lambda: parcel.open_json)
    if carrier == "workbook":
        return Loose(stem + workbook.SUFFIX, partial(_workbook, parcel))
    raise RuleViolation("carrier_unknown", carrier=carrier)


def _workbook(parcel: Parcel) -> bytes:
    return workbook.write(*open_json.read(parcel.open_json))


def _handed_over(parcel: Parcel) -> bool:
    text, _ = open_json.read(parcel.open_json)
    return read_statement(Compact.read(text, STATEMENT)).kind is PackageKind.HANDOVER


def _names_somebody(parcel: Parcel) -> bool:
    """Tell whether a package holds unnamed feedback with its authors, or who a citizen is."""
    unnamed = {role.value for role in UNNAMED}
    records = orjson.loads(parcel.open_json)["records"]
    return any(
        record.get("kind") == Citizen.KIND
        or (record.get("kind") == Feedback.KIND and record["fields"].get("giver_role") in unnamed)
        for record in records
    )
