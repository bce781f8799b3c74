"""What the head says to the person: a strength, an improvement, a recommendation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from penilaian_desktop.domain.appraisal_views import AppraisalView
from penilaian_desktop.ui.widgets.autosave import refill
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import TextArea
from penilaian_desktop.ui.widgets.form import FormRows


class NotesCard(Card):
    """Three texts, saved as they are typed; the first two are required."""

    typed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(self.tr("Catatan penilai"), padded=True)
        self.rows = FormRows()
        self.areas: dict[str, TextArea] = {}
        for field, label, hint in (
            ("strength", self.tr("Kekuatan (wajib)"), self.tr("Apa yang dikerjakan dengan baik")),
            ("improvement", self.tr("Perbaikan (wajib)"), self.tr("Apa yang perlu diperbaiki")),
            (
                "recommendation",
                self.tr("Catatan atau rekomendasi"),
                self.tr("Dicetak pada Dokumen Evaluasi"),
            ),
        ):
            area = TextArea(placeholder=hint, height=60)
            self.areas[field] = area
            self.rows.add(field, label, area)
            area.textChanged.connect(self._teller(field))
        self.body.addWidget(self.rows)
        self._filling = False

    def show_view(self, view: AppraisalView, dirty: frozenset[str]) -> None:
        """Show the texts; those that are being typed are left alone."""
        self._filling = True
        for field, area in self.areas.items():
            if field not in dirty:
                refill(area, getattr(view, field))
            area.setReadOnly(not view.editable)
        self._filling = False

    def _teller(self, field: str) -> Callable[[], None]:
        return lambda: self._tell(field)

    def _tell(self, field: str) -> None:
        if not self._filling:
            self.typed.emit(field, self.areas[field].text())
