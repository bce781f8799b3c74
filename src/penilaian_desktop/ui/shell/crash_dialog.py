"""What a person sees when the program has a bug: what is safe, and how to report it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import TextArea
from penilaian_desktop.ui.widgets.label import Label


class CrashDialog(Dialog):
    """Says that everything saved is safe, shows the report, offers to copy it.

    The report holds no personal data: types, places in the code, and the version.
    """

    def __init__(self, over: QWidget, report: str, file: Path) -> None:
        super().__init__(over, self.tr("Ada kesalahan dalam aplikasi"), width=640)
        self._report = report
        self.body.addWidget(
            Label(
                self.tr(
                    "Tindakan terakhir tidak selesai. Semua yang sudah tersimpan tetap aman; "
                    "Anda dapat melanjutkan pekerjaan."
                ),
                "body",
                wrap=True,
            )
        )
        self.body.addWidget(
            Label(
                self.tr(
                    "Laporan di bawah tidak memuat data pribadi. "
                    "Kirimkan kepada pengelola aplikasi agar dapat diperbaiki."
                ),
                "body",
                "muted",
                wrap=True,
            )
        )
        text = TextArea(report, name=self.tr("Laporan kesalahan"), height=200)
        text.setReadOnly(True)
        self.body.addWidget(text)
        self.explain(self.tr("Tersimpan di {0}").format(file.name))
        self.add_action(Button(self.tr("Salin laporan"), "copy", clicked=self._copy))
        self.add_action(primary_button(self.tr("Lanjutkan"), clicked=self.accept))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
