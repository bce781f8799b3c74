"""A stretch of the log for paper and for other programs (section 2 no. 17, X-8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.activity import EvidenceLink
from penilaian_desktop.domain.activity_views import ActivityFilter, ActivityItem
from penilaian_desktop.domain.employee import Agency
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation, StaleRecord
from penilaian_desktop.domain.form_views import FormFoot
from penilaian_desktop.domain.log_views import (
    DAILY,
    EvidencePicture,
    LogExportView,
    LogReportView,
    log_span,
)
from penilaian_desktop.services.activities import Activities
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.legal_bases import printed_basis
from penilaian_desktop.services.people import appraiser_of, snapshot
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require

PROGRAM = "Penilaian Desktop"
PICTURES = 60
PICTURE_BYTES = 40_000_000
"""How many pictures an appendix holds, and how many bytes together."""
PAGE = 500
MOST = 100_000
"""Entries of one export."""


@dataclass(frozen=True, slots=True)
class LogReports:
    """Use cases of printing and exporting the log."""

    context: Context

    def report(
        self, s: Session, form: str, person_id: str, period: str, *, appendix: bool = False
    ) -> LogReportView:
        """Return a report of a day, a week or a month; `appendix` adds pictures of evidence.

        Of somebody else only what was handed in. Raises RuleViolation `log_period_invalid`.
        """
        span = log_span(form, period)
        items = self._items(
            s, ActivityFilter(person_id=person_id, starts=span.starts, ends=span.ends)
        )
        days = Activities(self.context).days(s, span.starts, span.ends, person_id)
        pictures, left = self._pictures(s, items) if appendix else ((), 0)
        with self.context.read() as unit:
            agencies = unit.find(Agency, limit=1)
            if not agencies:
                raise RuleViolation("agency_missing", field="agency")
            today = self.context.today(unit)
            device = unit.exchange.device(s.device_id)
            return LogReportView(
                form=form,
                agency=agencies[0].name,
                place=agencies[0].place,
                span=span,
                employee=snapshot(unit, person_id, span.ends),
                appraiser=snapshot(
                    unit, appraiser_of(unit, person_id, span.ends), span.ends, seen_from=person_id
                ),
                days=days,
                items=items,
                dated=span.starts if form == DAILY else min(span.ends, max(today, span.starts)),
                pictures=pictures,
                appendix=appendix,
                kept_out=left,
                foot=FormFoot(
                    data_sha256="",
                    package_id="",
                    printed_from=f"{PROGRAM}, {device.name}" if device else PROGRAM,
                    basis=printed_basis(unit, span.ends),
                ),
            )

    def export(self, s: Session, shown: ActivityFilter, label: str) -> LogExportView:
        """Return the entries of a filter, oldest first, with the person they belong to.

        Raises RuleViolation `log_nothing_to_export`.
        """
        items = self._items(s, shown)
        if not items:
            raise RuleViolation("log_nothing_to_export")
        with self.context.read() as unit:
            person = snapshot(unit, shown.person_id or s.person_id, items[-1].day)
        return LogExportView(employee=person, label=label, items=items)

    def _items(self, s: Session, shown: ActivityFilter) -> tuple[ActivityItem, ...]:
        reading = Activities(self.context)
        found: list[ActivityItem] = []
        key: tuple[str, str] | None = None
        while len(found) < MOST:
            page = reading.page(s, replace(shown, newest_first=True), key, PAGE)
            found += page.items
            key = page.next_key
            if key is None:
                break
        return tuple(sorted(found, key=_order))

    def _pictures(
        self, s: Session, items: tuple[ActivityItem, ...]
    ) -> tuple[tuple[EvidencePicture, ...], int]:
        reading = Activities(self.context)
        pictures: list[EvidencePicture] = []
        left = room = 0
        for number, item in enumerate(items, 1):
            if not item.evidence_count:
                continue
            for link in self._links(s, item):
                fits = len(pictures) < PICTURES and room + link.size <= PICTURE_BYTES
                if link.media not in {"image/jpeg", "image/png"} or not fits:
                    left += 1
                    continue
                try:
                    data = reading.evidence_bytes(s, link.sha256)
                except (NotAllowed, StaleRecord):
                    left += 1
                    continue
                room += len(data)
                pictures.append(EvidencePicture(number=number, name=link.name, data=data))
        return tuple(pictures), left

    def _links(self, s: Session, item: ActivityItem) -> tuple[EvidenceLink, ...]:
        with self.context.read() as unit:
            require(unit, s, Action.READ_EVIDENCE, item.person_id, item.day)
            return unit.find(EvidenceLink, activity_id=item.id, order=("at", "id"))


def _order(item: ActivityItem) -> tuple[date, int, str]:
    return (item.day, item.start if item.start is not None else 1441, item.id)
