"""Confirming a new epoch with the difference before HR's eyes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.device_views import HeldEpoch
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.package_views import Difference
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.screens.kunci_perangkat.words import since_words
from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView
from penilaian_desktop.ui.widgets.tabs import TabBar

_tr = translator("KunciPerangkat")
FRESH, DIFFERS, LOST = "baru", "berbeda", "hanya_kantor"


class EpochDialog(Dialog):
    """Shows what is new, what differs and what only the office has; nothing is lost either way."""

    confirmed = Signal()
    lost_wanted = Signal()

    def __init__(self, over: QWidget, epoch: HeldEpoch, today: date) -> None:
        super().__init__(over, _tr("Cocokkan {0}").format(epoch.name), width=820, height=600)
        self._parts: dict[str, tuple[Difference, ...]] = {
            FRESH: epoch.fresh,
            DIFFERS: epoch.differs,
            LOST: tuple(_only_here(line) for line in epoch.lost),
        }
        self.body.addWidget(Label(since_words(epoch, today), "body", wrap=True))
        self.body.addWidget(
            Label(
                _tr(
                    "Telepon pemegangnya: benarkah laptop itu dipulihkan? Yang baru diterima, yang "
                    "berbeda dikembalikan dengan alasannya, dan yang hanya ada di kantor dikirim "
                    "kembali ke laptop itu. Tidak ada yang hilang."
                ),
                "body", "muted", wrap=True,
            )
        )  # fmt: skip
        counts = (epoch.fresh_count, epoch.differs_count, epoch.lost_count)
        titles = (
            _tr("Baru di laptop, {0}"), _tr("Berbeda, {0}"), _tr("Hanya di kantor, {0}"),
        )  # fmt: skip
        tabs = [
            (key, title.format(number(count)))
            for key, title, count in zip(self._parts, titles, counts, strict=True)
        ]
        self.tabs = TabBar(tabs, _tr("Perbedaan"))
        self.tabs.chosen.connect(self.show_part)
        self.body.addWidget(self.tabs)
        self.model: RecordModel[Difference] = RecordModel(_columns())
        self.table = TableView(self.model, _tr("Perbedaan"), row_height=44)
        self._none = Label("", "body", "muted")
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._none, 1)
        self.checked = CheckBox(_tr("Pemegang laptop sudah dihubungi dan membenarkannya"))
        self.checked.toggled.connect(lambda _on: self._settle())
        self.body.addWidget(self.checked)
        self.stop = Button(_tr("Bukan, laptop hilang…"), "lock", clicked=self._lost)
        self.confirm = primary_button(_tr("Setujui urutan baru"), "shield", clicked=self._confirm)
        self.add_action(Button(_tr("Nanti"), clicked=self.reject))
        self.add_action(self.stop)
        self.add_action(self.confirm)
        first = next((key for key, lines in self._parts.items() if lines), FRESH)
        self.tabs.set_value(first)
        self.show_part(first)
        self._settle()

    def first_input(self) -> QWidget:
        """Begin at the check box: nothing is confirmed in passing."""
        return self.checked

    def show_part(self, key: str) -> None:
        """Show one of the three lists."""
        lines: Sequence[Difference] = self._parts[key]
        self.model.set_rows(lines)
        self.table.setVisible(bool(lines))
        self._none.setVisible(not lines)
        self._none.setText(
            {
                FRESH: _tr("Tidak ada catatan baru."),
                DIFFERS: _tr("Tidak ada catatan yang berbeda."),
                LOST: _tr("Tidak ada yang hilang di laptop itu."),
            }[key]
        )

    def refuse(self, error: PenilaianError) -> None:
        """Say why it did not work."""
        self._settle()
        self.explanation.set_tint("bad")
        self.explain(str(describe(error)))

    def _settle(self) -> None:
        reason = "" if self.checked.isChecked() else _tr("Hubungi pemegangnya dahulu.")
        self.confirm.refuse(reason)
        self.explain(reason)

    def _confirm(self) -> None:
        self.confirm.refuse(_tr("Sedang diterima."))
        self.explain(_tr("Sedang diterima…"))
        self.confirmed.emit()

    def _lost(self) -> None:
        self.accept()
        self.lost_wanted.emit()


def _columns() -> tuple[Column[Difference], ...]:
    return (
        Column("person", _tr("Pegawai"), lambda d: Cell(d.person), 160, sort=lambda d: d.person),
        Column("field", _tr("Catatan"), lambda d: Cell(d.field, strong=True)),
        Column("before", _tr("Di kantor"), lambda d: Cell(d.before, tint="muted"), 180),
        Column("after", _tr("Di laptop"), _after, 180),
    )


def _only_here(line: Difference) -> Difference:
    """Return a line about what the laptop lost: its words stand at the office."""
    words = line.after or _tr("{0} catatan").format(number(line.count))
    return replace(line, before=words, after=_tr("tidak ada"))


def _after(line: Difference) -> Cell:
    if line.change == "changed":
        return Cell(line.after, pill=None, strong=True)
    return Cell(line.after or _tr("{0} catatan").format(number(line.count)))
