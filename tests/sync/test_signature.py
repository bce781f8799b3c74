"""Compact signatures: one algorithm, one header, one encoding (paket-1.md, 2)."""

from __future__ import annotations

import base64
import json

import pytest
from joserfc import jws
from joserfc.jwk import OKPKey
from jwcrypto import jwk
from jwcrypto import jws as jwcrypto_jws

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.services import ed25519
from penilaian_desktop.sync.signature import (
    RECORD,
    Compact,
    Detached,
    SigningKey,
    decode,
    encode,
    public_key,
)

SEED = bytes(range(32))
KEY = SigningKey(SEED)
TYP = "paket-statement+jws"
GOOD = KEY.sign(TYP, {"a": 1})
RECORD_SIG = ed25519.PrivateKey(SEED).sign(RECORD, b"")


def with_header(**members) -> str:
    header = {"alg": "Ed25519", "kid": KEY.kid, "typ": TYP, **members}
    header = {name: value for name, value in header.items() if value is not None}
    raw = json.dumps(header, sort_keys=True, separators=(",", ":")).encode()
    return ".".join([encode(raw), *GOOD.split(".")[1:]])


def test_a_good_signature_is_read_and_believed():
    compact = Compact.read(GOOD, TYP)
    compact.check(KEY.public_jwk)
    assert compact.payload() == {"a": 1}
    assert compact.kid == KEY.kid


@pytest.mark.parametrize(
    "members",
    [
        {"alg": "none"}, {"alg": "EdDSA"}, {"alg": "HS256"}, {"alg": "Ed448"}, {"alg": None},
        {"typ": "paket-cert+jws"}, {"typ": None}, {"kid": None}, {"kid": "short"}, {"kid": 1},
        {"b64": False}, {"crit": ["b64"]}, {"jwk": KEY.public_jwk}, {"x5u": "https://example"},
    ],
)  # fmt: skip
def test_any_other_header_is_refused(members):
    with pytest.raises(ImportRefused, match="signature_header"):
        Compact.read(with_header(**members), TYP)


def test_white_space_or_another_order_in_the_header_is_refused():
    raw = f'{{"kid":"{KEY.kid}","alg":"Ed25519","typ":"{TYP}"}}'.encode()
    with pytest.raises(ImportRefused, match="signature_header"):
        Compact.read(".".join([encode(raw), *GOOD.split(".")[1:]]), TYP)


@pytest.mark.parametrize(
    "text",
    [
        "", "a", "a.b", "a.b.c.d", GOOD + "=", GOOD + "\n", " " + GOOD, GOOD.replace(".", ".."),
        GOOD[:-1], GOOD[:-2], GOOD + "AAAA", "ä" + GOOD, GOOD.replace("_", "/", 1) + "+",
    ],
)  # fmt: skip
def test_any_other_form_is_refused(text):
    with pytest.raises(ImportRefused, match=r"signature_malformed|signature_header"):
        Compact.read(text, TYP)


def test_bits_that_base64_ignores_are_not_ignored():
    """86 characters hold 516 bits for 512: the four spare ones must be zero."""
    last = GOOD[-1]
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    other = alphabet[alphabet.index(last) + 1]
    assert base64.urlsafe_b64decode(GOOD.split(".")[2] + "==")
    with pytest.raises(ImportRefused, match="signature_malformed"):
        Compact.read(GOOD[:-1] + other, TYP)


def test_another_key_or_a_changed_payload_is_not_believed():
    other = SigningKey(bytes(32))
    with pytest.raises(ImportRefused, match="signature_bad"):
        Compact.read(GOOD, TYP).check(other.public_jwk)
    head, _, tail = GOOD.split(".")
    with pytest.raises(ImportRefused, match="signature_bad"):
        Compact.read(f"{head}.{encode(b'{}')}.{tail}", TYP).check(KEY.public_jwk)


@pytest.mark.parametrize("payload", [b'{"a": 1}', b'{"b":1,"a":1}', b"[]", b"{", b'{"a":1.5}'])
def test_a_payload_that_is_not_canonical_is_refused(payload):
    compact = Compact("x", KEY.kid, payload)
    with pytest.raises(ImportRefused, match="json_"):
        compact.payload()


@pytest.mark.parametrize(
    "value",
    [
        None, {}, {"crv": "Ed25519", "kty": "OKP"}, {**KEY.public_jwk, "d": "x"},
        {**KEY.public_jwk, "crv": "X25519"}, {**KEY.public_jwk, "x": "AA"},
        {**KEY.public_jwk, "x": KEY.public_jwk["x"][:-1] + "_"},
    ],
)  # fmt: skip
def test_a_public_key_has_exactly_its_three_members(value):
    with pytest.raises(ImportRefused, match=r"key_malformed|signature_malformed"):
        public_key(value)


@pytest.mark.parametrize(
    "sig",
    [
        "", "a.b.c", "a..b..c", "a.b", "a..b", "..", RECORD_SIG + "\n", RECORD_SIG + "A",
        RECORD_SIG[:-2], RECORD_SIG.replace("..", "."), "A" * 2000 + RECORD_SIG,
    ],
)  # fmt: skip
def test_a_detached_signature_has_one_form(sig):
    with pytest.raises(ImportRefused, match=r"signature_malformed|signature_header"):
        Detached.read(sig, b"x")


def test_the_signature_of_a_statement_is_not_one_of_a_record():
    head, _, tail = GOOD.split(".")
    with pytest.raises(ImportRefused, match="signature_header"):
        Detached.read(f"{head}..{tail}", b'{"a":1}')


PAYLOADS = [b'{"a":1}', b"{}", b"", '{"nama":"Café “Ramah”"}'.encode(), bytes(range(256)) * 40]


@pytest.mark.parametrize("payload", PAYLOADS, ids=len)
def test_signatures_on_records_are_the_bytes_that_jose_libraries_write(payload):
    """Ed25519 has one signature for a key and a text, so that the bytes can be compared."""
    header = {"alg": "Ed25519", "kid": KEY.kid, "typ": RECORD}
    jose = jws.serialize_compact(
        header, payload, OKPKey.import_key({**KEY.public_jwk, "d": encode(SEED)}), ["Ed25519"]
    )
    assert ed25519.PrivateKey(SEED).sign(RECORD, payload) == jose
    head, _, tail = jose.split(".")
    Detached.read(f"{head}..{tail}", payload).check(KEY.public_jwk)


def test_another_implementation_believes_what_we_sign_and_we_what_it_signs():
    ours = ed25519.PrivateKey(SEED).sign(RECORD, b'{"a":1}')
    other = jwk.JWK(**KEY.public_jwk, d=encode(SEED))
    token = jwcrypto_jws.JWS()
    token.allowed_algs = ["EdDSA", "Ed25519"]
    token.deserialize(ours, jwk.JWK(**KEY.public_jwk))
    assert token.payload == b'{"a":1}'
    assert other.thumbprint() == KEY.kid == ed25519.PrivateKey(SEED).kid


@pytest.mark.parametrize("place", [0, 1, 31, 32, 63])
def test_a_flipped_bit_of_a_signature_or_payload_is_not_believed(place):
    payload = bytes(range(64))
    head, _, tail = ed25519.PrivateKey(SEED).sign(RECORD, payload).split(".")
    raw = bytearray(decode(tail))
    raw[place] ^= 1
    wrong = bytearray(payload)
    wrong[place] ^= 1
    for sig, body in ((encode(bytes(raw)), payload), (tail, bytes(wrong))):
        with pytest.raises(ImportRefused, match="signature_bad"):
            Detached.read(f"{head}..{sig}", body).check(KEY.public_jwk)
    with pytest.raises(ImportRefused, match="signature_bad"):
        Detached.read(f"{head}..{tail}", payload).check(SigningKey(bytes(32)).public_jwk)


def test_base64url_round_trip():
    for length in range(70):
        raw = bytes(range(length))
        assert decode(encode(raw)) == raw
