"""What the appraisal is for, what follows, and what nobody else sees, for everybody (TS-12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name

if TYPE_CHECKING:
    from penilaian_desktop.domain.guide import Sections
    from penilaian_desktop.ui.kit.context import UiContext

FORM = "panduan-satu-halaman"


class GuideDialog(Dialog):
    """Shows the guide that the paper prints too."""

    def __init__(self, context: UiContext, over: QWidget) -> None:
        super().__init__(
            over,
            QCoreApplication.translate("GuideDialog", "Apa gunanya penilaian ini?"),
            width=640,
            height=600,
        )
        self._context = context
        self._printer = FormPrinter(context, over)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 16, 0)
        self._column.setSpacing(8)
        self.body.addWidget(ScrollColumn(inner))
        self.print = self.add_action(Button(self.tr("Cetak…"), "print", clicked=self._print))
        self.add_action(primary_button(self.tr("Tutup"), clicked=self.accept))
        guide, s = context.services.guide, context.session
        context.tasks.submit(self, lambda _r: guide.sections(s), self.show_sections, key="guide")

    def show_sections(self, sections: Sections) -> None:
        """Show the guide."""
        for title, lines in sections:
            self._column.addWidget(Label(title, "section"))
            for line in lines:
                self._column.addWidget(Label(f"•  {line}", "body", wrap=True))
            self._column.addSpacing(8)
        self._column.addStretch(1)

    def _print(self) -> None:
        guide, s = self._context.services.guide, self._context.session
        self.accept()
        self._printer.print_form(FORM, file_name("panduan pegawai"), lambda: guide.paper(s))
