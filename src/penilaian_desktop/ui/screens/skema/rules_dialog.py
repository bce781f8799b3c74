"""“Aturan yang berlaku”: what everybody may read of the schemes that hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.scheme_views import SchemeDetail, SchemeItem, SchemeState
from penilaian_desktop.ui.screens.skema import words
from penilaian_desktop.ui.screens.skema.detail import SchemePane
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import ComboBox

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class RulesDialog(Dialog):
    """Shows a scheme to read; the one of most periods first."""

    def __init__(self, context: UiContext, over: QWidget) -> None:
        super().__init__(over, over.tr("Aturan yang berlaku"), width=900, height=620)
        self._context = context
        self.choice = ComboBox(name=self.tr("Aturan yang ditampilkan"))
        self.pane = SchemePane(context, self, reading=True)
        self.body.addWidget(self.choice)
        self.body.addWidget(self.pane, 1)
        self.pane.hide()
        self.add_action(Button(self.tr("Tutup"), clicked=self.reject))
        self.choice.chosen.connect(self._load)
        schemes, s = context.services.schemes, context.session
        context.tasks.submit(self, lambda _r: schemes.list(s), self._offer, key="rules")

    def _offer(self, items: tuple[SchemeItem, ...]) -> None:
        shown = [i for i in items if i.state is not SchemeState.DRAFT]
        shown.sort(key=lambda i: -len(i.periods))
        self.choice.set_options(
            [(f"{i.code} {i.version}", f"{words.name(i)} · {words.second_line(i)}") for i in shown]
        )
        if shown:
            self._load(self.choice.value())

    def _load(self, key: str) -> None:
        code, _, version = key.partition(" ")
        schemes, s = self._context.services.schemes, self._context.session
        self._context.tasks.submit(
            self, lambda _r: schemes.detail(s, code, version), self._show, key="rule"
        )

    def _show(self, detail: SchemeDetail) -> None:
        self.pane.show()
        self.pane.show_detail(detail)
