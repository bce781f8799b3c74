"""Two officers agree to a third, at one computer (X-4)."""

from __future__ import annotations

import json

import pytest
from tests.services.office import SYSTEM
from tests.sync.conftest import enrolled_template, pair  # noqa: F401  (fixtures of the exchange)
from tests.ui.screens.meja_impor.desk_bench import bench_for

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.account import Account
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.domain.key_views import KeyState
from penilaian_desktop.services.session import Signer
from penilaian_desktop.sync.certifying import Certifying
from penilaian_desktop.ui.screens.pengaturan.accounts_tab import AccountsTab
from penilaian_desktop.ui.widgets.second_officer import SecondOfficerDialog

HR = (Role.EMPLOYEE, Role.HR)
RIGHT = "kata sandi hendra"


class Door:
    """The vault of the open workspace, as far as this test needs it."""

    def __init__(self, pair):  # noqa: F811
        self._pair = pair

    def second_officer(self, name, password):
        if password != RIGHT:
            raise NotAllowed("wrong_password")
        return self._pair.office.session(name, *HR)


@pytest.fixture
def accounts(pair):  # noqa: F811
    """Three accounts of HR at the office, the keys of two of them certified."""
    office = pair.office.people
    with office.workspace.write(SYSTEM) as uow:
        for who in ("nurul", "hendra", "dewi"):
            jwk = Signer(f"kunci-{who}".encode().ljust(32, b"\0")).public_jwk
            uow.accounts.save(
                Account(
                    account_id=f"account-{who}", name=who, person_id=office.ids[who], roles=HR,
                    public_jwk=json.dumps(jwk, sort_keys=True),
                )
            )  # fmt: skip
    certifying = Certifying(office.services, pair.office.desk)
    for who in ("nurul", "hendra"):
        certifying.certify(pair.hr, f"account-{who}")
    return certifying


@pytest.fixture
def tab(pair, accounts, qapp, qtbot, tmp_path):  # noqa: F811
    bench = bench_for(pair.office, pair.hr, qapp, tmp_path)
    bench.context.runtime.second_officer = Door(pair).second_officer
    made = AccountsTab(bench.context)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    made.load()
    made.view.choose_row(made.model.row_of(lambda a: a.name == "dewi"))
    return made


def test_a_third_officer_waits_for_the_second_ones_password(tab, pair, accounts):  # noqa: F811
    tab.certify_button.click()
    (dialog,) = tab.window().findChildren(SecondOfficerDialog)
    dialog.name.set_value("hendra")
    dialog.password.setText("salah")
    dialog.confirm.click()
    assert dialog.isVisible()
    assert accounts.states(pair.hr)["account-dewi"] is KeyState.WAITING
    dialog.password.setText(RIGHT)
    dialog.confirm.click()
    assert not dialog.isVisible()
    assert accounts.states(pair.hr)["account-dewi"] is KeyState.CERTIFIED


def test_nobody_agrees_with_oneself(tab, pair, accounts):  # noqa: F811
    tab.certify_button.click()
    (dialog,) = tab.window().findChildren(SecondOfficerDialog)
    dialog.name.set_value("nurul")
    dialog.password.setText(RIGHT)
    dialog.confirm.click()
    assert dialog.isVisible()
    assert accounts.states(pair.hr)["account-dewi"] is KeyState.WAITING


def test_an_account_of_hr_that_was_just_made_waits_where_two_must_agree(pair, accounts):  # noqa: F811
    made = next(a for a in pair.office.people.services.accounts.list(pair.hr) if a.name == "dewi")
    assert accounts.created(pair.hr, Outcome(made)).value == made
    assert accounts.states(pair.hr)["account-dewi"] is KeyState.WAITING
