"""The age of a unit's data comes from the packages of its laptops (no. 14; TS-6)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from tests.services.office import SYSTEM

from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.exchange import PackageKind, PackageOutcome
from penilaian_desktop.domain.exchange_rows import ChainLink, Device
from penilaian_desktop.domain.monitor_views import BoardState, Silence

S = BoardState


@pytest.fixture
def arsip(office):
    """The office without accounts of its own, and a laptop of Bidang Arsip."""
    with office.workspace.write(SYSTEM) as unit:
        unit.accounts.remove("account-nurul")
        unit.exchange.put_device(
            Device(
                kid="laptop", name="ARSIP-01", unit_id=office.units["arsip"], public_jwk={},
                age_recipient="", at=datetime(2026, 1, 1, tzinfo=UTC),
            )
        )  # fmt: skip
    return office


def arrived(office, day, outcome=PackageOutcome.APPLIED, seq=1, kind=PackageKind.REPORT):
    made = datetime(2026, 11, day, 3, tzinfo=UTC)
    with office.workspace.write(SYSTEM) as unit:
        unit.exchange.put_link(
            ChainLink(
                direction="in", identity=f"p-{seq}", device_kid="laptop", aud="kantor", epoch=1,
                seq=seq, prev=None, kind=kind.value, made=made, records=3, outcome=outcome,
                sha256="", at=made,
            )
        )  # fmt: skip


def line(office, name):
    board = office.services.monitor.board(office.session("nurul"), 2026)
    found = {one.name: one for one in board.lines if not one.direct}
    reasons = {one.name: (one.reason, one.since) for one in board.late}
    return found[name], reasons.get(name), board


def test_the_newest_package_that_was_taken_tells_the_age(arsip):
    arrived(arsip, 2)
    arrived(arsip, 12, seq=2)
    found, _, board = line(arsip, "Bidang Arsip")
    assert (found.data_at, found.age, found.live) == (date(2026, 11, 12), 6, False)
    assert board.oldest.name == "Bidang Arsip"
    other, _, _ = line(arsip, "Bidang Pelayanan")
    assert (other.data_at, other.age) == (None, None)


def test_a_unit_is_silent_after_two_weeks(arsip):
    arrived(arsip, 1)
    _, reason, _ = line(arsip, "Bidang Arsip")
    assert reason == ("silent", date(2026, 11, 1))


def test_hr_decides_after_how_many_days_a_unit_is_silent(arsip):
    """No. 14: 14 and 30 days until HR says otherwise; the office's own board says the same."""
    arrived(arsip, 1)
    silences, hr = arsip.services.silences, arsip.session("nurul")
    assert silences.limits() == Silence(days=14, long=30)
    assert line(arsip, "Bidang Arsip")[0].silent == 1
    silences.save(hr, Silence(days=5, long=10))
    assert line(arsip, "Bidang Arsip")[0].silent == 2
    silences.save(hr, Silence(days=20, long=40))
    found, reason, _ = line(arsip, "Bidang Arsip")
    assert found.silent == 0
    assert reason[0] != "silent"


@pytest.mark.parametrize(("limits", "code"), [
    ((0, 30), "silence_wrong"), ((14, 366), "silence_wrong"), ((30, 30), "silence_order"),
])  # fmt: skip
def test_limits_that_make_no_sense_are_refused(arsip, limits, code):
    days, long = limits
    with pytest.raises(RuleViolation) as refused:
        arsip.services.silences.save(arsip.session("nurul"), Silence(days=days, long=long))
    assert refused.value.code == code
    assert arsip.services.silences.limits() == Silence()


def test_only_hr_changes_the_limits(arsip):
    with pytest.raises(NotAllowed):
        arsip.services.silences.save(arsip.session("bambang"), Silence(days=5, long=9))
    assert not arsip.services.silences.may_change(arsip.session("bambang"))


def test_a_package_that_waits_or_was_refused_is_told_in_the_newest_open_period(arsip):
    arrived(arsip, 10)
    arrived(arsip, 14, PackageOutcome.HELD, seq=2)
    found, reason, _ = line(arsip, "Bidang Arsip")
    assert found.cells[2].state is S.SENT
    assert reason == ("waiting", date(2026, 11, 14))
    arrived(arsip, 16, PackageOutcome.REFUSED, seq=3)
    found, reason, _ = line(arsip, "Bidang Arsip")
    assert found.cells[2].state is S.REFUSED
    assert reason == ("refused", date(2026, 11, 16))
    arrived(arsip, 17, seq=4)
    found, reason, _ = line(arsip, "Bidang Arsip")
    assert found.cells[2].state is S.NOT_STARTED
    assert reason[0] == "nothing"


def test_a_receipt_says_nothing_about_the_age_of_reports(arsip):
    arrived(arsip, 12, kind=PackageKind.RECEIPT)
    found, _, _ = line(arsip, "Bidang Arsip")
    assert found.data_at is None
