"""The key T for a page of charts: all become tables, or drawings again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from penilaian_desktop.ui.widgets.chart_card import DRAWING, TABLE, ChartCard


def turn_by_key(event: QKeyEvent, cards: Sequence[ChartCard]) -> bool:
    """Turn the cards that are shown if the key is a plain T that nobody below took.

    A card that has the keyboard turns by itself. All cards end up alike; the keyboard stays.
    """
    shown = [card for card in cards if card.isVisible()]
    plain = event.modifiers() in {
        Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
    }  # fmt: skip
    if event.key() != Qt.Key.Key_T or not plain or not shown:
        return False
    wanted = TABLE if any(card.shown.value() == DRAWING for card in shown) else DRAWING
    for card in shown:
        card.show_as(wanted)
    return True
