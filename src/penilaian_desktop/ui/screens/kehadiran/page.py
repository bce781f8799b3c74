"""The page Kehadiran: the recap of a month by person, its import, and one's own months (PR-2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.attendance import Attendance, percent
from penilaian_desktop.domain.attendance_views import AttendanceBoard, AttendanceLine, OwnAttendance
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Outcome
from penilaian_desktop.domain.discipline import DisciplineTable
from penilaian_desktop.domain.wording import number
from penilaian_desktop.domain.wording import percent as percent_text
from penilaian_desktop.ui.kit.formats import age_text
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.kehadiran.discipline_dialog import DisciplineDialog
from penilaian_desktop.ui.screens.kehadiran.import_view import AttendanceImport
from penilaian_desktop.ui.screens.kehadiran.paper import RecapPaper
from penilaian_desktop.ui.screens.kehadiran.person_panel import PersonPanel
from penilaian_desktop.ui.screens.kehadiran.recap_dialog import RecapDialog
from penilaian_desktop.ui.screens.kehadiran.words import (
    board_columns,
    month_columns,
    sanction_words,
)
from penilaian_desktop.ui.widgets.button import Button, icon_button, shortcut, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import Banner, EmptyState
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.table import RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

BOARD, EMPTY, IMPORT, OWN = range(4)
EVERY = ""
ROW = 48
UNIT = 240
LEFT_OUT = frozenset({"early", "permit", "working_days", "early_days", "undecided"})
"""Columns that a small window has no room for."""
BESIDE = frozenset(
    {
        "working_days", "duty", "leave", "sick", "permit", "late", "early", "absent_year",
        "late_days", "late_minutes", "undecided",
    }
)  # fmt: skip
"""Columns that the drawer tells: beside it the names are read whole."""
BACK = 24
"""Months that the choice offers."""
KEEPERS = frozenset({Role.APPRAISER, Role.HR})


class KehadiranPage(Page):
    """Heads and HR see their persons; everybody else the own months."""

    page_id: ClassVar[str] = "kehadiran"
    areas: ClassVar[frozenset[Area]] = frozenset({Area.ATTENDANCE, Area.EMPLOYEES, Area.CALENDAR})

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Kehadiran"))
        self.keeper = bool(KEEPERS & context.session.roles)
        self._board: AttendanceBoard | None = None
        self._own: OwnAttendance | None = None
        self._person = ""
        self._tables: list[Button] = []
        self._has_table = False
        self.lines: RecordModel[AttendanceLine] = RecordModel(board_columns())
        self.view = TableView(self.lines, self.tr("Rekap kehadiran"), row_height=ROW)
        self.months: RecordModel[Attendance] = RecordModel(month_columns())
        self.own_view = TableView(self.months, self.tr("Kehadiran saya"), row_height=ROW)
        self.importing = AttendanceImport(context)
        self.marks = Banner(tint="warn")
        self.panel = PersonPanel(
            self.edit_recap, self.remove_recap, self.settle_person, self.show_table, self
        )
        self.panel.hide()
        self._narrow = False
        self._build()
        self._keys()

    def _build(self) -> None:
        self.month = ComboBox(self._months())
        self.month.setAccessibleName(self.tr("Bulan"))
        self.month.set_value(self._months()[1][0])  # the recap of the month before is what is due
        self.month.chosen.connect(lambda _key: self.refresh())
        self.back = icon_button(
            "chevron_left", self.tr("Bulan sebelumnya (Alt+←)"), clicked=lambda: self.step(1)
        )
        self.on = icon_button(
            "chevron_right", self.tr("Bulan berikutnya (Alt+→)"), clicked=lambda: self.step(-1)
        )
        self.unit = ComboBox(((EVERY, self.tr("Semua unit")),))
        self.unit.setAccessibleName(self.tr("Unit"))
        self.unit.setMaximumWidth(UNIT)
        self.unit.chosen.connect(lambda _key: self._show_lines())
        self.add = Button(
            self.tr("Impor daftar mesin"), "down_load", kind="primary", clicked=self.begin_import
        )
        if self.keeper:
            for widget in (self.unit, self.back, self.month, self.on, self.add):
                self.header.add_action(widget)
        card = Card(self.tr("Rekap"))
        card.body.addWidget(self.marks)
        card.body.addWidget(self.view, 1)
        self.marks.add_action(
            self.tr("Konfirmasi semua"), "check", lambda: self.settle_all(accepted=True)
        )
        self.marks.hide()
        card.add_head_widget(self._table_button())
        card.add_head_widget(RecapPaper(self.context, self, self.month, self.unit))
        card.add_head_widget(self._export_button(self.view))
        self.card = card
        own = Card(self.tr("Kehadiran saya"))
        own.body.addWidget(self.own_view, 1)
        self.own_note = Label("", "small", "muted", wrap=True)
        self.own_note.setContentsMargins(15, 8, 15, 10)
        own.body.addWidget(self.own_note)
        own.add_head_widget(self._table_button())
        own.add_head_widget(self._export_button(self.own_view))
        self._empty = EmptyState("calendar", "", "")
        self._stack = QStackedWidget()
        for face in (card, self._empty, self.importing, own):
            self._stack.addWidget(face)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._stack, 1)
        row.addWidget(self.panel)
        whole = QWidget()
        whole.setLayout(row)
        self.body.addWidget(whole, 1)
        self.view.opened.connect(self._open_line)
        self.own_view.opened.connect(self._open_month)
        self.own_view.chosen.connect(self._follow_month)
        self.view.chosen.connect(self._follow)
        self.importing.left.connect(self._imported)
        shown = self.view if self.keeper else self.own_view
        self.panel.closed.connect(shown.setFocus)
        self.panel.turned.connect(self._fit_columns)

    def _table_button(self) -> Button:
        """Return the way to the table of absences; it is hidden until there is one to show."""
        button = text_button(self.tr("Tabel"), "book", compact=True, clicked=self.show_table)
        button.hide()
        self._tables.append(button)
        return button

    def _export_button(self, view: TableView) -> Button:
        button = text_button(
            self.tr("Ekspor ke Excel…"), "export", compact=True, clicked=view.export_rows
        )
        button.setToolTip(self.tr("Tabel ini sebagai buku kerja Excel (Ctrl+Shift+E)"))
        return button

    def _keys(self) -> None:
        if self.keeper:
            shortcut(self, "Alt+Left", lambda: self.step(1))
            shortcut(self, "Alt+Right", lambda: self.step(-1))
            shortcut(self, "F2", self.edit_recap)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        export = ("Ctrl+Shift+E", self.tr("ekspor tabel ke Excel"))
        if not self.keeper:
            opened = ("Enter", self.tr("buka bulan: cara menghitung dan hari demi hari"))
            return (opened, ("Esc", self.tr("tutup panel")), export)
        return (
            ("Alt+← →", self.tr("bulan sebelumnya atau berikutnya")),
            ("Enter", self.tr("buka rekap pegawai")),
            ("F2", self.tr("isi rekap pegawai dengan angka")),
            ("Esc", self.tr("tutup panel")),
            export,
        )

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Aplikasi ini bukan mesin absensi: rekap sebulan diambil dari daftar mesin (satu kolom "
            "per tanggal, satu baris per hari, atau jumlah sebulan) atau diisi dengan angka.\n\n"
            "Kehadiran = (hadir + dinas luar) : (hari kerja − cuti − sakit − izin). Cuti tidak "
            "merugikan pegawai. Hari yang jamnya tidak dapat dibaca belum diputuskan sampai "
            "daftarnya diperbaiki; begitu pula cuti yang hanya ditandai pegawai sendiri, sampai "
            "Anda mengonfirmasi atau menolaknya.\n\n"
            "Cuti, sakit, izin, dan dinas luar dari rekap ikut ke kalender Kegiatan. Skema yang "
            "menilai kehadiran mengambil angkanya dari sini. Tabel PP 94/2021 hanya keterangan.\n\n"
            "Enter pada seorang pegawai menjelaskan persentasenya langkah demi langkah."
        )

    # --- loading ---------------------------------------------------------------------------
    def _months(self) -> list[tuple[str, str]]:
        """Return the months back from this one."""
        today = self.context.today()
        newest = today.year * 12 + today.month - 1
        codes = [PeriodCode(at // 12, "B", at % 12 + 1) for at in range(newest, newest - BACK, -1)]
        return [(code.code, code.label) for code in codes]

    def open(self, argument: object) -> None:
        """Go to a month by its code."""
        if isinstance(argument, str) and argument:
            self._choose(argument)
            self.refresh()

    def _choose(self, month: str) -> None:
        options = self._months()
        if month not in dict(options):
            options.append((month, PeriodCode.parse(month).label))
        self.month.set_options(options)
        self.month.set_value(month)

    def step(self, by: int) -> None:
        """Go some months back (positive) or on."""
        starts = PeriodCode.parse(self.month.value()).starts
        at = starts.year * 12 + starts.month - 1 - by
        today = self.context.today()
        if at <= today.year * 12 + today.month - 1:
            self._choose(PeriodCode(at // 12, "B", at % 12 + 1).code)
            self.refresh()

    def refresh(self) -> None:
        """Load the month chosen, or the own months."""
        services, session = self.context.services, self.context.session
        if not self.keeper:
            year = self.context.today().year
            self.run(
                lambda _r: services.attendance.of_person(session, session.person_id, year),
                self._show_own,
                key="own",
            )
            return
        month = self.month.value()
        self.run(lambda _r: services.attendance.board(session, month), self._show, key="board")

    def _show_own(self, own: OwnAttendance) -> None:
        self._own = own
        self._name_table(own.table, shown=own.table.concerns(own.person.status))
        self.months.set_rows(own.months)
        words = sanction_words(own.table, own.person.status, own.absent, own.sanction)
        self.own_note.setText(words)
        self.own_note.setVisible(bool(words))
        share = "–" if own.percent is None else percent_text(own.percent)
        self.header.set_subtitle(
            self.tr("Tahun {0} · kehadiran **{1}** · tanpa keterangan {2} hari").format(
                own.year, share, number(own.absent)
            )
        )
        self._empty.set_words(
            self.tr("Belum ada rekap kehadiran"),
            self.tr("Rekap bulanan dicatat oleh kepala unit atau kepegawaian."),
        )
        self._stack.setCurrentIndex(OWN if own.months else EMPTY)

    def _show(self, board: AttendanceBoard) -> None:
        if board.month != self.month.value():
            return
        self._board = board
        self._name_table(board.table, shown=True)
        kept = self.unit.value()
        self.unit.set_options([(EVERY, self.tr("Semua unit")), *board.units])
        self.unit.set_value(kept if kept in dict(board.units) else EVERY)
        self.unit.setVisible(len(board.units) > 1)
        self.add.setVisible(board.can_write)
        self._show_lines()
        if self._stack.currentIndex() != IMPORT:
            self._stack.setCurrentIndex(BOARD if board.lines else EMPTY)
        self._empty.set_words(
            self.tr("Belum ada pegawai di unit Anda"),
            self.tr("Pegawai dan unitnya dicatat oleh kepegawaian di Data induk."),
        )

    def _show_lines(self) -> None:
        board = self._board
        if board is None:
            return
        place = self.unit.value()
        lines = [line for line in board.lines if place in {EVERY, line.unit_id}]
        self.lines.set_rows(lines)
        self._fit_columns()
        self._show_marks(lines, can_write=board.can_write)
        told = sum(line.record is not None for line in lines)
        label = PeriodCode.parse(board.month).label
        self.card.set_title(label)
        self.card.set_note(
            self.tr("{0} dari {1} pegawai tercatat").format(number(told), number(len(lines)))
        )
        self.header.set_subtitle(age_text(board.as_of, board.oldest))
        at = self.lines.row_of(lambda line: line.person.person_id == self._person)
        if at >= 0:
            self.view.choose_row(at)
        elif not self.panel.isHidden():
            self.panel.hide()

    def _name_table(self, table: DisciplineTable, *, shown: bool) -> None:
        self._has_table = shown and bool(table.rows)
        for button in self._tables:
            button.setText(self.tr("Tabel {0}…").format(table.short))
        self._show_table_buttons()

    def _show_table_buttons(self) -> None:
        """Leave the way to the table to the drawer where the head has no room for both."""
        beside = self._narrow and not self.panel.isHidden()
        for button in self._tables:
            button.setVisible(self._has_table and not beside)

    def _open_marks(self, lines: Sequence[AttendanceLine]) -> list[AttendanceLine]:
        """Return whose own marks wait for this account; nobody decides on the own ones."""
        mine = self.context.session.person_id
        return [
            line for line in lines if line.record and line.record.marked
            and line.person.person_id != mine
        ]  # fmt: skip

    def _show_marks(self, lines: Sequence[AttendanceLine], *, can_write: bool) -> None:
        waiting = self._open_marks(lines) if can_write else []
        days = sum(len(line.record.marked) for line in waiting if line.record)
        if not waiting:
            self.marks.show_message("")
            return
        self.marks.show_message(
            self.tr("{0} hari pada {1} pegawai perlu konfirmasi").format(
                number(days), number(len(waiting))
            ),
            self.tr("Ditandai pegawai sendiri, belum ada surat; mesin tidak mencatat apa-apa."),
        )

    def set_narrow(self, narrow: bool) -> None:
        """Leave the columns out that the drawer tells too, so that names are read whole."""
        super().set_narrow(narrow)
        self._narrow = narrow
        self._fit_columns()
        self.importing.set_narrow(narrow)

    def _fit_columns(self) -> None:
        told = BESIDE if not self.panel.isHidden() else frozenset()
        left_out = told | (LEFT_OUT if self._narrow else frozenset())
        if not any(line.record and line.record.undecided for line in self.lines.records()):
            left_out |= {"undecided"}  # names need the room
        for view in (self.view, self.own_view):
            view.hide_columns(left_out)
        self._show_table_buttons()

    # --- a person --------------------------------------------------------------------------
    def _open_line(self, record: object) -> None:
        if isinstance(record, AttendanceLine):
            self._show_panel(record)

    def _open_month(self, record: object) -> None:
        own = self._own
        if isinstance(record, Attendance) and own is not None:
            line = AttendanceLine(
                person=own.person,
                unit_id=record.unit_id,
                record=record,
                percent=percent((record,)),
                absent_year=own.absent,
                sanction=own.sanction,
            )
            self.panel.show_line(line, record.month, own.table, can_write=False, own=True)
            self.panel.show_year(own)

    def _follow_month(self, record: object) -> None:
        if not self.panel.isHidden():
            self._open_month(record)

    def _follow(self, record: object) -> None:
        if isinstance(record, AttendanceLine):
            self._person = record.person.person_id
            if not self.panel.isHidden():
                self._show_panel(record)

    def _show_panel(self, line: AttendanceLine) -> None:
        board = self._board
        if board is None:
            return
        self._person = line.person.person_id
        own = line.person.person_id == self.context.session.person_id
        self.panel.show_line(line, board.month, board.table, can_write=board.can_write, own=own)
        services, session = self.context.services, self.context.session
        year = PeriodCode.parse(board.month).year
        self.run(
            lambda _r: services.attendance.of_person(session, line.person.person_id, year),
            self._show_year,
            key="year",
        )

    def _show_year(self, own: OwnAttendance) -> None:
        if own.person.person_id == self._person:
            self.panel.show_year(own)

    def _line(self) -> AttendanceLine | None:
        record = self.view.current_record()
        return record if isinstance(record, AttendanceLine) else None

    def edit_recap(self) -> RecapDialog | None:
        """Ask for the counts of the person chosen."""
        line, board = self._line(), self._board
        if line is None or board is None or not board.can_write:
            return None
        days = max((o.record.working_days for o in board.lines if o.record), default=0)
        dialog = RecapDialog(self, line.person.name, board.month, line.record, days)
        dialog.wanted.connect(lambda values: self._save(dialog, line, board.month, values))
        dialog.open()
        return dialog

    def _save(
        self, dialog: RecapDialog, line: AttendanceLine, month: str, values: dict[str, Any]
    ) -> None:
        services, session = self.context.services, self.context.session

        def saved(outcome: Outcome[Attendance]) -> None:
            dialog.accept()
            self.toast(self.tr("Rekap {0} tersimpan").format(line.person.name), outcome.undo_label)

        self.run(
            lambda _r: services.attendance.save(session, line.person.person_id, month, **values),
            saved,
            dialog.refuse,
            lane=Lane.WRITE,
        )

    def settle_person(self, accepted: bool) -> None:
        """Confirm or refuse the own marks of the person whose drawer is open."""
        self._settle([self._person], accepted=accepted)

    def settle_all(self, *, accepted: bool) -> None:
        """Confirm the own marks of everybody in sight, in one step."""
        self._settle(
            [line.person.person_id for line in self._open_marks(self.lines.records())],
            accepted=accepted,
        )

    def _settle(self, persons: Sequence[str], *, accepted: bool) -> None:
        board = self._board
        if board is None or not persons:
            return
        services, session = self.context.services, self.context.session
        words = self.tr("{0} hari dikonfirmasi") if accepted else self.tr("{0} hari menjadi TK")
        shown = {o.person.person_id: o.record.version for o in board.lines if o.record}
        self.run(
            lambda _r: services.attendance.settle_marks(
                session, board.month, persons, accepted=accepted, versions=shown
            ),
            lambda outcome: self.toast(words.format(number(outcome.value)), outcome.undo_label),
            lane=Lane.WRITE,
        )

    def show_table(self) -> DisciplineDialog | None:
        """Show the table of absences, with the row of the person whose drawer is open."""
        shown = self._board or self._own
        if shown is None:
            return None
        row, days = None, 0
        if self._own is not None:
            row, days = self._own.sanction, self._own.absent
        elif not self.panel.isHidden() and (line := self._line()) is not None:
            row, days = line.sanction, line.absent_year
        dialog = DisciplineDialog(self, shown.table, row, days)
        dialog.open()
        return dialog

    def remove_recap(self) -> None:
        """Remove the recap of the person chosen; undo brings it back."""
        line, board = self._line(), self._board
        if line is None or line.record is None or board is None:
            return
        services, session = self.context.services, self.context.session
        self.run(
            lambda _r: services.attendance.delete(session, line.person.person_id, board.month),
            lambda outcome: self.toast(self.tr("Rekap dihapus"), outcome.undo_label),
            lane=Lane.WRITE,
        )

    # --- import ----------------------------------------------------------------------------
    def begin_import(self) -> None:
        """Ask for a machine's list."""
        self.panel.hide()
        self.importing.begin()
        self._stack.setCurrentIndex(IMPORT)
        self._show_actions(shown=False)

    def _imported(self, month: str) -> None:
        self._show_actions(shown=True)
        self._stack.setCurrentIndex(BOARD)
        if month:
            self._choose(month)
        self.refresh()
        self.view.setFocus()

    def _show_actions(self, *, shown: bool) -> None:
        for widget in (self.back, self.month, self.on, self.add):
            widget.setVisible(shown)
        several = self._board is not None and len(self._board.units) > 1
        self.unit.setVisible(shown and several)
