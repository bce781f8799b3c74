"""Typed members of JSON objects in statements, certificates and receipts.

Each function returns the value or raises ImportRefused `member_malformed` naming the member.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from penilaian_desktop.domain.errors import ImportRefused, Place

Members = dict[str, object]

MAX_INTEGER = 2**53 - 1
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_KID = re.compile(r"[A-Za-z0-9_-]{43}\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")
_OFFSET = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})\Z"
)
_AGE = re.compile(r"age1[02-9ac-hj-np-z]{58}\Z")


def malformed(name: str) -> ImportRefused:
    """Return the refusal of a member."""
    return ImportRefused("member_malformed", Place(field=name))


def _match(body: Members, name: str, pattern: re.Pattern[str]) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not pattern.match(value):
        raise malformed(name)
    return value


def constant(body: Members, name: str, expected: str) -> None:
    """Require exactly this text."""
    if body.get(name) != expected:
        raise malformed(name)


def text(body: Members, name: str) -> str:
    """Return a text."""
    value = body.get(name)
    if not isinstance(value, str):
        raise malformed(name)
    return value


def texts(body: Members, name: str) -> tuple[str, ...]:
    """Return a list of texts."""
    value = body.get(name)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise malformed(name)
    return tuple(value)


def one_of(body: Members, name: str, choices: tuple[str, ...]) -> str:
    """Return a text that is one of the choices."""
    value = text(body, name)
    if value not in choices:
        raise malformed(name)
    return value


def boolean(body: Members, name: str) -> bool:
    """Return true or false."""
    value = body.get(name)
    if not isinstance(value, bool):
        raise malformed(name)
    return value


def integer(body: Members, name: str, least: int = 0) -> int:
    """Return an integer from `least` to 2^53 - 1."""
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= MAX_INTEGER:
        raise malformed(name)
    return value


def integers(body: Members, name: str) -> tuple[int, ...]:
    """Return a list of integers from 0."""
    value = body.get(name)
    if not isinstance(value, list):
        raise malformed(name)
    return tuple(integer({name: item}, name) for item in value)


def uuid(body: Members, name: str) -> str:
    """Return a uuid."""
    return _match(body, name, _UUID)


def uuid_or_none(body: Members, name: str) -> str | None:
    """Return a uuid or None."""
    return None if body.get(name) is None else uuid(body, name)


def uuids(body: Members, name: str) -> tuple[str, ...]:
    """Return a list of uuids."""
    found = texts(body, name)
    if not all(_UUID.match(item) for item in found):
        raise malformed(name)
    return found


def is_uuid(value: str) -> bool:
    """Tell whether a text is a uuid."""
    return _UUID.match(value) is not None


def sha256(body: Members, name: str) -> str:
    """Return a SHA-256 in hexadecimal."""
    return _match(body, name, _SHA256)


def sha256_or_none(body: Members, name: str) -> str | None:
    """Return a SHA-256 or None."""
    return None if body.get(name) is None else sha256(body, name)


def sha256s(body: Members, name: str) -> tuple[str, ...]:
    """Return a list of SHA-256 values."""
    found = texts(body, name)
    if not all(_SHA256.match(item) for item in found):
        raise malformed(name)
    return found


def kid(body: Members, name: str) -> str:
    """Return a key id."""
    return _match(body, name, _KID)


def is_kid(value: str) -> bool:
    """Tell whether a text is a key id."""
    return _KID.match(value) is not None


def age(body: Members, name: str) -> str:
    """Return an age X25519 recipient."""
    return _match(body, name, _AGE)


def day(body: Members, name: str) -> date:
    """Return a date."""
    try:
        return date.fromisoformat(_match(body, name, _DATE))
    except ValueError:
        raise malformed(name) from None


def day_or_none(body: Members, name: str) -> date | None:
    """Return a date or None."""
    return None if body.get(name) is None else day(body, name)


def moment(body: Members, name: str) -> datetime:
    """Return a moment in UTC."""
    try:
        return datetime.fromisoformat(_match(body, name, _MOMENT))
    except ValueError:
        raise malformed(name) from None


def moment_with_offset(body: Members, name: str) -> datetime:
    """Return an RFC 3339 moment with its offset and whole seconds."""
    try:
        return datetime.fromisoformat(_match(body, name, _OFFSET))
    except ValueError:
        raise malformed(name) from None


def table(body: Members, name: str) -> Members:
    """Return an object."""
    value = body.get(name)
    if not isinstance(value, dict):
        raise malformed(name)
    return value


def tables(body: Members, name: str) -> tuple[Members, ...]:
    """Return a list of objects."""
    value = body.get(name)
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise malformed(name)
    return tuple(value)
