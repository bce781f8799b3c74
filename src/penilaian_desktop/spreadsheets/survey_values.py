"""Reads single cells of a survey: answers from 1 to 4, the time of the form, ages, words."""

from __future__ import annotations

import re
from datetime import date, datetime

from penilaian_desktop.domain.voice_rules import AGES
from penilaian_desktop.spreadsheets.cell_values import read_date
from penilaian_desktop.spreadsheets.grid import CellValue, as_text, clean, is_empty

_LEADING = re.compile(r"\s*([0-9]+)(?:[.,]0+)?\s*(?:[.)\-–:=]\s*\D.*|\s+\D.*)?", re.DOTALL)
_GOOD = "sesuai|mudah|cepat|kompeten|sopan|baik|mampu|puas|tepat"
_WORDS = (
    (4, rf"sangat (?:{_GOOD})|gratis|dikelola dengan baik"),
    (2, rf"kurang (?:{_GOOD})|cukup mahal|cukup$|tidak berfungsi"),
    (1, rf"tidak (?:{_GOOD}|ada)|sangat mahal|buruk"),
    (3, rf"{_GOOD}|murah|kurang maksimal"),
)
_ANSWERS = tuple((value, re.compile(words)) for value, words in _WORDS)
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?(?:wib|wita|wit|[ap]m))?", re.IGNORECASE)
_AGE = re.compile(r"(\d{1,4})\s*(?:th|thn|tahun)?\.?")


def read_answer(value: CellValue) -> tuple[int | None, str]:
    """Return (1 to 4, "") or (None, why it is none)."""
    if isinstance(value, bool | date):
        return None, "answer_unreadable"
    if isinstance(value, int | float):
        whole = float(value).is_integer()
        return (int(value), "") if whole and 1 <= value <= 4 else (None, "answer_out_of_scale")
    text = clean(str(value)).casefold()
    found = _LEADING.fullmatch(text)
    if found is not None:
        number = int(found[1])
        return (number, "") if 1 <= number <= 4 else (None, "answer_out_of_scale")
    for answer, words in _ANSWERS:
        if words.search(text):
            return answer, ""
    return None, "answer_unreadable"


def read_words(value: CellValue) -> str:
    """Return the text of a cell in one line, "" for a lone dash."""
    return "" if is_empty(value) else clean(as_text(value))


def read_comment(value: CellValue) -> str:
    """Return the comment as it was written: line breaks stay, blanks around it go."""
    return as_text(value).strip()


def read_stamp(value: CellValue, *, date1904: bool = False) -> tuple[date | None, str]:
    """Return the day that a time of the form or a number of a sheet tells, and its text."""
    if isinstance(value, datetime):
        return value.date(), value.isoformat(" ", "seconds")
    return read_date(value, date1904=date1904), clean(as_text(value))


def is_odd_day(value: CellValue) -> bool:
    """Tell whether a cell says something that is no date; a blank or a time alone says no day."""
    if is_empty(value):
        return False
    return not (isinstance(value, str) and _TIME.fullmatch(clean(value)) is not None)


def read_age(value: CellValue) -> tuple[int | None, str]:
    """Return (years, "") or (None, the text that is no age)."""
    if is_empty(value):
        return None, ""
    text = clean(as_text(value))
    found = _AGE.fullmatch(text.casefold())
    if found is not None and int(found[1]) in AGES:
        return int(found[1]), ""
    return None, text
