"""What the page writes, and what it says afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.plan import Approach, RhkKind
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.skp.drawer import find
from penilaian_desktop.ui.widgets.page import Page


class PlanWrites(QObject):
    """Runs the use cases of the plan in the write lane; every one says how to take it back."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def create(self, year: int, approach: Approach) -> None:
        """Begin the plan of a year."""
        plans, session = self._page.context.services.plans, self._page.context.session
        words = self.tr("SKP {year} dimulai").format(year=year)
        self._write(lambda: plans.create(session, year, approach=approach), words)

    def copy(self, year_from: int, year_to: int) -> None:
        """Begin the plan of a year with that of another."""
        plans, session = self._page.context.services.plans, self._page.context.session
        words = self.tr("SKP {year} disalin dari {old}").format(year=year_to, old=year_from)
        self._write(lambda: plans.copy_from(session, year_from, year_to), words)

    def add_rhk(self, plan: PlanView, kind: RhkKind, then: Callable[[str], None]) -> None:
        """Add an empty RHK and tell its id."""
        plans, session = self._page.context.services.plans, self._page.context.session
        before = {rhk.id for rhk in plan.rhk}

        def added(outcome: Outcome[PlanView]) -> None:
            new = [rhk.id for rhk in outcome.value.rhk if rhk.id not in before]
            if new:
                then(new[-1])

        self._page.run(
            lambda _r: plans.save_rhk(session, plan.id, None, text="", rhk_kind=kind),
            added,
            lane=Lane.WRITE,
        )

    def add_indicator(self, rhk_id: str, then: Callable[[str], None]) -> None:
        """Add an empty indicator to an RHK and tell its id."""
        plans, session = self._page.context.services.plans, self._page.context.session

        def added(outcome: Outcome[PlanView]) -> None:
            rhk, _ = find(outcome.value, rhk_id)
            if rhk is not None and rhk.indicators:
                then(max(rhk.indicators, key=lambda indicator: indicator.order).id)

        self._page.run(
            lambda _r: plans.save_indicator(session, rhk_id, None, text=""),
            added,
            lane=Lane.WRITE,
        )

    def delete(self, plan: PlanView, wanted: str, *, quietly: bool = False) -> None:
        """Delete an RHK with its indicators, or one indicator."""
        plans, session = self._page.context.services.plans, self._page.context.session
        rhk, indicator = find(plan, wanted)
        if indicator is not None:
            words = self.tr("Indikator dihapus")
            job: Callable[[], Outcome[PlanView]] = lambda: plans.delete_indicator(  # noqa: E731
                session, wanted
            )
        elif rhk is not None:
            words = self.tr("RHK {number} dihapus").format(number=rhk.number)
            job = lambda: plans.delete_rhk(session, plan.id, wanted)  # noqa: E731
        else:
            return
        self._write(job, "" if quietly else words)

    def move(self, plan: PlanView, wanted: str, by: int) -> bool:
        """Move an RHK within its kind, or an indicator within its RHK; tell whether it can."""
        rhk, indicator = find(plan, wanted)
        if rhk is None:
            return False
        if indicator is not None:
            order = [each.id for each in rhk.indicators]
        else:
            order = [each.id for each in plan.rhk if each.kind is rhk.kind]
        to = order.index(wanted) + by
        if not 0 <= to < len(order):
            return False
        plans, session = self._page.context.services.plans, self._page.context.session
        if indicator is not None:
            self._write(lambda: plans.move_indicator(session, wanted, to), "")
        else:
            self._write(lambda: plans.move_rhk(session, wanted, to), "")
        return True

    def drop(self, plan: PlanView, moved: str, onto: str) -> bool:
        """Put what was dragged in the place of what it was dropped on.

        An indicator dropped on another RHK becomes its last one; an RHK dropped among those of
        the other kind becomes one of them.
        """
        rhk, indicator = find(plan, moved)
        target, beside = find(plan, onto)
        if rhk is None or target is None:
            return False
        plans, session = self._page.context.services.plans, self._page.context.session
        if indicator is not None:
            places = [each.id for each in target.indicators]
            at = places.index(beside.id) if beside is not None else len(places)
            other = target.id if target.id != rhk.id else None
            if other is None and beside is None:
                at = 0
            self._write(lambda: plans.move_indicator(session, moved, at, rhk_id=other), "")
            return True
        if target.id == rhk.id:
            return False
        kin = [each.id for each in plan.rhk if each.kind is target.kind]
        at = kin.index(target.id)
        kind = target.kind if target.kind is not rhk.kind else None
        self._write(lambda: plans.move_rhk(session, moved, at, kind=kind), "")
        return True

    def from_library(self, rhk_id: str, code: str, then: Callable[[str], None]) -> None:
        """Add a ready indicator to an RHK and tell its id."""
        plans, session = self._page.context.services.plans, self._page.context.session

        def added(outcome: Outcome[PlanView]) -> None:
            rhk, _ = find(outcome.value, rhk_id)
            if rhk is not None and rhk.indicators:
                new = max(rhk.indicators, key=lambda indicator: indicator.order)
                words = self.tr("{name} diambil dari pustaka").format(name=new.text)
                self._page.toast(words, outcome.undo_label)
                then(new.id)

        self._page.run(
            lambda _r: plans.add_from_library(session, rhk_id, code), added, lane=Lane.WRITE
        )

    def reattach(self, rhk_id: str, parent_rhk_id: str | None) -> None:
        """Attach an RHK to the superior's, or make it provisional again."""
        matrix, session = self._page.context.services.matrix, self._page.context.session
        words = self.tr("RHK terhubung ke RHK pimpinan")
        self._write(lambda: matrix.reattach(session, rhk_id, parent_rhk_id), words)

    def take_over(self, cell_id: str, then: Callable[[str], None]) -> None:
        """Take a proposal of the head over as a new RHK and tell its id."""
        matrix, session = self._page.context.services.matrix, self._page.context.session

        def taken(outcome: Outcome[PlanView]) -> None:
            new = next((r.id for r in outcome.value.rhk if r.cell_id == cell_id), "")
            self._page.toast(self.tr("Usulan menjadi RHK Anda"), outcome.undo_label)
            if new:
                then(new)

        self._page.run(lambda _r: matrix.take_over(session, cell_id), taken, lane=Lane.WRITE)

    def split(
        self, plan: PlanView, on: date, assignment_id: str | None, *, copy: bool,
        then: Callable[[str], None],
    ) -> None:  # fmt: skip
        """End a plan the day before and begin another; tell the id of the new one."""
        plans, session = self._page.context.services.plans, self._page.context.session
        words = self.tr("SKP dibagi per {day}").format(day=wording.short_date(on))

        def done(outcome: Outcome[PlanView]) -> None:
            self._page.toast(words, outcome.undo_label)
            then(outcome.value.id)

        self._page.run(
            lambda _r: plans.split(
                session, plan.id, on, position_assignment_id=assignment_id, copy=copy
            ),
            done,
            lane=Lane.WRITE,
        )

    def add_plan(self, year: int, assignment_id: str, then: Callable[[str], None]) -> None:
        """Begin another plan of the year for a position that has free days."""
        plans, session = self._page.context.services.plans, self._page.context.session

        def done(outcome: Outcome[PlanView]) -> None:
            self._page.toast(self.tr("SKP baru dimulai"), outcome.undo_label)
            then(outcome.value.id)

        self._page.run(
            lambda _r: plans.create(session, year, position_assignment_id=assignment_id),
            done,
            lane=Lane.WRITE,
        )

    def attach_alike(self, plan: PlanView) -> None:
        """Attach every provisional RHK whose text is that of an RHK of the superior."""
        matrix, session = self._page.context.services.matrix, self._page.context.session

        def done(outcome: Outcome[int]) -> None:
            words = (
                self.tr("{count} RHK terhubung ke RHK pimpinan").format(count=outcome.value)
                if outcome.value
                else self.tr("Tidak ada yang sama persis; tekan H pada RHK untuk memilih induknya.")
            )
            self._page.toast(words, outcome.undo_label)

        self._page.run(lambda _r: matrix.attach_alike(session, plan.id), done, lane=Lane.WRITE)

    def delete_plan(self, plan: PlanView, then: Callable[[], None]) -> None:
        """Delete a draft."""
        plans, session = self._page.context.services.plans, self._page.context.session

        def done(outcome: Outcome[None]) -> None:
            self._page.toast(self.tr("SKP dihapus"), outcome.undo_label)
            then()

        self._page.run(lambda _r: plans.delete(session, plan.id), done, lane=Lane.WRITE)

    def submit(self, plan: PlanView) -> None:
        """Hand the plan in."""
        plans, session = self._page.context.services.plans, self._page.context.session
        words = self.tr("SKP {year} diajukan ke {who}").format(
            year=plan.year, who=plan.appraiser.name
        )
        self._write(lambda: plans.submit(session, plan.id), words)

    def _write(self, job: Callable[[], Outcome[PlanView]], words: str) -> None:
        def said(outcome: Outcome[PlanView]) -> None:
            if words:
                self._page.toast(words, outcome.undo_label)

        self._page.run(lambda _r: job(), said, lane=Lane.WRITE)
