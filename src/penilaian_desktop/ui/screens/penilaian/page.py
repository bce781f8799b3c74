"""The page Penilaian: the staff, the quadrant, and one person's results beside the scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget

from penilaian_desktop.domain.appraisal_views import AppraisalView
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Outcome
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.fairness import Hint
from penilaian_desktop.ui.screens.penilaian import help_words, loading
from penilaian_desktop.ui.screens.penilaian.asking import FACT, Asking
from penilaian_desktop.ui.screens.penilaian.bench import Bench
from penilaian_desktop.ui.screens.penilaian.deciding import Deciding, subject_of
from penilaian_desktop.ui.screens.penilaian.showing import Showing
from penilaian_desktop.ui.screens.penilaian.words import BY_KEY
from penilaian_desktop.ui.widgets.autosave import AutoSave, Fields, Subject
from penilaian_desktop.ui.widgets.button import Button, icon_button, primary_button, shortcut
from penilaian_desktop.ui.widgets.field import TextArea
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.period_picker import PeriodPicker

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

ARROWS = {
    "Alt+Up": Qt.Key.Key_Up,
    "Alt+Down": Qt.Key.Key_Down,
    "Alt+Left": Qt.Key.Key_Left,
    "Alt+Right": Qt.Key.Key_Right,
}


class PenilaianPage(Page):
    """Loads, saves as the head decides and types, and says what happened."""

    page_id: ClassVar[str] = "penilaian"
    areas: ClassVar[frozenset[Area]] = frozenset(
        {
            Area.APPRAISALS,
            Area.ACTIVITIES,
            Area.REVIEWS,
            Area.PLANS,
            Area.PERIODS,
            Area.EMPLOYEES,
            Area.PUBLIC_VOICE,
        }
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Penilaian"))
        self._round = loading.Round((), None, ())
        self._sheet: loading.Sheet | None = None
        self._wanted_period = ""
        self._wanted_person = ""
        self.filling = False
        self.hints: tuple[Hint, ...] = ()
        self.deciding = Deciding(self)
        self.asking = Asking(self)
        self._showing = Showing(self)
        self.save = AutoSave(context, self._write, self)
        self.bench = Bench(self)
        self.staff, self.quadrant = self.bench.staff, self.bench.quadrant
        self.results, self.person = self.bench.results, self.bench.person
        self.behaviour, self.notes = self.bench.behaviour, self.bench.notes
        self.facts = self.bench.facts
        self._build()
        self._connect()
        self._keys()

    # --- building --------------------------------------------------------------------------
    def _build(self) -> None:
        self.period = PeriodPicker()
        self.publish = primary_button(
            self.tr("Terbitkan…"), "send", clicked=self.deciding.ask_publish
        )
        self.calibrate = Button(
            self.tr("Kalibrasi"),
            "calibration",
            clicked=lambda: self.navigate("kalibrasi", self.period.value()),
        )
        self.print_button = icon_button(
            "print", self.tr("Cetak untuk satu unit"), clicked=self.print_unit
        )
        self.header.add_action(self.period)
        self.strengths = icon_button(
            "award", self.tr("Kekuatan dan perbaikan"), clicked=self._strengths
        )
        self.header.add_action(self.strengths)
        self.header.add_action(self.print_button)
        self.header.add_action(self.calibrate)
        self.header.add_action(self.publish)
        self._nobody = EmptyState(
            "appraisal",
            self.tr("Belum ada yang dinilai pada periode ini"),
            self.tr(
                "Staf muncul di sini sesudah kepegawaian membuat periode dan mencatat Anda "
                "sebagai pejabat penilai mereka pada periode itu."
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.bench)
        self._stack.addWidget(self._nobody)
        self.body.addWidget(self._stack, 1)

    def _strengths(self) -> None:
        if self.view is not None:
            self.navigate("kekuatan", self.view.person.person_id)

    def _connect(self) -> None:
        self.period.chosen.connect(self._choose_period)
        self.staff.chosen.connect(self._choose_person)
        self.quadrant.chosen.connect(self._choose_person)
        self.quadrant.move_requested.connect(self.deciding.move_person)
        self.results.rhk_rated.connect(self.deciding.rate_rhk)
        self.results.overall.rated.connect(self.deciding.rate_work)
        self.results.why_requested.connect(self.deciding.explain)
        self.behaviour.overall.rated.connect(self.deciding.rate_behaviour)
        self.behaviour.feedback_requested.connect(self.deciding.ask_feedback)
        self.behaviour.peers.wanted.connect(self.asking.open_peers)
        self.facts.typed.connect(self.asking.type_fact)
        self.facts.cleared.connect(self.asking.clear_fact)
        self.bench.parts.opened.connect(self._choose_period)
        self.bench.parts.take_requested.connect(self.deciding.take_roll_up)
        self.bench.innovations.decided.connect(self.asking.decide_innovation)
        self.person.finish_requested.connect(self.deciding.finish)
        self.person.next_requested.connect(lambda: self.staff.step(1))
        self.person.place_requested.connect(self.go_to)
        self.notes.typed.connect(self._typed)
        for field, area in self.reasons().items():
            area.textChanged.connect(self._reason_teller(field, area))
        self.save.saved.connect(self._on_saved)
        self.save.refused.connect(self._on_refused)

    def _reason_teller(self, field: str, area: TextArea) -> Callable[[], None]:
        return lambda: self._typed(field, area.text())

    def reasons(self) -> dict[str, TextArea]:
        """Return the areas of the reasons by their field."""
        return {
            "work_reason": self.results.reason.area,
            "behaviour_reason": self.behaviour.reason.area,
        }

    def _keys(self) -> None:
        for keys in BY_KEY:
            shortcut(self, keys, self._rater(keys))
        for keys, arrow in ARROWS.items():
            shortcut(self, keys, self._mover(arrow))
        for keys, action in (
            ("J", lambda: self.staff.step(1)),
            ("K", lambda: self.staff.step(-1)),
            ("U", self.asking.open_peers),
            ("M", self.deciding.explain),
            ("Ctrl+Return", self.deciding.finish),
        ):
            shortcut(self, keys, action)

    def _rater(self, key: str) -> Callable[[], None]:
        return lambda: self.deciding.rate_by_key(key)

    def _mover(self, arrow: Qt.Key) -> Callable[[], None]:
        return lambda: self.deciding.move(arrow)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return help_words.keys()

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return help_words.text()

    def print_unit(self) -> None:
        """Ask which form to print for everybody of the period."""
        from penilaian_desktop.ui.widgets.batch_dialog import BatchDialog  # noqa: PLC0415

        self.save.flush()
        periods = self._round.periods
        BatchDialog(self.context, self, periods, self.period.value()).open()

    # --- loading ---------------------------------------------------------------------------
    def open(self, argument: object) -> None:
        """Go to a period by code or to a person by id."""
        if not isinstance(argument, str) or not argument:
            return
        try:
            PeriodCode.parse(argument)
        except RuleViolation:
            self._wanted_person = argument
        else:
            self._wanted_period = argument
        self.refresh()

    def refresh(self) -> None:
        """Load the staff of the period, then the appraisal of the person chosen."""
        services, session, today = self.context.services, self.context.session, self.context.today()
        wanted = self._wanted_period or self.period.value()
        self.run(
            lambda _r: loading.load_round(services, session, wanted, today),
            self._show_round,
            key="round",
        )

    def _show_round(self, found: loading.Round) -> None:
        self._round = found
        self._wanted_period = ""
        period = found.period
        self.period.set_periods(found.periods, period.code if period is not None else "")
        self._stack.setCurrentIndex(0 if found.members else 1)
        self._showing.staff()
        if self._wanted_person in self.staff.people():
            self.staff.choose(self._wanted_person)
        elif self.staff.key not in self.staff.people() and found.members:
            self.staff.choose(found.members[0].person_id)
        self._wanted_person = ""
        self._load_sheet()
        self._load_hints()

    def _load_hints(self) -> None:
        period = self._round.period
        if period is None or not self._round.members:
            return
        services, session, code = self.context.services, self.context.session, period.code
        self.run(
            lambda _r: loading.load_hints(services, session, code), self._show_hints, key="hints"
        )

    def _show_hints(self, hints: tuple[Hint, ...]) -> None:
        self.hints = hints
        if self._sheet is not None:
            self.results.show_hints(hints, self._sheet.view)

    def _load_sheet(self) -> None:
        period, person_id = self._round.period, self.staff.key
        if period is None or person_id not in self.staff.people():
            self._showing.subtitle()
            return
        services, session, code = self.context.services, self.context.session, period.code
        self.run(
            lambda _r: loading.load_sheet(services, session, person_id, code),
            self._show_sheet,
            key="sheet",
        )

    def _show_sheet(self, sheet: loading.Sheet) -> None:
        view, period = sheet.view, self._round.period
        if view.person.person_id != self.staff.key or period is None:
            return
        if view.period_code != period.code:
            return
        self._sheet = sheet
        self._showing.sheet(sheet)
        self._showing.view(view)

    # --- moving about ----------------------------------------------------------------------
    def _choose_period(self, code: str) -> None:
        self.save.flush()
        self._wanted_period = code
        self._sheet = None
        self.refresh()

    def _choose_person(self, person_id: str) -> None:
        self.save.flush()
        self.staff.choose(person_id)
        self._load_sheet()

    @property
    def round(self) -> loading.Round:
        """Return period and staff."""
        return self._round

    @property
    def sheet(self) -> loading.Sheet | None:
        """Return everything of the person shown."""
        return self._sheet

    @property
    def view(self) -> AppraisalView | None:
        """Return the appraisal shown."""
        return self._sheet.view if self._sheet is not None else None

    def go_to(self, code: str) -> None:
        """Put the focus where a line of the checklist is filled in."""
        if code == "work_rating":
            self.results.overall.take_focus()
        elif code == "behaviour_rating":
            self.behaviour.overall.take_focus()
        elif code in self.reasons():
            self.reasons()[code].setFocus(Qt.FocusReason.TabFocusReason)
        elif code in self.facts.rows:
            self.bench.reveal(self.facts.rows[code])
            self.facts.rows[code].take_focus()
        elif code in self.notes.areas:
            area = self.notes.areas[code]
            self.bench.reveal(area)
            area.setFocus(Qt.FocusReason.TabFocusReason)

    # --- saving ----------------------------------------------------------------------------
    def _typed(self, field: str, text: str) -> None:
        view = self.view
        if not self.filling and view is not None and view.editable:
            self.save.touch(subject_of(view), {field: text})

    def _write(self, subject: Subject, fields: Fields) -> Outcome[Any]:
        if FACT in subject:
            return self.asking.write(subject, fields)
        person_id, code = subject
        return self.context.services.appraisals.save(
            self.context.session,
            person_id,
            code,
            **fields,  # type: ignore[arg-type]
        )

    def _on_saved(self, subject: Subject, value: object) -> None:
        sheet = self._sheet
        # after a keyed fact the page loads again, for it may change the predicate
        view = value if isinstance(value, AppraisalView) else None
        if sheet is not None and view is not None and subject_of(sheet.view) == subject:
            self._sheet = replace(sheet, why=replace(sheet.why, appraisal=view))
            self._showing.view(view)
        self.deciding.finish_if_wished(view)

    def _on_refused(self, subject: Subject, error: PenilaianError) -> None:
        self.deciding.drop_wish()
        if not (FACT in subject and self.asking.refused(subject, error)):
            self.refuse(error)

    def refuse(self, error: PenilaianError) -> None:
        """Say why something was not written, and show what is stored."""
        self.context.signals.refused.emit(error)
        self._load_sheet()

    # --- measures --------------------------------------------------------------------------
    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures: one column that scrolls as a whole."""
        super().set_narrow(narrow)
        self.bench.set_narrow(narrow)
        self._showing.staff()
        self._showing.subtitle()

    def hideEvent(self, event: QHideEvent) -> None:
        """Write what was typed."""
        super().hideEvent(event)
        self.save.flush()
