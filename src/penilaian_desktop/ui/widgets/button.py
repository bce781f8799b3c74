"""Buttons: the ordinary one, the primary one of a page, text and icon buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import FontRole, look
from penilaian_desktop.ui.widgets.flat_button import FlatButton

Kind = Literal["plain", "primary", "text", "icon", "chip"]


class Button(FlatButton):
    """A button of the house: icon, word, key cap; focus ring by keyboard only.

    `reason` says in a tool tip why a disabled button is disabled; the page says it near by too.
    """

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        *,
        kind: Kind = "plain",
        cap: str = "",
        compact: bool = False,
        clicked: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._meaning = icon
        self._kind: Kind = kind
        self._cap = cap
        self._compact = compact
        self._tint = ""
        self._menu_arrow = False
        self._hint = ""
        self._reason = ""
        self._flush = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(look().font(self._role))
        self.setText(text)
        if clicked is not None:
            self.clicked.connect(clicked)

    def setText(self, text: str) -> None:
        """Show another word, and say it to screen readers with the key."""
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_icon(self, meaning: str) -> None:
        """Show another icon."""
        self._meaning = meaning
        self.updateGeometry()
        self.update()

    def set_tint(self, token: str) -> None:
        """Colour word and icon by another token, for a text or icon button that warns."""
        self._tint = token
        self.update()

    def set_kind(self, kind: Kind) -> None:
        """Become primary or plain."""
        self._kind = kind
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Be 28 instead of 36 high."""
        self._compact = compact
        self.setFont(look().font(self._role))
        self.updateGeometry()
        self.update()

    def set_menu_arrow(self, shown: bool) -> None:
        """Show a chevron at the right."""
        self._menu_arrow = shown
        self.updateGeometry()

    def set_flush(self, flush: bool) -> None:
        """Let the word of a text button stand at the edge, in line with what is around it."""
        self._flush = flush
        self.updateGeometry()

    def refuse(self, reason: str) -> None:
        """Disable the button and say why; an empty reason enables it."""
        if not self._reason:
            self._hint = self.toolTip()
        self._reason = reason
        self.setEnabled(not reason)
        self.setToolTip(reason or self._hint)
        self.setAccessibleDescription(reason)

    @property
    def _role(self) -> FontRole:
        return "small_strong" if self._compact else "strong"

    @property
    def _padding(self) -> int:
        if self._kind == "text":
            return 0 if self._flush else 8
        return 10 if self._compact else 12

    @property
    def _icon_size(self) -> int:
        if self._kind == "icon":
            return 16 if self._compact else 18
        return 16

    def sizeHint(self) -> QSize:
        """Return the size: 36 or 28 high, as wide as its parts."""
        height = 28 if self._compact else 36
        if self._kind == "icon":
            return QSize(height, height)
        parts = []
        if self._meaning:
            parts.append(self._icon_size)
        if self.text():
            parts.append(look().width(self.text(), self._role))
        if self._cap:
            parts.append(paint.key_cap_width(self._cap))
        if self._menu_arrow:
            parts.append(16)
        gaps = 8 * (len(parts) - 1)
        return QSize(sum(parts) + gaps + 2 * self._padding, height)

    def minimumSizeHint(self) -> QSize:
        """Buttons are never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint background, icon, word and key cap."""
        painter = QPainter(self)
        tint, icon_tint = self._paint_back(painter)
        if self._kind == "icon":
            paint.icon(painter, self.rect(), self._meaning, icon_tint, self._icon_size)
            return
        width = self.sizeHint().width() - 2 * self._padding
        at = max(self._padding, (self.width() - width) // 2)
        end = self.width() - self._padding
        if self._menu_arrow:
            paint.icon(painter, QRect(end - 16, 0, 16, self.height()), "chevron_down", icon_tint)
            end -= 24
        if self._meaning:
            area = QRect(at, 0, self._icon_size, self.height())
            paint.icon(painter, area, self._meaning, icon_tint, self._icon_size)
            at += self._icon_size + 8
        word = look().width(self.text(), self._role)
        paint.text_line(
            painter,
            QRect(at, 0, min(word, end - at) + 1, self.height()),
            self.text(),
            self._role,
            tint,
        )
        if self._cap:
            cap = QRect(
                at + word + 8, (self.height() - 20) // 2, paint.key_cap_width(self._cap), 20
            )
            on_primary = self._kind == "primary" and self.isEnabled()
            paint.key_cap(painter, cap, self._cap, "on_primary" if on_primary else "muted")

    def _paint_back(self, painter: QPainter) -> tuple[str, str]:
        """Paint the background and return the tokens of word and icon."""
        hover = self.underMouse() and self.isEnabled()
        if not self.isEnabled():
            return self._paint_disabled(painter)
        if self._kind == "primary":
            paint.box(painter, self.rect(), "primary_hover" if hover else "primary")
            return "on_primary", "on_primary"
        if self._kind in {"text", "icon"}:
            tint = self._tint or ("primary" if self._kind == "text" else "muted")
            chosen = self.isChecked() or self.isDown()
            if hover or chosen:
                paint.box(painter, self.rect(), "selected" if chosen else "hover")
                if self._kind == "icon" and not self._tint:
                    tint = "text"
            return tint, tint
        if self._kind == "chip" and self.isChecked():
            paint.box(painter, self.rect(), "soft_primary", "primary")
            return "primary", "primary"
        paint.box(painter, self.rect(), "hover" if hover else "surface", "control_line")
        tint = self._tint or "text"
        return tint, tint

    def _paint_disabled(self, painter: QPainter) -> tuple[str, str]:
        if self._kind in {"text", "icon"}:
            return "muted", "control_line"
        paint.box(painter, self.rect(), "canvas", "line")
        return "muted", "control_line"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the focused button as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)


def primary_button(
    text: str, icon: str = "", *, cap: str = "", clicked: Callable[[], object] | None = None
) -> Button:
    """Return the one main action of a page."""
    return Button(text, icon, kind="primary", cap=cap, clicked=clicked)


def text_button(
    text: str,
    icon: str = "",
    *,
    compact: bool = False,
    clicked: Callable[[], object] | None = None,
) -> Button:
    """Return a button without a border."""
    return Button(text, icon, kind="text", compact=compact, clicked=clicked)


def icon_button(
    icon: str, name: str, *, compact: bool = False, clicked: Callable[[], object] | None = None
) -> Button:
    """Return an icon alone; `name` is its tool tip and its accessible name."""
    button = Button("", icon, kind="icon", compact=compact, clicked=clicked)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button


def shortcut(widget: QWidget, keys: str, action: Callable[[], object]) -> None:
    """Bind keys ("Ctrl+N", "J") inside a widget and its children."""
    from PySide6.QtGui import QShortcut  # noqa: PLC0415 - only pages with keys pay for it

    bound = QShortcut(QKeySequence(keys), widget)
    bound.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    bound.activated.connect(action)
