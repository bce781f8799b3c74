"""Text on a page: a role, a token, the right line height, strong parts, clean elision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QCursor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import FontRole, look

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLayout


class Label(QLabel):
    """A text that paints itself: `**strong**` parts in `markup`, wrapped or elided.

    The accessible text is the plain text; an elided label shows all of it as a tool tip.
    """

    def __init__(
        self,
        text: str = "",
        role: FontRole = "body",
        tint: str = "text",
        *,
        wrap: bool = False,
        markup: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role: FontRole = role
        self._tint = tint
        self._strong_tint = "text"
        self._markup = markup
        self._marked = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(look().font(role))
        self.setAlignment(align)
        self.setWordWrap(wrap)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text; marks count only when the label was made with `markup`."""
        self._marked = text
        super().setText(paint.plain(text) if self._markup else text)
        self.updateGeometry()

    def set_tint(self, tint: str, strong: str = "") -> None:
        """Paint in another token; `strong` is the token of the strong parts."""
        self._tint = tint
        self._strong_tint = strong or self._strong_tint
        self.update()

    def set_role(self, role: FontRole) -> None:
        """Take another role."""
        self._role = role
        self.setFont(look().font(role))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of the text in one line, or wrapped at 480 px."""
        width = max((self._width(line) for line in self._marked.split("\n")), default=0)
        if self.wordWrap():
            width = min(width, 480)
            return QSize(width, self.heightForWidth(width))
        return QSize(width + 1, look().line(self._role))

    def minimumSizeHint(self) -> QSize:
        """Let a layout narrow the label; it elides or wraps."""
        if self.wordWrap():
            return QSize(48, look().line(self._role))
        return QSize(min(self.sizeHint().width(), 24), look().line(self._role))

    def hasHeightForWidth(self) -> bool:
        """Tell whether the text wraps."""
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text in lines of the role."""
        if not self.wordWrap():
            return look().line(self._role)
        return max(1, self._lay(width)[1]) * look().line(self._role)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the text."""
        painter = QPainter(self)
        tint = self._tint if self.isEnabled() else "muted"
        if self.wordWrap():
            layout, _lines = self._lay(self.width())
            painter.setPen(look().color(tint))
            layout.draw(painter, QPointF(0, 0))
            return
        area = self.rect()
        if not self._markup:
            align = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
            where = align | Qt.AlignmentFlag.AlignVCenter
            paint.text_line(painter, area, self._marked, self._role, tint, where)
            return
        spare = area.width() - self._width(self._marked)
        if spare > 0 and self.alignment() & Qt.AlignmentFlag.AlignRight:
            area = area.adjusted(spare, 0, 0, 0)
        elif spare > 0 and self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            area = area.adjusted(spare // 2, 0, 0, 0)
        paint.marked_line(painter, area, self._marked, self._role, tint, self._strong_tint)

    def event(self, event: QEvent) -> bool:
        """Show the whole text as a tool tip when it does not fit."""
        help_wanted = isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip
        if help_wanted and self.elided and not self.toolTip():
            QToolTip.showText(QCursor.pos(), self.text(), self)
            return True
        return super().event(event)

    @property
    def elided(self) -> bool:
        """Tell whether the text is cut for want of room."""
        return not self.wordWrap() and self.width() < self._width(self._marked)

    def _width(self, line: str) -> int:
        if self._markup:
            return paint.marked_width(line, self._role)
        return look().width(line, self._role)

    def _lay(self, width: int) -> tuple[QTextLayout, int]:
        from penilaian_desktop.ui.kit.text_layout import wrapped  # noqa: PLC0415 - wrapped text only

        parts = paint.runs(self._marked) if self._markup else [(self._marked, False)]
        align = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        return wrapped(parts, self._role, self._strong_tint, align, width)


class Rule(QWidget):
    """A 1 px line, across or down."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        paint.fill(QPainter(self), self.rect(), "line")
