"""What every printed form needs: the agency, and the foot with the hash of what is said."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from datetime import date
from typing import Any

from penilaian_desktop.domain.employee import Agency
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.form_views import FormFoot
from penilaian_desktop.services.canonical import canonical
from penilaian_desktop.services.legal_bases import printed_basis
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage.unit_of_work import ReadUnit

PROGRAM = "Penilaian Desktop"
NO_FOOT = FormFoot(data_sha256="", package_id="", printed_from="")


def agency_of(unit: ReadUnit) -> Agency:
    """Return the agency of the workspace. Raises RuleViolation `agency_missing`."""
    found = unit.find(Agency, limit=1)
    if not found:
        raise RuleViolation("agency_missing", field="agency")
    return found[0]


def foot_of(
    unit: ReadUnit,
    s: Session,
    view: Any,  # noqa: ANN401 - any dataclass with a foot
    record_id: str = "",
) -> FormFoot:
    """Return the foot of a view: the hash of all it says, and the package its record went by.

    The legal basis is that of the day it was signed or dated, so that a reprint says the same.
    """
    said = {one.name: getattr(view, one.name) for one in fields(view) if one.name != "foot"}
    device = unit.exchange.device(s.device_id)
    return FormFoot(
        data_sha256=hashlib.sha256(canonical(said)).hexdigest(),
        package_id=_package(unit, record_id) if record_id else "",
        printed_from=f"{PROGRAM}, {device.name}" if device else PROGRAM,
        basis=basis_of(unit, view),
    )


def basis_of(unit: ReadUnit, view: object) -> tuple[str, ...]:
    """Return the regulations that stand in the foot of a view.

    A draft without a date shows those whose end is not known.
    """
    day = getattr(view, "signed_on", None) or getattr(view, "dated", None)
    return printed_basis(unit, day or date.max)


def _package(unit: ReadUnit, record_id: str) -> str:
    entry = unit.journal.last_entry(record_id)
    if entry is not None and entry.package:
        return entry.package
    for waiting in unit.exchange.pending():
        if waiting.record_id == record_id:
            return waiting.sealed_in or ""
    return ""
