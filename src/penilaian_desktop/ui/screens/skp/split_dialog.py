"""A mutation in the middle of the year: from which day, for which position, with what contents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.plan_views import PositionChoice
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.ui.screens.skp.loading import kind_label
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import ComboBox, DateField
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label


class SplitDialog(Dialog):
    """`confirmed` carries the first day, the position ("" = that of the day), and copy."""

    confirmed = Signal(object, str, bool)

    def __init__(self, over: QWidget, plan: PlanView, positions: Sequence[PositionChoice]) -> None:
        title = self.tr("Bagi SKP {year} karena mutasi").format(year=plan.year)
        super().__init__(over, title, width=560)
        self._plan = plan
        first = next(
            (p.starts for p in positions if plan.starts < p.starts <= plan.ends),
            plan.starts + timedelta(days=max(1, (plan.ends - plan.starts).days // 2)),
        )
        self.on = DateField(first)
        self.position = ComboBox(
            [
                ("", self.tr("Jabatan definitif pada hari itu")),
                *(
                    (p.assignment_id, f"{kind_label(p.assignment_kind)} · {p.position}")
                    for p in positions
                ),
            ]
        )
        self.copy = CheckBox(self.tr("Salin RHK, indikator, dan rencana aksi ke SKP baru"))
        self.rows = FormRows()
        self.rows.add("on", self.tr("Mulai jabatan baru (TMT)"), self.on)
        self.rows.add("position", self.tr("Jabatan SKP baru"), self.position)
        self.rows.add_widget(self.copy)
        self._says = Label("", "body", "muted", wrap=True)
        self.body.addWidget(self.rows)
        self.body.addWidget(self._says)
        self.add_cancel()
        self.do = self.add_action(
            Button(self.tr("Bagi SKP"), "split", kind="primary", clicked=self._confirm)
        )
        self.explain(self.tr("Dapat diurungkan."))
        self.on.textChanged.connect(lambda _text: self._say())
        self.on.edited.connect(lambda _day: self._say())
        self._say()

    def _say(self) -> None:
        plan, day = self._plan, self.on.value()
        inside = plan.starts < day <= plan.ends
        self.rows.show_fault(
            "on",
            ""
            if inside
            else self.tr("Pilih hari antara {first} dan {last}.").format(
                first=wording.short_date(plan.starts + timedelta(days=1)),
                last=wording.short_date(plan.ends),
            ),
        )
        self.do.refuse("" if inside else self.tr("Tanggalnya di luar masa SKP ini."))
        if inside:
            self._says.setText(
                self.tr("SKP pertama {old}, SKP kedua {new}. Keduanya dinilai sendiri.").format(
                    old=wording.date_range(plan.starts, day - timedelta(days=1)),
                    new=wording.date_range(day, plan.ends),
                )
            )

    def _confirm(self) -> None:
        self.confirmed.emit(self.on.value(), self.position.value(), self.copy.isChecked())
        self.accept()
