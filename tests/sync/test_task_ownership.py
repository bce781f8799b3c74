"""Tasks in packages: who may write them, report on them, and link entries (TJ-3, PR-10, TS-11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.services.office import TODAY
from tests.sync.pair import as_object, craft
from tests.sync.test_ownership import activity, codes, second

from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.task import Task, TaskActivity, TaskProgress


@pytest.fixture
def people(pair):
    return pair.unit.people


def a_task(people, who="siti", **fields):
    values = {"person_id": people.ids[who], "author_id": people.ids[who], "starts": TODAY}
    values["title"] = "Pindai arsip"
    return Task(id=new_id(), at=people.clock(), **{**values, **fields})


def a_report(people, task, who="siti", **fields):
    values = {"person_id": people.ids[who], "author_id": people.ids[who], "day": TODAY}
    values["percent"] = 40
    return TaskProgress(id=new_id(), at=people.clock(), task_id=task.id, **{**values, **fields})


def a_link(people, task, entry, who="siti", **fields):
    values = {"person_id": people.ids[who], "author_id": people.ids[who]}
    return TaskActivity(
        id=new_id(), at=people.clock(), task_id=task.id, activity_id=entry.id,
        **{**values, **fields},
    )  # fmt: skip


def test_a_task_is_written_by_its_own_person_on_a_device_of_the_unit(pair, people):
    found = codes(
        pair,
        as_object(a_task(people)),
        as_object(a_task(people, author_id=people.ids["taufik"])),
        as_object(a_task(people, person_id=new_id())),
    )
    assert found == ["", "not_owner", "person_unknown"]


def test_the_owner_and_the_members_report_and_nobody_else(pair, people):
    shared = a_task(people, members=(people.ids["taufik"],))
    lone = a_task(people)
    found = codes(
        pair,
        as_object(shared),
        as_object(lone),
        as_object(a_report(people, shared)),
        as_object(a_report(people, shared, "taufik")),
        as_object(a_report(people, lone, "taufik")),
        as_object(a_report(people, shared, "yohanes")),
        as_object(a_report(people, shared, author_id=people.ids["bambang"])),
    )
    assert found == ["", "", "", "", "owner_changed", "owner_changed", "not_owner"]


def test_a_report_without_its_task_is_refused(pair, people):
    report = as_object(a_report(people, a_task(people)))
    assert codes(pair, report) == ["subject_missing"]


def test_what_was_told_of_a_progress_is_never_overwritten(pair, people):
    """TJ-3: later versions may take a report back, and change nothing in it."""
    task = a_task(people)
    reports = [a_report(people, task) for _ in range(4)]
    parcel = [as_object(task), *(as_object(report) for report in reports)]
    assert (
        pair.office.desk.accept(pair.hr, craft(pair.unit, parcel).sealed).value.outcome == "applied"
    )
    later = [
        replace(reports[0], version=2, percent=90),
        replace(reports[1], version=2, note="lain"),
        replace(reports[2], version=2, day=TODAY - timedelta(days=1)),
        replace(reports[3], version=2, deleted=True),
    ]
    found = second(pair, *(as_object(record) for record in later))
    assert found == ["subject_changed"] * 3 + [""]


def test_an_entry_is_linked_by_its_own_person_perhaps_to_a_colleagues_task(pair, people):
    task, entry, theirs = a_task(people), activity(people), activity(people, "taufik")
    found = codes(
        pair,
        as_object(task),
        as_object(entry),
        as_object(theirs),
        as_object(a_link(people, task, entry)),
        as_object(a_link(people, task, theirs, "taufik")),
        as_object(a_link(people, task, theirs)),
    )
    assert found == ["", "", "", "", "", "owner_changed"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"title": " "}, "task_title_missing"),
        ({"due": date(2020, 1, 1)}, "task_dates_wrong"),
        ({"budget_planned": Decimal(-1)}, "task_number_negative"),
    ],
)
def test_an_impossible_task_stays_outside(pair, people, wrong, code):
    assert codes(pair, as_object(a_task(people, **wrong))) == [code]


def test_a_percent_beyond_100_stays_outside(pair, people):
    task = a_task(people)
    found = codes(pair, as_object(task), as_object(a_report(people, task, percent=101)))
    assert found == ["", "task_percent_range"]


def test_a_project_with_progress_and_entries_arrives_whole(pair, people):
    """What the unit wrote is what the office counts."""
    tasks, siti = people.services.tasks, people.session("siti")
    view = tasks.save(
        siti, None, title="Pindai arsip", starts=TODAY, budget_planned=Decimal("1500000.50")
    ).value
    (entry,) = people.submit("siti", "08.00-10.00 Pindai lemari satu =120 akta")
    tasks.link(siti, [entry.id], view.item.id)
    tasks.report(siti, view.item.id, 30, "lemari satu")
    pair.exchange_all()
    with pair.office.workspace.read() as unit:
        (task,) = unit.find(Task)
        (report,) = unit.find(TaskProgress)
        (link,) = unit.find(TaskActivity)
    assert (task.title, task.budget_planned) == ("Pindai arsip", Decimal("1500000.50"))
    assert (report.percent, report.note) == (30, "lemari satu")
    assert (link.task_id, link.activity_id) == (task.id, entry.id)
