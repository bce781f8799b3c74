"""The tab Periode: all periods, a way to make those of a year at once, and their locks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.cycle_views import LockLine
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.period_parts import parts_of
from penilaian_desktop.domain.scheme_views import SchemeItem
from penilaian_desktop.domain.voice_rule import VoiceRule
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.data_induk.lock_dialog import LockDialog
from penilaian_desktop.ui.screens.data_induk.period_forms import ChosenCard, MakingCard
from penilaian_desktop.ui.screens.data_induk.terms_dialog import TermsDialog
from penilaian_desktop.ui.widgets.beside import Beside
from penilaian_desktop.ui.widgets.small import Mark
from penilaian_desktop.ui.widgets.table import Cell, Column, Group, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.ui.kit.context import UiContext


class PeriodsTab(QWidget):
    """Shows the periods; HR makes, dates and locks them."""

    def __init__(
        self, context: UiContext, *, editable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._code = ""
        self.model: RecordModel[Period] = RecordModel(self._columns())
        self.view = TableView(self.model, self.tr("Periode"))
        self.frame = Beside(self.view, self.tr("Periode"))
        self._editable = editable
        self._schemes: dict[tuple[str, str], str] = {}
        self._build_forms()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.frame.show_side(shown=editable)
        self.view.chosen.connect(self._choose)

    def _build_forms(self) -> None:
        today = self._context.today()
        self.forms = MakingCard(today)
        self.forms.wanted.connect(self._make)
        self.making, self.year, self.make = self.forms.rows, self.forms.year, self.forms.make
        self.frame.side.addWidget(self.forms)
        self.card = ChosenCard(today)
        self.rows, self.deadline = self.card.rows, self.card.deadline
        self.lock = self.card.lock
        self.card.deadline_wanted.connect(self._set_deadline)
        self.card.own_deadlines_wanted.connect(self._set_own_deadlines)
        self.card.scheme_wanted.connect(self._choose_scheme)
        self.card.lock_wanted.connect(self._ask_lock)
        self.card.release_wanted.connect(self._release)
        self.card.terms_wanted.connect(self._ask_terms)
        self.frame.side.addWidget(self.card)

    def show_periods(self, periods: tuple[Period, ...]) -> None:
        """Show all periods, the newest year first."""
        ordered = sorted(periods, key=_place)
        rows: list[Period | Group] = []
        for year, group in groupby(ordered, key=lambda p: p.starts.year):
            found = list(group)
            total = self.tr("{count} periode").format(count=len(found))
            rows += [Group(str(year), total), *found]
        self.model.set_rows(rows)
        self.forms.propose({period.starts.year for period in periods})
        self._load_schemes()
        at = self.model.row_of(lambda p: p.code == self._code)
        self.view.choose_row(at if at >= 0 else 1)
        self._fill()

    def chosen(self) -> Period | None:
        """Return the period under the cursor."""
        return next((p for p in self.model.records() if p.code == self._code), None)

    def _choose(self, record: object) -> None:
        if isinstance(record, Period):
            self._code = record.code
            self._fill()

    def _fill(self) -> None:
        period = self.chosen()
        self.card.setVisible(period is not None)
        if period is None or not self._editable:
            return
        self.card.show_period(period)
        data, session, code = self._context.services.master_data, self._context.session, period.code
        self._context.tasks.submit(
            self,
            lambda _r: data.lock_history(session, code),
            lambda lines: self._show_history(code, lines),
            key="lock-history",
        )

    def _show_history(self, code: str, lines: tuple[LockLine, ...]) -> None:
        if code == self._code:
            self.card.show_history(lines)

    def _load_schemes(self) -> None:
        services, session = self._context.services, self._context.session
        self._context.tasks.submit(
            self, lambda _r: services.schemes.list(session), self._show_schemes, key="schemes"
        )

    def _show_schemes(self, schemes: tuple[SchemeItem, ...]) -> None:
        self._schemes = {(s.code, s.version): s.short for s in schemes}
        self.card.set_schemes(schemes)
        period = self.chosen()
        if period is not None and self._editable:
            self.card.show_period(period)
        self.view.viewport().update()

    # --- writing -----------------------------------------------------------------------------
    def _make(self, year: int, kinds: tuple[str, ...]) -> None:
        data, session = self._context.services.master_data, self._context.session
        before = {period.code for period in self.model.records()}
        self._context.tasks.submit(
            self,
            lambda _r: data.make_year(session, year, kinds),
            lambda outcome: self._made(outcome, before),
            self._not_made,
            lane=Lane.WRITE,
        )

    def _made(self, outcome: Outcome[tuple[Period, ...]], before: set[str]) -> None:
        new = [period for period in outcome.value if period.code not in before]
        if new:
            words_of = self.tr("{count} periode dibuat").format(count=len(new))
            self._context.signals.toast_requested.emit(words_of, outcome.undo_label)
        else:
            self._context.signals.toast_requested.emit(self.tr("Semua periode itu sudah ada"), "")
        if outcome.value:
            self._code = outcome.value[0].code
            at = self.model.row_of(lambda p: p.code == self._code)
            if at >= 0:
                self.view.choose_row(at)

    def _not_made(self, error: PenilaianError) -> None:
        if not (isinstance(error, RuleViolation) and self.making.refuse(error)):
            self._context.signals.refused.emit(error)

    def _set_deadline(self, wanted: date) -> None:
        data, session, code = self._context.services.master_data, self._context.session, self._code
        self._dating(lambda _r: data.save_deadline(session, code, wanted), wanted)

    def _set_own_deadlines(self, own: date, publishing: date) -> None:
        data, session, code = self._context.services.master_data, self._context.session, self._code
        self._dating(
            lambda _r: data.save_own_deadlines(
                session, code, self_deadline=own, publish_deadline=publishing
            ),
            None,
        )

    def _dating(self, job: Callable[[Reporter], Outcome[Period]], wanted: date | None) -> None:
        text = self.tr("Batas waktu disimpan")
        if wanted is not None:
            text = self.tr("Batas penilaian {day}").format(day=wording.long_date(wanted))
        self._context.tasks.submit(
            self,
            job,
            lambda outcome: self._context.signals.toast_requested.emit(text, outcome.undo_label),
            self._not_dated,
            lane=Lane.WRITE,
        )

    def _not_dated(self, error: PenilaianError) -> None:
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self._context.signals.refused.emit(error)

    def _choose_scheme(self, code: str, version: str, same_kind: bool) -> None:
        period = self.chosen()
        if period is None:
            return
        services, session = self._context.services, self._context.session
        wanted = self._alike(period) if same_kind else [period.code]
        name = self._schemes.get((code, version), code)
        done = self.tr("{count} periode dinilai dengan {scheme}").format(
            count=len(wanted), scheme=name
        )
        self._context.tasks.submit(
            self,
            lambda _r: [services.schemes.choose(session, one, code, version) for one in wanted][-1],
            lambda outcome: self._context.signals.toast_requested.emit(
                done, outcome.undo_label if len(wanted) == 1 else ""
            ),
            self._scheme_refused,
            lane=Lane.WRITE,
        )

    def _scheme_refused(self, error: PenilaianError) -> None:
        period = self.chosen()
        if period is not None:
            self.card.show_period(period)
        self._not_dated(error)

    def _alike(self, period: Period) -> list[str]:
        """Return the period and those of its kind in its year that are not locked."""
        place = PeriodCode.parse(period.code)
        return [
            p.code
            for p in self.model.records()
            if p.code == period.code
            or (
                not p.locked
                and (PeriodCode.parse(p.code).year, PeriodCode.parse(p.code).kind)
                == (place.year, place.kind)
            )
        ]

    def _ask_terms(self) -> None:
        """Ask for the day counts of objections and the duty of the Manual Indikator."""
        period = self.chosen()
        if period is None:
            return
        alike = self._alike(period)
        dialog = TermsDialog(self, period, len(alike))

        def save(filing: int, deciding: int, working: bool, manual: bool, voice: str) -> None:
            codes = alike if dialog.all_alike.isChecked() else [period.code]
            self._save_terms(dialog, codes, (filing, deciding), working, manual, voice)

        dialog.wanted.connect(save)
        dialog.open()

    def _save_terms(
        self,
        dialog: TermsDialog,
        codes: list[str],
        days: tuple[int, int],
        working: bool,
        manual: bool,
        voice: str,
    ) -> None:
        data, session = self._context.services.master_data, self._context.session

        def done(outcome: Outcome[tuple[Period, ...]]) -> None:
            dialog.accept()
            text = self.tr("Aturan {count} periode disimpan").format(count=len(outcome.value))
            self._context.signals.toast_requested.emit(text, outcome.undo_label)

        self._context.tasks.submit(
            self,
            lambda _r: data.save_terms(
                session,
                codes,
                objection_days=days[0],
                decision_days=days[1],
                objection_working_days=working,
                manual_required=manual,
                voice=VoiceRule(voice),
            ),
            done,
            dialog.refuse,
            lane=Lane.WRITE,
        )

    def _ask_lock(self) -> None:
        """Say what locking or opening the period means, and ask why."""
        period = self.chosen()
        if period is None:
            return
        there = {one.code for one in self.model.records() if not one.locked}
        parts = [p for p in parts_of(PeriodCode.parse(period.code)) if p.code in there]
        dialog = LockDialog(self, period, parts)
        dialog.wanted.connect(lambda reason: self._lock(dialog, period, reason))
        dialog.open()

    def _lock(self, dialog: LockDialog, period: Period, reason: str) -> None:
        data, session = self._context.services.master_data, self._context.session
        code, locked = period.code, not period.locked
        label = PeriodCode.parse(code).label
        text = self.tr("{period} dikunci") if locked else self.tr("{period} dibuka kembali")

        def done(_outcome: object) -> None:
            dialog.accept()
            self._context.signals.toast_requested.emit(text.format(period=label), "")

        self._context.tasks.submit(
            self,
            lambda _r: data.lock_period(session, code, locked=locked, reason=reason),
            done,
            dialog.refuse,
            lane=Lane.WRITE,
        )

    def _release(self) -> None:
        """Make the unnamed digests of a period, which the next master package takes along."""
        services, session, code = self._context.services, self._context.session, self._code

        def done(outcome: Outcome[int]) -> None:
            text = self.tr("{count} ringkasan umpan balik rekan siap dikirim")
            if not outcome.value:
                text = self.tr("Belum ada umpan balik rekan yang lengkap dan baru")
            self._context.signals.toast_requested.emit(text.format(count=outcome.value), "")

        self._context.tasks.submit(
            self,
            lambda _r: services.peer_feedback.release(session, code),
            done,
            lane=Lane.WRITE,
        )

    def _columns(self) -> list[Column[Period]]:
        return [
            Column("code", self.tr("Periode"), lambda p: PeriodCode.parse(p.code).label),
            Column(
                "span",
                self.tr("Tanggal"),
                lambda p: Cell(_span(p), tint="muted"),
                width=190,
            ),
            Column(
                "deadline",
                self.tr("Batas penilaian"),
                lambda p: wording.short_date(p.deadline),
                width=110,
            ),
            Column(
                "scheme",
                self.tr("Skema"),
                lambda p: Cell(
                    self._schemes.get((p.scheme, p.scheme_version), p.scheme), tint="muted"
                ),
                width=150,
            ),
            Column(
                "state",
                self.tr("Keadaan"),
                lambda p: Cell(
                    pill=Mark(self.tr("Dikunci"), "lock", "muted", "soft_draft")
                    if p.locked
                    else Mark(self.tr("Terbuka"), "check", "good")
                ),
                width=90,
            ),
        ]


def _place(period: Period) -> tuple[int, int, int]:
    code = PeriodCode.parse(period.code)
    return -code.year, "YSTB".index(code.kind), code.number


def _span(period: Period) -> str:
    return f"{wording.short_date(period.starts)} – {wording.short_date(period.ends)}"
