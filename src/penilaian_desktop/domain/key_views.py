"""What pages show of the signing keys of accounts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class KeyState(StrEnum):
    """Whether others believe what an account signs.

    NOT_NEEDED: it is nobody's own, or this workspace belongs to no office. CERTIFIED: by the
    office, with the roles the account has. CHANGED: certified with other roles. ASKED: a request
    is on its way to the office. WAITING: nobody has certified it.
    """

    NOT_NEEDED = "not_needed"
    CERTIFIED = "certified"
    CHANGED = "changed"
    ASKED = "asked"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKey:
    """The key of whoever is signed in; `fingerprint` is the laptop's, which HR compares."""

    state: KeyState
    office: bool
    fingerprint: str
    folder: str
