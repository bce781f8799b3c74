"""What a follow-up is about; a need for training is chosen from the catalogue (TJ-7)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter

from penilaian_desktop.ui.widgets.field import Field


class TopicField(Field):
    """Free text; with courses it offers them: ↓ or a click shows all, typing finds one."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._courses = QStringListModel(self)
        self.search = QCompleter(self._courses, self)
        self.search.setWidget(self)
        self.search.setFilterMode(Qt.MatchFlag.MatchContains)
        self.search.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search.setMaxVisibleItems(8)
        self.search.activated.connect(self.set_value)
        self._offers = False
        self.textEdited.connect(lambda _text: self.offer())

    def set_courses(self, names: Sequence[str]) -> None:
        """Take the names of the catalogue."""
        self._courses.setStringList(list(names))
        self._say()

    def set_offering(self, offers: bool) -> None:
        """Offer courses, or nothing where the follow-up is no need for training."""
        self._offers = offers
        self._say()

    def offer(self) -> None:
        """Show the courses that hold what is typed, all of them where nothing is."""
        self.search.setCompletionPrefix(self.text().strip())
        if self._offers and self.search.completionCount():
            self.search.complete()
        elif (offered := self.search.popup()) is not None:
            offered.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the courses on ↓."""
        if event.key() == Qt.Key.Key_Down and self._offers:
            self.offer()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show the courses where nothing is written yet."""
        super().mousePressEvent(event)
        if not self.text():
            self.offer()

    def _say(self) -> None:
        some = self._offers and self._courses.rowCount() > 0
        self.setPlaceholderText(self.tr("Pilih dari katalog (↓) atau tulis") if some else "")
