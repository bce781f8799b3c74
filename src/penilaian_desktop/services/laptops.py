"""The laptops that a workspace knows of: what their certificates say of them.

A certificate is kept here only after it was checked up to the office's root, so that its payload
may be read without asking again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import orjson

from penilaian_desktop.services import ed25519
from penilaian_desktop.storage.unit_of_work import ReadUnit

DEVICE = "device"
REVOKED = "policy.revoked"
"""The setting with what the policy in force revokes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laptop:
    """A certified laptop; `persons` are those whose accounts the office certified on it."""

    kid: str
    name: str
    age_recipient: str
    unit_id: str
    persons: frozenset[str]


def laptops(unit: ReadUnit) -> dict[str, Laptop]:
    """Return every laptop that has a certificate here by its kid, by its newest one.

    Laptops from which nothing is accepted any more are left out.
    """
    revoked = {kid for kid, _, _ in orjson.loads(unit.setting(REVOKED) or "[]")}
    newest: dict[str, tuple[int, Laptop]] = {}
    for stored in unit.exchange.stored_certificates():
        if stored.type != DEVICE or stored.subject in revoked:
            continue
        number, laptop = _read(stored.jws)
        known = newest.get(laptop.kid)
        if known is None or known[0] < number:
            newest[laptop.kid] = (number, laptop)
    return {kid: laptop for kid, (_, laptop) in newest.items()}


def laptop(unit: ReadUnit, kid: str) -> Laptop | None:
    """Return a certified laptop by its kid, or None."""
    return laptops(unit).get(kid)


def persons_of(jws: str) -> frozenset[str]:
    """Return the persons that a device certificate names."""
    return _read(jws)[1].persons


def unit_of(jws: str) -> str:
    """Return the unit that a device certificate names, "" for none."""
    return _read(jws)[1].unit_id


def concerns(jws: str, people: Iterable[str]) -> bool:
    """Tell whether a laptop of some persons has anything to do with these people."""
    return not persons_of(jws).isdisjoint(people)


def _read(jws: str) -> tuple[int, Laptop]:
    body = orjson.loads(ed25519.decode(jws.split(".")[1]))
    return body["no"], Laptop(
        kid=body["kid"],
        name=body["name"],
        age_recipient=body["age"],
        unit_id=body["unit"] or "",
        persons=frozenset(body["persons"]),
    )
