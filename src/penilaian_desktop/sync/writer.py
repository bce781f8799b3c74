"""Making a package: statement, sealed file and open form of one request."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.exchange import PackageKind, Statement
from penilaian_desktop.domain.sealing import Parcel, SealRequest, TrustFacts
from penilaian_desktop.sync.carriers import open_json, sealed
from penilaian_desktop.sync.records import join_lines
from penilaian_desktop.sync.signature import sha256_hex
from penilaian_desktop.sync.statement import write_statement
from penilaian_desktop.sync.trust import TrustBook, book_of


def write_parcel(request: SealRequest) -> Parcel:
    """Sign the statement and seal the package for its recipients.

    Raises RuleViolation `not_enrolled` when the office's keys are not known here.
    """
    trust = request.trust
    book = book_of(trust)
    if book is None:
        raise RuleViolation("not_enrolled")
    records = join_lines(request.lines)
    statement = write_statement(request, records, _copies(request, book))
    recipients = sealed_for(trust, request.aud, request.recipients)
    return Parcel(
        identity=sha256_hex(statement),
        dev=request.keys.kid,
        aud=request.aud,
        epoch=request.at.epoch,
        seq=request.at.seq,
        sealed=sealed.write(statement, records, recipients),
        open_json=open_json.write(statement, records),
    )


def sealed_for(trust: TrustFacts, aud: str, named: Sequence[str]) -> tuple[str, ...]:
    """Return the age recipients of a package for an audience whose laptops have the named ones.

    Raises RuleViolation `not_enrolled` when the office's keys are not known here.
    """
    book = book_of(trust)
    if book is None or trust.recovery is None:
        raise RuleViolation("not_enrolled")
    found = [*named, trust.recovery]
    if aud == trust.office_id:
        found.append(book.newest_intake().age)
    elif (intake := book.find_intake(aud)) is not None:
        found.append(intake.age)
    return tuple(found)


def _copies(request: SealRequest, book: TrustBook) -> tuple[str, ...]:
    """Return the certificates that a stranger needs beside the root key."""
    if request.kind is PackageKind.ENROLMENT_REQUEST or request.keys.cert is None:
        return ()
    (own,) = book.known((request.keys.cert,))
    accounts = [c for kid in sorted(request.signed_by) if (c := book.account(kid)) is not None]
    needed = [own, *accounts]
    issuers = {c.compact.kid: book.intake(c.compact.kid) for c in needed if c.type != "intake"}
    every = [*needed, *(issuers[kid] for kid in sorted(issuers))]
    return tuple(dict.fromkeys(c.compact.text for c in every))


def file_stem(parcel: Parcel) -> str:
    """Return the name of a package's files without ending (paket-1.md, 12)."""
    return stem_of(parcel)


def stem_of(statement: Statement | Parcel) -> str:
    """Return the name that the files of a statement are given, without ending."""
    return (
        f"{_eight(statement.dev)}-{_eight(statement.aud)}"
        f"-e{statement.epoch}-s{statement.seq}-{statement.identity[:8]}"
    )


def prefix_for(aud: str) -> str:
    """Return the part of file names that says for whom a package is."""
    return f"-{_eight(aud)}-"


def _eight(text: str) -> str:
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:8]
