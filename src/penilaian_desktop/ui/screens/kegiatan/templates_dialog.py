"""Lines kept under a name: the list, and the form of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from penilaian_desktop.domain.entry_views import EntryContext
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.quick_entry import parse
from penilaian_desktop.domain.template_views import TemplateItem
from penilaian_desktop.ui.widgets.button import Button, primary_button, text_button
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.entry_parts import EntryWords
from penilaian_desktop.ui.widgets.field import Field
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

ROW, HEAD = 32, 34
ROWS_SHOWN = 4


class TemplatesDialog(Dialog):
    """Chooses, changes and makes templates; the page writes and says `show_items` or `refuse`."""

    insert_wanted = Signal(str)
    """The line to put into the one-line entry."""
    save_wanted = Signal(object, str, str, bool)
    """The `TemplateItem` to change or None for a new one; name, line, for others too."""
    delete_wanted = Signal(object)

    def __init__(
        self, over: QWidget, context: EntryContext, *, share: str = "", line: str = ""
    ) -> None:
        super().__init__(over, self.tr("Templat"), width=640)
        self._context = context
        self._words = EntryWords(self)
        self._item: TemplateItem | None = None
        self._new_line = line
        self._wanted_name = ""
        self.model: RecordModel[TemplateItem] = RecordModel(self._columns())
        self.model.setParent(self)
        self.table = TableView(self.model, self.tr("Templat"), row_height=ROW)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _item: self._insert())
        self._empty = Label(
            self.tr("Belum ada templat. Tulis baris yang sering dipakai dan beri nama."),
            "body",
            "muted",
            wrap=True,
        )
        self.rows = FormRows()
        self.rows.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.name = Field()
        self.line = Field()
        self.share = CheckBox(share)
        self.share.setVisible(bool(share))
        self.rows.add_row(
            ("name", self.tr("Nama"), self.name),
            ("line", self.tr("Baris"), self.line),
            stretch=(2, 5),
        )
        self._meaning = Label("", "small", "muted")
        self.body.addWidget(self.table)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.rows)
        self.body.addWidget(self._meaning)
        self.body.addWidget(self.share)
        self.body.addStretch(1)
        self.name.textEdited.connect(lambda _text: self._edited("name"))
        self.line.textEdited.connect(lambda _text: self._edited("line"))
        for field in (self.name, self.line):
            field.returnPressed.connect(self._ask_save)
        self.line.textChanged.connect(lambda _text: self._say_meaning())
        self._new = text_button(self.tr("Baru"), "add", clicked=self.begin_new)
        self._delete = text_button(self.tr("Hapus"), "delete", clicked=self._ask_delete)
        self._save = Button(self.tr("Simpan"), "save", clicked=self._ask_save)
        self._use = primary_button(self.tr("Pakai di baris"), clicked=self._insert)
        for button in (self._new, self._delete, self._save):
            self.add_action(button)
        self.add_cancel(self.tr("Tutup"))
        self.add_action(self._use)
        self.show_items(())
        if line:
            self.begin_new()

    def first_input(self) -> QWidget:
        """Begin at the name of a new template, else in the list."""
        return self.name if self._item is None else self.table

    def show_items(self, items: Sequence[TemplateItem], saved: TemplateItem | None = None) -> None:
        """Show the templates; the one just saved, else the one chosen before, stays chosen."""
        wanted = saved.id if saved is not None else self._item.id if self._item else ""
        fresh = self._item is None and bool(self.name.text() or self.line.text()) and not saved
        self.model.set_rows(list(items))
        self.table.setFixedHeight(HEAD + ROW * min(max(len(items), 1), ROWS_SHOWN))
        self.table.setVisible(bool(items))
        self._empty.setVisible(not items)
        row = self.model.row_of(lambda item: item.id == wanted)
        if row >= 0 or (items and not fresh):
            self.table.choose_row(max(row, 0))
            if self.name.hasFocus():
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not items and not fresh:
            self.begin_new()
        if saved is not None:
            self.explanation.set_tint("muted")
            self.explain(self.tr("Tersimpan"))
        self._cover()

    def begin_new(self) -> None:
        """Empty the form for a new template; the line that stood in the entry is offered."""
        self.table.clearSelection()
        self._fill(None)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: PenilaianError) -> None:
        """Say at the field what is wrong, anything else in the foot."""
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self.explanation.set_tint("bad")
            self.explain(str(describe(error)))
        self._cover()

    def _choose(self, record: object) -> None:
        if isinstance(record, TemplateItem):
            self._fill(record)

    def _fill(self, item: TemplateItem | None) -> None:
        self._item = item
        self.rows.clear_faults()
        self.name.set_value(item.name if item is not None else "")
        self.line.set_value(item.line if item is not None else self._new_line)
        self.share.setChecked(item.for_unit if item is not None else False)
        editable = item is None or item.editable
        self.name.setReadOnly(not editable)
        self.line.setReadOnly(not editable)
        self.share.setEnabled(editable)
        reason = ""
        if item is not None and not editable:
            reason = self.tr("Templat ini dari {who}.").format(who=item.by)
        self._save.refuse(reason)
        self._save.set_kind("primary" if item is None else "plain")
        self._use.set_kind("plain" if item is None else "primary")
        self._delete.refuse(reason or ("" if item is not None else self.tr("Belum disimpan.")))
        self.explanation.set_tint("muted")
        self.explain(reason)
        self._say_meaning()

    def _edited(self, field: str) -> None:
        self.rows.show_fault(field, "")
        self.explain("")

    def _say_meaning(self) -> None:
        text = self.line.text().strip()
        if not text:
            self._meaning.setText(self.tr("Contoh: 60m Piket loket =20 orang @2 #loket"))
            return
        entry = parse(text, self._context)
        parts = self._words.kept(entry, self._context)
        self._meaning.setText(" · ".join(parts))

    def _insert(self) -> None:
        line = self.line.text().strip()
        if line:
            self.accept()
            self.insert_wanted.emit(line)

    def _ask_save(self) -> None:
        if not self._save.isEnabled():
            return
        self.save_wanted.emit(
            self._item, self.name.text(), self.line.text(), self.share.isChecked()
        )

    def _ask_delete(self) -> None:
        if self._item is not None:
            item, self._item = self._item, None
            self._new_line = ""
            self.delete_wanted.emit(item)

    def _columns(self) -> tuple[Column[TemplateItem], ...]:
        return (
            Column("name", self.tr("Nama"), self._name, width=168),
            Column("line", self.tr("Baris"), lambda item: item.line),
            Column("by", self.tr("Dari"), self._by, width=140),
        )

    def _name(self, item: TemplateItem) -> Cell:
        return Cell(item.name, strong=True, icon="favourite" if item.favourite else "")

    def _by(self, item: TemplateItem) -> Cell:
        if item.by:
            return Cell(item.by, tint="muted")
        return Cell(self.tr("Anda, dibagikan") if item.for_unit else self.tr("Anda"), tint="muted")
