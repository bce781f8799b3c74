"""What happened to an entry, as lines in the drawer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.journal_views import HistoryLine
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.small import Icon

ICONS = {
    "written": ("add", "muted"),
    "changed": ("edit", "muted"),
    "submitted": ("submitted", "primary"),
    "taken_back": ("draft", "muted"),
    "approved": ("approved", "good"),
    "returned": ("returned", "bad"),
    "review_withdrawn": ("undo", "muted"),
    "deleted": ("delete", "bad"),
    "restored": ("undo", "muted"),
    "attached": ("evidence", "muted"),
    "detached": ("evidence", "warn"),
}


class HistoryList(QWidget):
    """Lines of history, the newest first: what, when, who."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.setAccessibleName(self.tr("Riwayat kegiatan ini"))

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        """Show other lines."""
        clear(self._column)
        self._column.addWidget(Label(self.tr("Riwayat"), "strong"))
        for line in lines:
            self._column.addWidget(self._row(line))
        self._column.addWidget(Rule())

    @staticmethod
    def _row(line: HistoryLine) -> QWidget:
        row = QWidget()
        icon, tint = ICONS.get(line.kind, ("info", "muted"))
        at = formats.local(line.at)
        when = f"{wording.short_weekday_date(at.date())} {wording.clock(at.hour * 60 + at.minute)}"
        parts = [when, line.who, line.package]
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(Label(line.text, "small_strong", wrap=True))
        words.addWidget(Label(" · ".join(part for part in parts if part), "small", "muted"))
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(Icon(icon, tint, 16))
        across.addLayout(words, 1)
        row.setAccessibleName(f"{line.text}, {when}, {line.who}")
        return row
