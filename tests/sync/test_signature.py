"""Compact signatures: one algorithm, one header, one encoding (paket-1.md, 2)."""

from __future__ import annotations

import base64
import json

import pytest

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.sync.signature import (
    Compact,
    SigningKey,
    decode,
    encode,
    join_detached,
    public_key,
)

KEY = SigningKey(bytes(range(32)))
TYP = "paket-statement+jws"
GOOD = KEY.sign(TYP, {"a": 1})


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


@pytest.mark.parametrize("sig", ["", "a.b.c", "a..b..c", "a.b"])
def test_a_detached_signature_has_an_empty_middle(sig):
    with pytest.raises(ImportRefused, match="signature_malformed"):
        join_detached(sig, b"x")


def test_base64url_round_trip():
    for length in range(70):
        raw = bytes(range(length))
        assert decode(encode(raw)) == raw
