"""Training: catalogue, calendar, needs from appraisals, scores (TJ-7, WG-7)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.follow_up import FollowUpKind, FollowUpState
from penilaian_desktop.domain.training import EventState
from penilaian_desktop.domain.training_views import EXAMPLES, Mark, TrainedUnit

PERIOD = "2026-T3"
OCTOBER = date(2026, 10, 20)


def refusal(call):
    with pytest.raises((NotAllowed, RuleViolation)) as refused:
        call()
    return refused.value.code


@pytest.fixture
def hr(office):
    return office.session("nurul")


@pytest.fixture
def course(office, hr):
    return office.services.training.save_course(hr, None, name="Manajemen waktu", hours=8).value


def held(office, hr, course, *people, capacity=None, starts=OCTOBER):
    event = office.services.training.save_event(
        hr, None, course_id=course.id, starts=starts, ends=starts, capacity=capacity,
    ).value  # fmt: skip
    if people:
        office.services.training.put(hr, event.id, [office.ids[who] for who in people])
    return event


def need(office, who, topic, *, approve=True):
    office.clock.set(date(2026, 10, 5))
    office.appraise(who, "bambang", work=Rating.BELOW, publish=True)
    item = office.services.follow_ups.save(
        office.session("bambang"), office.ids[who], PERIOD, FollowUpKind.TRAINING, topic=topic
    ).value
    if approve:
        office.services.follow_ups.approve(office.session("nurul"), item.id)
    office.clock.set(date(2026, 11, 18))
    return item


def lines_of(office, s, event):
    return {
        x.person.name: x for x in office.services.training.people(s, event.id).lines
    }  # fmt: skip


def test_examples_are_offered_and_nothing_is_in_the_catalogue_before_somebody_takes_them(
    office, hr
):
    """TJ-7: examples manajemen waktu, keterampilan komunikasi; WG-7: teknologi informasi."""
    names = [e.name for e in EXAMPLES]
    assert names == ["Manajemen waktu", "Keterampilan komunikasi", "Teknologi informasi"]
    service = office.services.training
    assert service.board(hr, 2026).courses == ()
    one = EXAMPLES[1]
    service.save_course(hr, None, name=one.name, topics=one.topics, hours=one.hours)
    (item,) = service.board(hr, 2026).courses
    assert (item.course.name, item.course.hours, item.open) == ("Keterampilan komunikasi", 12, True)


def test_a_training_of_the_catalogue_is_retired_and_offered_again(office, hr, course):
    service = office.services.training
    saved = service.save_course(hr, course.id, name=course.name, offered=False).value
    assert saved.retired_on == date(2026, 11, 18)
    day = date(2026, 12, 1)
    call = lambda: service.save_event(  # noqa: E731
        hr, None, course_id=course.id, starts=day, ends=day
    )
    assert refusal(call) == "course_retired"
    service.save_course(hr, course.id, name=course.name)
    assert call().value.course_id == course.id


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": " "}, "course_name_missing"),
        ({"name": "manajemen  WAKTU"}, "course_name_taken"),
        ({"name": "Lain", "hours": -1}, "course_hours_wrong"),
        ({"name": "Lain", "hours": 1000}, "course_hours_wrong"),
    ],
)
def test_what_cannot_be_in_the_catalogue_is_refused(office, hr, course, fields, code):
    assert refusal(lambda: office.services.training.save_course(hr, None, **fields)) == code


def test_events_stand_in_the_calendar_of_their_year(office, hr, course):
    """WG-7: yearly training calendar."""
    service = office.services.training
    later = held(office, hr, course, starts=date(2026, 12, 7))
    held(office, hr, course, starts=date(2027, 2, 1))
    first = held(office, hr, course, starts=date(2026, 3, 2))
    board = service.board(hr, 2026)
    assert [e.event.id for e in board.events] == [first.id, later.id]
    assert board.events[0].title == "Manajemen waktu"
    assert [e.event.starts.year for e in service.board(hr, 2027).events] == [2027]
    service.save_event(
        hr, later.id, course_id=course.id, starts=later.starts, ends=later.ends,
        title="Kelas sore", place="Aula", state=EventState.CANCELLED,
    )  # fmt: skip
    changed = service.board(hr, 2026).events[1]
    assert (changed.title, changed.event.state) == ("Kelas sore", EventState.CANCELLED)
    service.delete_event(hr, later.id)
    assert len(service.board(hr, 2026).events) == 1


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"course_id": ""}, "event_course_missing"),
        ({"ends": date(2026, 10, 19)}, "event_days_backwards"),
        ({"capacity": 0}, "event_capacity_wrong"),
        (
            {"starts": date(2026, 12, 1), "ends": date(2026, 12, 1), "state": EventState.HELD},
            "event_not_yet",
        ),
    ],
)
def test_what_cannot_be_in_the_calendar_is_refused(office, hr, course, fields, code):
    values = {"course_id": course.id, "starts": OCTOBER, "ends": OCTOBER, **fields}
    assert refusal(lambda: office.services.training.save_event(hr, None, **values)) == code


def test_an_event_takes_no_more_than_it_has_places(office, hr, course):
    """WG-7: capacity."""
    service = office.services.training
    event = held(office, hr, course, "siti", capacity=2)
    pair = [office.ids["taufik"], office.ids["yohanes"]]
    assert refusal(lambda: service.put(hr, event.id, pair)) == "event_full"
    assert service.put(hr, event.id, [office.ids["siti"], office.ids["taufik"]]).value == 1
    assert service.people(hr, event.id).item.free == 0
    smaller = {"course_id": course.id, "starts": OCTOBER, "ends": OCTOBER, "capacity": 1}
    assert refusal(lambda: service.save_event(hr, event.id, **smaller)) == "event_capacity_below"
    assert refusal(lambda: service.delete_event(hr, event.id)) == "event_people_stay"
    service.remove(hr, lines_of(office, hr, event)["Siti Aminah"].participation.id)
    assert service.people(hr, event.id).item.free == 1
    assert "Siti Aminah" in [p.name for p in service.candidates(hr, event.id)]
    assert refusal(lambda: service.put(hr, event.id, [])) == "event_no_people"


def test_shares_and_gains_are_rounded_half_up(office, hr, course):
    service = office.services.training
    event = held(office, hr, course, "siti", "taufik")
    lines = lines_of(office, hr, event)
    gains = (("Siti Aminah", "10.1"), ("Taufik Rahman", "10.4"))  # their mean is 10.25
    marks = {
        lines[name].participation.id: Mark(
            attended=name == "Siti Aminah" or None, before=Decimal(50)
        )
        for name, _ in gains
    }
    service.record(hr, event.id, marks)
    board = service.board(hr, 2026)
    whole = TrainedUnit(unit_id="", unit="", staff=8, trained=1)
    assert (board.staff, board.trained, whole.share) == (8, 1, 13)
    marks = {
        lines[name].participation.id: Mark(
            attended=True, before=Decimal(50), after=50 + Decimal(gain)
        )
        for name, gain in gains
    }
    service.record(hr, event.id, marks)
    assert service.people(hr, event.id).item.gain == Decimal("10.3")


def test_attendance_and_scores_before_and_after_are_recorded_and_added_up(office, hr, course):
    """TJ-7, WG-7: attendance and result, score before and after."""
    service = office.services.training
    event = held(office, hr, course, "siti", "taufik", "yohanes")
    lines = lines_of(office, hr, event)
    marks = {
        lines["Siti Aminah"].participation.id: Mark(
            attended=True, before=Decimal(55), after=Decimal(80)
        ),
        lines["Taufik Rahman"].participation.id: Mark(
            attended=True, before=Decimal(60), after=Decimal(70)
        ),
        lines["Yohanes Tandi"].participation.id: Mark(attended=False),
    }
    outcome = service.record(hr, event.id, marks)
    assert (outcome.value, outcome.undo_label) == (3, "Hasil pelatihan Manajemen waktu")
    assert service.record(hr, event.id, marks).undo_label == ""
    item = service.people(hr, event.id).item
    assert (item.event.state, item.attended, item.gain) == (EventState.HELD, 2, Decimal("17.5"))
    board = service.board(hr, 2026)
    assert (board.staff, board.trained) == (8, 2)
    shares = {u.unit: (u.staff, u.trained, u.share) for u in board.units}
    assert shares["Bidang Pelayanan"] == (4, 2, 50)
    assert board.courses[0].attended == 2


def test_scores_outside_the_scale_and_of_the_absent_are_refused_at_their_line(office, hr, course):
    """Bad input: a reason at its row, nothing written."""
    service = office.services.training
    event = held(office, hr, course, "siti")
    identity = lines_of(office, hr, event)["Siti Aminah"].participation.id
    for mark, code in (
        (Mark(attended=True, after=Decimal(101)), "score_wrong"),
        (Mark(attended=True, before=Decimal(-1)), "score_wrong"),
        (Mark(attended=False, after=Decimal(80)), "score_without_attendance"),
    ):
        with pytest.raises(RuleViolation) as refused:
            service.record(hr, event.id, {identity: mark})
        assert (refused.value.code, refused.value.field) == (code, identity)
    later = held(office, hr, course, "siti", starts=date(2026, 12, 1))
    one = lines_of(office, hr, later)["Siti Aminah"].participation.id
    assert refusal(lambda: service.record(hr, later.id, {one: Mark(attended=True)})) == (
        "event_not_yet"
    )


def test_a_score_afterwards_waits_until_the_training_is_over(office, hr, course):
    """TJ-7: whoever is still at a training of several days has no score after it."""
    service = office.services.training
    event = service.save_event(
        hr, None, course_id=course.id, starts=date(2026, 11, 17), ends=date(2026, 11, 20)
    ).value
    service.put(hr, event.id, [office.ids["siti"]])
    one = lines_of(office, hr, event)["Siti Aminah"].participation.id
    score = {one: Mark(attended=True, before=Decimal(50), after=Decimal(80))}
    assert refusal(lambda: service.record(hr, event.id, score)) == "score_before_end"
    assert service.record(hr, event.id, {one: Mark(attended=True, before=Decimal(50))}).value == 1
    office.clock.set(date(2026, 11, 20))
    assert service.record(hr, event.id, score).value == 1


def test_an_approved_need_waits_is_put_on_an_event_and_is_served_by_attending(office, hr, course):
    """TJ-7: need raised from an evaluation; X-5; the follow-up stays the appraiser's."""
    service = office.services.training
    item = need(office, "taufik", "manajemen waktu")
    (topic,) = service.needs(hr, 2026)
    assert (topic.topic, topic.open) == ("manajemen waktu", 1)
    assert (topic.lines[0].person.name, topic.lines[0].before) == (
        "Taufik Rahman", Predicate.BUTUH_PERBAIKAN,
    )  # fmt: skip
    event = held(office, hr, course, "taufik")
    line = service.needs(hr, 2026)[0].lines[0]
    assert (line.event, line.served_on) == ("Manajemen waktu", None)
    part = lines_of(office, hr, event)["Taufik Rahman"]
    assert part.need == "manajemen waktu"
    service.record(hr, event.id, {part.participation.id: Mark(attended=False)})
    assert service.needs(hr, 2026)[0].open == 1
    service.record(hr, event.id, {part.participation.id: Mark(attended=True, after=Decimal(75))})
    line = service.needs(hr, 2026)[0].lines[0]
    assert (line.served_on, line.steps) == (OCTOBER, None)
    (still,) = [
        f for f in office.services.follow_ups.list(office.session("bambang")) if f.id == item.id
    ]
    assert (still.state, still.version) == (FollowUpState.APPROVED, item.version)


def test_the_next_period_tells_whether_the_training_helped(office, hr, course):
    """TJ-7, WG-7: before and after."""
    need(office, "taufik", "Manajemen waktu")
    event = held(office, hr, course, "taufik")
    part = lines_of(office, hr, event)["Taufik Rahman"].participation.id
    office.services.training.record(hr, event.id, {part: Mark(attended=True)})
    office.clock.set(date(2027, 1, 5))
    office.appraise("taufik", "bambang", "2026-T4", publish=True)
    line = office.services.training.needs(hr)[0].lines[0]
    assert (line.after, line.steps) == (Predicate.BAIK, 1)


def test_a_need_that_nobody_approved_is_none(office, hr, course):
    item = need(office, "taufik", "Manajemen waktu", approve=False)
    service = office.services.training
    assert service.needs(hr, 2026) == ()
    event = held(office, hr, course)
    person = office.ids["taufik"]
    call = lambda: service.put(hr, event.id, [person], needs={person: item.id})  # noqa: E731
    assert refusal(call) == "need_not_open"
    service.put(hr, event.id, [person])
    assert lines_of(office, hr, event)["Taufik Rahman"].need == ""


def test_each_asn_reads_the_own_trainings_and_nobody_elses(office, hr, course):
    """TS-11, TJ-7."""
    service = office.services.training
    event = held(office, hr, course, "siti", "taufik", "dewi")
    siti, bambang = office.session("siti"), office.session("bambang")
    (own,) = service.of_person(siti, office.ids["siti"])
    assert (own.title, own.hours, own.starts) == ("Manajemen waktu", 8, OCTOBER)
    assert refusal(lambda: service.of_person(siti, office.ids["taufik"])) == "not_your_staff"
    assert len(service.of_person(bambang, office.ids["taufik"])) == 1
    assert refusal(lambda: service.of_person(bambang, office.ids["dewi"])) == "not_your_staff"
    assert set(lines_of(office, bambang, event)) == {"Siti Aminah", "Taufik Rahman"}
    assert refusal(lambda: service.board(siti, 2026)) == "role_needed"


def test_heads_read_and_only_hr_writes(office, hr, course):
    service = office.services.training
    event = held(office, hr, course, "siti")
    head = office.session("bambang")
    assert not service.board(head, 2026).can_write
    part = lines_of(office, hr, event)["Siti Aminah"].participation.id
    for call in (
        lambda: service.save_course(head, None, name="Lain"),
        lambda: service.save_event(head, None, course_id=course.id, starts=OCTOBER, ends=OCTOBER),
        lambda: service.put(head, event.id, [office.ids["taufik"]]),
        lambda: service.record(head, event.id, {part: Mark(attended=True)}),
        lambda: service.remove(head, part),
        lambda: service.delete_event(head, event.id),
        lambda: service.candidates(head, event.id),
    ):
        assert refusal(call) == "role_needed"


def test_an_export_for_training_says_what_served_the_need_and_prints_for_hr(office, hr, course):
    """WG-4: export per purpose, signed by HR, with what came of it."""
    need(office, "taufik", "Manajemen waktu")
    event = held(office, hr, course, "taufik")
    part = lines_of(office, hr, event)["Taufik Rahman"].participation.id
    mark = Mark(attended=True, before=Decimal(55), after=Decimal(80))
    office.services.training.record(hr, event.id, {part: mark})
    year = (date(2026, 1, 1), date(2026, 12, 31))
    export = office.services.purposes.export(hr, "pelatihan", *year)
    assert [row.detail for row in export.rows] == [
        "Manajemen waktu (terlayani: Manajemen waktu, 20 Okt 2026, nilai 55 → 80)"
    ]
    assert (export.signed_by, export.kid) == ("Nurul Huda", hr.signer.kid)
    view = office.services.purposes.paper(hr, export)
    assert (view.signer.name, view.dated) == ("Nurul Huda", date(2026, 11, 18))
    head = office.session("bambang")
    assert refusal(lambda: office.services.purposes.paper(head, export)) == "role_needed"


def test_an_export_for_reward_names_the_letter_and_leaves_declined_ones_out(office, hr):
    """WG-4, TS-7: reward with approval and letter."""
    office.clock.set(date(2026, 10, 5))
    for who in ("siti", "yohanes"):
        office.appraise(who, "bambang", publish=True)
        item = office.services.follow_ups.save(
            office.session("bambang"), office.ids[who], PERIOD, FollowUpKind.REWARD, topic="Piagam"
        ).value
        good = who == "siti"
        office.services.follow_ups.approve(
            hr,
            item.id,
            approved=good,
            letter="800/12" if good else "",
            note="" if good else "Nanti",
        )
    year = (date(2026, 1, 1), date(2026, 12, 31))
    export = office.services.purposes.export(hr, "penghargaan", *year)
    assert [(r.person.name, r.detail) for r in export.rows] == [
        ("Siti Aminah", "Piagam (surat 800/12)")
    ]
