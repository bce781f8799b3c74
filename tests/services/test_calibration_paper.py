"""What the berita acara gathers (PR-9, X-4), and the unit a calibration opens on."""

from __future__ import annotations

from datetime import date

import pytest

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation

PERIOD = "2026-T3"


@pytest.fixture
def rated(office):
    office.clock.set(date(2026, 10, 5))
    office.appraise("siti", "bambang", work=Rating.ABOVE, behaviour=Rating.ABOVE)
    return office


def form(office, who="bambang", unit="pelayanan"):
    return office.services.calibration.form(office.session(who), office.units[unit], PERIOD)


def test_the_minutes_carry_meeting_changes_and_a_fingerprint(rated):
    calibration, s = rated.services.calibration, rated.session("bambang")
    calibration.change(
        s,
        rated.units["pelayanan"],
        PERIOD,
        rated.ids["siti"],
        work=Rating.MEETS,
        behaviour=Rating.ABOVE,
        reason="Setara rekan",
    )
    before = form(rated)
    calibration.open(
        s, rated.units["pelayanan"], PERIOD, held_on=date(2026, 10, 2), participants=("Ratna",)
    )
    view = form(rated)
    (change,) = view.changes
    assert (change.before, change.after) == (Predicate.SANGAT_BAIK, Predicate.BAIK)
    assert change.ratings == "Hasil kerja: Di Atas Ekspektasi menjadi Sesuai Ekspektasi"
    assert (view.dated, view.minutes.participants) == (date(2026, 10, 2), ("Ratna",))
    assert view.leader.name == "Bambang Wijaya"
    assert (view.persons, view.missing) == (3, 2)
    assert len(view.foot.data_sha256) == 64
    assert view.foot.data_sha256 != before.foot.data_sha256
    assert form(rated).foot == view.foot


def test_without_a_meeting_there_are_no_minutes(rated):
    with pytest.raises(RuleViolation) as refused:
        form(rated)
    assert refused.value.code == "calibration_missing"


def test_the_minutes_are_read_by_who_may_calibrate_the_unit(rated):
    rated.services.calibration.open(rated.session("bambang"), rated.units["pelayanan"], PERIOD)
    for who in ("siti", "nurul", "ratna"):
        with pytest.raises((NotAllowed, RuleViolation)):
            form(rated, who)


def test_a_head_opens_on_the_narrowest_unit_of_all_their_people(rated):
    common = rated.services.calibration.common_unit
    assert common(rated.session("bambang"), PERIOD) == rated.units["pelayanan"]
    assert common(rated.session("hendra"), PERIOD) == rated.units["dinas"]
    assert common(rated.session("siti"), PERIOD) == ""
