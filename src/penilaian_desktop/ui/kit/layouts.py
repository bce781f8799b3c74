"""What is done with layouts that are filled again and again."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout


def clear(layout: QBoxLayout) -> None:
    """Take every widget out of a row or column; they are hidden at once and deleted soon."""
    while (item := layout.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
