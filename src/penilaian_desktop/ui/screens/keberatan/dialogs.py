"""Dialogs of an objection: file it, explain, decide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.objection import ObjectionOutcome
from penilaian_desktop.domain.objection_views import DossierView, FilingView
from penilaian_desktop.domain.wording import long_date, predicate_label, rating_label
from penilaian_desktop.ui.screens.keberatan import words
from penilaian_desktop.ui.widgets.field import ComboBox, TextArea
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.result_preview import PreviewLine
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.writing_dialog import Writing, WritingDialog

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class FileDialog(WritingDialog):
    """An objection in writing and with reasons; the dossier is frozen with it."""

    def __init__(
        self, context: UiContext, over: QWidget, filings: Mapping[str, FilingView], chosen: str
    ) -> None:
        super().__init__(
            context,
            over,
            over.tr("Ajukan keberatan"),
            confirm=over.tr("Ajukan"),
            write=self._job,
            said=over.tr("Keberatan diajukan kepada atasan penilai"),
            icon="send",
            width=600,
        )
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

    def _job(self) -> Writing:
        objections, s = self._context.services.objections, self._context.session
        code, text = self.period.value(), self.text.text()
        return lambda: objections.file(s, code, text)


class ReplyDialog(WritingDialog):
    """The appraiser's explanation."""

    def __init__(self, context: UiContext, over: QWidget, dossier: DossierView) -> None:
        super().__init__(
            context,
            over,
            over.tr("Penjelasan penilai"),
            confirm=over.tr("Simpan penjelasan"),
            write=self._job,
            said=over.tr("Penjelasan disimpan"),
            icon="send",
            width=600,
        )
        self._id = dossier.item.id
        self.body.addWidget(Label(f"“{dossier.text}”", "body", "muted", wrap=True))
        self.text = TextArea(dossier.explanation, height=120)
        self.rows.add("text", self.tr("Penjelasan atas hasil penilaian"), self.text)
        self.body.addWidget(self.rows)

    def _job(self) -> Writing:
        objections, s = self._context.services.objections, self._context.session
        objection_id, text = self._id, self.text.text()
        return lambda: objections.reply(s, objection_id, text)


class DecideDialog(WritingDialog):
    """The superior's decision; new ratings give the new predicate by the rule. It is final."""

    def __init__(self, context: UiContext, over: QWidget, dossier: DossierView) -> None:
        super().__init__(
            context,
            over,
            over.tr("Putuskan keberatan"),
            confirm=over.tr("Putuskan"),
            write=self._job,
            said=over.tr("Keberatan diputuskan"),
            icon="send",
            width=600,
        )
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
        self.predicate = ComboBox([(one.value, predicate_label(one)) for one in Predicate])
        self.predicate.set_value(dossier.item.predicate.value)
        self.preview = PreviewLine(context)
        self._asks, self._was = dossier.asks, dossier.item.predicate
        self.rows.add("outcome", self.tr("Keputusan"), self.outcome)
        asked: list[tuple[str, str, QWidget]] = []
        if self._asks.work:
            asked.append(("work", self.tr("Hasil kerja sesudah keputusan"), self.work))
        if self._asks.behaviour:
            title = self.tr("Perilaku kerja sesudah keputusan")
            asked.append(("behaviour", title, self.behaviour))
        if asked:
            self.rows.add_row(*asked)
            self.rows.add_widget(self.preview)
        else:
            self.rows.add(
                "predicate", self.tr("Predikat sesudah keputusan"), self.predicate,
                self.tr("Skema periode ini tidak memakai rating: predikatnya yang diputuskan."),
            )  # fmt: skip
        for box in (self.work, self.behaviour):
            box.chosen.connect(lambda _key: self._preview())
        self.rows.add("reason", self.tr("Alasan keputusan"), self.reason)
        self.body.addWidget(self.rows)
        self.explain(self.tr("Keputusan final dan **tidak dapat diurungkan**."))
        self._preview()

    def _ratings(self) -> tuple[Rating | None, Rating | None]:
        """Return what is chosen; None for what the scheme does not ask for."""
        return (
            Rating(self.work.value()) if self._asks.work else None,
            Rating(self.behaviour.value()) if self._asks.behaviour else None,
        )

    def _preview(self) -> None:
        if not self._asks.any:
            return
        objections, s = self._context.services.objections, self._context.session
        objection_id, (work, behaviour) = self._id, self._ratings()
        self.preview.ask(lambda: objections.preview(s, objection_id, work, behaviour), self._was)

    def send(self) -> None:
        """Decide; the outcome must be chosen first."""
        self.rows.clear_faults()
        if not self.outcome.value():
            self.rows.show_fault("outcome", self.tr("Pilih keputusan dahulu."))
            self._cover()
            return
        super().send()

    def _job(self) -> Writing:
        objections, s = self._context.services.objections, self._context.session
        objection_id, reason = self._id, self.reason.text()
        outcome = ObjectionOutcome(self.outcome.value())
        work, behaviour = self._ratings()
        predicate = None if self._asks.any else Predicate(self.predicate.value())
        return lambda: objections.decide(
            s, objection_id, outcome, reason, work=work, behaviour=behaviour, predicate=predicate
        )
