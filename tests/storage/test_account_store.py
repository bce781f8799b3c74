"""Accounts are rows with a trace in the journal."""

from __future__ import annotations

from dataclasses import replace

from tests import builders as b

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.account import Account

SITI = Account(
    account_id="a-1", name="siti", person_id="p-siti", roles=(Role.EMPLOYEE, Role.APPRAISER)
)
HR = Account(account_id="a-2", name="kepegawaian", roles=(Role.HR,), public_jwk="{}", cert="c")


def test_an_account_is_found_by_id_name_person_and_role(workspace):
    with workspace.write(b.an_author()) as uow:
        uow.accounts.save(SITI)
        uow.accounts.save(HR)
    with workspace.read() as unit:
        accounts = unit.accounts
        assert accounts.all() == (HR, SITI)
        assert accounts.get("a-1") == SITI
        assert accounts.get("x") is None
        assert accounts.by_name("SITI") == SITI
        assert accounts.by_name("budi") is None
        assert accounts.of_person("p-siti") == (SITI,)
        assert accounts.with_role(Role.HR) == (HR,)
        assert (accounts.name_of("a-1"), accounts.name_of("x")) == ("siti", "")


def test_a_disabled_account_has_no_role_and_a_removed_one_is_gone(workspace):
    with workspace.write(b.an_author()) as uow:
        uow.accounts.save(HR)
        uow.accounts.save(replace(HR, disabled=True))
        assert uow.accounts.with_role(Role.HR) == ()
        assert uow.accounts.all() == (replace(HR, disabled=True),)
        uow.accounts.remove("a-2")
        uow.accounts.remove("a-2")
        assert uow.accounts.all() == ()


def test_each_write_of_an_account_stands_in_the_journal(workspace):
    with workspace.write(b.an_author("p-op")) as uow:
        uow.accounts.save(SITI)
        uow.accounts.remove("a-1")
    with workspace.read() as unit:
        entries = unit.journal.of_records(["a-1"])
        assert [(e.action, e.record_kind, e.account_id) for e in entries] == [
            ("note", "account", "acc-p-op")
        ] * 2
        assert unit.journal.verify().whole
