"""The drawer of a person: data, positions, and who appraises them from which day on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.employee import (
    Assignment,
    AssignmentKind,
    EmployeeStatus,
    Relation,
    RelationKind,
)
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.golongan import parse_golongan
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.data_induk import words
from penilaian_desktop.ui.screens.data_induk.end_dialog import EndDialog
from penilaian_desktop.ui.screens.data_induk.reading import PersonDetails, UnitRow, person_details
from penilaian_desktop.ui.widgets.autosave import AutoSave, Fields, Subject
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.drawer import Drawer
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.person_picker import PersonPicker

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

PERSON, POSITION = "person", "position"


class PersonDrawer(Drawer):
    """Shows one person; what HR changes is saved as it is typed."""

    def __init__(
        self, context: UiContext, *, editable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._editable = editable
        self._details: PersonDetails | None = None
        self._person_id = ""
        self._people: tuple[PersonItem, ...] = ()
        self._names: dict[str, str] = {}
        self._units: dict[str, str] = {}
        self._filling = False
        self.end_dialog: EndDialog | None = None
        self.autosave = AutoSave(context, self._write, self)
        self.rows = FormRows()
        self.position = FormRows()
        self.relation = FormRows()
        self._build_person()
        self._build_position()
        self._build_relation()
        self._former = QVBoxLayout()
        self._former.setSpacing(6)
        self._relations = QVBoxLayout()
        self._relations.setSpacing(6)
        self._lay_out()
        self.autosave.touched.connect(self._say_saving)
        self.autosave.saved.connect(self._saved)
        self.autosave.refused.connect(self._refused)

    # --- building ----------------------------------------------------------------------------
    def _build_person(self) -> None:
        self.name = Field()
        self.identity = Field()
        self.status = ComboBox(words.statuses())
        self.rows.add("name", self.tr("Nama dengan gelar"), self.name)
        self.rows.add_row(
            ("identity", self.tr("NIP"), self.identity),
            ("status", self.tr("Status"), self.status),
            stretch=(3, 2),
        )
        self.name.textEdited.connect(lambda text: self._touch(PERSON, name=text))
        self.identity.textEdited.connect(self._type_identity)
        self.status.chosen.connect(
            lambda key: self._touch(PERSON, now=True, status=EmployeeStatus(key))
        )

    def _build_position(self) -> None:
        self.title = Field()
        self.unit = ComboBox()
        self.rank = Field(placeholder="III/d")
        self.kind = ComboBox(words.assignment_kinds())
        self.starts = DateField(date(2026, 1, 1))
        self.position.add("position", self.tr("Jabatan"), self.title)
        self.position.add("unit_id", self.tr("Unit"), self.unit)
        self.position.add_row(
            ("golongan", self.tr("Golongan"), self.rank),
            ("assignment_kind", self.tr("Penugasan"), self.kind),
            ("starts", self.tr("Sejak"), self.starts),
        )
        self.title.textEdited.connect(lambda text: self._touch(POSITION, position=text.strip()))
        self.unit.chosen.connect(lambda key: self._touch(POSITION, now=True, unit_id=key))
        self.rank.textEdited.connect(self._type_rank)
        self.kind.chosen.connect(
            lambda key: self._touch(POSITION, now=True, assignment_kind=AssignmentKind(key))
        )
        self.starts.edited.connect(lambda day: self._touch(POSITION, now=True, starts=day))

    def _build_relation(self) -> None:
        self.other_kind = ComboBox(words.relation_kinds())
        self.other = PersonPicker(name=self.tr("Orangnya"))
        self.since = DateField(date(2026, 1, 1))
        self.appoint = Button(self.tr("Tetapkan"), "person_check", compact=True)
        self.appoint.clicked.connect(self._appoint)
        self.relation.add_row(
            ("kind", self.tr("Hubungan"), self.other_kind),
            ("starts", self.tr("Mulai"), self.since),
            stretch=(3, 2),
        )
        self.relation.add("other_id", self.tr("Orangnya"), self.other)

    def _lay_out(self) -> None:
        self._no_position = Label(self.tr("Belum ada jabatan."), "small", "warn")
        self.begin_position = Button(self.tr("Isi jabatan"), "add", compact=True)
        self.begin_position.clicked.connect(self._begin_position)
        left = Qt.AlignmentFlag.AlignLeft
        self.body.addWidget(self.rows)
        self.body.addWidget(Rule())
        self.body.addWidget(Label(self.tr("Jabatan"), "strong"))
        self.body.addWidget(self._no_position)
        self.body.addWidget(self.begin_position, 0, left)
        self.body.addWidget(self.position)
        self.body.addLayout(self._former)
        self.body.addWidget(Rule())
        self.body.addWidget(Label(self.tr("Hubungan penilaian"), "strong"))
        self.body.addLayout(self._relations)
        self.body.addWidget(self.relation)
        self.body.addWidget(self.appoint, 0, left)
        self.body.addStretch(1)
        for widget in (self.relation, self.appoint):
            widget.setVisible(self._editable)
        for form in (self.rows, self.position):
            form.setEnabled(self._editable)
        if not self._editable:
            self.saved.setText(self.tr("Hanya dibaca"))

    # --- showing -----------------------------------------------------------------------------
    @property
    def person_id(self) -> str:
        """Return the id of the person shown, "" when nobody is."""
        return self._person_id

    def set_people(self, people: Sequence[PersonItem]) -> None:
        """Know the names of everybody."""
        self._people = tuple(people)
        self._names = {person.person_id: person.name for person in people}
        self.other.set_people(self._people, without=self._person_id)

    def set_units(self, rows: Sequence[UnitRow]) -> None:
        """Offer the units, each deeper one further in."""
        self._units = {row.unit.id: row.unit.name for row in rows}
        kept = self.unit.value()
        self.unit.set_options([(r.unit.id, "\u2003" * r.depth + r.unit.name) for r in rows])
        self.unit.set_value(kept)

    def open_person(self, person: PersonItem) -> None:
        """Show a person; what was typed for another one is written first."""
        if person.person_id != self._person_id:
            self.autosave.flush()
            self.saved.setText("" if self._editable else self.tr("Hanya dibaca"))
            for rows in (self.rows, self.position, self.relation):
                rows.clear_faults()
            self.since.set_value(self._context.today())
            self.other.set_value("")
            self._filling = True  # the inputs still show the person before
        self._person_id = person.person_id
        self.other.set_people(self._people, without=person.person_id)
        self.set_head(person.name)
        self.show()
        services, session = self._context.services, self._context.session
        self._context.tasks.submit(
            self, lambda _r: person_details(services, session, person), self._show, key="person"
        )

    def _show(self, details: PersonDetails) -> None:
        if details.person.person_id != self._person_id:
            return
        self._details = details
        person, held = details.person, self._current()
        self._filling = True
        dirty = self.autosave.dirty((PERSON, person.person_id))
        for name, field, text in (
            ("name", self.name, person.name),
            ("identity", self.identity, words.identity_text(person.identity)),
        ):
            if name not in dirty and not field.hasFocus():
                field.set_value(text)
        self.status.set_value(person.status)
        self._no_position.setVisible(held is None)
        self.begin_position.setVisible(held is None and self._editable and bool(self._units))
        self.position.setVisible(held is not None)
        if held is not None:
            waiting = self.autosave.dirty((POSITION, person.person_id, held.id))
            if "position" not in waiting and not self.title.hasFocus():
                self.title.set_value(held.position)
            if "golongan" not in waiting and not self.rank.hasFocus():
                self.rank.set_value(held.golongan or "")
            self.unit.set_value(held.unit_id)
            self.kind.set_value(held.assignment_kind.value)
            self.starts.set_value(held.starts)
        self._filling = False
        self._list(
            self._former, [self._position_line(a) for a in details.assignments if a is not held]
        )
        self._show_relations(details.relations)

    def _current(self) -> Assignment | None:
        """Return the position held today: the definitive one, else the newest."""
        held = self._details.assignments if self._details is not None else ()
        today = self._context.today()
        valid = [a for a in held if a.starts <= today and (a.ends is None or a.ends >= today)]
        valid.sort(key=lambda a: (a.assignment_kind is not AssignmentKind.DEFINITIF, a.starts))
        if valid:
            return valid[0]
        return held[-1] if held else None

    def _position_line(self, held: Assignment) -> str:
        unit = self._units.get(held.unit_id, "")
        return f"{held.position} · {unit} · {words.span_words(held.starts, held.ends)}"

    def _relation_line(self, relation: Relation) -> str:
        name = self._names.get(relation.other_id, "–")
        kind = words.relation_words(relation.relation_kind)
        return f"{kind}: **{name}**, {words.span_words(relation.starts, relation.ends)}"

    def _list(self, column: QVBoxLayout, lines: Sequence[str]) -> None:
        clear(column)
        for line in lines:
            column.addWidget(Label(line, "small", "muted", wrap=True, markup=True))

    def _show_relations(self, relations: Sequence[Relation]) -> None:
        """Show each relation, the newest first; HR ends those that are open."""
        none = [] if relations else [self.tr("Belum ada pejabat penilai.")]
        self._list(self._relations, none)
        for relation in reversed(relations):
            self._relations.addWidget(
                Label(self._relation_line(relation), "small", "muted", wrap=True, markup=True)
            )
            if self._editable and relation.ends is None:
                end = text_button(
                    self.tr("Akhiri…"), compact=True, clicked=partial(self.ask_end, relation)
                )
                end.setAccessibleName(
                    self.tr("Akhiri {kind} {name}").format(
                        kind=words.relation_words(relation.relation_kind),
                        name=self._names.get(relation.other_id, ""),
                    )
                )
                self._relations.addWidget(end, 0, Qt.AlignmentFlag.AlignLeft)

    def ask_end(self, relation: Relation) -> None:
        """Ask for the last day of a relation."""
        name = self._names.get(relation.other_id, "–")
        self.end_dialog = EndDialog(self._context, self, relation, name)
        self.end_dialog.open()

    # --- writing -----------------------------------------------------------------------------
    def _touch(self, kind: str, *, now: bool = False, **fields: object) -> None:
        if self._filling or not self._editable or not self._person_id:
            return
        if kind == PERSON:
            self.autosave.touch((PERSON, self._person_id), fields, now=now)
        elif (held := self._current()) is not None:
            self.autosave.touch((POSITION, self._person_id, held.id), fields, now=now)

    def _type_identity(self, text: str) -> None:
        self._touch(PERSON, identity="".join(text.split()))

    def _type_rank(self, text: str) -> None:
        found = parse_golongan(text) if text.strip() else None
        if text.strip() and found is None:
            self.position.show_fault("golongan", self.tr("Tulis seperti III/d atau IX."))
            return
        self.position.show_fault("golongan", "")
        self._touch(POSITION, golongan=found.code if found is not None else None)

    def _write(self, subject: Subject, fields: Fields) -> Outcome[object]:
        data, session = self._context.services.master_data, self._context.session
        outcome: Outcome[object]
        if subject[0] == PERSON:
            outcome = data.save_employee(session, subject[1], **fields)  # type: ignore[arg-type,assignment]
            return outcome
        held = next(a for a in data.assignments(session, subject[1]) if a.id == subject[2])
        changed = replace(held, **fields)  # type: ignore[arg-type]
        outcome = data.save_assignment(session, changed)  # type: ignore[assignment]
        return outcome

    def _begin_position(self) -> None:
        """Give a person without a position one in the first unit, to be filled in."""
        data, session = self._context.services.master_data, self._context.session
        today, person = self._context.today(), self._person_id
        new = Assignment(
            id="",
            at=self._context.clock(),
            person_id=person,
            unit_id=next(iter(self._units)),
            position="",
            starts=date(today.year, 1, 1),
        )
        self._context.tasks.submit(
            self,
            lambda _r: data.save_assignment(session, new),
            lambda _outcome: self.title.setFocus(Qt.FocusReason.OtherFocusReason),
            lane=Lane.WRITE,
        )

    def _appoint(self) -> None:
        other = self.other.person_id()
        self.relation.clear_faults()
        if not other:
            self.relation.show_fault("other_id", self.tr("Pilih orangnya dari daftar."))
            return
        data, session, person = (
            self._context.services.master_data,
            self._context.session,
            self._person_id,
        )
        kind, starts = RelationKind(self.other_kind.value()), self.since.value()
        self._context.tasks.submit(
            self,
            lambda _r: data.save_relation(
                session, person_id=person, other_id=other, kind=kind, starts=starts
            ),
            self._appointed,
            self._not_appointed,
            lane=Lane.WRITE,
        )

    def _appointed(self, outcome: Outcome[Relation]) -> None:
        relation = outcome.value
        self.other.set_value("")
        self._context.signals.toast_requested.emit(
            self.tr("{kind} {name} ditetapkan").format(
                kind=words.relation_words(relation.relation_kind),
                name=self._names.get(relation.other_id, ""),
            ),
            outcome.undo_label,
        )

    def _not_appointed(self, error: PenilaianError) -> None:
        if not (isinstance(error, RuleViolation) and self.relation.refuse(error)):
            self._context.signals.refused.emit(error)

    def _say_saving(self) -> None:
        self.saved.set_tint("muted")
        self.saved.setText(self.tr("menyimpan…"))

    def _saved(self, subject: Subject, _value: object) -> None:
        if subject[1] == self._person_id:
            (self.rows if subject[0] == PERSON else self.position).clear_faults()
            time = formats.clock_text(self._context.clock())
            self.saved.setText(self.tr("Tersimpan {time}").format(time=time))

    def _refused(self, subject: Subject, error: PenilaianError) -> None:
        if subject[1] != self._person_id:
            self._context.signals.refused.emit(error)
            return
        rows = self.rows if subject[0] == PERSON else self.position
        self.saved.set_tint("bad")
        self.saved.setText(self.tr("belum disimpan"))
        field = error.field if isinstance(error, RuleViolation) else ""
        if error.code.startswith("nip_"):
            field = "identity"
        try:
            rows.show_fault(field, str(describe(error)))
        except KeyError:
            self.saved.setText(describe(error).text)
            self.saved.setToolTip(str(describe(error)))

    def close_drawer(self) -> None:
        """Write what was typed and close."""
        self.autosave.flush()
        super().close_drawer()
        self._person_id = ""

    def hideEvent(self, event: QHideEvent) -> None:
        """Write what was typed."""
        super().hideEvent(event)
        self.autosave.flush()
