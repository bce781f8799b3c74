"""Which column of a diary holds what: guessed, shown, changed by the person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.activity_sheet import DiaryField
from penilaian_desktop.domain.employee_sheet import SheetLayout
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn

LONGEST = 48
"""Letters of a cell that is shown as an example."""


class ColumnChoices(QWidget):
    """A row for each column of the header; `changed` carries the field of each heading."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, ComboBox] = {}
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        scroll = ScrollColumn(self._inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def show_layout(self, page: SheetLayout, sample: Sequence[str] = ()) -> None:
        """Show the columns of a header with the fields they were taken for.

        `sample` is a row of the file, one text for each column.
        """
        clear(self._grid)
        self.boxes = {}
        for row, column in enumerate(page.columns):
            box = ComboBox(self._options(), name=self.tr("Isi kolom {0}").format(column.header))
            box.set_value(column.field)
            box.chosen.connect(lambda field, header=column.header: self._choose(header, field))
            self.boxes[column.header] = box
            self._grid.addWidget(Label(column.column, "small", "muted"), row, 0)
            self._grid.addWidget(Label(column.header), row, 1)
            example = " ".join(sample[row].split()) if row < len(sample) else ""
            if len(example) > LONGEST:
                example = example[: LONGEST - 1] + "…"
            self._grid.addWidget(Label(example, "small", "muted"), row, 2)
            self._grid.addWidget(box, row, 3)
        self._grid.setRowStretch(len(page.columns), 1)

    def fields(self) -> dict[str, str]:
        """Return the field of each heading, "" for columns that are not needed."""
        return {header: box.value() for header, box in self.boxes.items()}

    def _choose(self, header: str, field: str) -> None:
        """Give a column a field; another column that had it goes without."""
        for other, box in self.boxes.items():
            if other != header and field and box.value() == field:
                box.set_value("")
        self.changed.emit(self.fields())

    def _options(self) -> list[tuple[str, str]]:
        return [
            ("", self.tr("Tidak dipakai")),
            (DiaryField.DATE.value, self.tr("Tanggal")),
            (DiaryField.TIME.value, self.tr("Jam mulai dan selesai")),
            (DiaryField.START.value, self.tr("Jam mulai")),
            (DiaryField.END.value, self.tr("Jam selesai")),
            (DiaryField.MINUTES.value, self.tr("Lama")),
            (DiaryField.TEXT.value, self.tr("Uraian kegiatan")),
            (DiaryField.VOLUME.value, self.tr("Volume")),
            (DiaryField.UNIT.value, self.tr("Satuan")),
            (DiaryField.VOLUME_UNIT.value, self.tr("Volume dengan satuan")),
            (DiaryField.OUTPUT.value, self.tr("Hasil")),
            (DiaryField.RHK.value, self.tr("RHK")),
            (DiaryField.PLACE.value, self.tr("Tempat")),
            (DiaryField.TAGS.value, self.tr("Tag")),
            (DiaryField.EVIDENCE.value, self.tr("Bukti")),
            (DiaryField.NOTE.value, self.tr("Keterangan")),
            (DiaryField.NUMBER.value, self.tr("Nomor")),
        ]
