"""WG-12, X-4: choosing the road, trying a server, mails to copy, what goes to a flash disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from tests.sync.attaching import attach, parts_in, sha
from tests.sync.transports import servers
from tests.ui.screens.meja_impor.desk_bench import bench_for, show

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.evidence_road import EvidenceLoad
from penilaian_desktop.domain.road_views import Drive, Estimate, RoadKind
from penilaian_desktop.sync.card import MARKER_NAME
from penilaian_desktop.sync.load import Sent
from penilaian_desktop.ui.screens.meja_impor.page import MejaImporPage
from penilaian_desktop.ui.screens.pertukaran.mail_dialog import MailDialog
from penilaian_desktop.ui.screens.pertukaran.road_dialog import FOLDER, MAIL, SERVER, RoadDialog
from penilaian_desktop.ui.screens.pertukaran.save_dialog import SaveDialog


@pytest.fixture(scope="module")
def server():
    running = servers.start("nginx")
    yield running
    running.stop()


@pytest.fixture
def address(server):
    """The address of a fresh folder on the server."""
    name = f"uji{len(list(server.root.iterdir()))}"
    (server.root / name).mkdir()
    return f"http://127.0.0.1:{server.port}/dav/{name}/", server.root / name


def dialog_of(page, kind):
    (found,) = [d for d in page.window().findChildren(kind) if not d.isHidden()]
    return found


def choose(page, key):
    page.road.change.click()
    dialog = dialog_of(page, RoadDialog)
    dialog.kind.set_value(key)
    dialog.kind.chosen.emit(key)
    return dialog


def use_server(page, url, password=servers.PASSWORD):
    dialog = choose(page, SERVER)
    dialog.url.setText(url)
    dialog.user.setText(servers.USER)
    dialog.password.setText(password)
    dialog.save.click()
    return dialog


def test_a_folder_is_chosen_with_whether_it_is_used_by_itself(connected, opened):
    page, bench = opened(connected.unit, connected.head)
    dialog = choose(page, FOLDER)
    dialog.auto.setChecked(True)
    dialog.folder.into(connected.folder)
    dialog.save.click()
    assert dialog.isHidden()
    assert bench.last == "Jalan pertukaran: tukar"
    choice = connected.unit.people.services.road_settings.choice()
    assert (choice.kind, choice.auto) == (RoadKind.FOLDER, True)
    assert page.road.pill.accessibleName() == "Terhubung"


def test_a_server_is_tried_in_plain_words_before_it_is_used(connected, opened, address):
    url, root = address
    page, bench = opened(connected.unit, connected.head)
    dialog = choose(page, SERVER)
    assert not dialog.save.isEnabled()
    dialog.url.setText("alamat salah::")
    dialog.trial.click()
    assert "Alamat server ini tidak dapat dipakai" in dialog.rows._faults["url"].text()
    dialog.url.setText(url)
    dialog.user.setText(servers.USER)
    dialog.password.setText("salah")
    dialog.trial.click()
    assert "menolak nama pengguna atau sandi" in dialog.explanation.text()
    dialog.password.setText(servers.PASSWORD)
    dialog.trial.click()
    assert dialog.explanation.text() == "Tersambung, tetapi kantor belum menyiapkan folder ini."
    (root / MARKER_NAME).write_bytes(connected.office.desk.enrolment.marker())
    dialog.trial.click()
    assert dialog.explanation.text() == "Tersambung. Penanda: BKPSDM Kota Contoh."
    dialog.url.setText("http://10.9.8.7/dav/")
    assert dialog.plain.isVisible()
    dialog.trial.click()
    assert "tidak dienkripsi" in dialog.rows._faults["url"].text()
    assert connected.unit.people.services.road_settings.choice().kind is RoadKind.FOLDER
    assert bench.refusals == []


def test_over_a_server_a_report_with_evidence_arrives_and_is_answered(
    connected, opened, address, qapp, qtbot, tmp_path
):
    """The whole way between two pages, over nginx: marker, report, parts, receipt."""
    url, root = address
    data = b"%PDF" + bytes(300_000)
    office, bench = opened(connected.office, connected.hr)
    use_server(office, url)
    assert "disiapkan: penanda dan kartu kantor" in bench.last
    attach(connected, "siti", data)
    page, bench = opened(connected.unit, connected.head)
    use_server(page, url)
    assert page.road.pill.accessibleName() == "Terhubung"
    QTest.keyClick(page, Qt.Key.Key_K)
    assert bench.last.startswith("1 paket dengan 2 catatan ada di server. Bukti ")
    assert len(parts_in(root)) == 2

    desk = bench_for(connected.office, connected.hr, qapp, tmp_path)
    table = show(MejaImporPage(desk.context), qtbot)
    assert table.fetcher.text() == "Ambil dari server"
    assert [look.item.outcome for look in table.pile.looks] == ["ready"]
    table.accept()
    assert [look.item.outcome for look in table.pile.looks] == ["applied"]
    assert "Tanda terima ada di 127.0.0.1" in desk.last
    assert connected.office.workspace.evidence.get(sha(data)) == data

    page.collect()
    assert bench.last == "Diambil: 1 tanda terima."
    assert connected.unit.desk.evidence.loose() == ()
    assert bench.refusals == desk.refusals == []


def test_a_server_that_fails_is_said_and_may_be_tried_again(connected, opened, address):
    url, root = address
    (root / MARKER_NAME).write_bytes(connected.office.desk.enrolment.marker())
    page, bench = opened(connected.unit, connected.head)
    use_server(page, url)
    connected.unit.people.submit("siti", "08.00-09.00 Rapat")
    hidden = root.rename(root.with_name(root.name + "-hilang"))
    QTest.keyClick(page, Qt.Key.Key_K)
    assert bench.refusals[-1].code == "marker_missing"
    assert page.road.pill.accessibleName() == "Tidak terjangkau"
    assert page.send_button.isEnabled()
    hidden.rename(root)
    QTest.keyClick(page, Qt.Key.Key_K)
    assert page.road.pill.accessibleName() == "Terhubung"


def test_mails_are_written_with_their_words_to_copy(connected, opened, tmp_path):
    attach(connected, "siti", b"%PDF" + bytes(1_000))
    page, bench = opened(connected.unit, connected.head)
    choose(page, MAIL).save.click()
    assert page.road.pill.accessibleName() == "Dibawa sendiri"
    QTest.keyClick(page, Qt.Key.Key_K)
    dialog = dialog_of(page, MailDialog)
    assert not dialog.write.isEnabled()
    out = tmp_path / "lampiran"
    out.mkdir()
    dialog.place.into(out)
    dialog.write.click()
    assert len(parts_in(out / "surel-1")) == 1
    assert "Buat 1 surel" in dialog.explanation.text()
    (copy,) = [b for b in dialog.findChildren(type(dialog.write)) if b.text() == "Salin teks"]
    copy.click()
    assert "BKPSDM Kota Contoh" in QGuiApplication.clipboard().text()
    assert bench.refusals == []


def test_who_may_not_choose_reads_why(connected, opened):
    from tests.sync.test_roads import account

    account(connected.unit, "bambang", Role.EMPLOYEE, Role.APPRAISER)
    siti = replace(connected.unit.session("siti"), roles=frozenset({Role.EMPLOYEE}))
    page, _bench = opened(connected.unit, siti)
    assert not page.road.change.isEnabled()
    assert "kepala unit, operator" in page.road.change.toolTip()


# --- saving ----------------------------------------------------------------------------------
DRIVES = (
    Drive(path="/media/kingston", name="KINGSTON", free=9_000_000, total=16_000_000),
    Drive(path="/media/kecil", name="KECIL", free=1_000, total=1_000_000),
    Drive(path="/media/terkunci", name="TERKUNCI", free=9_000_000, total=9_000_000, read_only=True),
)
ESTIMATE = Estimate(
    records=4, packages=1, size=50_000, evidence=EvidenceLoad(files=3, size=4_000_000)
)


@pytest.fixture
def save_dialog(connected, opened):
    page, _bench = opened(connected.unit, connected.head)
    dialog = SaveDialog(page, ESTIMATE, DRIVES)
    dialog.open()
    return dialog


def test_the_size_is_told_before_anything_is_written(save_dialog):
    save_dialog.place.buttons[0].click()
    assert save_dialog.explanation.text() == "Sekitar 3,9 MB."
    save_dialog.evidence.setChecked(False)
    assert save_dialog.explanation.text() == "Sekitar 49 KB."


def test_a_flash_disk_without_room_or_locked_is_not_offered(save_dialog):
    save_dialog.place.buttons[1].click()
    assert not save_dialog.save.isEnabled()
    assert save_dialog.explanation.text() == "Perlu sekitar 3,9 MB, yang kosong 1000 B."
    assert not save_dialog.place.buttons[2].isEnabled()
    assert "tidak dapat ditulisi" in save_dialog.place.buttons[2].toolTip()


def test_safe_to_pull_out_is_said_of_a_flash_disk_and_only_when_all_is_there(save_dialog):
    sent = Sent((("a.paket", 40_000),), 1, 4, 3, 4_000_000)
    save_dialog.into(Path("/media/kingston/tukar"))
    save_dialog.done(replace(sent, whole=False))
    assert "aman dicabut" not in save_dialog.explanation.text()
    save_dialog.done(sent)
    assert "Flash disk aman dicabut." in save_dialog.explanation.text()


def test_leaving_evidence_out_is_remembered(connected, opened, tmp_path):
    attach(connected, "siti", b"%PDF" + bytes(300_000))
    stick = tmp_path / "stik"
    stick.mkdir()
    page, bench = opened(connected.unit, connected.head)
    page.show_save()
    dialog = dialog_of(page, SaveDialog)
    dialog.into(stick)
    dialog.evidence.setChecked(False)
    dialog.save.click()
    assert parts_in(stick) == {}
    dialog.reject()
    page.show_save()
    again = dialog_of(page, SaveDialog)
    assert not again.evidence.isChecked()
    again.into(stick)
    again.evidence.setChecked(True)
    again.save.click()
    assert len(parts_in(stick)) == 2
    assert bench.refusals == []
