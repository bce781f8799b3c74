"""Windows of tests: shown so that they receive keys, and gone when the test is over."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE = 10_000
"""Milliseconds; a machine under load needs some of them, a quiet one none."""


def show_active(widget: QWidget, qtbot, width: int = 0, height: int = 0) -> QWidget:
    """Show a widget in a window of its own that has the keys; it is closed after the test."""
    qtbot.addWidget(widget)
    if width:
        widget.resize(width, height)
    widget.show()
    activate(widget)
    return widget


def activate(widget: QWidget) -> None:
    """Make the window of a widget the active one and wait until it is.

    Keys bound by a QShortcut are found in the active window alone, and showing a window only asks
    for that.
    """
    window = widget.window()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, PATIENCE)


def close_left_over(app: QApplication) -> None:
    """Close and delete every window and popup that a test left, as a program's end would.

    A window that stays becomes the active one as soon as that of the next test opens a dialog.
    """
    while (popup := app.activePopupWidget()) is not None:
        popup.close()
        popup.hide()
    for widget in app.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.processEvents()
