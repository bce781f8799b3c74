"""Dialogs whose inputs scroll in a small window."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn


def put_scrolled(body: QVBoxLayout, *widgets: QWidget) -> None:
    """Put widgets under one another into a body; they scroll where it is too low for them."""
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(1, 0, 9, 2)
    column.setSpacing(12)
    for widget in widgets:
        column.addWidget(widget)
    body.addWidget(ScrollColumn(inner), 1)
