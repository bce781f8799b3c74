"""Decisions are signed by the person's own key (paket-1.md, 2)."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from tests.services.signatures import signature_is_good

from penilaian_desktop.domain.activity import Review, ReviewDecision
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.canonical import record_object
from penilaian_desktop.services.session import Signer, signature_kid

SEED = bytes(range(32))


def review() -> Review:
    return Review(
        id=new_id(),
        at=datetime(2026, 11, 19, 7, 40, tzinfo=UTC),
        author_id=new_id(),
        person_id=new_id(),
        activity_id=new_id(),
        activity_version=2,
        decision=ReviewDecision.RETURNED,
        note="Tuliskan jumlah berkasnya.",
    )


def unpad(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_a_signature_is_a_detached_compact_jws_with_exactly_three_members():
    signer = Signer(SEED)
    head, middle, _ = signer.sign(review(), 3).sig.split(".")
    assert middle == ""
    assert (
        unpad(head)
        == json.dumps(
            {"alg": "Ed25519", "kid": signer.kid, "typ": "paket-record+jws"}, separators=(",", ":")
        ).encode()
    )
    members = json.dumps(signer.public_jwk, separators=(",", ":"), sort_keys=True).encode()
    thumbprint = base64.urlsafe_b64encode(hashlib.sha256(members).digest()).rstrip(b"=").decode()
    assert signer.kid == thumbprint


def test_ten_lines_of_another_implementation_agree():
    signer = Signer(SEED)
    signed = signer.sign(review(), 3)
    obj = {k: v for k, v in record_object(signed, None).items() if k != "sig"}
    assert obj["base"] == 3
    payload = json.dumps(obj, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    head, _, tail = signed.sig.split(".")
    middle = base64.urlsafe_b64encode(payload).rstrip(b"=").decode()
    key = Ed25519PublicKey.from_public_bytes(unpad(signer.public_jwk["x"]))
    key.verify(unpad(tail), f"{head}.{middle}".encode())


def test_any_change_breaks_the_signature():
    signer = Signer(SEED)
    signed = signer.sign(review())
    assert signature_is_good(record_object(signed, None), signer.public_jwk)
    for changed in (
        replace(signed, note="x"),
        replace(signed, version=2),
        replace(signed, sig_base=1),
        replace(signed, author_id=new_id()),
        replace(signed, deleted=True),
        replace(signed, sig=None),
        replace(signed, sig="a..b"),
        replace(signed, sig=signed.sig.replace("..", ".e30.")),
    ):
        assert not signature_is_good(record_object(changed, None), signer.public_jwk)
    assert not signature_is_good(record_object(signed, None), Signer(bytes(32)).public_jwk)


def test_only_our_header_names_a_key():
    assert signature_kid("é") is None
    assert signature_kid("not a signature") is None
    header = base64.urlsafe_b64encode(b'{"alg":"Ed25519","kid":1,"typ":"paket-record+jws"}')
    assert signature_kid(header.rstrip(b"=").decode() + "..AA") is None
    other = base64.urlsafe_b64encode(b'{"alg":"none"}').rstrip(b"=").decode()
    assert signature_kid(other + "..AA") is None
