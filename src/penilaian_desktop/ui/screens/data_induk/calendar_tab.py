"""The tab Kalender: the free days of a year, and a plain word when a year has none yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.calendar import Holiday, ReducedHours
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.data_induk import words
from penilaian_desktop.ui.screens.data_induk.pattern_card import PatternCard
from penilaian_desktop.ui.screens.data_induk.reading import CalendarYear
from penilaian_desktop.ui.screens.data_induk.reduced_dialog import ReducedDialog
from penilaian_desktop.ui.widgets.beside import Beside
from penilaian_desktop.ui.widgets.button import Button, shortcut, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import Banner
from penilaian_desktop.ui.widgets.small import Mark
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

_MARKS = {
    "libur_nasional": ("flag", "bad"),
    "cuti_bersama": ("leave", "info"),
    "libur_daerah": ("flag", "warn"),
}


class CalendarTab(QWidget):
    """Shows the free days of a year; `year_wanted` asks the page to load another one."""

    year_wanted = Signal(int)

    def __init__(
        self, context: UiContext, *, editable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._editable = editable
        today = context.today()
        self._year = today.year
        self.banner = Banner(tint="warn", icon="calendar_missing")
        self.banner.hide()
        self.years = ComboBox(
            [(str(y), str(y)) for y in range(today.year + 1, today.year - 3, -1)],
            name=self.tr("Tahun kalender"),
        )
        self.years.set_value(str(self._year))
        self.model: RecordModel[Holiday] = RecordModel(self._columns())
        self.view = TableView(self.model, self.tr("Hari libur"))
        self.frame = Beside(self.view, self.tr("Hari libur"))
        self._count = Label("", "small", "muted")
        self.remove = text_button(
            self.tr("Hapus yang terpilih"), "delete", compact=True, clicked=self._remove
        )
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.years)
        head.addWidget(self._count, 1)
        head.addWidget(self.remove)
        self._build_form()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.banner)
        column.addLayout(head)
        self.remove.setVisible(editable)  # not before it has a parent: it would be a window
        column.addWidget(self.frame, 1)
        self.years.chosen.connect(lambda key: self.year_wanted.emit(int(key)))
        if editable:
            shortcut(self.view, "Del", self._remove)

    def _build_form(self) -> None:
        self.rows = FormRows()
        self.day = DateField(self._context.today())
        self.name = Field(placeholder=self.tr("Hari Jadi Kota Contoh"))
        self.kind = ComboBox(words.holiday_kinds())
        self.kind.set_value("libur_daerah")
        self.rows.add("day", self.tr("Tanggal"), self.day)
        self.rows.add("name", self.tr("Nama"), self.name)
        self.rows.add("kind", self.tr("Jenis"), self.kind)
        self.add = Button(self.tr("Tambah"), "add", clicked=self._add)
        self.form = Card(self.tr("Tambah hari libur"), padded=True)
        self.form.body.addWidget(self.rows)
        self.form.body.addWidget(self.add)
        self.reduced = Card(self.tr("Jam kerja berkurang"), padded=True)
        self._spans = QVBoxLayout()
        self._spans.setSpacing(8)
        self.reduced.body.addLayout(self._spans)
        self.add_reduced = Button(self.tr("Tambah…"), "add", clicked=lambda: self.ask_reduced(None))
        self.reduced.body.addWidget(self.add_reduced)
        self.frame.side.addWidget(self.form)
        self.frame.side.addWidget(self.reduced)
        self.patterns = PatternCard(self._context, editable=self._editable)
        self.frame.side.addWidget(self.patterns)
        self.form.setVisible(self._editable)
        self.add_reduced.setVisible(self._editable)
        self.name.returnPressed.connect(self._add)

    def show_year(self, found: CalendarYear) -> None:
        """Show the calendar of a year; a new free day begins in it."""
        if self.day.value().year != found.year:
            today = self._context.today()
            self.day.set_value(today if today.year == found.year else date(found.year, 1, 1))
        self._year = found.year
        self.years.set_value(str(found.year))
        self.model.set_rows(found.holidays)
        self._count.setText(
            self.tr("{count} hari libur dan cuti bersama").format(count=len(found.holidays))
        )
        self.remove.refuse("" if found.holidays else self.tr("Belum ada hari libur."))
        self._show_spans(found.reduced)
        self._warn(found)

    def _warn(self, found: CalendarYear) -> None:
        """Say which years have no free day, and whether this one lacks the national ones."""
        empty = set(found.empty_years) | (set() if found.holidays else {found.year})
        national = any(h.holiday_kind == "libur_nasional" for h in found.holidays)
        if found.holidays and not national:
            self.banner.show_message(
                self.tr("Libur nasional {year} belum dimasukkan").format(year=found.year),
                self.tr(
                    "Hari libur nasional yang jatuh pada Senin–Jumat masih dihitung hari kerja."
                ),
            )
        elif empty:
            years = self.tr(" dan ").join(str(year) for year in sorted(empty))
            self.banner.show_message(
                self.tr("Kalender {years} belum diisi").format(years=years),
                self.tr("Semua hari Senin–Jumat dihitung hari kerja sampai hari libur dimasukkan."),
            )
        else:
            self.banner.show_message("")

    def _show_spans(self, spans: Sequence[ReducedHours]) -> None:
        """Show each span of the year with a way to change it."""
        clear(self._spans)
        for span in sorted(spans, key=lambda each: each.starts):
            words = self.tr("**{name}** {span}: {minutes} menit sehari").format(
                name=span.name,
                span=wording.date_range(span.starts, span.ends),
                minutes=span.minutes,
            )
            self._spans.addWidget(Label(words, "body", "muted", wrap=True, markup=True))
            if self._editable:
                change = text_button(
                    self.tr("Ubah…"), "edit", compact=True, clicked=partial(self.ask_reduced, span)
                )
                change.setAccessibleName(self.tr("Ubah {name}").format(name=span.name))
                self._spans.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        if not spans:
            self._spans.addWidget(Label(self.tr("Tidak ada pada tahun ini."), "body", "muted"))
        self.add_reduced.setText(self.tr("Tambah…") if spans else self.tr("Isi tanggal Ramadan…"))

    def _add(self) -> None:
        self.rows.clear_faults()
        name = " ".join(self.name.text().split())
        if not name:
            self.rows.show_fault("name", self.tr("Tulis nama hari liburnya."))
            self.name.setFocus()
            return
        data, session = self._context.services.master_data, self._context.session
        new = Holiday(
            id="",
            at=self._context.clock(),
            day=self.day.value(),
            name=name,
            holiday_kind=self.kind.value(),
        )
        self._context.tasks.submit(
            self,
            lambda _r: data.save_calendar(session, (new,)),
            lambda outcome: self._added(outcome, new),
            lane=Lane.WRITE,
        )

    def _added(self, outcome: Outcome[int], new: Holiday) -> None:
        if not outcome.value:
            self.rows.show_fault("day", self.tr("Hari libur itu sudah ada."))
            return
        self.name.set_value("")
        self._context.signals.toast_requested.emit(
            self.tr("{name}, {day}, ditambahkan").format(
                name=new.name, day=wording.long_date(new.day)
            ),
            outcome.undo_label,
        )
        if new.day.year != self._year:
            self.year_wanted.emit(new.day.year)

    def _remove(self) -> None:
        holiday = self.view.current_record()
        if not isinstance(holiday, Holiday) or not self._editable:
            return
        data, session = self._context.services.master_data, self._context.session
        self._context.tasks.submit(
            self,
            lambda _r: data.delete_holiday(session, holiday.id),
            lambda outcome: self._context.signals.toast_requested.emit(
                self.tr("{name} dihapus").format(name=holiday.name), outcome.undo_label
            ),
            lane=Lane.WRITE,
        )

    def ask_reduced(self, span: ReducedHours | None) -> None:
        """Ask for days with reduced hours, new ones or those of a span; HR sets them by year."""
        dialog = ReducedDialog(self, self._year, span)
        data, session = self._context.services.master_data, self._context.session

        def write(job: Callable[[], Outcome[None]], words: str) -> None:
            def done(outcome: Outcome[None]) -> None:
                dialog.accept()
                self._context.signals.toast_requested.emit(words, outcome.undo_label)

            self._context.tasks.submit(self, lambda _r: job(), done, dialog.refuse, lane=Lane.WRITE)

        dialog.wanted.connect(
            lambda span: write(
                lambda: data.save_reduced(session, span),
                self.tr("{name} {span} disimpan").format(
                    name=span.name, span=wording.date_range(span.starts, span.ends)
                ),
            )
        )
        dialog.delete_requested.connect(
            lambda span_id: write(
                lambda: data.delete_reduced(session, span_id),
                self.tr("Jam kerja berkurang dihapus"),
            )
        )
        dialog.open()

    def _columns(self) -> list[Column[Holiday]]:
        return [
            Column(
                "day",
                self.tr("Tanggal"),
                lambda h: wording.weekday_date(h.day),
                width=150,
                sort=lambda h: h.day,
            ),
            Column("name", self.tr("Nama"), lambda h: h.name, sort=lambda h: h.name.casefold()),
            Column(
                "kind",
                self.tr("Jenis"),
                lambda h: Cell(pill=_mark(h.holiday_kind)),
                width=130,
                sort=lambda h: h.holiday_kind,
            ),
        ]


def _mark(kind: str) -> Mark:
    icon, tint = _MARKS.get(kind, ("flag", "muted"))
    return Mark(dict(words.holiday_kinds()).get(kind, kind), icon, tint)
