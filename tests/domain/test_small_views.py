"""Small truths that views compute: totals, shares, names, places."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal

import pytest

from penilaian_desktop.domain.calendar import PeriodCode, WorkingPattern, quarter_of
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.evidence_road import part_name, parts_of
from penilaian_desktop.domain.handover_views import (
    Amount,
    LaptopPerson,
    OtherLaptop,
    Subject,
    Tie,
    amounts,
)
from penilaian_desktop.domain.improvement import Improvement, ImprovementState
from penilaian_desktop.domain.improvement_views import ImprovementItem
from penilaian_desktop.domain.key_code import key_code
from penilaian_desktop.domain.national_sheet import NationalSheet
from penilaian_desktop.domain.office_hours import hours_of, with_hours
from penilaian_desktop.domain.rebuild_views import RebuildReport
from penilaian_desktop.domain.recognition_views import ReachedUnit
from penilaian_desktop.domain.road_views import (
    Estimate,
    EvidenceLoad,
    RoadChoice,
    RoadKind,
    ServerAddress,
)
from penilaian_desktop.domain.training import EventState, TrainingCourse, TrainingEvent
from penilaian_desktop.domain.training_views import (
    CourseItem,
    EventItem,
    NeedLine,
    NeedTopic,
    TrainedUnit,
)


def bare(type_, **fields):
    """Return a view with these fields; the others are None, for what does not look at them."""
    return type_(**{f.name: None for f in dataclasses.fields(type_)} | fields)


def test_a_period_holds_its_days_and_no_others():
    assert date(2026, 9, 30) in PeriodCode.parse("2026-T3")
    assert date(2026, 10, 1) not in PeriodCode.parse("2026-T3")
    assert [quarter_of(date(2026, month, 1)) for month in (1, 3, 4, 12)] == [
        "2026-T1", "2026-T1", "2026-T2", "2026-T4",
    ]  # fmt: skip


def test_evidence_travels_in_parts_named_by_their_hash():
    assert part_name("ab12") == "b-ab12"
    assert [parts_of(size) for size in (0, 1, 262_144, 262_145)] == [0, 1, 1, 2]


def test_what_is_handed_over_is_counted_by_subject_and_parts_with_their_whole():
    found = amounts(["activity", "activity", "plan", "rhk", "rhk", "unknown_kind"])
    assert found == (
        Amount(Subject.LOG, 2), Amount(Subject.PLAN, 1), Amount(Subject.OTHER, 1),
    )  # fmt: skip
    assert amounts(["rhk"]) == (Amount(Subject.PLAN, 1),)


def test_the_nearest_tie_of_a_laptop_names_it():
    near, far = next(iter(Tie)), Tie.COLLEAGUE
    people = tuple(LaptopPerson(name=t.value, position="", tie=t) for t in (far, near))
    assert bare(OtherLaptop, people=people).tie is near
    assert bare(OtherLaptop, people=()).tie is Tie.COLLEAGUE


def test_an_improvement_changes_by_the_difference_of_its_figures():
    doing = bare(Improvement, state=ImprovementState.DOING, before=Decimal(45), after=Decimal(28))
    item = bare(ImprovementItem, improvement=doing)
    assert (item.open, item.change) == (True, Decimal(-17))
    assert bare(ImprovementItem, improvement=dataclasses.replace(doing, after=None)).change is None


def test_a_fingerprint_is_written_for_a_qr_code_in_capitals():
    assert key_code("52031 24919") == "PENILAIAN/SIDIK/5203124919"


def test_the_rows_of_a_recap_are_those_taken_and_those_refused():
    assert bare(NationalSheet, rows=(1, 2), refused_rows=(3,)).data_rows == 3


def test_a_day_without_hours_is_free_and_a_text_that_is_none_is_refused():
    pattern = WorkingPattern(id="", at=None, name="")
    days = [hours_of(pattern, at) for at in range(7)]
    assert with_hours(pattern, days) == pattern
    days[4] = ("", "")
    assert with_hours(pattern, days).minutes[4] == 0
    days[4] = ("pagi", "")
    with pytest.raises(RuleViolation) as refused:
        with_hours(pattern, days)
    assert refused.value.field == "hours_4"


def test_an_archive_agrees_only_with_equal_hashes_and_no_problem():
    report = RebuildReport(packages=1, records=2, own=0, undone=0, hash_here="a", hash_rebuilt="a")
    assert report.agrees
    assert not dataclasses.replace(report, hash_rebuilt="b").agrees


def test_shares_of_a_unit_without_staff_are_nought():
    assert bare(ReachedUnit, staff=8, reached=3).share == 38
    assert bare(ReachedUnit, staff=0, reached=0).share == 0
    assert bare(TrainedUnit, staff=4, trained=1).share == 25
    assert bare(TrainedUnit, staff=0, trained=0).share == 0


def test_a_road_is_named_by_its_folder_or_address():
    server = bare(ServerAddress, url="https://awan.contoh.go.id/dav")
    assert RoadChoice(kind=RoadKind.SERVER, server=server).place == "https://awan.contoh.go.id/dav"
    assert RoadChoice(kind=RoadKind.FOLDER, folder="D:/paket").place == "D:/paket"
    assert RoadChoice(kind=RoadKind.SERVER).place == ""
    assert RoadChoice().place == ""


def test_evidence_is_counted_into_a_size_only_when_it_goes_along():
    load = dataclasses.replace(EvidenceLoad(), size=1000)
    estimate = Estimate(records=3, packages=1, size=200, evidence=load)
    assert (estimate.total(evidence=True), estimate.total(evidence=False)) == (1200, 200)


def test_an_event_has_the_title_of_its_training_and_the_places_left():
    event = TrainingEvent(
        id="e", at=None, course_id="c", starts=date(2026, 3, 1), ends=date(2026, 3, 1),
        capacity=10, state=EventState.PLANNED,
    )  # fmt: skip
    item = bare(EventItem, event=event, course="Manajemen waktu", enrolled=12)
    assert (item.title, item.free) == ("Manajemen waktu", 0)
    free = bare(EventItem, event=dataclasses.replace(event, capacity=None), course="x", enrolled=1)
    assert free.free is None
    course = TrainingCourse(id="c", at=None, name="Manajemen waktu")
    assert CourseItem(course=course, held=0, attended=0).open


def test_a_topic_counts_the_needs_that_have_nothing_planned():
    lines = (bare(NeedLine, event_id=""), bare(NeedLine, event_id="e"))
    assert NeedTopic(topic="waktu", lines=lines).open == 1
