"""Several cells of the rencana aksi as one write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from penilaian_desktop.domain.changes import Changes, Outcome

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class ActionChange:
    """What changes of one step; `action_id` None adds a step to the RHK."""

    rhk_id: str
    action_id: str | None
    fields: dict[str, Any]
    delete: bool = False


def write_actions(
    services: Services, session: Session, changes: Sequence[ActionChange]
) -> Outcome[object]:
    """Write the steps one after the other and return what changed in all."""
    done: Outcome[Any] | None = None
    told = Changes(frozenset())
    for change in changes:
        if change.delete and change.action_id is not None:
            done = services.plans.delete_action_plan(session, change.action_id)
        else:
            done = services.plans.save_action_plan(
                session, change.rhk_id, change.action_id, **change.fields
            )
        told = done.changes
    return Outcome(done.value if done is not None else (), told, done.undo_label if done else "")
