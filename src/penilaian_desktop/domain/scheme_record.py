"""Records of the schemes: own schemes, facts keyed by hand, complaints, the yearly review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from penilaian_desktop.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeText(Record):
    """A scheme of the agency's own in one version, as the text of its file. Owned by HR.

    Without `released_on` it is a draft; released, it never changes again (SM-5): a change is a
    copy with the next version. `copied_from` names what it was copied from ("semarang 1").
    """

    KIND: ClassVar[str] = "scheme_text"

    code: str
    scheme_version: str = "1"
    title: str
    toml: str
    released_on: date | None = None
    copied_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeFact(Record):
    """A fact that the appraiser keyed in for a person and period, with its source; signed.

    `value` is the text of a number, the code of a choice, "true" or "false".
    """

    KIND: ClassVar[str] = "scheme_fact"

    person_id: str
    period_code: str
    name: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorComplaint(Record):
    """Somebody finds an indicator hard to measure (SM-4). Owned by that person.

    `library_code` names a ready indicator; one that is the person's own has only its id. `text` is
    how the indicator read when the complaint was made.
    """

    KIND: ClassVar[str] = "indicator_complaint"

    person_id: str
    indicator_id: str | None = None
    library_code: str = ""
    library_edition: int = 0
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemReview(Record):
    """The yearly review of the system of appraisal itself (SM-1). Owned by HR.

    `changed` are codes of ready indicators that were revised because of it.
    """

    KIND: ClassVar[str] = "system_review"

    year: int
    held_on: date
    findings: str
    decisions: str
    participants: str = ""
    changed: tuple[str, ...] = ()
