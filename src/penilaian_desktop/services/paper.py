"""How the workspace prints: paper, margins, letterhead, emblem; kept as settings, pictures too."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from io import BytesIO
from typing import Any

from penilaian_desktop.domain.access import Action, Role
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.evidence_views import EvidenceOptions
from penilaian_desktop.domain.paper import (
    ADDRESS_LINES,
    LETTERHEAD_LINES,
    LINE_LENGTH,
    MARGIN_LEAST,
    MARGIN_MOST,
    PICTURE_BYTES,
    WITH_LETTERHEAD,
    Letterhead,
    Margins,
    Paper,
    PrintSettings,
)
from penilaian_desktop.domain.wording import bytes_size
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

_SETTINGS, _LOGO, _EMBLEM = "paper", "paper.logo", "paper.emblem"
_MOST_READ = 10_000_000
_SIDES = (600, 400, 280)
"""Pixels of the longer side, tried until the picture is small enough; 600 on 21 mm is 700 dpi."""


@dataclass(frozen=True, slots=True)
class PaperSettings:
    """Use cases of what the workspace prints with."""

    context: Context

    def settings(self) -> PrintSettings:
        """Return what every print of the workspace goes by."""
        with self.context.read() as unit:
            return _read(unit)

    def may_change(self, s: Session) -> bool:
        """Tell whether an account may change it.

        In the office HR and operators may, in a unit also those who appraise.
        """
        wanted = {Role.HR, Role.OPERATOR} | (set() if s.office else {Role.APPRAISER})
        return bool(s.roles & wanted)

    def save(self, s: Session, wanted: PrintSettings) -> Outcome[PrintSettings]:
        """Keep settings; lines of the letterhead lose needless blanks, empty ones fall out.

        Pictures must come from `prepare_picture`. Raises NotAllowed `role_needed`, RuleViolation
        `letterhead_long`, `margin_invalid` or `picture_large`.
        """
        if not self.may_change(s):
            require_office(s, Action.MANAGE_ACCOUNTS)
        head = wanted.letterhead
        kept = replace(
            wanted,
            letterhead=replace(
                head,
                lines=_lines(head.lines, LETTERHEAD_LINES, "lines"),
                address=_lines(head.address, ADDRESS_LINES, "address"),
            ),
        )
        for one in fields(kept.margins):
            value = getattr(kept.margins, one.name)
            if not MARGIN_LEAST <= value <= MARGIN_MOST:
                raise RuleViolation(
                    "margin_invalid", field=one.name, least=MARGIN_LEAST, most=MARGIN_MOST
                )
        for data, field in ((kept.letterhead.logo, "logo"), (kept.emblem, "emblem")):
            if len(data) > PICTURE_BYTES:
                raise RuleViolation("picture_large", field=field, limit=bytes_size(PICTURE_BYTES))
        with self.context.write(s) as unit:
            _write(unit, kept)
        return Outcome(kept, Changes.of(Area.SETTINGS))


def prepare_picture(data: bytes, field: str = "logo") -> bytes:
    """Return a picture small enough to stand in every file, as PNG or JPEG without its notes.

    What it is is told by its bytes. Raises RuleViolation `picture_kind`, `picture_large` or
    `evidence_damaged`.
    """
    from penilaian_desktop.services.picture_bytes import (  # noqa: PLC0415 - only who supplies one
        JPEG,
        PNG,
        keep_picture,
    )

    if len(data) > _MOST_READ:
        raise RuleViolation("picture_large", field=field, limit=bytes_size(_MOST_READ))
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        media = PNG
    elif data.startswith(b"\xff\xd8\xff"):
        media = JPEG
    else:
        raise RuleViolation("picture_kind", field=field)
    for side in _SIDES:
        options = EvidenceOptions(side=side, quality=85, keep_place=False)
        made = _at_most(keep_picture("logo", data, media, options)[1], side)
        if len(made) <= PICTURE_BYTES:
            return made
    raise RuleViolation("picture_large", field=field, limit=bytes_size(PICTURE_BYTES))


def _at_most(data: bytes, side: int) -> bytes:
    """Return a PNG of no more pixels than that, in fewer colours where it is heavy."""
    from PIL import Image  # noqa: PLC0415 - only who supplies a picture

    if not data.startswith(b"\x89PNG"):
        return data
    with Image.open(BytesIO(data)) as picture:
        if max(picture.size) <= side and len(data) <= PICTURE_BYTES:
            return data
        whole = picture.convert("RGBA")
    whole.thumbnail((side, side), Image.Resampling.LANCZOS)
    out = BytesIO()
    whole.save(out, "PNG", optimize=True)
    if out.tell() <= PICTURE_BYTES:
        return out.getvalue()
    out = BytesIO()
    few = whole.quantize(128, method=Image.Quantize.FASTOCTREE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def _lines(lines: Sequence[str], most: int, field: str) -> tuple[str, ...]:
    kept = tuple(text for line in lines if (text := " ".join(line.split())))
    if len(kept) > most or any(len(text) > LINE_LENGTH for text in kept):
        raise RuleViolation("letterhead_long", field=field, lines=most, limit=LINE_LENGTH)
    return kept


def _write(unit: UnitOfWork, kept: PrintSettings) -> None:
    said = {
        "paper": kept.paper.value,
        "margins": asdict(kept.margins),
        "lines": kept.letterhead.lines,
        "address": kept.letterhead.address,
        "forms": kept.letterhead_forms,
    }
    unit.set_setting(_SETTINGS, json.dumps(said, ensure_ascii=False))
    for key, data in ((_LOGO, kept.letterhead.logo), (_EMBLEM, kept.emblem)):
        unit.set_setting(key, base64.b64encode(data).decode() if data else None)


def _read(unit: ReadUnit) -> PrintSettings:
    said: dict[str, Any] = json.loads(unit.setting(_SETTINGS) or "{}")
    return PrintSettings(
        paper=Paper(said.get("paper", Paper.A4)),
        margins=Margins(**said.get("margins", {})),
        letterhead=Letterhead(
            lines=tuple(said.get("lines", ())),
            address=tuple(said.get("address", ())),
            logo=base64.b64decode(unit.setting(_LOGO) or ""),
        ),
        letterhead_forms=tuple(said.get("forms", WITH_LETTERHEAD)),
        emblem=base64.b64decode(unit.setting(_EMBLEM) or ""),
    )
