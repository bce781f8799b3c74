"""The tables of the page: what waits, the laptops of the office, the mail."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.exchange_views import LaptopLine, MailLine, WaitingLine
from penilaian_desktop.domain.wording import number
from penilaian_desktop.sync.differences import kind_title
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.widgets.package_words import kind_words
from penilaian_desktop.ui.widgets.small import Mark
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel

_tr = translator("Pertukaran")

DRAFT = "soft_draft"
BARE = frozenset({"receipt", "enrolment_request"})
"""Kinds whose number of records says nothing to people."""


class WaitingModel(RecordModel[WaitingLine]):
    """What waits at a unit, by kind of record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            (
                Column("kind", _tr("Jenis catatan"), _kind, sort=lambda w: kind_title(w.kind)),
                Column("count", _tr("Jumlah"), _count, 64, number=True, sort=lambda w: w.count),
                Column("since", _tr("Sejak"), _since, 92, sort=lambda w: w.since),
                Column("state", _tr("Keadaan"), _waiting_state, 172),
            ),
            parent=parent,
        )


def _kind(line: WaitingLine) -> Cell:
    return Cell(kind_title(line.kind), strong=True)


def _count(line: WaitingLine) -> Cell:
    return Cell(number(line.count))


def _since(line: WaitingLine) -> Cell:
    return Cell(formats.day_text(formats.local_day(line.since)), tint="muted")


def _waiting_state(line: WaitingLine) -> Cell:
    left = line.count - line.sealed
    if not left:
        return Cell(pill=Mark(_tr("Menunggu tanda terima"), "mail", "info"))
    words = _tr("Belum dikirim")
    if line.sealed:
        words = _tr("{0} belum dikirim").format(number(left))
    return Cell(pill=Mark(words, "unsent", "warn"))


class LaptopModel(RecordModel[LaptopLine]):
    """The laptops that the office let in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            (
                Column("unit", _tr("Laptop unit"), _unit, sort=lambda x: (x.unit, x.name)),
                Column("due", _tr("Perubahan"), _due, 72, number=True, sort=lambda x: x.waiting),
                Column("heard", _tr("Kabar terakhir"), _heard, 92, sort=lambda x: x.heard),
                Column("state", _tr("Data induk"), _laptop_state, 172),
            ),
            parent=parent,
        )


def _unit(line: LaptopLine) -> Cell:
    return Cell(line.unit or _tr("tanpa unit"), line.name, strong=True)


def _due(line: LaptopLine) -> Cell:
    return Cell(number(line.waiting), tint="text" if line.waiting else "muted")


def _heard(line: LaptopLine) -> Cell:
    day = formats.day_text(formats.local_day(line.heard)) if line.heard else _tr("belum ada")
    return Cell(day, tint="muted")


def _laptop_state(line: LaptopLine) -> Cell:
    if line.waiting:
        return Cell(pill=Mark(_tr("Belum dikirim"), "unsent", "warn"))
    if line.on_the_way:
        return Cell(pill=Mark(_tr("Menunggu tanda terima"), "mail", "info"))
    return Cell(pill=Mark(_tr("Sudah diterima"), "done", "good"))


class MailModel(RecordModel[MailLine]):
    """What was sent and received, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.today = date.min
        self.narrow = False
        super().__init__(self._columns(128, 172), parent=parent)

    def set_narrow(self, narrow: bool) -> None:
        """Give what a package is the room of the time of day, or show that too."""
        if narrow == self.narrow:
            return
        self.beginResetModel()
        self.narrow = narrow
        self.columns = self._columns(56, 148) if narrow else self._columns(128, 172)
        self.endResetModel()

    def _columns(self, at: int, state: int) -> tuple[Column[MailLine], ...]:
        return (
            Column("way", "", _way, 18, spoken=_tr("Arah")),
            Column("what", _tr("Paket"), self._what, sort=lambda m: (m.kind, m.seq)),
            Column("count", _tr("Catatan"), _records, 56, number=True),
            Column("at", _tr("Dibuat"), self._at, at, sort=lambda m: m.at),
            Column("state", _tr("Keadaan"), self._state_cell, state),
        )

    def _what(self, line: MailLine) -> Cell:
        to = _tr("ke {0}") if line.direction == "out" else _tr("dari {0}")
        who = ", ".join(dict.fromkeys(part for part in (line.other, line.laptop) if part))
        what = _tr("{0} {1}").format(kind_words(line.kind), line.seq)
        return Cell(what, to.format(who) if who else "", strong=True)

    def _at(self, line: MailLine) -> Cell:
        whole = formats.when_text(line.made, self.today)
        if not self.narrow:
            return Cell(whole, tint="muted")
        day = formats.local_day(line.made)
        short = formats.day_text(day).removesuffix(f" {self.today.year}")
        return Cell(short, tint="muted", spoken=whole)

    def _state_cell(self, line: MailLine) -> Cell:
        return Cell(pill=mail_mark(line, self.today))


def _way(line: MailLine) -> Cell:
    out = line.direction == "out"
    return Cell(
        icon="arrow_up" if out else "arrow_down",
        icon_tint="primary" if out else "good",
        spoken=_tr("dikirim") if out else _tr("diterima"),
    )


def _records(line: MailLine) -> Cell:
    return Cell(number(line.records) if line.kind not in BARE else "–", tint="muted")


def mail_mark(line: MailLine, today: date) -> Mark:
    """Return the pill of a package sent or received."""
    if line.direction == "in" and line.kind == "handover" and line.outcome in {"ready", "held"}:
        return Mark(_tr("Menunggu diterima"), "pause", "warn")
    if line.direction == "in":
        marks = {
            "applied": Mark(_tr("Diterima"), "done", "good"),
            "partly": Mark(_tr("Diterima sebagian"), "split", "good"),
            "held": Mark(_tr("Menunggu paket lain"), "pause", "warn"),
            "ready": Mark(_tr("Ditahan"), "pause", "warn"),
        }
        return marks.get(line.outcome, Mark(_tr("Dicatat"), "check", "muted", DRAFT))
    if line.kind == "receipt":
        return Mark(_tr("Tanda terima dibuat"), "receipt", "muted", DRAFT)
    if line.kind == "enrolment_request":
        return Mark(_tr("Permintaan dibuat"), "send", "muted", DRAFT)
    if line.answered is None:
        return Mark(_tr("Menunggu tanda terima"), "mail", "info")
    day = formats.local_day(line.answered)
    short = formats.day_text(day)
    if day.year == today.year:
        short = short.removesuffix(f" {day.year}")
    return Mark(_tr("Diterima {0}").format(short), "receipt", "good")
