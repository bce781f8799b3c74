"""The choice of a person between two versions of a record that two laptops made of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from penilaian_desktop.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionChoice(Record):
    """`person_id` looked at two versions of an own record and wrote a third from one of them.

    `record_version` is that third version; `kept` and `dropped` are the content hashes of the two
    (docs/formats/paket-1.md, 10). Whoever has either of them takes the third. Written once.
    """

    KIND: ClassVar[str] = "version_choice"

    person_id: str
    record_kind: str
    record_id: str
    record_version: int
    kept: str
    dropped: str
