"""Dialogs of the register: a line, how it ended, and what was heard and not taken over yet."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.improvement import FindingSource, Improvement, ImprovementState
from penilaian_desktop.domain.improvement_views import (
    ImprovementBoard,
    ImprovementItem,
    OfferedFinding,
)
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.wording import number, read_number
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.perbaikan.staff_dialogs import scrolled
from penilaian_desktop.ui.screens.perbaikan.words import offered_columns, source_name, tr
from penilaian_desktop.ui.widgets.asking_dialog import AskingDialog
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field, TextArea
from penilaian_desktop.ui.widgets.finding_dialog import FindingDialog
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.person_picker import PersonPicker
from penilaian_desktop.ui.widgets.sheet_parts import TALL
from penilaian_desktop.ui.widgets.table import RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView
from penilaian_desktop.ui.widgets.writing_dialog import Writing, WritingDialog

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

SOON = timedelta(days=30)
"""The due date that is offered."""
WRITTEN = (FindingSource.OTHER, FindingSource.EVALUATION, FindingSource.COMPLAINT)
"""Sources of what is written by hand; the rest comes by itself."""


def figure(field: Field, name: str) -> Decimal | None:
    """Return the number of an input, None when it is empty.

    Raises RuleViolation `improvement_figure_wrong`.
    """
    typed = field.text().strip()
    if not typed:
        return None
    value = read_number(typed)
    if value is None:
        raise RuleViolation("improvement_figure_wrong", field=name)
    return value


def figure_text(value: Decimal | None) -> str:
    """Return a number as it is typed."""
    return "" if value is None else number(value)


class ImprovementDialog(WritingDialog):
    """A line of the register, new or changed; the unit of a stored one stays."""

    def __init__(
        self, context: UiContext, over: QWidget, board: ImprovementBoard,
        item: ImprovementItem | None = None, *, unit_id: str = "",
    ) -> None:  # fmt: skip
        record = item.improvement if item is not None else None
        super().__init__(
            context, over, tr("Ubah perbaikan") if record else tr("Perbaikan baru"),
            confirm=tr("Simpan"), write=self._job, said=tr("Perbaikan tersimpan"),
            width=640, height=600,
        )  # fmt: skip
        self._record = record
        self._kept = item.owner if item is not None else ""
        self.unit = ComboBox(board.kept)
        self.unit.set_value(record.unit_id if record else unit_id)
        sources = list(WRITTEN)
        if record is not None and record.source not in sources:
            sources.append(record.source)
        self.source = ComboBox([(s.value, source_name(s)) for s in sources])
        self.service = ComboBox([("", tr("Seluruh unit"))])
        self._service = (record.service_id if record else None) or ""
        self.source.set_value((record.source if record else FindingSource.OTHER).value)
        self.finding = TextArea(record.finding if record else "", height=72)
        self.action = TextArea(record.action if record else "", height=72)
        self.owner = PersonPicker(name=tr("Penanggung jawab"))
        self.owner.setText(self._kept)
        self.due = DateField((record.due if record else None) or context.today() + SOON)
        self.measure = Field(record.measure if record else "", placeholder=tr("Waktu tunggu"))
        self.measured_in = Field(record.measured_in if record else "", placeholder=tr("menit"))
        self.before = Field(figure_text(record.before if record else None))
        self._build(fixed=record is not None, several=len(board.kept) > 1)
        self.unit.chosen.connect(lambda _key: self._load_choices())
        self.service.chosen.connect(self._choose_service)
        self.shows(record)
        self._load_choices()

    def _build(self, *, fixed: bool, several: bool) -> None:
        if not fixed and several:
            self.rows.add("unit", tr("Unit"), self.unit)
        self.rows.add_row(
            ("source", tr("Asal temuan"), self.source),
            ("service_id", tr("Layanan"), self.service),
        )
        self.rows.add("finding", tr("Temuan"), self.finding)
        self.rows.add("action", tr("Tindakan"), self.action)
        self.rows.add_row(
            ("owner_id", tr("Penanggung jawab"), self.owner), ("due", tr("Tenggat"), self.due)
        )
        self.rows.add_row(
            ("measure", tr("Yang diukur"), self.measure),
            ("before", tr("Angka sebelum"), self.before),
            ("measured_in", tr("Satuan"), self.measured_in),
            stretch=(2, 1, 1),
        )
        self.body.addWidget(scrolled(self.rows), 1)

    def first_input(self) -> QWidget:
        """Put the focus on the finding."""
        return self.finding

    def _load_choices(self) -> None:
        improvements, s = self._context.services.improvements, self._context.session
        unit_id, kept = self.unit.value(), self._service
        self._context.tasks.submit(
            self,
            lambda _r: (
                improvements.persons(s, unit_id), improvements.services(s, unit_id, kept)
            ),
            lambda found: self._offer(*found),
            lane=Lane.READ,
            key="choices",
        )  # fmt: skip

    def _offer(self, people: tuple[PersonItem, ...], services: tuple[tuple[str, str], ...]) -> None:
        self.owner.set_people(people)
        self.service.set_options([("", tr("Seluruh unit")), *services])
        self.service.set_value(self._service)
        self._service = self.service.value()

    def _choose_service(self, key: str) -> None:
        self._service = key

    def _owner(self) -> str:
        typed = self.owner.text().strip()
        if not typed:
            return ""
        if self._record is not None and self._record.owner_id and typed == self._kept:
            return self._record.owner_id
        found = self.owner.person_id()
        if not found:
            raise RuleViolation("improvement_owner_elsewhere", field="owner_id")
        return found

    def _job(self) -> Writing:
        improvements, s = self._context.services.improvements, self._context.session
        record = self._record
        before, owner_id = figure(self.before, "before"), self._owner()
        unit_id, source = self.unit.value(), FindingSource(self.source.value())
        finding, action, due = self.finding.text(), self.action.text(), self.due.value()
        measure, measured_in = self.measure.text(), self.measured_in.text()
        service_id, version = self._service or None, self.version
        return lambda: improvements.save(
            s, record.id if record else None, unit_id=unit_id, finding=finding, source=source,
            action=action, owner_id=owner_id, due=due, measure=measure, measured_in=measured_in,
            before=before, service_id=service_id, version=version,
        )  # fmt: skip


class CloseDialog(WritingDialog):
    """How a line ended: its outcome with the figure afterwards, or why it was dropped."""

    def __init__(
        self, context: UiContext, over: QWidget, item: ImprovementItem, state: ImprovementState
    ) -> None:
        self._done_state = state is ImprovementState.DONE
        super().__init__(
            context, over,
            tr("Selesaikan perbaikan") if self._done_state else tr("Hentikan perbaikan"),
            confirm=tr("Selesai") if self._done_state else tr("Hentikan"), write=self._job,
            said=tr("Perbaikan selesai") if self._done_state else tr("Perbaikan dihentikan"),
            width=520,
        )  # fmt: skip
        self._item, self._state = item, state
        record = item.improvement
        self.outcome = TextArea("", height=88)
        self.after = Field("")
        self.rows.add(
            "outcome",
            tr("Hasil bagi masyarakat") if self._done_state else tr("Alasan berhenti"),
            self.outcome,
        )
        if self._done_state and (record.measure or record.before is not None):
            told = tr("{0} sesudahnya ({1})").format(
                record.measure or tr("Angka"), record.measured_in or "–"
            )
            hint = (
                tr("Sebelumnya {0}.").format(number(record.before, record.places))
                if record.before is not None
                else ""
            )
            self.rows.add("after", told, self.after, hint)
        self.body.addWidget(self.rows)
        self.shows(record, also=_as_it_is)

    def first_input(self) -> QWidget:
        """Put the focus on the outcome."""
        return self.outcome

    def _job(self) -> Writing:
        improvements, s = self._context.services.improvements, self._context.session
        identity, state, outcome = self._item.improvement.id, self._state, self.outcome.text()
        after = figure(self.after, "after") if self._done_state else None
        version = self.version
        return lambda: improvements.set_state(
            s, identity, state, outcome=outcome, after=after, version=version
        )


def _as_it_is(record: Improvement) -> str:
    return tr("Sekarang: {0}").format(record.action or record.finding)


class FindingsDialog(AskingDialog):
    """What was heard and not taken over yet: one step takes a finding into the register."""

    def __init__(
        self, context: UiContext, over: QWidget, board: ImprovementBoard, unit_id: str,
        period_code: str,
    ) -> None:  # fmt: skip
        super().__init__(over, tr("Ambil temuan"), width=860, height=560)
        self._context = context
        self._period = period_code
        self.unit = ComboBox(board.kept)
        self.unit.set_value(unit_id)
        self.unit.setAccessibleName(tr("Unit"))
        self.unit.chosen.connect(lambda _key: self.load())
        self.unit.setVisible(len(board.kept) > 1)
        self.found: RecordModel[OfferedFinding] = RecordModel(offered_columns())
        self.view = TableView(self.found, tr("Temuan"), row_height=TALL)
        self.view.opened.connect(lambda _record: self.take())
        self.nothing = EmptyState(
            "improvement",
            tr("Tidak ada temuan baru"),
            tr(
                "Pengaduan yang menyebut lambat, unsur survei terendah, kesepakatan forum, dan "
                "indikator di bawah target dari penilaian yang sudah diterbitkan muncul di sini."
            ),
        )
        self.nothing.hide()
        self.body.addWidget(self.unit)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.nothing, 1)
        self.add_action(Button(tr("Tutup"), clicked=self.accept))
        self.confirm = self.add_action(
            primary_button(tr("Jadikan perbaikan"), "improvement", clicked=self.take)
        )
        shortcut(self, "Ctrl+Return", self.take)
        self.load()

    def first_input(self) -> QWidget:
        """Put the focus on the list."""
        return self.view

    def load(self) -> None:
        """Look again what is left."""
        improvements, s = self._context.services.improvements, self._context.session
        unit_id, period = self.unit.value(), self._period
        self._context.tasks.submit(
            self,
            lambda _r: improvements.offered(s, unit_id, period),
            self._show,
            self.refuse,
            lane=Lane.READ,
            key="offered",
        )

    def _show(self, found: tuple[OfferedFinding, ...]) -> None:
        self.found.set_rows(found)
        self.view.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.confirm.refuse("" if found else tr("Tidak ada temuan baru."))
        if found:
            self.view.choose_row(0)

    def take(self) -> None:
        """Take the finding under the cursor into the register; a note in words without names."""
        record = self.view.current_record()
        if not isinstance(record, OfferedFinding):
            return
        if record.source is FindingSource.COMPLAINT:
            self.wording = FindingDialog(self._context, self, record.key)
            self.wording.saved.connect(lambda _item: self.load())
            self.wording.open()
            return
        improvements, s, period = (
            self._context.services.improvements, self._context.session, self._period,
        )  # fmt: skip
        self._context.tasks.submit(
            self,
            lambda _r: improvements.take(s, record, period),
            self._taken,
            self._not_taken,
            lane=Lane.WRITE,
        )

    def _taken(self, outcome: Outcome[ImprovementItem]) -> None:
        self._context.signals.toast_requested.emit(
            tr("Temuan masuk daftar perbaikan"), outcome.undo_label
        )
        self.load()

    def _not_taken(self, error: PenilaianError) -> None:
        self.refuse(error)
