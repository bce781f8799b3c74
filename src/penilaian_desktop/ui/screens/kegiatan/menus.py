"""The menus of the log's page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.screens.kegiatan.writes import LogWrites


class LogMenus(QObject):
    """Hand in by day, by week or what is chosen; what can be done with one entry; the rest."""

    def __init__(self, page: QWidget, writes: LogWrites) -> None:
        super().__init__(page)
        self._page = page
        self._writes = writes
        self._more: list[tuple[str, str, Callable[[], object]]] = []
        self._entry: list[tuple[str, str, Callable[[str], object]]] = []

    def add_more(self, icon: str, words: str, action: Callable[[], object]) -> None:
        """Put an action into the menu "Lainnya", below those before it."""
        self._more.append((icon, words, action))

    def add_entry(self, icon: str, words: str, action: Callable[[str], object]) -> None:
        """Put an action on an entry, by its id, into the menu of entries."""
        self._entry.append((icon, words, action))

    def more(self, button: QWidget) -> None:
        """Open the menu "Lainnya"."""
        menu = QMenu(self._page)
        for icon, words, action in self._more:
            menu.addAction(look().icon(icon), words, action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def hand_in(
        self,
        button: QWidget,
        today: Sequence[str],
        week: Sequence[str],
        chosen: Sequence[str],
    ) -> None:
        """Open the menu of the button; what has no draft is disabled."""
        menu = QMenu(self._page)
        for words, ids in (
            (self.tr("Ajukan hari ini ({count} draf)").format(count=len(today)), today),
            (self.tr("Ajukan minggu ini ({count} draf)").format(count=len(week)), week),
            (self.tr("Ajukan yang dipilih"), chosen),
        ):
            action = menu.addAction(look().icon("send"), words)
            action.setEnabled(bool(ids))
            action.triggered.connect(partial(self._submit, tuple(ids)))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def entry(self, position: QPoint, edit: Callable[[], None], item_id: str) -> None:
        """Open the menu of an entry."""
        menu = QMenu(self._page)
        own = [(icon, words, partial(action, item_id)) for icon, words, action in self._entry]
        for icon, words, action in (
            ("edit", self.tr("Ubah"), edit),
            ("send", self.tr("Ajukan"), partial(self._writes.submit, [item_id])),
            *own,
            ("delete", self.tr("Hapus"), partial(self._writes.delete, [item_id])),
        ):
            menu.addAction(look().icon(icon), words, action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(position)

    def _submit(self, ids: Sequence[str], _checked: bool = False) -> None:
        self._writes.submit(ids)
