"""Say that an indicator is hard to measure; the office counts these words (SM-4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.scheme_views import ComplaintItem
from penilaian_desktop.domain.skp_views import IndicatorView
from penilaian_desktop.domain.wording import long_date
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import TextArea
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class ComplaintDialog(Dialog):
    """Asks what is hard; the reason starts from the kind that was chosen."""

    def __init__(self, context: UiContext, over: QWidget, indicator: IndicatorView) -> None:
        super().__init__(over, self.tr("Indikator sulit diukur"), width=560)
        self._context = context
        self._indicator = indicator
        self._starts = {
            "data": self.tr("Datanya tidak ada atau sulit diperoleh: "),
            "words": self.tr("Kata-katanya dapat dibaca berbeda: "),
            "reach": self.tr("Di luar kendali saya: "),
        }
        self.body.addWidget(Label(indicator.text, "strong", wrap=True))
        self.answer = Label("", "body", wrap=True, markup=True)
        self.answer.hide()
        self.body.addWidget(self.answer)
        self.kind = Segmented(
            (
                ("data", self.tr("Data sulit")),
                ("words", self.tr("Tidak jelas")),
                ("reach", self.tr("Di luar kendali")),
            ),
            self.tr("Apa yang sulit"),
            equal=True,
            optional=True,
        )
        self.reason = TextArea(
            height=96, placeholder=self.tr("Laporan SIAK tidak memuat jam selesai tiap berkas")
        )
        self.rows = FormRows()
        self.rows.add_widget(self.kind)
        self.rows.add("reason", self.tr("Jelaskan singkat"), self.reason)
        self.body.addWidget(self.rows)
        self.explain(self.tr("Kantor melihat jumlah dan alasannya, tanpa nama."))
        self.add_cancel()
        self.send = self.add_action(
            Button(self.tr("Sampaikan"), "flag", kind="primary", clicked=self._send)
        )
        self.kind.chosen.connect(self._begin)
        self._look()

    def first_input(self) -> QWidget:
        """Begin with the reason."""
        return self.reason

    def _look(self) -> None:
        """Read what was said about the indicator before, and what the library answered."""
        services, session, wanted = (
            self._context.services,
            self._context.session,
            self._indicator.id,
        )
        self._context.tasks.submit(
            self,
            lambda _r: next(
                (
                    one
                    for one in services.indicator_complaints.own(session)
                    if one.indicator_id == wanted
                ),
                None,
            ),
            self._tell,
            self._refused,
            lane=Lane.READ,
            key="answer",
        )

    def _tell(self, item: ComplaintItem | None) -> None:
        self.answer.setVisible(item is not None)
        if item is None:
            return
        said = self.tr("Anda menyampaikan pada {day}: {reason}").format(
            day=long_date(item.on), reason=item.reason
        )
        if item.answered_on is None:
            told = self.tr("**Menunggu jawaban** tim penyusun.")
        else:
            told = self.tr(
                "**Dijawab**: “{name}”, edisi {edition} pustaka, berlaku {day}. Ambil dari pustaka "
                "saat SKP disusun lagi."
            ).format(name=item.answer, edition=item.answered_by, day=long_date(item.answered_on))
        self.answer.setText(f"{said}\n\n{told}")
        self._cover()

    def _begin(self, kind: str) -> None:
        text = self.reason.text()
        for start in self._starts.values():
            text = text.removeprefix(start)
        self.reason.setPlainText(self._starts[kind] + text)
        self.reason.setFocus()
        self.reason.moveCursor(self.reason.textCursor().MoveOperation.End)

    def _send(self) -> None:
        services, session = self._context.services, self._context.session
        indicator_id, reason = self._indicator.id, self.reason.text()
        self._context.tasks.submit(
            self,
            lambda _r: services.indicator_complaints.file(session, indicator_id, reason),
            self._sent,
            self._refused,
            lane=Lane.WRITE,
        )

    def _sent(self, outcome: Outcome[ComplaintItem]) -> None:
        words = self.tr("Keluhan indikator dicatat")
        self._context.signals.toast_requested.emit(words, outcome.undo_label)
        self.accept()

    def _refused(self, error: PenilaianError) -> None:
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self._context.signals.refused.emit(error)
