"""The import desk over two real workspaces (UC-7, SYS-9, complaint 5: nothing is lost)."""

from __future__ import annotations

import orjson
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from tests.sync.pair import side
from tests.ui.screens.meja_impor.desk_bench import show

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.changes import Area, Changes
from penilaian_desktop.domain.errors import Cancelled
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.reports.door import use_fonts
from penilaian_desktop.storage.workspace import Workspace
from penilaian_desktop.sync.asking import AccountAsk
from penilaian_desktop.sync.desk import put_parcel
from penilaian_desktop.sync.import_desk import ImportDesk
from penilaian_desktop.sync.roads import Roads
from penilaian_desktop.sync.transports.folder import FolderTransport
from penilaian_desktop.ui.screens.meja_impor.enrol_dialog import EnrolDialog
from penilaian_desktop.ui.screens.meja_impor.history_dialog import HistoryDialog
from penilaian_desktop.ui.screens.meja_impor.page import MejaImporPage
from penilaian_desktop.ui.widgets.print_preview import PrintPreview


def submit(pair, *lines):
    return pair.unit.people.submit("siti", *(lines or ("08.00-09.00 Rapat", "09.00-10.00 Loket")))


def states(page):
    last = page.model.columnCount() - 1
    return [page.model.cell(n, last).plain() for n in range(page.model.rowCount())]


def entries(pair):
    with pair.office.workspace.read() as unit:
        return unit.find(Activity)


def names(folder):
    return {path.name for path in folder.iterdir()}


def test_an_empty_desk_says_what_it_is_for(desk, hr):
    assert desk.empty.isVisible()
    assert not desk.dry_run.isVisible()
    assert hr.refusals == []


def test_a_package_is_shown_with_signer_and_counts_and_nothing_is_stored(desk, pair):
    submit(pair)
    desk.gathering.look_at([pair.send()])
    row = [desk.model.cell(0, n).plain() for n in range(7)]
    assert row[1].startswith("Disdukcapil, 18 Nov 2026, tukar")
    assert row[2:6] == ["Triwulan IV 2026", "Bambang Wijaya, laptop LAYANAN-02, dikenal", "2", "0"]
    assert states(desk) == ["Siap diperiksa"]
    assert desk.dry_run.isVisible()
    line = desk.dry_run.model.records()[0]
    assert (line.person, line.change, line.count) == ("Siti Aminah", "new", 2)
    assert entries(pair) == ()
    assert "1 siap diperiksa" in desk.header.subtitle.text()


def test_the_page_passes_the_focus_on_to_the_packages(desk, pair):
    submit(pair)
    desk.setFocus()
    desk.gathering.look_at([pair.send()])
    assert desk.window().focusWidget() is desk.table


def test_enter_takes_the_package_and_the_receipt_lies_beside_it(desk, hr, pair):
    submit(pair)
    path = pair.send()
    before = names(path.parent)
    desk.gathering.look_at([path])
    desk.table.setFocus()
    QTest.keyClick(desk.table, Qt.Key.Key_Return)
    assert len(entries(pair)) == 2
    assert states(desk) == ["Diterima"]
    assert len(names(path.parent) - before) == 1
    said, undo = hr.toasts[-1]
    assert f"Tanda terima ada di {path.parent.name}." in said
    assert undo == "Terima paket dari LAYANAN-02"
    assert desk.dry_run.all.isHidden()
    pair.unit.desk.receive_all(pair.head, path.parent)
    assert pair.unit.desk.pending(pair.head) == 0


def test_a_double_click_never_takes_a_package(desk, pair):
    submit(pair)
    desk.gathering.look_at([pair.send()])
    desk.table.doubleClicked.emit(desk.model.index(0, 1))
    assert entries(pair) == ()


def test_an_unchecked_line_stays_out_and_is_unsent_again(desk, pair):
    submit(pair)
    pair.unit.people.submit("yohanes", "08.00-10.00 Merawat basis data")
    path = pair.send()
    desk.gathering.look_at([path])
    card = desk.dry_run
    assert not card.part.isEnabled()
    row = card.model.row_of(lambda line: line.person == "Yohanes Tandi")
    card.table.choose_row(row)
    card.table.setFocus()
    QTest.keyClick(card.table, Qt.Key.Key_Space)
    assert card.part.text() == "Terima sebagian (2)"
    QTest.keyClick(card.table, Qt.Key.Key_Return)
    assert states(desk) == ["Diterima sebagian"]
    assert {entry.person_id for entry in entries(pair)} == {pair.office.people.ids["siti"]}
    pair.unit.desk.receive_all(pair.head, path.parent)
    assert pair.unit.desk.pending(pair.head) == 1


def test_a_changed_file_is_refused_in_words_that_can_be_copied(desk, hr, pair):
    submit(pair)
    path = pair.send("hendra", carriers=("json",))
    book = orjson.loads(path.read_bytes())
    next(r for r in book["records"] if r["kind"] == "activity")["fields"]["minutes"] = 59
    false = path.parent / "kiriman.paket.json"
    false.write_bytes(orjson.dumps(book))
    desk.gathering.look_at([path, false])
    assert states(desk) == ["Siap diperiksa", "Ditolak"]
    desk.table.choose_row(1)
    assert desk.banner.isVisible()
    assert "diubah setelah ditandatangani" in desk.banner.accessibleName()
    assert not desk.dry_run.isVisible()
    desk.accept()
    assert entries(pair) == ()
    desk.banner._buttons[0].click()
    copied = QGuiApplication.clipboard().text()
    assert "kiriman.paket.json" in copied
    assert "Minta pengirim mengirim ulang" in copied
    assert hr.refusals == []


def test_a_file_that_is_no_package_is_refused_by_name(desk, tmp_path):
    odd = tmp_path / "daftar hadir.paket"
    odd.write_bytes(b"bukan paket")
    desk.gathering.look_at([odd, tmp_path / "tidak ada.paket"])
    assert states(desk) == ["Ditolak", "Ditolak"]
    assert "daftar hadir.paket" in desk.model.cell(0, 1).plain()


def test_a_package_waits_for_the_one_before_and_is_ready_after_it(desk, pair):
    submit(pair, "08.00-09.00 Rapat")
    first = pair.send()
    submit(pair, "09.00-10.00 Loket")
    second = pair.send()
    desk.gathering.look_at([second])
    assert states(desk) == ["Menunggu paket 2"]
    assert not desk.dry_run.all.isEnabled()
    desk.gathering.look_at([first])
    desk.table.choose_row(1)
    desk.accept()
    assert states(desk) == ["Siap diperiksa", "Diterima"]


def test_all_ready_packages_are_taken_in_the_order_of_their_chain(desk, hr, pair):
    submit(pair, "08.00-09.00 Rapat")
    first = pair.send()
    submit(pair, "09.00-10.00 Loket")
    desk.gathering.look_at([pair.send(), first])
    assert desk._foot.isVisible()
    desk.take_all.click()
    assert states(desk) == ["Diterima", "Diterima"]
    assert len(entries(pair)) == 2
    assert hr.last.startswith("2 paket diterima")


def test_carriers_of_one_package_are_one_row_and_again_is_harmless(desk, pair):
    submit(pair)
    path = pair.send("hendra", carriers=("sealed", "json"))
    files = sorted(path.parent.glob("*.paket*"))
    desk.gathering.look_at(files)
    assert states(desk).count("Siap diperiksa") == 1
    desk.accept()
    again = MejaImporPage(desk.context)
    again.gathering.look_at([path])
    assert states(again) == ["Sudah diterima"]
    assert len(entries(pair)) == 2


def test_what_is_held_waits_here_without_its_file(desk, hr, pair, qtbot):
    submit(pair)
    path = pair.send()
    desk.gathering.look_at([path])
    QTest.keyClick(desk, Qt.Key.Key_T)
    assert states(desk) == ["Ditahan"]
    path.unlink()
    assert entries(pair) == ()
    assert hr.context.services.home.counts(hr.context.session).packages == 1
    again = show(MejaImporPage(hr.context), qtbot)
    assert states(again) == ["Ditahan"]
    again.accept()
    assert states(again) == ["Diterima"]
    assert len(entries(pair)) == 2


def test_an_import_is_taken_back_and_the_unit_is_told_at_once(desk, hr, pair):
    submit(pair)
    path = pair.send()
    Roads(pair.office.people.services, pair.office.desk).use(pair.hr, pair.folder)
    desk.refresh()
    desk.gathering.look_at([path])
    desk.accept()
    outcome = hr.context.services.undo.undo(hr.context.session)
    hr.context.signals.changed.emit(outcome.changes, None)
    assert entries(pair) == ()
    assert states(desk) == ["Dibatalkan"]
    pair.unit.desk.receive_all(pair.head, path.parent)
    assert pair.unit.desk.pending(pair.head) == 2
    desk.gathering.look_at([pair.send()])
    desk.table.choose_row(1)
    desk.accept()
    assert states(desk) == ["Dibatalkan", "Diterima"]
    assert len(entries(pair)) == 2
    assert hr.refusals == []


def test_what_a_person_unchecked_stays_so_when_other_data_changes(desk, hr, pair):
    submit(pair)
    pair.unit.people.submit("yohanes", "08.00-10.00 Merawat basis data")
    desk.gathering.look_at([pair.send()])
    desk.dry_run.model.check(0, False)
    hr.context.signals.changed.emit(Changes.of(Area.ACTIVITIES), None)
    assert desk.dry_run.part.text() != "Terima sebagian (3)"


def test_a_file_that_was_exchanged_meanwhile_is_not_taken(desk, hr, pair):
    submit(pair, "08.00-09.00 Rapat")
    path = pair.send()
    desk.gathering.look_at([path])
    path.write_bytes(b"{}")
    desk.accept()
    assert [error.code for error in hr.refusals] == ["file_changed_since"]
    assert entries(pair) == ()


def test_dropped_files_are_looked_at(desk, pair):
    submit(pair)
    path = pair.send()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    desk.dropEvent(
        QDropEvent(
            QPointF(10, 10),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert states(desk) == ["Siap diperiksa"]


def test_the_remembered_folder_is_looked_into_and_receipts_are_taken_at_once(hr, pair, qtbot):
    roads = Roads(pair.office.people.services, pair.office.desk)
    roads.use(pair.hr, pair.folder)
    pair.office.people.services.master_data.make_periods(pair.hr, 2031, "T")
    roads.send(pair.hr, Silent())
    pair.unit.desk.receive_all(pair.head, pair.folder)
    submit(pair)
    pair.send()
    page = show(MejaImporPage(hr.context), qtbot)
    assert states(page) == ["Siap diperiksa"]
    assert hr.last == "1 tanda terima dari unit sudah dicatat."
    page.gathering.fetch()
    assert states(page) == ["Siap diperiksa"]


def test_an_operator_sees_numbers_and_no_persons(at_office, pair, qtbot):
    submit(pair)
    bench = at_office("joko", Role.OPERATOR)
    page = show(MejaImporPage(bench.context), qtbot)
    page.gathering.look_at([pair.send()])
    assert page.dry_run.model.rowCount() == 0
    assert "Bambang" not in page.model.cell(0, 3).plain()
    page.accept()
    assert states(page) == ["Diterima"]
    assert bench.refusals == []


def test_a_look_that_is_stopped_keeps_what_it_saw(pair):
    submit(pair, "08.00-09.00 Rapat")
    one = pair.send()
    submit(pair, "09.00-10.00 Loket")
    two = pair.send()

    class Stops:
        def report(self, done, total):
            if done:
                raise Cancelled

    gathered = ImportDesk(pair.office.people.services, pair.office.desk).gather(
        pair.hr, [one, two], Stops()
    )
    assert (gathered.found, gathered.read, len(gathered.looks)) == (2, 1, 1)


def test_the_history_lists_what_was_received(desk, hr, pair):
    submit(pair)
    desk.gathering.look_at([pair.send()])
    desk.accept()
    asked = []
    hr.context.signals.undo_requested.connect(lambda: asked.append(True))
    desk.show_history()
    dialog = desk.window().findChild(HistoryDialog)
    shown = [dialog.model.cell(n, 1).plain() for n in range(dialog.model.rowCount())]
    assert sorted(shown) == ["Laporan 2", "Permintaan bergabung 1"]
    use_fonts(hr.context.resources / "fonts" / "print")
    dialog.table.choose_row(shown.index("Laporan 2"))
    dialog.print.click()
    preview = desk.window().findChild(PrintPreview)
    assert preview._view.taken == 2
    assert preview.sheets.pdf.startswith(b"%PDF")
    preview.reject()
    dialog.undo.click()
    assert asked == [True]


@pytest.fixture
def stranger(pair, workspace_template, tmp_path, data_key):
    """A laptop that knows the office and asks to be let in."""
    import shutil

    shutil.copytree(workspace_template, tmp_path / "baru")
    opened = Workspace.open(tmp_path / "baru", data_key, clock=pair.unit.people.clock)
    opened.close()
    people = pair.unit.people
    found = side(tmp_path / "baru", data_key, people.clock, people.ids, people.units)
    someone = people.session("dewi")
    found.desk.enrolment.make_device(someone, name="ARSIP-01")
    found.desk.enrolment.join(someone, pair.keys.card)
    ask = AccountAsk(
        signer=someone.signer,
        person_id=people.ids["dewi"],
        name="Dewi Kartika",
        roles=("employee",),
    )
    parcel = found.desk.enrolment.request(someone, (ask,), unit_name="Bidang Arsip")
    (name,) = put_parcel(FolderTransport(pair.folder, None), parcel, ("json",))
    yield found, someone, pair.folder / name
    found.workspace.close()


def test_a_laptop_is_let_in_after_its_fingerprint_was_compared(desk, hr, pair, stranger):
    laptop, someone, request = stranger
    desk.gathering.look_at([request])
    assert states(desk) == ["Minta bergabung"]
    assert not desk.dry_run.isVisible()
    desk.table.setFocus()
    QTest.keyClick(desk.table, Qt.Key.Key_Return)
    dialog = desk.window().findChild(EnrolDialog)
    own = Roads(laptop.people.services, laptop.desk).standing(someone).device_fingerprint
    assert len(own.split()) == 5
    assert dialog.fingerprint.accessibleName() == "Sidik kunci: " + "; ".join(
        " ".join(group) for group in own.split()
    )
    use_fonts(hr.context.resources / "fonts" / "print")
    dialog.print.click()
    assert desk.window().findChild(PrintPreview).sheets.pdf.startswith(b"%PDF")
    desk.window().findChild(PrintPreview).reject()
    assert not dialog.approve.isEnabled()
    dialog.units.set_value(pair.office.people.units["arsip"])
    dialog.same.setChecked(True)
    assert dialog.approve.isEnabled()
    dialog.approve.click()
    assert hr.refusals == []
    assert states(desk) == []
    assert "Laptop ARSIP-01 disetujui" in hr.last
    outcomes = laptop.desk.receive_all(someone, pair.folder)
    assert [o.value.outcome for o in outcomes] == ["applied"]
    assert laptop.people.services.exchange_desk.overview(someone).enrolled


def test_the_small_window_shows_fewer_columns_and_scrolls(hr, pair, qtbot):
    submit(pair)
    page = MejaImporPage(hr.context)
    page.set_narrow(True)
    show(page, qtbot, (852, 392))
    page.gathering.look_at([pair.send()])
    titles = [column.title for column in page.model.columns]
    assert "Periode" not in titles
    assert page.dry_run.height() >= 44 + 32 + 32
