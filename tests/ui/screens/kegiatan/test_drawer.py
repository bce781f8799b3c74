"""Saving as you type in the drawer (FEATURES complaints 8, 18; UI "Habits")."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.windows import activate

from penilaian_desktop.domain.activity import ActivityStatus, WorkPlace
from penilaian_desktop.ui.screens.kegiatan.drawer import EntryDrawer


@pytest.fixture
def opened(bench, qtbot):
    said = bench()
    drawer = EntryDrawer(said.context)
    qtbot.addWidget(drawer)
    drawer.resize(360, 684)
    activities, session = said.world.services.activities, said.world.session
    drawer.set_context(activities.entry_context(session, said.context.today()))

    def read(key):
        return activities.item(session, said.world.ids[key])

    def show(key):
        drawer.open_item(read(key))
        return drawer

    said.read, said.show = read, show
    return drawer, said


def retype(field, text):
    field.selectAll()
    QTest.keyClicks(field, text)


def test_the_drawer_shows_every_field(opened):
    drawer, said = opened
    said.show((3, "08.00"))
    assert drawer._text.text() == "Melayani perekaman KTP-el"
    assert (drawer._start.text(), drawer._end.text(), drawer._minutes.text()) == (
        "08.00",
        "10.00",
        "120",
    )
    assert (drawer._volume.text(), drawer._unit.text()) == ("19", "orang")
    assert drawer._rhk.value() == said.world.rhk[2]


def test_typing_is_written_after_a_pause_and_says_when(opened, qtbot):
    drawer, said = opened
    said.show((3, "08.00"))
    QTest.keyClicks(drawer._text, "Hari ini: ")
    assert drawer.saved.text() == "menyimpan…"
    qtbot.waitUntil(lambda: drawer.saved.text() == "Tersimpan 14.40", timeout=10_000)
    assert said.read((3, "08.00")).text.startswith("Hari ini: ")


def test_new_times_take_the_minutes_along(opened):
    drawer, said = opened
    said.show((3, "08.00"))
    retype(drawer._end, "0930")
    drawer.save()
    item = said.read((3, "08.00"))
    assert (item.start, item.end, item.minutes) == (480, 570, 90)
    assert drawer._minutes.text() == "90"
    assert drawer._end.text() == "09.30"


def test_what_cannot_be_read_stays_and_is_explained_at_its_field(opened):
    drawer, said = opened
    said.show((3, "08.00"))
    retype(drawer._volume, "banyak")
    retype(drawer._unit, "warga")
    drawer.save()
    assert drawer._volume.text() == "banyak"
    assert "Angka belum terbaca" in drawer._volume.accessibleDescription()
    item = said.read((3, "08.00"))
    assert (str(item.volume), item.unit) == ("19", "warga")
    retype(drawer._volume, "21")
    drawer.save()
    assert str(said.read((3, "08.00")).volume) == "21"
    assert drawer._volume.accessibleDescription() == ""


def test_a_refused_time_stays_typed_with_its_reason(opened):
    drawer, said = opened
    said.show((3, "08.00"))
    retype(drawer._end, "07.00")
    drawer.save()
    assert drawer._end.text() == "07.00"
    assert drawer.saved.text() == "belum disimpan"
    assert said.read((3, "08.00")).end == 600


def test_a_refused_field_does_not_keep_the_others_from_being_written(opened):
    """UI: save as you type; what is refused stays typed with its sentence, the rest is saved."""
    drawer, said = opened
    held = []
    drawer.kept_back.connect(lambda item_id, field, text: held.append((field, text)))
    said.show((3, "08.00"))
    retype(drawer._unit, "warga")
    retype(drawer._end, "07.00")
    drawer.save()
    item = said.read((3, "08.00"))
    assert (item.unit, item.end) == ("warga", 600)
    assert drawer._end.text() == "07.00"
    assert drawer._end.accessibleDescription()
    assert held == [("end", "07.00")]
    retype(drawer._end, "09.00")
    drawer.save()
    assert said.read((3, "08.00")).end == 540
    assert drawer._end.accessibleDescription() == ""
    assert held[1:] == [("end", "")]


def test_a_volume_that_cannot_be_read_does_not_swallow_new_times(opened):
    drawer, said = opened
    said.show((3, "08.00"))
    retype(drawer._volume, "banyak")
    retype(drawer._end, "09.00")
    drawer.save()
    assert said.read((3, "08.00")).end == 540
    assert drawer._volume.text() == "banyak"
    assert drawer.saved.text() == "belum disimpan"


def test_leaving_a_field_writes_it_as_one_step_to_undo(opened):
    """UI: Ctrl+Z works for everything."""
    drawer, said = opened
    said.show((3, "08.00"))
    drawer.show()
    activate(drawer)
    drawer._volume.setFocus()
    retype(drawer._volume, "25")
    QTest.keyClick(drawer._volume, Qt.Key.Key_Tab)
    assert str(said.read((3, "08.00")).volume) == "25"
    said.world.services.undo.undo(said.world.session)
    drawer.reload()
    assert drawer._volume.text() == "19"


def test_text_that_was_kept_comes_back_into_its_field(opened):
    drawer, said = opened
    drawer.bring_back(said.read((3, "08.00")), "volume", "banyak")
    assert drawer._volume.text() == "banyak"
    assert drawer._volume.accessibleDescription()
    assert drawer.label_of("volume") == "Volume"


def test_choices_are_written_at_once(opened):
    drawer, said = opened
    said.show((3, "08.00"))
    drawer._place.set_value("rumah")
    drawer._place.chosen.emit("rumah")
    drawer._rhk.set_value("")
    drawer._rhk.chosen.emit("")
    item = said.read((3, "08.00"))
    assert (item.place, item.rhk_id) == (WorkPlace.HOME, None)


def test_another_entry_is_shown_only_after_the_first_was_written(opened):
    drawer, said = opened
    said.show((3, "08.00"))
    QTest.keyClicks(drawer._text, "X ")
    said.show((3, "10.00"))
    assert said.read((3, "08.00")).text.startswith("X ")
    assert drawer._text.text() == "Menerbitkan kartu keluarga"


def test_closing_writes_what_was_typed(opened):
    drawer, said = opened
    said.show((3, "08.00"))
    QTest.keyClicks(drawer._note, "catatan kecil")
    QTest.keyClick(drawer, Qt.Key.Key_Escape)
    assert drawer.isHidden()
    assert said.read((3, "08.00")).note == "catatan kecil"


def test_a_handed_in_entry_says_that_a_change_makes_it_a_draft(opened):
    drawer, said = opened
    said.show((1, "07.30"))
    assert "draf lagi" in drawer._warning.text()
    QTest.keyClicks(drawer._text, "Y ")
    drawer.save()
    assert said.read((1, "07.30")).status is ActivityStatus.DRAFT


def test_a_returned_entry_shows_who_wants_what(opened):
    drawer, said = opened
    said.show((0, "11.00"))
    assert drawer._warning.text() == "Bambang Wijaya: “Tuliskan jumlah berkasnya.”"


def test_a_change_elsewhere_is_shown_but_not_over_typed_words(opened):
    drawer, said = opened
    item = said.read((3, "08.00"))
    said.show((3, "08.00"))
    QTest.keyClicks(drawer._text, "Z ")
    said.world.services.activities.update(said.world.session, item.id, item.version, unit="jiwa")
    drawer.reload()
    assert drawer._unit.text() == "jiwa"
    assert drawer._text.text().startswith("Z ")
    drawer.save()
    assert said.read((3, "08.00")).text.startswith("Z ")


def test_an_entry_that_is_gone_closes_the_drawer(opened):
    drawer, said = opened
    said.show((3, "08.00"))
    said.world.services.activities.delete(said.world.session, said.world.ids[3, "08.00"])
    drawer.reload()
    assert drawer.isHidden()


def test_the_history_tells_what_happened(opened):
    drawer, said = opened
    said.show((0, "11.00"))
    drawer._toggle_history()
    names = [
        drawer._history._column.itemAt(n).widget().accessibleName()
        for n in range(drawer._history._column.count())
    ]
    assert any(name.startswith("Dikembalikan: “Tuliskan jumlah") for name in names)
    assert any(name.startswith("Dicatat") for name in names)


def test_a_draft_is_handed_in_from_the_foot_and_nothing_else_is(opened, qtbot):
    """TS-4: "Ajukan" stays at hand while the drawer covers the page's own button."""
    drawer, said = opened
    said.show((3, "08.00"))
    assert not drawer.hand_in.isHidden()
    QTest.keyClicks(drawer._text, "Pagi: ")
    with qtbot.waitSignal(drawer.submit_requested) as asked:
        drawer.hand_in.click()
    assert asked.args == [said.world.ids[(3, "08.00")]]
    assert said.read((3, "08.00")).text.startswith("Pagi: ")
    said.show((1, "07.30"))
    assert drawer.hand_in.isHidden()


def test_a_draft_with_a_field_that_cannot_be_read_is_not_handed_in(opened, qtbot):
    """TS-4: what is handed in is what is shown."""
    drawer, said = opened
    said.show((3, "08.00"))
    retype(drawer._volume, "banyak sekali")
    with qtbot.assertNotEmitted(drawer.submit_requested):
        drawer.hand_in.click()


def test_the_foot_has_room_for_its_words_beside_the_buttons(opened):
    """UI: "Tersimpan 14.40" is read whole beside Riwayat, Hapus and Ajukan."""
    drawer, said = opened
    said.show((3, "08.00"))
    drawer.saved.setText("Tersimpan 14.40")
    drawer.grab()
    assert drawer.saved.width() >= drawer.saved.sizeHint().width()
