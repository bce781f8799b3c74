"""Two versions of one record side by side; the person says which one counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.handover_views import TwoVersions
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.kit.look import FontRole
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.label import Label


class TwoVersionsDialog(Dialog):
    """Goes through the records one by one; `chosen` carries the pair and whether mine is kept."""

    chosen = Signal(object, bool)

    def __init__(self, over: QWidget, pairs: Sequence[TwoVersions]) -> None:
        super().__init__(over, self.tr("Dua versi"), width=720)
        self._pairs = list(pairs)
        self._what = Label("", "section")
        self._why = Label(
            self.tr(
                "Catatan ini Anda ubah di dua laptop. Keduanya tersimpan; pilih yang benar. Yang "
                "lain tetap ada dalam riwayat."
            ),
            "body",
            "muted",
            wrap=True,
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self.body.addWidget(self._what)
        self.body.addWidget(self._why)
        self.body.addLayout(self._grid)
        self.later = Button(self.tr("Nanti"), clicked=self.reject)
        self.mine = Button(self.tr("Pakai yang di sini"), "device", clicked=self._keep_mine)
        self.theirs = Button("", "down_load", clicked=self._take_theirs)
        for button in (self.later, self.mine, self.theirs):
            self.add_action(button)
        self._show()

    @property
    def current(self) -> TwoVersions:
        """Return the pair that is shown."""
        return self._pairs[0]

    def texts(self) -> list[tuple[str, str, str]]:
        """Return what is written side by side, the heading first."""
        found = []
        for row in range(self._grid.rowCount()):
            items = [self._grid.itemAtPosition(row, column) for column in range(3)]
            labels = [item.widget() for item in items if item is not None]
            if labels:
                found.append(tuple(w.text() for w in labels if isinstance(w, Label)))
        return [line for line in found if len(line) == 3]

    def taken(self) -> None:
        """Go on to the next record, or close when that was the last one."""
        self._pairs.pop(0)
        if self._pairs:
            self._show()
        else:
            self.accept()

    def refuse(self, error: PenilaianError) -> None:
        """Say why it did not work and let the person try again."""
        self._allow("")
        self.explanation.set_tint("bad")
        self.explain(str(describe(error)))

    def _show(self) -> None:
        two = self.current
        self._what.setText(two.title)
        clear(self._grid)
        rows = [("", self.tr("Di laptop ini"), self.tr("Dari {0}").format(two.origin)), *two.rows]
        if not two.rows:
            rows.append((self.tr("Isi"), self.tr("sama"), self.tr("sama, versi lain")))
        for row, (name, here, there) in enumerate(rows):
            role: FontRole = "strong" if row == 0 else "body"
            self._grid.addWidget(Label(name, "body", "muted"), row, 0)
            self._grid.addWidget(Label(here or "–", role, wrap=True), row, 1)
            self._grid.addWidget(Label(there or "–", role, wrap=True), row, 2)
        self.theirs.setText(self.tr("Pakai yang dari {0}").format(two.origin))
        self.mine.setFocus()
        self._allow("")
        self.explanation.set_tint("muted")
        left = len(self._pairs) - 1
        self.explain(self.tr("{0} lagi").format(left) if left else "")
        self._cover()

    def _keep_mine(self) -> None:
        self._choose(keep_mine=True)

    def _take_theirs(self) -> None:
        self._choose(keep_mine=False)

    def _choose(self, *, keep_mine: bool) -> None:
        self._allow(self.tr("Sedang disimpan."))
        self.chosen.emit(self.current, keep_mine)

    def _allow(self, reason: str) -> None:
        self.mine.refuse(reason)
        self.theirs.refuse(reason)
