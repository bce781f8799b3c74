"""What is loaded, as the parts of the page Penilaian show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penilaian_desktop.domain.appraisal_views import AppraisalView
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.wording import long_date, organisation_label
from penilaian_desktop.ui.screens.penilaian.asking import FACT
from penilaian_desktop.ui.screens.penilaian.deciding import subject_of
from penilaian_desktop.ui.screens.penilaian.loading import Sheet
from penilaian_desktop.ui.screens.penilaian.words import staff_row
from penilaian_desktop.ui.widgets.autosave import refill
from penilaian_desktop.ui.widgets.quadrant import Placed

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.penilaian.page import PenilaianPage


class Showing:
    """Fills staff, quadrant and cards; it reads the state of the page and changes none of it."""

    def __init__(self, page: PenilaianPage) -> None:
        self._page = page

    def sheet(self, sheet: Sheet) -> None:
        """Show what came with an appraisal: matrix, requests, facts, parts, innovations."""
        page = self._page
        page.quadrant.set_matrix(sheet.why.matrix)
        page.bench.quadrant_card.setVisible(bool(sheet.why.matrix))
        waiting = sheet.view.peers_waiting
        page.behaviour.show_peers(sheet.peers, page.context.today(), waiting=waiting)
        subject = subject_of(sheet.view)
        page.facts.show_facts(
            sheet.facts,
            " · ".join(part for part in (sheet.why.scheme_title, sheet.why.notice) if part),
            lambda name: bool(page.save.dirty((*subject, FACT, name))),
            editable=sheet.view.editable,
        )
        page.bench.parts.show_roll_up(
            sheet.roll_up, editable=sheet.view.editable and sheet.view.asks.both
        )
        page.bench.innovations.show_items(sheet.innovations)
        page.bench.attendance.show_attendance(sheet.attendance)
        page.bench.since.show_since(sheet.since)
        page.bench.heard.show_material(sheet.heard)

    def view(self, view: AppraisalView) -> None:
        """Show an appraisal; what is being typed is left alone."""
        page = self._page
        dirty = page.save.dirty(subject_of(view))
        page.filling = True
        for field, area in page.reasons().items():
            if field not in dirty:
                refill(area, getattr(view, field))
        page.filling = False
        running = PeriodCode.parse(view.period_code).ends >= page.context.today()
        late = page.round.late_of(view.person.person_id)
        page.results.show_view(view, late, running=running)
        page.results.show_hints(page.hints, view)
        page.behaviour.show_view(view)
        page.notes.show_view(view, dirty)
        page.person.show_view(view)
        self.staff()
        self._quadrant(view)
        page.bench.fit()
        self.subtitle()

    def staff(self) -> None:
        """Show the staff with their state, and whether anybody can be published."""
        page, found = self._page, self._page.round
        view = page.view
        code = found.period.code if found.period is not None else ""
        rows = []
        for member in found.members:
            mine = (
                view is not None
                and view.person.person_id == member.person_id
                and view.period_code == code
            )
            rows.append(staff_row(member, view if mine else None, narrow=page.narrow))
        page.staff.set_rows(rows)
        page.bench.left.set_note(
            page.tr("{0} dari {1} selesai").format(found.decided(), len(found.members))
        )
        ready = len(found.ready())
        page.bench.foot.left.setText(
            page.tr("{0} siap diterbitkan").format(ready)
            if ready
            else page.tr("belum ada yang siap")
        )
        page.publish.refuse(
            "" if ready else page.tr("Belum ada penilaian yang selesai untuk diterbitkan.")
        )

    def subtitle(self) -> None:
        """Say the period, the days left, and the result of the organisation."""
        page, period = self._page, self._page.round.period
        if period is None:
            page.header.set_subtitle(page.tr("Belum ada periode"))
            return
        code = PeriodCode.parse(period.code)
        parts = [code.short if page.narrow else code.label]
        left = (period.deadline - page.context.today()).days
        due = long_date(period.deadline)
        if left >= 0:
            parts.append(page.tr("batas {0}, {1} hari lagi").format(due, left))
        else:
            parts.append(page.tr("batas {0} sudah lewat").format(due))
        view = page.view
        if view is not None and view.organisation is not None and not page.narrow:
            label = organisation_label(view.organisation)
            parts.append(page.tr("capaian organisasi **{0}**").format(label))
        page.header.set_subtitle(" · ".join(parts))

    def _quadrant(self, view: AppraisalView) -> None:
        placed = []
        for member in self._page.round.members:
            work, behaviour = member.work_rating, member.behaviour_rating
            if member.person_id == view.person.person_id:
                work, behaviour = view.work_rating, view.behaviour_rating
            if work is not None and behaviour is not None:
                placed.append(Placed(member.person_id, member.name, work, behaviour))
        self._page.quadrant.set_people(placed, view.person.person_id)
