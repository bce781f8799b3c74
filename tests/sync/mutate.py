"""Changes that a file may suffer: on the way, by an accident, or by somebody clever.

`single_byte` does what a bad medium does. `structural` changes the parts of a carrier and builds it
up again with right lengths and checksums: what only somebody who knows the format can do. A sealed
package is sealed again for the same office, as an insider could.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from typing import Any

import orjson
import pyrage

Mutation = Callable[[bytes, random.Random], bytes]


def single_byte(data: bytes, dice: random.Random) -> bytes:
    """Return the data with one byte flipped, set, removed, doubled, put in, or cut off there."""
    at = dice.randrange(len(data))
    kind = dice.randrange(8)
    if kind == 0:
        return data[:at] + data[at + 1 :]
    if kind == 1:
        return data[:at] + data[at : at + 1] + data[at:]
    if kind == 2:
        return data[:at]
    if kind == 3:
        return data[:at] + bytes([dice.randrange(256)]) + data[at:]
    if kind == 4:
        return data[:at] + bytes([data[at] ^ dice.randrange(1, 256)]) + data[at + 1 :]
    return data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]


def block(data: bytes, dice: random.Random) -> bytes:
    """Return the data with a block removed, repeated, moved, zeroed, or taken from elsewhere."""
    length = dice.randrange(1, max(2, min(len(data), 600)))
    at = dice.randrange(max(1, len(data) - length))
    piece, rest = data[at : at + length], data[:at] + data[at + length :]
    to = dice.randrange(len(rest) + 1)
    kind = dice.randrange(5)
    if kind == 0:
        return rest
    if kind == 1:
        return data[:at] + piece + data[at:]
    if kind == 2:
        return rest[:to] + piece + rest[to:]
    if kind == 3:
        return data[:at] + bytes(length) + data[at + length :]
    other = dice.randrange(max(1, len(data) - length))
    return data[:at] + data[other : other + length] + data[at + length :]


# --- JSON ------------------------------------------------------------------------------------
_VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2**53, 2**53 - 1, 1.5, 1e300, "", "x", "\x00", "é", "e\u0301",
    [], {}, [[]], {"a": 1}, "9" * 400, "2026-13-45", "\ud7ff", "\U0010ffff",
)  # fmt: skip


def tree(value: Any, dice: random.Random) -> Any:
    """Return a JSON value with something in it removed, doubled, moved, renamed or replaced."""
    if not isinstance(value, (dict, list)) or not value or dice.random() < 0.15:
        return _other(value, dice)
    if isinstance(value, list):
        found = list(value)
        at = dice.randrange(len(found))
        kind = dice.randrange(5)
        if kind == 0:
            del found[at]
        elif kind == 1:
            found.insert(dice.randrange(len(found) + 1), found[at])
        elif kind == 2:
            dice.shuffle(found)
        else:
            found[at] = tree(found[at], dice)
        return found
    return _object(value, dice)


def _object(value: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    found = dict(value)
    name = dice.choice(sorted(found))
    kind = dice.randrange(6)
    if kind == 0:
        del found[name]
    elif kind == 1:
        found[dice.choice(("crit", "sig", "x", name + "x", name.upper()))] = found[name]
    elif kind == 2:
        other = dice.choice(sorted(found))
        found[name], found[other] = found[other], found[name]
    else:
        found[name] = tree(found[name], dice)
    return found


def _other(value: Any, dice: random.Random) -> Any:
    if isinstance(value, str) and value and dice.random() < 0.6:
        changed = single_byte(value.encode("utf-8"), dice)
        return changed.decode("utf-8", "replace")
    if isinstance(value, int) and dice.random() < 0.5:
        return value + dice.choice((-1, 1, 10**9))
    return dice.choice(_VALUES)


def _json(value: Any, dice: random.Random) -> bytes:
    """Write a value as other programs might: other white space, other order of members."""
    text: bytes = orjson.dumps(value, option=dice.choice((0, orjson.OPT_INDENT_2)))
    if dice.random() < 0.1:  # a member twice
        return text.replace(b'{"', b'{"statement":"x","', 1)
    return text


def open_json(data: bytes, dice: random.Random) -> bytes:
    """Return an open carrier with another tree of values."""
    if dice.random() < 0.2:
        return block(data, dice)
    return _json(tree(orjson.loads(data), dice), dice)


# --- ZIP -------------------------------------------------------------------------------------
def members(data: bytes) -> list[tuple[str, bytes]]:
    """Return the members of a ZIP."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def zipped(parts: list[tuple[str, bytes]], dice: random.Random) -> bytes:
    """Return a ZIP of the members with right lengths and checksums."""
    target = io.BytesIO()
    method = dice.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED))
    with zipfile.ZipFile(target, "w", method, compresslevel=1) as archive:
        for name, part in parts:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, dice.choice((0, 0, 2))))
            info.compress_type = method
            if dice.random() < 0.02:
                info.external_attr = 0o120777 << 16  # a link
            archive.writestr(info, part)
        if dice.random() < 0.05:
            archive.comment = b"x" * dice.randrange(1, 40)
    return target.getvalue()


def archive_parts(data: bytes, dice: random.Random, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return a ZIP with a member changed, removed, doubled, renamed, moved or added."""
    parts = members(data)
    at = dice.randrange(len(parts))
    name, part = parts[at]
    kind = dice.randrange(10)
    if kind == 0:
        del parts[at]
    elif kind == 1:
        dice.shuffle(parts)
    elif kind == 2:
        other = dice.choice(
            ("../x", "/x", name.upper(), name + "/", "C:\\x", "x", name[:-1] or "x")
        )
        parts[at] = (other, part)
    elif kind == 3:
        parts.append((dice.choice(("x.bin", "xl/vbaProject.bin", "xl/media/a.png")), part))
    else:
        parts[at] = (name, change(name, part))
    return zipped(parts, dice)


class SealedAgain:
    """Changes inside a sealed package, which is sealed again for the same reader."""

    def __init__(self, identity: str) -> None:
        self._identity = pyrage.x25519.Identity.from_str(identity)

    def __call__(self, data: bytes, dice: random.Random) -> bytes:
        """Return another sealed package whose ZIP or members were changed."""
        plain = pyrage.decrypt(data, [self._identity])
        if dice.random() < 0.3:
            changed = dice.choice((single_byte, block))(plain, dice)
        else:
            changed = archive_parts(plain, dice, lambda name, part: _package_part(name, part, dice))
        sealed: bytes = pyrage.encrypt(changed, [self._identity.to_public()])
        return sealed


def _package_part(name: str, part: bytes, dice: random.Random) -> bytes:
    """Change a line of the records as a value, or the bytes."""
    if name != "records.jsonl" or dice.random() < 0.4:
        return dice.choice((single_byte, block))(part, dice)
    lines = part.split(b"\n")[:-1]
    at = dice.randrange(len(lines))
    lines[at] = orjson.dumps(tree(orjson.loads(lines[at]), dice), option=orjson.OPT_SORT_KEYS)
    return b"".join(line + b"\n" for line in lines)


def workbook(data: bytes, dice: random.Random) -> bytes:
    """Return a workbook with a part changed as text: words, numbers, attributes, elements."""
    return archive_parts(data, dice, lambda name, part: _xml(name, part, dice))


_XML = (
    (b"<v>", b"<v>1"), (b'state="veryHidden"', b'state="hidden"'), (b"veryHidden", b"visible"),
    (b' t="s"', b""), (b' t="s"', b' t="str"'), (b"<c ", b"<c><c "),
    (b"<row ", b'<row hidden="1" '),
    (b"<sheetData>", b"<sheetData><row/>"), (b"</sheetData>", b"</sheetData><x/>"),
    (b"paket-xlsx/1", b"paket-xlsx/2"), (b"paket-xlsx/1", b"paket-xlsx/1 "),
    (b"<t xml:space=\"preserve\">", b"<t>"), (b"_paket", b"_Paket"), (b"?>", b"?><!DOCTYPE x>"),
    (b"<si>", b"<si><rPh><t>x</t></rPh>"), (b' r="', b' r="A'), (b' s="', b' s="9'),
    (b"<v>", b"<f>1+1</f><v>"), (b'r:id="rId', b'r:id="rId9'), (b"A1", b"XFD1048576"),
)  # fmt: skip


def _xml(name: str, part: bytes, dice: random.Random) -> bytes:
    if dice.random() < 0.5:
        old, new = dice.choice(_XML)
        places = part.count(old)
        if places:
            return _replace_nth(part, old, new, dice.randrange(places))
    return dice.choice((single_byte, block))(part, dice)


def _replace_nth(data: bytes, old: bytes, new: bytes, number: int) -> bytes:
    at = -1
    for _ in range(number + 1):
        at = data.index(old, at + 1)
    return data[:at] + new + data[at + len(old) :]
