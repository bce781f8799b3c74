"""The page Evaluasi: the own realisation, the own report, feedback and the result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Outcome
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.wording import date_range, long_date
from penilaian_desktop.services.realisation import Realisation
from penilaian_desktop.ui.kit.formats import clock_text
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.evaluasi import loading, printing
from penilaian_desktop.ui.screens.evaluasi.asked_card import AskedCard
from penilaian_desktop.ui.screens.evaluasi.history_card import HistoryCard
from penilaian_desktop.ui.screens.evaluasi.indicator_rows import IndicatorsCard
from penilaian_desktop.ui.screens.evaluasi.innovations_card import InnovationDialog, InnovationsCard
from penilaian_desktop.ui.screens.evaluasi.result_card import FeedbackCard, ResultCard
from penilaian_desktop.ui.screens.evaluasi.writing import Writing
from penilaian_desktop.ui.widgets.autosave import AutoSave, Fields, Subject, refill
from penilaian_desktop.ui.widgets.button import Button, icon_button, primary_button, shortcut
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import TextArea
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.heard_card import HeardCard
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.parts_card import PartsCard
from penilaian_desktop.ui.widgets.period_picker import PeriodPicker
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name
from penilaian_desktop.ui.widgets.save_workbook import ask_workbook
from penilaian_desktop.ui.widgets.why_dialog import show_why

if TYPE_CHECKING:
    from penilaian_desktop.domain.form_views import EvaluationSheetView
    from penilaian_desktop.ui.kit.context import UiContext

ACTUAL, REPORT = "actual", "report"
SIDE = 320


class EvaluasiPage(Page):
    """Loads the own period, saves as the person types, prints."""

    page_id: ClassVar[str] = "evaluasi"
    areas: ClassVar[frozenset[Area]] = frozenset(
        {
            Area.APPRAISALS,
            Area.ACTIVITIES,
            Area.REVIEWS,
            Area.PLANS,
            Area.PERIODS,
            Area.TASKS,
            Area.PUBLIC_VOICE,
        }
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Evaluasi"))
        self._sheet: loading.OwnSheet | None = None
        self._wanted = ""
        self._filling = False
        self.dialog: InnovationDialog | None = None
        self.writing = Writing(self)
        self.save = AutoSave(context, self._write, self)
        self._printer = FormPrinter(context, self)
        self._build()
        self.save.saved.connect(self._on_saved)
        self.save.refused.connect(self._on_refused)
        shortcut(self, "M", self.explain)
        shortcut(self, "Ctrl+P", self._print_menu)

    # --- building --------------------------------------------------------------------------
    def _build(self) -> None:
        self.period = PeriodPicker()
        self.period.chosen.connect(self._choose_period)
        self.print_button = Button(self.tr("Cetak"), "print", clicked=self._print_menu)
        self.print_button.set_menu_arrow(True)
        self.header.add_action(self.period)
        self.header.add_action(self.print_button)
        self.strengths = icon_button(
            "award",
            self.tr("Kekuatan dan perbaikan"),
            clicked=lambda: self.navigate("kekuatan", self.context.session.person_id),
        )
        self.header.add_action(self.strengths)
        self.trail = icon_button(
            "history",
            self.tr("Riwayat data saya"),
            clicked=lambda: self.navigate("riwayat", None),
        )
        self.header.add_action(self.trail)
        self._build_cards()
        inner = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.indicators)
        left.addWidget(self.report)
        left.addWidget(self.innovations)
        left.addStretch(1)
        self._side = QWidget()
        self._side.setFixedWidth(SIDE)
        right = QVBoxLayout(self._side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        right.addWidget(self.asked)
        right.addWidget(self.result)
        right.addWidget(self.parts)
        right.addWidget(self.feedback)
        right.addWidget(self.praise)
        right.addWidget(self.history)
        right.addStretch(1)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._side)
        self._no_period = EmptyState(
            "evaluation",
            self.tr("Belum ada periode penilaian"),
            self.tr("Kepegawaian membuat periode; ia datang bersama paket data induk dari kantor."),
        )
        self._no_plan = EmptyState(
            "skp",
            self.tr("SKP untuk periode ini belum ada"),
            self.tr(
                "Realisasi diukur dengan indikator SKP. Susun SKP dahulu; kegiatan yang sudah "
                "dicatat tetap tersimpan."
            ),
            primary_button(self.tr("Buka SKP"), "skp", clicked=lambda: self.navigate("skp")),
        )
        self._stack = QStackedWidget()
        for view in (ScrollColumn(inner, host=self), self._no_period, self._no_plan):
            self._stack.addWidget(view)
        self.body.addWidget(self._stack, 1)

    def _build_cards(self) -> None:
        self.indicators = IndicatorsCard()
        self.indicators.typed.connect(self._typed_actual)
        self.report = self._build_report()
        self.result = ResultCard()
        self.result.why_requested.connect(self.explain)
        self.result.objection_requested.connect(self.object)
        self.result.follow_ups_requested.connect(lambda: self.navigate("tindak_lanjut"))
        self.feedback = FeedbackCard()
        self.asked = AskedCard()
        self.asked.wanted.connect(self.writing.give)
        self.innovations = InnovationsCard()
        self.innovations.add_wanted.connect(self.writing.add_innovation)
        self.innovations.edit_wanted.connect(self.writing.edit_innovation)
        self.innovations.delete_wanted.connect(self.writing.delete_innovation)
        self.parts = PartsCard()
        self.parts.opened.connect(self._choose_period)
        self.praise = HeardCard(self.tr("Pujian dari warga"))
        self.history = HistoryCard()
        self.history.wanted.connect(self._choose_period)

    def _build_report(self) -> Card:
        card = Card(self.tr("Pencapaian dan tantangan"), padded=True)
        rows = FormRows()
        self.texts = {
            "achievements": TextArea(
                placeholder=self.tr("Apa yang tercapai pada periode ini"), height=80
            ),
            "challenges": TextArea(
                placeholder=self.tr("Apa yang menghambat, dan apa yang dibutuhkan"), height=80
            ),
        }
        rows.add("achievements", self.tr("Pencapaian"), self.texts["achievements"])
        rows.add("challenges", self.tr("Tantangan"), self.texts["challenges"])
        for area in self.texts.values():
            area.textChanged.connect(self._typed_report)
        card.body.addWidget(rows)
        return card

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("Tab", self.tr("ke isian berikutnya")),
            ("M", self.tr("mengapa predikat ini?")),
            ("Ctrl+P", self.tr("cetak")),
        )

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Realisasi dihitung dari kegiatan yang disetujui atasan dengan satuan yang sama. "
            "Kosongkan isian bila angka dari log benar; isi bila berbeda, dengan catatan "
            "mengapa.\n\n"
            "Tulis pencapaian dan tantangan dengan kata-kata sendiri; pejabat penilai "
            "membacanya sebelum menilai. Semua tersimpan sambil diketik.\n\n"
            "Hasil terlihat setelah pejabat penilai menerbitkannya, lengkap dengan alasan dan "
            "masa keberatannya."
        )

    # --- loading ---------------------------------------------------------------------------
    def open(self, argument: object) -> None:
        """Go to a period by its code."""
        if isinstance(argument, str) and argument:
            self._choose_period(argument)

    def refresh(self) -> None:
        """Load the period shown again."""
        services, session, today = self.context.services, self.context.session, self.context.today()
        wanted = self._wanted or self.period.value()
        self.run(lambda _r: loading.load(services, session, wanted, today), self._show, key="sheet")

    def _choose_period(self, code: str) -> None:
        self.save.flush()
        self._wanted = code
        self.refresh()

    def _show(self, sheet: loading.OwnSheet) -> None:
        self._sheet = sheet
        self._wanted = ""
        self.period.set_periods(sheet.periods, sheet.code)
        if sheet.period is None or sheet.own is None:
            self._stack.setCurrentIndex(1)
            self.print_button.refuse(self.tr("Belum ada periode untuk dicetak."))
            return
        self.print_button.refuse("")
        plan = sheet.plan
        asked = any(item.open for item in sheet.asked)
        shown = bool(sheet.own.items) or sheet.result is not None or asked
        self._stack.setCurrentIndex(0 if shown else 2)
        self.indicators.setVisible(bool(sheet.own.items))
        editable = sheet.result is None and not sheet.period.locked
        dirty = {
            one.indicator.id: bool(self.save.dirty((ACTUAL, sheet.code, one.indicator.id)))
            for one in sheet.own.items
        }
        self.indicators.show_items(
            sheet.own.items,
            plan,
            dirty,
            editable=editable,
            rhk=sheet.own.rhk,
            tasks=sheet.tasks,
            offers=sheet.offers,
        )
        note = (
            self.tr("tersimpan sambil diketik") if editable else self.tr("tidak dapat diubah lagi")
        )
        self.indicators.set_note(note)
        self._order_tabs()
        typed = self.save.dirty((REPORT, sheet.code))
        self._filling = True
        for field, area in self.texts.items():
            if field not in typed:
                refill(area, getattr(sheet.own, field))
            area.setReadOnly(not editable)
        self._filling = False
        published = sheet.result is not None
        self.innovations.show_items(sheet.innovations, published=published, editable=editable)
        self.asked.show_items(sheet.asked)
        self.history.show_results(sheet.history)
        self.praise.show_lines(sheet.praise)
        if sheet.praise:
            self._saw_praise()
        self.parts.show_roll_up(sheet.roll_up, editable=False)
        self.result.show_result(sheet.period, sheet.result)
        self.result.show_filing(sheet.filing)
        running = self.context.today() <= sheet.period.ends
        self.feedback.show_items(sheet.feedback, running)
        self._say(sheet)

    def _saw_praise(self) -> None:
        """Let Beranda be silent about praise that is shown here."""
        services, session = self.context.services, self.context.session
        self.run(
            lambda _r: services.home.saw_praise(session),
            lambda _outcome: None,
            lane=Lane.WRITE,
            key="praise",
        )

    def _order_tabs(self) -> None:
        """Walk the page as it is read: indicators first, then the report."""
        fields = [field for row in self.indicators.rows.values() for field in (row.value, row.note)]
        chain = [self.print_button, *fields, *self.texts.values()]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _say(self, sheet: loading.OwnSheet) -> None:
        period = sheet.period
        if period is None:
            return
        code = PeriodCode.parse(period.code)
        words = date_range(code.starts, code.ends)
        if sheet.result is not None:
            words += self.tr(" · sudah diterbitkan")
        elif period.locked:
            words += self.tr(" · sudah dikunci")
        else:
            words += self.tr(" · diisi sampai {0}").format(long_date(period.deadline))
        self.header.set_subtitle(words)

    # --- saving ----------------------------------------------------------------------------
    def _typed_actual(self, indicator_id: str, fields: Fields) -> None:
        if self._sheet is not None:
            self.save.touch((ACTUAL, self._sheet.code, indicator_id), fields)

    def _typed_report(self) -> None:
        if not self._filling and self._sheet is not None:
            typed = {field: area.text() for field, area in self.texts.items()}
            self.save.touch((REPORT, self._sheet.code), typed)

    def _write(self, subject: Subject, fields: Fields) -> Outcome[Any]:
        appraisals, session = self.context.services.appraisals, self.context.session
        if subject[0] == REPORT:
            return appraisals.save_self_report(session, subject[1], **fields)  # type: ignore[arg-type]
        return appraisals.save_actual(session, subject[2], subject[1], **fields)  # type: ignore[arg-type]

    def _on_saved(self, subject: Subject, value: object) -> None:
        row = self.indicators.rows.get(subject[2]) if subject[0] == ACTUAL else None
        here = self._sheet is not None and self._sheet.code == subject[1]
        if row is not None and here and isinstance(value, Realisation):
            row.show_one(value, dirty=bool(self.save.dirty(subject)), editable=True)
        time = clock_text(self.context.clock())
        self.indicators.set_note(self.tr("tersimpan {0}").format(time))

    def _on_refused(self, subject: Subject, error: PenilaianError) -> None:
        found = describe(error)
        row = self.indicators.rows.get(subject[2]) if subject[0] == ACTUAL else None
        if isinstance(error, RuleViolation) and row is not None:
            row.refuse(str(found))
            self.indicators.set_note(self.tr("belum disimpan: {0}").format(found.text))
        else:
            self.context.signals.refused.emit(error)

    # --- result and paper ------------------------------------------------------------------
    def explain(self) -> None:
        """Show why the predicate is what it is."""
        if self._sheet is not None and self._sheet.result is not None:
            show_why(self, self.context.session.person_id, self._sheet.code)

    @property
    def code(self) -> str:
        """Return the code of the period shown, "" while there is none."""
        return self._sheet.code if self._sheet is not None else ""

    def object(self) -> None:
        """Go to the page where an objection is filed, or to the one that was."""
        if self._sheet is not None and self._sheet.filing is not None:
            self.navigate("keberatan", self._sheet.filing.objection_id or self._sheet.code)

    def _print_menu(self) -> None:
        menu = self.print_menu()
        if menu is not None:
            below = QPoint(0, self.print_button.height() + 4)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.print_button.mapToGlobal(below))

    def print_menu(self) -> QMenu | None:
        """Return the forms of the period; what is not there yet says why."""
        sheet = self._sheet
        if sheet is None or sheet.period is None:
            return None
        menu = QMenu(self)
        reported = all(area.text().strip() for area in self.texts.values())
        for entry in printing.paper_entries(sheet, reported=reported):
            words = f"{entry.words} ({entry.reason})" if entry.reason else entry.words
            icon = look().icon("export" if entry.workbook else "print")
            action = menu.addAction(icon, words, self._printing(entry))
            action.setEnabled(not entry.reason)
        return menu

    def _printing(self, entry: printing.PaperEntry) -> Callable[[], None]:
        if entry.workbook:
            return self.save_workbook
        return lambda: self.print_form(entry.form, entry.period)

    def print_form(self, form: str, period: str = "") -> None:
        """Show a form of the period shown, or of another, as it is printed."""
        if self._sheet is None or self._sheet.period is None:
            return
        self.save.flush()
        services, session = self.context.services, self.context.session
        code, person_id = period or self._sheet.code, session.person_id
        self._printer.print_form(
            form,
            file_name(form, session.display_name, code),
            lambda: services.forms.view(session, form, person_id, code),
        )

    def save_workbook(self) -> None:
        """Save the evaluation sheet of the period shown as an Excel file."""
        if self._sheet is None or self._sheet.period is None:
            return
        self.save.flush()
        services, session, code = self.context.services, self.context.session, self._sheet.code
        ask_workbook(
            self,
            file_name(printing.SHEET, session.display_name, code),
            lambda: services.forms.sheet(session, session.person_id, code),
            _workbook,
        )

    # --- measures --------------------------------------------------------------------------
    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures: result and feedback stand below."""
        super().set_narrow(narrow)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._columns.setSpacing(12 if narrow else 16)
        self._side.setMinimumWidth(0 if narrow else SIDE)
        self._side.setMaximumWidth(16777215 if narrow else SIDE)
        self.indicators.set_narrow(narrow)

    def hideEvent(self, event: QHideEvent) -> None:
        """Write what was typed."""
        super().hideEvent(event)
        self.save.flush()


def _workbook(view: EvaluationSheetView) -> bytes:
    from penilaian_desktop.spreadsheets.paper_book import (  # noqa: PLC0415 - who saves pays
        evaluation_workbook,
    )

    return evaluation_workbook(view)
