"""Several cells of the rencana aksi as one write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from penilaian_desktop.domain.changes import Outcome
    from penilaian_desktop.domain.plan_views import ActionPlanItem
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class ActionChange:
    """What changes of one step; `action_id` None adds a step to the RHK, `delete` takes it away."""

    rhk_id: str
    action_id: str | None
    fields: dict[str, Any]
    delete: bool = False


def write_actions(
    services: Services, session: Session, changes: Sequence[ActionChange]
) -> Outcome[tuple[ActionPlanItem, ...]]:
    """Delete one step, or write several in one step that can be undone."""
    first = changes[0]
    if first.delete and first.action_id is not None:
        return services.plans.delete_action_plan(session, first.action_id)
    lines = [(c.rhk_id, c.action_id, c.fields) for c in changes]
    return services.plans.save_action_plans(session, lines)  # type: ignore[arg-type]
