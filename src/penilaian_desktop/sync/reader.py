"""Reading a package. The order is the security (docs/formats/paket-1.md, 11).

size → carrier → statement structure → certificate → root → signature → audience → hash of the
records → chain → lines → types, authorship. Nothing of the records is interpreted before their
hash is good. Ownership and the rules of the domain follow in `services.exchange`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.exchange import PackageKind, PackageOutcome, Statement
from penilaian_desktop.domain.verified import ChainVerdict, DeviceFacts, VerifiedPackage
from penilaian_desktop.sync import extras, records
from penilaian_desktop.sync.carriers import open_json, sealed, workbook
from penilaian_desktop.sync.gate import LIMITS, check_size
from penilaian_desktop.sync.signature import STATEMENT, Compact, sha256_hex
from penilaian_desktop.sync.statement import SCHEMA, read_statement
from penilaian_desktop.sync.trust import TrustBook

ChainQuestion = Callable[[Statement], ChainVerdict]

QUARANTINE_CODES = frozenset(
    {
        "signature_malformed", "signature_header", "signature_bad", "key_malformed",
        "certificate_malformed", "certificate_bad", "certificate_unknown",
        "certificate_other_office", "certificate_not_yet", "revoked", "office_unknown",
    }
)  # fmt: skip
"""Refusals about who signed: kept apart from files that are merely broken or not for us."""

_TO_OFFICE = frozenset({PackageKind.REPORT, PackageKind.CLOSING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How far a file got; `statement` and `device` are set once the signature is good.

    `more` are further changed places of a workbook, `remarks` its presentation that could deceive.
    """

    carrier: str = ""
    size: int = 0
    statement: Statement | None = None
    payload: bytes = b""
    device: DeviceFacts | None = None
    verdict: ChainVerdict | None = None
    package: VerifiedPackage | None = None
    refusal: ImportRefused | None = None
    more: tuple[ImportRefused, ...] = ()
    remarks: tuple[ImportRefused, ...] = ()

    @property
    def outcome(self) -> PackageOutcome:
        """What the reading alone says about the package."""
        if self.refusal is not None:
            quarantined = self.refusal.code in QUARANTINE_CODES
            return PackageOutcome.QUARANTINE if quarantined else PackageOutcome.REFUSED
        assert self.verdict is not None
        return self.verdict.outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageReader:
    """Reads packages for one reader: its trust, audiences, keys and chains.

    `audiences` None accepts any (checking without an account). `chain` answers where a statement
    stands; it is asked after the hash over the records is good.
    """

    book: TrustBook | None
    identities: tuple[str, ...] = ()
    audiences: frozenset[str] | None = None
    chain: ChainQuestion | None = None

    def read(self, data: bytes) -> Reading:
        """Read one file; every refusal is in the result, none is raised."""
        reading = Reading(size=len(data))
        try:
            check_size(data)
            reading = replace(reading, carrier=carrier_of(data))
            statement_text, record_bytes = self._unpack(reading.carrier, data)
            compact = Compact.read(statement_text, STATEMENT)
            statement = read_statement(compact)
            book, device = self._check_sender(compact, statement)
            reading = replace(
                reading, statement=statement, payload=compact.raw_payload, device=device
            )
            self._check_audience(statement)
            _check_direction(statement, book)
            _check_hash(statement, record_bytes)
            if reading.carrier == "workbook":
                reading = _compare_cells(reading, data)
            if reading.refusal is not None:
                return reading
            verdict = self._ask_chain(statement)
            reading = replace(reading, verdict=verdict)
            if verdict.outcome in {PackageOutcome.DUPLICATE, PackageOutcome.FORK}:
                return reading
            package = self._interpret(statement, device, book, record_bytes)
            package = replace(package, carrier=reading.carrier, archived=data)
            return replace(reading, package=package)
        except ImportRefused as refused:
            return replace(reading, refusal=refused)

    def _unpack(self, carrier: str, data: bytes) -> tuple[str, bytes]:
        if carrier == "sealed":
            return sealed.read(data, self.identities)
        if carrier == "json":
            return open_json.read(data)
        return workbook.read(data)

    def _check_sender(
        self, compact: Compact, statement: Statement
    ) -> tuple[TrustBook | None, DeviceFacts]:
        if statement.kind is PackageKind.ENROLMENT_REQUEST:
            assert statement.jwk is not None
            compact.check(statement.jwk)
            return self.book, DeviceFacts(kid=statement.dev, name="", certified=False)
        if self.book is None:
            raise ImportRefused("office_unknown")
        book = self.book.with_copies(statement.certs)
        certificate = book.sender(statement)
        compact.check(certificate.jwk)
        return book, certificate.device_facts()

    def _check_audience(self, statement: Statement) -> None:
        if self.audiences is not None and statement.aud not in self.audiences:
            raise ImportRefused("wrong_aud")

    def _ask_chain(self, statement: Statement) -> ChainVerdict:
        if self.chain is None:
            return ChainVerdict(outcome=PackageOutcome.READY)
        return self.chain(statement)

    def _interpret(
        self,
        statement: Statement,
        device: DeviceFacts,
        book: TrustBook | None,
        record_bytes: bytes,
    ) -> VerifiedPackage:
        if statement.schema > SCHEMA:
            raise ImportRefused("schema_newer")
        objects = records.split_lines(record_bytes, statement.count, LIMITS)
        package = VerifiedPackage(statement=statement, device=device, accounts={}, records=())
        if statement.kind is PackageKind.ENROLMENT_REQUEST:
            return replace(package, request=extras.read_request(statement, objects))
        if statement.kind is PackageKind.RECEIPT:
            return replace(package, receipt=extras.read_receipt(objects))
        assert book is not None
        if device.office:
            texts = extras.certificate_texts(objects)
            book = book.with_copies(texts)
            package = replace(
                package,
                certificates=tuple(
                    extras.certificate_in(c) for c in book.known((*statement.certs, *texts))
                ),
                policy=extras.read_policies(objects, book),
            )
        elif statement.kind is PackageKind.HANDOVER:  # to answer it, its sender must be known here
            copies = book.known(statement.certs)
            package = replace(package, certificates=tuple(map(extras.certificate_in, copies)))
        elif statement.kind in {PackageKind.MASTER, PackageKind.RETURN}:
            raise ImportRefused("office_only", kind=statement.kind.value)
        return replace(
            package,
            accounts=book.account_facts(),
            records=records.read_records(statement, objects, book),
        )


def _check_direction(statement: Statement, book: TrustBook | None) -> None:
    """Refuse what goes the wrong way: a report to a laptop, a handover to the office."""
    if book is None:
        return
    to_office = statement.aud == book.office or book.find_intake(statement.aud) is not None
    wrong = (statement.kind in _TO_OFFICE and not to_office) or (
        statement.kind is PackageKind.HANDOVER and to_office
    )
    if wrong:
        raise ImportRefused("wrong_way", kind=statement.kind.value)


def _check_hash(statement: Statement, record_bytes: bytes) -> None:
    if sha256_hex(record_bytes) != statement.records_sha256:
        raise ImportRefused("records_changed")


def carrier_of(data: bytes) -> str:
    """Return sealed, json or workbook by the first bytes; raises ImportRefused `not_a_package`."""
    if data.startswith(sealed.MAGIC):
        return "sealed"
    if data.startswith(workbook.MAGIC):
        return "workbook"
    if data[:64].lstrip(b" \t\r\n").startswith(b"{"):
        return "json"
    raise ImportRefused("not_a_package")


def _compare_cells(reading: Reading, data: bytes) -> Reading:
    """Note where the visible cells of a workbook no longer say what was signed."""
    found = workbook.differences(data)
    changes = [finding.refusal() for finding in found.changes]
    remarks = tuple(finding.refusal() for finding in found.presentation)
    if not changes:
        return replace(reading, remarks=remarks)
    return replace(reading, refusal=changes[0], more=tuple(changes[1:]), remarks=remarks)
