"""Pages of the log: every filter and order against a plain reference, key by key (TS-4, X-1)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import builders as b

from penilaian_desktop.domain.activity import Activity, ActivityState, ActivityStatus, WorkPlace
from penilaian_desktop.domain.activity_views import ActivityFilter
from penilaian_desktop.domain.table_views import EvidenceShown, LogOrder, LogTotals, key_before
from penilaian_desktop.storage.activity_pages import STATUS_ORDER

WORDS = ("rapat", "rapor", "perekaman", "KTP-el", "198503152015032001", "café")
TAGS = ("loket", "dinas luar")
SHAS = ("aa" * 32, "bb" * 32, "cc" * 32)
QUICK = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

entries = st.lists(
    st.fixed_dictionaries(
        {
            "day": st.integers(0, 4),
            "start": st.none() | st.integers(0, 3).map(lambda n: 60 * n),
            "minutes": st.sampled_from((10, 20, 30)),
            "text": st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
            "tags": st.sets(st.sampled_from(TAGS)).map(lambda found: tuple(sorted(found))),
            "place": st.sampled_from((WorkPlace.OFFICE, WorkPlace.HOME)),
            "rhk": st.sampled_from((None, 0, 1, 2)),
            "files": st.sets(st.sampled_from(SHAS), max_size=2),
            "fate": st.sampled_from(("draft", "submitted", "approved", "deleted", "moved")),
        }
    ),
    min_size=1,
    max_size=14,
)
filters = st.fixed_dictionaries(
    {
        "starts": st.none() | st.integers(0, 4),
        "ends": st.none() | st.integers(0, 4),
        "statuses": st.sets(st.sampled_from(tuple(ActivityStatus)), max_size=2),
        "rhk": st.sampled_from(("any", "none", 0, 1, 2)),
        "evidence": st.sampled_from(("", "with", "without")).map(EvidenceShown),
        "place": st.sampled_from((None, WorkPlace.HOME)),
        "tag": st.sampled_from(("", *TAGS)),
        "search": st.sampled_from(("", "ra", "rapat", "per ktp", "1985", "CAFE", "rapat*", '"')),
        "order": st.sampled_from(tuple(LogOrder)),
        "newest_first": st.booleans(),
    }
)


def day_of(offset):
    return b.DAY + timedelta(days=offset)


class Log:
    """Entries of a person as they were written, beside the workspace they were written to."""

    def __init__(self, workspace, drawn):
        self.person = b.new_id()
        self.workspace = workspace
        plan = b.a_plan(person_id=self.person)
        self.rhk = [b.an_rhk(plan, order=n) for n in range(2)] + [None]
        self.unknown = b.new_id()
        self.files = {}
        self.status = {}
        self.entries = []
        with workspace.write(b.an_author(self.person)) as uow:
            uow.add(plan)
            for rhk in self.rhk[:2]:
                uow.add(rhk)
            for one in drawn:
                self._write(uow, one)

    def _write(self, uow, one):
        fate = one["fate"]
        state = ActivityState.DRAFT if fate in {"draft", "deleted"} else ActivityState.SUBMITTED
        rhk = {None: None, 0: self.rhk[0].id, 1: self.rhk[1].id, 2: self.unknown}[one["rhk"]]
        fields = {name: one[name] for name in ("start", "minutes", "text", "tags", "place")}
        day = day_of(one["day"])
        entry = uow.add(
            b.an_activity(person_id=self.person, day=day, rhk_id=rhk, state=state, **fields)
        )
        for sha in one["files"]:
            uow.add(b.an_evidence_link(entry, sha256=sha))
        if fate == "deleted":
            uow.delete(Activity, entry.id)
            return
        if fate == "moved":
            entry = uow.put(replace(entry, day=entry.day + timedelta(days=1)))
        if fate == "approved":
            uow.add(b.a_review(entry))
        self.files[entry.id] = one["files"]
        self.status[entry.id] = (
            ActivityStatus.APPROVED if fate == "approved" else ActivityStatus(state.value)
        )
        self.entries.append(entry)

    def filter(self, drawn):
        rhk = drawn["rhk"]
        named = {"any": "", "none": "", 0: self.rhk[0].id, 1: self.rhk[1].id, 2: self.unknown}
        return ActivityFilter(
            person_id=self.person,
            starts=None if drawn["starts"] is None else day_of(drawn["starts"]),
            ends=None if drawn["ends"] is None else day_of(drawn["ends"]),
            statuses=tuple(sorted(drawn["statuses"])),
            rhk_id=named[rhk],
            without_rhk=rhk == "none",
            **{
                name: drawn[name]
                for name in ("evidence", "place", "tag", "search", "order", "newest_first")
            },
        )

    def expected(self, shown):
        """Return the ids that a filter should find, in order, by going over every entry."""
        return [entry.id for entry in self._sorted(shown, filter(self._fits(shown), self.entries))]

    def _fits(self, shown):
        def fits(entry):
            files = self.files[entry.id]
            asked = entry.rhk_id is not None or shown.without_rhk  # what supports no RHK needs none
            proven = {
                EvidenceShown.ANY: True,
                EvidenceShown.WITH: bool(files),
                EvidenceShown.WITHOUT: asked and not files,
            }
            return (
                (shown.starts is None or entry.day >= shown.starts)
                and (shown.ends is None or entry.day <= shown.ends)
                and (not shown.statuses or self.status[entry.id] in shown.statuses)
                and (not shown.without_rhk or entry.rhk_id is None)
                and (not shown.rhk_id or entry.rhk_id == shown.rhk_id)
                and (shown.place is None or entry.place is shown.place)
                and (not shown.tag or shown.tag in entry.tags)
                and proven[shown.evidence]
                and begins(entry, shown.search)
            )

        return fits

    def _sorted(self, shown, found):
        def place(entry):
            return (10_000 if entry.start is None else entry.start, entry.id)

        def groups(entry):
            known = [self.rhk[0].id, self.rhk[1].id, self.unknown, None]
            return {
                LogOrder.DAY: 0,
                LogOrder.MINUTES: -entry.minutes,
                LogOrder.STATUS: STATUS_ORDER.index(self.status[entry.id]),
                LogOrder.RHK: known.index(entry.rhk_id),
            }[shown.order]

        sign = 1 if shown.newest_first else -1
        days = sign if shown.order is LogOrder.DAY else 1
        return sorted(found, key=lambda e: (sign * groups(e), -days * e.day.toordinal(), place(e)))


def begins(entry, typed):
    text = " ".join((entry.text, entry.note, *entry.tags, entry.unit or "")).casefold()
    words = re.findall(r"\w+", text.replace("é", "e"))
    return all(
        any(word.startswith(part) for word in words)
        for part in re.findall(r"\w+", typed.casefold())
    )


def read(workspace, shown, limit, between=lambda: None):
    found, key = [], None
    while True:
        with workspace.read() as unit:
            page = unit.activities.page(shown, after=key, limit=limit)
        found += page.items
        assert len(page.items) <= limit
        key = page.next_key
        if key is None:
            return found
        between()


@QUICK
@given(drawn=entries, narrowed=filters, limit=st.integers(1, 5))
def test_pages_put_together_are_the_whole_list_in_order(workspace, drawn, narrowed, limit):
    drawn = [one if one["fate"] != "deleted" else one | {"files": set()} for one in drawn]
    log = Log(workspace, drawn)
    shown = log.filter(narrowed)
    expected = log.expected(shown)
    assert [item.id for item in read(workspace, shown, limit)] == expected
    minutes = {entry.id: entry.minutes for entry in log.entries}
    with workspace.read() as unit:
        found = unit.activities.totals(shown)
    assert found == LogTotals(
        entries=len(expected), minutes=sum(minutes[entry_id] for entry_id in expected)
    )


@QUICK
@given(drawn=entries, limit=st.integers(1, 4), order=st.sampled_from(tuple(LogOrder)))
def test_what_was_there_is_shown_once_however_much_is_written_meanwhile(
    workspace, drawn, limit, order
):
    log = Log(workspace, drawn)
    shown = ActivityFilter(person_id=log.person, order=order)
    days = iter(range(10_000))

    def write():
        with workspace.write(b.an_author(log.person)) as uow:
            uow.add(b.an_activity(person_id=log.person, day=day_of(next(days) % 5), minutes=20))

    found = [item.id for item in read(workspace, shown, limit, write)]
    before = log.expected(shown)
    assert len(found) == len(set(found))
    assert [entry_id for entry_id in found if entry_id in set(before)] == before


@QUICK
@given(drawn=entries, limit=st.integers(1, 4), newest_first=st.booleans(), word=st.booleans())
def test_a_list_by_day_is_read_upwards_too(workspace, drawn, limit, newest_first, word):
    log = Log(workspace, drawn)
    shown = ActivityFilter(
        person_id=log.person, newest_first=newest_first, search="ra" if word else ""
    )
    expected = log.expected(shown)
    if not expected:
        return
    with workspace.read() as unit:
        last = unit.activities.item(expected[-1])
        found = [last.id]
        key = (f"{last.day} ", f"{10_000 if last.start is None else last.start:05d} {last.id}")
        while key is not None:
            page = unit.activities.page(shown, after=None, before=key, limit=limit)
            found = [item.id for item in page.items] + found
            key = page.next_key
    assert found == expected


def test_a_list_opens_at_a_day(workspace):
    log = Log(workspace, ())
    with workspace.write(b.an_author(log.person)) as uow:
        for offset in (0, 1, 3):
            uow.add(b.an_activity(person_id=log.person, day=day_of(offset), start=0))
    shown = ActivityFilter(person_id=log.person)
    with workspace.read() as unit:

        def days_from(offset):
            page = unit.activities.page(shown, after=key_before(day_of(offset)), limit=9)
            return [(item.day - b.DAY).days for item in page.items]

        assert days_from(1) == [1, 0]
        assert days_from(2) == [1, 0]
        assert days_from(9) == [3, 1, 0]


def test_a_file_of_another_entry_is_told_as_doubled(workspace):
    with workspace.write(b.an_author()) as uow:
        mine, own, alone = (uow.add(b.an_activity(text=text)) for text in "ABC")
        other = uow.add(b.an_activity(person_id="p-budi"))
        uow.add(b.an_evidence_link(mine))
        uow.add(b.an_evidence_link(other, person_id="p-budi"))
        for _ in range(2):  # twice with the same entry is no second use
            uow.add(b.an_evidence_link(own, sha256="cd" * 32))
        gone = uow.add(b.an_activity(text="D"))
        uow.add(b.an_evidence_link(alone, sha256="ef" * 32))
        link = uow.add(b.an_evidence_link(gone, sha256="ef" * 32))
        uow.delete(type(link), link.id)
    shown = ActivityFilter(person_id="p-siti", evidence=EvidenceShown.DOUBLED)
    with workspace.read() as unit:
        page = unit.activities.page(shown, after=None, limit=9)
    assert [item.text for item in page.items] == ["A"]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(typed=st.text(max_size=30), tag=st.text(max_size=8))
def test_nothing_that_is_typed_is_an_error(workspace, typed, tag):
    shown = ActivityFilter(person_id="p-siti", search=typed, tag=tag)
    with workspace.read() as unit:
        assert unit.activities.page(shown, after=None, limit=3).items == ()


@pytest.mark.parametrize(
    "typed", ["19850315", "198503152015032001", "0315*", "NEAR(a b)", "a OR b"]
)
def test_numbers_are_found_from_their_beginning_and_operators_are_words(workspace, typed):
    with workspace.write(b.an_author()) as uow:
        uow.add(b.an_activity(text="NIP 198503152015032001"))
    with workspace.read() as unit:
        page = unit.activities.page(
            ActivityFilter(person_id="p-siti", search=typed), after=None, limit=3
        )
    assert len(page.items) == (1 if typed.startswith("1985") else 0)


def test_an_entry_that_moves_to_another_day_or_time_is_found_there(workspace):
    with workspace.write(b.an_author()) as uow:
        entry = uow.add(b.an_activity(text="Rapat"))
        for _ in range(45):  # more than a day usually has
            uow.add(b.an_activity(text="Rapat", day=date(2026, 1, 5)))
        uow.put(replace(entry, day=date(2026, 1, 6)))
    shown = ActivityFilter(person_id="p-siti", search="rapat", ends=date(2026, 1, 6))
    found = read(workspace, shown, 2)
    assert found[0].id == entry.id
    assert len(found) == 46
    assert [item.id for item in found[1:]] == sorted(item.id for item in found[1:])
