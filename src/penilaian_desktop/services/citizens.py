"""Words of the public without who said them: for everybody but the keepers (X-6, TJ-10).

A citizen who was taken out of a note again is still not named. A name that no record of a citizen
holds is not known to be one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from penilaian_desktop.domain.public_voice import Citizen, PublicNote
from penilaian_desktop.domain.recognition import Recognition
from penilaian_desktop.domain.unnamed import names_citizen, without_citizen
from penilaian_desktop.storage.unit_of_work import ReadUnit

Brought = dict[str, list[Citizen]]


def citizens_of(unit: ReadUnit, note_ids: Iterable[str]) -> Brought:
    """Return who brought notes by the ids of the notes, those taken out again too."""
    found: Brought = defaultdict(list)
    ids = tuple({i for i in note_ids if i})
    for one in unit.find(Citizen, include_deleted=True, note_id=ids) if ids else ():
        found[one.note_id].append(one)
    return found


def plain(text: str, brought: Brought, note_id: str) -> str:
    """Return a text with "warga" for whoever brought a note."""
    for one in brought.get(note_id, ()):
        text = without_citizen(text, one.name, one.contact)
    return text


def says_who(text: str, brought: Brought, note_id: str) -> bool:
    """Tell whether a text names whoever brought a note."""
    return any(names_citizen(text, one.name, one.contact) for one in brought.get(note_id, ()))


def plain_recognition(record: Recognition, brought: Brought) -> Recognition:
    """Return a recognition whose words do not say who praised; some came by package."""
    title, text = (plain(said, brought, record.note_id) for said in (record.title, record.text))
    same = (title, text) == (record.title, record.text)
    return record if same else replace(record, title=title, text=text)


def plain_note(note: PublicNote, brought: Brought) -> PublicNote:
    """Return a note whose words do not say who brought it."""
    if note.id not in brought:
        return note
    text, solution = (plain(said, brought, note.id) for said in (note.text, note.solution))
    return replace(note, text=text, solution=solution)


def without_citizens(unit: ReadUnit, notes: Iterable[PublicNote]) -> tuple[PublicNote, ...]:
    """Return notes that do not say who brought them, in their order."""
    every = tuple(notes)
    brought = citizens_of(unit, (note.id for note in every))
    return tuple(plain_note(note, brought) for note in every)
