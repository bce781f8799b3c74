"""The cards of the page: the outbox, the road, this laptop, and the first step."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from penilaian_desktop.domain.exchange_views import ExchangeOverview, MailLine
from penilaian_desktop.domain.wording import number
from penilaian_desktop.sync.roads import Standing
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.screens.pertukaran.tables import (
    BARE,
    LaptopModel,
    MailModel,
    WaitingModel,
)
from penilaian_desktop.ui.widgets.button import Button, primary_button, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.fingerprint import Fingerprint
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Icon, Mark, Pill
from penilaian_desktop.ui.widgets.table_view import TableView

_tr = translator("Pertukaran")
_SLIM = 560
"""Pixels under which the history leaves the time of day out."""


class OutboxCard(Card):
    """What waits to be sent: at a unit by kind, at the office by laptop."""

    def __init__(self) -> None:
        super().__init__(_tr("Menunggu dikirim"))
        self.waiting = WaitingModel(self)
        self.laptops = LaptopModel(self)
        self.by_kind = TableView(self.waiting, _tr("Menunggu dikirim"), row_height=36)
        self.by_laptop = TableView(self.laptops, _tr("Laptop unit"), row_height=44)
        self._calm = QWidget()
        row = QHBoxLayout(self._calm)
        row.setContentsMargins(15, 16, 15, 18)
        row.setSpacing(12)
        row.addWidget(Icon("done", "good", 20))
        self._calm_words = Label("", "body", wrap=True)
        row.addWidget(self._calm_words, 1)
        for widget in (self.by_kind, self.by_laptop, self._calm):
            self.body.addWidget(widget)

    def show_overview(self, overview: ExchangeOverview) -> None:
        """Show what waits."""
        self.waiting.set_rows(overview.waiting)
        self.laptops.set_rows(overview.laptops)
        rows = len(overview.laptops) if overview.office else len(overview.waiting)
        self.by_kind.setVisible(not overview.office and bool(rows))
        self.by_laptop.setVisible(overview.office and bool(rows))
        self._calm.setVisible(not rows)
        total = sum(line.count for line in overview.waiting)
        note = _tr("{0} catatan").format(number(total)) if total else ""
        if overview.office:
            self.set_title(_tr("Data induk untuk unit"))
            due = sum(line.waiting > 0 for line in overview.laptops)
            note = _tr("{0} laptop perlu dikirimi").format(due) if due else ""
            self._calm_words.setText(
                _tr(
                    "Belum ada laptop unit yang bergabung. Berikan kartu kantor dari folder "
                    "pertukaran kepada unit; permintaannya muncul di Meja impor."
                )
            )
        else:
            self._calm_words.setText(
                _tr("Semua yang diajukan sudah diterima kantor. Draf tetap di laptop ini.")
            )
        self.set_note(note)
        height = 44 if overview.office else 36
        shown = 32 + min(rows, 5) * height + 1 if rows else self._calm.sizeHint().height()
        self.setFixedHeight(2 + 44 + shown)


class MailTable(TableView):
    """The history; its menu prints the receipt of a row."""

    print_wanted = Signal(object)

    def make_menu(self) -> QMenu:
        """Offer the receipt before what every table offers."""
        menu = super().make_menu()
        line = self.current_record()
        if isinstance(line, MailLine) and line.kind not in BARE:
            action = QAction(look().icon("print"), _tr("Cetak tanda terima…"), menu)
            action.triggered.connect(lambda: self.print_wanted.emit(line))
            menu.insertAction(menu.actions()[0], action)
            menu.insertSeparator(menu.actions()[1])
        return menu


class MailCard(Card):
    """What was sent and received."""

    def __init__(self) -> None:
        super().__init__(_tr("Riwayat"))
        self.model = MailModel(self)
        self.table = MailTable(self.model, _tr("Riwayat pertukaran"), row_height=44)
        self._none = Label(_tr("Belum ada yang dikirim atau diterima."), "body", "muted")
        self._none.setContentsMargins(0, 0, 0, 0)
        quiet = QHBoxLayout()
        quiet.setContentsMargins(15, 16, 15, 18)
        quiet.addWidget(self._none)
        self._quiet = QWidget()
        self._quiet.setLayout(quiet)
        self.body.addWidget(self._quiet)
        self.body.addWidget(self.table, 1)
        self.setMinimumHeight(2 + 44 + 32 + 2 * 44)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the time of day out where a package would have no room for its name."""
        super().resizeEvent(event)
        self.model.set_narrow(self.width() < _SLIM)

    def show_overview(self, overview: ExchangeOverview, today: date) -> None:
        """Show the mail."""
        self.model.today = today
        self.model.set_rows(overview.mail)
        self.table.setVisible(bool(overview.mail))
        self._quiet.setVisible(not overview.mail)
        open_ones = [m for m in overview.mail if m.direction == "out" and m.kind not in BARE]
        waiting = sum(line.answered is None for line in open_ones)
        words = _tr("{0} menunggu tanda terima").format(waiting) if waiting else ""
        self.set_note(words)


class DeviceCard(Card):
    """This laptop with its fingerprint, and the office it belongs to."""

    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_tr("Laptop ini"), padded=True)
        self.pill = Pill()
        self.add_head_widget(self.pill)
        self._name = Label("", "strong")
        self._unit = Label("", "small", "muted", wrap=True)
        self._hint = Label("", "small", "muted", wrap=True)
        self.fingerprint = Fingerprint()
        self._office = Label("", "small", "muted", wrap=True)
        self.copy = text_button(_tr("Salin sidik kunci"), "copy", compact=True, clicked=self._copy)
        self.copy.set_flush(True)
        self._digits = ""
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._unit)
        self.body.addLayout(words)
        self.body.addWidget(self._hint)
        self.body.addWidget(self.fingerprint)
        self.body.addWidget(self._office)
        self.print = text_button(
            _tr("Cetak sidik kunci"), "print", compact=True, clicked=self.print_wanted.emit
        )
        self.print.set_flush(True)
        self.body.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.print, 0, Qt.AlignmentFlag.AlignLeft)

    def show_standing(self, standing: Standing) -> None:
        """Show the device and its office."""
        overview = standing.overview
        office = overview.office
        self._digits = standing.office_fingerprint if office else standing.device_fingerprint
        self.set_title(_tr("Kunci kantor") if office else _tr("Laptop ini"))
        self._hint.setText(
            _tr("Sidik kunci kantor. Bacakan kepada unit yang hendak bergabung.")
            if office
            else _tr("Sidik kunci laptop. Bacakan bila kepegawaian menelepon.")
        )
        self._name.setText(overview.device or _tr("belum punya kunci"))
        self._unit.setText(overview.unit)
        self._unit.setVisible(bool(overview.unit))
        self.fingerprint.set_digits(self._digits)
        has = bool(self._digits)
        for widget in (self._hint, self.fingerprint, self.copy, self.print):
            widget.setVisible(has)
        if overview.enrolled:
            mark = Mark(_tr("Terdaftar"), "shield", "good")
        elif overview.asked:
            mark = Mark(_tr("Menunggu kantor"), "clock", "warn")
        else:
            mark = Mark(_tr("Belum terdaftar"), "dashed", "muted", "soft_draft")
        self.pill.set_mark(mark)
        known = bool(standing.office_fingerprint)
        self._office.setVisible(not office)
        self._office.setText(
            _tr("{0}, sidik kunci kantor\n{1}").format(
                overview.office_name, standing.office_fingerprint
            )
            if known
            else _tr("Belum mengenal kantornya.")
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._digits)


class FirstStepCard(Card):
    """What to do where there is no office yet, or no answer from it."""

    join_wanted = Signal()
    found_wanted = Signal()
    collect_wanted = Signal()
    ask_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_tr("Langkah pertama"), padded=True)
        self._words = Label("", "body", wrap=True)
        self.body.addWidget(self._words)
        self.found = primary_button(_tr("Dirikan kantor…"), "building")
        self.join = primary_button(_tr("Gabung dengan kartu kantor…"), "id_card")
        self.collect = primary_button(_tr("Ambil paket balasan"), "down_load")
        self.ask = Button(_tr("Simpan permintaan lagi…"), "usb")
        self.found.clicked.connect(self.found_wanted)
        self.join.clicked.connect(self.join_wanted)
        self.collect.clicked.connect(self.collect_wanted)
        self.ask.clicked.connect(self.ask_wanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.found, self.join, self.collect, self.ask):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_overview(self, overview: ExchangeOverview) -> None:
        """Show the step that comes next, or nothing when the laptop is enrolled."""
        self.setVisible(not overview.enrolled)
        asked = overview.asked and overview.office_root is not None
        founds = overview.may_found and not asked
        self.set_title(_tr("Menunggu kantor") if asked else _tr("Langkah pertama"))
        if asked:
            words = _tr(
                "Permintaan laptop ini sudah disimpan di samping kartu kantor. Bawa berkas itu ke "
                "kepegawaian, lalu bacakan sidik kunci di kanan ketika mereka menelepon. Setelah "
                "disetujui, ambil paket balasannya; sesudah itu catatan dapat dikirim."
            )
        elif founds:
            words = _tr(
                "Ruang kerja ini belum punya kunci kantor. Dirikan kantor satu kali: aplikasi "
                "membuat kunci induk, salinan pemulihannya, dan kartu yang dibagikan ke unit. "
                "Siapkan dua flash disk dan satu lembar kertas."
            )
        else:
            words = _tr(
                "Laptop ini belum mengenal kantornya. Minta kartu kantor (kantor.paket-kartu) dari "
                "kepegawaian, misalnya lewat flash disk, lalu gabung. Catatan tetap dapat ditulis "
                "dan disimpan sambil menunggu."
            )
        self._words.setText(words)
        self.found.setVisible(founds)
        self.join.setVisible(not asked)
        self.join.set_kind("plain" if founds else "primary")
        self.collect.setVisible(asked)
        self.ask.setVisible(asked)
        narrow_reason = "" if overview.may_send or founds else _tr("Akun ini tidak mengirim paket.")
        self.join.refuse(narrow_reason)
