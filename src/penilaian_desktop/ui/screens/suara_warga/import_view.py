"""The import of a survey's export: choose, read, say which service is meant, look at it, save."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.answer_line import format_answers
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import Cancelled, PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.domain.survey_sheet import SurveyRow
from penilaian_desktop.domain.voice_views import AnswerCheck, SurveyItem, VoiceBoard
from penilaian_desktop.domain.wording import number, short_date
from penilaian_desktop.ui.kit.preferences import Preference
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.suara_warga.dialogs import service_options
from penilaian_desktop.ui.screens.suara_warga.words import tr
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.drop_area import DropArea
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.file_reading import FileReading
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import Banner
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.sheet_parts import TALL, Part, SheetParts, problem_model
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session
    from penilaian_desktop.ui.kit.context import UiContext

CHOOSE, READING, RESULT = range(3)
REFUSED, REMARKS, GOOD, SERVICES = "refused", "remarks", "good", "services"
NEW = ""
MOST = 40
"""Names of services that a file may have; further ones become services of that name."""


def remembered(survey_unit: str, name: str) -> Preference[str]:
    """Return where the choice for a name of a file is kept, by unit."""
    return Preference(f"survey/{survey_unit}/{name.casefold().replace('/', ' ')}", "")


def _read(
    services: Services, session: Session, survey_id: str, path: Path, reporter: Reporter
) -> AnswerCheck:
    from penilaian_desktop.spreadsheets.intake import (  # noqa: PLC0415 - only who imports pays
        survey_intake,
    )

    return services.surveys.check(session, survey_id, survey_intake(path, reporter))


class SurveyImport(QWidget):
    """`left` tells that the person is done here; nothing is stored before it is saved."""

    left = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._item: SurveyItem | None = None
        self._board: VoiceBoard | None = None
        self._found: AnswerCheck | None = None
        self.choices: dict[str, ComboBox] = {}
        """The choice of a service by the name that the file has, without case."""
        self.drop = DropArea(tr("Seret hasil survei ke sini"))
        self.banner = Banner()
        self.banner.hide()
        self.reading = FileReading(context)
        self.problems, self.remarks = problem_model(), problem_model()
        self.rows: RecordModel[SurveyRow] = RecordModel(_columns())
        self._room = QWidget()
        self._lines = QVBoxLayout(self._room)
        self._lines.setContentsMargins(16, 16, 16, 16)
        self.parts = SheetParts(self._parts())
        self._title = Label("", "section")
        self._note = Label("", "small", "muted")
        self._build()
        self.drop.dropped.connect(self.read)
        self.drop.pick_wanted.connect(self._pick)

    def _parts(self) -> tuple[Part, ...]:
        return (
            Part(
                REFUSED,
                tr("Ditolak"),
                TableView(self.problems, tr("Baris yang ditolak"), row_height=TALL),
                tr("Tidak ada baris yang ditolak"),
                tr("Semua baris dapat dipakai."),
            ),
            Part(
                REMARKS,
                tr("Catatan"),
                TableView(self.remarks, tr("Catatan"), row_height=TALL),
                tr("Tidak ada catatan"),
                tr("Semua jawaban terbaca utuh."),
            ),
            Part(
                GOOD,
                tr("Akan disimpan"),
                TableView(self.rows, tr("Kuesioner yang disimpan")),
                tr("Tidak ada kuesioner baru"),
                tr("Semuanya sudah tersimpan, atau ditolak."),
            ),
            Part(SERVICES, tr("Layanan"), ScrollColumn(self._room)),
        )

    def _build(self) -> None:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._note)
        head.addLayout(words, 1)
        head.addWidget(text_button(tr("Kembali ke hasil"), "arrow_left", clicked=self._leave))
        choose = QWidget()
        column = QVBoxLayout(choose)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.drop)
        column.addStretch(1)
        self._stack = QStackedWidget()
        for widget in (choose, self.reading, self._result()):
            self._stack.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self.banner)
        whole.addWidget(self._stack, 1)

    def _result(self) -> QWidget:
        self.save = Button(tr("Simpan"), "check", kind="primary", clicked=self._save)
        self.other = Button(tr("Berkas lain…"), "folder", clicked=self._pick)
        self._promise = Label("", "small", "muted")
        actions = QHBoxLayout()
        actions.setSpacing(8)
        actions.addWidget(self._promise, 1)
        actions.addWidget(self.other)
        actions.addWidget(self.save)
        result = QWidget()
        column = QVBoxLayout(result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.parts, 1)
        column.addLayout(actions)
        return result

    # --- steps -----------------------------------------------------------------------------
    def begin(self, item: SurveyItem, board: VoiceBoard) -> None:
        """Ask for a file of a survey."""
        self._item, self._board = item, board
        self._restart()

    def _restart(self) -> None:
        self._found = None
        title = self._item.survey.title if self._item else ""
        self._title.setText(tr("Impor ke {0}").format(title))
        self._note.setText(
            tr("Ekspor formulir daring atau tabel satu baris per lembar; belum ada yang disimpan.")
        )
        self.banner.show_message("")
        self._stack.setCurrentIndex(CHOOSE)
        self.drop.pick.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self, path: Path) -> None:
        """Read an export in the background."""
        if self._item is None:
            return
        self.banner.show_message("")
        self._stack.setCurrentIndex(READING)
        services, session = self._context.services, self._context.session
        survey_id = self._item.survey.id
        self.reading.read(
            path,
            lambda reporter: _read(services, session, survey_id, path, reporter),
            self.show_found,
            self._failed,
        )

    def show_found(self, check: AnswerCheck) -> None:
        """Show what was found; nothing is stored yet."""
        self._found = check
        sheet = check.sheet
        self._title.setText(sheet.file)
        names = ", ".join(dict.fromkeys(layout.sheet for layout in sheet.layouts))
        words = tr("Lembar {0}").format(names)
        if sheet.ignored_sheets:
            words += tr(" · tidak dibaca: {0}").format(", ".join(sheet.ignored_sheets))
        self._note.setText(words)
        self.problems.set_rows(sheet.refused)
        self.remarks.set_rows(sheet.remarks)
        self.rows.set_rows(check.rows)
        self._offer_services(check)
        refused = len({(p.sheet, p.row) for p in sheet.refused})
        self.parts.show_counts(
            good=sheet.good, warned=sheet.warned, refused=refused, total=len(sheet.originals)
        )
        count = len(check.rows)
        open_names = any(not known for _, known in check.services)
        self.parts.show_part(REFUSED if refused else SERVICES if open_names and count else GOOD)
        self.save.setText(tr("Simpan {0} kuesioner").format(number(count)))
        self.save.refuse("" if count else tr("Tidak ada kuesioner baru yang dapat disimpan."))
        self._promise.setText(_promise(check))
        self._stack.setCurrentIndex(RESULT)
        self.parts.focus()

    def _offer_services(self, check: AnswerCheck) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.deleteLater()
        self.choices = {}
        assert self._item is not None
        assert self._board is not None
        unit_id = self._item.survey.unit_id
        known = service_options(self._board, unit_id)
        written = {name.casefold(): name for name in check.sheet.services}
        rows = FormRows()
        rows.add_widget(
            Label(
                tr("Nama layanan di berkas dan layanan yang dimaksud; pilihannya diingat."),
                "body", "muted", wrap=True,
            )
        )  # fmt: skip
        for name, found in check.services[:MOST]:
            label = written.get(name, name) or tr("(tanpa nama layanan)")
            fresh = [] if found else [(NEW, tr("Layanan baru dengan nama ini"))]
            box = ComboBox([*fresh, *known])
            box.set_value(found or self._context.prefs.get(remembered(unit_id, name)))
            rows.add(name, label, box)
            self.choices[name] = box
        self._lines.addWidget(rows)
        self._lines.addStretch(1)

    def chosen(self) -> dict[str, str]:
        """Return the service of every name of the file, "" for a new one."""
        return {name: box.value() for name, box in self.choices.items()}

    def _save(self) -> None:
        if self._found is None or self._item is None:
            return
        sheet, chosen, survey = self._found.sheet, self.chosen(), self._item.survey
        for name, service in chosen.items():
            self._context.prefs.set(remembered(survey.unit_id, name), service)
        services, session = self._context.services, self._context.session
        self.save.refuse(tr("Sedang disimpan."))
        self._context.tasks.submit(
            self,
            lambda _r: services.surveys.apply(session, survey.id, sheet, chosen),
            self._saved,
            self._not_saved,
            lane=Lane.WRITE,
            label=tr("Menyimpan survei"),
        )

    def _saved(self, outcome: Outcome[int]) -> None:
        words = tr("{0} kuesioner tersimpan").format(number(outcome.value))
        self._context.signals.toast_requested.emit(words, outcome.undo_label)
        self.left.emit()

    def _not_saved(self, error: PenilaianError) -> None:
        self.save.refuse("")
        found = describe(error)
        self.banner.show_message(found.text, found.remedy)

    def _failed(self, error: PenilaianError) -> None:
        self._restart()
        if not isinstance(error, Cancelled):
            found = describe(error)
            self.banner.show_message(found.text, found.remedy)

    def _leave(self) -> None:
        self.reading.stop()
        self.left.emit()

    def _pick(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(), tr("Pilih hasil survei"), str(Path.home()),
            tr("Hasil survei (*.xlsx *.csv)"),
        )  # fmt: skip
        if chosen:
            self.read(Path(chosen))


def _promise(check: AnswerCheck) -> str:
    if not check.sheet.records:
        return tr("Tidak ada kuesioner yang dapat disimpan. Perbaiki berkasnya, lalu ulangi.")
    if not check.rows:
        return tr("Semua kuesioner ini sudah tersimpan; tidak ada yang ditambah.")
    words = tr("{0} baru").format(number(len(check.rows)))
    if check.known:
        words += tr(", {0} sudah tersimpan").format(number(check.known))
    return words + tr("; dapat diurungkan.")


def _columns() -> list[Column[SurveyRow]]:
    return [
        Column("row", tr("Baris"), lambda r: str(r.row), width=56, number=True,
               sort=lambda r: (r.sheet, r.row)),
        Column("day", tr("Tanggal"), lambda r: short_date(r.day) if r.day else "–", width=96,
               sort=lambda r: r.day),
        Column("service", tr("Layanan"), lambda r: r.service, width=220,
               sort=lambda r: r.service.casefold()),
        Column("answers", tr("Jawaban"), lambda r: Cell(format_answers(r.answers), strong=True),
               width=160),
        Column("comment", tr("Catatan warga"), lambda r: Cell(r.comment.replace("\n", " "),
               tint="muted")),
    ]  # fmt: skip
