"""What the page shows while a year has no plan: what a plan is for, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.plan import Approach
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.small import Icon


class EmptyPlan(QWidget):
    """`begun` carries the approach of a new plan, `copied` asks for a copy of last year's."""

    begun = Signal(str)
    copied = Signal()
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title = Label("", "section", align=centre)
        self._text = Label(
            self.tr(
                "SKP berisi rencana hasil kerja (RHK) dengan indikator dan targetnya, perilaku "
                "kerja, dan lampiran. Kegiatan harian yang mendukung RHK dihitung ke targetnya."
            ),
            "body",
            "muted",
            wrap=True,
            align=centre,
        )
        self._text.setFixedSize(420, self._text.heightForWidth(420))
        self.approach = Segmented(
            (
                (Approach.KUANTITATIF.value, self.tr("Kuantitatif")),
                (Approach.KUALITATIF.value, self.tr("Kualitatif")),
            ),
            self.tr("Pendekatan hasil kerja"),
            equal=True,
        )
        self.begin = Button(self.tr("Susun SKP"), "add", kind="primary")
        self.copy = Button(self.tr("Salin SKP"), "copy")
        self.read = Button(self.tr("Impor dari Excel…"), "sheet", clicked=self.import_wanted.emit)
        self.begin.clicked.connect(lambda: self.begun.emit(self.approach.value()))
        self.copy.clicked.connect(self.copied.emit)
        actions = QHBoxLayout()
        actions.setSpacing(8)
        actions.addStretch(1)
        actions.addWidget(self.read)
        actions.addWidget(self.copy)
        actions.addWidget(self.begin)
        actions.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(Icon("skp", "muted", 32), 0, centre)
        column.addSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._text, 0, centre)
        self._waiting = Label("", "strong", "info", align=centre)
        self._waiting.hide()
        column.addWidget(self._waiting)
        column.addSpacing(12)
        column.addWidget(Label(self.tr("Pendekatan"), "small", "muted", align=centre))
        column.addWidget(self.approach, 0, centre)
        column.addSpacing(12)
        column.addLayout(actions)
        column.addStretch(3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollColumn(inner))

    def show_year(self, year: int, *, copy_from: int | None, proposals: int = 0) -> None:
        """Offer to begin the plan of a year, or to copy that of the year before.

        `proposals` of the head wait to become RHK of that plan.
        """
        words = self.tr("{count} usulan RHK dari pimpinan menunggu di SKP ini.")
        self._waiting.setText(words.format(count=proposals) if proposals else "")
        self._waiting.setVisible(bool(proposals))
        self._title.setText(self.tr("Belum ada SKP {year}").format(year=year))
        self.begin.setText(self.tr("Susun SKP {year}").format(year=year))
        self.copy.setVisible(copy_from is not None)
        if copy_from is not None:
            self.copy.setText(self.tr("Salin dari {year}").format(year=copy_from))
