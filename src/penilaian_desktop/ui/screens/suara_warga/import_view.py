"""The import of a survey's export: choose, read, say which service is meant, look at it, save."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.answer_line import format_answers
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.near_names import nearest
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.domain.survey_questions import (
    ChosenColumns,
    SurveyQuestions,
    forms_in,
    forms_text,
)
from penilaian_desktop.domain.survey_sheet import SurveyRow
from penilaian_desktop.domain.voice_views import AnswerCheck, SurveyItem, VoiceBoard
from penilaian_desktop.domain.wording import date_range, number, short_date
from penilaian_desktop.ui.kit.preferences import Preference
from penilaian_desktop.ui.screens.suara_warga.column_choice import ColumnChoice
from penilaian_desktop.ui.screens.suara_warga.dialogs import service_options
from penilaian_desktop.ui.screens.suara_warga.import_choice import ImportChoice
from penilaian_desktop.ui.screens.suara_warga.words import tr
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.list_import import (
    REFUSED,
    ImportWords,
    ListImport,
    sheets_read,
)
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.sheet_parts import Part
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session
    from penilaian_desktop.ui.kit.context import UiContext

GOOD, SERVICES = "good", "services"
NEW = ""
NAMED = 3
"""Names of services that the notice says; the others stand in the part Layanan."""
MOST = 40
"""Names of services that a file may have; further ones become services of that name."""


def remembered(survey_unit: str, name: str) -> Preference[str]:
    """Return where the choice for a name of a file is kept, by unit."""
    return Preference(f"survey/{survey_unit}/{name.casefold().replace('/', ' ')}", "")


FORMS: Preference[str] = Preference("survey/columns", "")
"""Forms of which a person said which column asks what."""


def _read(
    services: Services,
    session: Session,
    survey_id: str,
    path: Path,
    forms: tuple[ChosenColumns, ...],
    reporter: Reporter,
) -> AnswerCheck | SurveyQuestions:
    """Return what an export says; its columns where they must be told apart first."""
    from penilaian_desktop.spreadsheets.intake import (  # noqa: PLC0415 - only who imports pays
        survey_columns_intake,
        survey_intake,
    )

    try:
        sheet = survey_intake(path, reporter, forms)
    except ImportRefused as error:
        if error.code != "survey_no_table":
            raise
        return survey_columns_intake(path, reporter)
    return services.surveys.check(session, survey_id, sheet)


def _columns_of(path: Path, reporter: Reporter) -> SurveyQuestions:
    from penilaian_desktop.spreadsheets.intake import (  # noqa: PLC0415 - only who imports pays
        survey_columns_intake,
    )

    return survey_columns_intake(path, reporter)


class SurveyImport(ListImport):
    """Nothing is stored before it is saved."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        self._item: SurveyItem | None = None
        self._board: VoiceBoard | None = None
        self._found: AnswerCheck | None = None
        self._path: Path | None = None
        self.choices: dict[str, ComboBox] = {}
        """The choice of a service by the name that the file has, without case."""
        self.rows: RecordModel[SurveyRow] = RecordModel(_columns())
        self._room = QWidget()
        self._lines = QVBoxLayout(self._room)
        self._lines.setContentsMargins(16, 16, 16, 16)
        self.choice = ImportChoice(context.today())
        super().__init__(
            context,
            ImportWords(
                drop=tr("Seret hasil survei ke sini"),
                back=tr("Kembali ke hasil"),
                pick=tr("Pilih hasil survei"),
                files=tr("Hasil survei"),
                no_remarks=tr("Semua jawaban terbaca utuh."),
            ),
            Part(
                GOOD,
                tr("Akan disimpan"),
                TableView(self.rows, tr("Kuesioner yang disimpan")),
                tr("Tidak ada kuesioner baru"),
                tr("Semuanya sudah tersimpan, atau ditolak."),
            ),
            Part(SERVICES, tr("Layanan"), ScrollColumn(self._room)),
            parent=parent,
        )
        self.columns = ColumnChoice()
        self.add_step(self.columns)
        self.columns.chosen.connect(self._columns_chosen)
        self.picked.connect(self.read)
        self.save_wanted.connect(self._save)
        self.choice.changed.connect(self._chosen_again)

    def _result(self) -> QWidget:
        """Put what can be chosen over the parts."""
        result = super()._result()
        column = result.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.choice)
        last = column.itemAt(column.count() - 1)
        assert last is not None
        actions = last.layout()
        assert isinstance(actions, QHBoxLayout)
        actions.insertWidget(1, Button(tr("Atur kolom…"), "columns", clicked=self.ask_columns))
        return result

    def begin(self, item: SurveyItem, board: VoiceBoard) -> None:
        """Ask for a file of a survey."""
        self._item, self._board = item, board
        self._found = None
        self.ask(
            tr("Impor ke {0}").format(item.survey.title),
            tr("Hari survei ini {0}. Belum ada yang disimpan sebelum Anda menekan Simpan.").format(
                date_range(item.survey.starts, item.survey.ends)
            ),
        )

    def read(self, path: Path) -> None:
        """Read an export in the background."""
        if self._item is None:
            return
        services, session = self.context.services, self.context.session
        survey_id = self._item.survey.id
        self._path = path
        forms = forms_in(self.context.prefs.get(FORMS))
        self.read_file(
            path,
            lambda reporter: _read(services, session, survey_id, path, forms, reporter),
            self.show_found,
        )

    def ask_columns(self) -> None:
        """Let the person say anew which column of the file asks what."""
        path = self._path
        if path is not None:
            self.read_file(path, lambda reporter: _columns_of(path, reporter), self.show_found)

    def _columns_chosen(self, chosen: ChosenColumns) -> None:
        kept = forms_in(self.context.prefs.get(FORMS))
        others = [form for form in kept if form.fingerprint != chosen.fingerprint]
        self.context.prefs.set(FORMS, forms_text([*others, chosen]))
        if self._path is not None:
            self.read(self._path)

    def _offer_columns(self, questions: SurveyQuestions) -> None:
        kept = {form.fingerprint: form for form in forms_in(self.context.prefs.get(FORMS))}
        told = kept.get(questions.fingerprint)
        self.columns.offer(replace(questions, guess=told.fields) if told else questions)
        self.show_step(self.columns)

    def show_found(self, check: AnswerCheck | SurveyQuestions) -> None:
        """Show what was found; nothing is stored yet."""
        assert self._item is not None
        if isinstance(check, SurveyQuestions):
            self._offer_columns(check)
            return
        self._found = check
        sheet = check.sheet
        self.choice.offer(check, self._item)
        self._offer_services(check)
        refused = {(p.sheet, p.row) for p in check.refused}
        remarks = tuple(p for p in sheet.remarks if (p.sheet, p.row) not in refused)
        warned = len({(p.sheet, p.row) for p in remarks})
        self.show_problems(
            check.refused,
            remarks,
            good=sheet.total - len(refused) - warned,
            warned=warned,
            total=sheet.total,
        )
        self._arrange()
        open_names = any(not known for _, known in check.services)
        count = len(self.rows.records())
        self.parts.show_part(
            SERVICES if open_names and count else REFUSED if check.refused else GOOD
        )

    def _chosen_again(self) -> None:
        """Show the rows anew; the choice keeps the focus."""
        focused = self.focusWidget()
        self._arrange()
        if focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        """Show what would be stored by what is chosen."""
        check = self._found
        if check is None:
            return
        rows = check.wanted(repeated=self.choice.repeated(), elsewhere=self.choice.elsewhere())
        self.rows.set_rows(rows)
        self.choice.show_undated(sum(row.day is None for row in rows))
        count = len(rows)
        self.show_result(
            check.sheet.file,
            sheets_read(check.sheet.layouts, check.sheet.ignored_sheets),
            self.parts.choice.value(),
            save=self._save_words(),
            promise=_promise(check, count),
            why_not="" if count else tr("Tidak ada kuesioner baru yang dapat disimpan."),
        )

    def _save_words(self) -> str:
        """Return what Simpan would make."""
        words = tr("Simpan {0} kuesioner").format(number(len(self.rows.records())))
        fresh = len(self._fresh())
        return words + tr(" dan {0} layanan baru").format(number(fresh)) if fresh else words

    def _fresh(self) -> set[str]:
        """Return the names of the rows to be stored of which new services would be made."""
        assert self._found is not None
        kept = dict(self._found.services) | self.chosen()
        names = {row.service.casefold() for row in self.rows.records()}
        return {name for name in names if not kept.get(name)}

    def _say_services(self) -> None:
        """Say which names are of no service yet, and what they are taken for now."""
        assert self._found is not None
        written = {name.casefold(): name for name in self._found.sheet.services}
        told = []
        for name, found in self._found.services[:MOST]:
            if not found:
                box = self.choices[name]
                means = box.currentText() if box.value() else tr("layanan baru, tanpa janji hari")
                told.append(f"{written.get(name, name) or tr('(tanpa nama layanan)')} → {means}")
        self.notice.show_message(
            tr("{0} nama layanan di berkas belum dikenal; periksa dahulu di Layanan").format(
                number(len(told))
            )
            if told
            else "",
            "; ".join(told[:NAMED]) + (" …" if len(told) > NAMED else ""),
        )

    def _service_chosen(self) -> None:
        self.save.setText(self._save_words())
        self._say_services()

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
                tr(
                    "Nama layanan di berkas dan layanan yang dimaksud; yang mirip sudah diusulkan, "
                    "dan pilihan Anda diingat."
                ),
                "body", "muted", wrap=True,
            )
        )  # fmt: skip
        for name, found in check.services[:MOST]:
            label = written.get(name, name) or tr("(tanpa nama layanan)")
            fresh = [] if found else [(NEW, tr("Layanan baru dengan nama ini"))]
            box = ComboBox([*fresh, *known])
            kept = self.context.prefs.get(remembered(unit_id, name))
            near = kept if kept in dict(known) else nearest(written.get(name, name), known)
            box.set_value(found or near)
            box.chosen.connect(lambda _key: self._service_chosen())
            rows.add(name, label, box)
            self.choices[name] = box
        self._lines.addWidget(rows)
        self._lines.addStretch(1)
        self._say_services()

    def chosen(self) -> dict[str, str]:
        """Return the service of every name of the file, "" for a new one."""
        return {name: box.value() for name, box in self.choices.items()}

    def _save(self) -> None:
        if self._found is None or self._item is None:
            return
        sheet, chosen, survey = self._found.sheet, self.chosen(), self._item.survey
        for name, service in chosen.items():
            self.context.prefs.set(remembered(survey.unit_id, name), service)
        services, session = self.context.services, self.context.session
        day, repeated = self.choice.day.value(), self.choice.repeated()
        elsewhere = self.choice.elsewhere()
        self.store(
            lambda _r: services.surveys.apply(
                session, survey.id, sheet, chosen, day=day, repeated=repeated, elsewhere=elsewhere
            ),
            self._saved,
            tr("Menyimpan survei"),
        )

    def _saved(self, outcome: Outcome[int]) -> None:
        words = tr("{0} kuesioner tersimpan").format(number(outcome.value))
        self.context.signals.toast_requested.emit(words, outcome.undo_label)
        self.left.emit("")


def _promise(check: AnswerCheck, count: int) -> str:
    if not check.services:
        return tr("Tidak ada kuesioner yang dapat disimpan. Perbaiki berkasnya, lalu ulangi.")
    told = [tr("{0} sudah tersimpan").format(number(check.known))] if check.known else []
    told += [
        tr("{0} sudah ada di survei {1}").format(number(len(kept.rows)), kept.title)
        for kept in check.elsewhere
    ]
    if not count:
        if check.known and not check.elsewhere:
            return tr("Semua kuesioner ini sudah tersimpan; tidak ada yang ditambah.")
        return tr("Tidak ada yang ditambah: {0}.").format(", ".join(told) or tr("semua berulang"))
    return ", ".join([tr("{0} baru").format(number(count)), *told]) + tr("; dapat diurungkan.")


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
