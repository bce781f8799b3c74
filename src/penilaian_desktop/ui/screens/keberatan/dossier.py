"""One objection read from above: the clock, the reasons, the frozen dossier, the answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.objection_views import DossierView
from penilaian_desktop.domain.wording import long_date, predicate_label, rating_label
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.screens.keberatan import words
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.form import FactRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Icon, Pill, predicate_mark


class DossierCards(QWidget):
    """The cards of one objection."""

    reply_wanted = Signal()
    decide_wanted = Signal()
    withdraw_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(12)
        self.head = Card(" ", padded=True)
        self.pill = Pill()
        self.head.add_head_widget(self.pill)
        self.clock = Label("", "body", wrap=True, markup=True)
        self.text = Label("", "body", wrap=True)
        self.head.body.addWidget(self.clock)
        self.head.body.addWidget(self.text)
        self.reply = Button(self.tr("Beri penjelasan…"), "comment",
                            clicked=self.reply_wanted.emit)  # fmt: skip
        self.decide = Button(self.tr("Putuskan…"), "objection", kind="primary",
                             clicked=self.decide_wanted.emit)  # fmt: skip
        self.withdraw = text_button(
            self.tr("Tarik keberatan"), "undo", clicked=self.withdraw_wanted.emit
        )
        self.waiting = Label("", "small", "muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.reply, self.decide, self.withdraw):
            row.addWidget(button)
        row.addStretch(1)
        self.head.body.addLayout(row)
        self.head.body.addWidget(self.waiting)
        self.said = Card(self.tr("Penjelasan dan keputusan"), padded=True)
        self.explained = Label("", "body", wrap=True, markup=True)
        self.decided = Label("", "body", wrap=True, markup=True)
        self.after = QHBoxLayout()
        self.before_pill, self.after_pill = Pill(), Pill()
        self.arrow = Icon("arrow_right", "muted", 12)
        self.after.setSpacing(6)
        for part in (self.before_pill, self.arrow, self.after_pill):
            self.after.addWidget(part)
        self.after.addStretch(1)
        self.said.body.addWidget(self.explained)
        self.said.body.addWidget(self.decided)
        self.said.body.addLayout(self.after)
        self.times = Card(self.tr("Riwayat"), padded=True)
        self.frozen = Card(self.tr("Yang dilihat pegawai"), padded=True)
        self.facts = FactRows()
        self.frozen.body.addWidget(self.facts)
        self._frozen = QVBoxLayout()
        self._frozen.setSpacing(2)
        self.frozen.body.addLayout(self._frozen)
        self.seal = Label("", "small", "muted", wrap=True)
        self.frozen.body.addWidget(self.seal)
        for card in (self.head, self.said, self.times, self.frozen):
            self._column.addWidget(card)
        self._column.addStretch(1)

    def show_dossier(self, dossier: DossierView) -> None:
        """Show an objection."""
        item = dossier.item
        label = PeriodCode.parse(item.period_code).label
        self.head.set_title(
            self.tr("{0} · {1}").format(item.person.name, label),
        )
        self.pill.set_mark(words.state_mark(item.state))
        clock = words.clock_words(item)
        self.clock.setText(clock)
        self.clock.setVisible(bool(clock))
        self.clock.set_tint("bad" if item.decide_by.left < 0 else "text")
        self.text.setText(f"“{dossier.text}”")
        self.reply.setVisible(item.may_reply)
        self.reply.setText(
            self.tr("Ubah penjelasan…") if dossier.explanation else self.tr("Beri penjelasan…")
        )
        self.decide.setVisible(item.may_decide)
        self.withdraw.setVisible(item.may_withdraw)
        self._say(dossier)
        self._times(dossier)
        self._freeze(dossier)

    def _say(self, dossier: DossierView) -> None:
        there = bool(dossier.explanation or dossier.decision)
        self.said.setVisible(there)
        waits = dossier.decided_on is None and dossier.withdrawn_on is None
        self.waiting.setText(
            self.tr("Dapat diputuskan setelah penilai memberi penjelasan, atau setelah batasnya "
                    "lewat.")
            if waits and not dossier.explanation and not dossier.item.may_decide
            else ""
        )  # fmt: skip
        self.waiting.setVisible(bool(self.waiting.text()))
        self.explained.setVisible(bool(dossier.explanation))
        self.explained.setText(
            self.tr("**{0}:** {1}").format(dossier.explained_by, dossier.explanation)
        )
        self.decided.setVisible(bool(dossier.decision))
        for part in (self.arrow,):
            part.setVisible(dossier.outcome is not None)
        if dossier.outcome is None:
            self.before_pill.set_mark(None)
            self.after_pill.set_mark(None)
            return
        self.decided.setText(
            self.tr("**{0}.** {1}").format(words.outcome_words(dossier.outcome), dossier.decision)
        )
        self.before_pill.set_mark(predicate_mark(dossier.item.predicate))
        if dossier.predicate_after is not None:
            self.after_pill.set_mark(predicate_mark(dossier.predicate_after))
            if dossier.work_after is not None and dossier.behaviour_after is not None:
                self.after_pill.setToolTip(
                    self.tr("Hasil kerja {0}, perilaku {1}: {2}").format(
                        rating_label(dossier.work_after),
                        rating_label(dossier.behaviour_after),
                        predicate_label(dossier.predicate_after),
                    )
                )

    def _times(self, dossier: DossierView) -> None:
        clear(self.times.body)
        for line in words.timeline(dossier):
            whole = QWidget()
            row = QHBoxLayout(whole)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
            row.addWidget(Icon(line.icon, line.tint), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(line.what, "body", "text" if line.who else "muted", wrap=True), 1)
            second = " · ".join(part for part in (line.who, line.day) if part)
            row.addWidget(Label(second, "small", "muted"))
            self.times.body.addWidget(whole)

    def _freeze(self, dossier: DossierView) -> None:
        clear(self._frozen)
        self.frozen.set_note(self.tr("dibekukan {0}").format(long_date(dossier.item.filed_on)))
        facts = words.shown_facts(dossier.shown)
        short = [(name, text) for name, text in facts if len(text) <= 40]
        self.facts.set_facts(short)
        for name, text in facts:
            if len(text) > 40:
                self._frozen.addWidget(Label(f"**{name}** {text}", "body", wrap=True, markup=True))
        for line in words.shown_steps(dossier.shown):
            self._frozen.addWidget(Label(line, "small", "muted", wrap=True, markup=True))
        for text, giver in words.shown_feedback(dossier.shown):
            self._frozen.addWidget(Label(f"“{text}”", "body", wrap=True))
            self._frozen.addWidget(Label(giver, "small", "muted", wrap=True))
        state = (
            self.tr("Sidik jari berkas {0}… cocok: isinya tidak berubah.")
            if dossier.intact
            else self.tr("Sidik jari berkas {0}… tidak cocok: isi berkas berubah.")
        ).format(dossier.sha256[:16])
        if dossier.changed_since:
            state += self.tr(" Penilaian kini mempunyai versi yang lebih baru.")
        self.seal.set_tint("muted" if dossier.intact else "bad")
        self.seal.setText(state)
