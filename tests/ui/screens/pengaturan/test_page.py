"""Pengaturan over a real workspace and a real vault (FEATURES section 3 no. 1; issue item 9)."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from tests.ui.screens.team_world import context_for, nameless, shown

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.storage.vault import Vault
from penilaian_desktop.ui.kit.preferences import TEXT_SIZE, THEME
from penilaian_desktop.ui.screens.kegiatan.attaching import options_of
from penilaian_desktop.ui.screens.pengaturan.page import PengaturanPage

OLD, NEW = "kata sandi lama", "kata sandi baru"


class Keys:
    """The doors to the vault as the program opens them, over the real parts."""

    version = "1.2.3"

    def __init__(self, office, session, root, params):
        self.office, self.session, self.restarted = office, session, 0
        self.vault, self.data_key, _ = Vault.create(root, params)
        self.vault.add_account(
            self.data_key, account_id=session.account_id, name=session.account_name,
            display_name=session.display_name, subtitle="", password=OLD,
        )  # fmt: skip

    def change_password(self, old, new):
        self.office.services.accounts.change_password(self.session, self.vault, old, new)

    def create_account(self, wanted):
        return self.office.services.accounts.create(
            self.session, self.vault, self.data_key, name=wanted.name, password=wanted.password,
            person_id=wanted.person_id, roles=wanted.roles,
        )  # fmt: skip

    def restart(self):
        self.restarted += 1


@pytest.fixture
def open_page(office, qapp, tmp_path, qtbot, fast_kdf):
    """A maker of the page for a person, with its doors."""

    def make(who="nurul", *roles, doors=True):
        team = context_for(office, who, qapp, tmp_path)
        session = office.session(who, *roles)
        bare = SimpleNamespace(version="1.2.3", restart=lambda: None)
        keys = Keys(office, session, tmp_path / "kunci", fast_kdf) if doors else bare
        page = PengaturanPage(replace(team.context, session=session, runtime=keys))
        return shown(page, qtbot), team, keys

    return make


def test_the_theme_changes_at_once_and_is_remembered(open_page):
    page, team, _keys = open_page()
    tab = page.look_tab
    assert tab.theme.value() == "terang"
    tab.theme.step(1)
    assert team.context.look.dark
    assert team.context.prefs.get(THEME) == "gelap"
    tab.theme.step(-1)
    assert not team.context.look.dark


def test_another_text_size_waits_for_the_next_start_and_offers_it(open_page):
    page, team, keys = open_page()
    tab = page.look_tab
    assert tab.restart.isHidden()
    tab.size_choice.step(1)
    assert team.context.prefs.get(TEXT_SIZE) == 125
    assert tab.restart.isVisible()
    tab.restart.click()
    assert keys.restarted == 1
    tab.size_choice.step(-1)
    assert tab.restart.isHidden()


def test_the_own_password_is_changed_with_the_old_one(open_page):
    page, team, keys = open_page()
    page.open("akun_saya")
    tab = page.account
    for field, text in ((tab.old, OLD), (tab.new, NEW), (tab.again, NEW)):
        QTest.keyClicks(field, text)
    tab.change.click()
    assert team.toasts[-1][0] == "Kata sandi sudah diganti"
    assert tab.new.text() == ""
    assert keys.vault.unlock("nurul", NEW)
    with pytest.raises(NotAllowed):
        keys.vault.unlock("nurul", OLD)


@pytest.mark.parametrize(
    ("old", "new", "again", "field"),
    [
        (OLD, NEW, "lain", "again"),
        ("salah sekali", NEW, NEW, "old"),
        (OLD, "pendek", "pendek", "new"),
    ],
)
def test_a_password_that_does_not_fit_is_refused_at_its_place(open_page, old, new, again, field):
    page, _team, keys = open_page()
    tab = page.account
    for widget, text in ((tab.old, old), (tab.new, new), (tab.again, again)):
        widget.setText(text)
    tab.change.click()
    assert getattr(tab, field).property("faulty")
    assert tab.change.isEnabled()
    assert keys.vault.unlock("nurul", OLD)


def test_without_doors_to_the_vault_the_forms_are_closed_and_say_why(open_page):
    page, _team, _keys = open_page(doors=False)
    assert not page.account.change.isEnabled()
    assert page.account._note.text() == "Kata sandi tidak dapat diganti dari sini."
    assert not page.accounts.make.isEnabled()


def test_a_backup_is_made_verified_and_listed(open_page, tmp_path, monkeypatch):
    page, team, _keys = open_page()
    root = team.services.context.workspace.root
    (root / "vault.json").write_bytes((tmp_path / "kunci" / "vault.json").read_bytes())
    page.open("cadangan")
    folder = tmp_path / "flash"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(folder))
    page.backups.pick.click()
    assert page.backups.folder.text() == str(folder)
    page.backups.make.click()
    item = page.backups.model.records()[0]
    assert item.verified
    assert page.backups.model.cell(0, 4).pill.text == "Sudah dibuka"
    assert list(folder.iterdir())
    assert "dibuat dan sudah diperiksa" in team.toasts[-1][0]
    page.backups.reset.click()
    assert page.backups.folder.text() == str(root / "backups")
    assert "Belum ada cadangan" in page.backups._latest.text()


def test_the_workspace_says_where_it_lies_and_what_program_this_is(open_page):
    page, team, _keys = open_page()
    labels = [label.text() for label in page.workspace.facts.findChildren(type(page.header.title))]
    assert str(team.services.context.workspace.root) in labels
    assert "1.2.3" in labels


def test_an_account_gets_roles_is_closed_and_opened_again(open_page):
    page, team, _keys = open_page()
    page.open("akun")
    tab = page.accounts
    QTest.keyClicks(tab.name, "dewi")
    QTest.keyClicks(tab.password, "sandi pertama")
    tab.person.set_value(team.id_of("dewi"))
    tab.make.click()
    account = tab.chosen()
    assert (account.name, account.person_id) == ("dewi", team.id_of("dewi"))
    tab.roles.boxes[Role.DRAFTER].click()
    assert set(tab.chosen().roles) == {Role.EMPLOYEE, Role.DRAFTER}
    tab.close_button.click()
    assert tab.chosen().disabled
    tab.close_button.click()
    assert not tab.chosen().disabled


def test_the_own_account_is_left_to_another_manager(open_page):
    page, _team, _keys = open_page()
    page.open("akun")
    tab = page.accounts
    assert tab.chosen().name == "nurul"
    assert not tab.close_button.isEnabled()
    assert not tab.roles.isEnabled()


def test_a_short_password_for_a_new_account_is_refused_at_its_place(open_page):
    page, _team, _keys = open_page()
    tab = page.accounts
    tab.name.setText("dewi")
    tab.password.setText("x")
    tab.make.click()
    assert tab.password.property("faulty")


def test_an_operator_sees_accounts_without_persons_and_an_employee_none(open_page):
    page, _team, _keys = open_page("operator", Role.OPERATOR)
    assert "akun" in page.tabs.tab_keys()
    assert page.accounts.model.cell(0, 0).second == ""
    assert page.accounts.new_roles.roles() == {Role.OPERATOR}


def test_an_employee_has_no_tab_of_accounts(open_page):
    page, team, _keys = open_page("siti")
    assert "akun" not in page.tabs.tab_keys()
    page.open("akun")
    assert page.tabs.value() == "tampilan"
    assert team.refusals == []


@pytest.mark.parametrize(("width", "height"), [(1158, 684), (852, 392)])
def test_everything_has_a_name_and_is_reached_by_keys(open_page, width, height):
    page, _team, _keys = open_page()
    page.set_narrow(width < 1000)
    page.resize(width, height)
    for tab in page.tabs.tab_keys():
        page.show_tab(tab)
        assert nameless(page) == []
    page.show_tab("tampilan")
    page.tabs.step(1)
    assert page.tabs.value() == "akun_saya"
    assert page.key_help()
    assert page.help_text()


def test_how_evidence_is_kept_is_chosen_for_this_computer(open_page):
    """Section 3 no. 19: pictures are kept small, and the place only where it is wanted."""
    page, team, _keys = open_page("siti")
    page.open("bukti")
    page.refresh()
    tab = page.evidence
    assert (tab.side.value(), tab.quality.value(), tab.place.value()) == ("1600", "85", "hapus")
    for control, key in ((tab.side, "0"), (tab.quality, "92"), (tab.place, "simpan")):
        control.chosen.emit(key)
    tab.limit.chosen.emit("10")
    options = options_of(team.context.prefs)
    assert (options.side, options.quality, options.keep_place) == (0, 92, True)
    assert options.limit == 10 * 1024 * 1024
    assert "Ukuran" in " ".join(label.text() for label in tab.findChildren(QLabel))
