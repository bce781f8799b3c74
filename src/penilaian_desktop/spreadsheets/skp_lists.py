"""Reads what stands around the grid: behaviour, attachments, ratings, and plans without a grid."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from penilaian_desktop.domain.appraisal import OrganisationPredicate, Predicate, Rating
from penilaian_desktop.domain.berakhlak import VALUES
from penilaian_desktop.domain.plan import Perspective, RhkKind
from penilaian_desktop.domain.plan_sheet import SheetIndicator, SheetRhk
from penilaian_desktop.domain.targets import parse_target
from penilaian_desktop.spreadsheets.grid import Grid, clean, squeeze

_VALUE_AT = {squeeze(value.name): at for at, value in enumerate(VALUES)}
_ATTACHMENTS = {
    "dukungansumberdaya": "support",
    "skemapertanggungjawaban": "accountability",
    "konsekuensi": "consequences",
}
_NUMBERED = re.compile(r"^(?:\(?\d{1,2}[.)]\s*|[-•*–]\s+|[a-z][.)]\s+)")
_NUMBER_ONLY = re.compile(r"\(?\d{1,2}[.)]?")
_EXPECTS = "ekspektasikhususpimpinan"
_STOPS = ("pegawaiyangdinilai", "pejabatpenilaikinerja", "ratingperilakukerja", "lampiran")
_PLACE_AND_DATE = re.compile(r"^[\w .]+, \d{1,2} [A-Za-z]+ \d{4}$")
_BRACKETS = re.compile(r"\s*\(([^()]+)\)\s*$")
_BULLET = re.compile(r"^[-•*–]\s*")


@dataclass(slots=True)
class Lists:
    """The three lists of the Lampiran."""

    support: list[str] = field(default_factory=list)
    accountability: list[str] = field(default_factory=list)
    consequences: list[str] = field(default_factory=list)


def read_expectations(grid: Grid, first: int) -> tuple[str, ...]:
    """Return the special expectation of each BerAKHLAK value ("" = none), from a row on."""
    texts: list[list[str]] = [[] for _ in VALUES]
    at, column = -1, -1
    for row in range(first, grid.height):
        cells = [(c, t) for c in range(grid.width) if (t := grid.text(row, c))]
        if cells and (cells[0][1].startswith("*") or squeeze(cells[0][1]).startswith(_STOPS)):
            break
        for c, text in cells:
            word = squeeze(text.partition(":")[0])
            value = _VALUE_AT.get(squeeze(_NUMBERED.sub("", text)))
            if value is not None:
                at = value
            elif word == _EXPECTS:
                column = c
                if rest := clean(text.partition(":")[2]):
                    texts[max(at, 0)].append(rest)
            elif at >= 0 and column >= 0 and c >= column and not _is_guide(text):
                texts[at].append(text)
    return tuple(" ".join(parts) for parts in texts)


_GUIDES = {squeeze(guide) for value in VALUES for guide in value.guides}


def _is_guide(text: str) -> bool:
    return squeeze(text) in _GUIDES


def read_attachments(grid: Grid) -> Lists | None:
    """Return the Lampiran of a sheet, None when it has none of the three headings."""
    found, current = Lists(), ""
    seen = False
    for row in range(grid.height):
        texts = [t for c in range(grid.width) if (t := grid.text(row, c))]
        if not texts:
            continue
        heading = next((_ATTACHMENTS.get(squeeze(_NUMBERED.sub("", t)).strip(":")) for t in texts
                        if squeeze(_NUMBERED.sub("", t)) in _ATTACHMENTS), None)  # fmt: skip
        if heading is not None:
            current, seen = heading, True
            continue
        if squeeze(texts[0]).startswith(_STOPS) or _PLACE_AND_DATE.match(texts[0]):
            current = ""
        if current:
            lines = [t for t in texts if not _NUMBER_ONLY.fullmatch(t)]
            if lines:
                getattr(found, current).append(_NUMBERED.sub("", lines[0]))
    return found if seen else None


# --- evaluation ----------------------------------------------------------------------------
def beside(grid: Grid, label: str, first: int = 0) -> tuple[int, int, str] | None:
    """Return place and text of the first cell to the right of a label, or behind its colon."""
    for row in range(first, grid.height):
        for column in range(grid.width):
            text = grid.text(row, column)
            head, _, rest = text.partition(":")
            if not squeeze(head).startswith(label):
                continue
            if clean(rest):
                return row, column, clean(rest)
            for at in range(column + 1, grid.width):
                if value := grid.text(row, at).lstrip(": ").strip():
                    return row, at, value
            return row, column + 1, ""
    return None


def read_rating(text: str) -> Rating | None:
    """Return a rating in any of its spellings: DI ATAS, DIATAS, ESPEKTASI."""
    word = squeeze(text)
    for start, rating in (
        ("diatas", Rating.ABOVE),
        ("sesuai", Rating.MEETS),
        ("dibawah", Rating.BELOW),
    ):
        if word.startswith(start):
            return rating
    return None


def read_predicate(text: str) -> Predicate | None:
    """Return the predicate of an employee that a text names."""
    word = squeeze(text)
    if word.startswith("kurang") or word == "misconduct":
        return Predicate.KURANG
    return {squeeze(p.value): p for p in Predicate}.get(word)


def read_organisation(text: str) -> tuple[OrganisationPredicate | None, bool]:
    """Return the predicate of an organisation, and whether it bears an employee's label."""
    word = squeeze(text)
    if word == "sangatbaik":
        return OrganisationPredicate.ISTIMEWA, True
    if word == "cukup":
        return OrganisationPredicate.BUTUH_PERBAIKAN, False
    return {squeeze(p.value): p for p in OrganisationPredicate}.get(word), False


# --- qualitative approach ------------------------------------------------------------------
def read_paragraphs(grid: Grid) -> list[SheetRhk]:
    """Read a plan of the qualitative approach: paragraphs and bullets instead of a grid."""
    found: list[SheetRhk] = []
    kind: RhkKind | None = None
    bullets = False
    for row in range(grid.height):
        texts = [t for c in range(grid.width) if (t := grid.text(row, c))]
        lines = [t for t in texts if not _NUMBER_ONLY.fullmatch(t)]
        if not lines:
            continue
        text, word = lines[0], squeeze(lines[0])
        if word.startswith("perilakukerja"):
            break
        if word in {"autama", "utama", "btambahan", "tambahan"}:
            kind, bullets = (RhkKind.UTAMA if word.endswith("utama") else RhkKind.TAMBAHAN), False
        elif kind is None:
            continue
        elif word.startswith(("ukurankeberhasilan", "indikatorkinerja")):
            bullets = True
        elif bullets and found and (_BULLET.match(text) or len(texts) == 1):
            numbered = len(texts) > len(lines) or _NUMBERED.match(text) is not None
            if numbered and not _BULLET.match(text):
                found.append(_paragraph(kind, row, text))
                bullets = False
            else:
                last = found[-1]
                made = _bullet(row, _BULLET.sub("", text))
                found[-1] = replace(last, indicators=(*last.indicators, made))
        elif found and not bullets and text.startswith("("):
            found[-1] = replace(found[-1], parent_text=text.strip("() "))
        else:
            found.append(_paragraph(kind, row, text))
            bullets = False
    return found


def _paragraph(kind: RhkKind, row: int, text: str) -> SheetRhk:
    text = _NUMBERED.sub("", text)
    parent, assigned = "", ""
    if match := _BRACKETS.search(text):
        text = text[: match.start()]
        inner = clean(match[1])
        if "ugas" in inner.casefold():
            assigned = inner
        else:
            parent = inner
    return SheetRhk(
        row=row + 1, kind=kind, text=text, parent_text=parent, assigned_by=assigned, indicators=()
    )


def _bullet(row: int, text: str) -> SheetIndicator:
    perspectives: tuple[Perspective, ...] = ()
    if match := _BRACKETS.search(text):
        named = {squeeze(p.value): p for p in Perspective}.get(squeeze(match[1]))
        if named is not None:
            perspectives, text = (named,), text[: match.start()]
    words, _, written = text.rpartition(":") if ":" in text else (text, "", "")
    target = parse_target(written)
    return SheetIndicator(
        row=row + 1,
        aspect=None,
        perspectives=perspectives,
        text=clean(words),
        target_text=target.text,
        target_low=target.low,
        target_high=target.high,
        unit=target.unit,
        direction=target.direction,
    )
