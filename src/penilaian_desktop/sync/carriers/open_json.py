"""The open carrier: one JSON object with the statement and the records (paket-1.md, 5)."""

from __future__ import annotations

from penilaian_desktop.domain.errors import ImportRefused, Place
from penilaian_desktop.sync import members
from penilaian_desktop.sync.records import join_lines
from penilaian_desktop.sync.strict_json import parse, to_canonical

SUFFIX = ".paket.json"


def write(statement: str, records: bytes) -> bytes:
    """Return the file: the statement and one record a line."""
    lines = b",\n".join(records.removesuffix(b"\n").split(b"\n") if records else [])
    head = b'{"statement": "' + statement.encode("ascii") + b'",\n"records": ['
    return head + (b"\n" + lines + b"\n" if lines else b"") + b"]}\n"


def read(data: bytes) -> tuple[str, bytes]:
    """Return (statement, records.jsonl written canonically in the order of the file).

    Raises ImportRefused for JSON that is not strict, `package_malformed` for other members.
    """
    value = parse(data)
    if not isinstance(value, dict) or set(value) != {"statement", "records"}:
        raise ImportRefused("package_malformed")
    records = value["records"]
    if not isinstance(records, list):
        raise ImportRefused("package_malformed", Place(field="records"))
    return members.text(value, "statement"), join_lines(to_canonical(item) for item in records)
