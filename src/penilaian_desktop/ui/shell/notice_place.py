"""Where a notice may stand so that it covers no button of what is shown."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

_STEP = 12
_GAP = 4


def controls_in(host: QWidget, window: QWidget) -> list[QRect]:
    """Return the places of the buttons that can be seen in `host`, as `window` counts them."""
    kinds: tuple[type[QWidget], ...] = (QAbstractButton, QComboBox)
    found = []
    for kind in kinds:
        for one in host.findChildren(kind):
            if one.isVisible():
                area = _seen(one, window)
                if not area.isEmpty():
                    found.append(area)
    return found


def free_place(size: QSize, room: QRect, taken: list[QRect], *, left_first: bool = False) -> QPoint:
    """Return the lowest place in `room` that covers nothing `taken`: right, left, then between.

    Where there is none, the first place it is: a notice goes by itself.
    """
    right, left = room.right() + 1 - size.width(), room.left()
    middle = room.left() + (room.width() - size.width()) // 2
    across = (left, right, middle) if left_first else (right, left, middle)
    bottom = room.bottom() + 1 - size.height()
    for top in range(bottom, room.top() - 1, -_STEP):
        for at in across:
            if at >= left and is_free(QRect(QPoint(at, top), size), taken):
                return QPoint(at, top)
    return QPoint(max(left, across[0]), bottom)


def is_free(area: QRect, taken: list[QRect]) -> bool:
    """Tell whether a place covers no button."""
    wide = area.adjusted(-_GAP, -_GAP, _GAP, _GAP)
    return not any(wide.intersects(one) for one in taken)


def _seen(widget: QWidget, window: QWidget) -> QRect:
    """Return the part of a widget that its parents let be seen."""
    area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    step = widget.parentWidget()
    while step is not None and step is not window:
        area &= QRect(step.mapTo(window, QPoint(0, 0)), step.size())
        step = step.parentWidget()
    return area
