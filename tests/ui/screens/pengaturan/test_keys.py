"""Keys of accounts on the pages: what they are worth, asking, certifying, turning down (X-4)."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from tests.sync.conftest import enrolled_template, pair  # noqa: F401  (fixtures of the exchange)
from tests.ui.screens.meja_impor.desk_bench import bench_for, show

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.account import Account
from penilaian_desktop.domain.key_views import KeyState
from penilaian_desktop.services.session import Signer
from penilaian_desktop.storage.trail import Author
from penilaian_desktop.sync.certifying import Certifying
from penilaian_desktop.ui.screens.meja_impor.enrol_dialog import EnrolDialog
from penilaian_desktop.ui.screens.meja_impor.page import MejaImporPage
from penilaian_desktop.ui.screens.pengaturan.accounts_tab import AccountsTab
from penilaian_desktop.ui.screens.pengaturan.device_tab import DeviceTab
from penilaian_desktop.ui.screens.pengaturan.key_card import KeyCard
from penilaian_desktop.ui.widgets.label import Label

NEW_KEY = Signer(b"kunci baru".ljust(32, b"\0"))


def add_account(at, who, *roles):
    """Write an account as an operator leaves it: with a key that nobody certified."""
    account = Account(
        account_id=f"account-{who}",
        name=who,
        person_id=at.people.ids.get(who, ""),
        roles=tuple(sorted(roles)),
        public_jwk=json.dumps(NEW_KEY.public_jwk, sort_keys=True),
    )
    with at.workspace.write(Author("", "", "")) as unit:
        unit.accounts.save(account)
    return account


def test_the_laptop_is_told_by_its_fingerprint_and_not_by_a_raw_key(pair, qapp, qtbot, tmp_path):  # noqa: F811
    """What a person reads out on the telephone is five groups of digits."""
    bench = bench_for(pair.unit, pair.head, qapp, tmp_path)
    found = show(DeviceTab(bench.context), qtbot)
    found.load()
    words = [label.text() for label in found.findChildren(Label)]
    kid = pair.unit.exchange.trust().self_device.kid
    assert "Berlaku sampai" in words
    assert not [text for text in words if kid in text]
    assert found.fingerprint.isVisible()


@pytest.fixture
def new_head(pair):  # noqa: F811
    """The head signed in with an account that was made after the laptop joined."""
    return replace(pair.head, account_name="bambang baru", signer=NEW_KEY)


@pytest.fixture
def card(qapp, qtbot, tmp_path):
    """A maker of the card for a session."""

    def make(at, session):
        bench = bench_for(at, session, qapp, tmp_path)
        found = show(KeyCard(bench.context), qtbot)
        found.load()
        return found, bench

    return make


def test_a_certified_key_needs_nothing(card, pair):  # noqa: F811
    """X-4: who joined with the laptop sees that their decisions count."""
    found, _bench = card(pair.unit, pair.head)
    assert found.state.text() == "Disahkan kantor"
    assert not found.ask.isVisible()


def test_a_new_account_learns_what_it_may_do_and_asks(card, pair, new_head):  # noqa: F811
    """X-4: its log travels, its decisions wait; one button leaves the request."""
    found, bench = card(pair.unit, new_head)
    assert found.state.text() == "Belum disahkan kantor"
    assert "Catatan kegiatan dan rencana Anda tetap terkirim" in found.meaning.text()
    found.ask_into(pair.folder)
    assert bench.refusals == []
    assert list(pair.folder.glob("*.paket"))
    assert found.state.text() == "Menunggu jawaban kantor"
    assert not found.ask.isVisible()
    keys = Certifying(pair.unit.people.services, pair.unit.desk)
    digits = keys.own(new_head).fingerprint.split()
    assert found.fingerprint.accessibleName().endswith("; ".join(" ".join(d) for d in digits))


def test_a_workspace_without_an_office_shows_no_card(card, office_alone):
    found, _bench = card(*office_alone)
    assert not found.isVisible()


@pytest.fixture
def office_alone(workspace_root, data_key):
    """A workspace that belongs to no office, with somebody in it."""
    from tests.services.office import Clock
    from tests.sync.pair import side

    found = side(workspace_root, data_key, Clock())
    yield found, found.session("siti")
    found.workspace.close()


@pytest.fixture
def accounts(qapp, qtbot, tmp_path):
    """A maker of the tab Akun for a session."""

    def make(at, session):
        bench = bench_for(at, session, qapp, tmp_path)
        tab = show(AccountsTab(bench.context), qtbot)
        tab.load()
        return tab, bench

    return make


def choose(tab, name):
    tab.view.choose_row(tab.model.row_of(lambda account: account.name == name))


def test_hr_certifies_an_account_of_the_office(accounts, pair):  # noqa: F811
    """X-4: an account from before, or made by an operator, is certified with one button."""
    account = add_account(pair.office, "taufik", Role.EMPLOYEE, Role.HR)
    tab, bench = accounts(pair.office, pair.hr)
    choose(tab, "taufik")
    assert tab.certify_button.isVisible()
    tab.certify_button.click()
    assert bench.last == "Kunci akun taufik disahkan"
    assert not tab.certify_button.isVisible()
    keys = Certifying(pair.office.people.services, pair.office.desk)
    assert keys.states(pair.hr)[account.account_id] is KeyState.CERTIFIED


def test_roles_changed_on_the_page_reach_the_certificate(accounts, pair):  # noqa: F811
    account = add_account(pair.office, "taufik", Role.EMPLOYEE)
    keys = Certifying(pair.office.people.services, pair.office.desk)
    keys.certify(pair.hr, account.account_id)
    tab, bench = accounts(pair.office, pair.hr)
    choose(tab, "taufik")
    tab.roles.boxes[Role.HR].setChecked(True)
    assert bench.refusals == []
    assert keys.states(pair.hr)[account.account_id] is KeyState.CERTIFIED
    (changed,) = (a for a in keys.services.accounts.list(pair.hr) if a.name == "taufik")
    assert Role.HR in changed.roles


def test_the_operator_of_a_unit_is_told_who_asks(accounts, pair):  # noqa: F811
    add_account(pair.unit, "taufik", Role.EMPLOYEE, Role.APPRAISER)
    tab, _bench = accounts(pair.unit, pair.unit.session("operator", Role.OPERATOR))
    choose(tab, "taufik")
    assert not tab.certify_button.isVisible()
    assert tab._key_note.text().startswith("Minta pemiliknya masuk")


@pytest.fixture
def request_on_desk(pair, new_head, qapp, qtbot, tmp_path):  # noqa: F811
    """The request of the new head, opened at the import desk of the office."""
    keys = Certifying(pair.unit.people.services, pair.unit.desk)
    name = keys.ask(new_head, pair.folder).value
    bench = bench_for(pair.office, pair.hr, qapp, tmp_path)
    page = show(MejaImporPage(bench.context), qtbot)
    page.gathering.look_at([pair.folder / name])
    (look,) = page.pile.looks
    page.deciding.show_request(look)
    return page, bench, page.window().findChild(EnrolDialog), keys


def test_hr_certifies_a_new_account_of_a_known_laptop(request_on_desk, pair, new_head):  # noqa: F811
    """X-4: the unit is filled in, the numbers are compared, the certificate goes back."""
    _page, bench, dialog, keys = request_on_desk
    assert dialog.units.value() == pair.unit.people.units["dinas"]
    assert not dialog.approve.isEnabled()
    dialog.same.setChecked(True)
    dialog.approve.click()
    assert bench.refusals == []
    pair.unit.desk.receive_all(pair.head, pair.folder)
    assert keys.own(new_head).state is KeyState.CERTIFIED


def test_hr_turns_a_request_down(request_on_desk, pair):  # noqa: F811
    """X-4: nobody is certified, and what the laptop sends afterwards is taken."""
    page, bench, dialog, _keys = request_on_desk
    dialog.turn_down.click()
    assert bench.last == "Permintaan LAYANAN-02 ditolak; tidak ada akun yang disahkan."
    assert page.pile.looks == []
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    done = pair.office.desk.accept(pair.hr, pair.send()).value
    assert done.outcome == "applied"
