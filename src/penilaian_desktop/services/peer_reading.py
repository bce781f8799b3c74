"""What may be shown of unnamed feedback, and when: the one place that reads it.

Everything that shows feedback goes through here: views, forms, prints and digests.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.appraisal import Feedback, GiverRole, Rating, TrailStep
from penilaian_desktop.domain.feedback import PEERS_FROM, UNNAMED, FeedbackRequest, PeerDigest
from penilaian_desktop.storage.unit_of_work import ReadUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class UnnamedLine:
    """A line of unnamed feedback: nothing in it tells who wrote it, or when."""

    value_code: str
    giver_role: GiverRole
    text: str
    level: Rating | None = None


@dataclass(frozen=True, slots=True)
class UnnamedLines:
    """All lines of a closed collection, sorted by what they say, and how many gave them."""

    givers: int
    items: tuple[UnnamedLine, ...]


def collection_closed(unit: ReadUnit, person_id: str, period_code: str, today: date) -> bool:
    """Tell whether nothing more can be written on a person: the day named is over.

    That somebody has answered closes nothing: it would tell the others who was last.
    """
    requests = unit.find(FeedbackRequest, person_id=person_id, period_code=period_code)
    if digest_of(unit, person_id, period_code) is not None:
        return True
    return bool(requests) and all(request.due < today for request in requests)


def closed_on(unit: ReadUnit, person_id: str, period_code: str) -> date | None:
    """Return the last day on which colleagues could write, or None when nobody was asked."""
    requests = unit.find(FeedbackRequest, person_id=person_id, period_code=period_code)
    return max((request.due for request in requests), default=None)


def digest_of(unit: ReadUnit, person_id: str, period_code: str) -> PeerDigest | None:
    """Return the digest of the office, or None; the first one made counts."""
    found = unit.find(PeerDigest, person_id=person_id, period_code=period_code, limit=1)
    return found[0] if found else None


def is_shown(unit: ReadUnit, person_id: str, period_code: str, today: date) -> bool:
    """Tell whether unnamed feedback on a person is shown to those who may see feedback."""
    return unnamed_lines(unit, person_id, period_code, today) is not None


def unnamed_lines(
    unit: ReadUnit, person_id: str, period_code: str, today: date
) -> UnnamedLines | None:
    """Return the unnamed feedback on a person, or None as long as nothing of it is shown.

    The office's digest comes before the own records, which may be fewer. Only what was given on a
    request by whom it was sent to counts, and what a giver wrote once the day was over does not.
    """
    digest = digest_of(unit, person_id, period_code)
    if digest is not None:
        return UnnamedLines(digest.givers, tuple(_of_digest(digest)))
    if not collection_closed(unit, person_id, period_code, today):
        return None
    asked = {
        request.giver_id: request.giver_role
        for request in unit.find(FeedbackRequest, person_id=person_id, period_code=period_code)
        if request.giver_role in UNNAMED
    }
    found = [
        f
        for f in unit.find(Feedback, person_id=person_id, period_code=period_code)
        if f.giver_role in UNNAMED and asked.get(f.author_id) is f.giver_role
    ]
    givers = {f.author_id: f.giver_role for f in found}
    if len(givers) < PEERS_FROM:
        return None
    counts = Counter(givers.values())
    few = any(count < PEERS_FROM for count in counts.values())
    lines = [
        UnnamedLine(
            value_code=f.value_code,
            giver_role=GiverRole.PEER if few else f.giver_role,
            text=f.text,
            level=f.level,
        )
        for f in found
    ]
    return UnnamedLines(len(givers), tuple(sorted(lines, key=_order)))


def _order(line: UnnamedLine) -> tuple[str, str, str, str]:
    return line.value_code, line.text.casefold(), line.giver_role.value, line.level or ""


def _of_digest(digest: PeerDigest) -> list[UnnamedLine]:
    """Return the lines of a digest; what cannot be read of one counts as not said."""
    found = []
    for step in digest.lines:
        said = dict(step.inputs)
        role, level = said.get("peran", ""), said.get("tingkat", "")
        found.append(
            UnnamedLine(
                value_code=said.get("nilai", ""),
                giver_role=GiverRole(role) if role in UNNAMED else GiverRole.PEER,
                text=step.output,
                level=Rating(level) if level in set(Rating) else None,
            )
        )
    return sorted(found, key=_order)


def line_fault(step: TrailStep) -> str:
    """Return the name of the first part of a digest's line that cannot be read, or ""."""
    said = dict(step.inputs)
    if said.get("peran", GiverRole.PEER) not in UNNAMED:
        return "peran"
    return "" if said.get("tingkat", Rating.MEETS) in set(Rating) else "tingkat"
