"""Lending the reading: who, from when to when, and what is lent already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.review_views import DelegationItem, LentState
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label

LOW = 560
"""Windows under this height show the inputs and the newest delegation alone."""
FIRST_SPAN = 4
"""Days after the first on which the delegation ends unless another day is chosen."""


class DelegateDialog(Dialog):
    """`wanted` carries person, first day, last day and note; `end_requested` a delegation."""

    wanted = Signal(str, object, object, str)
    end_requested = Signal(object)

    def __init__(
        self,
        over: QWidget,
        choices: Sequence[PersonItem],
        lent: Sequence[DelegationItem],
        today: date,
    ) -> None:
        super().__init__(over, self.tr("Wakilkan tinjauan"), width=560)
        about = self.tr(
            "Selama tanggal ini wakil Anda membaca, menerima, dan mengembalikan kegiatan staf "
            "Anda, dengan tanda tangannya sendiri. Menilai dan menyetujui SKP tetap pada Anda. "
            "Berakhir sendiri pada tanggalnya."
        )
        low = over.window().height() < LOW
        if not low:
            self.body.addWidget(Label(about, "body", "muted", wrap=True))
        self.rows = FormRows()
        options = [("", self.tr("Pilih wakil"))]
        options += [(person.person_id, self._words(person)) for person in choices]
        self.who = ComboBox(options)
        self.starts = DateField(today)
        self.ends = DateField(today + timedelta(days=FIRST_SPAN))
        self.note = Field(placeholder=self.tr("Misalnya: cuti tahunan"))
        self.rows.add("delegate", self.tr("Wakil"), self.who)
        self.rows.add_row(
            ("starts", self.tr("Kegiatan mulai tanggal"), self.starts),
            ("ends", self.tr("Sampai dengan"), self.ends),
        )
        self.rows.add("note", self.tr("Keterangan (boleh kosong)"), self.note)
        self.body.addWidget(self.rows)
        for item in lent[:1] if low else lent:
            self.body.addWidget(self._line(item))
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = primary_button(self.tr("Wakilkan"), "person_check", clicked=self._submit)
        self.add_action(self.confirm)
        if not choices:
            self.confirm.refuse(self.tr("Belum ada akun lain di laptop ini."))
            self.explain(self.tr("Belum ada akun lain di laptop ini."))
        self.starts.edited.connect(self._keep_order)

    def first_input(self) -> QWidget:
        """Begin with the choice of the delegate."""
        return self.who

    def refuse(self, error: PenilaianError) -> None:
        """Say at the input why it cannot be, anything else in the foot."""
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self.explanation.set_tint("bad")
            self.explain(str(describe(error)))
        self._cover()

    def _submit(self) -> None:
        self.rows.clear_faults()
        self.wanted.emit(self.who.value(), self.starts.value(), self.ends.value(), self.note.text())

    def _keep_order(self, starts: date) -> None:
        if self.ends.value() < starts:
            self.ends.set_value(starts)

    @staticmethod
    def _words(person: PersonItem) -> str:
        return f"{person.name} · {person.position}" if person.position else person.name

    def _line(self, item: DelegationItem) -> QWidget:
        """Return a delegation with its dates, its state, and the button that ends it."""
        line = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(item.delegate, "strong"))
        states = {
            LentState.COMING: self.tr("akan datang"),
            LentState.RUNNING: self.tr("berlaku"),
            LentState.ENDED: self.tr("berakhir"),
        }
        span = f"{short_date(item.starts)} – {short_date(item.ends)} · {states[item.state]}"
        if item.decided:
            span += " · " + self.tr("{0} keputusan").format(item.decided)
        words.addWidget(Label(span, "small", "muted"))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        if item.state is not LentState.ENDED:
            end = Button(
                self.tr("Akhiri"), compact=True, clicked=partial(self.end_requested.emit, item)
            )
            end.setAccessibleName(self.tr("Akhiri perwakilan kepada {0}").format(item.delegate))
            row.addWidget(end)
        return line
