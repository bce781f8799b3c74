"""Small strokes that widgets and table delegates share, all from tokens and roles."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from penilaian_desktop.ui.kit.look import RADIUS, FontRole, look

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter
STRONG_OF: dict[FontRole, FontRole] = {
    "body": "strong",
    "small": "small_strong",
    "entry": "entry_strong",
}
PILL_HEIGHT = 20
ENTER = frozenset({"Enter", "↵"})


def runs(text: str) -> list[tuple[str, bool]]:
    """Split "a **b** c" into its parts; True marks the strong ones."""
    return [(part, bool(n % 2)) for n, part in enumerate(text.split("**")) if part]


def plain(text: str) -> str:
    """Return a marked text without its marks."""
    return text.replace("**", "")


def box(
    painter: QPainter,
    rect: QRect | QRectF,
    fill: str | None = None,
    border: str | None = None,
    *,
    radius: float = RADIUS,
    width: float = 1,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:
    """Paint a rounded box whose border lies inside the rectangle, sharp to the pixel."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(rect)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(look().color(border), width, style))
        area = area.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    if fill is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(look().color(fill))
    inner = max(0.0, radius - (width / 2 if border else 0))
    painter.drawRoundedRect(area, inner, inner)
    painter.restore()


def fill(painter: QPainter, rect: QRect, token: str) -> None:
    """Fill a rectangle; `fillRect` would load all that Qt knows of gradients."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().color(token))
    painter.drawRect(rect)


def text_line(
    painter: QPainter,
    rect: QRect,
    text: str,
    role: FontRole = "body",
    tint: str = "text",
    align: Qt.AlignmentFlag = LEFT,
    *,
    middle: bool = False,
) -> bool:
    """Paint one line, elided at the right or in the middle; tell whether it had to be elided."""
    metrics = look().metrics(role)
    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    shown = metrics.elidedText(text, mode, rect.width())
    painter.setFont(look().font(role))
    painter.setPen(look().color(tint))
    painter.drawText(rect, int(align | Qt.TextFlag.TextSingleLine), shown)
    return shown != text


def marked_line(
    painter: QPainter,
    rect: QRect,
    text: str,
    role: FontRole = "body",
    tint: str = "muted",
    strong_tint: str = "text",
) -> bool:
    """Paint one line with **strong** parts, elided at the right; tell whether it was elided."""
    left = QRect(rect)
    for part, strong in runs(text):
        used: FontRole = STRONG_OF.get(role, role) if strong else role
        if text_line(painter, left, part, used, strong_tint if strong else tint):
            return True
        left.setLeft(left.left() + look().width(part, used))
    return False


def marked_width(text: str, role: FontRole = "body") -> int:
    """Return the width of a line with **strong** parts."""
    return sum(
        look().width(part, STRONG_OF.get(role, role) if strong else role)
        for part, strong in runs(text)
    )


def icon(
    painter: QPainter, rect: QRect | QRectF, meaning: str, tint: str = "text", size: int = 16
) -> None:
    """Paint an icon in the middle of a rectangle."""
    middle = QRectF(rect).center()
    corner = QPointF(round(middle.x() - size / 2), round(middle.y() - size / 2))
    painter.drawPixmap(corner, look().pixmap(meaning, tint, size))


def pill_width(text: str, meaning: str = "") -> int:
    """Return the width of a pill: icon 12, word 12/600, padding 5 and 6."""
    return (5 + 12 + 4 if meaning else 6) + look().width(text, "small_strong") + 6


def pill(
    painter: QPainter, rect: QRect, text: str, meaning: str, tint: str, fill: str = ""
) -> None:
    """Paint a pill at the left of a rectangle, centred in its height, elided when too narrow."""
    width = min(pill_width(text, meaning), rect.width())
    area = QRect(rect.left(), rect.center().y() - PILL_HEIGHT // 2 + 1, width, PILL_HEIGHT)
    soft = f"soft_{tint}"
    box(painter, area, fill or (soft if soft in look().theme.colors else "soft_draft"), radius=4)
    at = area.left() + 6
    if meaning:
        icon(painter, QRect(area.left() + 5, area.top(), 12, PILL_HEIGHT), meaning, tint, 12)
        at = area.left() + 21
    text_line(
        painter,
        QRect(at, area.top(), area.right() - at - 4, PILL_HEIGHT),
        text,
        "small_strong",
        tint,
    )


def key_cap_width(text: str) -> int:
    """Return the width of a key cap: at least 20, padding 5."""
    if text in ENTER:
        return 24
    return max(20, look().width(text, "small") + 12)


def key_cap(painter: QPainter, rect: QRect, text: str, tint: str = "muted") -> None:
    """Paint a key cap into its rectangle; "↵" becomes the icon, the font has no such glyph."""
    on_primary = tint == "on_primary"
    box(painter, rect, None if on_primary else "surface", tint if on_primary else "line", radius=4)
    if text in ENTER:
        icon(painter, rect, "enter", tint, 12)
    else:
        text_line(painter, rect, text, "small", tint, CENTER)
