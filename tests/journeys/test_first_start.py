"""The first minutes: an empty laptop, a workspace of one's own, nothing on the first page."""

from __future__ import annotations

from penilaian_desktop.storage.vault import Vault
from penilaian_desktop.ui.screens.beranda.page import BerandaPage
from penilaian_desktop.ui.shell.first_start import FirstStart
from penilaian_desktop.ui.shell.unlock import UnlockView
from penilaian_desktop.ui.widgets.field import Field

PASSWORD = "tiga kata sandi"


def make_workspace(hands) -> str:
    """Fill in the second door and return the recovery code that was shown."""
    hands.press("2")
    hands.fill("Nama instansi", "Pemerintah Kota Contoh")
    hands.fill("Unit kerja", "Kelurahan Contoh")
    hands.fill("Nama lengkap dan gelar", "Maya Sari, S.Sos.")
    hands.fill("NIP", "199208172016032008")
    hands.fill("Jabatan", "Lurah")
    hands.fill("Nama akun", "maya")
    hands.fill("Kata sandi", PASSWORD)
    hands.fill("Ulangi kata sandi", PASSWORD)
    hands.click("Buat ruang kerja")
    code = hands.find("Kode pemulihan", Field).text()
    hands.press("Esc")
    assert hands.sees("Simpan kode pemulihan")  # it stays until the person says it is kept
    hands.click("Kode sudah saya simpan")
    hands.click("Lanjutkan")
    return code


def test_a_new_workspace_is_made_unlocked_and_opens_on_an_empty_first_page(begin):
    """X-1, WG-12: no network; section 2 no. 13: own password; UI: three first steps."""
    hands = begin()
    assert isinstance(hands.window.view, FirstStart)
    code = make_workspace(hands)
    assert isinstance(hands.window.view, UnlockView)
    assert hands.sees("Kelurahan Contoh")

    hands.sign_in("maya", "salah sama sekali")
    assert hands.sees("Nama akun atau kata sandi salah"), hands.words()
    hands.press("Ctrl+A")
    hands.type(PASSWORD)
    hands.press("Enter")
    page = hands.window.view.current_page
    assert isinstance(page, BerandaPage)
    assert hands.sees("Susun")
    assert hands.sees("0 m")
    assert hands.sees("belum ada paket dari luar")

    root = hands.window._runtime.root
    assert len(Vault.open(root).unlock_with_recovery(code)) == 32
    hands.lock()
    assert isinstance(hands.window.view, UnlockView)
