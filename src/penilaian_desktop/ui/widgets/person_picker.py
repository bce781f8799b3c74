"""An input that finds a person by the beginning of any word of a name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QWidget

from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.ui.widgets.field import Field


class PersonPicker(Field):
    """`person_id` is that of the person named, "" while nobody is."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(placeholder="", name=name, parent=parent)
        self.setPlaceholderText(self.tr("Ketik nama atau NIP"))
        self._ids: dict[str, str] = {}
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(8)
        self.setCompleter(completer)

    def set_people(self, people: Sequence[PersonItem], *, without: str = "") -> None:
        """Offer persons, all but one."""
        self._ids = {_said(p): p.person_id for p in people if p.person_id != without}
        self._words.setStringList(list(self._ids))

    def words_of(self, person_id: str) -> str:
        """Return how a person that is offered is written, "" for anybody else."""
        return next((said for said, key in self._ids.items() if key == person_id), "")

    def person_id(self) -> str:
        """Return who is named: exactly, or as the only one the text fits."""
        typed = self.text().strip()
        if typed in self._ids:
            return self._ids[typed]
        wanted = typed.casefold()
        found = [key for said, key in self._ids.items() if wanted and wanted in said.casefold()]
        return found[0] if len(found) == 1 else ""


def _said(person: PersonItem) -> str:
    number = format_nip(person.identity)
    return f"{person.name} · {number}" if number else person.name
