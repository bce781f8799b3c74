"""What is stored by now, said at the inputs of a form that stood open too long."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.errors import PenilaianError, StaleRecord
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.formats import day_text
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.field import (
    ComboBox,
    DateField,
    Field,
    SearchField,
    TextArea,
)
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.notices import Banner
from penilaian_desktop.ui.widgets.person_picker import PersonPicker
from penilaian_desktop.ui.widgets.segmented import Segmented

_CHOICES = (ComboBox, Segmented)


class Newest(Banner):
    """A banner over form rows; hidden until a save is refused because the record changed.

    What was typed stays. The newest is looked at first: an input that nobody touched takes it
    over, at any other it is said what is stored now. From then on a save goes onto the newest.
    `names` are fields of the record that the form calls otherwise; `also` tells of a record what
    the form shows without asking for it.
    """

    looked = Signal()

    def __init__(
        self,
        rows: FormRows,
        names: Mapping[str, str] | None = None,
        also: Callable[[Any], str] | None = None,
    ) -> None:
        said = message("record_changed_form")
        super().__init__(said.text, said.remedy, tint="warn")
        self._rows = rows
        self.names: Mapping[str, str] = names or {}
        self._also = also
        self._shown: object | None = None
        self._newest: object | None = None
        self._filled: dict[str, object] = {}
        self.version: int | None = None
        """The version that the form shows, None for a new record."""
        self.look_button = self.add_action(tr("Lihat yang terbaru"), "eye", self.look)
        self.hide()

    def show_record(self, record: object | None) -> None:
        """Keep what the form was filled with, None for a new record."""
        self._shown, self._newest = record, None
        self.version = getattr(record, "version", None)
        self._rows.clear_told()
        self.hide()
        self.fill()

    @property
    def record(self) -> Any:
        """Return what the form shows: what it was filled with, or the newest that was looked at."""
        return self._shown

    def fill(self) -> None:
        """Keep what the inputs hold now as what nobody touched yet."""
        self._filled = {name: _held(self._rows.input(name)) for name in self._rows.names()}

    def refuse(self, error: PenilaianError) -> bool:
        """Take a refusal because the record changed; tell whether it is one."""
        if not isinstance(error, StaleRecord) or error.newest is None:
            return False
        self._newest = error.newest
        self._rows.clear_told()
        said = message("record_changed_form")
        self.show_message(said.text, said.remedy, tint="warn")
        self.look_button.show()
        self.look_button.setFocus()
        return True

    def look(self) -> None:
        """Say at each input what is stored now, and let the next save go onto it."""
        newest, shown = self._newest, self._shown
        if newest is None:
            return
        told = sum([self._tell(name, shown, newest) for name in self._rows.names()])
        self._shown, self._newest = newest, None
        self.version = getattr(newest, "version", None)
        after = message("record_changed_seen" if told else "record_changed_elsewhere")
        text = self._also(newest) if self._also is not None else after.text
        self.show_message(text, after.remedy, tint="primary", icon="info")
        self.look_button.hide()
        self.looked.emit()

    def _tell(self, name: str, shown: object | None, newest: object) -> bool:
        """Say what another wrote into a field; tell whether there is something."""
        field = self.names.get(name, name)
        if not hasattr(newest, field):
            return False
        before = getattr(shown, field, getattr(shown, name, None))
        now = getattr(newest, field)
        if now == before:
            return False
        widget = self._rows.input(name)
        if _held(widget) == self._filled.get(name) and _put(widget, before, now):
            self._filled[name] = _held(widget)
            self._rows.tell(name, tr("Diambil dari yang terbaru."))
        else:
            self._rows.tell(name, _words(widget, now))
        return True


def tr(text: str) -> str:
    """Return a text of this banner in the language of the window."""
    return QCoreApplication.translate("Newest", text)


def _held(widget: QWidget) -> object:
    if isinstance(widget, CheckBox):
        return widget.isChecked()
    if isinstance(widget, (*_CHOICES, DateField)):
        return widget.value()
    if isinstance(widget, (Field, TextArea)):
        return widget.text()
    return None


def _put(widget: QWidget, before: object, now: object) -> bool:
    """Show another value at an input that shows the one before; False where that cannot be."""
    if isinstance(widget, CheckBox):
        widget.setChecked(bool(now))
    elif isinstance(widget, _CHOICES):
        if widget.value() != _typed(before):
            return False
        widget.set_value(_typed(now) or "")
    elif isinstance(widget, DateField):
        if not isinstance(now, date):
            return False
        widget.set_value(now)
    elif isinstance(widget, (SearchField, PersonPicker)):
        return False
    elif isinstance(widget, (Field, TextArea)):
        text = _typed(now)
        if text is None or widget.text() != _typed(before):
            return False
        widget.set_value(text)
    else:
        return False
    return True


def _typed(value: object) -> str | None:
    """Return a value as it stands in an input, None for what is not written there."""
    if value is None:
        return ""
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, bool):
        return None
    if isinstance(value, str | int):
        return str(value)
    return None


def _words(widget: QWidget, value: object) -> str:
    if isinstance(value, bool):
        said: str | None = tr("ya") if value else tr("tidak")
    elif isinstance(widget, ComboBox):
        at = widget.findData(str(value or ""))
        said = widget.itemText(at) if at >= 0 else None
    elif isinstance(widget, (Segmented, PersonPicker)):
        said = widget.words_of(str(value or "")) or None
    elif isinstance(widget, SearchField):
        said = None
    elif isinstance(value, tuple) and all(isinstance(part, str) for part in value):
        said = "; ".join(value)
    else:
        said = _typed(value)
    if said is None:
        return tr("Isian ini juga sudah diubah orang lain.")
    return tr("Tersimpan sekarang: {0}").format(said or tr("kosong"))
