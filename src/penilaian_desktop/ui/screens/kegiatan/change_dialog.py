"""Changing several entries of the table at once: RHK, place, tags, day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity import WorkPlace
from penilaian_desktop.domain.entry_views import RhkChoice
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.ui.widgets.button import primary_button, shortcut, text_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.line import Field

if TYPE_CHECKING:
    from penilaian_desktop.services.activity_bulk import SharedFields
    from penilaian_desktop.ui.screens.kegiatan.writes import LogWrites

SAME, WITHOUT = "", "-"


class ChangeDialog(Dialog):
    """Asks what several entries are to become; what is left alone stays as it is in each."""

    wanted = Signal(object)

    def __init__(self, over: QWidget, count: int, rhk: Sequence[RhkChoice]) -> None:
        super().__init__(over, "", width=520)
        self.set_title(self.tr("Ubah {count} kegiatan").format(count=wording.number(count)))
        same = (SAME, self.tr("Biarkan"))
        self.rhk = ComboBox(
            (
                same,
                (WITHOUT, self.tr("Tanpa RHK")),
                *((one.rhk_id, one.label) for one in rhk),
            )
        )
        self.place = ComboBox(
            (
                same,
                (WorkPlace.OFFICE.value, self.tr("Kantor")),
                (WorkPlace.HOME.value, self.tr("Rumah")),
                (WorkPlace.TRAVEL.value, self.tr("Dinas luar")),
                (WorkPlace.OTHER.value, self.tr("Tempat lain")),
            )
        )
        self.add_tags = Field(placeholder=self.tr("pelayanan loket"))
        self.remove_tags = Field()
        self.shift = ComboBox(
            (
                ("0", self.tr("Biarkan")),
                *((str(-n), self.tr("{0} hari lebih awal").format(n)) for n in (1, 2, 7)),
                *((str(n), self.tr("{0} hari lebih lambat").format(n)) for n in (1, 2, 7)),
            )
        )
        self.rows = FormRows()
        self.rows.add("rhk_id", self.tr("RHK"), self.rhk)
        self.rows.add_row(
            ("place", self.tr("Tempat"), self.place), ("day", self.tr("Tanggal"), self.shift)
        )
        self.rows.add_row(
            ("tags", self.tr("Tambah tag"), self.add_tags),
            ("remove_tags", self.tr("Hapus tag"), self.remove_tags),
        )
        self.body.addWidget(self.rows)
        self.body.addWidget(
            Label(
                self.tr("Yang sudah diajukan atau disetujui menjadi draf lagi."),
                "small",
                "muted",
                wrap=True,
            )
        )
        self.add_action(text_button(self.tr("Batal"), clicked=self.reject))
        self.add_action(primary_button(self.tr("Ubah"), "edit", clicked=self._confirm))
        shortcut(self, "Ctrl+Return", self._confirm)

    def fields(self) -> SharedFields:
        """Return what is to change, nothing for what is left alone."""
        fields: SharedFields = {}
        if self.rhk.value() != SAME:
            fields["rhk_id"] = None if self.rhk.value() == WITHOUT else self.rhk.value()
        if self.place.value() != SAME:
            fields["place"] = WorkPlace(self.place.value())
        if added := _tags(self.add_tags.text()):
            fields["add_tags"] = added
        if removed := _tags(self.remove_tags.text()):
            fields["remove_tags"] = removed
        if days := int(self.shift.value()):
            fields["shift_days"] = days
        return fields

    def refuse(self, error: PenilaianError) -> None:
        """Say why nothing was changed."""
        self.explanation.set_tint("bad")
        self.explain(str(describe(error)))

    def _confirm(self) -> None:
        fields = self.fields()
        if fields:
            self.wanted.emit(fields)
        else:
            self.explain(self.tr("Pilih dahulu apa yang diubah."))


def ask_changes(
    page: QWidget, writes: LogWrites, ids: Sequence[str], rhk: Sequence[RhkChoice]
) -> None:
    """Ask what some entries are to become, and write it as one step."""
    dialog = ChangeDialog(page, len(ids), rhk)
    dialog.wanted.connect(
        lambda fields: writes.change_many(ids, fields, dialog.accept, dialog.refuse)
    )
    dialog.open()


def _tags(text: str) -> tuple[str, ...]:
    """Return the tags of a field, with or without their sign, parted by blanks or commas."""
    words = text.replace(",", " ").split()
    return tuple(dict.fromkeys(word.lstrip("#") for word in words if word.strip("#")))
