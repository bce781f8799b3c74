"""The strip of the office tells of the laptops that lack master data (SYS-9, difference 14)."""

from __future__ import annotations

from tests.sync.pair import Pair


def strip(pair: Pair) -> tuple[int, str]:
    view = pair.office.people.services.home.strip(pair.hr)
    return view.pending, view.pending_kind


def send_master(pair: Pair) -> None:
    for line in pair.office.people.services.exchange_desk.overview(pair.hr).laptops:
        if line.waiting:
            pair.office.desk.seal(pair.hr, "master", out=pair.folder, device=line.kid)


def test_the_strip_says_what_the_exchange_says(pair):
    send_master(pair)
    assert strip(pair)[0] == 0
    made = pair.office.people.services.master_data.make_periods(pair.hr, 2027, "T").value
    assert made
    overview = pair.office.people.services.exchange_desk.overview(pair.hr)
    assert [line.waiting for line in overview.laptops] == [len(made)]
    assert strip(pair) == (1, "laptops")
    send_master(pair)
    assert strip(pair)[0] == 0


def test_a_unit_is_told_of_its_own_records_only(pair):
    home, head = pair.unit.people.services.home, pair.head
    assert home.strip(head).pending == 0
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    assert home.strip(head).pending_kind == "records"
