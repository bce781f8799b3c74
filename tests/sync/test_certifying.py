"""Accounts made after founding and joining are certified before their signatures count (X-4)."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from tests.services.office import YEAR

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.employee import Employee, RelationKind
from penilaian_desktop.domain.errors import ImportRefused, NotAllowed, RuleViolation
from penilaian_desktop.domain.key_views import KeyState
from penilaian_desktop.domain.plan import PlanDecision
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.storage.vault import Vault
from penilaian_desktop.sync.certifying import Certifying
from penilaian_desktop.sync.import_desk import ImportDesk

PASSWORD = "kata sandi contoh"
HEAD = frozenset({Role.EMPLOYEE, Role.APPRAISER})
HR = frozenset({Role.EMPLOYEE, Role.HR})


@dataclass
class Laptop:
    """A side of the pair with a real vault; accounts are made as Pengaturan makes them."""

    side: object
    vault: Vault
    key: bytes

    @property
    def keys(self) -> Certifying:
        return Certifying(self.side.people.services, self.side.desk)

    def create(self, s, name, person, roles):
        accounts = self.side.people.services.accounts
        made = accounts.create(
            s, self.vault, self.key, name=name, password=PASSWORD, person_id=person, roles=roles
        )
        return self.keys.created(s, made).value

    def session(self, name):
        accounts = self.side.people.services.accounts
        return accounts.session_for(self.vault.unlock(name, PASSWORD))

    def state(self, s, name):
        accounts = {a.name: a.account_id for a in self.side.people.services.accounts.list(s)}
        return self.keys.states(s)[accounts[name]]


@pytest.fixture
def office(pair, tmp_path, fast_kdf):
    vault, key, _ = Vault.create(tmp_path / "kunci-kantor", fast_kdf)
    return Laptop(pair.office, vault, key)


@pytest.fixture
def unit(pair, tmp_path, fast_kdf):
    vault, key, _ = Vault.create(tmp_path / "kunci-unit", fast_kdf)
    return Laptop(pair.unit, vault, key)


@pytest.fixture
def operator(pair):
    """Whoever manages the computers of the unit."""
    return pair.unit.session("operator", Role.OPERATOR)


@pytest.fixture
def head(pair, unit, operator):
    """A new account of the head, made on the laptop of the unit after it joined."""
    unit.create(operator, "bambang baru", pair.unit.people.ids["bambang"], HEAD)
    return unit.session("bambang baru")


def correct(pair, s, name):
    """Correct the name of an employee at the office."""
    master = pair.office.people.services.master_data
    master.save_employee(s, pair.office.people.ids["siti"], name=name)


def name_at_unit(pair):
    with pair.unit.workspace.read() as reading:
        return reading.get(Employee, pair.unit.people.ids["siti"]).name


def send_master(pair, s):
    """Leave the master package in the folder and take it at the unit; return the outcomes."""
    own = pair.unit.exchange.trust().self_device.kid
    pair.office.desk.seal(s, "master", out=pair.folder, device=own)
    taken = pair.unit.desk.receive_all(pair.head, pair.folder)
    pair.office.desk.receive_all(s, pair.folder)
    return [o.value for o in taken if o.value.kind == "master"]


def decide(pair, s):
    """Have a plan of the unit agreed by an account."""
    plan = pair.unit.people.plan("siti")
    pair.unit.people.services.plans.decide(s, plan.id, agreed=True)


def report(pair, s):
    """Send the report as an account, take it at the office, bring the receipt back."""
    item = pair.unit.desk.seal(s, "report", out=pair.folder).value
    done = pair.office.desk.accept(pair.hr, pair.folder / item.files[-1], out=pair.folder).value
    pair.unit.desk.receive_all(pair.head, pair.folder)
    return done


def look_at(pair, name):
    desk = ImportDesk(pair.office.people.services, pair.office.desk)
    (look,) = desk.gather(pair.hr, [pair.folder / name], Silent()).looks
    return desk, look


def codes(item):
    return {problem.code for problem in item.problems}


# --- the office -----------------------------------------------------------------------------
def test_a_second_hr_account_takes_reports_and_its_corrections_reach_the_units(pair, office):
    """X-4: founded long ago, the office gets another officer; units believe their signature."""
    office.create(pair.hr, "taufik", pair.office.people.ids["taufik"], HR)
    second = office.session("taufik")
    assert office.state(pair.hr, "taufik") is KeyState.CERTIFIED
    taken = pair.office.desk.accept(second, pair.send_something(), out=pair.folder).value
    assert (taken.outcome, taken.new) == ("applied", 1)
    correct(pair, second, "Siti Aminah Lestari")
    (done,) = send_master(pair, second)
    assert (done.outcome, done.refused) == ("applied", 0), done.problems
    assert name_at_unit(pair) == "Siti Aminah Lestari"


def test_what_an_uncertified_officer_signed_arrives_after_the_certificate(pair, office):
    """X-4: an office that has such accounts from before loses nothing of their work."""
    accounts = pair.office.people.services.accounts
    account = accounts.create(
        pair.hr, office.vault, office.key, name="taufik", password=PASSWORD,
        person_id=pair.office.people.ids["taufik"], roles=HR,
    ).value  # fmt: skip
    second = office.session("taufik")
    correct(pair, second, "Siti A.")
    (refused,) = send_master(pair, pair.hr)
    assert "sig_unknown" in codes(refused)
    assert name_at_unit(pair) == "Siti Aminah"
    assert office.state(pair.hr, "taufik") is KeyState.WAITING

    office.keys.certify(pair.hr, account.account_id)
    assert office.state(pair.hr, "taufik") is KeyState.CERTIFIED
    (done,) = send_master(pair, pair.hr)
    assert done.refused == 0, done.problems
    assert name_at_unit(pair) == "Siti A."


def test_an_account_that_an_operator_makes_waits_for_hr(pair, office):
    """X-4: who manages computers does not say whose decisions count."""
    operator = pair.office.session("operator", Role.OPERATOR)
    account = office.create(operator, "siti", pair.office.people.ids["siti"], HEAD)
    assert office.state(operator, "siti") is KeyState.WAITING
    with pytest.raises(NotAllowed):
        office.keys.certify(operator, account.account_id)
    assert office.state(operator, "siti") is KeyState.WAITING


def test_the_certificate_follows_new_roles(pair, office):
    account = office.create(pair.hr, "taufik", pair.office.people.ids["taufik"], HEAD)
    office.keys.set_roles(pair.hr, account.account_id, HR)
    assert office.state(pair.hr, "taufik") is KeyState.CERTIFIED


def test_new_roles_certify_nobody_who_was_not_certified(pair, office):
    operator = pair.office.session("operator", Role.OPERATOR)
    account = office.create(operator, "siti", pair.office.people.ids["siti"], HEAD)
    office.keys.set_roles(pair.hr, account.account_id, frozenset({Role.EMPLOYEE}))
    assert office.state(pair.hr, "siti") is KeyState.WAITING


def test_an_account_that_is_nobodys_signs_nothing(pair, office):
    account = office.create(pair.hr, "meja depan", "", frozenset({Role.OPERATOR}))
    assert office.state(pair.hr, "meja depan") is KeyState.NOT_NEEDED
    with pytest.raises(RuleViolation, match="account_nobodys"):
        office.keys.certify(pair.hr, account.account_id)


# --- the laptop of a unit -------------------------------------------------------------------
def test_a_new_heads_decision_counts_after_the_office_certified_the_account(pair, unit, head):
    """X-4: by files only; until then the decision is refused, waits here and is not lost."""
    assert unit.keys.own(head).state is KeyState.WAITING
    decide(pair, head)
    refused = report(pair, head)
    assert "sig_unknown" in codes(refused)
    assert pair.unit.desk.pending(head) > 0

    name = unit.keys.ask(head, pair.folder).value
    assert unit.keys.own(head).state is KeyState.ASKED
    desk, look = look_at(pair, name)
    assert look.asking.known
    assert look.asking.fingerprint == unit.keys.own(head).fingerprint
    assert [(p.known, p.other_key) for p in look.asking.people] == [("Bambang Wijaya", True)]
    desk.approve(pair.hr, look, look.asking.unit_id, pair.folder)
    pair.unit.desk.receive_all(pair.head, pair.folder)
    assert unit.keys.own(head).state is KeyState.CERTIFIED

    done = report(pair, head)
    assert done.refused == 0, done.problems
    assert pair.unit.desk.pending(head) == 0
    with pair.office.workspace.read() as reading:
        (decision,) = reading.find(PlanDecision)
    assert decision.author_id == head.person_id


def test_the_laptop_keeps_its_unit_persons_and_chain(pair, unit, head):
    """X-4: reports made under the first certificate are taken after the second one."""
    before = pair.office.exchange.trust()
    kid = pair.unit.exchange.trust().self_device.kid
    old = pair.office.people.services.enrolling.known_device(kid)
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    first = pair.send()
    name = unit.keys.ask(head, pair.folder).value
    _, early = look_at(pair, name)
    assert early.item.outcome == "held"
    assert pair.office.desk.accept(pair.hr, first).value.outcome == "applied"
    desk, look = look_at(pair, name)
    desk.approve(pair.hr, look, look.asking.unit_id, pair.folder)
    new = pair.office.people.services.enrolling.known_device(kid)
    assert (new.from_seq, new.unit_id, new.name) == (old.from_seq, old.unit_id, old.name)
    assert len(pair.office.exchange.trust().certificates) == len(before.certificates) + 2
    pair.unit.people.submit("siti", "09.00-10.00 Loket")
    assert pair.office.desk.accept(pair.hr, pair.send()).value.outcome == "applied"


def test_a_request_that_is_turned_down_certifies_nobody_and_holds_nothing_up(pair, unit, head):
    name = unit.keys.ask(head, pair.folder).value
    desk, look = look_at(pair, name)
    desk.turn_down(pair.hr, look)
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    assert report(pair, pair.head).outcome == "applied"
    assert unit.keys.own(head).state is KeyState.WAITING


def test_only_hr_answers_a_request(pair, unit, head):
    name = unit.keys.ask(head, pair.folder).value
    desk, look = look_at(pair, name)
    operator = pair.office.session("operator", Role.OPERATOR)
    with pytest.raises(NotAllowed):
        desk.turn_down(operator, look)
    with pytest.raises(NotAllowed):
        desk.approve(operator, look, look.asking.unit_id, pair.folder)


def test_a_revoked_laptop_gets_no_more_accounts_certified(pair, unit, head):
    name = unit.keys.ask(head, pair.folder).value
    desk, look = look_at(pair, name)
    kid = pair.unit.exchange.trust().self_device.kid
    pair.office.desk.enrolment.revoke(pair.hr, kid, epoch=1, seq=1)
    with pytest.raises(ImportRefused, match="revoked"):
        desk.approve(pair.hr, look, look.asking.unit_id, pair.folder)


def test_one_request_at_a_time_and_only_for_a_person(pair, unit, head, operator):
    unit.keys.ask(head, pair.folder)
    with pytest.raises(RuleViolation, match="account_asked_already"):
        unit.keys.ask(head, pair.folder)
    with pytest.raises(RuleViolation, match="account_nobodys"):
        unit.keys.ask(operator, pair.folder)


def test_without_a_folder_the_request_has_no_place(unit, head):
    with pytest.raises(RuleViolation, match="folder_not_chosen"):
        unit.keys.ask(head)


def test_new_relations_do_not_make_a_certified_account_ask_again(pair, unit, office):
    office.create(pair.hr, "taufik", pair.office.people.ids["taufik"], HR)
    pair.office.people.relate(RelationKind.APPRAISER, "dewi", "taufik", starts=YEAR)
    assert office.state(pair.hr, "taufik") is KeyState.CERTIFIED
