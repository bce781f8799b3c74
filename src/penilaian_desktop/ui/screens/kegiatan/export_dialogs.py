"""What to export or print: which days, which kind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.log_views import DAILY, MONTHLY, WEEKLY
from penilaian_desktop.ui.widgets.button import Button, shortcut
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.form import FormRows

XLSX, CSV = ".xlsx", ".csv"


class ExportDialog(Dialog):
    """Asks for the days and the kind of file; `ranges` are keys with their words."""

    def __init__(self, over: QWidget, title: str, ranges: Sequence[tuple[str, str]]) -> None:
        super().__init__(over, title, width=480)
        self.range = ComboBox(ranges)
        self.kind = ComboBox(
            (
                (XLSX, self.tr("Excel (.xlsx)")),
                (CSV, self.tr("Teks (.csv, dipisah titik koma)")),
            )
        )
        rows = FormRows()
        rows.add("range", self.tr("Kegiatan"), self.range)
        rows.add("kind", self.tr("Bentuk"), self.kind)
        self.body.addWidget(rows)
        self.body.addStretch(1)
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.add_action(Button(self.tr("Ekspor…"), "export", kind="primary", clicked=self.accept))
        shortcut(self, "Ctrl+Return", self.accept)


class PrintDialog(Dialog):
    """Asks for the kind of report and for the appendix."""

    def __init__(self, over: QWidget, title: str, words: Sequence[str]) -> None:
        super().__init__(over, title, width=480)
        day, week, month = words
        self.form = ComboBox(
            (
                (DAILY, self.tr("Harian: {0}").format(day)),
                (WEEKLY, self.tr("Mingguan: {0}").format(week)),
                (MONTHLY, self.tr("Bulanan: {0}").format(month)),
            )
        )
        self.form.set_value(WEEKLY)
        self.appendix = CheckBox(self.tr("Lampirkan gambar bukti"))
        rows = FormRows()
        rows.add("form", self.tr("Laporan"), self.form)
        rows.add_widget(self.appendix)
        self.body.addWidget(rows)
        self.body.addStretch(1)
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.add_action(Button(self.tr("Pratinjau…"), "print", kind="primary", clicked=self.accept))
        shortcut(self, "Ctrl+Return", self.accept)
