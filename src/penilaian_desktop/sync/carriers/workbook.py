"""The workbook carrier: the signed payload behind sheets that people can read (paket-1.md, 5)."""

from __future__ import annotations

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.workbook_check import WorkbookComparison
from penilaian_desktop.spreadsheets import package_book

SUFFIX = ".paket.xlsx"
MAGIC = b"PK\x03\x04"


def write(statement: str, records: bytes) -> bytes:
    """Return the workbook of a package."""
    return package_book.write(statement, records)


def read(data: bytes) -> tuple[str, bytes]:
    """Return (statement, records.jsonl) of the payload sheet.

    Raises ImportRefused; `zip_not_a_package` for an archive that is no workbook at all.
    """
    try:
        payload = package_book.read(data)
    except ImportRefused as refused:
        if refused.code == "sheet_not_a_workbook":
            raise ImportRefused("zip_not_a_package") from None
        raise
    return payload.statement_jws, payload.records_jsonl


def differences(data: bytes) -> WorkbookComparison:
    """Return where the visible cells differ from the payload, whose hash must be good already."""
    return package_book.inspect(data)
