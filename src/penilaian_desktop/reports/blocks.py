"""Blocks that several forms share: titles, the two identities, signatures (REGULATIONS 1.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from penilaian_desktop.domain.employee import IdentityKind
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.plan import PersonSnapshot
from penilaian_desktop.domain.wording import MONTHS, ZONE_HOURS, long_date
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs, Signing, Solid
from penilaian_desktop.reports.pen import Pen
from penilaian_desktop.reports.pictures import read_picture
from penilaian_desktop.reports.style import (
    BODY,
    BOLD,
    HEAD,
    MM,
    PAD_X,
    SIGNING_ROOM,
    TITLE,
    Align,
)
from penilaian_desktop.reports.table import Cell, Table, cell
from penilaian_desktop.reports.text import Par, height_of, line_width, wrap

NOTHING = "-"
"""What a form shows where there is nothing to say."""

DOTS = "…" * 10
"""Where something is written by hand."""


def period_line(starts: date, ends: date) -> str:
    """Return "PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER TAHUN 2026"."""
    first, last = (f"{day.day} {MONTHS[day.month - 1].upper()}" for day in (starts, ends))
    if starts.year != ends.year:
        first = f"{first} {starts.year}"
    return f"PERIODE PENILAIAN: {first} SD {last} TAHUN {ends.year}"


def period_title(label: str) -> str:
    """Return the period as the form names it: "TRIWULAN III", "TRIWULAN IV-AKHIR"."""
    title = re.sub(r"^((?:TRIWULAN|SEMESTER) \S+) \d{4}$", r"\1", label.upper())
    return "TRIWULAN IV-AKHIR" if title == "TRIWULAN IV" else title


def title_block(
    titles: Sequence[str], agency: str, right: str, width: float, *, keep_next: bool = True
) -> list[Atom]:
    """Return centred title lines, then the agency left and the period right."""
    lines = [Par(text, TITLE, Align.CENTER) for text in titles]
    right_width = min(line_width(BOLD, right) + 1, width * 0.7)
    left_width = width - right_width - 5 * MM
    left_lines = wrap((Par(agency.upper(), BOLD),), left_width)
    right_lines = wrap((Par(right, BOLD, Align.RIGHT),), right_width)

    def paint(pen: Pen, x: float, top: float) -> None:
        pen.lines(x, top, left_width, left_lines)
        pen.lines(x + width - right_width, top, right_width, right_lines)

    height = max(height_of(left_lines), height_of(right_lines))
    return [
        Paragraphs.of(lines, width, keep_next=True),
        Gap(3 * MM),
        Solid(height, paint, keep_next=True),
        Gap(1.5 * MM, keep_next=keep_next),
    ]


def emblem_block(picture: bytes, width: float) -> list[Atom]:
    """Return the agency's picture of the Garuda, centred; nothing when there is none.

    Raises RuleViolation("emblem_unreadable") when the bytes are no picture.
    """
    if not picture:
        return []
    image = read_picture(picture)
    wide, high = image.getSize()
    height = 17 * MM

    def paint(pen: Pen, x: float, top: float) -> None:
        size = height * wide / high
        pen.canvas.drawImage(image, x + (width - size) / 2, top - height, size, height, mask="auto")

    return [Solid(height, paint, keep_next=True), Gap(2 * MM)]


def identity_label(person: PersonSnapshot) -> str:
    """Return the label of the number: NRP for military and police, else NIP."""
    return "NRP" if person.identity_kind == IdentityKind.NRP else "NIP"


def identity_text(person: PersonSnapshot) -> str:
    """Return the number as printed, "-" for those who have none."""
    if person.identity_kind == IdentityKind.NONE or not person.identity.strip():
        return NOTHING
    if person.identity_kind == IdentityKind.NRP:
        return person.identity
    return format_nip(person.identity)


def unit_label(person: PersonSnapshot) -> str:
    """Return UNIT KERJA, or INSTANSI for a minister or head of region."""
    return "INSTANSI" if person.identity_kind == IdentityKind.NONE else "UNIT KERJA"


def person_lines(person: PersonSnapshot) -> tuple[tuple[str, str], ...]:
    """Return the five lines that introduce a person."""
    return (
        ("NAMA", person.name or NOTHING),
        (identity_label(person), identity_text(person)),
        ("PANGKAT/GOL. RUANG", person.rank or NOTHING),
        ("JABATAN", person.position or NOTHING),
        (unit_label(person), person.unit or NOTHING),
    )


def fact_rows(
    facts: Sequence[tuple[str, str]], width: float, *, keep_next: bool = False
) -> list[Atom]:
    """Return labels and values as rows of a table of two columns."""
    table = Table((48 * MM, width - 48 * MM))
    return [
        table.row(cell(label, HEAD, fill=True), cell(text or NOTHING), keep_next=keep_next)
        for label, text in facts
    ]


def local_day(at: datetime, zone: str) -> date:
    """Return the day of a UTC time on the clock of a zone."""
    return (at + timedelta(hours=ZONE_HOURS.get(zone, ZONE_HOURS["WIB"]))).date()


def identity_block(employee: PersonSnapshot, appraiser: PersonSnapshot, width: float) -> list[Atom]:
    """Return the two identities side by side, numbered 1 to 5."""
    pairs = tuple(zip(person_lines(employee), person_lines(appraiser), strict=True))
    longest = max(line_width(BODY, name) for pair in pairs for name, _ in pair)
    number, label = 8 * MM, longest + 2 * PAD_X + 2 * MM
    rest = (width - 2 * (number + label)) / 2
    head = (
        cell("NO", HEAD, Align.CENTER, fill=True, middle=True),
        cell("PEGAWAI YANG DINILAI", HEAD, span=2, fill=True, middle=True),
        cell("NO", HEAD, Align.CENTER, fill=True, middle=True),
        cell("PEJABAT PENILAI KINERJA", HEAD, span=2, fill=True, middle=True),
    )
    table = Table((number, label, rest, number, label, rest), (head,))
    rows: list[Atom] = []
    for index, (left, right) in enumerate(pairs, start=1):
        cells: list[Cell] = []
        for name, value in (left, right):
            cells += [cell(str(index), align=Align.CENTER), cell(name), cell(value)]
        rows.append(table.row(*cells, keep_next=True))
    return rows


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign: lines above ("" keeps the height), then room, name and number."""

    above: tuple[str, ...]
    person: PersonSnapshot


def place_and_date(place: str, day: date | None, year: int) -> str:
    """Return "Kota Contoh, 5 Januari 2026", with dots for a date still to be written."""
    when = long_date(day) if day is not None else f"{DOTS} {year}"
    return f"{place}, {when}" if place else when


def signatures(
    places: Sequence[Signature], width: float, *, keep_next: bool = False, right: bool = False
) -> Signing:
    """Return signatures side by side, a single one in the middle, as a block never divided.

    With `right` a single one stands where letters are signed.
    """
    column = min(width / len(places), 95 * MM)
    room = column - 6 * MM
    single = len(places) == 1
    start = (width - column) / (1 if right else 2) if single else 0.0
    step = 0.0 if single else (width - column) / (len(places) - 1)
    above = [wrap([Par(text, BODY, Align.CENTER) for text in one.above], room) for one in places]
    below = [wrap(_signed_by(one.person), room) for one in places]
    top_height = max(height_of(lines) for lines in above)
    height = top_height + SIGNING_ROOM + max(height_of(lines) for lines in below)

    def paint(pen: Pen, x: float, top: float) -> None:
        for index in range(len(places)):
            left = x + start + index * step + 3 * MM
            pen.lines(left, top, room, above[index])
            pen.lines(left, top - top_height - SIGNING_ROOM, room, below[index])

    return Signing(height, paint, keep_next=keep_next)


def _signed_by(person: PersonSnapshot) -> list[Par]:
    name = Par(person.name or DOTS * 2, BOLD, Align.CENTER, underline=bool(person.name))
    if identity_text(person) == NOTHING:
        return [name]
    number = f"{identity_label(person)}. {identity_text(person)}"
    return [name, Par(number, BODY, Align.CENTER)]
