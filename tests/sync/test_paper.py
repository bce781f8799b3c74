"""The paper receipt says what the bytes of a package still say, at both ends (SYS-9)."""

from __future__ import annotations

import pytest
from tests.sync.pair import Pair

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.errors import ImportRefused, NotAllowed


def partly(pair: Pair) -> str:
    """Send two entries, one of which the office leaves out; return the package's identity."""
    one, _ = pair.unit.people.submit("siti", "08.00-09.00 Rapat", "09.00-10.00 Loket")
    file = pair.send()
    item = pair.office.desk.inspect(pair.hr, file)
    pair.office.desk.accept(pair.hr, file, only=[one.id], out=pair.folder)
    return item.identity


def test_the_office_s_receipt_names_file_signer_and_periods(pair):
    identity = partly(pair)
    view = pair.office.desk.receipt(pair.hr, "in", identity)
    (name,) = {path.name for path in pair.folder.iterdir() if identity[:8] in path.name}
    assert view.package.file == name
    assert view.package.signer == pair.head.display_name
    assert view.package.periods == ("2026-T4",)
    assert view == pair.office.desk.receipt(pair.hr, "in", identity)


def test_the_unit_prints_the_receipt_of_what_it_sent_once_it_was_answered(pair):
    identity = partly(pair)
    desk, head = pair.unit.desk, pair.head
    with pytest.raises(ImportRefused, match="receipt_awaited"):
        desk.receipt(head, "out", identity)
    desk.receive_all(head, pair.folder)
    view = desk.receipt(head, "out", identity)
    assert view.office == "BKPSDM Kota Contoh"
    assert (view.taken, view.package.refused, view.package.outcome) == (1, 1, "partly")
    assert (view.package.periods, view.package.signer) == (("2026-T4",), head.display_name)
    assert view.package.device == "LAYANAN-02"
    assert view.giver.person_id == head.person_id
    assert view.answer
    (problem,) = view.package.problems
    assert problem.message


def test_what_came_earlier_is_not_refused_by_a_later_package(pair):
    """Receipts are cumulative: only the records of the package printed are named."""
    first = pair.send_something()
    identity = pair.office.desk.inspect(pair.hr, first).identity
    pair.office.desk.accept(pair.hr, first, out=pair.folder)
    partly(pair)
    pair.unit.desk.receive_all(pair.head, pair.folder)
    view = pair.unit.desk.receipt(pair.head, "out", identity)
    assert (view.package.refused, view.package.outcome) == (0, "applied")


def test_receipts_are_printed_by_who_sends_and_receives(pair):
    identity = partly(pair)
    with pytest.raises(NotAllowed):
        pair.office.desk.receipt(pair.office.session("siti", Role.EMPLOYEE), "in", identity)
    with pytest.raises(ImportRefused, match="package_gone"):
        pair.unit.desk.receipt(pair.head, "out", "0" * 64)
