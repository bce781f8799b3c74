"""Exceptions: who is counted out of the missing; HR writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.monitor import ExceptionKind
from penilaian_desktop.domain.monitor_views import ExceptionItem
from penilaian_desktop.domain.monitor_words import EXCEPTIONS
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.wording import number, short_date
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.card import Card, CardFoot
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.person_picker import PersonPicker
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView
from penilaian_desktop.ui.widgets.writing_dialog import Writing, WritingDialog

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.pemantauan.page import PemantauanPage

ROW = 44


class ExceptionDialog(WritingDialog):
    """One exception: whom, why, from when to when, by which document."""

    def __init__(
        self, page: PemantauanPage, people: list[PersonItem], item: ExceptionItem | None = None
    ) -> None:
        title = page.tr("Ubah pengecualian") if item else page.tr("Pengecualian baru")
        super().__init__(
            page.context,
            page,
            title,
            confirm=page.tr("Simpan"),
            write=self._job,
            said=page.tr("Pengecualian disimpan"),
        )
        self._item = item
        self.person = PersonPicker(name=self.tr("Pegawai"))
        self.person.set_people(people)
        self.kind = ComboBox([(kind.value, EXCEPTIONS[kind]) for kind in ExceptionKind])
        self.starts = DateField(item.starts if item else page.context.today())
        ends = item.ends if item else None
        self.ends = DateField(ends or page.context.today())
        self.open_end = CheckBox(self.tr("Tanpa batas akhir"))
        self.document = Field(item.document if item else "")
        self.document.setPlaceholderText(self.tr("nomor dan tanggal surat keputusan"))
        self.note = Field(item.note if item else "")
        if item is None:
            self.rows.add("person_id", self.tr("Pegawai"), self.person)
        else:
            self.kind.set_value(item.kind.value)
            said = f"**{item.name}** · {format_nip(item.identity)}"
            self.rows.add_widget(Label(said, "body", markup=True))
        self.rows.add("kind", self.tr("Jenis"), self.kind)
        self.rows.add_row(
            ("starts", self.tr("Mulai"), self.starts), ("ends", self.tr("Sampai"), self.ends)
        )
        self.rows.add_widget(self.open_end)
        self.rows.add("document", self.tr("Dokumen"), self.document)
        self.rows.add("note", self.tr("Catatan"), self.note)
        self.body.addWidget(self.rows)
        hint = self.tr("Berlaku untuk periode yang hari terakhirnya ada dalam jangka ini.")
        self.body.addWidget(Label(hint, "small", "muted", wrap=True))
        self.open_end.toggled.connect(lambda on: self.ends.setEnabled(not on))
        self.open_end.setChecked(ends is None)
        self.ends.setEnabled(ends is not None)
        self.shows(item, {"kind": "exception_kind"})

    def first_input(self) -> QWidget:
        """Begin with the person, or with the kind of a known one."""
        return self.person if self._item is None else self.kind

    def _job(self) -> Writing:
        exceptions, s = self._context.services.person_exceptions, self._context.session
        item = self._item
        person = item.person_id if item is not None else self.person.person_id()
        kind = ExceptionKind(self.kind.value())
        starts = self.starts.value()
        ends = None if self.open_end.isChecked() else self.ends.value()
        document, note, version = self.document.text(), self.note.text(), self.version

        def write() -> Outcome[Any]:
            if not person:
                raise RuleViolation("exception_person_missing", field="person_id")
            return exceptions.save(
                s,
                item.id if item is not None else None,
                person_id=person,
                kind=kind,
                starts=starts,
                ends=ends,
                document=document,
                note=note,
                version=version,
            )

        return write


class ExceptionsTab(QWidget):
    """A table of exceptions with what HR can do to them."""

    def __init__(self, page: PemantauanPage, *, editable: bool) -> None:
        super().__init__()
        self._page = page
        self._editable = editable
        self.model: RecordModel[ExceptionItem] = RecordModel(self._columns())
        self.view = TableView(self.model, self.tr("Pengecualian"), row_height=ROW)
        self.foot = CardFoot()
        card = Card()
        card.setAccessibleName(self.tr("Pengecualian"))
        card.body.addWidget(self.view, 1)
        card.body.addWidget(self.foot)
        self.add = primary_button(self.tr("Pengecualian baru"), "add", clicked=self.write_new)
        self.delete_button = Button(self.tr("Hapus"), "delete", clicked=self.delete)
        self.change = Button(self.tr("Ubah"), "edit", clicked=self._change)
        top = QHBoxLayout()
        top.setSpacing(8)
        words = self.tr(
            "Pegawai yang pensiun, pindah, dijatuhi hukuman, atau cuti panjang tidak dihitung "
            "sebagai yang belum."
        )
        top.addWidget(Label(words, "body", "muted", wrap=True), 1)
        for button in (self.delete_button, self.change, self.add):
            button.setVisible(editable)
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._empty = EmptyState(
            "calendar_missing",
            self.tr("Belum ada pengecualian"),
            self.tr(
                "Kepegawaian mencatat di sini siapa yang tidak perlu ditunggu, sejak kapan, dan "
                "menurut surat keputusan yang mana."
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self.view.chosen.connect(lambda _item: self._offer())
        if editable:
            self.view.opened.connect(lambda _item: self._change())
            shortcut(self.view, "Del", self.delete)

    def refresh(self) -> None:
        """Load the exceptions."""
        services, session = self._page.context.services, self._page.context.session
        self._page.run(
            lambda _r: services.person_exceptions.list(session), self._show, key="exceptions"
        )

    def _show(self, found: tuple[ExceptionItem, ...]) -> None:
        self.model.set_rows(list(found))
        self.foot.left.setText(self.tr("**{0} pengecualian**").format(number(len(found))))
        self._stack.setCurrentIndex(0 if found else 1)
        self.view.choose_row(0)
        self._offer()

    def _offer(self) -> None:
        reason = "" if self._current() else self.tr("Pilih dulu satu pengecualian.")
        self.change.refuse(reason)
        self.delete_button.refuse(reason)

    def _current(self) -> ExceptionItem | None:
        found = self.view.current_record()
        return found if isinstance(found, ExceptionItem) else None

    def write_new(self) -> None:
        """Write a new exception."""
        self._ask(None)

    def _change(self) -> None:
        if self._current() is not None:
            self._ask(self._current())

    def _ask(self, item: ExceptionItem | None) -> None:
        if not self._editable:
            return

        def show(people: list[PersonItem]) -> None:
            self.dialog = ExceptionDialog(self._page, people, item)
            self.dialog.open()

        self._page.with_people(show)

    def delete(self) -> None:
        """Take the chosen exception away; it can be undone."""
        item = self._current()
        if item is None:
            return
        services, session = self._page.context.services, self._page.context.session
        self._page.run(
            lambda _r: services.person_exceptions.delete(session, item.id),
            lambda done: self._page.toast(
                self.tr("Pengecualian {0} dihapus").format(item.name), done.undo_label
            ),
            lane=Lane.WRITE,
        )

    def _columns(self) -> list[Column[ExceptionItem]]:
        return [
            Column(
                "name",
                self.tr("Nama"),
                lambda one: Cell(one.name, second=format_nip(one.identity)),
                sort=lambda one: name_order(one.name),
            ),
            Column(
                "unit",
                self.tr("Unit"),
                lambda one: Cell(one.unit_name, tint="muted"),
                sort=lambda one: one.unit_name.casefold(),
            ),
            Column(
                "kind",
                self.tr("Jenis"),
                lambda one: EXCEPTIONS[one.kind],
                width=132,
                sort=lambda one: EXCEPTIONS[one.kind],
            ),
            Column(
                "starts",
                self.tr("Mulai"),
                lambda one: short_date(one.starts),
                width=96,
                sort=lambda one: one.starts,
            ),
            Column(
                "ends",
                self.tr("Sampai"),
                lambda one: short_date(one.ends) if one.ends else self.tr("seterusnya"),
                width=96,
                sort=lambda one: one.ends,
            ),
            Column("document", self.tr("Dokumen"), lambda one: Cell(one.document, one.note)),
        ]
