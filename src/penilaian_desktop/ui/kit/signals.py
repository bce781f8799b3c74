"""What the parts of the window tell one another; carriers of news, never of orders to a screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class AppSignals(QObject):
    """One object a signed-in session."""

    changed = Signal(object, object)
    """`domain.changes.Changes` and the widget that made them (or None)."""

    navigate_requested = Signal(str, object)
    """Page id and the argument for that page's `open` (None = as it was)."""

    toast_requested = Signal(str, str)
    """Sentence and the name of the undo step ("" = nothing to undo)."""

    refused = Signal(object)
    """A `PenilaianError` that no page took care of."""

    day_changed = Signal()
    """A new day began while the window stayed open."""

    undo_requested = Signal()
    redo_requested = Signal()
    help_requested = Signal()
    lock_requested = Signal()
    """The session no longer holds: whoever sits here signs in again."""

    exchange_requested = Signal()
    rules_requested = Signal()
