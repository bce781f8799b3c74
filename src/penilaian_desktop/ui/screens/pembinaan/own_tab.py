"""Pelatihan saya: the trainings of the person who is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.training_views import OwnTraining
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.screens.pembinaan.words import own_columns, tr
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.table import RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.pembinaan.page import PembinaanPage

ROW = 48


class OwnTab(QWidget):
    """Reads only: HR records who came and the scores."""

    def __init__(self, page: PembinaanPage) -> None:
        super().__init__()
        self._page = page
        self.model: RecordModel[OwnTraining] = RecordModel(own_columns())
        self.view = TableView(self.model, tr("Pelatihan saya"), row_height=ROW)
        self.card = Card(tr("Pelatihan saya"))
        self.card.body.addWidget(self.view, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.card)
        self._stack.addWidget(
            EmptyState(
                "book",
                tr("Belum ada pelatihan untuk Anda"),
                tr(
                    "Kepegawaian mendaftarkan peserta; kebutuhan Anda diusulkan pejabat penilai "
                    "di Tindak lanjut."
                ),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack, 1)

    def refresh(self) -> None:
        """Load the own trainings."""
        services, s = self._page.context.services, self._page.context.session
        self._page.run(
            lambda _r: services.training.of_person(s, s.person_id), self._show, key="own"
        )

    def _show(self, found: tuple[OwnTraining, ...]) -> None:
        self.model.set_rows(list(found))
        hours = sum(one.hours for one in found if one.participation.attended)
        self.card.set_note(tr("{0} jam pelajaran diikuti").format(number(hours)))
        self._stack.setCurrentIndex(0 if found else 1)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the hours out of a small window."""
        for at, column in enumerate(self.model.columns):
            self.view.setColumnHidden(at, narrow and column.key == "hours")
