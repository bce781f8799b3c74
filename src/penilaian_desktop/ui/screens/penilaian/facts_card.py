"""What the period's scheme asks about a person: known values, and those keyed in with a source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.scheme import FactKind
from penilaian_desktop.domain.scheme_views import FactItem
from penilaian_desktop.domain.wording import number, read_number
from penilaian_desktop.ui.widgets.autosave import refill
from penilaian_desktop.ui.widgets.button import icon_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import ComboBox, Field, mark_fault
from penilaian_desktop.ui.widgets.label import Label, Rule

NAMES_NOT_KEYED = {"hasil_kerja", "perilaku_kerja"}
"""Facts that are decided on the page itself."""


def asked(facts: Sequence[FactItem]) -> tuple[FactItem, ...]:
    """Return the facts that have a place of their own: all but the two ratings and answers."""
    return tuple(
        f for f in facts if f.name not in NAMES_NOT_KEYED and f.kind is not FactKind.ANSWERS
    )


def stored_value(fact: FactItem, shown: str) -> str | None:
    """Return a typed value as facts store it, "" for none, None for what is no number."""
    text = shown.strip().removesuffix("%").strip()
    if fact.kind in {FactKind.CHOICE, FactKind.FLAG} or not text:
        return text
    value = read_number(text)
    return None if value is None else format(value, "f")


def shown_value(fact: FactItem, value: str | bool | None) -> str:
    """Return a stored value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if fact.kind is FactKind.CHOICE:
        return next((o.label for o in fact.options if o.code == value), value)
    return number(Decimal(value))


class FactRow(QWidget):
    """One fact: its value, where it comes from, and the source that is keyed in with it."""

    typed = Signal(str, str, str)
    """Name, value as stored, source."""
    cleared = Signal(str)

    def __init__(self, fact: FactItem) -> None:
        super().__init__()
        self.fact = fact
        self._filling = False
        self._name = Label(fact.label, "body", wrap=True)
        self._known = Label("", "small", "muted", wrap=True)
        self._fault = Label("", "small", "bad", wrap=True)
        self._fault.hide()
        self.choice: ComboBox | None = None
        self.value: Field | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 8, 15, 10)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name, 1)
        self.back = icon_button(
            "returned",
            self.tr("Kembali ke nilai yang diketahui: {0}").format(fact.label),
            compact=True,
            clicked=lambda: self.cleared.emit(self.fact.name),
        )
        head.addWidget(self.back)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._input(fact), 2 if fact.kind is FactKind.CHOICE else 1)
        if fact.unit and fact.kind is not FactKind.CHOICE:
            row.addWidget(Label(fact.unit, "small", "muted"))
        column.addLayout(row)
        self.source = Field(
            name=self.tr("Sumber {0}").format(fact.label),
            placeholder=self.tr("sumber, misalnya rekap presensi"),
            compact=True,
        )
        self.source.textEdited.connect(lambda _text: self._tell())
        column.addWidget(self.source)
        column.addWidget(self._known)
        column.addWidget(self._fault)

    def _input(self, fact: FactItem) -> QWidget:
        if fact.kind in {FactKind.CHOICE, FactKind.FLAG}:
            options = [(o.code, o.label) for o in fact.options]
            if fact.kind is FactKind.FLAG:
                options = [("true", self.tr("Ya")), ("false", self.tr("Tidak"))]
            self.choice = ComboBox((("", self.tr("belum dipilih")), *options))
            self.choice.setAccessibleName(fact.label)
            self.choice.set_compact(True)
            notes = [f"{o.label}: {o.note}" for o in fact.options if o.note]
            self.choice.setToolTip("\n".join(notes))
            self.choice.chosen.connect(lambda _key: self._tell())
            return self.choice
        self.value = Field(name=fact.label, compact=True)
        self.value.textEdited.connect(lambda _text: self._tell())
        return self.value

    def show_fact(self, fact: FactItem, *, dirty: bool, editable: bool) -> None:
        """Show what counts; what is being typed is left alone."""
        self.fact = fact
        self._filling = True
        if not dirty:
            self._fill(fact)
            refill(self.source, fact.reason)
            self.say("")
        self._filling = False
        self._known.setText("\n".join(filter(None, (fact.beside, self._origin(fact)))))
        self._known.setVisible(bool(self._known.text()))
        self._known.set_tint("warn" if fact.missing else "muted")
        self.back.setVisible(fact.keyed and editable)
        for part in (self.choice, self.value, self.source):
            if part is not None:
                part.setEnabled(editable)

    def _fill(self, fact: FactItem) -> None:
        if self.choice is not None:
            value = fact.value
            code = ("true" if value else "false") if isinstance(value, bool) else (value or "")
            self.choice.set_value(code)
        elif self.value is not None:
            refill(self.value, shown_value(fact, fact.value if fact.keyed else None))
            known = shown_value(fact, fact.known)
            self.value.setPlaceholderText(known or self.tr("isi"))

    def _origin(self, fact: FactItem) -> str:
        if fact.kind is FactKind.CHOICE and fact.value is not None:
            note = next((o.note for o in fact.options if o.code == fact.value), "")
            if note:
                return note
        if fact.keyed and fact.known is not None:
            known = shown_value(fact, fact.known)
            return self.tr("Diketahui: {0} ({1})").format(known, fact.known_from)
        if fact.keyed:
            return ""
        if fact.known_from:
            return fact.known_from
        if fact.optional:
            return self.tr("boleh kosong; tanpa nilai ini bobotnya tidak dihitung")
        return self.tr("belum diisi")

    def take_focus(self) -> None:
        """Put the focus on the value."""
        target = self.choice or self.value
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def say(self, sentence: str) -> None:
        """Say what is wrong with the value, or nothing."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        if self.value is not None:
            mark_fault(self.value, sentence)

    def _tell(self) -> None:
        if self._filling:
            return
        shown = self.choice.value() if self.choice is not None else ""
        if self.value is not None:
            shown = self.value.text()
        value = stored_value(self.fact, shown)
        if value is None:
            self.say(self.tr("Tulis angka, misalnya 92,5."))
            return
        self.say("")
        self.typed.emit(self.fact.name, value, self.source.text().strip())


class FactsCard(Card):
    """The form of a scheme, built from what it asks; hidden where it asks only the two ratings."""

    typed = Signal(str, str, str)
    cleared = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("Data skema"))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self._notice = Label("", "small", "muted", wrap=True)
        self._notice.setContentsMargins(15, 8, 15, 10)
        self.body.addWidget(self._notice)
        self.rows: dict[str, FactRow] = {}
        self._parts: list[QWidget] = []

    def show_facts(
        self,
        facts: Sequence[FactItem],
        scheme: str,
        dirty: Callable[[str], bool],
        *,
        editable: bool,
    ) -> None:
        """Show the facts of a person; rows stay as long as the scheme asks the same."""
        wanted = asked(facts)
        self.setVisible(bool(wanted))
        self._notice.setText(scheme)
        missing = sum(fact.missing for fact in wanted)
        self.set_note(self.tr("{0} belum diisi").format(missing) if missing else "")
        if [fact.name for fact in wanted] != list(self.rows):
            self._rebuild(wanted)
        for fact in wanted:
            self.rows[fact.name].show_fact(fact, dirty=dirty(fact.name), editable=editable)

    def refuse(self, name: str, error: RuleViolation) -> bool:
        """Say at its row what is wrong; tell whether there is such a row."""
        row = self.rows.get(name)
        if row is None:
            return False
        row.say(str(describe(error)))
        return True

    def _rebuild(self, facts: Sequence[FactItem]) -> None:
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        self.rows = {}
        for fact in facts:
            row = FactRow(fact)
            row.typed.connect(self.typed)
            row.cleared.connect(self.cleared)
            rule = Rule()
            if self._parts:
                self._column.addWidget(rule)
                self._parts.append(rule)
            self._column.addWidget(row)
            self._parts.append(row)
            self.rows[fact.name] = row
