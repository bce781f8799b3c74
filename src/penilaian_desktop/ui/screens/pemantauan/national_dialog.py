"""What a recap of the national system holds, and for which period it is taken over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QHBoxLayout

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.monitor_views import NationalFault, NationalOutcome
from penilaian_desktop.domain.monitor_words import skipped_text
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.print_form import file_name
from penilaian_desktop.ui.widgets.save_workbook import ask_workbook
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.domain.changes import Outcome
    from penilaian_desktop.domain.errors import PenilaianError
    from penilaian_desktop.domain.national_sheet import NationalSheet
    from penilaian_desktop.ui.screens.pemantauan.page import PemantauanPage

ROW = 44
Part = tuple["NationalSheet", NationalOutcome]


class FaultsDialog(Dialog):
    """Shows rows taken over, and the reason of each that is not; a file may have several parts."""

    def __init__(self, page: PemantauanPage, parts: Sequence[Part], periods: Sequence[str]) -> None:
        super().__init__(page, page.tr("Ambil rekap sistem nasional"), width=860, height=560)
        self._page = page
        self._periods = tuple(periods)
        self._left = dict(enumerate(parts))
        self.part = ComboBox(name=self.tr("Lembar"))
        self.part.chosen.connect(lambda _key: self._show_part())
        self.period = ComboBox(
            [
                ("", self.tr("Pilih periodenya")),
                *((code, PeriodCode.parse(code).label) for code in periods),
            ],
            name=self.tr("Periode"),
        )
        self.period.chosen.connect(lambda _key: self._judge())
        self._said = Label("", "body", markup=True, wrap=True)
        self._skipped = Label("", "small", "muted", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._said, 1)
        top.addWidget(self.part)
        top.addWidget(self.period)
        self.body.addLayout(top)
        self.body.addWidget(self._skipped)
        self.model: RecordModel[NationalFault] = RecordModel(self._columns())
        self.table = TableView(self.model, self.tr("Alasan tiap baris"), row_height=ROW)
        self.table.exportable = False
        self.body.addWidget(self.table, 1)
        self.save = self.add_action(
            Button(self.tr("Simpan alasannya…"), "sheet", clicked=self._save)
        )
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.take = self.add_action(
            primary_button(self.tr("Ambil baris yang baik"), "check", clicked=self._take)
        )
        self._offer_parts()

    @property
    def _current(self) -> Part:
        return self._left[int(self.part.value())]

    def _offer_parts(self) -> None:
        """Offer the parts that are left, the first of them chosen."""
        self.part.set_options(
            [(str(at), self._part_name(sheet)) for at, (sheet, _) in self._left.items()]
        )
        self.part.setVisible(len(self._left) > 1)
        self._show_part()

    def _part_name(self, sheet: NationalSheet) -> str:
        names = ", ".join(sheet.sheets)
        if not sheet.period_code:
            return self.tr("{0}: periode belum jelas").format(names)
        return f"{names}: {PeriodCode.parse(sheet.period_code).short}"

    def _show_part(self) -> None:
        _, outcome = self._current
        refused = sum(fault.refused for fault in outcome.faults)
        self._said.setText(
            self.tr("**{0}**: {1} baris diambil, {2} ditolak, {3} dengan catatan").format(
                outcome.file_name,
                number(outcome.taken),
                number(refused),
                number(len(outcome.faults) - refused),
            )
        )
        skipped = skipped_text(outcome.skipped)
        self._skipped.setText(self.tr("Dilewati: {0}").format(skipped))
        self._skipped.setVisible(bool(skipped))
        self.model.set_rows(list(outcome.faults))
        reasons = outcome.faults or skipped
        self.save.refuse("" if reasons else self.tr("Semua baris diambil tanpa catatan."))
        told = outcome.period_code
        self.period.set_value(told if told in self._periods else "")
        self._judge()

    def _judge(self) -> None:
        """Say what stands in the way of taking the part over, or what is odd about it."""
        _, outcome = self._current
        code, told = self.period.value(), outcome.period_code
        label = PeriodCode.parse(told).label if told else ""
        reason, said = "", ""
        if not outcome.taken:
            reason = self.tr("Tidak ada baris yang dapat diambil.")
        elif not code and told and told not in self._periods:
            reason = self.tr("{0} belum dibuat di Data induk.").format(label)
        elif not code:
            reason = self.tr("Berkas ini tidak menyebut periodenya dengan jelas; pilih dulu.")
        elif told and code != told:
            said = self.tr("Perhatikan: judul berkas menyebut {0}.").format(label)
        elif outcome.again:
            said = self.tr("Berkas yang sama sudah diambil; tidak ada yang berubah.")
        self.explain(reason or said)
        self.take.refuse(reason)

    def _save(self) -> None:
        from penilaian_desktop.spreadsheets.monitor_sheets import (  # noqa: PLC0415 - who saves pays
            faults_workbook,
        )

        _, outcome = self._current
        name = file_name("alasan", Path(outcome.file_name).stem)
        ask_workbook(self._page, name, lambda: outcome, faults_workbook)

    def _take(self) -> None:
        """Take the part over; the dialog stays for the parts that are left."""
        services, session = self._page.context.services, self._page.context.session
        (sheet, _), code = self._current, self.period.value()
        at = int(self.part.value())
        self._hold(on=True)
        self._page.run(
            lambda _r: services.national.take(session, sheet, code),
            lambda done: self._taken(at, done),
            self._not_taken,
            lane=Lane.WRITE,
        )

    def _hold(self, *, on: bool) -> None:
        """Let nothing be chosen while a part is taken over."""
        self.part.setEnabled(not on)
        self.period.setEnabled(not on)
        self.take.refuse(self.tr("Sedang diambil.") if on else "")
        if not on:
            self.take.setFocus()

    @property
    def _open(self) -> bool:
        """Tell whether nobody closed it while a part was taken over."""
        return shiboken6.isValid(self) and not self.isHidden()

    def _not_taken(self, error: PenilaianError) -> None:
        """Keep the part, so that it can be taken once what stood in the way is gone."""
        self._page.context.signals.refused.emit(error)
        if self._open:
            self._hold(on=False)

    def _taken(self, at: int, done: Outcome[NationalOutcome]) -> None:
        if self._open:
            self._hold(on=False)
            del self._left[at]
            if self._left:
                self._offer_parts()
            else:
                self.accept()
        found = done.value
        if found.again:
            self._page.toast(
                self._page.tr("Berkas ini sudah diambil sebelumnya; tidak ada yang berubah")
            )
        else:
            self._page.toast(self._page.tr("{0} baris rekap diambil").format(number(found.taken)))
        self._page.national.show_period(found.period_code)

    def _columns(self) -> list[Column[NationalFault]]:
        return [
            Column(
                "place",
                self.tr("Tempat"),
                lambda f: Cell(
                    self.tr("baris {0}, kolom {1}").format(f.row, f.column), f.sheet, strong=True
                ),
                width=148,
            ),
            Column(
                "what",
                self.tr("Keadaan"),
                lambda f: Cell(
                    self.tr("ditolak") if f.refused else self.tr("dengan catatan"),
                    f.header,
                    tint="bad" if f.refused else "warn",
                ),
                width=132,
            ),
            Column("why", self.tr("Alasan"), _why),
        ]


def _why(fault: NationalFault) -> Cell:
    words = message(fault.code, detail=fault.detail, value=fault.detail, count=len(fault.detail))
    return Cell(words.text, words.remedy)
