"""The nine fields where hasil kerja and perilaku kerja meet, with everyone's initials in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.wording import predicate_label, rating_label
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.widgets.small import initials, predicate_mark

SCALE = (Rating.BELOW, Rating.MEETS, Rating.ABOVE)
"""The ratings from low to high: columns from the left, rows from below."""
CELL, GAP, TOKEN = 50, 4, 25
SIDE, FOOT = 64, 24

Spot = tuple[Rating, Rating]
"""A field: hasil kerja and perilaku kerja."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A person in a field."""

    person_id: str
    name: str
    work: Rating
    behaviour: Rating

    @property
    def spot(self) -> Spot:
        """Return the field."""
        return self.work, self.behaviour


def neighbour(spot: Spot, key: Qt.Key) -> Spot:
    """Return the field that an arrow leads to; at the edge the same field."""
    work, behaviour = SCALE.index(spot[0]), SCALE.index(spot[1])
    rise = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(key, 0)
    right = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(key, 0)
    return (
        SCALE[max(0, min(2, work + rise))],
        SCALE[max(0, min(2, behaviour + right))],
    )


class _Field(QWidget):
    """One of the nine; arrows go to the neighbours, Enter goes through the persons in it."""

    def __init__(self, spot: Spot, whole: Quadrant) -> None:
        super().__init__(whole)
        self.spot = spot
        self.whole = whole
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pressed: tuple[str, QPoint] | None = None

    def tokens(self) -> list[tuple[Placed, QRect]]:
        """Return who is shown, with the place of each; the last place may say "+3"."""
        people = self.whole.people_in(self.spot)
        room = max(1, (self.width() - 14) // (TOKEN + 3))
        shown = people
        if len(people) > room:
            rated = [p for p in people if p.person_id == self.whole.person]
            others = [p for p in people if p.person_id != self.whole.person]
            shown = others[: max(0, room - 1 - len(rated))] + rated
        top = self.height() - 26
        return [
            (person, QRect(8 + n * (TOKEN + 3), top, TOKEN, 20)) for n, person in enumerate(shown)
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.whole.chosen_spot == self.spot
        over = self.whole.drop_spot == self.spot
        border = "primary" if chosen or over else "line"
        fill = "selected" if chosen else "soft_primary" if over else "canvas"
        paint.box(painter, self.rect(), fill, border, radius=4, width=2 if chosen or over else 1)
        predicate = self.whole.predicate_at(self.spot)
        if predicate is not None:
            words = QRect(9, 5, self.width() - 16, 16)
            tint = predicate_mark(predicate).tint
            paint.text_line(painter, words, predicate_label(predicate), "small_strong", tint)
        shown = self.tokens()
        for person, place in shown:
            active = person.person_id == self.whole.person
            paint.box(
                painter,
                place,
                "primary" if active else "surface",
                None if active else "control_line",
                radius=10,
            )
            tint = "on_primary" if active else "text"
            text = initials(person.name)
            paint.text_line(painter, place, text, "small_strong", tint, paint.CENTER)
        left = len(self.whole.people_in(self.spot)) - len(shown)
        if left:
            at = 8 + len(shown) * (TOKEN + 3)
            place = QRect(at, self.height() - 26, 32, 20)
            paint.text_line(painter, place, f"+{left}", "small_strong", "muted")
        if self.hasFocus():
            paint.box(painter, self.rect().adjusted(2, 2, -2, -2), None, "primary", radius=3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.whole.focus_on(neighbour(self.spot, key))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.whole.choose_next(self.spot)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        for person, place in self.tokens():
            if place.contains(at):
                self._pressed = (person.person_id, at)
                self.whole.chosen.emit(person.person_id)
                return
        self._pressed = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        at = event.position().toPoint()
        if (at - self._pressed[1]).manhattanLength() >= QApplication.startDragDistance():
            self.whole.drag_over(self.mapTo(self.whole, at))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._pressed is not None:
            person_id, _ = self._pressed
            self._pressed = None
            self.whole.drop(person_id, self.spot)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            names = [p.name for p, place in self.tokens() if place.contains(event.pos())]
            people = names or [p.name for p in self.whole.people_in(self.spot)]
            QToolTip.showText(event.globalPos(), "\n".join(people), self)
            return True
        return super().event(event)


class Quadrant(QWidget):
    """Shows persons by their two ratings; moving one asks the page, which asks for the reason."""

    chosen = Signal(str)
    """Id of the person that was chosen."""
    move_requested = Signal(str, object, object)
    """Id of a person, and the ratings of hasil kerja and perilaku kerja that are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Kuadran kinerja"))
        self._people: tuple[Placed, ...] = ()
        self._cells: dict[Spot, Predicate] = {}
        self.person = ""
        self.drop_spot: Spot | None = None
        self._words = {
            Rating.ABOVE: self.tr("Di atas"),
            Rating.MEETS: self.tr("Sesuai"),
            Rating.BELOW: self.tr("Di bawah"),
        }
        self._fields = {
            (work, behaviour): _Field((work, behaviour), self)
            for work in reversed(SCALE)
            for behaviour in SCALE
        }
        self._speak()

    def set_matrix(self, matrix: Sequence[tuple[str, str, str]]) -> None:
        """Take the predicates of the regulation: (hasil kerja, perilaku kerja, predicate)."""
        known = set(Predicate)
        self._cells = {
            (Rating(work), Rating(behaviour)): Predicate(result)
            for work, behaviour, result in matrix
            if result in known
        }
        self._speak()

    def set_people(self, people: Sequence[Placed], person_id: str) -> None:
        """Show persons; one of them is being rated."""
        self._people, self.person = tuple(people), person_id
        self._speak()

    def people_in(self, spot: Spot) -> list[Placed]:
        """Return the persons of a field, who is being rated last, as a hand would lay them."""
        found = [person for person in self._people if person.spot == spot]
        return sorted(found, key=lambda person: person.person_id == self.person)

    def predicate_at(self, spot: Spot) -> Predicate | None:
        """Return the predicate of a field."""
        return self._cells.get(spot)

    @property
    def chosen_spot(self) -> Spot | None:
        """Return the field of the person being rated."""
        return next((p.spot for p in self._people if p.person_id == self.person), None)

    def counts(self) -> Mapping[Spot, int]:
        """Return how many persons stand in each field."""
        return {spot: len(self.people_in(spot)) for spot in self._fields}

    def move_by(self, key: Qt.Key) -> None:
        """Ask to move the person being rated; who has no place yet starts in the middle."""
        now = self.chosen_spot
        wanted = neighbour(now, key) if now is not None else (Rating.MEETS, Rating.MEETS)
        if self.person and wanted != now:
            self.move_requested.emit(self.person, *wanted)

    def focus_on(self, spot: Spot) -> None:
        """Put the focus on a field."""
        self._fields[spot].setFocus(Qt.FocusReason.TabFocusReason)

    def choose_next(self, spot: Spot) -> None:
        """Choose the next person of a field."""
        ids = [person.person_id for person in self._people if person.spot == spot]
        if ids:
            at = ids.index(self.person) + 1 if self.person in ids else 0
            self.chosen.emit(ids[at % len(ids)])

    def drag_over(self, place: QPoint) -> None:
        """Show where a dragged person would land."""
        found = (spot for spot, f in self._fields.items() if f.geometry().contains(place))
        self.drop_spot = next(found, None)
        self._repaint()

    def drop(self, person_id: str, origin: Spot) -> None:
        """Ask to move a dragged person to where it was let go."""
        target, self.drop_spot = self.drop_spot, None
        self._repaint()
        if target is not None and target != origin:
            self.move_requested.emit(person_id, *target)

    def sizeHint(self) -> QSize:
        """Return the size of nine fields with their words."""
        return QSize(480, 3 * CELL + 2 * GAP + FOOT)

    def minimumSizeHint(self) -> QSize:
        """Let the fields become narrow."""
        return QSize(SIDE + 3 * 90, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the fields out."""
        super().resizeEvent(event)
        wide = (self.width() - SIDE - 2 * GAP) / 3
        for (work, behaviour), field in self._fields.items():
            row, column = 2 - SCALE.index(work), SCALE.index(behaviour)
            left = round(SIDE + column * (wide + GAP))
            right = round(SIDE + column * (wide + GAP) + wide)
            field.setGeometry(left, row * (CELL + GAP), right - left, CELL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words at the axes."""
        painter = QPainter(self)
        for (work, behaviour), field in self._fields.items():
            area = field.geometry()
            if behaviour is Rating.BELOW:
                words = QRect(0, area.top(), SIDE - 6, area.height())
                paint.text_line(painter, words, self._words[work], "small", "muted", paint.RIGHT)
            if work is Rating.BELOW:
                words = QRect(area.left(), area.bottom() + 5, area.width(), 16)
                text = self._words[behaviour]
                paint.text_line(painter, words, text, "small", "muted", paint.CENTER)

    def _speak(self) -> None:
        for (work, behaviour), field in self._fields.items():
            predicate = self.predicate_at((work, behaviour))
            names = ", ".join(p.name for p in self.people_in((work, behaviour)))
            field.setAccessibleName(
                self.tr("Hasil kerja {0}, perilaku kerja {1}: {2}. {3}").format(
                    rating_label(work),
                    rating_label(behaviour),
                    predicate_label(predicate) if predicate else "–",
                    names or self.tr("Tidak ada pegawai"),
                )
            )
        self._repaint()

    def _repaint(self) -> None:
        self.update()
        for field in self._fields.values():
            field.update()
