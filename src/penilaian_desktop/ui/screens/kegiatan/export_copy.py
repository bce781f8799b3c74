"""Copy-ready text for the national system: one card per entry, one button per field."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn

KEYS = "12345"


@dataclass(frozen=True, slots=True)
class CopyField:
    """A field as the national system asks for it."""

    label: str
    text: str


def link_of(item: ActivityItem) -> str:
    """Return the first link that an entry's note holds, "" without one."""
    words = item.note.split()
    return next((word for word in words if word.startswith(("http://", "https://"))), "")


class CopyCard(Card):
    """The fields of one entry, each with its button; the keys 1 to 5 press them."""

    def __init__(self, title: str, note: str, fields: tuple[CopyField, ...]) -> None:
        super().__init__(title, note, padded=True)
        self.fields = fields
        self.buttons: list[Button] = []
        self.body.setSpacing(8)
        for at, field in enumerate(fields):
            row = QHBoxLayout()
            row.setSpacing(12)
            label = Label(field.label, "small", "muted")
            label.setFixedWidth(92)
            value = Label(
                field.text or self.tr("belum diisi"), "body", "text" if field.text else "muted"
            )
            value.setWordWrap(True)
            value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            button = Button(self.tr("Salin"), "copy", cap=KEYS[at], compact=True)
            button.setAccessibleName(
                self.tr("Salin {field}: {text}").format(field=field.label, text=field.text)
            )
            button.clicked.connect(lambda _checked=False, at=at: self.copy(at))
            if not field.text:
                button.refuse(self.tr("Tidak ada yang disalin."))
            self.buttons.append(button)
            label.setMinimumHeight(28)
            said = QVBoxLayout()
            said.setContentsMargins(0, 4, 0, 4)
            said.addWidget(value)
            said.addStretch(1)
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(said, 1)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(row)

    def copy(self, at: int) -> bool:
        """Copy a field; its button says so until another one is copied."""
        if at >= len(self.fields) or not self.fields[at].text:
            return False
        QGuiApplication.clipboard().setText(self.fields[at].text)
        for number, button in enumerate(self.buttons):
            button.setText(self.tr("Disalin") if number == at else self.tr("Salin"))
            button.set_icon("check" if number == at else "copy")
        self.buttons[at].setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class CopyDialog(Dialog):
    """The entries of some days as cards; ↑ and ↓ go from card to card."""

    def __init__(self, over: QWidget, title: str, items: tuple[ActivityItem, ...]) -> None:
        super().__init__(over, title, width=760, height=640)
        self.cards: list[CopyCard] = []
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for item in items:
            card = CopyCard(wording.weekday_date(item.day), self._time(item), self._fields(item))
            self.cards.append(card)
            column.addWidget(card)
        if not items:
            column.addWidget(
                EmptyState(
                    "activities",
                    self.tr("Tidak ada kegiatan pada rentang ini"),
                    self.tr("Pilih hari atau minggu lain, lalu buka lagi."),
                )
            )
        column.addStretch(1)
        self.column = ScrollColumn(inner)
        self.body.addWidget(self.column, 1)
        self.explain(self.tr("**1–5** menyalin isian kartu ini · **↑ ↓** kartu lain"))
        self.add_action(Button(self.tr("Tutup"), clicked=self.reject))

    def _time(self, item: ActivityItem) -> str:
        if item.start is None or item.end is None:
            return wording.hours(item.minutes)
        return f"{wording.clock(item.start)}–{wording.clock(item.end)}"

    def _fields(self, item: ActivityItem) -> tuple[CopyField, ...]:
        volume = "" if item.volume is None else wording.number(item.volume)
        return (
            CopyField(self.tr("Tanggal"), item.day.strftime("%d-%m-%Y")),
            CopyField(self.tr("RHK"), item.rhk_text if item.rhk_number is not None else ""),
            CopyField(self.tr("Progres"), item.text),
            CopyField(self.tr("Volume"), f"{volume} {item.unit or ''}".strip()),
            CopyField(self.tr("Tautan bukti"), link_of(item)),
        )

    def current(self) -> int:
        """Return the number of the card with the focus, the first one without."""
        focus = self.window().focusWidget()
        for at, card in enumerate(self.cards):
            if card.isAncestorOf(focus):
                return at
        return 0

    def go(self, at: int) -> None:
        """Put the focus on the first button of a card that can be pressed."""
        if not 0 <= at < len(self.cards):
            return
        card = self.cards[at]
        button = next((b for b in card.buttons if b.isEnabled()), card.buttons[0])
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.column.ensureWidgetVisible(card, 0, 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy by number, go from card to card."""
        key = event.text()
        if self.cards and key in tuple(KEYS):
            self.cards[self.current()].copy(KEYS.index(key))
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.go(self.current() + (1 if event.key() == Qt.Key.Key_Down else -1))
        else:
            super().keyPressEvent(event)
