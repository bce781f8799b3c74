"""A person as lists show them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonItem:
    """A person as lists show them."""

    person_id: str
    name: str
    identity: str
    position: str
    unit: str
    rank: str = ""
    status: str = ""
