"""Form rows: label, buddy, accessible name, and the place where a refusal is said."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.field import mark_fault
from penilaian_desktop.ui.widgets.label import Label


class FormRows(QWidget):
    """Rows of inputs under their labels, 12 px apart.

    Each input is known by the field name that `RuleViolation.field` carries, so that a refusal
    appears at the input it belongs to.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)
        self._inputs: dict[str, QWidget] = {}
        self._faults: dict[str, Label] = {}
        self._cells: dict[str, QVBoxLayout] = {}
        self._told: dict[str, Label] = {}

    def add(self, field: str, label: str, widget: QWidget, hint: str = "") -> QWidget:
        """Add a row of one input and return the input."""
        self._rows.addWidget(self._cell(field, label, widget, hint))
        return widget

    def add_row(self, *cells: tuple[str, str, QWidget], stretch: tuple[int, ...] = ()) -> None:
        """Add inputs side by side, each (field name, label, input)."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for n, (field, label, widget) in enumerate(cells):
            share = stretch[n] if stretch else 1
            row.addWidget(self._cell(field, label, widget, ""), share, Qt.AlignmentFlag.AlignTop)
        self._rows.addLayout(row)

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is not an input."""
        self._rows.addWidget(widget)

    def input(self, field: str) -> QWidget:
        """Return the input of a field. Raises KeyError."""
        return self._inputs[field]

    def names(self) -> tuple[str, ...]:
        """Return the field names in their order."""
        return tuple(self._inputs)

    def tell(self, field: str, sentence: str) -> None:
        """Say something below an input that is no fault; it stays until `clear_told`."""
        if field not in self._told:
            self._told[field] = Label("", "small", "primary", wrap=True)
            self._cells[field].addWidget(self._told[field])
        self._told[field].setText(sentence)
        self._told[field].show()
        self._inputs[field].setAccessibleDescription(sentence)

    def clear_told(self) -> None:
        """Take away what was told."""
        for field, label in self._told.items():
            label.hide()
            label.deleteLater()
            self._inputs[field].setAccessibleDescription("")
        self._told.clear()

    def refuse(self, error: RuleViolation) -> bool:
        """Show a refusal at its input; tell whether there is such an input."""
        from penilaian_desktop.domain.messages import describe  # noqa: PLC0415 - not at start-up

        if error.field not in self._inputs:
            return False
        self.show_fault(error.field, str(describe(error)))
        self._inputs[error.field].setFocus()
        return True

    def show_fault(self, field: str, sentence: str) -> None:
        """Say at an input what is wrong with it; an empty sentence clears it."""
        mark_fault(self._inputs[field], sentence)
        self._faults[field].setText(sentence)
        self._faults[field].setVisible(bool(sentence))

    def clear_faults(self) -> None:
        """Take all refusals away."""
        for field in self._inputs:
            self.show_fault(field, "")

    def _cell(self, field: str, text: str, widget: QWidget, hint: str) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(field_label(text, widget))
        column.addWidget(widget)
        if hint:
            column.addWidget(Label(hint, "small", "muted", wrap=True))
        fault = Label("", "small", "bad", wrap=True)
        fault.hide()
        column.addWidget(fault)
        self._inputs[field] = widget
        self._faults[field] = fault
        self._cells[field] = column
        return cell


def field_label(text: str, widget: QWidget) -> QLabel:
    """Return the label above an input: small, muted, its buddy, and the input's spoken name."""
    label = Label(text.replace("&", ""), "small", "muted")
    label.setBuddy(widget)
    if not widget.accessibleName():
        widget.setAccessibleName(text.replace("&", ""))
    return label


class FactRows(QWidget):
    """Facts to read: a muted name at the left, the value at the right of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def set_facts(self, facts: list[tuple[str, str]]) -> None:
        """Show other facts."""
        clear(self._grid)
        widest = max((look().width(name, "body") for name, _ in facts), default=0)
        self._grid.setColumnMinimumWidth(0, widest)
        for row, (name, value) in enumerate(facts):
            self._grid.addWidget(Label(name, "body", "muted"), row, 0)
            self._grid.addWidget(Label(value, "body"), row, 1)
