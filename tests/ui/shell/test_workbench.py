"""The window of a signed-in person: pages by role, counters, strip, commands, small windows."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QSignalSpy, QTest
from tests.services.office import SYSTEM, Clock, build
from tests.ui.screens.team_world import RESOURCES, THURSDAY, context_for
from tests.ui.windows import show_active

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.account import Account
from penilaian_desktop.domain.changes import Area, Changes
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.domain.window_views import RailCounts, StripView
from penilaian_desktop.storage.workspace import Workspace
from penilaian_desktop.ui.kit.preferences import last_page
from penilaian_desktop.ui.shell.help_panel import HelpDialog
from penilaian_desktop.ui.shell.pages import (
    FOOT,
    MINE,
    PAGES,
    pages_for,
    quiet_pages_for,
    rail_pages,
)
from penilaian_desktop.ui.shell.palette import Command, matching
from penilaian_desktop.ui.shell.rail import Rail
from penilaian_desktop.ui.shell.strip import Strip
from penilaian_desktop.ui.shell.workbench import Workbench
from penilaian_desktop.ui.widgets.button import primary_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.page import Page


@pytest.fixture
def office(workspace_root, data_key):
    clock = Clock(THURSDAY)
    opened = Workspace.open(workspace_root, data_key, clock=clock)
    yield build(opened, clock, RESOURCES)
    opened.close()


@pytest.fixture
def team(office, qapp, dressed, tmp_path):
    return context_for(office, "bambang", qapp, tmp_path)


@pytest.fixture
def bench(team, qtbot):
    made = Workbench(team.context)
    show_active(made, qtbot, 1366, 768)
    made.start()
    qtbot.waitUntil(lambda: made.current_page is not None)
    return made


def ids(roles):
    return [page.id for page in pages_for(roles)]


def test_a_person_sees_only_the_pages_their_roles_open():
    own = ["beranda", "kegiatan", "tugas", "skp", "evaluasi"]
    foot = ["pertukaran", "pengaturan"]
    assert ids({Role.EMPLOYEE}) == [*own, *foot]
    assert ids({Role.EMPLOYEE, Role.APPRAISER}) == [
        *own,
        "tinjauan",
        "matriks",
        "penilaian",
        "tahapan",
        "kalibrasi",
        "kehadiran",
        "keberatan",
        "tindak_lanjut",
        "pembinaan",
        "pemantauan",
        "suara_warga",
        "perbaikan",
        *foot,
    ]
    assert ids({Role.EMPLOYEE, Role.TEAM_LEAD}) == [*own, "tinjauan", "matriks", *foot]
    assert ids({Role.EMPLOYEE, Role.HR}) == [
        *own,
        "tahapan",
        "kehadiran",
        "keberatan",
        "tindak_lanjut",
        "pembinaan",
        "meja_impor",
        "pemantauan",
        "suara_warga",
        "perbaikan",
        "kunci_perangkat",
        "sasaran",
        "data_induk",
        "skema",
        *foot,
    ]
    assert ids({Role.OPERATOR}) == ["beranda", "meja_impor", *foot]


def test_a_delegate_gets_the_page_of_reading_and_no_other():
    """TS-5: the delegation opens Tinjauan; rating stays with the head."""
    own = [page.id for page in pages_for({Role.EMPLOYEE})]
    lent = [page.id for page in pages_for({Role.EMPLOYEE}, reads=True)]
    assert set(lent) - set(own) == {"tinjauan"}
    assert lent.index("tinjauan") == own.index("pertukaran")


def test_own_objections_and_follow_ups_open_without_standing_in_the_rail():
    quiet = [page.id for page in quiet_pages_for({Role.EMPLOYEE})]
    assert quiet == [
        "kehadiran",
        "keberatan",
        "tindak_lanjut",
        "pembinaan",
        "kekuatan",
        "perbaikan",
        "riwayat",
    ]
    leading = quiet_pages_for({Role.EMPLOYEE, Role.APPRAISER})
    assert [page.id for page in leading] == ["kekuatan", "riwayat"]
    assert quiet_pages_for({Role.OPERATOR}) == ()


def test_who_leads_nobody_finds_the_own_records_in_the_rail():
    """PR-12: nothing about a person can be reached by a command alone."""
    roles = {Role.EMPLOYEE}
    shown = rail_pages(pages_for(roles), quiet_pages_for(roles))
    mine = [page.id for page in shown if page.group == MINE]
    assert mine == [page.id for page in quiet_pages_for(roles)]
    assert [page.id for page in shown if page.group == FOOT] == ["pertukaran", "pengaturan"]
    leads = {Role.EMPLOYEE, Role.APPRAISER}
    assert rail_pages(pages_for(leads), quiet_pages_for(leads)) == pages_for(leads)


def test_in_a_low_window_the_pages_of_the_rail_shrink_then_scroll_above_a_foot_that_stays(
    dressed, qtbot
):
    rail = Rail(pages_for(frozenset(Role)))
    qtbot.addWidget(rail)
    rail.set_narrow(True)

    def places():
        return [QRect(item.mapTo(rail, QPoint(0, 0)), item.size()) for item in rail._items]

    for height, whole in ((396, False), (1100, True)):
        rail.resize(48, height)
        rail.show()
        qtbot.waitUntil(lambda whole=whole: (rail._items[0].height() == 36) is whole)
        *pages, exchange, settings = places()
        assert all(a.bottom() < b.y() for a, b in pairwise(pages))
        assert exchange.bottom() < settings.y()
        assert settings.bottom() < height
        assert all(item.height() >= 28 for item in rail._items)
    rail.resize(48, 396)
    qtbot.waitUntil(lambda: rail._items[0].height() < 36)
    rail.choose(rail._items[-3].spec.id)
    last, exchange = places()[-3:-1]
    assert 0 <= last.y() < last.bottom() < exchange.y()
    rail.move_focus(rail._items[-1], 1)
    assert places()[0].y() >= 0


def test_every_page_of_the_rail_can_be_imported():
    for page in PAGES:
        assert page.load().page_id == page.id


def test_the_first_page_opens_and_the_last_one_is_remembered(bench, team):
    assert bench.current_page.page_id == "beranda"
    bench.go("kegiatan")
    mine = last_page(team.context.session.account_id)
    assert team.context.prefs.get(mine) == "kegiatan"


def test_the_last_page_of_one_account_is_not_the_first_of_another(bench, team, office, qapp, qtbot):
    bench.go("kegiatan")
    bench.go("skp")
    folder = Path(team.context.prefs._settings.fileName()).parent
    again = Workbench(context_for(office, "bambang", qapp, folder).context)
    other = Workbench(context_for(office, "siti", qapp, folder).context)
    for one in (again, other):
        qtbot.addWidget(one)
        one.start()
    assert (again.current_page.page_id, other.current_page.page_id) == ("skp", "beranda")


def test_a_page_is_built_when_it_is_first_opened_and_kept(bench):
    assert "skp" not in bench._pages
    bench.go("skp")
    first = bench.current_page
    bench.go("beranda")
    bench.go("skp")
    assert bench.current_page is first


def test_a_page_that_is_not_ones_own_does_not_open(bench):
    bench.go("meja_impor")
    assert bench.current_page.page_id == "beranda"


@pytest.mark.parametrize(("key", "page"), [(Qt.Key.Key_2, "kegiatan"), (Qt.Key.Key_6, "tinjauan")])
def test_ctrl_and_a_number_open_a_page(bench, key, page):
    QTest.keyClick(bench, key, Qt.KeyboardModifier.ControlModifier)
    assert bench.current_page.page_id == page


def test_the_rail_opens_pages_and_shows_how_much_waits(dressed, qtbot):
    rail = Rail(pages_for({Role.EMPLOYEE, Role.APPRAISER}))
    show_active(rail, qtbot)
    spy = QSignalSpy(rail.chosen)
    rail.set_counts(RailCounts(to_review=5, plans_to_decide=2, objections=1))
    item = next(item for item in rail._items if item.spec.id == "tinjauan")
    assert item.accessibleName() == "Tinjauan, 7 menunggu"
    other = next(item for item in rail._items if item.spec.id == "keberatan")
    assert other.accessibleName() == "Keberatan, 1 menunggu"
    QTest.mouseClick(item, Qt.MouseButton.LeftButton)
    assert spy.at(0) == ["tinjauan"]


def test_no_name_in_the_rail_takes_keys_of_the_desktop(dressed, qtbot):
    """The "&" of "Tugas & proyek" would bind Alt+Space, the menu of the window."""
    rail = Rail(pages_for({Role.EMPLOYEE}))
    qtbot.addWidget(rail)
    assert {item.shortcut().toString() for item in rail._items} == {""}


def test_the_rail_is_one_tab_stop_with_arrows(dressed, qtbot):
    rail = Rail(pages_for({Role.EMPLOYEE}))
    show_active(rail, qtbot)
    rail.choose("skp")
    stops = [i.spec.id for i in rail._items if i.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["skp"]
    item = next(i for i in rail._items if i.spec.id == "skp")
    QTest.keyClick(item, Qt.Key.Key_Down)
    assert rail.focusWidget().spec.id == "evaluasi"


def test_a_small_window_shows_icons_with_tool_tips(bench):
    assert bench._rail.width() == 208
    bench.resize(900, 460)
    assert bench._rail.width() == 48
    assert bench._rail._items[0].toolTip() == "Beranda"
    assert bench.current_page.narrow
    bench.resize(1366, 768)
    assert not bench.current_page.narrow


def strip_view(**changed):
    values = {
        "pending": 12,
        "pending_kind": "records",
        "last_package": None,
        "data_age": None,
        "last_backup": None,
    }
    return StripView(**{**values, **changed})


def test_the_strip_tells_three_truths(dressed, qtbot, fixed_clock):
    strip = Strip()
    qtbot.addWidget(strip)
    now = fixed_clock()
    strip.show_facts(strip_view(pending=4471, last_package=now, last_backup=now), now.date())
    words = [strip._pending.text(), strip._data.text(), strip._backup.text()]
    assert words[0] == "4.471 catatan belum terkirim"
    assert words[1].startswith("paket terakhir dari kantor hari ini")
    assert words[2].startswith("cadangan hari ini")
    strip.set_narrow(True)
    assert strip._pending.text() == "4.471 belum terkirim"
    assert strip._pending.accessibleName() == "4.471 catatan belum terkirim"


def test_the_strip_of_an_office_tells_of_laptops_that_lack_master_data(dressed, qtbot, fixed_clock):
    strip = Strip()
    qtbot.addWidget(strip)
    strip.show_facts(strip_view(pending=2, pending_kind="laptops"), fixed_clock().date())
    assert strip._pending.text() == "2 laptop perlu data induk baru"
    strip.set_narrow(True)
    assert strip._pending.text() == "2 laptop menunggu"
    strip.set_narrow(False)
    strip.show_facts(strip_view(office=True, last_package=fixed_clock()), fixed_clock().date())
    assert strip._data.text().startswith("paket terakhir dari unit hari ini")


def test_the_strip_says_what_there_is_not(dressed, qtbot, fixed_clock):
    strip = Strip()
    qtbot.addWidget(strip)
    strip.show_facts(strip_view(pending=0), fixed_clock().date())
    words = [strip._pending.text(), strip._data.text(), strip._backup.text()]
    assert words == ["semua sudah terkirim", "belum ada paket dari luar", "belum ada cadangan"]


def test_ctrl_z_undoes_what_this_account_did(bench, team):
    team.office.log("bambang", "07.30-08.00 Apel pagi")
    told = []
    team.context.signals.changed.connect(lambda changes, _who: told.append(changes))
    bench.commands.undo()
    assert "Diurungkan" in bench._toast.accessibleName()
    assert any(Area.ACTIVITIES in changes.areas for changes in told)
    bench.commands.redo()
    assert "Diulangi" in bench._toast.accessibleName()


def test_with_nothing_to_undo_a_sentence_says_so(bench):
    bench.commands.undo()
    assert bench._toast.isVisible()
    assert bench._toast.accessibleName()


def test_a_refusal_no_page_took_is_said(bench):
    bench.refuse(NotAllowed("not_allowed"))
    assert "tidak berwenang" in bench._toast.accessibleName()


def test_the_palette_finds_pages_and_runs_them(bench):
    QTest.keyClick(bench, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = bench.commands.palette
    assert palette.isVisible()
    QTest.keyClicks(palette._line, "tinj")
    QTest.keyClick(palette._line, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert bench.current_page.page_id == "tinjauan"


def test_the_palette_finds_pages_that_open_without_standing_in_the_rail(
    office, qapp, dressed, tmp_path, qtbot
):
    """X-3: an own objection is found by its name."""
    bench = Workbench(context_for(office, "siti", qapp, tmp_path).context)
    show_active(bench, qtbot, 1366, 768)
    bench.start()
    bench.commands.open_palette()
    palette = bench.commands.palette
    QTest.keyClicks(palette._line, "keberatan")
    QTest.keyClick(palette._line, Qt.Key.Key_Return)
    assert bench.current_page.page_id == "keberatan"


def test_escape_closes_the_palette(bench):
    bench.commands.open_palette()
    QTest.keyClick(bench.commands.palette._line, Qt.Key.Key_Escape)
    assert not bench.commands.palette.isVisible()


def test_the_palette_walks_with_the_arrows(bench):
    bench.commands.open_palette()
    palette = bench.commands.palette
    QTest.keyClick(palette._line, Qt.Key.Key_Up)
    last = palette._model.rowCount() - 1
    assert palette._list.currentIndex().row() == last
    QTest.keyClick(palette._line, Qt.Key.Key_Down)
    assert palette._list.currentIndex().row() == 0


def test_commands_match_every_word_and_a_beginning_goes_first():
    commands = [Command(text, "home", print) for text in ("Ganti pengguna", "Pengaturan", "SKP")]
    assert [c.text for c in matching(commands, "peng")] == ["Pengaturan", "Ganti pengguna"]
    assert [c.text for c in matching(commands, "una gan")] == ["Ganti pengguna"]
    assert matching(commands, "") == commands


@pytest.mark.parametrize("key", [Qt.Key.Key_Question])
def test_help_opens_by_key(bench, key):
    QTest.keyClick(bench, key)
    dialog = bench.findChild(HelpDialog) or bench.window().findChild(HelpDialog)
    assert dialog.isVisible()
    assert dialog.accessibleName() == "Bantuan: Beranda"


def test_the_keys_of_a_page_go_before_those_of_the_window(bench):
    bench.go("kegiatan")
    own = [s for s in bench.commands._keys if s.key().toString() == "N"]
    assert [shortcut.isEnabled() for shortcut in own] == [False]
    bench.go("skp")
    assert [shortcut.isEnabled() for shortcut in own] == [True]


def test_status_follows_every_change(bench, team, qtbot):
    team.office.submit("bambang", "07.30-08.00 Apel pagi", day=THURSDAY)
    before = bench._strip._pending.text()
    team.context.signals.changed.emit(Changes.of(Area.ACTIVITIES), None)
    qtbot.waitUntil(lambda: bench._strip._pending.text() != before)


class Counting(Page):
    """A page that counts how often it loaded."""

    page_id = "uji"
    areas = frozenset({Area.PLANS})

    def __init__(self, context):
        super().__init__(context, "Uji")
        self.loaded = 0

    def refresh(self):
        self.loaded += 1


def test_a_page_loads_when_shown_and_when_its_data_change(team, qtbot):
    page = Counting(team.context)
    qtbot.addWidget(page)
    assert page.loaded == 0
    page.show()
    assert page.loaded == 1
    signals = team.context.signals
    signals.changed.emit(Changes.of(Area.BACKUPS), None)
    assert page.loaded == 1
    signals.changed.emit(Changes.of(Area.PLANS), None)
    assert page.loaded == 2
    page.hide()
    signals.changed.emit(Changes.of(Area.PLANS), None)
    signals.changed.emit(Changes.of(Area.PLANS), None)
    assert page.loaded == 2
    page.show()
    assert page.loaded == 3


def test_a_bench_that_goes_leaves_nothing_behind(team):
    bench = Workbench(team.context)
    bench.start()
    bench.go("kegiatan")
    bench.deleteLater()
    QCoreApplication.sendPostedEvents(bench, QEvent.Type.DeferredDelete)


def test_a_word_typed_into_the_palette_is_looked_for_in_the_log(bench, team):
    team.office.submit("bambang", "07.30-08.00 Apel pagi", "08.00-09.00 Rapat", day=THURSDAY)
    bench.commands.open_palette()
    palette = bench.commands.palette
    QTest.keyClicks(palette._line, "apel")
    QTest.keyClick(palette._line, Qt.Key.Key_Return)
    assert bench.current_page.page_id == "kegiatan"
    assert bench.current_page.table.search.text() == "apel"


def test_n_begins_an_entry_from_another_page(bench):
    bench.go("skp")
    QTest.keyClick(bench, Qt.Key.Key_N)
    assert bench.current_page.page_id == "kegiatan"


def test_the_reading_page_comes_and_goes_with_a_delegation(office, qapp, dressed, tmp_path, qtbot):
    """TS-5: nobody has to sign in again when a head lends the reading, or when it ends."""
    with office.workspace.write(SYSTEM) as unit:
        for who in ("bambang", "siti"):
            unit.accounts.save(
                Account(account_id=f"account-{who}", name=who, person_id=office.ids[who])
            )
    context = context_for(office, "siti", qapp, tmp_path).context
    bench = Workbench(context)
    show_active(bench, qtbot, 1366, 768)
    bench.start()
    qtbot.waitUntil(lambda: bench.current_page is not None)
    assert not bench.has("tinjauan")
    head, today = office.session("bambang"), context.today()
    lent = office.services.delegations.lend(head, office.ids["siti"], today, today)
    context.signals.changed.emit(lent.changes, None)
    qtbot.waitUntil(lambda: bench.has("tinjauan"))
    bench.go("tinjauan")
    assert bench.current_page.page_id == "tinjauan"
    office.clock.set(today + timedelta(days=1))
    bench.days.look()
    qtbot.waitUntil(lambda: not bench.has("tinjauan"))
    assert bench.current_page.page_id == "beranda"


def test_a_toast_leaves_the_actions_of_a_dialog_free(bench):
    """Difference 17: what is said never covers what one is about to press."""
    bench.say("Tersimpan.", "Urungkan")
    corner = bench._toast.geometry()
    dialog = Dialog(bench.current_page, "Mengapa predikat ini?", width=900, height=650)
    close = primary_button("Tutup", clicked=dialog.accept)
    dialog.add_action(close)
    dialog.open()
    QCoreApplication.sendPostedEvents()
    place = QRect(close.mapTo(bench, QPoint(0, 0)), close.size())
    assert not bench._toast.geometry().intersects(place)
    bench.say("Berkas disimpan.")
    assert not bench._toast.geometry().intersects(place)
    dialog.accept()
    assert bench._toast.geometry().bottomRight() == corner.bottomRight()
