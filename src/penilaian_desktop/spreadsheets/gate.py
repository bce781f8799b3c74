"""The gate: what a file must be before anything of it is read as a workbook.

Order: size → kind of file → ZIP members → each part inflated and counted, its XML scanned →
macros, links to other files → extent of every sheet.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path

from penilaian_desktop.domain.errors import ImportRefused, Place
from penilaian_desktop.spreadsheets.parts import MIB, OFFICE, Parts, WorkbookLimits, open_parts
from penilaian_desktop.spreadsheets.prescan import Merge, PartScan, Relation, scan_part

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
HEAD = 4096


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """A worksheet as the gate saw it; rows and columns count cells that hold something."""

    name: str
    part: str
    state: str
    rows: int
    columns: int
    hidden_columns: frozenset[int]
    hidden_rows: frozenset[int]
    merges: tuple[Merge, ...]


@dataclass(frozen=True, slots=True)
class WorkbookFacts:
    """A workbook that passed the gate: its sheets in order, and what else lies in it."""

    sheets: tuple[SheetFacts, ...]
    date1904: bool
    names: tuple[str, ...]
    part_names: tuple[str, ...]


def check_workbook(source: Path | bytes, limits: WorkbookLimits = OFFICE) -> WorkbookFacts:
    """Check a workbook file and return what it holds; raises ImportRefused."""
    return check_parts(open_workbook(source, limits), limits)


def open_workbook(source: Path | bytes, limits: WorkbookLimits = OFFICE) -> Parts:
    """Open a workbook after its size and kind were checked; raises ImportRefused."""
    place = Place(file=source.name if isinstance(source, Path) else "")
    size = source.stat().st_size if isinstance(source, Path) else len(source)
    if size > limits.file_bytes:
        raise ImportRefused("sheet_file_too_large", place, limit=limits.file_bytes // MIB)
    data = source.read_bytes() if isinstance(source, Path) else source
    code = foreign_kind(data)
    if code:
        raise ImportRefused(code, place)
    parts = open_parts(data, limits, place.file)
    _check_is_workbook(parts)
    return parts


def foreign_kind(data: bytes) -> str:
    """Return the refusal code of a file that is no .xlsx archive, "" for a ZIP archive."""
    if not data:
        return "sheet_empty_file"
    if data.startswith(OLE):
        return "sheet_password" if ENCRYPTED in data else "sheet_old_xls"
    if data.startswith(b"PK\x03\x04"):
        return ""
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf"):
        return "sheet_is_pdf"
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml", b"<style", b"<meta")):
        return "sheet_is_web_page"
    return "sheet_not_a_workbook"


def _check_is_workbook(parts: Parts) -> None:
    names = {name.casefold() for name in parts.names}
    if "mimetype" in names:
        kind = parts.read(next(n for n in parts.names if n.casefold() == "mimetype"))
        raise parts.refuse(
            "sheet_is_ods" if b"opendocument.spreadsheet" in kind else "sheet_not_a_workbook"
        )
    if any(name.endswith("workbook.bin") for name in names):
        raise parts.refuse("sheet_is_xlsb")
    if "[content_types].xml" not in names or not any(n.startswith("xl/") for n in names):
        raise parts.refuse("sheet_not_a_workbook")


def check_parts(parts: Parts, limits: WorkbookLimits = OFFICE) -> WorkbookFacts:
    """Scan every part of an opened workbook; raises ImportRefused."""
    for name in parts.names:
        lower = name.casefold()
        if "vbaproject" in lower or "/macrosheets/" in lower or "/activex/" in lower:
            raise parts.refuse("sheet_has_macros", name)
        if "/externallinks/" in lower or lower.endswith("/connections.xml"):
            raise parts.refuse("sheet_has_external_links", name)
    scans = {name: scan_part(parts, name, limits) for name in parts.names}
    found = {name: scan for name, scan in scans.items() if scan is not None}
    for name, scan in found.items():
        _check_scan(parts, name, scan)
    return _facts(parts, found)


def _check_scan(parts: Parts, name: str, scan: PartScan) -> None:
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in scan.content_types):
        raise parts.refuse("sheet_has_macros", name)
    for relation in scan.relations.values():
        if relation.external and not relation.type.endswith("/hyperlink"):
            raise parts.refuse("sheet_has_external_links", name)


def _facts(parts: Parts, scans: dict[str, PartScan]) -> WorkbookFacts:
    books = [name for name, scan in scans.items() if scan.root == "workbook"]
    if len(books) != 1:
        raise parts.refuse("sheet_damaged", "workbook")
    book = books[0]
    relations = relations_of(scans, book)
    sheets = []
    for sheet in scans[book].sheets:
        relation = relations.get(sheet.relation)
        target = resolve(book, relation.target) if relation else ""
        scan = scans.get(target)
        if scan is None or (scan.sheet is None and relation and _is_worksheet(relation)):
            raise parts.refuse("sheet_damaged", sheet.name)
        seen = scan.sheet
        if seen is None:
            continue  # a chart sheet holds no cells
        sheets.append(
            SheetFacts(
                sheet.name,
                target,
                sheet.state,
                seen.rows,
                seen.columns,
                frozenset(seen.hidden_columns),
                frozenset(seen.hidden_rows),
                tuple(seen.merges),
            )
        )
    if not sheets:
        raise parts.refuse("sheet_damaged", book)
    names = tuple(name for name, _ in scans[book].names)
    return WorkbookFacts(tuple(sheets), scans[book].date1904, names, parts.names)


def relations_of(scans: dict[str, PartScan], part: str) -> dict[str, Relation]:
    """Return the relationships of a part."""
    folder, name = posixpath.split(part)
    scan = scans.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    return scan.relations if scan else {}


def resolve(part: str, target: str) -> str:
    """Return the part name that a relationship target of `part` means."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def _is_worksheet(relation: Relation) -> bool:
    return relation.type.endswith("/worksheet")
