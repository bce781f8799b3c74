"""The way a list of an office comes in on a page: choose it, read it, look at it, save it.

The page says in words what it takes, reads the file and shows what was found; nothing is stored
before the person saves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.employee_sheet import SheetLayout, SheetProblem, grouped
from penilaian_desktop.domain.errors import Cancelled, PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.ui.kit.tasks import Job, Lane
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.drop_area import DropArea
from penilaian_desktop.ui.widgets.file_reading import FileReading
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import Banner
from penilaian_desktop.ui.widgets.print_form import file_name, write_file
from penilaian_desktop.ui.widgets.save_workbook import ask_target
from penilaian_desktop.ui.widgets.sheet_parts import TALL, Part, SheetParts, problem_model
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.ui.kit.context import UiContext

_tr = translator("ListImport")
T = TypeVar("T")

CHOOSE, READING, RESULT = range(3)
REFUSED, REMARKS = "refused", "remarks"


class ImportWords(NamedTuple):
    """What a page says: on the drop area, on the way back, in the dialog of files.

    `files` names the kind of file ("Daftar kehadiran"); `no_remarks` is why there are no remarks.
    """

    drop: str
    back: str
    pick: str
    files: str
    no_remarks: str


class ListImport(QWidget):
    """`picked` brings the file, `save_wanted` the wish to store; `left` that the person is done.

    The text of `left` is what the page shows then, "" for what it showed before.
    """

    picked = Signal(object)
    save_wanted = Signal()
    left = Signal(str)

    def __init__(
        self, context: UiContext, words: ImportWords, *parts: Part, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._words = words
        self._asked = ("", "")
        self.drop = DropArea(words.drop)
        self.banner, self.notice = Banner(), Banner(tint="warn")
        self.banner.hide()
        self.notice.hide()
        self.reading = FileReading(context)
        self.problems, self.remarks = problem_model(), problem_model()
        self.parts = SheetParts(
            (
                Part(
                    REFUSED,
                    _tr("Ditolak"),
                    TableView(self.problems, _tr("Baris yang ditolak"), row_height=TALL),
                    _tr("Tidak ada baris yang ditolak"),
                    _tr("Semua baris dapat dipakai."),
                ),
                Part(
                    REMARKS,
                    _tr("Catatan"),
                    TableView(self.remarks, _tr("Catatan"), row_height=TALL),
                    _tr("Tidak ada catatan"),
                    words.no_remarks,
                ),
                *parts,
            )
        )
        self.back = text_button(words.back, "arrow_left", clicked=self._leave)
        self._title = Label("", "section")
        self._note = Label("", "small", "muted")
        self.save = Button(_tr("Simpan"), "check", kind="primary", clicked=self.save_wanted.emit)
        self.other = Button(_tr("Berkas lain…"), "folder", clicked=self._pick)
        self.reasons = text_button(_tr("Simpan alasannya…"), "sheet", clicked=self._save_reasons)
        self._told: tuple[tuple[SheetProblem, ...], tuple[SheetProblem, ...]] = ((), ())
        self._promise = Label("", "small", "muted", wrap=True)
        self._build()
        self._stack.currentChanged.connect(lambda at: self.reasons.setVisible(at == RESULT))
        self.reasons.hide()
        self.drop.dropped.connect(self.picked)
        self.drop.pick_wanted.connect(self._pick)

    def _build(self) -> None:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._note)
        head.addLayout(words, 1)
        head.addWidget(self.reasons)
        head.addWidget(self.back)
        choose = QWidget()
        column = _column(choose)
        column.addWidget(self.drop)
        column.addStretch(1)
        self._stack = QStackedWidget()
        for widget in (choose, self.reading, self._result()):
            self._stack.addWidget(widget)
        whole = _column(self)
        whole.addLayout(head)
        whole.addWidget(self.banner)
        whole.addWidget(self._stack, 1)

    def _result(self) -> QWidget:
        actions = QHBoxLayout()
        actions.setSpacing(8)
        actions.addWidget(self._promise, 1, Qt.AlignmentFlag.AlignVCenter)
        actions.addWidget(self.other)
        actions.addWidget(self.save)
        result = QWidget()
        column = _column(result)
        column.addWidget(self.notice)
        column.addWidget(self.parts, 1)
        column.addLayout(actions)
        return result

    def ask(self, title: str, note: str) -> None:
        """Ask for a file; a file that cannot be read leads back here."""
        self._asked = (title, note)
        self._title.setText(title)
        self._note.setText(note)
        self.banner.show_message("")
        self._stack.setCurrentIndex(CHOOSE)
        self.drop.pick.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_step(self, widget: QWidget) -> None:
        """Add a step between reading a file and its result."""
        self._stack.addWidget(widget)

    def show_step(self, widget: QWidget) -> None:
        """Show a step that was added."""
        self._stack.setCurrentWidget(widget)

    def read_file(self, path: Path, job: Job[T], found: Callable[[T], None]) -> None:
        """Read a file in the background, then call `found`."""
        self.banner.show_message("")
        self._stack.setCurrentIndex(READING)
        self.reading.read(path, job, found, self._failed)

    def show_problems(
        self,
        refused: Sequence[SheetProblem],
        remarks: Sequence[SheetProblem],
        *,
        good: int,
        warned: int,
        total: int,
    ) -> None:
        """Show which rows are refused, which are remarked, and how many there are of each kind."""
        self._told = tuple(refused), tuple(remarks)
        self.problems.set_rows(grouped(refused))
        self.remarks.set_rows(grouped(remarks))
        some = any(self._told)
        self.reasons.refuse("" if some else _tr("Semua baris terbaca tanpa catatan."))
        rows = len({(p.sheet, p.row) for p in refused})
        self.parts.show_counts(good=good, warned=warned, refused=rows, total=total)

    def show_result(
        self, title: str, note: str, part: str, *, save: str, promise: str, why_not: str = ""
    ) -> None:
        """Show what was found: `part` first; `why_not` is why it cannot be saved."""
        self._title.setText(title)
        self._note.setText(note)
        self.parts.show_part(part)
        self.save.setText(save)
        self.save.refuse(why_not)
        self._promise.setText(promise)
        self._stack.setCurrentIndex(RESULT)
        self.parts.focus()

    def store(self, job: Job[Outcome[T]], stored: Callable[[Outcome[T]], None], name: str) -> None:
        """Write in the background, then call `stored`; `name` is what the window says meanwhile.

        Until it ends nobody leaves, chooses or saves again.
        """

        def done(outcome: Outcome[T]) -> None:
            self._hold(on=False)
            stored(outcome)

        self.save.refuse(_tr("Sedang disimpan."))
        self._hold(on=True)
        self.context.tasks.submit(self, job, done, self._not_stored, lane=Lane.WRITE, label=name)

    def _hold(self, *, on: bool) -> None:
        self.back.refuse(_tr("Sedang disimpan.") if on else "")
        self._stack.setEnabled(not on)

    def _not_stored(self, error: PenilaianError) -> None:
        self._hold(on=False)
        self.save.refuse("")
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)
        found = describe(error)
        self.banner.show_message(found.text, found.remedy)

    def _failed(self, error: PenilaianError) -> None:
        self.ask(*self._asked)
        if not isinstance(error, Cancelled):
            found = describe(error)
            self.banner.show_message(found.text, found.remedy)

    def _save_reasons(self) -> None:
        """Write why rows were refused or remarked into an Excel file, a row of the file a line."""
        file, told = self._title.text(), self._told
        target = ask_target(self, file_name("alasan", Path(file).stem))
        if target is None:
            return

        def job(_reporter: Reporter) -> None:
            from penilaian_desktop.spreadsheets.reasons_book import (  # noqa: PLC0415 - who saves pays
                reasons_workbook,
            )

            write_file(target, reasons_workbook(file, *told))

        said = _tr("{0} tersimpan").format(target.name)
        self.context.tasks.submit(
            self,
            job,
            lambda _none: self.context.signals.toast_requested.emit(said, ""),
            lane=Lane.WORK,
            label=_tr("Menulis {0}").format(target.name),
        )

    def _leave(self) -> None:
        self.reading.stop()
        self.left.emit("")

    def _pick(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(),
            self._words.pick,
            str(Path.home()),
            f"{self._words.files} (*.xlsx *.csv)",
        )
        if chosen:
            self.picked.emit(Path(chosen))


def sheets_read(layouts: Sequence[SheetLayout], ignored: Sequence[str], middle: str = "") -> str:
    """Return which sheets of a workbook were read and which were not, `middle` in between."""
    names = ", ".join(dict.fromkeys(layout.sheet for layout in layouts))
    words = _tr("Lembar {names}").format(names=names)
    if middle:
        words += f" · {middle}"
    if ignored:
        words += _tr(" · tidak dibaca: {names}").format(names=", ".join(ignored))
    return words


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return column
