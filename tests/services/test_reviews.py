"""The head reads the log: accept, return with a note (TS-5, TS-6, section 2.6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.services.office import SYSTEM, TODAY
from tests.services.signatures import signature_is_good

from penilaian_desktop.domain.activity import ActivityStatus, DayMark, Review
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.plan import PlanStatus
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.review_views import ReadingGroup
from penilaian_desktop.services.canonical import record_object


def read(reviews, s, person_id, **more):
    page = reviews.reading(s, ReadingGroup.PERSON, person_id, **more)
    return [entry.item.id for day in page.days for entry in day.entries]


def test_each_review_is_signed_and_names_the_version_it_saw(office):
    entries = office.submit("siti", "08.00-09.00 Melayani", "09.00-10.00 Arsip")
    s = office.session("bambang")
    outcome = office.services.reviews.accept(s, [e.id for e in entries])
    assert (outcome.value, outcome.undo_label) == (2, "Terima kegiatan")
    assert outcome.changes.persons == {office.ids["siti"]}
    with office.workspace.read() as unit:
        reviews = unit.find(Review)
    assert {r.activity_version for r in reviews} == {2}
    for review in reviews:
        assert signature_is_good(record_object(review, None), s.signer.public_jwk)
    again = office.services.reviews.accept(s, [e.id for e in entries])
    assert (again.value, again.undo_label) == (0, "")


def test_a_later_decision_is_a_later_version_of_the_same_record(office):
    (entry,) = office.submit("siti", "08.00-09.00 Melayani")
    s, reviews = office.session("bambang"), office.services.reviews
    reviews.accept(s, [entry.id])
    reviews.return_many(s, [entry.id], "Volume?")
    with office.workspace.read() as unit:
        (review,) = unit.find(Review)
    assert (review.version, review.note) == (2, "Volume?")
    assert signature_is_good(record_object(review, None), s.signer.public_jwk)
    assert office.services.activities.item(s, entry.id).status is ActivityStatus.RETURNED


def test_a_return_needs_a_note_and_a_draft_cannot_be_reviewed(office):
    draft = office.log("siti", "08.00-09.00 Draf")
    s, reviews = office.session("bambang"), office.services.reviews
    with pytest.raises(RuleViolation, match="return_needs_note") as refused:
        reviews.return_many(s, [draft.id], "  ")
    assert refused.value.field == "note"
    with pytest.raises(RuleViolation, match="not_submitted"):
        reviews.accept(s, [draft.id])


def test_reading_a_person_shows_whole_days_that_wait(office):
    monday = date(2026, 11, 16)
    done = office.submit("siti", "08.00-09.00 Senin", day=monday)
    first, second = office.submit("siti", "08.00-09.00 Rabu satu", "09.00-10.00 Rabu dua")
    office.log("siti", "10.00-11.00 Masih draf")
    s, reviews, siti = office.session("bambang"), office.services.reviews, office.ids["siti"]
    assert read(reviews, s, siti) == [done[0].id, first.id, second.id]
    assert read(reviews, s, siti, limit=1) == [done[0].id]
    reviews.accept(s, [done[0].id, first.id])
    assert read(reviews, s, siti) == [first.id, second.id]
    assert reviews.accept_day(s, siti, TODAY).value == 1
    assert read(reviews, s, siti) == []


def test_the_team_says_what_waits_and_who_has_nothing(office):
    office.submit("siti", "08.00-09.00 Rabu")
    office.submit("siti", "08.00-09.00 Senin", day=date(2026, 11, 16))
    office.plan("siti", agree_by="bambang")
    with office.workspace.write(SYSTEM) as unit:
        unit.add(
            DayMark(
                id=new_id(), at=office.clock(), person_id=office.ids["yohanes"], day=TODAY,
                mark="cuti",
            )
        )  # fmt: skip
    team = office.services.reviews.team(office.session("bambang"), "2026-T4")
    assert [m.name for m in team] == ["Siti Aminah", "Taufik Rahman", "Yohanes Tandi"]
    siti, taufik, yohanes = team
    assert (siti.waiting, siti.oldest, siti.newest) == (2, date(2026, 11, 16), TODAY)
    assert (siti.missing_days, siti.plan_status) == (11, PlanStatus.AGREED)
    assert (taufik.waiting, taufik.missing_days, taufik.plan_status) == (0, 12, None)
    assert (siti.data_at, yohanes.mark, siti.position) == (None, "cuti", "Operator SIAK")


def test_a_draft_predicate_is_not_in_the_team_before_it_is_finished(office):
    office.services.appraisals.save(
        office.session("bambang"), office.ids["siti"], "2026-T3", strength="x"
    )
    (siti, *_) = office.services.reviews.team(office.session("bambang"), "2026-T3")
    assert siti.predicate is None
    office.appraise("siti", "bambang")
    (siti, *_) = office.services.reviews.team(office.session("bambang"), "2026-T3")
    assert siti.predicate.value == "baik"


def test_opening_is_remembered_for_the_fairness_hints(office):
    first, second = office.submit("siti", "08.00-09.00 Satu", "09.00-10.00 Dua")
    s = office.session("bambang")
    office.services.reviews.open(s, [first.id])
    office.services.reviews.open(s, [first.id])
    view = office.services.appraisals.view(s, office.ids["siti"], "2026-T4")
    assert (view.opened, view.entries) == (1, 2)
    assert second.id != first.id


def test_a_locked_period_takes_no_decisions(office):
    (entry,) = office.submit("siti", "08.00-09.00 Satu")
    with office.workspace.write(SYSTEM) as unit:
        (period,) = unit.find(Period, code="2026-T4")
        unit.put(replace(period, locked=True))
    with pytest.raises(RuleViolation, match="period_locked"):
        office.services.reviews.accept(office.session("bambang"), [entry.id])


def test_undoing_an_acceptance_makes_the_entry_wait_again(office):
    (entry,) = office.submit("siti", "08.00-09.00 Satu")
    s = office.session("bambang")
    office.services.reviews.accept(s, [entry.id])
    assert office.services.undo.can_undo(s) == "Terima kegiatan"
    office.services.undo.undo(s)
    assert office.services.activities.item(s, entry.id).status is ActivityStatus.SUBMITTED
    with office.workspace.read() as unit:
        (review,) = unit.find(Review, include_deleted=True)
    assert review.deleted
    assert signature_is_good(record_object(review, None), s.signer.public_jwk)


def test_reading_a_stranger_is_refused(office):
    with pytest.raises(NotAllowed, match="not_your_staff"):
        read(office.services.reviews, office.session("ratna"), office.ids["siti"])


def test_several_entries_go_back_with_one_note_as_one_step(office):
    """TS-5: one signed decision each; all or none."""
    entries = office.submit("siti", "08.00-09.00 Melayani", "09.00-10.00 Arsip")
    draft = office.log("siti", "10.00-11.00 Draf")
    s, services = office.session("bambang"), office.services
    ids = [entry.id for entry in entries]
    with pytest.raises(RuleViolation, match="not_submitted"):
        services.reviews.return_many(s, [*ids, draft.id], "Volume?")
    with office.workspace.read() as unit:
        assert unit.find(Review) == ()
    outcome = services.reviews.return_many(s, [*ids, ids[0]], " Volume? ")
    assert (outcome.value, outcome.undo_label) == (2, "Kembalikan kegiatan")
    with office.workspace.read() as unit:
        reviews = unit.find(Review)
    assert [review.note for review in reviews] == ["Volume?", "Volume?"]
    for review in reviews:
        assert signature_is_good(record_object(review, None), s.signer.public_jwk)
    services.undo.undo(s)
    for entry_id in ids:
        assert services.activities.item(s, entry_id).status is ActivityStatus.SUBMITTED
