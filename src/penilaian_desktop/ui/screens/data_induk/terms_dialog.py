"""The terms of a period: days of an objection, Manual Indikator, what counts of the public."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.voice_rule import VoiceRule
from penilaian_desktop.ui.screens.data_induk import words
from penilaian_desktop.ui.widgets.asking_dialog import AskingDialog
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.field import ComboBox, Field
from penilaian_desktop.ui.widgets.voice_words import rule_name

CALENDAR, WORKING = "kalender", "kerja"


class TermsDialog(AskingDialog):
    """Asks for the day counts and the duty, for one period or all of its kind in the year."""

    wanted = Signal(int, int, bool, bool, str)
    """Days to object, days to decide, only working days, Manual Indikator required, voice rule."""

    def __init__(self, over: QWidget, period: Period, siblings: int) -> None:
        code = PeriodCode.parse(period.code)
        super().__init__(over, over.tr("Aturan {0}").format(code.label))
        self.filing = Field(str(period.objection_days))
        self.rows.add(
            "objection_days", self.tr("Keberatan diajukan dalam (hari)"), self.filing,
            self.tr("Dihitung sejak hasil diterbitkan."),
        )  # fmt: skip
        self.deciding = Field(str(period.decision_days))
        self.rows.add(
            "decision_days", self.tr("Keberatan diputus dalam (hari)"), self.deciding,
            self.tr("Dihitung sejak keberatan diajukan."),
        )  # fmt: skip
        self.days = ComboBox(
            ((CALENDAR, self.tr("Semua hari")), (WORKING, self.tr("Hari kerja saja")))
        )
        self.days.set_value(WORKING if period.objection_working_days else CALENDAR)
        self.rows.add("days", self.tr("Yang dihitung"), self.days)
        self.manual = CheckBox(
            self.tr("Manual Indikator wajib lengkap sebelum SKP pimpinan diajukan")
        )
        self.manual.setChecked(period.manual_required)
        self.rows.add_widget(self.manual)
        self.voice = ComboBox([(rule.value, rule_name(rule)) for rule in VoiceRule])
        self.voice.set_value(period.voice.value)
        self.rows.add(
            "voice", self.tr("Suara warga yang dihitung"), self.voice,
            self.tr("Bila skemanya menilai suara warga dan tidak menentukan sendiri."),
        )  # fmt: skip
        kind = dict(words.period_kinds())[code.kind].lower()
        self.all_alike = CheckBox(self.tr("Berlaku untuk semua {0} {1}").format(kind, code.year))
        self.all_alike.setVisible(siblings > 1)
        self.rows.add_widget(self.all_alike)
        self.body.addWidget(self.rows)
        self.back = self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = self.add_action(
            primary_button(self.tr("Simpan"), "check", clicked=self._tell)
        )
        if period.locked:
            self.confirm.refuse(self.tr("Periode ini terkunci. Buka kuncinya dahulu."))
        shortcut(self, "Ctrl+Return", self._tell)

    def _tell(self) -> None:
        self.rows.clear_faults()
        typed = {"objection_days": self.filing.text(), "decision_days": self.deciding.text()}
        for field, text in typed.items():
            if not (text.strip().isascii() and text.strip().isdecimal() and len(text) < 5):
                self.rows.show_fault(field, self.tr("Tulis jumlah hari dengan angka."))
                return
        if not self.confirm.isEnabled():
            return
        self.wanted.emit(
            int(typed["objection_days"]),
            int(typed["decision_days"]),
            self.days.value() == WORKING,
            self.manual.isChecked(),
            self.voice.value(),
        )
