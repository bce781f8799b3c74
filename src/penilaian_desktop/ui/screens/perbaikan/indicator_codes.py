"""Which indicators of the library a review changed: chosen by name, kept as codes (SM-1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from penilaian_desktop.domain.plan_views import LibraryItem
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.screens.perbaikan.words import tr
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.field import Field
from penilaian_desktop.ui.widgets.label import Label

LEAST = 2
"""From so many letters on indicators are looked for."""
ROOM = 220


def codes_in(text: str) -> tuple[str, ...]:
    """Return the codes that are written one after the other, each once."""
    return tuple(dict.fromkeys(code for part in text.split(",") if (code := part.strip())))


def changed_in(items: Iterable[LibraryItem], year: int) -> tuple[LibraryItem, ...]:
    """Return the indicators that got a new edition, or ended, in a year."""
    return tuple(
        item
        for item in items
        if any(
            starts.year == year and (edition > 1 or retired)
            for edition, starts, retired in item.editions
        )
    )


class CodesField(Field):
    """Codes with commas between them; a name that is begun is completed to its code."""

    def __init__(self) -> None:
        super().__init__(placeholder=tr("Ketik nama indikator"))
        self._codes: dict[str, str] = {}
        self._words = QStringListModel(self)
        self.search = QCompleter(self._words, self)
        self.search.setWidget(self)
        self.search.setFilterMode(Qt.MatchFlag.MatchContains)
        self.search.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search.setMaxVisibleItems(8)
        self.search.activated.connect(self.take)
        self.textEdited.connect(self._look)

    def set_library(self, items: Sequence[LibraryItem]) -> None:
        """Take the indicators that can be found."""
        self._codes = {f"{item.name} ({item.code})": item.code for item in items}
        self._words.setStringList(list(self._codes))

    def _look(self, text: str) -> None:
        begun = text.rpartition(",")[2].strip()
        self.search.setCompletionPrefix(begun)
        if len(begun) >= LEAST and self.search.completionCount():
            self.search.complete()
        elif (offered := self.search.popup()) is not None:
            offered.hide()

    def take(self, said: str) -> None:
        """Put the code of what was found in the place of what was begun."""
        kept = self.text().rpartition(",")[0]
        self.set_value(", ".join(codes_in(f"{kept},{self._codes.get(said, said)}")))


class YearChoices(QWidget):
    """Check boxes of the indicators that were changed in the year; `chosen` has code and yes."""

    chosen = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, CheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def show_items(self, items: Sequence[LibraryItem], codes: Sequence[str]) -> None:
        """Offer indicators; those with one of the `codes` are chosen."""
        if list(self.boxes) != [item.code for item in items]:
            self._fill(items)
        for code, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(code in codes)
            box.blockSignals(False)
        self.setVisible(bool(self.boxes))

    def _fill(self, items: Sequence[LibraryItem]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.boxes.clear()
        self._column.addWidget(Label(tr("Edisi baru tahun itu:"), "small", "muted"))
        metrics = look().metrics("body")
        for one in items:
            shown = metrics.elidedText(one.name, Qt.TextElideMode.ElideRight, ROOM)
            box = CheckBox(shown, name=one.name)
            box.setToolTip(f"{one.name} ({one.code})")
            box.toggled.connect(lambda yes, code=one.code: self.chosen.emit(code, yes))
            self.boxes[one.code] = box
            self._column.addWidget(box)
