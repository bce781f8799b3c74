"""The further filters of the table: evidence and place in a menu, a tag in the search line."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from penilaian_desktop.domain.activity import WorkPlace
from penilaian_desktop.domain.table_views import EvidenceShown
from penilaian_desktop.ui.widgets.button import icon_button


def words_and_tag(typed: str) -> tuple[str, str]:
    """Return the words of a search line and its last "#tag", without the sign."""
    words, tag = [], ""
    for word in typed.split():
        if word.startswith("#") and len(word) > 1:
            tag = word[1:]
        else:
            words.append(word)
    return " ".join(words), tag


class FilterMenu(QWidget):
    """A button with the filters by evidence and by place of work; it says when one is set."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.evidence = EvidenceShown.ANY
        self.place: WorkPlace | None = None
        self.button = icon_button("filter", self.tr("Saring bukti dan tempat"), clicked=self._open)
        self.menu = QMenu(self)
        self._fill()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        self.setFocusProxy(self.button)

    def set_compact(self, compact: bool) -> None:
        """Take the small measures."""
        self.button.set_compact(compact)

    def _fill(self) -> None:
        self.menu.addSection(self.tr("Bukti"))
        group = QActionGroup(self)
        for kind, words in (
            (EvidenceShown.ANY, self.tr("Semua")),
            (EvidenceShown.WITH, self.tr("Ada bukti")),
            (EvidenceShown.WITHOUT, self.tr("Tanpa bukti")),
            (EvidenceShown.DOUBLED, self.tr("Berkas dipakai dua kali")),
        ):
            self._add(group, words, partial(self._set_evidence, kind))
        self.menu.addSection(self.tr("Tempat"))
        group = QActionGroup(self)
        for place, words in (
            (None, self.tr("Semua tempat")),
            (WorkPlace.OFFICE, self.tr("Kantor")),
            (WorkPlace.HOME, self.tr("Rumah")),
            (WorkPlace.TRAVEL, self.tr("Dinas luar")),
            (WorkPlace.OTHER, self.tr("Tempat lain")),
        ):
            self._add(group, words, partial(self._set_place, place))

    def _add(self, group: QActionGroup, words: str, chosen: partial[None]) -> None:
        action = QAction(words, self)
        action.setCheckable(True)
        action.setChecked(not group.actions())
        action.triggered.connect(lambda _on: chosen())
        group.addAction(action)
        self.menu.addAction(action)

    def _set_evidence(self, kind: EvidenceShown) -> None:
        self.evidence = kind
        self._say()

    def _set_place(self, place: WorkPlace | None) -> None:
        self.place = place
        self._say()

    def _say(self) -> None:
        narrowed = self.evidence is not EvidenceShown.ANY or self.place is not None
        name = self.tr("Saring bukti dan tempat")
        if narrowed:
            name = self.tr("Saring bukti dan tempat: disaring")
        self.button.setAccessibleName(name)
        self.button.setToolTip(name)
        self.button.set_tint("primary" if narrowed else "muted")
        self.changed.emit()

    def _open(self) -> None:
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 2)))
