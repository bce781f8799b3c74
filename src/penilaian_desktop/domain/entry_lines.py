"""Pasted text as lines of the log: from WhatsApp, a document, or the cells of a spreadsheet."""

from __future__ import annotations

import re
from datetime import date

from penilaian_desktop.domain.entry_words import read_clock, resolve_day
from penilaian_desktop.domain.wording import MONTHS, SHORT_MONTHS, WEEKDAYS, read_number

_BULLET = re.compile(
    r"(?:[-–—•●▪◦*·‣]+|[0-9]{1,3}[.)]|\([0-9]{1,3}\)|[a-z][.)]|\[[ xX]?\]|[☐☑✓✔])(?=\s|$)"
)
_HEADINGS = frozenset(
    re.findall(
        r"\w+",
        "no nomor hari tanggal tgl waktu jam mulai selesai pukul sampai kegiatan uraian aktivitas "
        "pekerjaan tugas volume jumlah output hasil satuan rhk keterangan ket menit durasi tempat "
        "lokasi bukti dukung harian kerja",
    )
)
_EXPORTED = re.compile(
    r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}[, ]+[0-9]{1,2}[.:][0-9]{2}(?:[.:][0-9]{2})? - [^:]{1,60}: "
)
_STAMP = re.compile(
    r"\[[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}[, ]+[0-9]{1,2}[.:][0-9]{2}[^]]*\] [^:]{1,60}: "
)
_DATE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{2}|[0-9]{4}))?")
_WRITTEN = re.compile(r"([0-9]{1,2}) ([^\W\d_]{3,9})\.?(?: ([0-9]{4}))?")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?: 00:00(?::00)?)?")
_MONTH_OF = {
    name.casefold(): at
    for names in (MONTHS, SHORT_MONTHS)
    for at, name in enumerate(names, start=1)
}
_WEEKDAYS = frozenset(name.casefold() for name in WEEKDAYS) | {"jum'at", "jumat", "ahad"}
_WORDS = {"kemarin": "/kemarin"}


def clean_line(line: str) -> str:
    """Return a pasted line without bullets and stamps, its cells joined for the grammar."""
    line = line.strip().removeprefix("\ufeff")
    cells = [" ".join(cell.split()) for cell in line.split("\t")]
    cells = [cell for cell in cells if cell]
    if len(cells) > 1 and all(_is_heading(cell) for cell in cells):
        return ""
    text = " ".join(_joined(cells) if len(cells) > 1 else cells)
    while found := _BULLET.match(text) or _STAMP.match(text) or _EXPORTED.match(text):
        text = text[found.end() :].lstrip()
    return text


def heading_day(line: str, today: date) -> date | None:
    """Return the day that a line names when it says nothing else, or None.

    "Senin 16/11", "Senin, 16 November 2026:", "/kemarin", "2026-11-16".
    """
    text = " ".join(line.split()).rstrip(":.,").strip()
    words = text.split(maxsplit=1)
    if len(words) == 2 and words[0].rstrip(",").casefold() in _WEEKDAYS:
        text = words[1]
    elif text.casefold() in _WEEKDAYS:
        return resolve_day("/" + text.casefold(), today)
    return day_of(text, today)


def day_of(text: str, today: date) -> date | None:
    """Return the day of "16/11", "16-11-26", "16 November 2026", "2026-11-16" or "/16", or None."""
    word = _WORDS.get(text.casefold(), text if " " not in text else "")
    if word.startswith("/"):
        return resolve_day(word, today)
    if found := _ISO.fullmatch(text):
        return _date(found[3], found[2], found[1])
    if found := _DATE.fullmatch(text):
        return _near(found[1], found[2], found[3], today)
    found = _WRITTEN.fullmatch(text)
    month = _MONTH_OF.get(found[2].casefold()) if found else None
    return _near(found[1], str(month), found[3], today) if found and month else None


def _near(day: str, month: str, year: str | None, today: date) -> date | None:
    if year is None:
        return resolve_day(f"/{day}-{month}", today)
    return _date(day, month, f"20{year}" if len(year) == 2 else year)


def _date(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _joined(cells: list[str]) -> list[str]:
    """Return the cells of a row as words: two times become a range, a bare number a volume.

    A number in the first cell counts the rows. The day of a row comes out as `/16-11-2026`.
    """
    if len(cells) > 2 and re.fullmatch(r"[0-9]{1,4}[.)]?", cells[0]):
        cells = cells[1:]
    found: list[str] = []
    times: list[str] = []
    text_seen = False
    for cell in cells:
        clock = _clock(cell)
        written = _row_day(cell)
        if clock and len(times) < 2 and not text_seen:
            times.append(clock)
        elif written and not text_seen:
            found.append(written)
        elif text_seen and read_number(cell) is not None and not cell.startswith("-"):
            found.append(f"={cell}")
        else:
            text_seen = text_seen or not _is_time(cell)
            found.append(cell)
    if len(times) == 2:
        return [f"{times[0]}-{times[1]}", *found]
    return [*times, *found]


def _is_heading(cell: str) -> bool:
    """Tell whether a cell is the head of a column: "No.", "Jam mulai", "Uraian kegiatan"."""
    words = re.findall(r"[^\W\d_]+", cell.casefold())
    return bool(words) and all(word in _HEADINGS for word in words)


def _clock(cell: str) -> str:
    """Return a time of day as "09.00" ("" for anything else); spreadsheets add seconds."""
    short = re.sub(r"^([0-9]{1,2}[.:][0-9]{2})[.:]00$", r"\1", cell)
    return short if read_clock(short) is not None else ""


def _is_time(cell: str) -> bool:
    return bool(re.fullmatch(r"[0-9.: –—-]+", cell))


def _row_day(cell: str) -> str:
    """Return a cell that is a day with its year as `/16-11-2026`, "" for any other."""
    day = day_of(cell, date.max)
    if day is None or not re.search(r"[0-9]{4}|[0-9][/.-][0-9]+[/.-][0-9]{2}$", cell):
        return ""
    return f"/{day.day}-{day.month}-{day.year:04d}"
