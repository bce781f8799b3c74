"""What the pages of the exchange show: the outbox, the laptops, the mail, the road, a request."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from penilaian_desktop.domain.road_views import Rhythm, RoadKind


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLine:
    """Records of one kind that the other side has not acknowledged.

    `sealed` of them travel in a package already; `since` is the oldest of all.
    """

    kind: str
    count: int
    sealed: int
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopLine:
    """A laptop as the office knows it.

    `waiting` records are not sealed for it yet, `on_the_way` packages have no receipt; `heard` is
    when its newest package was made.
    """

    kid: str
    name: str
    unit: str
    waiting: int
    on_the_way: int
    heard: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MailLine:
    """A package sent ("out") or received ("in").

    `other` is the unit or office at the other end, `laptop` its device; `answered` is when the
    receipt for a sent package was made.
    """

    identity: str
    direction: str
    kind: str
    seq: int
    other: str
    laptop: str
    records: int
    made: datetime
    at: datetime
    outcome: str
    answered: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeOverview:
    """Where this workspace stands with its office and what travels.

    `device_kid` is "" before this laptop has keys, `office_root` None before there is an office.
    `asked` = a request is out and no answer came. `folder` is the remembered exchange folder.
    """

    office: bool
    office_name: str
    office_root: dict[str, str] | None
    device: str
    device_kid: str
    unit: str
    enrolled: bool
    asked: bool
    folder: str
    waiting: tuple[WaitingLine, ...] = ()
    laptops: tuple[LaptopLine, ...] = ()
    mail: tuple[MailLine, ...] = ()
    may_send: bool = False
    may_found: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadState:
    """The chosen road as it is now: none | ready | missing | unmarked | foreign | moved | unknown.

    `folder` is the folder or the address of the server. `office` is the name in its signed marker,
    `message` says what is wrong and what to do. A server that was not asked yet is `unknown`.
    `rhythm` says when the road was used last, and when it is used next by itself.
    """

    folder: str
    state: str
    office: str = ""
    message: str = ""
    kind: RoadKind = RoadKind.FOLDER
    auto: bool = False
    rhythm: Rhythm = field(default_factory=Rhythm)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingPerson:
    """A person whose account a laptop asks for; `known` is their name in the master data, or "".

    `other_key` when the office certified another key of theirs before.
    """

    name: str
    identity: str
    roles: tuple[str, ...]
    known: str
    other_key: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingLaptop:
    """A laptop that asks to be let in; the fingerprint is compared in person or by telephone.

    `known` when it was let in before and asks for more accounts. `replaces` is the name of the
    laptop whose key this one takes the place of, "" for a laptop that is new.
    """

    device: str
    fingerprint: str
    unit_id: str
    unit_name: str
    people: tuple[AskingPerson, ...]
    known: bool = False
    kid: str = ""
    replaces: str = ""
