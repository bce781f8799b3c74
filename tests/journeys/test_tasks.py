"""The example project of the demonstration, told, read, and sent (FEATURES TJ-2, TJ-3, TJ-11)."""

from __future__ import annotations

from penilaian_desktop.domain.task import TaskKind, TaskState
from penilaian_desktop.domain.task_views import Source


def a_project(live):
    items = live.services.tasks.list(live.session)
    found = next(item for item in items if item.task.task_kind is TaskKind.PROJECT)
    return live.services.tasks.view(live.session, found.id)


def test_the_example_project_has_months_of_progress_and_three_numbers(demo):
    live = demo.open("siti")
    try:
        view = a_project(live)
        percents = [report.percent for report in view.history]
        assert len(percents) >= 5
        assert percents == sorted(percents)
        assert [report.late for report in view.history].count(True) == 1
        result, _time, budget = view.measures
        assert result.source is Source.LOG
        assert result.percent is not None
        assert (budget.planned, budget.actual, budget.running) == (24_000_000, 19_350_000, True)
        assert view.item.rhk_number > 0
        assert len(view.members) >= 1
        done = [
            live.services.tasks.view(live.session, item.id)
            for item in live.services.tasks.list(live.session)
            if item.task.state is TaskState.DONE
        ]
        assert all(m.percent is not None for view in done for m in view.measures)
        assert done
    finally:
        live.close()


def test_what_was_sent_of_the_project_is_read_at_the_office(demo):
    siti = demo.open("siti")
    project = a_project(siti).item.id
    siti.close()
    live = demo.open("nurhayati")
    try:
        view = live.services.tasks.view(live.session, project)
        assert view.item.owner == "Siti Aminah"
        assert view.history
        assert not view.mine
    finally:
        live.close()
