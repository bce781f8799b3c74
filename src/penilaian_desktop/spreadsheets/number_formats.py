"""The number formats of cells: which kind of value each shows, and which could deceive."""

from __future__ import annotations

import re
from xml.parsers import expat

from penilaian_desktop.spreadsheets.parts import Parts

_BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss.0", 49: "@",
}  # fmt: skip
_PLAIN = re.compile(r"General|GENERAL|Standard|@|0+|0\.0+|#[.,]##0(?:[.,]0+)?")
_DATE = re.compile(r"(?:\[\$-[0-9A-Za-z]+\])?[dmy\\ /.,\-]*(?:;@)?", re.IGNORECASE)
_TIME = re.compile(r"(?:\[\$-[0-9A-Za-z]+\])?\[?h+\]?[:.]mm(?:[:.]ss)?(?: ?am/pm)?(?:;@)?", re.I)


def formats_of_styles(parts: Parts) -> list[str]:
    """Return the number format of each cell style of a workbook; raises ImportRefused."""
    name = next((n for n in parts.names if n.casefold() == "xl/styles.xml"), None)
    if name is None:
        return []
    custom: dict[int, str] = {}
    ids: list[int] = []
    inside = {"cellXfs": False}

    def start(tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "numFmt":
            custom[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            inside["cellXfs"] = True
        elif tag == "xf" and inside["cellXfs"]:
            ids.append(int(attributes.get("numFmtId", "0")))

    def end(tag: str) -> None:
        if tag.rpartition(":")[2] == "cellXfs":
            inside["cellXfs"] = False

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(parts.read(name), True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise parts.refuse("sheet_damaged", name) from error
    return [custom.get(id_, _BUILT_IN.get(id_, "?")) for id_ in ids]


def shows_plainly(code: str, kind: str) -> bool:
    """Tell whether a format shows a value of a kind (text, number, date, time) as it is."""
    if kind == "date":
        lower = code.casefold()
        return "d" in lower and "y" in lower and _DATE.fullmatch(code) is not None
    if kind == "time":
        return _TIME.fullmatch(code) is not None
    return _PLAIN.fullmatch(code) is not None
