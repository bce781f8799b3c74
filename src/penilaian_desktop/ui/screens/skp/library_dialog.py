"""Take a ready indicator over: search, read it, Enter takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.plan_views import LibraryItem
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.library_list import LibraryList

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class LibraryDialog(Dialog):
    """`taken` carries the code of the indicator."""

    taken = Signal(str)

    def __init__(self, context: UiContext, over: QWidget, title: str) -> None:
        super().__init__(over, title, width=980, height=620)
        self.list = LibraryList()
        self.body.addWidget(self.list, 1)
        self.explain(self.tr("Target dan uraian dapat diubah setelah diambil."))
        self.add_cancel()
        self.take = self.add_action(
            Button(self.tr("Ambil"), "add", kind="primary", cap="Enter", clicked=self._take)
        )
        self.take.refuse(self.tr("Pilih satu indikator dahulu."))
        self.list.opened.connect(lambda _item: self._take())
        self.list.chosen.connect(lambda _item: self.take.refuse(""))
        services, session = context.services, context.session
        context.tasks.submit(
            self, lambda _r: services.library.list(session), self.show_items, key="library"
        )

    def show_items(self, items: tuple[LibraryItem, ...]) -> None:
        """Show the ready indicators."""
        self.list.show_items(items)
        self.take.refuse("" if items else self.tr("Pustaka masih kosong."))
        self.list.search.setFocus()

    def _take(self) -> None:
        item = self.list.current()
        if item is not None:
            self.taken.emit(item.code)
            self.accept()
