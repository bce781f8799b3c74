"""The own result: plainly not yet there, or the predicate with the way to its reasons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.appraisal_views import AppraisalView
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.feedback_views import FeedbackItem
from penilaian_desktop.domain.objection_views import FilingView
from penilaian_desktop.domain.result_views import ChangeSource, ResultChange
from penilaian_desktop.domain.wording import (
    giver_label,
    long_date,
    organisation_label,
    predicate_label,
    rating_label,
    short_date,
)
from penilaian_desktop.ui.kit.formats import local_day
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.form import FactRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Icon, Pill, predicate_mark


class ResultCard(Card):
    """Before publication it says when and where the result appears; afterwards it shows it."""

    why_requested = Signal()
    objection_requested = Signal()
    follow_ups_requested = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Hasil"), padded=True)
        self.pill = Pill()
        self.add_head_widget(self.pill)
        self._icon = Icon("lock")
        self.words = Label("", "body", "muted", wrap=True, markup=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.body.addLayout(row)
        self._facts = FactRows()
        self.body.addWidget(self._facts)
        self._said = Label("", "body", wrap=True, markup=True)
        self.body.addWidget(self._said)
        self.why = Button(self.tr("Mengapa predikat ini?"), "help", clicked=self.why_requested.emit)
        self.body.addWidget(self.why)
        self.objection = Button(
            self.tr("Ajukan keberatan…"), "objection", clicked=self.objection_requested.emit
        )
        self.body.addWidget(self.objection)
        self._clock = Label("", "small", "muted", wrap=True)
        self.body.addWidget(self._clock)
        self.follow_ups = Button(
            self.tr("Tindak lanjut saya"), "follow_up", clicked=self.follow_ups_requested.emit
        )
        self.body.addWidget(self.follow_ups)

    def show_filing(self, filing: FilingView | None) -> None:
        """Show the way to an objection and its clock; None before publication."""
        for part in (self.objection, self._clock):
            part.setVisible(filing is not None)
        if filing is None:
            return
        filed = bool(filing.objection_id)
        self.objection.setText(
            self.tr("Lihat keberatan") if filed else self.tr("Ajukan keberatan…")
        )
        until = filing.until
        if filed or until is None:
            self._clock.setText(self.tr("Keberatan sudah diajukan.") if filed else "")
        elif until.left < 0:
            self._clock.setText(
                self.tr("Masa keberatan berakhir {0}; yang diajukan sekarang ditandai "
                        "terlambat.").format(long_date(until.day))
            )  # fmt: skip
        else:
            self._clock.setText(
                self.tr("Dapat diajukan sampai {0}: {1} hari lagi, {2} hari kerja.").format(
                    long_date(until.day), until.left, until.working_left
                )
            )

    def show_result(self, period: Period, result: AppraisalView | None) -> None:
        """Show the result of a period."""
        there = result is not None
        for part in (self._facts, self._said, self.why, self.follow_ups):
            part.setVisible(there)
        self._icon.setVisible(not there)
        label = PeriodCode.parse(period.code).label
        if result is None:
            self.pill.set_mark(None)
            self.words.setText(
                self.tr(
                    "**Belum diterbitkan.** Hasil {0} terlihat di sini setelah pejabat penilai "
                    "menerbitkannya. Batas penilaian {1}."
                ).format(label, long_date(period.deadline))
            )
            return
        self.pill.set_mark(predicate_mark(result.predicate) if result.predicate else None)
        day = long_date(result.published_on) if result.published_on is not None else ""
        self.words.setText(self.tr("Diterbitkan {0}").format(day))
        facts = []
        if result.work_rating is not None:
            facts.append((self.tr("Hasil kerja"), rating_label(result.work_rating)))
        if result.behaviour_rating is not None:
            facts.append((self.tr("Perilaku"), rating_label(result.behaviour_rating)))
        if result.organisation is not None:
            facts.append((self.tr("Organisasi"), organisation_label(result.organisation)))
        for change in result.changes:
            if change.counts:
                before = predicate_label(change.predicate_before)
                facts.append((_change_name(self, change), self.tr("semula {0}").format(before)))
        self._facts.set_facts(facts)
        notes = (
            (self.tr("Kekuatan"), result.strength),
            (self.tr("Perbaikan"), result.improvement),
            (self.tr("Rekomendasi"), result.recommendation),
        )
        self._said.setText("\n".join(f"**{name}** {text}" for name, text in notes if text.strip()))


def _change_name(card: QWidget, change: ResultChange) -> str:
    if change.source is ChangeSource.OBJECTION:
        return card.tr("Keberatan")
    return card.tr("Kalibrasi")


class FeedbackCard(Card):
    """The feedback that the person may see by now."""

    def __init__(self) -> None:
        super().__init__(self.tr("Umpan balik"))
        self._column = QVBoxLayout()
        self._column.setContentsMargins(15, 12, 15, 12)
        self._column.setSpacing(2)
        self.body.addLayout(self._column)

    def show_items(self, items: Sequence[FeedbackItem], running: bool) -> None:
        """Show feedback, newest first."""
        clear(self._column)
        self.set_note(str(len(items)) if items else "")
        for item in reversed(items):
            self._column.addWidget(Label(f"“{item.text}”", "body", wrap=True))
            giver = giver_label(item.giver_role)
            day = short_date(local_day(item.at)) if item.giver else ""
            parts = [giver, item.giver, item.value_name, day]
            words = " · ".join(part for part in parts if part)
            self._column.addWidget(Label(words, "small", "muted", wrap=True))
            self._column.addSpacing(8)
        if not items:
            words = (
                self.tr("Belum ada umpan balik pada periode ini.")
                if running
                else self.tr("Umpan balik sesudah periode terlihat bersama hasilnya.")
            )
            self._column.addWidget(Label(words, "body", "muted", wrap=True))
