"""Laporan kegiatan harian, mingguan and bulanan: what was done, for which RHK, and how long.

No regulation gives this report a form; the columns are those that daily logs of the civil service
have in common (day, time, work, output, RHK, evidence, effective minutes).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from reportlab.lib.utils import ImageReader

from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.log_views import DAILY, MONTHLY, EvidencePicture, LogReportView
from penilaian_desktop.domain.wording import clock, hours, number, status_label, weekday_date
from penilaian_desktop.reports.atoms import Atom, Gap, PageBreak, Paragraphs, Solid
from penilaian_desktop.reports.blocks import (
    NOTHING,
    Signature,
    fact_rows,
    person_lines,
    place_and_date,
    signatures,
)
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.pen import Pen
from penilaian_desktop.reports.pictures import read_picture
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import (
    BODY,
    BOLD,
    HEAD,
    MM,
    SMALL,
    TITLE,
    Align,
    Orientation,
    Setup,
    frame_for,
)
from penilaian_desktop.reports.table import Table, cell
from penilaian_desktop.reports.text import Par, height_of, wrap

CODE = "LOG"
VERSION = "1"
_WIDE = 220 * MM
"""From here on the columns beside the text have their own widths."""
_BESIDE = (9, 24, 15, 24, 46, 14, 24)
_NARROW = (9, 23, 15, 55, 20, 33, 14, 22)
"""On upright paper: all columns, in shares."""

_TITLES = {DAILY: "HARIAN", MONTHLY: "BULANAN"}


def lay_log(view: LogReportView, setup: Setup) -> Document:
    """Return the report, ready to be set."""
    frame = frame_for(setup, Orientation.LANDSCAPE)
    width = frame.width
    kind = _TITLES.get(view.form, "MINGGUAN")
    atoms: list[Atom] = [
        Paragraphs.of(
            (
                Par(f"LAPORAN KEGIATAN {kind}", TITLE, Align.CENTER),
                Par(view.span.label.upper(), BOLD, Align.CENTER),
                Par(view.agency, BODY, Align.CENTER),
            ),
            width,
            keep_next=True,
        ),
        Gap(3 * MM),
        *fact_rows(_facts(view), width),
        Gap(3 * MM),
        *_entries(view, width),
        Gap(4 * MM),
        *_totals(view, width),
        Gap(6 * MM),
        signatures(
            (
                Signature(("", "PEJABAT PENILAI KINERJA"), view.appraiser),
                Signature(
                    (place_and_date(view.place, view.dated, view.span.ends.year), "PEGAWAI"),
                    view.employee,
                ),
            ),
            width,
        ),
        *_appendix(view, width),
    ]
    colophon = Colophon(
        code=CODE,
        version=VERSION,
        title=f"Laporan Kegiatan {kind.title()} {view.span.label}",
        person=view.employee.name,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint(view.form, replace(view, pictures=()), view.foot),
    )
    return Document(atoms, frame, colophon)


def _facts(view: LogReportView) -> list[tuple[str, str]]:
    lines = person_lines(view.employee)
    return [*lines[:2], *lines[3:]]


def _columns(width: float) -> Table:
    beside = [part * MM for part in _BESIDE]
    widths = [*beside[:3], width - sum(beside), *beside[3:]]
    if width < _WIDE:
        widths = [width * part / sum(_NARROW) for part in _NARROW]
    head = ("NO", "PUKUL", "MENIT", "URAIAN KEGIATAN", "HASIL", "RHK", "BUKTI", "STATUS")
    return Table(
        widths,
        ([cell(text, HEAD, Align.CENTER, fill=True, middle=True) for text in head],),
    )


def _entries(view: LogReportView, width: float) -> Iterator[Atom]:
    table = _columns(width)
    if not view.items:
        yield table.row(cell("Tidak ada kegiatan yang dicatat.", align=Align.CENTER, span=8))
        return
    infos = {info.day: info for info in view.days}
    at = 0
    before: object = None
    for day, group in groupby(view.items, key=lambda item: item.day):
        part = _part(view.form, day)
        if before not in {None, part}:
            yield PageBreak()
        before = part
        entries = list(group)
        info = infos.get(day)
        said = f"{weekday_date(day)} {day.year}"
        if info is not None and info.free:
            said += f" ({info.free})"
        logged = info.logged if info is not None else sum(e.minutes for e in entries)
        target = info.target if info is not None else 0
        yield table.row(
            cell(said, BOLD, span=5, fill=True),
            cell(
                f"{number(logged)} dari {number(target)} menit" if target else
                f"{number(logged)} menit",
                BOLD,
                Align.RIGHT,
                span=3,
                fill=True,
            ),
            keep_next=True,
        )  # fmt: skip
        for item in entries:
            at += 1
            yield _row(table, at, item)


def _part(form: str, day: date) -> tuple[int, int]:
    """Return what a report of its own covers: the day, the week or the month of a day."""
    if form == DAILY:
        return (day.year, day.timetuple().tm_yday)
    if form == MONTHLY:
        return (day.year, day.month)
    week = day.isocalendar()
    return (week.year, week.week)


def _row(table: Table, at: int, item: ActivityItem) -> Atom:
    rhk = f"{item.rhk_number}. {item.rhk_text}" if item.rhk_number is not None else NOTHING
    text = item.text if not item.note else f"{item.text}\n{item.note}"
    return table.row(
        cell(str(at), align=Align.CENTER),
        cell(_time(item), align=Align.CENTER),
        cell(number(item.minutes), align=Align.RIGHT),
        cell(text),
        cell(_output(item)),
        cell(rhk, SMALL),
        cell(str(item.evidence_count) if item.evidence_count else NOTHING, align=Align.CENTER),
        cell(status_label(item.status) + (", terlambat" if item.late else ""), SMALL),
    )


def _time(item: ActivityItem) -> str:
    if item.start is None or item.end is None:
        return NOTHING
    after = " (+1)" if item.end > 1440 else ""
    return f"{clock(item.start)}–{clock(item.end - 1440 if after else item.end)}{after}"


def _output(item: ActivityItem) -> str:
    if item.volume is None:
        return item.unit or NOTHING
    return f"{number(item.volume)} {item.unit or ''}".strip()


def _totals(view: LogReportView, width: float) -> Iterator[Atom]:
    """Yield the totals per RHK, then effective minutes against the target."""
    widths = (width - 110 * MM, 30 * MM, 40 * MM, 40 * MM)
    head = ("JUMLAH PER RHK", "KEGIATAN", "MENIT EFEKTIF", "BAGIAN")
    table = Table(widths, ([cell(text, HEAD, Align.CENTER, fill=True) for text in head],))
    whole = sum(item.minutes for item in view.items)
    groups: dict[tuple[int, str], list[ActivityItem]] = {}
    for item in view.items:
        key = (item.rhk_number or 10_000, item.rhk_text if item.rhk_number else "")
        groups.setdefault(key, []).append(item)
    for (rhk, text), items in sorted(groups.items()):
        minutes = sum(item.minutes for item in items)
        yield table.row(
            cell(f"{rhk}. {text}" if text else "Tanpa RHK"),
            cell(number(len(items)), align=Align.RIGHT),
            cell(number(minutes), align=Align.RIGHT),
            cell(f"{_percent(minutes, whole)} %", align=Align.RIGHT),
            keep_next=True,
        )
    target = sum(info.target for info in view.days)
    share = f"{_percent(whole, target)} %" if target else NOTHING
    yield table.row(
        cell("Jumlah", BOLD, fill=True),
        cell(number(len(view.items)), BOLD, Align.RIGHT, fill=True),
        cell(f"{number(whole)} ({hours(whole)})", BOLD, Align.RIGHT, fill=True),
        cell(f"dari target {number(target)}: {share}", BOLD, Align.RIGHT, fill=True),
        keep_next=True,
    )


def _percent(part: int, whole: int) -> str:
    return number(Decimal(100 * part) / whole if whole else Decimal(0), 0)


_ACROSS = 4
_HIGH = 44 * MM


def _appendix(view: LogReportView, width: float) -> Iterator[Atom]:
    if not view.appendix:
        return
    yield PageBreak()
    yield Paragraphs.of((Par("LAMPIRAN: BUKTI KEGIATAN", TITLE, Align.CENTER),), width)
    yield Gap(3 * MM)
    for at in range(0, len(view.pictures), _ACROSS):
        yield _strip(view.pictures[at : at + _ACROSS], width)
        yield Gap(3 * MM, keep_next=False)
    words = []
    if not view.pictures:
        words.append("Tidak ada bukti berupa gambar.")
    if view.kept_out:
        words.append(f"{number(view.kept_out)} bukti lain tersimpan di aplikasi.")
    if words:
        yield Paragraphs.of([Par(text) for text in words], width)


def _strip(pictures: Sequence[EvidencePicture], width: float) -> Atom:
    """Return pictures side by side, each with the number of its entry and its name below."""
    column = width / _ACROSS
    room = column - 4 * MM
    captions = [wrap((Par(f"No. {p.number}: {p.name}", SMALL),), room) for p in pictures]
    images = [_image(picture.data) for picture in pictures]
    height = _HIGH + 1.5 * MM + max(height_of(lines) for lines in captions)

    def paint(pen: Pen, x: float, top: float) -> None:
        for index, image in enumerate(images):
            left = x + index * column
            if image is None:
                lines = wrap((Par("Gambar ini tidak dapat dibaca.", SMALL),), room)
                pen.lines(left, top, room, lines)
            else:
                wide, high = image.getSize()
                scale = min(room / wide, _HIGH / high)
                pen.canvas.drawImage(
                    image, left, top - high * scale, wide * scale, high * scale, mask="auto"
                )
            pen.lines(left, top - _HIGH - 1.5 * MM, room, captions[index])

    return Solid(height, paint)


def _image(data: bytes) -> ImageReader | None:
    try:
        return read_picture(data)
    except RuleViolation:
        return None
