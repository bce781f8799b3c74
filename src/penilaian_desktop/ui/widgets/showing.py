"""Putting stored texts into inputs without disturbing the person who types in them."""

from __future__ import annotations

from collections.abc import Sequence

from penilaian_desktop.domain.plan_views import GoalItem
from penilaian_desktop.ui.widgets.field import Field, TextArea


def put(widget: Field | TextArea, text: str, *, fresh: bool) -> None:
    """Show a stored text; an input that is being typed in keeps its blanks and its caret.

    `fresh` means that another record is shown than before.
    """
    typing = widget.hasFocus() and not fresh
    if typing and widget.text().split() == text.split():
        return
    widget.set_value(text)


def goal_options(goals: Sequence[GoalItem], nothing: str) -> list[tuple[str, str]]:
    """Return the goals as choices, indented as they hang on one another."""
    return [("", nothing), *((goal.id, "   " * goal.depth + goal.text) for goal in goals)]
