"""The dry run: differences by person and field, with a box for each, and the three decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.package_views import Difference
from penilaian_desktop.domain.wording import number
from penilaian_desktop.sync.import_desk import Look
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.screens.meja_impor import words
from penilaian_desktop.ui.screens.meja_impor.package_table import DeskTable
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_paint import TableDelegate

_tr = translator("MejaImpor")

ROW = 32


class DifferenceModel(RecordModel[Difference]):
    """Lines of a dry run. Lines of one record are checked together; refused ones never are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.frozen = False
        self._lines: tuple[Difference, ...] = ()
        super().__init__(self._wide(), checkable=True, parent=parent)

    @property
    def checkable(self) -> bool:
        """Tell whether there is anything to choose."""
        return not self.frozen

    def show_lines(self, lines: Sequence[Difference], *, frozen: bool) -> None:
        """Show a dry run with everything checked, or what was taken without boxes.

        The same dry run again keeps what a person chose.
        """
        if frozen == self.frozen and tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        self.frozen = frozen
        self.set_rows(tuple(lines))
        if not frozen:
            self.check_all(True)

    def check_all(self, checked: bool) -> None:
        """Check every line that can be taken, or none; asked twice, none."""
        possible = sum(line.change != "refused" for line in self.records())
        super().check_all(checked and len(self.checked_records()) < max(1, possible))
        for row, line in enumerate(self.records()):
            if line.change == "refused":
                self._state.checked.discard(row)
        self.checked_changed.emit()

    def check(self, row: int, checked: bool) -> None:
        """Check a line with the other lines of its record, or uncheck them."""
        chosen = self.record(row)
        if chosen is None or chosen.change == "refused" or self.frozen:
            return
        ids = set(chosen.record_ids)
        for n, line in enumerate(self.records()):
            if line.change != "refused" and ids & set(line.record_ids):
                super().check(n, checked)

    def chosen_ids(self) -> frozenset[str]:
        """Return the ids of the records of the checked lines."""
        return frozenset(i for line in self.checked_records() for i in line.record_ids)

    def all_ids(self) -> frozenset[str]:
        """Return the ids of all records that can be taken."""
        lines = (line for line in self.records() if line.change != "refused")
        return frozenset(i for line in lines for i in line.record_ids)

    def cell(self, row: int, column: int) -> Cell | None:
        """Return a cell; what cannot be taken has no box."""
        found = super().cell(row, column)
        line = self.record(row)
        if found is not None and column == 0 and (self.frozen or not line or line.code):
            return replace(found, checked=None)
        return found

    def set_narrow(self, narrow: bool) -> None:
        """Give the columns less room, or what they want."""
        self.beginResetModel()
        self.columns = self._slim() if narrow else self._wide()
        self.endResetModel()

    def _wide(self) -> tuple[Column[Difference], ...]:
        return self._columns(236, 200, 133, 92)

    def _slim(self) -> tuple[Column[Difference], ...]:
        return self._columns(150, 160, 96, 84)

    def _columns(
        self, person: int, field: int, before: int, kind: int
    ) -> tuple[Column[Difference], ...]:
        return (
            Column(
                "person", _tr("Pegawai atau unit"), self._person, person, sort=lambda d: d.person
            ),
            Column("field", _tr("Isian"), self._field, field, sort=lambda d: d.field),
            Column("before", _tr("Sebelum"), self._before, before),
            Column("arrow", "", self._arrow, 16, spoken=_tr("menjadi"), gap=11),
            Column("after", _tr("Sesudah"), self._after),
            Column("change", _tr("Jenis"), self._change, kind, sort=lambda d: d.change),
        )

    @staticmethod
    def _person(line: Difference) -> Cell:
        return Cell(line.person, strong=True)

    @staticmethod
    def _field(line: Difference) -> Cell:
        return Cell(line.field, tint="muted")

    @staticmethod
    def _before(line: Difference) -> Cell:
        return Cell(line.before, tint="muted")

    @staticmethod
    def _arrow(line: Difference) -> Cell:
        changed = line.change == "changed"
        return Cell(icon="arrow_right" if changed else "", spoken=_tr("menjadi") if changed else "")

    @staticmethod
    def _after(line: Difference) -> Cell:
        if line.change == "refused":
            reason = message(line.code).text if line.code else ""
            return Cell(reason, tint="bad", spoken=f"{line.after} {reason}".strip())
        empty = line.change == "changed" and not line.after
        return Cell(_tr("dikosongkan") if empty else line.after, strong=line.change == "changed")

    @staticmethod
    def _change(line: Difference) -> Cell:
        return Cell(pill=words.change_mark(line.change))


class _Delegate(TableDelegate):
    """Keeps the names of lines without a box in line with the others."""

    def paint_cell(self, painter: QPainter, rect: QRect, cell: Cell, *, number: bool) -> None:
        """Paint a cell, in the first column of a dry run 28 px to the right."""
        model = self._view.records()
        first = rect.left() < 40 and not cell.pill
        if first and cell.checked is None and model.checkable:
            paint.icon(
                painter, QRect(rect.left(), rect.top(), 16, rect.height()), "refused", "bad", 16
            )
            rect = rect.adjusted(28, 0, 0, 0)
        super().paint_cell(painter, rect, cell, number=number)


class DryRunCard(Card):
    """What accepting would do, before anything is stored."""

    all_wanted = Signal()
    part_wanted = Signal(object)
    hold_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = Label("", "section")
        self._counts = Label("", "body", "muted")
        self.hold = Button(_tr("Tahan"), "quarantine", compact=True, clicked=self.hold_wanted.emit)
        self.hold.setToolTip(_tr("Simpan di sini untuk diputuskan kemudian"))
        self.part = Button(_tr("Terima sebagian"), compact=True, clicked=self._ask_part)
        self.all = Button(
            _tr("Terima semua"),
            "check",
            kind="primary",
            cap="Enter",
            compact=True,
            clicked=self.all_wanted.emit,
        )
        head = QWidget()
        head.setFixedHeight(44)
        row = QHBoxLayout(head)
        row.setContentsMargins(15, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._name)
        row.addSpacing(4)
        row.addWidget(self._counts, 1)
        for button in (self.hold, self.part, self.all):
            row.addWidget(button)
        self.model = DifferenceModel(self)
        self.table = DeskTable(self.model, _tr("Uji coba"), row_height=ROW)
        self.table.cells = _Delegate(self.table)
        self.table.setItemDelegate(self.table.cells)
        self.table.confirmed.connect(lambda _line: self.confirm())
        self.body.addWidget(head)
        self.body.addWidget(Rule())
        self.body.addWidget(self.table, 1)
        self._none = Label("", "body", "muted", wrap=True)
        self._none.setContentsMargins(0, 0, 0, 0)
        self._quiet = QWidget()
        quiet = QHBoxLayout(self._quiet)
        quiet.setContentsMargins(16, 12, 16, 14)
        quiet.addWidget(self._none, 1)
        self.body.addWidget(self._quiet)
        self.model.checked_changed.connect(self._count)
        self._can_take = False

    def show_look(self, look: Look, who: str) -> None:
        """Show the dry run of a package, or what was taken of it."""
        item = look.item
        taken = item.outcome in words.DONE
        self._can_take = item.outcome == "ready"
        title = _tr("Diterima: {0}") if taken else _tr("Uji coba: {0}")
        if item.outcome == "duplicate":
            title = _tr("Sudah diterima: {0}")
        elif item.outcome == "undone":
            title = _tr("Dibatalkan: {0}")
        self._name.setText(title.format(who))
        self.setAccessibleName(title.format(who))
        counts = words.counts_words(item) + "."
        if self._can_take:
            counts += " " + _tr("Belum ada yang disimpan.")
        elif item.outcome == "undone":
            counts = _tr("Kembali menjadi belum terkirim di unit; tanda terima baru sudah dibuat.")
        self._counts.setText(counts if item.outcome != "duplicate" else "")
        self.model.show_lines(item.differences, frozen=not self._can_take)
        for button in (self.hold, self.part, self.all):
            button.setVisible(not taken and item.outcome in {"ready", "held"})
        self.part.setVisible(self._can_take)
        waits = words.waits_for(item)
        reason = _tr("Terima paket {0} lebih dahulu.").format(waits) if waits else ""
        if item.outcome == "held" and not waits:
            reason = _tr("Urutan baru laptop ini menunggu persetujuan.")
        self.all.refuse(reason)
        self.hold.refuse(_tr("Paket ini sudah ditahan.") if look.kept else "")
        self._say_nothing(look)
        self._count()

    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        self.model.set_narrow(narrow)
        self._counts.setVisible(not narrow)

    def wanted_height(self) -> int:
        """Return the height that shows every line."""
        rows = self.model.rowCount()
        lines = 32 + rows * ROW + 1 if rows else self._quiet.sizeHint().height()
        return 2 + 44 + 1 + lines

    def _say_nothing(self, look: Look) -> None:
        item = look.item
        lines = bool(item.differences)
        self.table.setVisible(lines)
        self._quiet.setVisible(not lines)
        if lines:
            return
        if item.outcome == "duplicate":
            text = _tr(
                "Paket ini sudah diterima sebelumnya, jadi tidak ada yang berubah. "
                "Tanda terimanya dapat dikirim lagi dari halaman Pertukaran."
            )
        elif item.new or item.changed or item.refused:
            text = _tr("Isinya hanya dibuka oleh kepegawaian; jumlahnya tertulis di atas.")
        else:
            text = _tr(
                "Semua isi paket ini sudah ada di sini; menerimanya hanya mencatat nomornya."
            )
        self._none.setText(text)

    def _count(self) -> None:
        chosen, every = self.model.chosen_ids(), self.model.all_ids()
        self.part.setText(_tr("Terima sebagian ({0})").format(number(len(chosen))))
        reason = ""
        if not self._can_take:
            reason = self.all.accessibleDescription()
        elif not chosen:
            reason = _tr("Centang dahulu yang diterima.")
        elif chosen == every:
            reason = _tr("Semua baris tercentang; pakai Terima semua.")
        self.part.refuse(reason)

    def _ask_part(self) -> None:
        self.part_wanted.emit(self.model.chosen_ids())

    def wait(self, reason: str) -> None:
        """Take no further decision while one is being carried out."""
        self.all.refuse(reason)
        self.part.refuse(reason)

    def confirm(self) -> None:
        """Take what is checked: everything, or the part that a person chose."""
        if self.all.isHidden() or not self.all.isEnabled():
            return
        if self.model.all_ids() in (frozenset(), self.model.chosen_ids()):
            self.all_wanted.emit()
        elif self.part.isEnabled():
            self._ask_part()
