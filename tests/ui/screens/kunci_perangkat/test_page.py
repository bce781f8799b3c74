"""Kunci & perangkat: each trouble with a laptop leads to its step (X-4; section 2 no. 2)."""

from __future__ import annotations

import json
import shutil

from tests.services.office import SYSTEM
from tests.sync.pair import PASSPHRASE, side
from tests.sync.test_epochs import exchange, restored, texts
from tests.ui.screens.meja_impor.desk_bench import bench_for, show

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.key_code import key_code
from penilaian_desktop.ui.screens.kunci_perangkat.dialogs import (
    ArchiveDialog,
    ForkDialog,
    IntakeDialog,
    LostDialog,
    ReturnDialog,
)
from penilaian_desktop.ui.screens.kunci_perangkat.epoch_dialog import (
    DIFFERS,
    LOST,
    EpochDialog,
)
from penilaian_desktop.ui.screens.kunci_perangkat.page import KunciPerangkatPage
from penilaian_desktop.ui.screens.kunci_perangkat.words import meaning
from penilaian_desktop.ui.widgets.dialog import Dialog

AT = "2026-11-18T03:00:00Z"


def opened(page, kind):
    """Return the dialog that is open over the page."""
    (dialog,) = [d for d in page.window().findChildren(Dialog) if d.isVisible()]
    assert isinstance(dialog, kind)
    return dialog


def test_the_page_shows_laptops_keys_and_the_code_to_compare(page, pair):
    """The QR code on the screen says the same digits as the sheet."""
    (line,) = page.model.records()
    assert (line.name, line.state) == ("LAYANAN-02", "well")
    assert page.office.qr.text == key_code(pair.keys.fingerprint)
    assert page.office.qr.text.startswith("PENILAIAN/SIDIK/")
    assert len(page.office.qr.text.rpartition("/")[2]) == 25
    assert not page.banner.isVisible()


def test_a_restored_laptop_is_compared_and_confirmed(page, pair, bench, tmp_path, data_key):
    restored(pair, tmp_path, data_key)
    page.refresh()
    assert page.banner.isVisible()
    page.device.compare.click()
    dialog = opened(page, EpochDialog)
    assert not dialog.confirm.isEnabled(), "somebody must be called first"
    dialog.show_part(LOST)
    assert [d.after for d in dialog.model.records()] == ["tidak ada"]
    dialog.show_part(DIFFERS)
    assert not dialog.table.isVisible()
    dialog.checked.setChecked(True)
    dialog.confirm.click()
    assert not dialog.isVisible()
    assert "1 paket diterima" in bench.last
    exchange(pair)
    assert texts(pair.unit.workspace) == texts(pair.office.workspace) == ["Apel", "Loket", "Rapat"]
    page.refresh()
    assert page.chosen().state == "well"


def test_a_lost_laptop_is_revoked_only_when_somebody_is_sure(page, pair, bench):
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    pair.exchange_all()
    page.refresh()
    page.device.lost.click()
    dialog = opened(page, LostDialog)
    assert not dialog.confirm.isEnabled()
    dialog.sure.setChecked(True)
    dialog.confirm.click()
    assert "dicabut" in bench.last
    page.refresh()
    assert page.chosen().state == "revoked"
    assert not page.device.lost.isVisible()
    assert not page.device.give_back.isVisible()


def test_data_goes_back_into_the_exchange_folder_with_its_number(page, pair, bench):
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    pair.exchange_all()
    with pair.office.workspace.write(SYSTEM) as uow:
        uow.exchange.drop_all_acks(pair.unit.exchange.trust().self_device.kid)
    page.refresh()
    page.show_return()
    dialog = opened(page, ReturnDialog)
    assert "1 catatan" in dialog._count.text()
    dialog.confirm.click()
    assert pair.folder.name in bench.last
    pair.unit.desk.receive_all(pair.head, pair.folder)
    assert texts(pair.unit.workspace) == ["Rapat"]


def test_a_number_used_twice_leads_to_the_two_questions(page, pair, bench):
    with pair.office.workspace.write(SYSTEM) as uow:
        kid = pair.unit.exchange.trust().self_device.kid
        seen = {"forks": 1, "fork_seq": 3, "fork_at": AT}
        uow.set_setting(f"watch.{kid}", json.dumps(seen))
    page.refresh()
    assert page.chosen().state == "forked"
    assert meaning(page.chosen()).endswith("Terakhir nomor 3, terlihat 18 Nov 2026.")
    page.next_step()
    dialog = opened(page, ForkDialog)
    dialog.done.click()
    page.refresh()
    assert page.chosen().state == "well"


def test_a_closing_that_differs_names_its_period_and_the_day_it_was_seen(page, pair):
    """WG-10: HR is told what to ask for."""
    with pair.office.workspace.write(SYSTEM) as uow:
        kid = pair.unit.exchange.trust().self_device.kid
        seen = {"state_period": "2026-B10", "state_agrees": False, "state_at": AT}
        uow.set_setting(f"watch.{kid}", json.dumps(seen))
    page.refresh()
    assert page.chosen().state == "differs"
    said = meaning(page.chosen())
    assert said.startswith("Isi Oktober 2026 di kantor tidak sama")
    assert said.endswith("Terlihat 18 Nov 2026.")


def test_the_intake_key_is_renewed_with_the_root_file(page, pair, bench, tmp_path):
    root = tmp_path / "kunci-kantor.age"
    root.write_bytes(pair.keys.root_file)
    old = pair.office.exchange.trust().self_device.kid
    page.show_intake()
    dialog = opened(page, IntakeDialog)
    dialog.confirm.click()
    assert dialog.isVisible(), "a file is needed first"
    dialog.take(root)
    dialog.secret.setText("bukan frasa sandinya")
    dialog.confirm.click()
    assert dialog.isVisible()
    assert pair.office.exchange.trust().self_device.kid == old
    dialog.secret.setText(PASSPHRASE)
    dialog.confirm.click()
    assert not dialog.isVisible()
    assert pair.office.exchange.trust().self_device.kid != old


def test_the_archive_is_checked_by_a_button_and_says_so_in_words(page, pair):
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    pair.exchange_all()
    page.archive_button.click()
    opened(page, ArchiveDialog)
    assert page.archive_button.isEnabled()


def test_a_workspace_without_an_office_says_where_to_begin(
    pair, qapp, qtbot, tmp_path, workspace_template, data_key
):
    shutil.copytree(workspace_template, tmp_path / "kosong")
    people = pair.office.people
    alone = side(tmp_path / "kosong", data_key, people.clock, people.ids, people.units)
    hr = alone.session("nurul", Role.HR, Role.EMPLOYEE)
    empty = show(KunciPerangkatPage(bench_for(alone, hr, qapp, tmp_path).context), qtbot)
    assert empty.empty.isVisible()
    assert not empty.archive_button.isVisible()
    alone.workspace.close()
