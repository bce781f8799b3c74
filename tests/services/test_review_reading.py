"""The reading page by person, day and RHK, page by page (TS-5, TJ-11)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.services.office import TODAY

from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.activity_views import ActivityFilter
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.review_views import ReadingGroup

MONDAY = date(2026, 11, 16)
PERSON, DAY, RHK = ReadingGroup.PERSON, ReadingGroup.DAY, ReadingGroup.RHK


@pytest.fixture
def head(office):
    return office.session("bambang")


def read(office, head, group, key, **more):
    return office.services.reviews.reading(head, group, key, **more)


def test_page_rail_and_beranda_count_the_same(office, head):
    office.submit("siti", "08.00-09.00 Satu", "09.00-10.00 Dua")
    office.submit("taufik", "08.00-09.00 Tiga", day=MONDAY)
    desk = office.services.reviews.desk(head)
    todo = next(t for t in office.services.home.view(head).todos if t.kind == "to_review")
    assert desk.waiting == 3 == todo.count == office.services.home.counts(head).to_review
    assert sum(member.waiting for member in desk.members) == 3
    assert sum(line.count for line in desk.days) == sum(line.count for line in desk.rhk) == 3
    assert (desk.persons, desk.oldest) == (2, MONDAY)


def test_somebody_who_left_the_team_is_still_read_and_counted(office, head):
    office.submit("siti", "08.00-09.00 Lama", day=date(2026, 9, 28))
    office.end_relation("siti", date(2026, 9, 30))
    desk = office.services.reviews.desk(head)
    assert desk.waiting == office.services.home.counts(head).to_review == 1
    assert office.ids["siti"] in {member.person_id for member in desk.members}


def test_by_day_everybody_of_that_day_stands_under_their_name(office, head):
    office.submit("siti", "08.00-09.00 Satu")
    office.submit("yohanes", "08.00-09.30 Dua")
    page = read(office, head, DAY, TODAY.isoformat())
    assert [(d.name, d.logged, d.target) for d in page.days] == [
        ("Siti Aminah", 60, 450),
        ("Yohanes Tandi", 90, 450),
    ]
    assert page.absent == ("Taufik Rahman",)
    office.services.activities.mark_day(office.session("taufik"), TODAY, "cuti")
    assert read(office, head, DAY, TODAY.isoformat()).absent == ()


def test_by_rhk_the_same_result_of_several_persons_is_one_line(office, head):
    for who in ("siti", "taufik"):
        office.plan(who, agree_by="bambang")
        office.submit(who, "08.00-09.00 Kartu keluarga =3 dokumen @1")
    office.submit("siti", "10.00-11.00 Tanpa")
    lines = office.services.reviews.desk(head).rhk
    assert [(line.text, line.count, line.persons) for line in lines] == [
        ("Terselesaikannya permohonan kartu keluarga", 2, 2),
        ("", 1, 1),
    ]
    page = read(office, head, RHK, lines[0].key)
    assert [entry.item.text for entry in page.entries] == ["Kartu keluarga"] * 2
    assert page.days[0].logged == 120, "the minutes are those of the whole day"


def test_hundreds_of_entries_come_in_pages_without_a_gap_or_a_repeat(office, head):
    days = [date(2026, 11, 2) + timedelta(days=n) for n in range(10)]
    written = []
    for day in days:
        lines = [f"{8 + n:02d}.00-{8 + n:02d}.30 Entri {n}" for n in range(6)]
        written += [item.id for item in office.submit("siti", *lines, day=day)]
    siti = office.ids["siti"]
    found, after, pages = [], None, 0
    while pages == 0 or after is not None:
        page = read(office, head, PERSON, siti, after=after, limit=20)
        assert page.waiting == 60
        assert len(page.entries) in {24, 12}, "a day is never cut in two"
        found += [entry.item.id for entry in page.entries]
        after, pages = page.next_key, pages + 1
    assert found == written
    assert pages == 3


def test_a_key_whose_day_was_decided_meanwhile_begins_anew(office, head):
    for day in (MONDAY, TODAY):
        office.submit("siti", "08.00-09.00 Entri", day=day)
    siti = office.ids["siti"]
    first = read(office, head, PERSON, siti, limit=1)
    office.services.reviews.accept_day(head, siti, TODAY)
    rest = read(office, head, PERSON, siti, after=first.next_key, limit=1)
    assert [day.day for day in rest.days] == [MONDAY]


def test_overlaps_are_pointed_out_on_both_entries(office, head):
    office.submit("siti", "08.00-10.00 Loket", "09.30-11.00 Arsip", "11.00-12.00 Rapat")
    (day,) = read(office, head, PERSON, office.ids["siti"]).days
    assert day.overlap == 30
    assert [entry.overlaps for entry in day.entries] == [
        ("09.30–11.00 Arsip",),
        ("08.00–10.00 Loket",),
        (),
    ]


def test_a_mended_entry_shows_what_is_new_since_it_was_returned(office, head):
    (entry,) = office.submit("siti", "08.00-09.00 Kartu keluarga")
    office.services.reviews.return_many(head, [entry.id], "Volume?")
    siti, activities = office.session("siti"), office.services.activities
    returned = activities.item(siti, entry.id)
    activities.update(siti, entry.id, returned.version, volume=Decimal(12), unit="dokumen")
    activities.submit(siti, [entry.id])
    (shown,) = read(office, head, PERSON, office.ids["siti"]).entries
    assert shown.mended.note == "Volume?"
    assert shown.mended.reviewer == "Bambang Wijaya"
    (change,) = shown.mended.changes
    assert (change.field, change.before, change.after) == ("volume", "", "12 dokumen")


def test_drafts_and_strangers_are_not_read(office, head):
    office.log("siti", "08.00-09.00 Draf")
    office.submit("dewi", "08.00-09.00 Bagian lain")
    assert office.services.reviews.desk(head).waiting == 0
    with pytest.raises(NotAllowed, match="not_your_staff"):
        read(office, head, PERSON, office.ids["dewi"])
    assert read(office, head, DAY, TODAY.isoformat()).days == ()


def test_a_selection_over_several_persons_is_one_step_and_one_decision_each(office, head):
    ids = [office.submit(who, "08.00-09.00 Entri")[0].id for who in ("siti", "taufik", "yohanes")]
    assert office.services.reviews.accept(head, ids).value == 3
    assert office.services.reviews.desk(head).waiting == 0
    office.services.undo.undo(head)
    assert office.services.reviews.desk(head).waiting == 3


def test_who_wrote_nothing_is_named_with_days_and_the_first_of_them(office, head):
    office.submit("siti", "08.00-09.00 Senin", day=MONDAY)
    members = {m.name: m for m in office.services.reviews.desk(head).members}
    assert members["Taufik Rahman"].missing_days == 12
    assert members["Taufik Rahman"].missing_since == date(2026, 11, 2)
    assert members["Siti Aminah"].missing_days == 11


def test_the_employee_sees_state_and_note_at_once(office, head):
    """Same laptop, same workspace: nothing has to travel."""
    (entry,) = office.submit("siti", "08.00-09.00 Kartu keluarga")
    office.services.reviews.return_many(head, [entry.id], "Volume?")
    shown = ActivityFilter(statuses=(ActivityStatus.RETURNED,))
    (item,) = office.services.activities.page(office.session("siti"), shown).items
    assert (item.review_note, item.reviewer) == ("Volume?", "Bambang Wijaya")


def test_phrases_are_kept_per_account_and_an_empty_list_is_the_default(office, head):
    reviews, ratna = office.services.reviews, office.session("ratna")
    assert reviews.phrases(head) is None
    kept = reviews.save_phrases(head, ["  Isi   volumenya. ", "", "Isi volumenya.", "Buktinya?"])
    assert kept.value == ("Isi volumenya.", "Buktinya?") == reviews.phrases(head)
    assert reviews.phrases(ratna) is None
    reviews.save_phrases(head, [" "])
    assert reviews.phrases(head) is None
    with pytest.raises(RuleViolation, match="phrase_long"):
        reviews.save_phrases(head, ["x" * 121])
    with pytest.raises(RuleViolation, match="phrases_many"):
        reviews.save_phrases(head, [str(n) for n in range(13)])
