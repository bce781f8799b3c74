"""Every use case by everybody, taken from the services themselves (X-4; section 2 no. 15).

Each public method that a session may call is called about somebody else's records. Whatever was
written then stands in the journal: nothing of it may be a record that only its owner writes.
"""

from __future__ import annotations

import dataclasses
import inspect
import typing
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from tests.services.office import TODAY

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import GiverRole, Rating
from penilaian_desktop.domain.feedback_views import GivenLine
from penilaian_desktop.domain.kinds import OWNERS, RECORD_TYPES, Owner
from penilaian_desktop.services.session import Session

PERIOD = "2026-T3"
LEFT_OUT = frozenset(
    {"exchange", "exchange_desk", "enrolling", "backups", "founding", "handing", "context"}
)
"""Use cases of whole packages and files: their own tests hold them."""
OTHERS = {
    "taufik": (Role.EMPLOYEE,),
    "ratna": (Role.EMPLOYEE, Role.APPRAISER),
    "yohanes": (Role.EMPLOYEE, Role.TEAM_LEAD),
    "nurul": (Role.EMPLOYEE, Role.HR, Role.DRAFTER),
    "hendra": (Role.EMPLOYEE, Role.APPRAISER),
}
SUPERIORS_OWN = frozenset(
    {"calibration", "calibration_change", "objection_decision", "follow_up_approval"}
)


@pytest.fixture
def full(office):
    """Siti has a plan agreed to, a log, a task, a published result and an objection to it."""
    office.plan("bambang", agree_by="hendra")
    office.plan("siti", agree_by="bambang")
    entries = office.submit("siti", "08.00-09.30 Rapat", "10.00-11.00 Loket")
    s, bambang = office.session("siti"), office.session("bambang")
    office.services.tasks.save(s, None, title="Arsip", starts=TODAY)
    office.services.peer_feedback.request(
        bambang, s.person_id, "2026-T4", [(office.ids["taufik"], GiverRole.PEER)]
    )
    office.appraise("siti", "bambang", publish=True)
    office.services.objections.file(s, PERIOD, "Target sudah tercapai.")
    known: dict[str, Any] = {}
    with office.workspace.read() as unit:
        for kind, type_ in RECORD_TYPES.items():
            if "person_id" in {each.name for each in dataclasses.fields(type_)}:
                for record in unit.find(type_, person_id=s.person_id, limit=1):
                    known[f"{kind}_id"] = record.id
    return office, known | {
        "person_id": s.person_id, "employee_id": s.person_id, "member_id": s.person_id,
        "leader_rhk_id": known["rhk_id"], "request_id": known["feedback_request_id"],
        "unit_id": office.units["pelayanan"], "period_code": PERIOD, "period": PERIOD,
        "code": PERIOD, "year": 2026, "id": entries[0].id, "ids": (entries[0].id,),
        "activity_ids": (entries[0].id,), "person_ids": (s.person_id,), "day": TODAY,
        "text": "Diubah", "note": "Diubah", "reason": "Diubah", "title": "Diubah", "version": 1,
    }  # fmt: skip


def use_cases(services) -> Iterator[tuple[str, Callable[..., object]]]:
    """Return every public method of every service that takes a session and no file."""
    for each in dataclasses.fields(services):
        if each.name in LEFT_OUT:
            continue
        service = getattr(services, each.name)
        for name, method in inspect.getmembers(service, inspect.ismethod):
            wanted = list(inspect.signature(method).parameters)
            if not name.startswith("_") and wanted and wanted[0] == "s":
                yield f"{each.name}.{name}", method


def arguments(method: Callable[..., object], known: dict[str, Any]) -> dict[str, Any]:
    """Return what a method asks for: what is known by its name, else something of its type."""
    hints = hints_of(method)
    found: dict[str, Any] = {}
    for name, part in list(inspect.signature(method).parameters.items())[1:]:
        if part.kind is inspect.Parameter.VAR_KEYWORD:
            fields = typing.get_args(hints.get(name))
            names = typing.get_type_hints(fields[0]) if fields else {}
            found.update({n: known[n] for n in names if n in known})
        elif part.kind is not inspect.Parameter.VAR_POSITIONAL:
            if name in known:
                found[name] = known[name]
            elif part.default is inspect.Parameter.empty:
                found[name] = plausible(hints.get(name, str), known)
    return found


def hints_of(method: Callable[..., object]) -> dict[str, Any]:
    """Return the types of a method; none where they are only known to the checker of types."""
    try:
        return typing.get_type_hints(method)
    except NameError:
        return {}


def plausible(hint: Any, known: dict[str, Any]) -> Any:
    parts = typing.get_args(hint)
    origin = typing.get_origin(hint)
    if hint is GivenLine:
        return GivenLine(value_code="KP", text="Diubah")
    if hint is Path:
        raise TypeError("files have tests of their own")
    if inspect.isclass(hint) and issubclass(hint, Enum):
        return next(iter(hint))
    if origin is not None and inspect.isclass(origin) and origin not in {dict, type(None)}:
        inner = [p for p in parts if p is not Ellipsis]
        if origin is tuple and Ellipsis not in parts:
            return tuple(plausible(p, known) for p in inner)
        return (plausible(inner[0], known),) if inner else ()
    if parts:
        return plausible(next(p for p in parts if p is not type(None)), known)
    plain = {str: known["person_id"], int: 1, bool: True, date: TODAY, Rating: Rating.ABOVE}
    if hint in plain:
        return plain[hint]
    raise TypeError("no such value here")


def everything(office, s: Session, known: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Call every use case and return (use case, kind, record) of what it wrote about siti."""
    wrote = []
    with office.workspace.read() as unit:
        seen = unit.journal.head()[0]
    for name, method in use_cases(office.services):
        with suppress(Exception):  # nonsense may be refused in any way; what counts is the journal
            method(s, **arguments(method, known))
        with office.workspace.read() as unit:
            if unit.journal.head()[0] == seen:
                continue
            wrote += [
                (name, entry.record_kind, entry.record_id)
                for entry in unit.journal.of_person(known["person_id"])
                if entry.seq > seen
            ]
            seen = unit.journal.head()[0]
    return wrote


@pytest.mark.parametrize("who", OTHERS)
def test_no_use_case_writes_what_others_own(full, who):
    office, known = full
    allowed = (
        {kind for kind, owner in OWNERS.items() if owner is Owner.HR} if who == "nurul" else set()
    )
    allowed |= SUPERIORS_OWN if who == "hendra" else set()
    allowed |= {"feedback"} if who == "taufik" else set()  # he was asked for it
    wrote = everything(office, office.session(who, *OTHERS[who]), known)
    assert [found for found in wrote if found[1] in OWNERS and found[1] not in allowed] == []


def test_the_owners_write_by_the_same_calls(full):
    """Without this the silence above would prove nothing."""
    office, known = full
    mine = {kind for _, kind, _ in everything(office, office.session("siti"), known)}
    open_one = known | {"period_code": "2026-T4", "period": "2026-T4"}
    heads = {kind for _, kind, _ in everything(office, office.session("bambang"), open_one)}
    assert len(mine & {k for k, o in OWNERS.items() if o is Owner.PERSON}) >= 8, mine
    assert len(heads & {k for k, o in OWNERS.items() if o is Owner.APPRAISER}) >= 4, heads
