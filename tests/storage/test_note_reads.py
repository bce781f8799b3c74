"""Notes of the public: what a span shows is found by the database (WG-8, X-6)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from tests import builders as b

from penilaian_desktop.domain.public_voice import Channel, NoteKind, PublicNote
from penilaian_desktop.storage.note_reads import notes_between

NOW = datetime(2026, 11, 18, 3, 0, tzinfo=UTC)
JULY, AUGUST = date(2026, 7, 14), date(2026, 8, 3)


@pytest.fixture
def notes(workspace):
    """Of two units: old and new ones, of each kind, solved, open, deleted."""

    def note(key, kind, day, unit_id="u", solved=None):
        return PublicNote(
            id=key, at=NOW, unit_id=unit_id, note_kind=kind, channel=Channel.COUNTER,
            received_on=day, text=key, solved_on=solved,
        )  # fmt: skip

    complaint, praise = NoteKind.COMPLAINT, NoteKind.PRAISE
    with workspace.write(b.an_author()) as uow:
        uow.add_many(
            [
                note("a-old-open", complaint, JULY),
                note("b-old-solved", complaint, JULY, solved=AUGUST),
                note("c-old-praise", praise, JULY),
                note("d-new", praise, AUGUST),
                note("e-new-too", complaint, AUGUST, solved=AUGUST),
                note("f-gone", praise, AUGUST),
                note("g-elsewhere", praise, AUGUST, unit_id="v"),
            ]
        )
        uow.delete(PublicNote, "f-gone")
    return workspace


def found(workspace, units, starts, ends):
    with workspace.read() as unit:
        return [note.id for note in notes_between(unit, units, starts, ends)]


def test_a_span_shows_its_notes_and_what_waits_from_before_the_newest_first(notes):
    assert found(notes, {"u"}, AUGUST, AUGUST) == ["e-new-too", "d-new", "a-old-open"]
    assert found(notes, {"u"}, JULY, AUGUST) == [
        "e-new-too", "d-new", "c-old-praise", "b-old-solved", "a-old-open",
    ]  # fmt: skip
    assert found(notes, {"u", "v"}, AUGUST, AUGUST)[0] == "g-elsewhere"
    assert found(notes, {"v"}, JULY, JULY) == []
    assert found(notes, (), JULY, AUGUST) == []
