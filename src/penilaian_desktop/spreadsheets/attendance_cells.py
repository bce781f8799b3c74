"""Reads single cells of attendance lists: times of a machine, codes of leave, or both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from penilaian_desktop.domain.attendance import DayState
from penilaian_desktop.spreadsheets.activity_cells import DAY, read_clock
from penilaian_desktop.spreadsheets.grid import CellValue, clean, is_empty, squeeze

NOON = 720

_STATES = {
    DayState.PRESENT: (
        "h", "hn", "hadir", "hadirnormal", "v", "m", "masuk", "p", "present", "wfo", "wfh",
    ),
    DayState.LEAVE: (
        "c", "ct", "cb", "cuti", "cutitahunan", "cutibesar", "cutimelahirkan", "cm", "cl", "cp",
        "cutialasanpenting", "cap", "cutibersama", "cutisakit", "cltn",
    ),
    DayState.SICK: ("s", "sk", "sakit", "sick", "sd", "suratdokter"),
    DayState.PERMIT: ("i", "iz", "ijin", "izin", "izinresmi", "permit"),
    DayState.DUTY: (
        "dl", "dinasluar", "dd", "dinasdalam", "tl", "tugasluar", "tugas", "spt", "sppd",
        "st", "surattugas", "tugasbelajar", "tubel",
        "perjalanandinas", "dinas", "diklat", "bimtek", "rapat",
    ),
    DayState.ABSENT: (
        "tk", "a", "alpa", "alpha", "alfa", "tanpaketerangan", "tanpaket", "mangkir", "bolos",
        "tidakhadir", "absent", "th",
    ),
    DayState.FREE: ("l", "lb", "libur", "off", "liburnasional", "sabtu", "minggu", "ahad", "ln"),
}  # fmt: skip
_STATE_OF = {word: state for state, words in _STATES.items() for word in words}

_TICKS = frozenset("✓✔√")

_MARKS = re.compile(
    r"(?:tl|tam|t|pc|psw|plc)\d?|terlambat|telat|pulangcepat|normal|tepatwaktu|ontime|ok|lembur"
)
_NEUTRAL = frozenset({"normal", "tepatwaktu", "ontime", "ok", "lembur"})
"""What machines write beside times about lateness; it is no code of leave where times stand."""
_BLANK = re.compile(r"[-–—._=*]*")

_MISSING = re.compile(r"[-–—_]{1,2}\s*[:.]\s*[-–—_]{1,2}|[-–—]{2,}|\?\?[:.]\?\?")
_TIME = re.compile(r"\d{1,2}\s*[:.]\s*\d{2}(?:\s*[:.]\s*\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?|\b\d{4}\b")
_JOINERS = re.compile(
    r"^(?:pkl\.?|pukul|jam|sampai|hingga|to|in|out|masuk|pulang|wib|wita|wit)$",
    re.I,
)


class RowRefused(Exception):
    """A row that belongs to nobody or to no day; `column` is the cell that says so."""

    def __init__(self, code: str, column: int, detail: str) -> None:
        super().__init__(code)
        self.code, self.column, self.detail = code, column, detail


@dataclass(frozen=True, slots=True)
class DayCell:
    """What a cell says about a day; `fault` is a code when it cannot be read.

    `mixed` tells that a code and times stood together: the code counts.
    """

    arrived: int | None = None
    left: int | None = None
    state: DayState | None = None
    mixed: bool = False
    fault: str = ""


def read_state(text: str) -> DayState | None:
    """Return the state that a word or code names, None when it names none.

    "Cuti Tahunan" and "Sakit (surat dokter)" are known by their first word.
    """
    key = squeeze(text)
    if key in _STATE_OF:
        return _STATE_OF[key]
    if text.strip() in _TICKS:
        return DayState.PRESENT
    words = [squeeze(word) for word in re.split(r"[\s(),./:-]+", text) if squeeze(word)]
    if words and len(words[0]) > 2 and words[0] in _STATE_OF:
        return _STATE_OF[words[0]]
    return None


def says_nothing(text: str) -> bool:
    """Tell whether a cell of remarks holds only a dash, a dot or "normal"."""
    return _BLANK.fullmatch(text.strip()) is not None or squeeze(text) in _NEUTRAL


def is_remark(text: str) -> bool:
    """Tell whether a text is a sentence or a machine's mark, no code of leave."""
    return len(text.split()) > 2 or _MARKS.fullmatch(squeeze(text)) is not None


def read_scan(value: CellValue) -> int | None:
    """Read one time of a machine in minutes after midnight, seconds dropped; None for none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, date) and value.year < FIRST_YEAR:
        value = _as_time(value)
    if isinstance(value, datetime | time):
        return value.hour * 60 + value.minute
    if isinstance(value, timedelta):
        minutes = value // timedelta(minutes=1)
        return minutes if 0 <= minutes <= DAY else None
    if isinstance(value, float) and 0 < value < 1:
        return int(value * DAY + 1e-6)
    if isinstance(value, str):
        value = _FRACTION.sub("", _DATED.sub("", clean(value).lstrip("'’`")))
    return read_clock(value)


FIRST_YEAR = 1901
"""A date before is a time that a spreadsheet keeps as a number; the day after EPOCH is 24.00."""
EPOCH = date(1899, 12, 30)
_DATED = re.compile(r"^(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d{1,2}-\d{1,2})[T ]+(?=\d)")
_FRACTION = re.compile(r"(?<=:\d\d)[.,]\d{1,6}$")


_UNTIL = re.compile(r"\bs\s*[/.]?\s*d\b\.?", re.IGNORECASE)
"""The "s.d." between two times; alone it is the note of a doctor."""


def _as_time(value: date) -> time | timedelta:
    """Return the time that a date before all lists stands for: 24.00, or one of the first day."""
    at = value.time() if isinstance(value, datetime) else time()
    whole = at == time() and date(value.year, value.month, value.day) > EPOCH
    return timedelta(days=1) if whole else at


def has_time(value: CellValue) -> bool:
    """Tell whether a cell means to hold a time."""
    return not is_empty(value) and not (isinstance(value, str) and _is_missing(value))


def _is_missing(text: str) -> bool:
    return _MISSING.fullmatch(clean(text)) is not None


def read_day_cell(value: CellValue) -> DayCell:
    """Read a cell of a matrix: "07:24⏎16:43", "--:--⏎16:16", "DL", "07:03⏎DL", or nothing."""
    if is_empty(value):
        return DayCell()
    if not isinstance(value, str):
        at = _lone(value)
        return _one(at) if at is not None else DayCell(fault="scan_invalid")
    return _read_text(clean(value.replace("\n", " ")))


@lru_cache(maxsize=16_384)
def _read_text(text: str) -> DayCell:  # noqa: PLR0911  (kinds of texts)
    """Read the text of a cell; the texts of a month repeat themselves thousands of times."""
    if _BLANK.fullmatch(text):
        return DayCell()
    if (state := read_state(text)) is not None:
        return DayCell(state=state)
    times: list[int | None] = []
    rest = text
    for found in _times_in(text):
        rest = rest.replace(found, " ", 1)
        if _is_missing(found):
            times.append(None)
            continue
        at = read_scan(found)
        if at is None:
            return DayCell(fault="scan_invalid")
        times.append(at)
    if times:
        rest = _UNTIL.sub(" ", rest)
    words = [w for w in re.split(r"[\s,;/|~–—-]+", rest) if w and not _JOINERS.match(w)]
    if words:
        said = " ".join(words)
        timed = any(at is not None for at in times)
        state = None if timed and is_remark(said) else read_state(said)
        if timed and (state is DayState.PRESENT or is_remark(said)):
            return _between(times)
        if state is None:
            unread = re.search(r"\d", rest) and not re.fullmatch(r"[A-Za-z]+\d*", said)
            return DayCell(fault="scan_invalid" if unread else "code_unknown")
        return DayCell(state=state, mixed=timed)
    return _between(times)


def _times_in(text: str) -> list[str]:
    both = re.compile(f"(?:{_MISSING.pattern})|(?:{_TIME.pattern})")
    return [found[0] for found in both.finditer(text)]


def _lone(value: CellValue) -> int | None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return read_scan(value) if not number or 0 < float(str(value)) < 2400 else None


def _between(times: list[int | None]) -> DayCell:
    """Return the first and the last of the times of a day; a lone one is told by the clock."""
    if len(times) == 1 and times[0] is not None:
        return _one(times[0])
    if not times or all(at is None for at in times):
        return DayCell()
    return DayCell(arrived=times[0], left=times[-1])


def _one(at: int) -> DayCell:
    return DayCell(arrived=at) if at < NOON else DayCell(left=at)
