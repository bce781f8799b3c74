"""The public's voice as tim penyusun reads it (TJ-9, WG-9, PR-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.ui.screens.team_world import THURSDAY, context_for, shown

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.public_voice import Channel, NoteKind
from penilaian_desktop.ui.screens.suara_warga.page import SuaraWargaPage
from penilaian_desktop.ui.widgets.label import Label


@pytest.fixture
def page(office, qapp, tmp_path, qtbot):
    office.clock.set(THURSDAY)
    context = context_for(office, "dewi", qapp, tmp_path).context
    reader = replace(context.session, roles=frozenset({Role.EMPLOYEE, Role.DRAFTER}))
    return shown(SuaraWargaPage(replace(context, session=reader)), qtbot)


def words_of(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


@pytest.mark.parametrize("key", ["survei", "catatan", "forum", "layanan"])
def test_an_empty_part_does_not_tell_readers_to_write(page, key):
    page.show_tab(key)
    said = words_of(page)
    assert "Dicatat kepala unit dan kepegawaian" in said
    for order in ("buat survei", "Catat pengaduan", "Catat forum", "Catat layanan"):
        assert order not in said
    assert not page.add.isVisible()


def test_notes_of_every_unit_are_read_without_names(page, office):
    office.services.public_notes.save(
        office.session("bambang"), None, unit_id=office.units["pelayanan"],
        kind=NoteKind.COMPLAINT, channel=Channel.COUNTER, received_on=date(2026, 11, 1),
        text="Bu Siti lambat, kata Rahmawati", citizen="Rahmawati", contact="0812000111",
        person_id=office.ids["siti"],
    )  # fmt: skip
    page.show_tab("catatan")
    page.refresh()
    (item,) = page.notes.items.records()
    assert item.note.text == "Petugas lambat, kata warga"
    page.notes._open(item)
    said = words_of(page.notes)
    for name in ("Rahmawati", "0812000111", "Siti"):
        assert name not in said
