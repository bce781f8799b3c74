"""Tasks and projects: progress, the three numbers, entries, and who may see them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.services.office import TODAY

from penilaian_desktop.domain.errors import NotAllowed, RuleViolation, StaleRecord
from penilaian_desktop.domain.task import Task, TaskKind, TaskProgress, TaskState, TimeUnit
from penilaian_desktop.domain.task_views import Source

MARCH, NOVEMBER = date(2026, 3, 2), date(2026, 11, 30)


def code_of(call):
    with pytest.raises((RuleViolation, NotAllowed, StaleRecord)) as caught:
        call()
    return caught.value.code


@pytest.fixture
def tasks(office):
    return office.services.tasks


@pytest.fixture
def siti(office):
    return office.session("siti")


@pytest.fixture
def project(tasks, siti):
    return tasks.save(
        siti, None, title="Digitalisasi arsip akta", task_kind=TaskKind.PROJECT, starts=MARCH,
        due=NOVEMBER, result_text="Akta terpindai", result_planned=Decimal(10000),
        result_unit="akta", budget_planned=Decimal(48_000_000),
    ).value  # fmt: skip


def measures(view):
    return {m.key: (m.planned, m.actual, m.percent) for m in view.measures}


def test_result_time_and_budget_each_have_their_own_achievement(tasks, siti, project):
    """TJ-2: more result is better, less time and less money is better."""
    task_id = project.item.id
    view = tasks.save(
        siti, task_id, 1, result_actual=Decimal(9500), budget_actual=Decimal(45_600_000),
        started=MARCH,
    ).value  # fmt: skip
    assert measures(view) == {
        "result": (10000, 9500, Decimal("95.00")),
        "time": (274, None, None),
        "budget": (48_000_000, 45_600_000, None),
    }
    assert [m.running for m in view.measures] == [False, True, True]
    view = tasks.close(siti, task_id, 2, ended=TODAY).value
    assert measures(view) == {
        "result": (10000, 9500, Decimal("95.00")),
        "time": (274, 262, Decimal("104.38")),
        "budget": (48_000_000, 45_600_000, Decimal("105.00")),
    }
    assert view.measures[1].source is Source.DATES


def test_a_plan_of_nothing_has_no_achievement_and_breaks_nothing(tasks, siti, project):
    view = tasks.save(
        siti, project.item.id, 1, result_planned=Decimal(0), result_actual=Decimal(3)
    ).value
    assert measures(view)["result"] == (0, 3, None)


def test_each_report_is_kept_and_none_is_overwritten(office, tasks, siti, project):
    """TJ-3: percent over time with notes; two reports of one day are two records."""
    task_id = project.item.id
    tasks.report(siti, task_id, 20, "lemari satu", TODAY - timedelta(days=2))
    tasks.report(siti, task_id, 30, "lemari dua")
    view = tasks.report(siti, task_id, 35).value
    assert [(h.percent, h.note, h.person) for h in view.history] == [
        (20, "lemari satu", "Siti Aminah"),
        (30, "lemari dua", "Siti Aminah"),
        (35, "", "Siti Aminah"),
    ]
    assert view.item.percent == 35
    with office.workspace.read() as unit:
        assert {r.version for r in unit.find(TaskProgress, task_id=task_id)} == {1}


def test_late_information_is_taken_and_flagged(tasks, siti, project):
    """TJ-11: a report about a quarter that has ended is marked late and not lost."""
    task_id = project.item.id
    tasks.report(siti, task_id, 60, "", TODAY)
    view = tasks.report(siti, task_id, 50, "laporan menyusul", date(2026, 9, 30)).value
    assert [(h.percent, h.late) for h in view.history] == [(50, True), (60, False)]
    assert view.item.percent == 60
    assert view.item.late


def test_going_back_needs_a_note(tasks, siti, project):
    task_id = project.item.id
    tasks.report(siti, task_id, 60)
    assert code_of(lambda: tasks.report(siti, task_id, 40)) == "task_note_missing"
    view = tasks.report(siti, task_id, 40, "server rusak, dua lemari diulang").value
    assert view.item.percent == 40


def test_what_cannot_be_is_refused_with_its_reason(office, tasks, siti, project):
    task_id = project.item.id
    tomorrow = TODAY + timedelta(days=1)
    assert code_of(lambda: tasks.report(siti, task_id, 101)) == "task_percent_range"
    assert code_of(lambda: tasks.report(siti, task_id, 10, "", tomorrow)) == "task_progress_ahead"
    before = MARCH - timedelta(days=1)
    assert code_of(lambda: tasks.report(siti, task_id, 10, "", before)) == "task_progress_before"
    assert code_of(lambda: tasks.save(siti, None, title=" ")) == "task_title_missing"
    assert code_of(lambda: tasks.save(siti, task_id, 1, members=("x",))) == "task_member_unknown"
    assert code_of(lambda: tasks.save(siti, task_id, 1, rhk_id="x")) == "rhk_not_yours"
    assert code_of(lambda: tasks.save(siti, task_id, 7, title="A")) == "record_changed"
    assert code_of(lambda: tasks.close(siti, task_id, 1, ended=tomorrow)) == "task_progress_ahead"
    tasks.close(siti, task_id, 1, dropped=True)
    assert code_of(lambda: tasks.report(siti, task_id, 10)) == "task_not_open"
    assert code_of(lambda: tasks.close(siti, task_id, 2)) == "task_not_open"


def test_closing_reports_100_percent_and_opening_again_keeps_the_history(tasks, siti, project):
    view = tasks.close(siti, project.item.id, 1).value
    assert (view.item.task.state, view.item.percent) == (TaskState.DONE, 100)
    assert not view.may_report
    view = tasks.reopen(siti, project.item.id, view.item.task.version).value
    assert (view.item.task.state, view.item.task.ended) == (TaskState.OPEN, None)
    assert [h.percent for h in view.history] == [100]


def test_undo_takes_back_a_report_and_a_deleted_task(office, tasks, siti, project):
    task_id = project.item.id
    tasks.report(siti, task_id, 20)
    assert office.services.undo.undo(siti).value == "Lapor kemajuan"
    assert tasks.view(siti, task_id).history == ()
    office.services.undo.redo(siti)
    tasks.delete(siti, task_id)
    assert tasks.list(siti) == ()
    office.services.undo.undo(siti)
    assert [h.percent for h in tasks.view(siti, task_id).history] == [20]


def test_linked_entries_add_up_once_they_are_approved(office, tasks, siti, project):
    """Minutes and volumes come from the log; numbers count what the superior approved."""
    (first,) = office.submit("siti", "08.00-10.00 Pindai lemari satu =120 akta")
    draft = office.log("siti", "10.00-11.00 Pindai lemari dua =60 akta")
    head = office.session("bambang")
    office.services.reviews.accept(head, [first.id])
    tasks.link(siti, [first.id, draft.id], project.item.id)
    view = tasks.view(siti, project.item.id)
    assert view.item.minutes == 180
    assert view.volumes == (("akta", Decimal(180)),)
    assert measures(view)["result"] == (10000, 120, Decimal("1.20"))
    assert view.measures[0].source is Source.LOG
    assert tasks.view(head, project.item.id).item.minutes == 120
    item = office.services.activities.item(siti, first.id)
    assert (item.version, item.status.value) == (first.version, "approved")


def test_hours_are_counted_from_approved_entries(office, tasks, siti, project):
    task_id = project.item.id
    tasks.save(siti, task_id, 1, time_unit=TimeUnit.HOURS, time_planned=Decimal(4))
    (entry,) = office.submit("siti", "08.00-11.00 Pindai lemari satu")
    office.services.reviews.accept(office.session("bambang"), [entry.id])
    tasks.link(siti, [entry.id], task_id)
    assert measures(tasks.view(siti, task_id))["time"] == (4, 3, None)
    view = tasks.close(siti, task_id, 2).value
    assert measures(view)["time"] == (4, 3, Decimal("125.00"))


def test_an_entry_belongs_to_one_task_and_can_be_taken_off(office, tasks, siti, project):
    other = tasks.save(siti, None, title="Pindah ruang arsip").value.item.id
    entry = office.log("siti", "08.00-09.00 Angkat lemari")
    tasks.link(siti, [entry.id], project.item.id)
    assert tasks.linked(siti, entry.id).title == "Digitalisasi arsip akta"
    assert tasks.link(siti, [entry.id], other).value == 1
    assert tasks.link(siti, [entry.id], other).value == 0
    assert tasks.view(siti, project.item.id).entries == ()
    assert [e.text for e in tasks.view(siti, other).entries] == ["Angkat lemari"]
    tasks.link(siti, [entry.id], None)
    assert tasks.linked(siti, entry.id) is None
    office.services.undo.undo(siti)
    assert tasks.linked(siti, entry.id).task_id == other


def test_members_report_and_link_and_nobody_else(office, tasks, siti, project):
    """PR-10: work by several persons is counted, each with the own share and without a rank."""
    task_id, taufik = project.item.id, office.session("taufik")
    assert code_of(lambda: tasks.report(taufik, task_id, 10)) == "task_not_yours"
    assert code_of(lambda: tasks.view(taufik, task_id)) == "not_your_staff"
    tasks.save(siti, task_id, 1, members=(office.ids["taufik"],))
    tasks.report(taufik, task_id, 10, "lemari tiga")
    theirs = office.submit("taufik", "08.00-09.00 Pindai lemari tiga")[0]
    mine = office.log("siti", "08.00-10.00 Pindai lemari satu")
    tasks.link(taufik, [theirs.id], task_id)
    tasks.link(siti, [mine.id], task_id)
    view = tasks.view(siti, task_id)
    assert [(share.name, share.minutes) for share in view.shares] == [
        ("Siti Aminah", 120),
        ("Taufik Rahman", 60),
    ]
    assert [e.text for e in view.entries] == ["Pindai lemari satu"]  # the colleague's stay his
    assert code_of(lambda: tasks.save(taufik, task_id, 2, title="Lain")) == "owner_only"
    assert [item.id for item in tasks.list(taufik)] == [task_id]
    office.services.activities.submit(siti, [mine.id])
    found = tasks.collaboration(office.session("bambang"), "2026-T4")
    assert (found.tasks, found.people, found.minutes) == (1, 2, 180)
    assert tasks.collaboration(office.session("ratna"), "2026-T4").tasks == 0


def test_the_appraiser_reads_tasks_of_the_staff_and_writes_none(office, tasks, project):
    """TS-11: a section head never reaches the other section."""
    head = office.session("bambang")
    assert [item.id for item in tasks.of_staff(head)] == [project.item.id]
    assert not tasks.view(head, project.item.id).mine
    assert tasks.view(office.session("nurul"), project.item.id).item.owner == "Siti Aminah"
    assert code_of(lambda: tasks.save(head, project.item.id, 1, title="A")) == "owner_only"
    assert code_of(lambda: tasks.report(head, project.item.id, 5)) == "task_not_yours"
    assert code_of(lambda: tasks.delete(head, project.item.id)) == "owner_only"
    other = office.session("ratna")
    assert code_of(lambda: tasks.view(other, project.item.id)) == "not_your_staff"
    assert tasks.of_staff(other) == ()


def test_the_numbers_stand_beside_the_rhk_as_of_the_end_of_the_period(office, tasks, siti, project):
    """TJ-4: what the appraiser sees of a quarter is what was known about that quarter."""
    plan = office.plan("siti")
    tasks.save(siti, project.item.id, 1, rhk_id=plan.rhk[1].id)
    tasks.report(siti, project.item.id, 55, "", date(2026, 9, 30))
    tasks.report(siti, project.item.id, 80)
    head, who = office.session("bambang"), office.ids["siti"]
    (third,) = tasks.for_rhk(head, who, "2026-T3")
    (fourth,) = tasks.for_rhk(head, who, "2026-T4")
    assert (third.item.percent, fourth.item.percent) == (55, 80)
    assert third.item.rhk_number == 2
    assert tasks.for_rhk(head, who, "2026-T1")[0].item.percent == 0
    assert code_of(lambda: tasks.for_rhk(office.session("ratna"), who, "2026-T4")) != ""


def test_beranda_names_the_task_that_is_due(office, tasks, siti, project):
    tasks.save(siti, project.item.id, 1, due=TODAY + timedelta(days=8))
    assert not [t for t in office.services.home.view(siti).todos if t.kind == "tasks_due"]
    tasks.save(siti, project.item.id, 2, due=TODAY + timedelta(days=7))
    (todo,) = [t for t in office.services.home.view(siti).todos if t.kind == "tasks_due"]
    assert (todo.target, todo.argument, todo.severity) == ("tugas", project.item.id, "warn")
    tasks.save(siti, project.item.id, 3, due=TODAY - timedelta(days=1))
    (todo,) = [t for t in office.services.home.view(siti).todos if t.kind == "tasks_due"]
    assert (todo.severity, todo.title) == ("bad", "1 tugas melewati tenggat")
    tasks.close(siti, project.item.id, 4)
    assert not [t for t in office.services.home.view(siti).todos if t.kind == "tasks_due"]


def test_tasks_are_listed_by_what_is_due_first(tasks, siti, project):
    tasks.save(siti, None, title="Tanpa tenggat")
    tasks.save(siti, None, title="Lusa", due=TODAY + timedelta(days=2))
    done = tasks.save(siti, None, title="Selesai", due=TODAY).value
    tasks.close(siti, done.item.id, 1)
    titles = [item.task.title for item in tasks.list(siti)]
    assert titles == ["Lusa", "Digitalisasi arsip akta", "Tanpa tenggat", "Selesai"]
    assert tasks.list(siti)[0].due_soon
    assert project.item.expected == 96
    assert [c.title for c in tasks.choices(siti)] == sorted(titles[:3])


def test_the_task_keeps_what_the_form_offers(office, tasks, siti):
    plan = office.plan("siti")
    options = tasks.options(siti)
    assert [c.rhk_id for c in options.rhk] == [r.id for r in plan.rhk]
    assert office.ids["taufik"] in dict(options.people)
    assert office.ids["siti"] not in dict(options.people)
    with office.workspace.read() as unit:
        assert unit.find(Task) == ()
