"""What happened to one entry of the log: written, changed, handed in, decided (X-4)."""

from __future__ import annotations

from dataclasses import fields

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.activity import (
    Activity,
    ActivityState,
    EvidenceLink,
    Review,
    ReviewDecision,
)
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.journal_views import HistoryLine
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.record import META_FIELDS, Record
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.journal import JournalEntry
from penilaian_desktop.storage.unit_of_work import ReadUnit

SILENT_FIELDS = META_FIELDS | {"person_id", "state", "late"}


class ActivityHistory:
    """The history of an entry; `Activities` carries it."""

    __slots__ = ()

    context: Context

    def history(self, s: Session, activity_id: str) -> tuple[HistoryLine, ...]:
        """Return what happened to an own entry, its evidence and its review, newest first."""
        with self.context.read() as unit:
            entry = unit.require(Activity, activity_id)
            require(unit, s, Action.READ_DRAFT_ACTIVITY, entry.person_id, entry.day)
            links = unit.find(EvidenceLink, activity_id=activity_id, include_deleted=True)
            reviews = unit.find(Review, activity_id=activity_id, include_deleted=True)
            ids = [activity_id, *(link.id for link in links), *(r.id for r in reviews)]
            lines = [_line(unit, found) for found in unit.journal.of_records(ids)]
        return tuple(line for line in reversed(lines) if line is not None)


def _line(unit: ReadUnit, entry: JournalEntry) -> HistoryLine | None:
    before = unit.journal.record_image(entry.image_sha256_before)
    after = unit.journal.record_image(entry.image_sha256_after)
    if after is None:
        return None
    kind, params = _what(before, after)
    if not kind:
        return None
    author = unit.get(Employee, after.author_id)
    device = unit.exchange.device(entry.device_id)
    return HistoryLine(
        at=entry.at,
        who=author.name if author else unit.accounts.name_of(entry.account_id),
        device=device.name if device else "",
        kind=kind,
        text=message(f"log_history_{kind}", **params).text,
        package=entry.package,
    )


def _what(before: Record | None, after: Record) -> tuple[str, dict[str, object]]:
    """Return the kind of a line and what its sentence needs; "" where nothing was to be seen."""
    if isinstance(after, EvidenceLink):
        return ("detached" if after.deleted else "attached"), {"name": after.name}
    if isinstance(after, Review):
        if after.deleted:
            return "review_withdrawn", {}
        approved = after.decision is ReviewDecision.APPROVED
        return ("approved", {}) if approved else ("returned", {"note": after.note})
    return _of_entry(before, after) if isinstance(after, Activity) else ("", {})


def _of_entry(before: Record | None, after: Activity) -> tuple[str, dict[str, object]]:
    kind = ""
    params: dict[str, object] = {}
    if after.deleted:
        kind = "deleted"
    elif not isinstance(before, Activity):
        kind = "written"
    elif before.deleted:
        kind = "restored"
    elif changed := _changed(before, after):
        kind, params = "changed", {"fields": changed}
    elif before.state is not after.state:
        kind = "submitted" if after.state is ActivityState.SUBMITTED else "taken_back"
    return kind, params


def _changed(before: Activity, after: Activity) -> str:
    names = [
        message(f"log_field_{field.name}").text
        for field in fields(after)
        if field.name not in SILENT_FIELDS
        and getattr(before, field.name) != getattr(after, field.name)
    ]
    return ", ".join(dict.fromkeys(names))
