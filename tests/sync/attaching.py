"""Entries with evidence, for packages that carry it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from penilaian_desktop.domain.activity import EvidenceLink
from penilaian_desktop.domain.record import new_id


def attach(pair, who: str, *contents: bytes, line: str = "08.00-09.00 Rapat") -> str:
    """Write an entry with evidence at the unit and hand it in; return its id.

    The bytes skip the gate of evidence: only their way to the office counts here.
    """
    people = pair.unit.people
    s, context = pair.unit.session(who), people.services.context
    item = people.log(who, line)
    for n, data in enumerate(contents):
        sha256 = pair.unit.workspace.evidence.put(data, "application/pdf")
        with context.write(s) as uow:
            uow.add(
                EvidenceLink(
                    id=new_id(), at=context.now(), person_id=s.person_id, activity_id=item.id,
                    sha256=sha256, name=f"bukti-{n}.pdf", media="application/pdf", size=len(data),
                )
            )  # fmt: skip
    people.services.activities.submit(s, [item.id])
    return item.id


def sha(data: bytes) -> str:
    """Return the SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def parts_in(folder: Path) -> dict[str, bytes]:
    """Return the parts of evidence that lie in a folder."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.name.startswith("b-")}
