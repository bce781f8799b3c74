"""Who answered, keyed beside a questionnaire on paper; each may be skipped with Enter (TJ-8)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain.voice_rules import AGES
from penilaian_desktop.ui.screens.suara_warga.words import tr
from penilaian_desktop.ui.widgets.field import Field
from penilaian_desktop.ui.widgets.form import FormRows

YOUNGEST, OLDEST = AGES[0], AGES[-1]
SEXES = (("L", "L"), ("P", "P"))
EDUCATIONS = (
    ("1", "SD"), ("2", "SMP"), ("3", "SMA"), ("4", "Diploma"), ("5", "S1"), ("6", "S2/S3"),
)  # fmt: skip
"""The key and what is stored."""


class _AgeField(Field):
    """Digits; Enter goes on."""

    passed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.passed.emit()
            return
        super().keyPressEvent(event)


class KeyField(Field):
    """One key chooses and goes on; Enter goes on as it is, Backspace clears."""

    passed = Signal()

    def __init__(self, options: Sequence[tuple[str, str]], placeholder: str) -> None:
        super().__init__(placeholder=placeholder)
        self._options = dict(options)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key that stands for something; leave out every other letter."""
        chosen = self._options.get(event.text().upper())
        if chosen is not None:
            self.set_value(chosen)
            self.passed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.passed.emit()
        elif event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.clear()
        elif not event.text().strip():
            super().keyPressEvent(event)


class RespondentFields(QWidget):
    """Age, sex and education in a row; `passed` tells that the last one was left."""

    passed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.age = _AgeField(placeholder=tr("Enter melewati"))
        self.sex = KeyField(SEXES, tr("L atau P"))
        self.education = KeyField(
            EDUCATIONS, " · ".join(f"{key} {name}" for key, name in EDUCATIONS)
        )
        self.rows = FormRows()
        self.rows.add_row(
            ("age", tr("Umur"), self.age), ("sex", tr("Jenis kelamin"), self.sex),
            ("education", tr("Pendidikan"), self.education), stretch=(1, 1, 3),
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows)
        self.age.passed.connect(self._age_left)
        self.sex.passed.connect(lambda: self._go(self.education))
        self.education.passed.connect(self.passed)

    def begin(self) -> None:
        """Empty the fields and put the focus on the first."""
        self.rows.clear_faults()
        for field in (self.age, self.sex, self.education):
            field.clear()
        self._go(self.age)

    def years(self) -> int | None:
        """Return the age, None when it was skipped."""
        text = self.age.text().strip()
        return int(text) if text.isdecimal() else None

    def sound(self) -> bool:
        """Tell whether the age can be one; say at the field when it cannot."""
        self.rows.clear_faults()
        text = self.age.text().strip()
        if not text or (text.isdecimal() and YOUNGEST <= int(text) <= OLDEST):
            return True
        self.rows.show_fault("age", tr("Umur antara 10 dan 110, atau kosong."))
        self._go(self.age)
        return False

    def _age_left(self) -> None:
        if self.sound():
            self._go(self.sex)

    def _go(self, field: Field) -> None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
