"""What happened to a line of the register of improvements, from its kept versions (X-4)."""

from __future__ import annotations

from dataclasses import fields

from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.improvement import Improvement, ImprovementState
from penilaian_desktop.domain.improvement_views import ImprovementStep
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.record import META_FIELDS
from penilaian_desktop.storage.unit_of_work import ReadUnit

_SILENT = META_FIELDS | {"unit_id", "state"}


def steps_of(unit: ReadUnit, improvement_id: str) -> tuple[ImprovementStep, ...]:
    """Return the steps of a line, the newest first."""
    versions = [v for v in unit.journal.versions(improvement_id) if isinstance(v, Improvement)]
    names = {
        e.id: e.name
        for e in unit.find(
            Employee, id=tuple({v.author_id for v in versions}), include_deleted=True
        )
    }
    steps: list[ImprovementStep] = []
    before: Improvement | None = None
    for version in versions:
        text = _told(before, version)
        if text:
            steps.append(
                ImprovementStep(at=version.at, who=names.get(version.author_id, ""), text=text)
            )
        before = version
    return tuple(reversed(steps))


def _told(before: Improvement | None, after: Improvement) -> str:
    if before is None:
        return message("improvement_history_written").text
    if before.deleted != after.deleted:
        return message(f"improvement_history_{'deleted' if after.deleted else 'restored'}").text
    if before.state is not after.state:
        return _state(after)
    names = [
        message(f"improvement_field_{field.name}").text
        for field in fields(after)
        if field.name not in _SILENT and getattr(before, field.name) != getattr(after, field.name)
    ]
    return message("improvement_history_changed", fields=", ".join(names)).text if names else ""


def _state(after: Improvement) -> str:
    if after.state in {ImprovementState.DONE, ImprovementState.DROPPED}:
        return message(f"improvement_history_{after.state.value}", outcome=after.outcome).text
    return message(f"improvement_history_{after.state.value}").text
