"""From two empty laptops to the first report, on the pages of the window, with files alone.

Enrolment from zero (X-1, X-4, WG-12): nothing travels but files in a folder; the digits are read
out from one screen and typed on the other.
"""

from __future__ import annotations

from datetime import date

import pytest
from tests.journeys.conftest import now

from penilaian_desktop.app.journey import Hands
from penilaian_desktop.app.paths import Paths, resources_folder
from penilaian_desktop.app.window import start
from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.employee import Assignment, IdentityKind
from penilaian_desktop.ui.screens.meja_impor.page import MejaImporPage
from penilaian_desktop.ui.widgets.field import Field
from penilaian_desktop.ui.widgets.fingerprint import Fingerprint

PASSWORD = "tiga kata sandi"
PASSPHRASE = "kunci induk kota contoh"
NIP = "199208172016032008"


@pytest.fixture
def laptops(qapp, tmp_path):
    """Laptops by name, each with a data folder of its own; the last one started is in use."""
    running = {}

    def starting(name: str) -> Hands:
        paths = Paths(resources_folder(), tmp_path / name, tmp_path / f"{name}-log")
        started = start(paths, clock=now)
        running[name] = started
        hands = Hands(started)
        hands.open()
        return hands

    yield starting
    for started in running.values():
        started.window.close()
        started.tasks.stop()
        started.runtime.lock()
        qapp.removeTranslator(started.dressed.translator)
        started.window.deleteLater()


def begin_office(hands):
    """Make the office's workspace and sign in."""
    hands.press("2")
    hands.fill("Nama instansi", "Pemerintah Kota Contoh")
    hands.fill("Unit kerja", "BKPSDM")
    hands.fill("Nama lengkap dan gelar", "Nurul Huda, S.E.")
    hands.fill("NIP", "198503122010012005")
    hands.fill("Jabatan", "Analis Kepegawaian")
    hands.fill("Nama akun", "nurul")
    hands.fill("Kata sandi", PASSWORD)
    hands.fill("Ulangi kata sandi", PASSWORD)
    hands.click("Ruang kerja ini milik bagian kepegawaian")
    hands.click("Buat ruang kerja")
    hands.click("Kode sudah saya simpan")
    hands.click("Lanjutkan")
    hands.sign_in("nurul", PASSWORD)


def found_office(hands, tmp_path):
    """Found the office on the page Pertukaran and choose its folder; return the folder."""
    for name in ("stik kunci", "stik salinan", "tukar"):
        (tmp_path / name).mkdir()
    hands.go("Pertukaran")
    hands.click("Dirikan kantor")
    hands.fill("Frasa sandi", PASSPHRASE)
    hands.fill("Ulangi frasa sandi", PASSPHRASE)
    hands.answer(tmp_path / "stik kunci")
    hands.click("Pilih folder kunci induk")
    hands.answer(tmp_path / "stik salinan")
    hands.click("Pilih folder salinan pemulihan")
    hands.click("Dirikan")
    assert hands.find("Kode pemulihan", Field).text().startswith("AGE-SECRET-KEY-1")
    hands.click("Kode sudah ditulis dan disimpan")
    hands.click("Lanjutkan")
    assert [p.name for p in (tmp_path / "stik kunci").iterdir()] == ["kunci-kantor.age"]
    hands.click("Pilih jalan")
    hands.answer(tmp_path / "tukar")
    hands.click("Pilih folder")
    hands.click("Pakai jalan ini")
    assert (tmp_path / "tukar" / "kantor.paket-kartu").exists(), hands.words()
    return tmp_path / "tukar"


def write_master_data(hands):
    """Write the unit and its one person, as HR does in Data induk."""
    live = hands.live
    data, s = live.services.master_data, live.session
    unit = data.save_unit(s, None, name="Dinas Dukcapil").value
    siti = data.save_employee(
        s, None, name="Siti Aminah, S.Kom.", identity=NIP, identity_kind=IdentityKind.NIP
    ).value
    data.save_assignment(
        s,
        Assignment(
            id="", at=now(), person_id=siti.id, unit_id=unit.id, position="Operator SIAK",
            starts=date(2026, 1, 1),
        ),
    )  # fmt: skip
    return siti.id


def join(hands, card, digits):
    """Join with the office's card at first start, and sign in."""
    hands.answer(card)
    hands.press("3")
    hands.fill("Sidik kunci kantor", digits)
    hands.fill("Nama lengkap dan gelar", "Siti Aminah")
    hands.fill("NIP", NIP)
    hands.fill("Jabatan", "Operator SIAK")
    hands.fill("Nama akun", "siti")
    hands.fill("Kata sandi", PASSWORD)
    hands.fill("Ulangi kata sandi", PASSWORD)
    hands.click("Gabung")
    hands.click("Kode sudah saya simpan")
    hands.click("Lanjutkan")
    hands.sign_in("siti", PASSWORD)


def shown_digits(hands):
    """Return the fingerprint that the screen shows, as it is read out."""
    (shown,) = hands.all(Fingerprint)[:1]
    return shown.accessibleName().partition(": ")[2].replace(" ", "").replace(";", " ")


def test_two_empty_laptops_come_to_a_first_report_on_the_pages_of_the_window(laptops, tmp_path):
    office = laptops("kantor")
    begin_office(office)
    folder = found_office(office, tmp_path)
    siti = write_master_data(office)
    office.go("Kunci & perangkat")
    assert office.sees("Kode QR sidik kunci kantor")
    digits = shown_digits(office)
    office.go("Meja impor")

    unit = laptops("laptop")
    join(unit, folder / "kantor.paket-kartu", digits)
    unit.press("N")
    unit.type("08.00-09.00 Melayani perekaman KTP-el =24 orang")
    unit.press("Ctrl+Enter")
    unit.go("Pertukaran")
    assert unit.sees("Menunggu kantor")
    own = shown_digits(unit)

    office._turn_to_window()
    (desk,) = office.all(MejaImporPage)
    requests = [p for p in folder.iterdir() if p.name.endswith(".paket.json")]
    office.drop(desk, requests)
    office.click("Periksa laptop")
    assert shown_digits(office) == own
    office.choose("Unit kerja laptop ini", "Dinas Dukcapil")
    office.click("Kelima kelompok angka sudah dicocokkan dan sama")
    office.click("Setujui laptop ini")
    assert office.sees("disetujui"), office.words()

    unit._turn_to_window()
    unit.answer(folder)
    unit.click("Ambil paket balasan")
    unit.click("Masuk lagi")
    unit.sign_in("siti", PASSWORD)
    unit.go("Pertukaran")
    assert unit.sees("Terdaftar"), unit.words()
    assert unit.live.session.person_id == siti
    unit.go("Kegiatan")
    unit.click("Ajukan kegiatan")
    unit.menu("Ajukan hari ini")
    unit.go("Pertukaran")
    unit.click("Simpan ke flash disk")
    unit.answer(folder)
    unit.click("Pilih folder")
    unit.click("Simpan")
    assert unit.sees("Lepas flash disk dengan aman"), unit.words()

    office._turn_to_window()
    office.drop(desk, [folder])
    office.click("Terima semua")
    assert office.sees("diterima")
    with office.live.workspace.read() as reading:
        (found,) = reading.find(Activity)
    assert found.person_id == siti
    assert found.text == "Melayani perekaman KTP-el"
    office.go("Kunci & perangkat")
    assert office.sees("Baik")
