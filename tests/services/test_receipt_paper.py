"""The paper receipt from what is kept of a package (SYS-9)."""

from __future__ import annotations

import pytest
from tests.sync.conftest import enrolled_template, pair  # noqa: F401  (fixtures of the exchange)

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.errors import ImportRefused, NotAllowed


def received(pair):  # noqa: F811
    """Send two entries, one of which the office leaves out; return the package's identity."""
    one, _two = pair.unit.people.submit("siti", "08.00-09.00 Rapat", "09.00-10.00 Loket")
    file = pair.send()
    item = pair.office.desk.inspect(pair.hr, file)
    pair.office.desk.accept(pair.hr, file, only=[one.id])
    return item.identity


def test_a_receipt_counts_what_was_taken_and_names_what_was_not(pair):  # noqa: F811
    identity = received(pair)
    with pair.office.workspace.read() as unit:
        assert len(unit.find(Activity)) == 1
    view = pair.office.people.services.forms.receipt(pair.hr, identity)
    assert (view.taken, view.package.refused, view.package.outcome) == (1, 1, "partly")
    (problem,) = view.package.problems
    assert problem.code
    assert problem.message
    assert view.package.device
    assert view.officer.person_id == pair.hr.person_id
    again = pair.office.people.services.forms.receipt(pair.hr, identity)
    assert view.foot == again.foot


def test_a_receipt_is_printed_by_who_receives_and_of_what_came(pair):  # noqa: F811
    identity = received(pair)
    forms = pair.office.people.services.forms
    with pytest.raises(NotAllowed):
        forms.receipt(pair.office.session("siti", Role.EMPLOYEE), identity)
    with pytest.raises(ImportRefused, match="package_gone"):
        forms.receipt(pair.hr, "0" * 64)
