"""The tab Keluhan indikator: what staff find hard to measure, counted (SM-4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.scheme_views import ComplaintGroup, ComplaintItem
from penilaian_desktop.domain.wording import long_date, short_date
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.widgets.beside import Beside
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.small import Mark
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class ComplaintsTab(QWidget):
    """Indicators with their complaints; nobody's name is shown."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._text = ""
        self.model: RecordModel[ComplaintGroup] = RecordModel(
            [
                Column(
                    "text",
                    self.tr("Indikator"),
                    lambda g: Cell(g.text, second=self._origin(g), strong=True),
                    sort=lambda g: g.text.casefold(),
                ),
                Column(
                    "count",
                    self.tr("Keluhan"),
                    lambda g: str(g.count),
                    width=80,
                    number=True,
                    sort=lambda g: g.count,
                ),
                Column(
                    "latest",
                    self.tr("Terakhir"),
                    lambda g: short_date(g.latest),
                    width=110,
                    sort=lambda g: g.latest,
                ),
                Column(
                    "state", self.tr("Jawaban"), lambda g: Cell(pill=self._answer(g)), width=150
                ),
            ]
        )
        self.view = TableView(self.model, self.tr("Keluhan indikator"), row_height=52)
        self.frame = Beside(self.view, self.tr("Keluhan indikator"))
        self.card = Card(self.tr("Alasan"), padded=True)
        self._told = Label("", "small", "muted", wrap=True)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(12)
        self.card.body.addWidget(self._told)
        self.card.body.addLayout(self._reasons)
        self.frame.side.addWidget(self.card)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.frame)
        self._stack.addWidget(
            EmptyState(
                "flag",
                self.tr("Belum ada keluhan indikator"),
                self.tr(
                    "Pegawai dapat menandai indikator SKP yang sulit diukur. Keluhan sampai di "
                    "sini tanpa nama, dihitung per indikator, dan dijawab dengan edisi pustaka "
                    "yang baru."
                ),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.view.chosen.connect(self._choose)

    def show_groups(self, groups: tuple[ComplaintGroup, ...]) -> None:
        """Show what was complained about."""
        self._stack.setCurrentIndex(0 if groups else 1)
        self.model.set_rows(groups)
        at = self.model.row_of(lambda g: g.text == self._text)
        self.view.choose_row(max(0, at))
        if groups:
            self._choose(self.view.current_record())

    def _choose(self, record: object) -> None:
        if not isinstance(record, ComplaintGroup):
            return
        self._text = record.text
        clear(self._reasons)
        self.card.set_title(record.text)
        told = (
            self.tr("Dijawab edisi {edition} pustaka, berlaku {day}.").format(
                edition=record.answered_by, day=long_date(record.answered_on)
            )
            if record.answered_on is not None
            else self.tr(
                "Belum dijawab. Tulis edisi baru di pustaka indikator; SKP lama tetap memakai "
                "edisinya."
            )
            if record.library_code or record.answer_code
            else self.tr(
                "Belum dijawab. Indikator ini ditulis sendiri dalam SKP: masukkan ke pustaka "
                "dengan cara mengukur yang lebih mudah; pengeluhnya membaca jawabannya di SKP."
            )
        )
        self._told.setText(told)
        for item_ in record.items:
            self._reasons.addWidget(self._reason(item_))

    def _reason(self, item: ComplaintItem) -> QWidget:
        place = f"{item.unit} · {short_date(item.on)}" if item.unit else short_date(item.on)
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(item.reason, "body", wrap=True))
        column.addWidget(Label(place, "small", "muted", wrap=True))
        return told

    def _origin(self, group: ComplaintGroup) -> str:
        if group.library_code:
            return self.tr("pustaka: {code}").format(code=group.library_code)
        return self.tr("ditulis sendiri dalam SKP")

    def _answer(self, group: ComplaintGroup) -> Mark:
        if group.answered_by:
            return Mark(
                self.tr("Edisi {edition}").format(edition=group.answered_by), "check", "good"
            )
        return Mark(self.tr("{count} menunggu").format(count=group.open_count), "clock", "warn")
