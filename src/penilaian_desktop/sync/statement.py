"""The statement: what a device signs about the records of a package (paket-1.md, 3)."""

from __future__ import annotations

from penilaian_desktop import __version__
from penilaian_desktop.domain.errors import ImportRefused, Place
from penilaian_desktop.domain.exchange import (
    EpochStart,
    EvidenceEntry,
    PackageKind,
    PeriodState,
    Statement,
)
from penilaian_desktop.domain.sealing import SealRequest
from penilaian_desktop.sync import members
from penilaian_desktop.sync.signature import STATEMENT, Compact, SigningKey, public_key, sha256_hex

FORMAT = "paket/1"
READER = 1
SCHEMA = 1
_KNOWN = frozenset(
    {
        "fmt", "min_reader", "kind", "aud", "dev", "cert", "epoch", "seq", "prev", "made", "app",
        "schema", "policy", "by", "records", "evidence", "journal", "certs", "state", "jwk",
        "epoch_start", "crit",
    }
)  # fmt: skip


def write_statement(request: SealRequest, records: bytes, certs: tuple[str, ...]) -> str:
    """Return the signed statement over the bytes of records.jsonl."""
    key = SigningKey(request.keys.seed)
    certificate = request.keys.cert
    enrolling = request.kind is PackageKind.ENROLMENT_REQUEST
    payload: dict[str, object] = {
        "fmt": FORMAT,
        "min_reader": 1,
        "kind": request.kind.value,
        "aud": request.aud,
        "dev": key.kid,
        "cert": sha256_hex(certificate) if certificate and not enrolling else None,
        "epoch": request.at.epoch,
        "seq": request.at.seq,
        "prev": request.at.identity,
        "made": request.made.replace(microsecond=0).isoformat(),
        "app": f"penilaian-desktop {__version__}",
        "schema": SCHEMA,
        "policy": request.trust.policy,
        "by": request.by,
        "records": {"count": len(request.lines), "sha256": sha256_hex(records)},
        "evidence": [
            {"sha256": e.sha256, "size": e.size, "media": e.media, "parts": list(e.parts)}
            for e in request.evidence
        ],
        "journal": {"n": request.journal_n, "head": request.journal_head},
        "certs": list(certs),
        "state": None if request.state is None else _state_members(request.state),
        "jwk": key.public_jwk if enrolling else None,
        "epoch_start": None
        if request.epoch_start is None
        else {
            "reason": request.epoch_start.reason,
            "seq": request.epoch_start.seq,
            "identity": request.epoch_start.identity,
        },
    }
    return key.sign(STATEMENT, payload)


def _state_members(state: PeriodState) -> dict[str, object]:
    return {
        "period": state.period,
        "kinds": list(state.kinds),
        "persons": list(state.persons),
        "count": state.count,
        "sha256": state.sha256,
    }


def read_statement(compact: Compact) -> Statement:
    """Return the typed payload of a statement, its signature not yet checked.

    Raises ImportRefused `statement_malformed` with the member, `format_newer` or `crit_unknown`.
    """
    try:
        body = compact.payload()
        _check_format(body)
        return _typed(compact, body)
    except ImportRefused as refused:
        if refused.code in {"format_newer", "crit_unknown", "package_kind_unknown"}:
            raise
        raise ImportRefused("statement_malformed", Place(field=refused.place.field)) from None


def _check_format(body: members.Members) -> None:
    if not members.text(body, "fmt").startswith("paket/"):
        raise members.malformed("fmt")
    if members.integer(body, "min_reader", least=1) > READER:
        raise ImportRefused("format_newer")
    members.constant(body, "fmt", FORMAT)
    if "crit" in body:
        critical = members.texts(body, "crit")
        if not _KNOWN.issuperset(critical) or not set(critical) <= set(body):
            raise ImportRefused("crit_unknown", members=", ".join(critical)[:80])


def _typed(compact: Compact, body: members.Members) -> Statement:
    kind = members.text(body, "kind")
    if kind not in set(PackageKind):
        raise ImportRefused("package_kind_unknown", kind=kind[:40])
    members.constant(body, "dev", compact.kid)
    aud = members.text(body, "aud")
    if not (
        members.is_uuid(aud) or members.is_kid(aud) or members.is_uuid(aud.removeprefix("unit:"))
    ):
        raise members.malformed("aud")
    records, journal = members.table(body, "records"), members.table(body, "journal")
    seq, prev = members.integer(body, "seq", least=1), members.sha256_or_none(body, "prev")
    if (prev is None) != (seq == 1):
        raise members.malformed("prev")
    cert = members.sha256_or_none(body, "cert")
    jwk = None if body.get("jwk") is None else public_key(body["jwk"])[1]
    enrolling = kind == PackageKind.ENROLMENT_REQUEST
    if (cert is None) != enrolling or (jwk is None) == enrolling:
        raise members.malformed("cert")
    return Statement(
        identity=compact.identity,
        kind=PackageKind(kind),
        aud=aud,
        dev=compact.kid,
        cert=cert,
        epoch=members.integer(body, "epoch", least=1),
        seq=seq,
        prev=prev,
        made=members.moment_with_offset(body, "made"),
        app=members.text(body, "app"),
        schema=members.integer(body, "schema", least=1),
        policy=members.integer(body, "policy"),
        by=members.text(body, "by"),
        count=members.integer(records, "count"),
        records_sha256=members.sha256(records, "sha256"),
        evidence=tuple(_evidence(item) for item in members.tables(body, "evidence")),
        journal_n=members.integer(journal, "n"),
        journal_head=members.sha256_or_none(journal, "head"),
        certs=members.texts(body, "certs"),
        state=_state(body),
        jwk=jwk,
        epoch_start=_epoch_start(body),
    )


def _evidence(item: members.Members) -> EvidenceEntry:
    return EvidenceEntry(
        sha256=members.sha256(item, "sha256"),
        size=members.integer(item, "size"),
        media=members.text(item, "media"),
        parts=members.sha256s(item, "parts"),
    )


def _state(body: members.Members) -> PeriodState | None:
    if body.get("state") is None:
        return None
    state = members.table(body, "state")
    return PeriodState(
        period=members.text(state, "period"),
        kinds=members.texts(state, "kinds"),
        persons=members.uuids(state, "persons"),
        count=members.integer(state, "count"),
        sha256=members.sha256(state, "sha256"),
    )


def _epoch_start(body: members.Members) -> EpochStart | None:
    if body.get("epoch_start") is None:
        return None
    start = members.table(body, "epoch_start")
    return EpochStart(
        reason=members.one_of(start, "reason", ("restored", "cloned")),
        seq=members.integer(start, "seq"),
        identity=members.sha256_or_none(start, "identity"),
    )
