"""The tab Pengingat: whether, from which hour on, and what closing the window does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSystemTrayIcon, QVBoxLayout, QWidget

from penilaian_desktop.domain.entry_words import read_clock
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.reminder_views import ReminderSettings
from penilaian_desktop.domain.wording import clock
from penilaian_desktop.ui.kit.preferences import CLOSE_TO_TRAY
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.pengaturan.silence_card import SilenceCard
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.field import Field
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from penilaian_desktop.domain.changes import Outcome
    from penilaian_desktop.ui.kit.context import UiContext

HOUR_WIDE = 120


class ReminderTab(QWidget):
    """The reminders of the account, and the tray of this machine."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown = ReminderSettings()
        self.on = CheckBox(self.tr("Ingatkan saya sekali sehari"))
        self.hour = Field(clock(self._shown.minute))
        self.hour.setFixedWidth(HOUR_WIDE)
        self.rows = FormRows()
        self.rows.add_widget(self.on)
        self.rows.add("minute", self.tr("Mulai pukul"), self.hour)
        about = self.tr(
            "Hari kerja tanpa catatan, kegiatan yang dikembalikan, batas yang dekat, dan staf "
            "yang belum dinilai. Setiap hal disampaikan sekali, dan tidak diulang selama tidak "
            "berubah. Tidak ada pengingat pada hari libur dan cuti Anda."
        )
        mine = Card(self.tr("Pengingat untuk akun ini"), padded=True)
        mine.body.addWidget(self.rows)
        mine.body.addWidget(Label(about, "small", "muted", wrap=True))
        self.tray = CheckBox(self.tr("Tutup ke baki: aplikasi tetap berjalan di dekat jam"))
        self._why = Label("", "small", "muted", wrap=True)
        machine = Card(self.tr("Jendela di komputer ini"), padded=True)
        machine.body.addWidget(self.tray)
        machine.body.addWidget(self._why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(mine)
        column.addWidget(machine)
        self.silence = SilenceCard(context)
        column.addWidget(self.silence)
        column.addStretch(1)
        self.on.clicked.connect(self._save)
        self.hour.editingFinished.connect(self._save)
        self.tray.clicked.connect(self._choose_tray)

    def load(self) -> None:
        """Load what is stored."""
        services, session = self._context.services, self._context.session
        self._context.tasks.submit(
            self, lambda _r: services.reminders.settings(session), self._show, key="reminders"
        )
        self.silence.load()
        there = QSystemTrayIcon.isSystemTrayAvailable()
        self.tray.setEnabled(there)
        self.tray.setChecked(there and self._context.prefs.get(CLOSE_TO_TRAY))
        self._why.setText(
            self.tr("Tombol tutup hanya menyembunyikan jendela; keluar lewat ikonnya.")
            if there
            else self.tr(
                "Komputer ini tidak mempunyai baki ikon; pengingat muncul di dalam jendela."
            )
        )

    def _show(self, settings: ReminderSettings) -> None:
        self._shown = settings
        self.rows.clear_faults()
        self.on.setChecked(settings.on)
        self.hour.set_value(clock(settings.minute))
        self.hour.setEnabled(settings.on)

    def _save(self) -> None:
        minute = read_clock(self.hour.text().strip().replace(":", "."))
        wanted = ReminderSettings(on=self.on.isChecked(), minute=-1 if minute is None else minute)
        if wanted == self._shown:
            self.rows.clear_faults()
            return
        services, session = self._context.services, self._context.session

        def job(_reporter: object) -> Outcome[ReminderSettings]:
            return services.reminders.save_settings(session, on=wanted.on, minute=wanted.minute)

        self._context.tasks.submit(self, job, self._saved, self._refused, lane=Lane.WRITE)

    def _saved(self, outcome: Outcome[ReminderSettings]) -> None:
        self._show(outcome.value)

    def _refused(self, error: PenilaianError) -> None:
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self._context.signals.refused.emit(error)

    def _choose_tray(self) -> None:
        self._context.prefs.set(CLOSE_TO_TRAY, self.tray.isChecked())
