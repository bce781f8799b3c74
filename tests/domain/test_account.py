"""Accounts and rows of an intake start out empty-handed."""

from __future__ import annotations

from penilaian_desktop.domain.account import Account
from penilaian_desktop.domain.employee import AssignmentKind, IdentityKind
from penilaian_desktop.domain.intake import EmployeeRow, ImportResult


def test_an_account_has_no_role_and_no_key_until_it_gets_one():
    account = Account(account_id="a", name="siti")
    assert (account.roles, account.public_jwk, account.cert, account.disabled) == (
        (), None, None, False,
    )  # fmt: skip


def test_a_row_says_nothing_that_the_list_does_not_say():
    row = EmployeeRow(sheet="DUK", row=8, identity="", name="Siti")
    assert (row.identity_kind, row.assignment_kind) == (
        IdentityKind.NIP, AssignmentKind.DEFINITIF,
    )  # fmt: skip
    assert (row.status, row.golongan, row.birth_date, row.units, row.superior) == (
        None, None, None, (), "",
    )  # fmt: skip
    assert ImportResult() == ImportResult(new=0, changed=0, unchanged=0)
