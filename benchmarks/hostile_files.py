"""Files that were made to hurt: bombs, deep nests, sparse sheets, endless lists.

Run as a program it reads one of them in a process of its own, in a thread beside a heartbeat, and
prints how long that took, how much memory it needed, and the longest time the heartbeat was silent.
"""

from __future__ import annotations

import io
import json
import sys
import threading
import time
import zipfile
import zlib
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

MIB = 1024 * 1024
LIMIT = 32 * MIB


def _zip(parts: dict[str, bytes], level: int = 9) -> bytes:
    target = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if level else zipfile.ZIP_STORED
    with zipfile.ZipFile(target, "w", method, compresslevel=level or None) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(sheet: bytes, strings: bytes = b"", **more: bytes) -> bytes:
    """Return a workbook of one sheet, and whatever else."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>'.encode(),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
        ).encode(),
        "xl/worksheets/sheet1.xml": sheet,
    }
    if strings:
        parts["xl/sharedStrings.xml"] = strings
    return _zip(parts | more)


def _sheet(rows: bytes) -> bytes:
    return f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode() + rows + b"</sheetData></worksheet>"


def _strings(body: bytes) -> bytes:
    return f'<sst xmlns="{_MAIN}">'.encode() + body + b"</sst>"


def _text_cell(index: int, row: int) -> bytes:
    return b'<row r="%d"><c r="A%d" t="s"><v>%d</v></c></row>' % (row, row, index)


def _carrier_bomb() -> bytes:
    """A payload sheet whose zlib stream inflates to far more than a package."""
    packed = b64encode(zlib.compress(b"\0" * (180 * MIB), 9)).rstrip(b"=")
    cells = [b"paket-xlsx/1", *(packed[i : i + 30_000] for i in range(0, len(packed), 30_000))]
    strings = b"".join(b"<si><t>" + cell + b"</t></si>" for cell in cells)
    rows = b"".join(_text_cell(n, n + 1) for n in range(len(cells)))
    return workbook(_sheet(rows), _strings(strings))


def _open(records: bytes) -> bytes:
    head = b'{"statement": "a.b.c", "records": ['
    return head + records[: LIMIT - len(head) - 2] + b"]}"


def _filled(piece: bytes, count: int = LIMIT) -> bytes:
    """Return an open form with as many pieces as fit, or so many."""
    body = piece * min(count, (LIMIT - 100) // len(piece))
    return _open(body.rstrip(b","))


FILES: dict[str, Callable[[], bytes]] = {
    "sparse sheet, 16 KB": lambda: workbook(
        _sheet(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    ),
    "sheet of a million rows": lambda: workbook(
        _sheet(b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n)
                        for n in range(1, 1_000_000)))
    ),
    "huge shared strings": lambda: workbook(
        _sheet(_text_cell(0, 1)), _strings(b"<si><t>" + b"x" * (150 * MIB) + b"</t></si>")
    ),
    "millions of shared strings": lambda: workbook(
        _sheet(_text_cell(0, 1)), _strings(b"<si><t>x</t></si>" * 6_000_000)
    ),
    "entities": lambda: workbook(
        b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 1000 + b'"><!ENTITY b "' + b"&a;" * 1000 + b'">]>'
        + _sheet(b"<row><c><v>&b;</v></c></row>")
    ),
    "zip bomb of zeros": lambda: workbook(b"\0" * (190 * MIB)),
    "deep XML": lambda: workbook(_sheet(b"<row>" * 2_000_000)),
    "zip with 200,000 members": lambda: _zip({f"{n}": b"" for n in range(200_000)}, 0),
    "payload bomb": _carrier_bomb,
    "deep JSON": lambda: b"{" + b'"a":{' * (6 * MIB),
    "deep lists": lambda: _open(b"[" * (LIMIT - 100)),
    "JSON of empty objects": lambda: _filled(b"{},"),
    "JSON of empty lists": lambda: _filled(b"[],"),
    "JSON of small numbers": lambda: _filled(b"0,"),
    "JSON of short texts": lambda: _filled(b'"",'),
    "JSON of 590,000 empty objects": lambda: _filled(b"{},", 295_000) + b" " * (20 * MIB),
    "JSON of 590,000 texts with commas": lambda: _filled(b'",,,,,,,,,,",', 580_000),
    "JSON of one text of separators": lambda: _open(b'"' + b"[{," * (10 * MIB) + b'"'),
    "JSON with 590,000 members": lambda: _open(
        b"{" + b",".join(b'"%d":0' % n for n in range(590_000)) + b"}" + b" " * (20 * MIB)
    ),
    "JSON of one long text": lambda: _open(b'"' + b"x" * (LIMIT - 100) + b'"'),
    "JSON with 2,500,000 members": lambda: _open(
        b"{" + b",".join(b'"%d":0' % n for n in range(2_500_000)) + b"}"
    ),
    "JSON of a huge number": lambda: _open(b"9" * (LIMIT - 100)),
    "white space": lambda: b"{" + b" " * (LIMIT - 1),
    "statement of 30 MiB": lambda: b'{"statement": "' + b"a." * (15 * MIB) + b'", "records": []}',
    "age header without end": lambda: b"age-encryption.org/v1\n" + b"-> X25519 a\nb\n" * (2 * MIB),
}  # fmt: skip


def measure(data: bytes) -> dict[str, object]:
    """Read a file in a thread; say what it is, and what it cost."""
    import pyrage

    from penilaian_desktop.sync.reader import PackageReader

    key = str(pyrage.x25519.Identity.generate())
    PackageReader(book=None, identities=(key,)).read(b"{}")
    before = _forget_peak()
    found: list[str] = []

    def work() -> None:
        reading = PackageReader(book=None, identities=(key,)).read(data)
        found.append(reading.refusal.code if reading.refusal else "")

    thread = threading.Thread(target=work)
    silent, started = 0.0, time.perf_counter()
    last = started
    thread.start()
    while thread.is_alive():
        thread.join(0.005)
        now = time.perf_counter()
        silent, last = max(silent, now - last), now
    spent = time.perf_counter() - started
    grown = _status("VmHWM") - before
    return {"code": found[0] if found else "?", "seconds": spent, "mib": grown / 1024,
            "silent": silent}  # fmt: skip


def _forget_peak() -> int:
    """Let the peak of memory begin anew; return what is used now, in KiB (Linux)."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _status("VmRSS")


def _status(name: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name + ":"))


if __name__ == "__main__":
    print(json.dumps(measure(sys.stdin.buffer.read())))
