"""Small marks: key caps, pills with an icon and a word, avatars, icons."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import FontRole

if TYPE_CHECKING:
    from penilaian_desktop.domain.activity import ActivityStatus
    from penilaian_desktop.domain.appraisal import Predicate, Rating
    from penilaian_desktop.domain.plan import PlanStatus


class Mark(NamedTuple):
    """What a pill shows: a word, an icon by meaning, a colour token, and its fill."""

    text: str
    icon: str
    tint: str
    fill: str = ""


_STATUS = {
    "draft": ("draft", "muted", "soft_draft"),
    "submitted": ("submitted", "primary", ""),
    "approved": ("approved", "good", ""),
    "returned": ("returned", "bad", ""),
    "agreed": ("approved", "good", ""),
}
_PREDICATE = {
    "sangat_baik": "tier1",
    "baik": "tier2",
    "butuh_perbaikan": "tier3",
    "kurang": "tier4",
    "sangat_kurang": "tier5",
}
_RATING = {
    "di_atas_ekspektasi": ("above", "tier1", ""),
    "sesuai_ekspektasi": ("meets", "muted", "soft_draft"),
    "di_bawah_ekspektasi": ("below", "tier4", ""),
}


def status_mark(status: ActivityStatus | PlanStatus) -> Mark:
    """Return the mark of an entry's or a plan's state."""
    from penilaian_desktop.domain.wording import status_label  # noqa: PLC0415 - not at start-up

    icon, tint, fill = _STATUS[status.value]
    return Mark(status_label(status), icon, tint, fill)


def predicate_mark(predicate: Predicate) -> Mark:
    """Return the mark of a predikat, coloured by its tier."""
    from penilaian_desktop.domain.wording import predicate_label  # noqa: PLC0415 - not at start-up

    tier = _PREDICATE[predicate.value]
    return Mark(predicate_label(predicate), tier, tier)


def rating_mark(rating: Rating, text: str) -> Mark:
    """Return the mark of a rating with its short word ("Sesuai", "Di atas")."""
    icon, tint, fill = _RATING[rating.value]
    return Mark(text, icon, tint, fill)


class KeyCap(QWidget):
    """A key as people see it on the keyboard; "Enter" is drawn as an icon."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setFixedSize(paint.key_cap_width(text), 20)
        self.setAccessibleName(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cap."""
        paint.key_cap(QPainter(self), self.rect(), self._text)


class Pill(QWidget):
    """A state as icon and word on a soft fill; it elides when there is no room."""

    def __init__(self, mark: Mark | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_mark(mark)

    def set_mark(self, mark: Mark | None) -> None:
        """Show another mark; None hides the pill."""
        self._mark = mark
        if mark is None:
            self.hide()
        else:
            if self.parentWidget() is not None:
                self.show()
            self.setAccessibleName(mark.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of icon and word."""
        if self._mark is None:
            return QSize(0, paint.PILL_HEIGHT)
        return QSize(paint.pill_width(self._mark.text, self._mark.icon), paint.PILL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Let a pill shrink to its icon."""
        return QSize(min(28, self.sizeHint().width()), paint.PILL_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        if self._mark is not None:
            text, icon, tint, fill = self._mark
            paint.pill(QPainter(self), self.rect(), text, icon, tint, fill)


def status_pill(status: ActivityStatus | PlanStatus) -> Pill:
    """Return the pill of an entry's or a plan's state."""
    return Pill(status_mark(status))


def initials(name: str) -> str:
    """Return the initials of a name without its titles: "dr. Hendra Wijanarko, M.Kes" → "HW"."""
    words = [
        word for word in name.split(",", 1)[0].split() if word[:1].isupper() and "." not in word
    ]
    chosen = words or name.split()
    if not chosen:
        return ""
    if len(chosen) == 1:
        return chosen[0][:2].upper()
    return (chosen[0][0] + chosen[-1][0]).upper()


class Avatar(QWidget):
    """Initials in a circle of 28 or 40 px; filled with primary for the person at work."""

    def __init__(
        self, name: str, size: int = 28, *, active: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._active = active
        self.setFixedSize(size, size)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show another person."""
        self._initials = initials(name)
        self.setAccessibleName(name)
        self.update()

    def set_active(self, active: bool) -> None:
        """Fill the circle with primary, or not."""
        self._active = active
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint circle and initials."""
        draw_avatar(QPainter(self), self.rect(), self._initials, active=self._active)


def draw_avatar(painter: QPainter, rect: QRect, text: str, *, active: bool = False) -> None:
    """Paint initials in a circle; table delegates use it too."""
    fill, border = ("primary", None) if active else ("sunken", "line")
    paint.box(painter, rect, fill, border, radius=rect.width() / 2)
    role: FontRole = "strong" if rect.width() > 32 else "small_strong"
    tint = "on_primary" if active else "text"
    paint.text_line(painter, rect, text, role, tint, paint.CENTER)


class Icon(QWidget):
    """An icon as a widget; decoration unless it is given a name."""

    def __init__(
        self,
        meaning: str,
        tint: str = "muted",
        size: int = 16,
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._meaning, self._tint, self._size = meaning, tint, size
        self.setFixedSize(size, size)
        self.setAccessibleName(name)

    def set_icon(self, meaning: str, tint: str) -> None:
        """Show another icon."""
        self._meaning, self._tint = meaning, tint
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        paint.icon(QPainter(self), self.rect(), self._meaning, self._tint, self._size)


class Logo(QWidget):
    """The mark of the program: two checks on primary."""

    def __init__(self, size: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the logo."""
        painter = QPainter(self)
        paint.box(painter, self.rect(), "primary")
        paint.icon(painter, self.rect(), "check_all", "on_primary", round(self.width() * 0.6))
