"""Dialogs of an objection: file it, explain, decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.objection import ObjectionOutcome
from penilaian_desktop.domain.objection_views import DossierView, FilingView
from penilaian_desktop.domain.wording import long_date, rating_label
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.keberatan import words
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import ComboBox, TextArea
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class _Answering(Dialog):
    """Form rows, a job in the write lane, refusals at their inputs."""

    saved = Signal(object)
    """The dossier as it is now."""

    def __init__(self, context: UiContext, over: QWidget, title: str, confirm: str) -> None:
        super().__init__(over, title, width=600)
        self._context = context
        self.rows = FormRows()
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = self.add_action(primary_button(confirm, "send", clicked=self.send))
        shortcut(self, "Ctrl+Return", self.send)

    def job(self) -> Callable[[], Outcome[DossierView]]:
        """Return what to write; read from the inputs on the GUI thread."""
        raise NotImplementedError

    def said(self) -> str:
        """Return what the toast says."""
        raise NotImplementedError

    def send(self) -> None:
        """Write it."""
        self.rows.clear_faults()
        job = self.job()
        self._context.tasks.submit(
            self, lambda _r: job(), self._done, self._refuse, lane=Lane.WRITE
        )

    def _done(self, outcome: Outcome[DossierView]) -> None:
        self._context.signals.toast_requested.emit(self.said(), outcome.undo_label)
        self.saved.emit(outcome.value)
        self.accept()

    def _refuse(self, error: PenilaianError) -> None:
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self.explanation.set_tint("bad")
            self.explain(str(describe(error)))
        self._cover()


class FileDialog(_Answering):
    """An objection in writing and with reasons; the dossier is frozen with it."""

    def __init__(
        self, context: UiContext, over: QWidget, filings: Mapping[str, FilingView], chosen: str
    ) -> None:
        super().__init__(context, over, over.tr("Ajukan keberatan"), over.tr("Ajukan"))
        self._filings = filings
        self.period = ComboBox([(code, PeriodCode.parse(code).label) for code in filings])
        self.text = TextArea(
            height=120,
            placeholder=self.tr("Bagian mana yang Anda rasa tidak tepat, dan apa buktinya"),
        )
        self.clock = Label("", "body", "muted", wrap=True, markup=True)
        self.rows.add("period", self.tr("Hasil periode"), self.period)
        self.rows.add_widget(self.clock)
        self.rows.add("text", self.tr("Alasan keberatan"), self.text)
        self.body.addWidget(self.rows)
        self.body.addWidget(
            Label(
                self.tr(
                    "Isi penilaian yang Anda lihat sekarang dibekukan bersama keberatan. Penilai "
                    "memberi penjelasan, lalu atasannya memutuskan; keputusan itu final."
                ),
                "small", "muted", wrap=True,
            )
        )  # fmt: skip
        self.period.chosen.connect(self._show)
        if chosen in filings:
            self.period.set_value(chosen)
        self._show(self.period.value())

    def first_input(self) -> QWidget:
        """Put the focus where the reasons are written."""
        return self.text

    def _show(self, code: str) -> None:
        filing = self._filings.get(code)
        until = filing.until if filing is not None else None
        if until is None:
            self.clock.setText("")
        elif until.left < 0:
            self.clock.setText(
                self.tr("Masa keberatan berakhir **{0}**; yang diajukan sekarang ditandai "
                        "terlambat.").format(long_date(until.day))
            )  # fmt: skip
        else:
            self.clock.setText(
                self.tr("Dapat diajukan sampai **{0}**: {1}.").format(
                    long_date(until.day), words.left_words(until)
                )
            )

    def job(self) -> Callable[[], Outcome[DossierView]]:
        """File it."""
        objections, s = self._context.services.objections, self._context.session
        code, text = self.period.value(), self.text.text()
        return lambda: objections.file(s, code, text)

    def said(self) -> str:
        """Return what the toast says."""
        return self.tr("Keberatan diajukan kepada atasan penilai")


class ReplyDialog(_Answering):
    """The appraiser's explanation."""

    def __init__(self, context: UiContext, over: QWidget, dossier: DossierView) -> None:
        super().__init__(context, over, over.tr("Penjelasan penilai"), over.tr("Simpan penjelasan"))
        self._id = dossier.item.id
        self.body.addWidget(Label(f"“{dossier.text}”", "body", "muted", wrap=True))
        self.text = TextArea(dossier.explanation, height=120)
        self.rows.add("text", self.tr("Penjelasan atas hasil penilaian"), self.text)
        self.body.addWidget(self.rows)

    def job(self) -> Callable[[], Outcome[DossierView]]:
        """Write the explanation."""
        objections, s = self._context.services.objections, self._context.session
        objection_id, text = self._id, self.text.text()
        return lambda: objections.reply(s, objection_id, text)

    def said(self) -> str:
        """Return what the toast says."""
        return self.tr("Penjelasan disimpan")


class DecideDialog(_Answering):
    """The superior's decision; new ratings give the new predicate by the rule. It is final."""

    def __init__(self, context: UiContext, over: QWidget, dossier: DossierView) -> None:
        super().__init__(context, over, over.tr("Putuskan keberatan"), over.tr("Putuskan"))
        self._id = dossier.item.id
        self.outcome = Segmented(
            [(one.value, words.outcome_words(one)) for one in ObjectionOutcome],
            self.tr("Keputusan"),
            optional=True,
        )
        ratings = [(one.value, rating_label(one)) for one in reversed(list(Rating))]
        self.work = ComboBox(ratings)
        self.behaviour = ComboBox(ratings)
        for box, name in ((self.work, "hasil_kerja"), (self.behaviour, "perilaku_kerja")):
            rating = words.shown_rating(dossier.shown, name)
            if rating is not None:
                box.set_value(rating.value)
        self.reason = TextArea(height=96)
        self.rows.add("outcome", self.tr("Keputusan"), self.outcome)
        self.rows.add_row(
            ("work", self.tr("Hasil kerja sesudah keputusan"), self.work),
            ("behaviour", self.tr("Perilaku kerja sesudah keputusan"), self.behaviour),
        )
        self.rows.add("reason", self.tr("Alasan keputusan"), self.reason)
        self.body.addWidget(self.rows)
        self.explain(self.tr("Keputusan final dan **tidak dapat diurungkan**."))

    def send(self) -> None:
        """Decide; the outcome must be chosen first."""
        self.rows.clear_faults()
        if not self.outcome.value():
            self.rows.show_fault("outcome", self.tr("Pilih keputusan dahulu."))
            self._cover()
            return
        super().send()

    def job(self) -> Callable[[], Outcome[DossierView]]:
        """Write the decision."""
        objections, s = self._context.services.objections, self._context.session
        objection_id, reason = self._id, self.reason.text()
        outcome = ObjectionOutcome(self.outcome.value())
        work, behaviour = Rating(self.work.value()), Rating(self.behaviour.value())
        return lambda: objections.decide(
            s, objection_id, outcome, reason, work=work, behaviour=behaviour
        )

    def said(self) -> str:
        """Return what the toast says."""
        return self.tr("Keberatan diputuskan")
