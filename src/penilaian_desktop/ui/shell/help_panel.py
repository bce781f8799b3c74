"""What a page is for and the list of its keys (?); the handbook (F1) tells more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.small import KeyCap


class HelpDialog(Dialog):
    """What a page is for, and the keys of the page and of the window."""

    def __init__(
        self,
        over: QWidget,
        title: str,
        text: str,
        groups: Sequence[tuple[str, Sequence[tuple[str, str]]]],
        guide: Callable[[], object] | None = None,
        handbook: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(over, title, width=640, height=560)
        inner = QWidget()
        column = QGridLayout(inner)
        column.setContentsMargins(0, 0, 16, 0)
        column.setHorizontalSpacing(16)
        column.setVerticalSpacing(8)
        row = 0
        for paragraph in filter(None, text.split("\n\n")):
            column.addWidget(Label(paragraph.strip(), "body", wrap=True), row, 0, 1, 2)
            row += 1
        for heading, keys in groups:
            if not keys:
                continue
            label = Label(heading, "section")
            column.addWidget(label, row, 0, 1, 2)
            column.setRowMinimumHeight(row, 32)
            row += 1
            for combination, meaning in keys:
                column.addWidget(key_caps(combination), row, 0)
                column.addWidget(Label(meaning, "body", wrap=True), row, 1)
                row += 1
        column.setColumnStretch(1, 1)
        column.setRowStretch(row, 1)
        self.body.addWidget(ScrollColumn(inner))
        self.handbook: Button | None = None
        if handbook is not None:
            self.handbook = self.add_action(
                Button(self.tr("Buka panduan (F1)"), "book", clicked=self.accept)
            )
            self.handbook.clicked.connect(handbook)
        if guide is not None:
            self.guide = self.add_action(
                Button(self.tr("Apa gunanya penilaian ini?"), "info", clicked=self.accept)
            )
            self.guide.clicked.connect(guide)
        self.add_action(primary_button(self.tr("Tutup"), clicked=self.accept))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the handbook on F1: a shortcut would stand against that of the window."""
        if event.key() == Qt.Key.Key_F1 and self.handbook is not None:
            self.handbook.click()
        super().keyPressEvent(event)


def key_caps(combination: str) -> QWidget:
    """Return "Ctrl+K" or "J K" as key caps in a row."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for part in combination.replace("+", " ").split() or ["+"]:
        row.addWidget(KeyCap(part))
    row.addStretch(1)
    holder.setAccessibleName(combination)
    holder.setMinimumWidth(96)
    row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return holder
