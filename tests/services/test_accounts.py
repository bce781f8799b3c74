"""Accounts with their own password and key (section 2.13), first start, backups (no. 1–3)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.services.office import TODAY

from penilaian_desktop.app.paths import resources_folder
from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.services.registry import build_services
from penilaian_desktop.storage.holidays import load_holidays
from penilaian_desktop.storage.schemes import load_schemes
from penilaian_desktop.storage.vault import Vault

PASSWORD = "Kata-sandi-uji"


@pytest.fixture
def vault(tmp_path, fast_kdf):
    made, key, _ = Vault.create(tmp_path / "vault", fast_kdf)
    made.test_key = key
    return made


def code_of(call) -> str:
    with pytest.raises(RuleViolation) as refused:
        call()
    return refused.value.code


def make(office, vault, name="siti", **options):
    operator = office.session("operator", Role.OPERATOR)
    return office.services.accounts.create(
        operator, vault, vault.test_key, name=name, password=PASSWORD, **options
    ).value


def test_an_account_signs_in_with_its_roles_and_key(office, vault):
    account = make(office, vault, person_id=office.ids["siti"])
    s = office.services.accounts.session_for(vault.unlock("siti", PASSWORD))
    assert (s.person_id, s.display_name, s.account_name) == (
        office.ids["siti"],
        "Siti Aminah",
        "siti",
    )
    assert s.roles == {Role.EMPLOYEE}
    assert s.signer.public_jwk["x"] in account.public_jwk
    assert "signer" not in repr(s)
    assert vault.slots[0].subtitle == "Operator SIAK"


def test_names_and_passwords_are_checked(office, vault):
    make(office, vault)
    assert code_of(lambda: make(office, vault, "SITI")) == "account_name_taken"
    assert code_of(lambda: make(office, vault, " ")) == "account_name_invalid"
    operator = office.session("operator", Role.OPERATOR)
    short = lambda: office.services.accounts.create(  # noqa: E731
        operator, vault, vault.test_key, name="budi", password="pendek"
    )
    assert code_of(short) == "password_short"
    with pytest.raises(NotAllowed, match="role_needed"):
        office.services.accounts.create(
            office.session("siti"), vault, vault.test_key, name="x", password=PASSWORD
        )


def test_a_disabled_account_is_refused_and_opened_again(office, vault):
    account = make(office, vault, person_id=office.ids["siti"])
    hr, accounts = office.session("nurul"), office.services.accounts
    unlocked = vault.unlock("siti", PASSWORD)
    assert accounts.disable(hr, account.account_id).value.disabled
    with pytest.raises(NotAllowed, match="account_disabled"):
        accounts.session_for(unlocked)
    accounts.disable(hr, account.account_id, disabled=False)
    changed = accounts.set_roles(hr, account.account_id, frozenset({Role.APPRAISER})).value
    assert accounts.session_for(unlocked).roles == {Role.APPRAISER}
    assert changed in accounts.list(hr)
    assert code_of(lambda: accounts.disable(hr, hr.account_id)) == "account_own"
    with pytest.raises(NotAllowed, match="account_unknown"):
        accounts.set_roles(hr, "nobody", frozenset())


def test_an_account_that_this_workspace_does_not_have_is_refused(office, vault):
    vault.add_account(
        vault.test_key, account_id="x", name="x", display_name="X", subtitle="", password=PASSWORD
    )
    with pytest.raises(NotAllowed, match="account_unknown"):
        office.services.accounts.session_for(vault.unlock("x", PASSWORD))


def test_the_password_changes_and_the_key_stays(office, vault):
    make(office, vault, person_id=office.ids["siti"])
    accounts = office.services.accounts
    s = accounts.session_for(vault.unlock("siti", PASSWORD))
    accounts.change_password(s, vault, PASSWORD, "Sandi-yang-baru")
    again = accounts.session_for(vault.unlock("siti", "Sandi-yang-baru"))
    assert again.signer.kid == s.signer.kid
    assert code_of(lambda: accounts.change_password(s, vault, "x", "y")) == "password_short"
    with pytest.raises(NotAllowed, match="wrong_password"):
        accounts.change_password(s, vault, PASSWORD, "Sandi-yang-lain")


def test_a_workspace_of_ones_own_begins_with_what_the_day_needs(workspace, clock, vault):
    services = build_services(workspace, load_schemes(resources_folder()), clock)
    begin = {
        "agency": "Pemerintah Kota Contoh",
        "place": "Contoh",
        "unit_name": "Disdukcapil",
        "name": "Siti Aminah",
        "identity": "19800401 201001 2 001",
        "position": "Operator SIAK",
    }
    for wrong in ({"agency": " "}, {"unit_name": ""}, {"name": ""}):
        assert code_of(lambda w=wrong: services.founding.begin(**{**begin, **w})) == "name_required"
    person = services.founding.begin(**begin, holidays=load_holidays(resources_folder()))
    assert code_of(lambda: services.founding.begin(**begin)) == "workspace_begun"
    services.accounts.found(
        vault, vault.test_key, name="siti", password=PASSWORD, person_id=person,
        roles=frozenset({Role.EMPLOYEE, Role.HR}),
    )  # fmt: skip
    s = services.accounts.session_for(vault.unlock("siti", PASSWORD))
    assert (s.person_id, s.office) == (person, False)
    with workspace.read() as unit:
        assert [p.code[-2:] for p in unit.find(Period, order=("code",))] == ["T1", "T2", "T3", "T4"]
    christmas = services.activities.week(s, date(2026, 12, 21)).days[4]
    assert christmas.free_kind == "holiday"


def test_an_office_without_numbers_begins_too(workspace, clock):
    services = build_services(workspace, load_schemes(resources_folder()), clock)
    services.founding.begin(
        agency="A", place="", unit_name="U", name="N", identity="", position="P", office=True
    )
    with workspace.read() as unit:
        assert unit.setting("office") == "1"


def test_a_backup_is_made_listed_and_shown_in_the_strip(office, tmp_path, fast_kdf):
    """No. 2: a backup counts after it was opened; the strip says when."""
    backups, s = office.services.backups, office.session("siti")
    Vault.create(office.workspace.root, fast_kdf)
    office.log("siti", "1j Melayani")
    assert backups.due()
    made = backups.make(s).value
    assert (made.verified, made.activities, made.newest_entry) == (True, 1, TODAY)
    assert not backups.due()
    assert [b.path for b in backups.list(s)] == [made.path]
    assert office.services.home.strip(s).last_backup == made.made
    office.clock.set(TODAY + timedelta(days=1))
    assert backups.due()
    elsewhere = backups.make(s, tmp_path / "flash").value
    assert [b.path for b in backups.list(s, tmp_path / "flash")] == [elsewhere.path]
    assert backups.list(office.session("operator", Role.OPERATOR))


def test_an_operator_gives_nobody_a_role_of_the_office(office, vault):
    """An operator reads nothing personal, and makes no account that does."""
    account = make(office, vault)
    accounts, operator = office.services.accounts, office.session("operator", Role.OPERATOR)
    for role in (Role.HR, Role.DRAFTER):
        roles = frozenset({Role.EMPLOYEE, role})
        with pytest.raises(NotAllowed, match="role_needed"):
            make(office, vault, "kedua", roles=roles)
        with pytest.raises(NotAllowed, match="role_needed"):
            accounts.set_roles(operator, account.account_id, roles)
        hr = office.session("nurul", Role.HR, Role.EMPLOYEE)
        assert role in accounts.set_roles(hr, account.account_id, roles).value.roles
        accounts.set_roles(operator, account.account_id, frozenset({Role.EMPLOYEE}))


def test_a_name_is_free_again_when_a_crash_left_only_its_slot(office, vault):
    make(office, vault, "hendra")
    vault.add_account(
        vault.test_key, account_id="yatim", name="Siti", display_name="", subtitle="",
        password=PASSWORD,
    )  # fmt: skip
    account = make(office, vault, "siti")
    assert vault.unlock("siti", PASSWORD).account_id == account.account_id
