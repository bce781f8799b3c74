"""Binding: files this program set become one, object by object, with a bookmark for each form.

It reads only what `sheet.render_documents` writes: a plain cross-reference table, no object
streams, no encryption. The same files give the same bytes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_STREAM = b">>\nstream\n"
_KIDS = re.compile(rb"/Kids \[([^\]]*)\]")
_PAGES = re.compile(rb"/Type /Pages\b")


@dataclass(frozen=True, slots=True)
class Bound:
    """A file to bind, and its forms: title of the bookmark, number of pages."""

    pdf: bytes
    forms: tuple[tuple[str, int], ...]


def bind(files: Sequence[Bound], title: str, *, creator: str, dated: str) -> bytes:
    """Return one PDF; `dated` is the PDF date of its making. Needs at least one file."""
    return _Binder().bound(files, title, creator, dated)


class _Binder:
    """Numbers objects anew while it copies them."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def bound(self, files: Sequence[Bound], title: str, creator: str, dated: str) -> bytes:
        catalogue, root, outlines, info = (self._reserve() for _ in range(4))
        kids: list[int] = []
        count = 0
        marks: list[tuple[str, int]] = []
        for one in files:
            tree, pages = self._take(one.pdf, root)
            kids.append(tree)
            count += len(pages)
            at = 0
            for name, length in one.forms:
                marks.append((name, pages[at]))
                at += length
        first, last = self._bookmarks(marks, outlines)
        listed = b" ".join(b"%d 0 R" % kid for kid in kids)
        self._put(root, b"<< /Type /Pages /Count %d /Kids [ %s ] >>" % (count, listed))
        self._put(
            outlines,
            b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>"
            % (first, last, len(marks)),
        )
        self._put(
            catalogue,
            b"<< /Type /Catalog /Lang (id) /Pages %d 0 R /Outlines %d 0 R /PageMode /UseOutlines "
            b"/ViewerPreferences << /DisplayDocTitle true >> >>" % (root, outlines),
        )
        date = dated.encode("ascii")
        self._put(
            info,
            b"<< /Title %s /Creator %s /CreationDate (%s) /ModDate (%s) >>"
            % (_text(title), _text(creator), date, date),
        )
        return self._file(catalogue, info)

    def _reserve(self) -> int:
        self._objects.append(b"")
        return len(self._objects)

    def _put(self, number: int, body: bytes) -> None:
        self._objects[number - 1] = body

    def _take(self, pdf: bytes, root: int) -> tuple[int, list[int]]:
        """Copy the objects of a file; return its page tree and its pages by their new numbers."""
        bodies = _bodies(pdf)
        shift = len(self._objects)
        tree = 0
        pages: list[int] = []
        for number, body in enumerate(bodies, start=1):
            dictionary, mark, stream = body.partition(_STREAM)
            dictionary = _REFERENCE.sub(
                lambda found: b"%d 0 R" % (int(found[1]) + shift), dictionary
            )
            if _PAGES.search(dictionary):
                tree = number + shift
                kids = _KIDS.search(dictionary)
                assert kids is not None, "a page tree has kids"
                pages = [int(found) for found in re.findall(rb"(\d+) 0 R", kids[1])]
                dictionary = dictionary.replace(b"<<", b"<< /Parent %d 0 R" % root, 1)
            self._objects.append(dictionary + mark + stream)
        return tree, pages

    def _bookmarks(self, marks: Sequence[tuple[str, int]], parent: int) -> tuple[int, int]:
        numbers = [self._reserve() for _ in marks]
        for at, (name, page) in enumerate(marks):
            beside = b""
            if at:
                beside += b" /Prev %d 0 R" % numbers[at - 1]
            if at + 1 < len(numbers):
                beside += b" /Next %d 0 R" % numbers[at + 1]
            self._put(
                numbers[at],
                b"<< /Title %s /Parent %d 0 R%s /Dest [ %d 0 R /Fit ] >>"
                % (_text(name), parent, beside, page),
            )
        return numbers[0], numbers[-1]

    def _file(self, catalogue: int, info: int) -> bytes:
        parts = [b"%PDF-1.4\n%\x93\x8c\x8b\x9e\n"]
        at = len(parts[0])
        places: list[int] = []
        for number, body in enumerate(self._objects, start=1):
            written = b"%d 0 obj\n%s\nendobj\n" % (number, body)
            places.append(at)
            at += len(written)
            parts.append(written)
        identity = hashlib.sha256(b"".join(parts)).hexdigest()[:32].encode()
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        size = len(places) + 1
        parts.append(
            b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root %d 0 R /Info %d 0 R "
            b"/ID [ <%s> <%s> ] >>\nstartxref\n%d\n%%%%EOF\n"
            % (size, table, size, catalogue, info, identity, identity, at)
        )
        return b"".join(parts)


def _bodies(pdf: bytes) -> list[bytes]:
    """Return the objects of a file from number 1 on, without the marks around them."""
    table = int(pdf[pdf.rindex(b"startxref") + 9 :].split(maxsplit=1)[0])
    lines = pdf[table:].split(b"\n")
    count = int(lines[1].split()[1])
    places = [int(line[:10]) for line in lines[3 : 2 + count]]
    ends = [*places[1:], table]
    found = []
    for start, end in zip(places, ends, strict=True):
        body = pdf[start:end]
        found.append(body[body.index(b"obj\n") + 4 : body.rindex(b"endobj")].rstrip(b"\n"))
    return found


def _text(text: str) -> bytes:
    return b"<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode() + b">"
