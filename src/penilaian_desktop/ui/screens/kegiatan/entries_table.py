"""The log as a table: grouped by day, filtered, searched, chosen row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.activity_views import ActivityFilter, ActivityItem, DayInfo
from penilaian_desktop.domain.entry_views import RhkChoice
from penilaian_desktop.domain.table_views import LogTotals
from penilaian_desktop.ui.screens.kegiatan.entries_model import EntriesModel, needs_evidence
from penilaian_desktop.ui.screens.kegiatan.table_filter import FilterMenu, words_and_tag
from penilaian_desktop.ui.widgets.button import Button, icon_button, text_button
from penilaian_desktop.ui.widgets.card import Card, CardFoot
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, SearchField
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import KeyCap
from penilaian_desktop.ui.widgets.table_view import TableView

WITHOUT = "-"
"""The key of "no RHK" in the choice of RHK."""


WIDE = 860
"""From this width on there is room for the field that jumps to a date."""

_NO_DAY = date(2000, 1, 1)


class EntriesPanel(QWidget):
    """Filters, the table and its foot. Loads nothing: the page listens and brings the rows.

    `jump_wanted` carries a day whose entries are not among the rows; `newer_wanted` asks for the
    rows in front of the first one; `submit_`, `delete_` and `change_requested` carry ids.
    """

    filter_changed = Signal()
    more_wanted = Signal()
    opened = Signal(str)
    chosen = Signal(str)
    newer_wanted = Signal()
    jump_wanted = Signal(object)
    submit_requested = Signal(object)
    delete_requested = Signal(object)
    change_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._more = False
        self._newer = False
        self._totals: LogTotals | None = None
        self._changeable = False
        self.search = SearchField(self.tr("Cari dalam kegiatan"))
        self.search.setToolTip(self.tr("Kata atau awal kata; #tag mencari tag"))
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(188)
        self.rhk = ComboBox((("", self.tr("Semua RHK")),), name=self.tr("RHK"))
        self.rhk.setMinimumWidth(124)
        self.rhk.setMaximumWidth(160)
        self.status = ComboBox(self._status_options(), name=self.tr("Status"))
        self.status.setMinimumWidth(132)
        self.missing = Button(self.tr("Belum ada bukti"), "evidence", kind="chip")
        self.missing.setCheckable(True)
        self.more = FilterMenu(self)
        self.day = DateField(_NO_DAY, name=self.tr("Ke tanggal"))
        self.day.setToolTip(self.tr("Lompat ke tanggal"))
        self.day.setFixedWidth(112)
        self._copy = icon_button("copy", self.tr("Salin sebagai teks"))
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.search, 2)
        filters.addWidget(self.rhk, 1)
        filters.addWidget(self.status)
        filters.addWidget(self.missing)
        filters.addWidget(self.more)
        filters.addStretch(1)
        filters.addWidget(self.day)
        filters.addWidget(self._copy)
        self.model = EntriesModel(self)
        self.view = TableView(self.model, self.tr("Kegiatan menurut hari"))
        self.view.exportable = False  # the page exports all entries, not only those loaded
        self._foot = self._make_foot()
        card = Card()
        card.body.addWidget(self.view, 1)
        card.body.addWidget(self._foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(filters)
        column.addWidget(card, 1)
        self._connect()

    def _connect(self) -> None:
        self.search.searched.connect(self._filtered)
        self.search.left.connect(self._leave_search)
        self.rhk.chosen.connect(self._filtered)
        self.status.chosen.connect(self._filtered)
        self.missing.toggled.connect(self._filtered)
        self.more.changed.connect(self._filtered)
        self.day.edited.connect(self.jump)
        self.model.sorted_by.connect(self._filtered)
        self._copy.clicked.connect(self.view.copy_rows)
        self.view.opened.connect(lambda item: self.opened.emit(item.id))
        self.view.chosen.connect(lambda item: self.chosen.emit(item.id))
        self.view.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.model.checked_changed.connect(self._count)

    def _status_options(self) -> tuple[tuple[str, str], ...]:
        every = (("", self.tr("Semua status")),)
        return every + tuple((s.value, wording.status_label(s)) for s in ActivityStatus)

    def _make_foot(self) -> CardFoot:
        foot = CardFoot("", self.tr("klik ganda atau"))
        self._enter = KeyCap("Enter")
        self._enter_words = Label(self.tr("untuk mengubah"), "small", "muted")
        self._change = text_button(
            self.tr("Ubah…"), "edit", compact=True, clicked=self.change_checked
        )
        self._submit = text_button(
            self.tr("Ajukan"), "send", compact=True, clicked=self._submit_checked
        )
        self._delete = text_button(
            self.tr("Hapus"), "delete", compact=True, clicked=self._delete_checked
        )
        for widget in (
            self._enter,
            self._enter_words,
            self._change,
            self._submit,
            self._delete,
        ):
            foot.row.addWidget(widget)
        self._change.hide()
        self._submit.hide()
        self._delete.hide()
        return foot

    # --- rows ------------------------------------------------------------------------------
    def filter(self, person_id: str, starts: date, ends: date) -> ActivityFilter:
        """Return the filter that the controls say, within a period."""
        rhk, status = self.rhk.value(), self.status.value()
        order, descending = self.model.log_order
        words, tag = words_and_tag(self.search.text())
        return ActivityFilter(
            person_id=person_id,
            starts=starts,
            ends=ends,
            statuses=(ActivityStatus(status),) if status else (),
            rhk_id="" if rhk == WITHOUT else rhk,
            without_rhk=rhk == WITHOUT,
            without_evidence=self.missing.isChecked(),
            evidence=self.more.evidence,
            place=self.more.place,
            tag=tag,
            search=words,
            newest_first=descending,
            order=order,
        )

    def jump(self, day: date) -> None:
        """Go to the entries of a day, or to the next ones behind it; loads them if needed."""
        if self.jump_within(day):
            return
        if not self.model.by_day:
            self.model.order_by("time", descending=True)
        self.jump_wanted.emit(day)

    def jump_within(self, day: date) -> bool:
        """Go to the entries of a day among the rows; tell whether they are there."""
        row = self.model.first_of(day)
        if row >= 0:
            self.view.choose_row(row)
            top = self.model.index(row, 0)
            self.view.scrollTo(top, TableView.ScrollHint.PositionAtTop)
        return row >= 0

    def choose_first(self) -> None:
        """Put the cursor on the first entry."""
        self.view.choose_row(self.model.row_of(lambda _item: True))
        self.view.scrollToTop()

    def show_totals(self, totals: LogTotals) -> None:
        """Say what the whole list adds up to, also the rows that are not loaded yet."""
        self._totals = totals
        self._count()

    def set_changeable(self, changeable: bool) -> None:
        """Offer to change several checked entries at once (`change_requested`)."""
        self._changeable = changeable
        self._count()

    def set_rhk(self, choices: Sequence[RhkChoice]) -> None:
        """Offer the RHK of the plan as a filter."""
        options = [("", self.tr("Semua RHK"))]
        options += [(c.rhk_id, c.label) for c in choices]
        options.append((WITHOUT, self.tr("Tanpa RHK")))
        self.rhk.set_options(options)

    def show_items(
        self,
        items: Sequence[ActivityItem],
        infos: Mapping[date, DayInfo],
        *,
        more: bool,
        newer: bool = False,
    ) -> None:
        """Show the first page of rows; the current row stays current where it still is."""
        current = self.view.current_record()
        kept = current.id if isinstance(current, ActivityItem) else ""
        self._more, self._newer = more, newer
        self._totals = None
        self.model.show_items(items, infos)
        self.day.setEnabled(bool(items) or self.day.value() != _NO_DAY)
        if items and not self.day.hasFocus():
            self.day.set_value(items[0].day)
        row = self.model.row_of(lambda item: item.id == kept)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row, 0))
        self._count()
        self._fill_screen()

    def add_items(
        self, items: Sequence[ActivityItem], infos: Mapping[date, DayInfo], *, more: bool
    ) -> None:
        """Show a further page of rows."""
        self._more = more
        self.model.add_items(items, infos)
        self._count()
        self._fill_screen()

    def put_items_above(
        self, items: Sequence[ActivityItem], infos: Mapping[date, DayInfo], *, newer: bool
    ) -> None:
        """Show the page in front of the first row; what is in sight stays where it is."""
        self._newer = newer
        bar = self.view.verticalScrollBar()
        before = self.view.verticalHeader().length()
        self.model.put_items_above(items, infos)
        self.view.updateGeometries()
        bar.setValue(bar.value() + self.view.verticalHeader().length() - before)
        self._count()

    def set_infos(self, infos: Mapping[date, DayInfo]) -> None:
        """Say the totals of days, read after their rows."""
        self.model.set_infos(infos)
        self._count()

    def select(self, item_id: str) -> bool:
        """Put the cursor on an entry; tell whether it is among the rows."""
        row = self.model.row_of(lambda item: item.id == item_id)
        self.view.choose_row(row)
        return row >= 0

    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        for control in (
            self.search,
            self.rhk,
            self.status,
            self.missing,
            self._copy,
            self.more,
            self.day,
        ):
            control.set_compact(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out of the foot where there is no room."""
        super().resizeEvent(event)
        self.day.setVisible(self.width() >= WIDE)
        self._count()

    def change_checked(self) -> None:
        """Ask for the change of the checked entries, where there are any."""
        ids = [item.id for item in self.model.checked_records()]
        if ids and self._changeable:
            self.change_requested.emit(ids)

    # --- inside ----------------------------------------------------------------------------
    def _leave_search(self) -> None:
        """Go on to the rows that were found."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.view.current_record() is None:
            self.choose_first()

    def _filtered(self, _value: object = None) -> None:
        self.filter_changed.emit()

    def _scrolled(self, value: int) -> None:
        bar = self.view.verticalScrollBar()
        room = self.view.verticalHeader().length() - self.view.viewport().height()
        if self._more and value >= room - 2 * bar.pageStep():
            self._more = False
            self.more_wanted.emit()
        elif self._newer and value <= bar.minimum():
            self._newer = False
            self.newer_wanted.emit()

    def _fill_screen(self) -> None:
        """Ask for the next page while a tall screen has room below the last row."""
        if self.isVisible() and self.view.verticalHeader().length() < self.view.height():
            self._scrolled(0)

    def _count(self) -> None:
        items = self.model.records()
        checked = self.model.checked_records()
        minutes = wording.number(sum(item.minutes for item in items))
        words = self.tr("{count} kegiatan · {minutes} menit tercatat")
        count = len(items)
        if self._totals is not None:
            count, minutes = self._totals.entries, wording.number(self._totals.minutes)
        elif self._more or self._newer:
            words = self.tr("{count} kegiatan pertama · {minutes} menit")
        text = words.format(count=wording.number(count), minutes=minutes)
        doubled = self.model.doubled()
        if doubled:
            text += self.tr(", {minutes} menit ganda").format(minutes=doubled)
        if checked:
            text = self.tr("**{count} dipilih**").format(count=wording.number(len(checked)))
        self._foot.left.setText(text)
        roomy = self.width() > 600 and not checked
        for widget in (self._foot.right, self._enter, self._enter_words):
            widget.setVisible(roomy)
        self._change.setVisible(bool(checked) and self._changeable)
        self._submit.setVisible(bool(checked))
        self._delete.setVisible(bool(checked))
        missing = sum(needs_evidence(item) for item in items)
        label = self.tr("Belum ada bukti")
        whole = not self._more and not self._newer
        self.missing.setText(f"{label} {missing}" if missing and whole else label)

    def _submit_checked(self) -> None:
        self.submit_requested.emit([item.id for item in self.model.checked_records()])

    def _delete_checked(self) -> None:
        self.delete_requested.emit([item.id for item in self.model.checked_records()])
