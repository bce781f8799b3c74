"""The facts of a draft: what is asked, and a way to ask for more or for less."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from penilaian_desktop.domain.scheme import Fact, Scheme
from penilaian_desktop.domain.scheme_fact_edits import (
    needed_by,
    takes_facts,
    with_choice_fact,
    with_number_fact,
    without_fact,
)
from penilaian_desktop.ui.screens.skema import words
from penilaian_desktop.ui.widgets.button import Button, icon_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import ComboBox, Field
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label

NUMBER, CHOICE = "angka", "tingkat"


class FactsCard(Card):
    """Each fact with its removal, and below them a new one; `reshaped` carries the new scheme."""

    reshaped = Signal(object)

    def __init__(self, scheme: Scheme) -> None:
        super().__init__(self.tr("Yang ditanyakan"), padded=True)
        self._scheme = scheme
        self.removals: dict[str, Button] = {}
        for fact in scheme.facts:
            self.body.addWidget(self._question(fact))
        self.rows = FormRows()
        self.label = Field(placeholder=self.tr("Misalnya: Disiplin waktu"))
        self.kind = ComboBox(
            ((NUMBER, self.tr("Angka 0 sampai 100")), (CHOICE, self.tr("Tingkat, 5 sampai 1")))
        )
        self.rows.add_row(
            ("label", self.tr("Pertanyaan baru"), self.label),
            ("kind", self.tr("Jawaban"), self.kind),
            stretch=(2, 1),
        )
        self.body.addWidget(self.rows)
        self.add = Button(self.tr("Tambah"), "add", clicked=self._add)
        self.add.refuse(
            ""
            if takes_facts(scheme)
            else self.tr("Skema ini tidak mempunyai rata-rata berbobot untuk pertanyaan baru.")
        )
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.add)
        row.addWidget(
            Label(
                self.tr("Masuk dengan bobot 0; atur bobotnya di bawah sampai berjumlah 100 %."),
                "small", "muted", wrap=True,
            ),
            1,
            Qt.AlignmentFlag.AlignVCenter,
        )  # fmt: skip
        self.body.addWidget(line)

    def _question(self, fact: Fact) -> QWidget:
        name, label = fact.name, fact.label
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Label(label, "body", wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Label(words.fact_source(fact), "small", "muted"))
        remove = icon_button(
            "delete", self.tr("Hapus {0}").format(label), clicked=self._remover(name)
        )
        needed = needed_by(self._scheme, name)
        if needed:
            remove.refuse(self.tr("Dipakai oleh {0}, jadi tidak dapat dihapus.").format(needed))
        self.removals[name] = remove
        row.addWidget(remove)
        return whole

    def _remover(self, name: str) -> Callable[[], None]:
        return lambda: self.reshaped.emit(without_fact(self._scheme, name))

    def _add(self) -> None:
        self.rows.clear_faults()
        label = " ".join(self.label.text().split())
        if not label:
            self.rows.show_fault("label", self.tr("Tulis pertanyaannya dahulu."))
            return
        if label.casefold() in {fact.label.casefold() for fact in self._scheme.facts}:
            self.rows.show_fault("label", self.tr("Pertanyaan ini sudah ada."))
            return
        make = with_number_fact if self.kind.value() == NUMBER else with_choice_fact
        self.reshaped.emit(make(self._scheme, label))

    def show_scheme(self, scheme: Scheme) -> None:
        """Know what was changed elsewhere in the form."""
        self._scheme = scheme
