"""The eight ways a use case can end badly, sorted at the source.

Every error carries a code and its parameters, never a sentence: `domain.messages` has the
sentences. Anything that is not one of these is a bug and reaches the crash dialog.
"""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """Where in a file or form something is wrong; empty parts do not apply.

    No dataclass: the window imports this before its first paint, and that would import `inspect`.
    """

    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    record: str = ""
    field: str = ""


class PenilaianError(Exception):
    """Base of all expected errors: a code for `domain.messages` and its parameters."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class RuleViolation(PenilaianError):
    """A rule of the field forbids the change; `field` names the input it belongs to."""

    def __init__(self, code: str, *, field: str = "", **params: object) -> None:
        super().__init__(code, **params)
        self.field = field


class StaleRecord(PenilaianError):
    """The record changed since it was read.

    `newest` is the record as it is stored now, where whoever was refused may write it.
    """

    def __init__(self, code: str, *, newest: object = None, **params: object) -> None:
        super().__init__(code, **params)
        self.newest = newest


class NotAllowed(PenilaianError):
    """The account may not do this; the code says why."""


class StorageUnavailable(PenilaianError):
    """Disk full, locked, damaged, or not ours."""


class ImportRefused(PenilaianError):
    """A file or package is refused as a whole, at a place."""

    def __init__(self, code: str, place: Place | None = None, **params: object) -> None:
        super().__init__(code, **params)
        self.place = place or Place()


class Offline(PenilaianError):
    """The other side cannot be reached now; nothing is lost."""


class Cancelled(PenilaianError):
    """The person stopped the work; the unit of work rolls back."""

    def __init__(self) -> None:
        super().__init__("cancelled")
