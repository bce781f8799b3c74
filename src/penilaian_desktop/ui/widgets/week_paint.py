"""Paint the week: head with rings, hours, blocks, gaps, overlaps, the present and the preview."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.activity_views import ActivityItem, DayInfo
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import FontRole, look
from penilaian_desktop.ui.widgets.week_geometry import WeekGeometry
from penilaian_desktop.ui.widgets.week_layout import DayLayout, Span, overlap_minutes
from penilaian_desktop.ui.widgets.week_words import WeekWords

LINE = 16
LEAST_FOR_WORDS = 11
"""A quarter of an hour in a narrow window is lower: it speaks by its tool tip."""
LEAST_FOR_GRIPS = 20
STATE_LOOK: dict[ActivityStatus, tuple[str, str, str]] = {
    ActivityStatus.DRAFT: ("control_line", "soft_draft", "muted"),
    ActivityStatus.SUBMITTED: ("primary", "soft_primary", "primary"),
    ActivityStatus.APPROVED: ("good", "soft_good", "good"),
    ActivityStatus.RETURNED: ("bad", "soft_bad", "bad"),
}


@dataclass(frozen=True, slots=True)
class Preview:
    """The entry being typed or dragged, in its place; `hint` None says how to save it."""

    day: date
    start: int
    end: int
    text: str
    time: str
    volume: str
    hint: str | None = None
    tint: str = "primary"


def elided(text: str, metrics: QFontMetricsF, width: float) -> str:
    """Shorten a text to a width, before a word with a hyphen rather than inside it (KTP-el)."""
    found = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    kept = found.removesuffix("…")
    if found == text or not kept.strip():
        return found
    cut = text[: text.find(" ", len(kept))] if " " in text[len(kept) :] else text
    last = cut.rsplit(" ", 1)[-1]
    head = cut[: len(cut) - len(last)].rstrip()
    if "-" in last and head and len(kept) > len(head):
        return f"{head}…"
    return found


def wrap(text: str, metrics: QFontMetricsF, width: float, lines: int) -> list[str]:
    """Break a text at spaces into at most `lines`, each elided when a word is too long."""
    words = text.split()
    found: list[str] = []
    while words and len(found) < lines - 1:
        line = words.pop(0)
        while words and metrics.horizontalAdvance(f"{line} {words[0]}") <= width:
            line = f"{line} {words.pop(0)}"
        found.append(elided(line, metrics, width))
    if words:
        found.append(elided(" ".join(words), metrics, width))
    return found


class WeekPainter:
    """Paints one frame of the grid with a painter that is already open."""

    def __init__(
        self,
        painter: QPainter,
        words: WeekWords,
        geometry: WeekGeometry,
        now: datetime | None,
    ) -> None:
        self.p = painter
        self.words = words
        self.g = geometry
        self.now = now

    # --- small tools -----------------------------------------------------------------------
    def text(
        self,
        rect: QRectF,
        text: str,
        role: FontRole,
        token: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        *,
        elide: bool = True,
    ) -> None:
        """Write one line inside a rectangle, elided to its width."""
        font = look().font(role)
        self.p.setFont(font)
        self.p.setPen(look().color(token))
        if elide:
            text = elided(text, QFontMetricsF(font), rect.width() + 1)
        flags = align | Qt.AlignmentFlag.AlignVCenter
        self.p.drawText(rect, int(flags) | int(Qt.TextFlag.TextSingleLine), text)

    def icon(self, name: str, token: str, x: float, y: float, size: int) -> None:
        """Draw an icon with its corner at (x, y)."""
        look().icon(name, token, size).paint(self.p, round(x), round(y), size, size)

    def width_of(self, text: str, role: FontRole) -> float:
        """Return the width of a text in a type role."""
        return QFontMetricsF(look().font(role)).horizontalAdvance(text)

    def box(self, rect: QRectF, fill: str, radius: float = 4) -> None:
        """Fill a rounded box."""
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(look().color(fill))
        self.p.drawRoundedRect(rect, radius, radius)

    def frame(
        self,
        rect: QRectF,
        token: str,
        width: float = 1,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
        radius: float = 4,
    ) -> None:
        """Draw a rounded frame whose line lies inside the rectangle."""
        pen = QPen(look().color(token), width, style)
        if style is Qt.PenStyle.CustomDashLine:
            pen.setDashPattern([3, 2])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.p.setPen(pen)
        self.p.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        self.p.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)

    def horizontal(self, x: float, y: float, width: float, token: str) -> None:
        """Draw a line one pixel high."""
        self.p.fillRect(QRectF(x, y, width, 1), look().color(token))

    def vertical(self, x: float, y: float, height: float, token: str) -> None:
        """Draw a line one pixel wide."""
        self.p.fillRect(QRectF(x, y, 1, height), look().color(token))

    # --- head ------------------------------------------------------------------------------
    def head(self, index: int, column: DayLayout) -> None:
        """Draw the head of one column: day, date, minutes against the target, ring."""
        x, width = self.g.columns[index]
        height = self.g.measures.head
        info = column.info
        today = self.now is not None and info.day == self.now.date()
        past = self.now is None or info.day < self.now.date()
        left = x + 12 if width > 60 else x + 6
        middle = height / 2
        role: FontRole = "small_strong" if today else "small"
        token = "primary" if today else "muted"
        self.text(QRectF(left, middle - 17, 40, 16), self.words.short_day(info), role, token)
        number = str(info.day.day)
        if today:
            box = QRectF(left - 2, middle, max(self.width_of(number, "section") + 12, 26), 19)
            self.box(box, "primary", 6)
            self.text(box, number, "section", "on_primary", Qt.AlignmentFlag.AlignHCenter)
        else:
            self.text(QRectF(left, middle - 1, 40, 20), number, "section", "text")
        if info.target > 0:
            self._head_balance(column, QRectF(x, 0, width, height), today=today, past=past)
        elif info.free_kind != "weekend" and width > 100:
            self._free_pill(info, x + width - 12, middle, room=width - 64)

    def _free_pill(self, info: DayInfo, right: float, middle: float, *, room: float) -> None:
        word = self.words.free_title(info)
        around = 12 + 12 + 4
        if self.width_of(word, "small_strong") + around > room:
            word = self.words.free_short(info)
        width = self.width_of(word, "small_strong") + around
        pill = QRectF(round(right - width), round(middle - 10), round(width), 20)
        self.box(pill, "soft_info")
        name = "holiday" if info.free_kind == "holiday" else "leave"
        self.icon(name, "info", pill.x() + 5, pill.y() + 4, 12)
        self.text(pill.adjusted(21, 0, 0, 0), word, "small_strong", "info", elide=False)

    def _head_balance(self, column: DayLayout, rect: QRectF, *, today: bool, past: bool) -> None:
        info = column.info
        ring = QRectF(rect.right() - 12 - 28, rect.center().y() - 14, 28, 28)
        self.ring(ring, info)
        if self.g.narrow or rect.width() < 150:
            return
        words = QRectF(rect.x() + 44, 0, ring.x() - 8 - rect.x() - 44, LINE)
        top = rect.center().y() - 16
        right = Qt.AlignmentFlag.AlignRight
        coming = not past and not today
        minutes = wording.hours(info.target if coming and not info.logged else info.logged)
        strong: FontRole = "small_strong" if not coming or info.logged else "small"
        self.text(
            words.translated(0, top), minutes, strong, "text" if not coming else "muted", right
        )
        note, token = self.words.balance(info, today, past), "muted"
        short = past and not today and 0 < info.target > info.logged
        if short and self.width_of(self.words.widest_balance(), "small") > words.width():
            note = f"−{info.target - info.logged} m"
        if coming and not info.logged:
            note = ""
        doubled = overlap_minutes(column)
        if doubled:
            note, token = self.words.doubled(doubled), "warn"
            if self.width_of(note, "small") + 18 > words.width():
                note = f"{doubled} m"
            start = words.right() - self.width_of(note, "small") - 18
            self.icon("warn", "warn", start, top + LINE + 1, 14)
        self.text(words.translated(0, top + LINE), note, "small", token, right)

    def ring(self, rect: QRectF, info: DayInfo) -> None:
        """Draw the ring of a day: minutes logged of the target."""
        full = info.logged >= info.target > 0
        inner = rect.adjusted(2, 2, -2, -2)
        pen = QPen(look().color("good" if full else "line"), 4)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.p.setBrush(Qt.BrushStyle.NoBrush)
        self.p.setPen(pen)
        self.p.drawEllipse(inner)
        if full:
            self.icon("check", "good", rect.center().x() - 7, rect.center().y() - 7, 14)
        elif info.target > 0 and info.logged > 0:
            pen.setColor(look().color("primary"))
            self.p.setPen(pen)
            self.p.drawArc(inner, 90 * 16, -round(360 * 16 * info.logged / info.target))

    # --- columns ---------------------------------------------------------------------------
    def column_ground(self, index: int, column: DayLayout) -> None:
        """Draw what lies under the blocks: free ground, hour lines, break, gaps."""
        x, width = self.g.columns[index]
        height = self.g.content_height
        info = column.info
        if info.target <= 0:
            self.p.fillRect(QRectF(x, 0, width, height), look().color("canvas"))
            return
        layout = self.g.layout
        for minute in range(layout.first + 60, layout.last, 60):
            self.horizontal(x, round(self.g.y_of(minute)), width, "line")
        rest = Span(info.break_start, info.break_end)
        free = all(b.end <= rest.start or b.start >= rest.end for b in column.blocks)
        if rest.minutes > 0 and free:
            place = self.g.span_rect(index, rest)
            self.text(place.adjusted(8, 0, -4, 0), self.words.rest(), "small", "muted")

    def free_words(self, index: int, column: DayLayout, seen: QRectF) -> None:
        """Name a free day in the middle of what is visible of its column."""
        x, width = self.g.columns[index]
        info = column.info
        middle = seen.center().y()
        if info.free_kind == "weekend":
            lines = self.words.free_title(info).split(" ")
            for row, word in enumerate(lines):
                top = middle - LINE * len(lines) / 2 + row * LINE
                centre = Qt.AlignmentFlag.AlignHCenter
                self.text(QRectF(x + 2, top, width - 4, LINE), word, "small", "muted", centre)
            return
        if column.blocks:
            return
        name = "holiday" if info.free_kind == "holiday" else "leave"
        title = self.words.free_title(info)
        metrics = QFontMetricsF(look().font("small"))
        source = wrap(info.free, metrics, width - 16, 3) if info.free_kind == "holiday" else []
        self.icon(name, "info", x + width / 2 - 10, middle - 54, 20)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.text(QRectF(x + 4, middle - 30, width - 8, 20), title, "strong", "text", centre)
        for row, line in enumerate(source):
            place = QRectF(x + 4, middle - 8 + row * LINE, width - 8, LINE)
            self.text(place, line, "small", "muted", centre)

    def gap(self, rect: QRectF, minutes: int, *, hover: bool) -> None:
        """Draw an empty stretch of the working hours."""
        self.box(rect, "soft_warn")
        self.frame(rect, "warn", 1, Qt.PenStyle.SolidLine if hover else Qt.PenStyle.CustomDashLine)
        if rect.height() < LINE:
            return
        text = self.words.gap(minutes)
        width = self.width_of(text, "small_strong")
        if width + 24 > rect.width():
            text = f"{minutes} m"
            width = self.width_of(text, "small_strong")
        left = rect.center().x() - (width + 20) / 2
        self.icon("add", "warn", left, rect.center().y() - 6, 12)
        self.text(
            QRectF(left + 20, rect.y(), width + 4, rect.height()), text, "small_strong", "warn"
        )

    # --- blocks ----------------------------------------------------------------------------
    def block(
        self,
        rect: QRectF,
        item: ActivityItem,
        *,
        hover: bool,
        clear: QRectF | None = None,
    ) -> None:
        """Draw an entry: bar in the colour of its state, text, state icon, paper clip.

        The words stay inside `clear`, the part that no other entry shares.
        """
        bar, fill, sign = STATE_LOOK[item.status]
        self.p.save()
        path = QPainterPath()
        path.addRoundedRect(rect, 4, 4)
        self.p.setClipPath(path, Qt.ClipOperation.IntersectClip)
        self.p.fillRect(rect, look().color(fill))
        self.p.fillRect(QRectF(rect.x(), rect.y(), 4, rect.height()), look().color(bar))
        free = rect if clear is None or clear.height() < LINE else clear
        self._block_words(free, item)
        self.p.restore()
        if hover:
            self.frame(rect, bar)
        if rect.height() < LEAST_FOR_WORDS:
            return
        low = free.height() < 28
        top = free.center().y() - 6 if low else free.y() + 4
        if rect.width() > 40:
            self.icon(item.status.value, sign, rect.right() - 16, top, 12)
            if item.evidence_count and not low:
                self.icon("evidence", sign, rect.right() - 16, top + LINE, 12)

    def _block_words(self, rect: QRectF, item: ActivityItem) -> None:
        inner = rect.adjusted(10, 0, -6, 0)
        if rect.height() < LEAST_FOR_WORDS:
            return
        if rect.height() < 28:
            place = QRectF(inner.x(), rect.center().y() - 8, inner.width() - 16, LINE)
            self.text(place, item.text, "small_strong", "text")
            return
        short = rect.height() < 40
        room = int((rect.height() - (2 if short else 10)) // LINE)
        font: QFont = look().font("small_strong")
        titles = wrap(item.text, QFontMetricsF(font), inner.width() - 16, 2 if room >= 3 else 1)
        top = rect.y() + (1 if short else 4)
        for line in titles:
            place = QRectF(inner.x(), top, inner.width() - 14, LINE)
            self.text(place, line, "small_strong", "text", elide=False)
            top += LINE
        if room > len(titles):
            returned = item.status is ActivityStatus.RETURNED
            clip = 14 if item.evidence_count and len(titles) == 1 else 0
            self.text(
                QRectF(inner.x(), top, inner.width() - clip + 2, LINE),
                self.words.second_line(item, narrow=self.g.narrow),
                "small_strong" if returned else "small",
                "bad" if returned else "muted",
            )

    def overlap(self, rect: QRectF) -> None:
        """Hatch the minutes that two entries share."""
        self.p.fillRect(rect, look().color("soft_warn"))
        brush = QBrush(look().color("warn"), Qt.BrushStyle.BDiagPattern)
        self.p.fillRect(rect, brush)
        self.frame(rect, "warn", 1, radius=0)

    def chip(self, rect: QRectF, minutes: int, *, hover: bool) -> None:
        """Draw the repair chip of an overlap with its key."""
        self.box(rect, "hover" if hover else "surface")
        self.frame(rect, "warn")
        cap = QRectF(rect.right() - 22, rect.y() + 2, 20, 20)
        paint.key_cap(self.p, cap.toRect(), "P")
        word = self.words.repair()
        width = self.width_of(word, "small_strong")
        self.text(
            QRectF(cap.x() - 8 - width, rect.y(), width + 2, rect.height()),
            word,
            "small_strong",
            "primary",
        )
        room = cap.x() - 16 - width - rect.x() - 9
        words = self.words.doubled(minutes)
        for shorter in (f"{minutes} m", ""):
            if self.width_of(words, "small_strong") > room:
                words = shorter
        self.text(
            QRectF(rect.x() + 9, rect.y(), room, rect.height()),
            words,
            "small_strong",
            "warn",
        )

    def focus(self, rect: QRectF, *, grips: bool = False) -> None:
        """Draw the ring of the current block, with the grips that move its edges."""
        self.frame(rect.adjusted(-2, -2, 2, 2), "primary", 2, radius=6)
        if grips and rect.height() >= LEAST_FOR_GRIPS:
            for y in (rect.top() - 3, rect.bottom() - 1):
                self.box(QRectF(round(rect.center().x()) - 4, y, 8, 4), "primary", 1)

    # --- over everything -------------------------------------------------------------------
    def preview(self, rect: QRectF, preview: Preview) -> None:
        """Draw the entry that is being typed or dragged."""
        tint = preview.tint
        self.box(rect, "surface")
        self.frame(rect, tint, 2, Qt.PenStyle.CustomDashLine)
        inner = rect.adjusted(12, 0, -8, 0)
        if rect.height() < 28:
            place = QRectF(inner.x(), rect.center().y() - 8, inner.width(), LINE)
            self.text(place, preview.text, "small_strong", tint)
            return
        rows = int((rect.height() - 10) // LINE)
        top = rect.y() + 4
        place = QRectF(inner.x(), top, inner.width(), LINE)
        self.text(place, preview.text, "small_strong", tint)
        if rows >= 2:
            known = [part for part in (preview.time, preview.volume) if part]
            second = known[-1] if self.g.narrow and known else " · ".join(known)
            self.text(place.translated(0, LINE), second, "small", "muted")
        if rows >= 3 and not self.g.narrow and preview.hint != "":
            line = place.translated(0, 2 * LINE)
            if preview.hint is not None:
                self.text(line, preview.hint, "small", "muted")
                return
            self.icon("enter", "muted", line.x(), line.y() + 2, 12)
            self.text(line.adjusted(16, 0, 0, 0), self.words.to_save(), "small", "muted")

    def present(self, index: int, minute: int, column: DayLayout, *, words: bool) -> None:
        """Draw the line of the present with its words; an entry lying there stays readable."""
        x, width = self.g.columns[index]
        y = round(self.g.y_of(minute))
        covered = any(block.start < minute < block.end for block in column.blocks)
        self.p.fillRect(QRectF(x, y - 1, 4 if covered else width, 2), look().color("bad"))
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(look().color("bad"))
        self.p.drawEllipse(QPointF(x, y), 4, 4)
        after = minute + round(20 / self.g.hour * 60)
        if words and all(block.end <= minute or block.start >= after for block in column.blocks):
            place = QRectF(x + 11, y + 3, width - 14, LINE)
            self.text(place, self.words.now(minute), "small_strong", "bad")
