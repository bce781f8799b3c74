"""Texts of the screen in modules that are no widget and so have no `tr` of their own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication


def translator(context: str) -> Callable[[str], str]:
    """Return the function that translates a text of a context; modules call it `_tr`."""
    return lambda text: QCoreApplication.translate(context, text)
