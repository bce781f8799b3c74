"""Small rules of records and views that no other test of the domain looks at."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

from penilaian_desktop.domain.calendar import DayTarget
from penilaian_desktop.domain.delegation import Delegation
from penilaian_desktop.domain.entry_lines import heading_day
from penilaian_desktop.domain.entry_views import EntryContext
from penilaian_desktop.domain.evidence_views import WORTH_TELLING, PreparedEvidence
from penilaian_desktop.domain.overlaps import Timed, pairs
from penilaian_desktop.domain.paper import Letterhead
from penilaian_desktop.domain.plan_sheet import PlanSheet
from penilaian_desktop.domain.quick_entry import parse
from penilaian_desktop.domain.review_views import ReadingGroup, ReadingPage
from penilaian_desktop.domain.table_views import key_before
from penilaian_desktop.domain.task import Task
from penilaian_desktop.domain.task_views import TaskItem
from penilaian_desktop.domain.template import times_of
from penilaian_desktop.domain.wording import target_hours

DAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 5, tzinfo=UTC)


def test_a_delegation_covers_its_days_and_none_once_it_was_taken_back():
    lent = Delegation(
        id="a", at=NOW, person_id="p", other_id="o", starts=DAY, ends=date(2026, 11, 20)
    )
    assert [lent.covers(date(2026, 11, n)) for n in (17, 18, 20, 21)] == [False, True, True, False]
    assert not replace(lent, deleted=True).covers(DAY)


def test_a_list_opens_in_front_of_every_entry_of_a_day():
    assert key_before(DAY) < (f"{DAY.isoformat()} 07:30", "0")


def test_the_times_of_two_entries_are_one_text_whatever_their_order():
    one, other = ("b", DAY, 450, 540), ("a", DAY, 480, None)
    assert (
        times_of(one, other) == times_of(other, one) == ("2026-11-18/480-None 2026-11-18/450-540")
    )


def test_whole_hours_of_a_target_have_no_minutes():
    assert (target_hours(1800), target_hours(2250), target_hours(45), target_hours(0)) == (
        "30 j", "37 j 30 m", "45 m", "0 m",
    )  # fmt: skip


def test_an_owner_and_the_members_take_part_and_nobody_is_not_a_member():
    task = Task(
        id="t", at=NOW, person_id="p", title="Arsip", starts=DAY, due=DAY, members=("q", "")
    )
    assert [task.takes_part(who) for who in ("p", "q", "r", "")] == [True, True, False, False]


def test_a_day_that_is_no_day_is_no_heading():
    assert heading_day("31/02/2026", DAY) is None
    assert heading_day("28/02/2026", DAY) == date(2026, 2, 28)


def test_entries_without_a_clock_or_length_overlap_with_nothing():
    free = Timed(id="a", day=DAY, start=None, end=None, minutes=60)
    point = Timed(id="b", day=DAY, start=500, end=500, minutes=0)
    long = Timed(id="c", day=DAY, start=480, end=600, minutes=120)
    assert free.span == (0, 0)
    assert pairs((free, point, long)) == ()


def test_a_break_is_over_before_work_goes_on_and_a_free_day_has_none():
    day = DayTarget(
        target=450, free=False, free_kind="", opens=450, closes=960, break_start=720, break_end=780
    )
    assert [day.after_break(at) for at in (700, 720, 750, 780)] == [700, 780, 780, 780]
    assert replace(day, target=0).rest == (0, 0)


def context(day):
    return EntryContext(
        today=DAY, day=day, follows_at=None, night_shift=False, rhk=(), suggestions=(),
        period_code="2026-T4",
    )  # fmt: skip


def test_an_empty_line_on_a_day_ahead_has_nothing_to_remark_on():
    assert parse("   ", context(date(2026, 11, 19))).hints == ()
    assert [h.code for h in parse("Rapat", context(date(2026, 11, 19))).hints] == ["day_ahead"]


def test_the_last_day_of_all_has_no_minutes_to_count():
    assert parse("20.00-23.00 Jaga", context(date.max)).minutes == 180


def test_a_file_counts_as_shrunk_only_when_it_is_worth_telling():
    def prepared(before, after):
        return PreparedEvidence(
            name="a.jpg", media="image/jpeg", data=b"x" * after, size_before=before
        )

    assert prepared(WORTH_TELLING * 4, WORTH_TELLING).shrunk
    assert not prepared(WORTH_TELLING, WORTH_TELLING - 1).shrunk
    assert not prepared(WORTH_TELLING * 100, WORTH_TELLING * 95).shrunk


def test_a_letterhead_of_nothing_is_no_letterhead():
    assert not Letterhead()
    assert Letterhead(lines=("Pemerintah Kota",))
    assert Letterhead(logo=b"x")


def test_a_plan_in_a_sheet_counts_the_indicators_of_all_rhk():
    one = SimpleNamespace(indicators=(1, 2))
    assert PlanSheet.indicators.fget(SimpleNamespace(rhk=(one, one))) == 4


def test_a_page_to_read_tells_the_entries_of_its_days_in_order():
    days = tuple(SimpleNamespace(entries=group) for group in (("a", "b"), (), ("c",)))
    page = ReadingPage(group=ReadingGroup.DAY, key="k", days=days, waiting=3)
    assert page.entries == ("a", "b", "c")


def test_a_task_with_members_is_shared():
    def item(**fields):
        task = Task(id="t", at=NOW, person_id="p", title="Arsip", starts=DAY, **fields)
        return TaskItem(
            task=task, owner="A", percent=0, expected=None, overdue=False,
            due_soon=False, late=False, rhk_number=0, rhk_text="", minutes=0,
        )  # fmt: skip

    assert (item().id, item().shared, item(members=("q",)).shared) == ("t", False, True)
