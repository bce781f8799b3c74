"""Exports for careers: what somebody should know before they promote anybody (WG-4, TJ-7, WG-5)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.follow_up import InnovationKind
from penilaian_desktop.domain.training_views import Mark

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def hr(office):
    return office.session("nurul")


@pytest.fixture
def told(office, hr):
    """Siti fell and rose, was trained and recognised, and had an innovation; all published."""
    head = office.session("bambang")
    for period, work in (("2026-T1", Rating.MEETS), ("2026-T2", Rating.BELOW)):
        office.clock.set(date(2026, 7, 5))
        office.appraise("siti", "bambang", period=period, work=work, publish=True)
    training = office.services.training
    course = training.save_course(hr, None, name="Manajemen waktu").value
    event = training.save_event(
        hr, None, course_id=course.id, starts=date(2026, 6, 1), ends=date(2026, 6, 2)
    ).value
    training.put(hr, event.id, [office.ids["siti"], office.ids["taufik"]])
    marks = {
        line.participation.id: Mark(
            attended=line.person.name == "Siti Aminah", before=Decimal(55),
            after=Decimal(80) if line.person.name == "Siti Aminah" else None,
        )
        for line in training.people(hr, event.id).lines
    }  # fmt: skip
    training.record(hr, event.id, marks)
    item = office.services.innovations.save(
        office.session("siti"), "2026-T3", InnovationKind.INNOVATION, "Antrean pesan singkat"
    ).value
    office.services.innovations.save(
        office.session("siti"), "2026-T3", InnovationKind.EXTRA_TASK, "Belum diputuskan"
    )
    office.services.innovations.decide(head, item.id, accepted=True)
    office.clock.set(date(2026, 10, 5))
    office.services.recognitions.give(
        head,
        None,
        person_id=office.ids["siti"],
        day=date(2026, 10, 5),
        title="Loket tertib",
        text="Membuka loket lebih awal",
    )
    office.appraise("siti", "bambang", work=Rating.ABOVE, behaviour=Rating.ABOVE, publish=True)
    office.appraise("taufik", "bambang", work=Rating.BELOW, publish=True)
    return office


def test_a_career_tells_the_course_of_predicates_and_what_was_earned(told, hr):
    export = told.services.purposes.export(hr, "karir", *YEAR, kind="T")
    (line,) = export.careers
    assert line.person.name == "Siti Aminah"
    assert line.trend == (
        ("2026-T1", Predicate.BAIK), ("2026-T2", Predicate.BUTUH_PERBAIKAN),
        ("2026-T3", Predicate.SANGAT_BAIK),
    )  # fmt: skip
    assert line.steps == 1
    assert line.trainings == ("Manajemen waktu, 2 Jun 2026, nilai 55 → 80",)
    assert line.recognitions == ("Loket tertib, 5 Okt 2026",)
    assert line.innovations == ("Antrean pesan singkat, Triwulan III 2026",)
    assert [(r.period_code, r.detail) for r in export.rows] == [
        ("2026-T1", ""), ("2026-T3", "Inovasi: Antrean pesan singkat, Triwulan III 2026"),
    ]  # fmt: skip


def test_what_was_earned_counts_in_the_span_alone(told, hr):
    first_half = (date(2026, 1, 1), date(2026, 6, 30))
    (line,) = told.services.purposes.export(hr, "karir", *first_half).careers
    assert (len(line.trend), line.trainings != (), line.recognitions, line.innovations) == (
        2, True, (), (),
    )  # fmt: skip


def test_an_export_keeps_periods_of_one_kind(told, hr):
    """WG-4: a quarter is not beside the year that holds it."""
    export = told.services.purposes.export
    assert {r.period_code for r in export(hr, "karir", *YEAR, kind="T").rows} == {
        "2026-T1", "2026-T3",
    }  # fmt: skip
    assert export(hr, "karir", *YEAR, kind="Y").rows == ()
    every, quarters = export(hr, "karir", *YEAR), export(hr, "karir", *YEAR, kind="T")
    assert (quarters.period_kind, every.period_kind) == ("T", "")
    assert every.sha256 != quarters.sha256
