"""What the page writes, and what it says afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.plan import Approach, RhkKind
from penilaian_desktop.domain.views import PlanView
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.skp.drawer import find
from penilaian_desktop.ui.widgets.page import Page

T = TypeVar("T")


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
        at = order.index(wanted)
        if not 0 <= at + by < len(order):
            return False
        order[at], order[at + by] = order[at + by], order[at]
        plans, session = self._page.context.services.plans, self._page.context.session
        rhk_id, moves_rhk = rhk.id, indicator is None

        def job() -> Outcome[PlanView]:
            outcome = None
            for number, each in enumerate(order, 1):
                if moves_rhk:
                    outcome = plans.save_rhk(session, plan.id, each, order=number)
                else:
                    outcome = plans.save_indicator(session, rhk_id, each, order=number)
            assert outcome is not None
            return outcome

        self._write(job, "")
        return True

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
