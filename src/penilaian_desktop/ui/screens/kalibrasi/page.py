"""The page Kalibrasi: a unit's curve against its pattern, changes with reasons, berita acara."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.calibration_views import CalibrationRow, CalibrationView
from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.wording import organisation_label
from penilaian_desktop.ui.screens.kalibrasi import loading
from penilaian_desktop.ui.screens.kalibrasi.cards import (
    ChangesCard,
    DistributionCard,
    HintsCard,
    PeopleCard,
    chart_title,
)
from penilaian_desktop.ui.screens.kalibrasi.chart import DistributionChart
from penilaian_desktop.ui.screens.kalibrasi.dialogs import ChangeDialog, MinutesDialog
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.period_picker import PeriodPicker
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

SIDE = 360
FORM = "berita-acara-kalibrasi"


class KalibrasiPage(Page):
    """Loads a unit in a period; the head changes results with reasons and closes the meeting."""

    page_id: ClassVar[str] = "kalibrasi"
    areas: ClassVar[frozenset[Area]] = frozenset({Area.APPRAISALS, Area.PERIODS})

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Kalibrasi"))
        self._code = self._unit = ""
        self.view: CalibrationView | None = None
        self.dialog: ChangeDialog | MinutesDialog | None = None
        self._printer = FormPrinter(context, self)
        self._build()
        shortcut(self, "U", self.change)
        shortcut(self, "Ctrl+P", self.print_minutes)

    def _build(self) -> None:
        self.period = PeriodPicker()
        self.unit = ComboBox((), name=self.tr("Unit"))
        self.unit.setMaximumWidth(220)
        self.print_button = Button(self.tr("Berita acara"), "print", clicked=self.print_minutes)
        self.close_button = primary_button(
            self.tr("Tutup kalibrasi…"), "check", clicked=self.write_minutes
        )
        for part in (self.period, self.unit, self.print_button, self.close_button):
            self.header.add_action(part)
        self.period.chosen.connect(self._choose_period)
        self.unit.chosen.connect(self._choose_unit)
        self.chart = DistributionChart()
        self.curve = Card(" ", ruled=False)
        self.curve.body.addWidget(self.chart)
        self.distribution = DistributionCard()
        self.people = PeopleCard()
        self.people.wanted.connect(self._change_of)
        self.changes = ChangesCard()
        self.changes.add_wanted.connect(self.change)
        self.hints = HintsCard()
        inner = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(12)
        for card in (self.curve, self.distribution, self.people):
            left.addWidget(card)
        left.addStretch(1)
        self._side = QWidget()
        self._side.setFixedWidth(SIDE)
        right = QVBoxLayout(self._side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        right.addWidget(self.changes)
        right.addWidget(self.hints)
        right.addStretch(1)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._side)
        self.empty = EmptyState(
            "calibration",
            self.tr("Belum ada yang dikalibrasi"),
            self.tr(
                "Kalibrasi membandingkan predikat pegawai satu unit sebelum diterbitkan. Halaman "
                "ini terisi setelah ada periode dan pegawai yang Anda nilai, atau yang dinilai "
                "bawahan Anda."
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(ScrollColumn(inner, host=self))
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack, 1)

    # --- loading ---------------------------------------------------------------------------
    def refresh(self) -> None:
        """Load the unit shown again."""
        services, s, today = self.context.services, self.context.session, self.context.today()
        code, unit = self._code, self._unit
        self.run(lambda _r: loading.load(services, s, code, unit, today), self._show, key="table")

    def open(self, argument: object) -> None:
        """Go to a period by its code."""
        if isinstance(argument, str) and argument:
            self._choose_period(argument)

    def _choose_period(self, code: str) -> None:
        self._code = code
        self.refresh()

    def _choose_unit(self, unit_id: str) -> None:
        self._unit = unit_id
        self.refresh()

    def _show(self, table: loading.Table) -> None:
        self.period.set_periods(table.periods, table.code)
        self.unit.set_options(table.units)
        view = self.view = table.view
        self._stack.setCurrentIndex(0 if view is not None else 1)
        self.unit.setVisible(bool(table.units))
        if view is None:
            reason = self.tr("Belum ada yang dikalibrasi pada periode ini.")
            self.print_button.refuse(reason)
            self.close_button.refuse(reason)
            self.header.set_subtitle("")
            return
        self.unit.set_value(view.unit_id)
        self.curve.set_title(chart_title(self, view))
        self.chart.show_view(view)
        self.distribution.show_view(view)
        self.people.show_rows(view.rows)
        self.changes.show_rows(view.rows, self._refusal(view))
        self.hints.show_view(view)
        self._say(view)

    def _say(self, view: CalibrationView) -> None:
        decided = len(view.rows) - view.missing
        words = [
            self.tr("{0} dari {1} orang sudah dinilai").format(decided, len(view.rows)),
        ]
        if view.organisation is not None:
            words.append(
                self.tr("capaian organisasi {0}").format(organisation_label(view.organisation))
            )
        self.header.set_subtitle(" · ".join(words))
        self.print_button.refuse(
            ""
            if view.minutes.id
            else self.tr("Isi tempat dan peserta dahulu lewat Tutup kalibrasi…")
        )
        self.close_button.refuse(self._closing_refusal(view))

    def _closing_refusal(self, view: CalibrationView) -> str:
        if view.minutes.closed:
            return self.tr("Kalibrasi sudah ditutup.")
        if not view.editable:
            return self.tr("Periode sudah dikunci.")
        if view.missing == len(view.rows):
            return self.tr("Belum seorang pun dinilai, jadi belum ada yang dikalibrasi.")
        return ""

    def _refusal(self, view: CalibrationView) -> str:
        if view.minutes.closed:
            return self.tr("Kalibrasi sudah ditutup.")
        if not view.editable:
            return self.tr("Periode sudah dikunci.")
        if not any(row.editable for row in view.rows):
            return self.tr("Hanya penilaian yang selesai dan belum diterbitkan dapat diubah.")
        return ""

    # --- writing ---------------------------------------------------------------------------
    def change(self) -> None:
        """Change the result of the person chosen, or of one to choose."""
        record = self.people.table.current_record()
        self._change_of(record if isinstance(record, CalibrationRow) else None)

    def _change_of(self, row: object) -> None:
        view = self.view
        if view is None:
            return
        people = tuple(one for one in view.rows if one.editable)
        chosen = row if isinstance(row, CalibrationRow) and row.editable else None
        refusal = self._refusal(view)
        if not refusal and isinstance(row, CalibrationRow) and chosen is None:
            refusal = self.tr("{0} belum selesai dinilai atau sudah diterbitkan.").format(
                row.person.name
            )
        if refusal:
            self.toast(refusal)
            return
        self.dialog = ChangeDialog(self.context, self, view, people, chosen)
        self.dialog.open()

    def write_minutes(self) -> None:
        """Ask when, where and with whom; then close."""
        if self.view is not None and self.close_button.isEnabled():
            self.dialog = MinutesDialog(self.context, self, self.view)
            self.dialog.open()

    def print_minutes(self) -> None:
        """Show the berita acara."""
        view = self.view
        if view is None or not view.minutes.id:
            return
        services, s = self.context.services, self.context.session
        self._printer.print_form(
            FORM,
            file_name(FORM, view.unit_name, view.period_code),
            lambda: services.calibration.form(s, view.unit_id, view.period_code),
        )

    # --- measures and help -------------------------------------------------------------------
    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures: changes and hints stand below."""
        super().set_narrow(narrow)
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._columns.setSpacing(12 if narrow else 16)
        self._side.setMinimumWidth(0 if narrow else SIDE)
        self._side.setMaximumWidth(16777215 if narrow else SIDE)
        self.unit.setMaximumWidth(150 if narrow else 220)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("↑ ↓", self.tr("pegawai sebelum dan sesudahnya")),
            ("Enter", self.tr("ubah hasil pegawai terpilih")),
            ("U", self.tr("tambah perubahan")),
            ("← →", self.tr("kolom kurva, bila kurva terpilih")),
            ("Ctrl+P", self.tr("cetak berita acara")),
        )

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Kalibrasi membandingkan predikat pegawai satu unit dengan pola yang dianjurkan untuk "
            "capaian organisasinya. Pola dan petunjuk adalah saran; tidak ada yang dikunci.\n\n"
            "Setiap perubahan memerlukan alasan dan ditandatangani akun Anda. Nilai penilai tetap "
            "tersimpan; yang berlaku adalah hasil sesudah kalibrasi. Memilih rating semula "
            "menghapus perubahan.\n\n"
            "Hanya penilaian yang selesai dan belum diterbitkan dapat diubah. Tutup kalibrasi "
            "setelah tanggal, tempat, dan peserta diisi, lalu cetak berita acaranya. Capaian "
            "organisasi ditetapkan Kepegawaian di Data induk."
        )
