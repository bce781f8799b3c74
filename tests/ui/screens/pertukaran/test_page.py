"""Sending, fetching and the first step over real workspaces (UC-7, SYS-9, SYS-10)."""

from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.reports.door import use_fonts
from penilaian_desktop.sync.card import MARKER_NAME
from penilaian_desktop.sync.enrolment import CARD_FILE, RECOVERY_FILE, ROOT_FILE
from penilaian_desktop.sync.joining import Joining
from penilaian_desktop.sync.roads import Roads
from penilaian_desktop.sync.root_file import open_root
from penilaian_desktop.ui.screens.pertukaran.joining_dialogs import (
    FoundDialog,
    JoinDialog,
    KeysDialog,
)
from penilaian_desktop.ui.screens.pertukaran.page import PertukaranPage
from penilaian_desktop.ui.screens.pertukaran.save_dialog import SaveDialog
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.print_preview import PrintPreview
from penilaian_desktop.ui.widgets.table_paint import PADDING

PHRASE = "kunci induk kantor contoh"


def rows(model):
    return [
        [model.cell(n, c).plain() for c in range(model.columnCount())]
        for n in range(model.rowCount())
    ]


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def dialog_of(page, kind):
    found = [d for d in page.window().findChildren(kind) if not d.isHidden()]
    assert len(found) == 1
    return found[0]


def test_what_waits_is_counted_by_kind_and_drafts_stay(connected, opened):
    connected.unit.people.submit("siti", "08.00-09.00 Rapat", "09.00-10.00 Loket")
    connected.unit.people.log("siti", "10.00-11.00 Draf")
    page, bench = opened(connected.unit, connected.head)
    assert rows(page.outbox.waiting) == [["Kegiatan", "2", "18 Nov 2026", "Belum dikirim"]]
    assert page.header.subtitle.text().startswith("2 catatan menunggu")
    assert bench.refusals == []


def test_sending_waits_for_the_receipt_and_fetching_brings_it(connected, opened):
    connected.unit.people.submit("siti", "08.00-09.00 Rapat")
    page, bench = opened(connected.unit, connected.head)
    QTest.keyClick(page, Qt.Key.Key_K)
    assert bench.last == "1 paket dengan 1 catatan ada di folder pertukaran."
    assert rows(page.outbox.waiting)[0][3] == "Menunggu tanda terima"
    sent = page.mail.model.row_of(lambda m: m.direction == "out" and m.kind == "report")
    assert page.mail.model.cell(sent, 4).plain() == "Menunggu tanda terima"

    connected.office.desk.receive_all(connected.hr, connected.folder)
    QTest.keyClick(page, Qt.Key.Key_A)
    assert bench.last == "Diambil: 1 tanda terima."
    assert page.outbox.waiting.rowCount() == 0
    assert "sudah diterima kantor" in page.header.subtitle.text()
    sent = page.mail.model.row_of(lambda m: m.direction == "out" and m.kind == "report")
    assert page.mail.model.cell(sent, 4).plain().startswith("Diterima ")
    QTest.keyClick(page, Qt.Key.Key_A)
    assert bench.last == "Tidak ada paket baru untuk laptop ini."


def test_with_nothing_to_send_the_sentence_says_so(connected, opened):
    page, bench = opened(connected.unit, connected.head)
    page.send()
    assert bench.last == "Tidak ada catatan baru; tanda terima terakhir ditaruh lagi."
    assert bench.refusals == []


def test_saving_shows_each_file_with_its_size(connected, opened, tmp_path):
    connected.unit.people.submit("siti", "08.00-09.00 Rapat")
    stick = tmp_path / "flash disk"
    stick.mkdir()
    page, bench = opened(connected.unit, connected.head)
    QTest.keyClick(page, Qt.Key.Key_S)
    dialog = dialog_of(page, SaveDialog)
    assert not dialog.save.isEnabled()
    dialog.into(stick)
    for box in dialog.forms.values():
        box.setChecked(True)
    dialog.save.click()
    assert len(list(stick.iterdir())) == 3
    assert "3 berkas, " in dialog.explanation.text()
    assert bench.refusals == []


def test_saving_without_a_form_is_not_offered(connected, opened, tmp_path):
    page, _bench = opened(connected.unit, connected.head)
    page.show_save()
    dialog = dialog_of(page, SaveDialog)
    dialog.into(tmp_path)
    dialog.forms["sealed"].setChecked(False)
    assert not dialog.save.isEnabled()
    assert dialog.explanation.text() == "Pilih paling sedikit satu bentuk."


def test_a_folder_that_is_gone_is_said_and_saving_stays_possible(connected, opened):
    away = connected.folder.rename(connected.folder.with_name("dicabut"))
    page, bench = opened(connected.unit, connected.head)
    assert page.banner.isVisible()
    assert not page.send_button.isEnabled()
    assert page.save_button.isEnabled()
    QTest.keyClick(page, Qt.Key.Key_K)
    assert bench.last == "Folder pertukaran tidak terjangkau sekarang."
    away.rename(connected.folder)
    page.refresh()
    assert page.send_button.isEnabled()
    assert not page.banner.isVisible()


def test_a_folder_without_the_office_marker_is_not_ours(pair, opened):
    page, bench = opened(pair.unit, pair.head)
    page.use_folder(pair.folder)
    assert "belum menjadi folder pertukaran kantor" in bench.last
    assert not page.send_button.isEnabled()


def test_the_office_prepares_a_folder_with_marker_and_card(pair, opened):
    page, bench = opened(pair.office, pair.hr)
    page.use_folder(pair.folder)
    assert {MARKER_NAME, CARD_FILE} <= {path.name for path in pair.folder.iterdir()}
    assert bench.last == "tukar disiapkan: penanda dan kartu kantor ada di sana."
    assert page.road.pill.accessibleName() == "Terhubung"


def test_the_office_sends_master_data_to_each_laptop(connected, opened):
    hr, services = connected.hr, connected.office.people.services
    services.master_data.make_periods(hr, 2031, "T")
    page, bench = opened(connected.office, hr)
    (line,) = rows(page.outbox.laptops)
    assert line[0].endswith("LAYANAN-02")
    assert line[3] == "Belum dikirim"
    page.send()
    assert rows(page.outbox.laptops)[0][3] == "Menunggu tanda terima"
    unit, said = opened(connected.unit, connected.head)
    unit.collect()
    assert "paket data induk" in said.last
    page.collect()
    assert bench.pages == [("meja_impor", "ambil")]
    assert bench.refusals == said.refusals == []


def test_a_clerk_of_the_office_reads_why_they_cannot_send(connected, opened):
    clerk = connected.office.session("siti", Role.EMPLOYEE)
    page, _bench = opened(connected.office, clerk)
    assert not page.send_button.isEnabled()
    assert "kepegawaian" in page.send_button.toolTip()
    assert not page.collect_button.isEnabled()


def test_the_own_fingerprint_is_shown_and_copied(connected, opened):
    page, _bench = opened(connected.unit, connected.head)
    page.device.copy.click()
    digits = QGuiApplication.clipboard().text().split()
    assert [len(group) for group in digits] == [5] * 5
    assert " ".join(digits[0]) in page.device.fingerprint.accessibleName()


# --- the first step ------------------------------------------------------------------------
def test_without_an_office_the_first_step_is_named(alone, opened):
    page, _bench = opened(alone, alone.people.session("bambang"))
    assert page.first_step.isVisible()
    assert page.first_step.join.isVisible()
    assert not page.first_step.found.isVisible()
    assert not page.send_button.isVisible()


def test_a_laptop_joins_by_card_and_telephone(pair, alone, opened, tmp_path):
    stick = tmp_path / "kartu"
    stick.mkdir()
    card = stick / CARD_FILE
    card.write_bytes(pair.keys.card)
    someone = alone.people.session("bambang")
    page, bench = opened(alone, someone)
    page.use_card(card)
    dialog = dialog_of(page, JoinDialog)
    dialog.said.setText("11111 22222 33333 44444 55555")
    dialog.device.setText("LOKET-09")
    dialog.confirm.click()
    assert alone.people.services.enrolling.own_device() is None
    assert dialog.said.property("faulty")
    dialog.said.setText(pair.keys.fingerprint.replace(" ", "  "))
    dialog.confirm.click()
    assert bench.last.endswith("ada di kartu; bawa ke kepegawaian.")
    (request,) = stick.glob("*.paket.json")
    assert page.first_step.collect.isVisible()
    assert page.device.pill.accessibleName() == "Menunggu kantor"

    package = pair.office.desk.enrolment.read_request(request.read_bytes())
    for parcel in pair.office.desk.enrolment.approve(pair.hr, package, unit_id=None):
        (stick / "jawaban.paket").write_bytes(parcel.sealed)
    page.collect_from(stick)
    assert not page.first_step.isVisible()
    assert page.device.pill.accessibleName() == "Terdaftar"
    assert bench.refusals == []


def test_an_answer_that_got_lost_is_asked_for_again(pair, alone, opened, tmp_path):
    card = tmp_path / CARD_FILE
    card.write_bytes(pair.keys.card)
    someone = alone.people.session("bambang")
    joining = Joining(alone.people.services, alone.desk)
    joining.join(someone, card, said=pair.keys.fingerprint, device="LOKET-09")
    page, bench = opened(alone, someone)
    again = tmp_path / "lagi"
    again.mkdir()
    page.ask_again(again)
    assert len(list(again.iterdir())) == 1
    assert bench.refusals == []


def test_an_office_is_founded_with_two_places_and_a_code_on_paper(alone, opened, tmp_path):
    hr = alone.people.session("nurul", Role.HR, Role.EMPLOYEE)
    page, bench = opened(alone, hr)
    page.first_step.found.click()
    dialog = dialog_of(page, FoundDialog)
    first, second = tmp_path / "satu", tmp_path / "dua"
    first.mkdir()
    second.mkdir()

    def faults():
        dialog.confirm.click()
        return [f for f in ("passphrase", "again", "root", "recovery") if _faulty(dialog, f)]

    assert faults() == ["passphrase"]
    dialog.passphrase.setText(PHRASE)
    assert faults() == ["again"]
    dialog.again.setText(PHRASE)
    assert faults() == ["root"]
    dialog.root.take(first)
    dialog.recovery.take(first)
    assert faults() == ["recovery"]
    assert alone.exchange.trust().office_id is None
    dialog.recovery.take(second)
    dialog.confirm.click()

    keys = dialog_of(page, KeysDialog)
    assert open_root((first / ROOT_FILE).read_bytes(), PHRASE).office_id
    code = next(
        text for f in keys.findChildren(type(dialog.name)) if (text := f.text()).startswith("AGE-")
    )
    assert open_root((second / RECOVERY_FILE).read_bytes(), code).office_id
    keys.reject()
    assert keys.isVisible()
    keys.kept.setChecked(True)
    keys.go_on.click()
    assert page.device.pill.accessibleName() == "Terdaftar"
    assert page.road.isVisible()
    assert bench.refusals == []


def _faulty(dialog, field):
    return bool(dialog.rows.input(field).property("faulty"))


def test_no_key_is_written_over_and_nothing_is_founded_then(alone, tmp_path):
    first, second = tmp_path / "satu", tmp_path / "dua"
    first.mkdir()
    second.mkdir()
    (second / RECOVERY_FILE).write_bytes(b"kunci kantor lain")
    hr = alone.people.session("nurul", Role.HR, Role.EMPLOYEE)
    joining = Joining(alone.people.services, alone.desk)
    with pytest.raises(Exception, match="name_taken"):
        joining.found(hr, name="BKPSDM", passphrase=PHRASE, root=first, recovery=second)
    assert list(first.iterdir()) == []
    assert (second / RECOVERY_FILE).read_bytes() == b"kunci kantor lain"
    assert alone.exchange.trust().office_id is None


def test_sending_without_a_folder_names_the_missing_step(pair):
    from penilaian_desktop.domain.progress import Silent

    roads = Roads(pair.unit.people.services, pair.unit.desk)
    with pytest.raises(RuleViolation, match="folder_not_chosen"):
        roads.send(pair.head, Silent())
    with pytest.raises(RuleViolation, match="folder_not_chosen"):
        roads.collect(pair.head, None, Silent())


def test_the_small_window_puts_nothing_out_of_reach(connected, opened):
    page, _bench = opened(connected.unit, connected.head, (852, 392))
    page.set_narrow(True)
    buttons = [b for b in page.findChildren(Button) if b.isVisible()]
    assert all(b.accessibleName() for b in buttons)
    assert isinstance(page, PertukaranPage)
    assert page.device.width() >= 300


def test_the_fingerprint_is_printed_from_the_card_of_the_laptop(connected, opened):
    """SYS-10: five groups of digits on paper, of the laptop at a unit and of the office's key."""
    for at, session, said in (
        (connected.unit, connected.head, "LEMBAR SIDIK KUNCI LAPTOP"),
        (connected.office, connected.hr, "LEMBAR SIDIK KUNCI KANTOR"),
    ):
        page, bench = opened(at, session)
        use_fonts(bench.context.resources / "fonts" / "print")
        page.device.print.click()
        pdf = dialog_of(page, PrintPreview).sheets.pdf
        text = text_of(pdf)
        assert said in text
        assert page.device._digits in text
        assert bench.refusals == []


def test_the_office_prints_the_receipt_of_a_package_from_the_history(connected, opened):
    """SYS-9: Enter on a package received; a unit prints what it sent once it was answered."""
    connected.send_something()
    connected.office.desk.receive_all(connected.hr, connected.folder)
    page, bench = opened(connected.office, connected.hr)
    use_fonts(bench.context.resources / "fonts" / "print")
    page.mail.table.choose_row(
        page.mail.model.row_of(lambda m: m.direction == "in" and m.kind == "report")
    )
    QTest.keyClick(page.mail.table, Qt.Key.Key_Return)
    assert "TANDA TERIMA PAKET" in text_of(dialog_of(page, PrintPreview).sheets.pdf)
    page, bench = opened(connected.unit, connected.head)
    sent = page.mail.model.row_of(lambda m: m.direction == "out" and m.kind == "report")
    page.mail.table.choose_row(sent)
    QTest.keyClick(page.mail.table, Qt.Key.Key_Return)
    assert "belum dijawab" in bench.last
    page.collect()
    page.mail.table.choose_row(
        page.mail.model.row_of(lambda m: m.direction == "out" and m.kind == "report")
    )
    menu = page.mail.table.make_menu()
    assert menu.actions()[0].text() == "Cetak tanda terima…"
    menu.actions()[0].trigger()
    said = text_of(dialog_of(page, PrintPreview).sheets.pdf)
    assert "Diterima seluruhnya" in said
    assert "Triwulan IV 2026" in said


@pytest.mark.parametrize("size", [(852, 380), (1158, 684)])
def test_the_history_has_room_for_what_a_package_is(connected, opened, size):
    """In a small window the time of day gives way, not the name of the package."""
    connected.unit.people.submit("siti", "08.00-09.00 Rapat")
    page, _bench = opened(connected.unit, connected.head, size)
    QTest.keyClick(page, Qt.Key.Key_K)
    model, table = page.mail.model, page.mail.table
    whole = rows(model)[0][3]
    words = model.cell(0, 1).text
    room = table.horizontalHeader().sectionSize(1) - 2 * PADDING
    assert page.context.look.width(words, "strong") <= room
    assert "." in whole, "the time of day is still said and copied"
