"""docs/formats/paket-1.md says what the code does, and strangers can check the example."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import types
import typing
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

import orjson
import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from jwcrypto import jwk, jws
from tests.sync import format_document as document

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.kinds import DECISIONS, RECORD_TYPES
from penilaian_desktop.domain.record import META_FIELDS
from penilaian_desktop.services.canonical import canonical
from penilaian_desktop.sync.card import office_key
from penilaian_desktop.sync.desk import verify_file
from penilaian_desktop.sync.records import ALLOWED
from penilaian_desktop.sync.signature import Compact, fingerprint
from penilaian_desktop.sync.statement import _KNOWN, read_statement

SCALARS = {
    str: "text", int: "integer", bool: "boolean", Decimal: "decimal", date: "date",
    datetime: "moment",
}  # fmt: skip


def type_text(hint, name) -> tuple[str, bool]:
    """Return a type hint as the document writes it, and whether null is allowed."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in {typing.Union, types.UnionType}:
        return type_text(next(a for a in args if a is not type(None)), name)[0], True
    if origin is tuple:
        text, null = type_text(args[0], "")
        count = "" if args[1] is Ellipsis else f"{len(args)} "
        return f"list of {count}{text}" + (" or null" if null else ""), False
    if isinstance(hint, type) and issubclass(hint, Enum):
        return "enum " + " · ".join(f"`{m.value}`" for m in hint), False
    if dataclasses.is_dataclass(hint):
        return {"PersonSnapshot": "snapshot", "TrailStep": "trail step", "Anchor": "anchor"}[
            hint.__name__
        ], False
    return "uuid" if hint is str and name.endswith("_id") else SCALARS[hint], False


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_the_table_of_each_record_kind_is_its_dataclass(kind):
    type_ = RECORD_TYPES[kind]
    hints = typing.get_type_hints(type_)
    expected = []
    for field in dataclasses.fields(type_):
        if field.name in META_FIELDS:
            continue
        text, null = type_text(hints[field.name], field.name)
        default = "required"
        if field.default is not dataclasses.MISSING:
            snapshot = text == "snapshot"
            default = "the empty snapshot" if snapshot else f"`{canonical(field.default).decode()}`"
        expected.append([f"`{field.name}`", text, "yes" if null else "no", default])
    assert [row[:4] for row in document.rows(document.section(f"### `{kind}`"))] == expected


def test_the_document_has_no_kind_that_the_code_does_not_know():
    headings = [
        line.strip("# `") for line in document.section("## 13.").splitlines()
        if line.startswith("### ")
    ]  # fmt: skip
    assert headings == list(RECORD_TYPES)


def test_decisions_say_that_they_are_signed():
    for kind in RECORD_TYPES:
        says = "; signed" in document.section(f"### `{kind}`").splitlines()[2]
        assert says == (kind in DECISIONS)


def test_the_members_of_the_statement_are_those_the_reader_knows():
    assert set(document.names(document.section("## 3."))) == _KNOWN


def test_every_kind_of_package_is_described():
    assert document.names(document.section("## 7.")) == [kind.value for kind in ALLOWED]


def example_records() -> list[bytes]:
    return [line.encode() for line in document.code("jsonl").splitlines()]


def test_the_lines_of_the_example_are_canonical_by_an_independent_writer():
    for line in example_records():
        assert rfc8785.dumps(json.loads(line)) == line
    statement = document.code("text")
    body = base64.urlsafe_b64decode(statement.split(".")[1] + "==")
    assert rfc8785.dumps(json.loads(body)) == body


def test_jwcrypto_believes_the_example():
    """Another JOSE library, given the device key of the example's certificate."""
    statement = document.code("text")
    seed = hashlib.sha256(b"paket-1 device").digest()
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    key = jwk.JWK(kty="OKP", crv="Ed25519", x=base64.urlsafe_b64encode(public).decode().rstrip("="))
    token = jws.JWS()
    token.allowed_algs = ["Ed25519", "EdDSA"]
    token.deserialize(statement)
    token.verify(key)
    assert json.loads(token.payload)["kind"] == "report"
    assert key.thumbprint() == token.jose_header["kid"]


def test_ten_lines_of_cryptography_follow_the_whole_chain_to_the_root():
    def check(compact, x):
        signed, _, signature = compact.rpartition(".")
        raw = [base64.urlsafe_b64decode(part + "==") for part in (x, signature)]
        Ed25519PublicKey.from_public_bytes(raw[0]).verify(raw[1], signed.encode())
        return json.loads(base64.urlsafe_b64decode(signed.split(".")[1] + "=="))

    statement = document.code("text")
    claims = json.loads(base64.urlsafe_b64decode(statement.split(".")[1] + "=="))
    device, account, intake = claims["certs"]
    intake_x = check(intake, json.loads(document.code("json"))["x"])["jwk"]["x"]
    check(statement, check(device, intake_x)["jwk"]["x"])
    assert hashlib.sha256(device.encode()).hexdigest() == claims["cert"]
    records = b"".join(line + b"\n" for line in example_records())
    assert hashlib.sha256(records).hexdigest() == claims["records"]["sha256"]
    assert hashlib.sha256(statement.encode()).hexdigest() == document.identity()
    review = json.loads(example_records()[1])
    head, _, tail = review.pop("sig").split(".")
    payload = base64.urlsafe_b64encode(rfc8785.dumps(review)).decode().rstrip("=")
    check(f"{head}.{payload}.{tail}", check(account, intake_x)["jwk"]["x"])


def test_the_reader_takes_the_example_with_nothing_but_the_root_key(tmp_path):
    key, package = tmp_path / "kantor.jwk", tmp_path / "contoh.paket.json"
    key.write_text(document.code("json"), encoding="utf-8")
    records = ",".join(line.decode() for line in example_records())
    package.write_text(
        f'{{"statement": "{document.code("text")}", "records": [{records}]}}', encoding="utf-8"
    )
    item = verify_file(package, key)
    assert item.outcome == "ready"
    assert item.problems == ()
    assert (item.identity, item.device, item.known) == (document.identity(), "LAYANAN-02", True)
    package.write_bytes(package.read_bytes().replace(b'"minutes":90', b'"minutes":91'))
    assert [p.code for p in verify_file(package, key).problems] == ["records_changed"]
    assert verify_file(package).outcome == "quarantine"


def test_the_fingerprint_of_the_document_is_the_codes(tmp_path):
    key = tmp_path / "kantor.jwk"
    key.write_text(document.code("json"), encoding="utf-8")
    assert office_key(key).office is None
    kid = document.rows(document.section("## 14."))[0][1].strip("`")
    assert fingerprint(kid) in document.section("## 14.")


def test_an_unknown_critical_member_is_refused_and_an_unknown_other_one_ignored():
    compact = Compact.read(document.code("text"), "paket-statement+jws")
    body = orjson.loads(compact.raw_payload)
    for extra, code in (
        ({"future": 1}, None),
        ({"future": 1, "crit": ["future"]}, "crit_unknown"),
        ({"crit": ["kind"]}, None),
        ({"min_reader": 2}, "format_newer"),
        ({"fmt": "paket/2"}, "statement_malformed"),
        ({"kind": "surprise"}, "package_kind_unknown"),
        ({"seq": 0}, "statement_malformed"),
        ({"prev": "0" * 64}, "statement_malformed"),
        ({"made": "2026-11-18T14:30:00"}, "statement_malformed"),
        ({"cert": None}, "statement_malformed"),
        ({"aud": "siapa saja"}, "statement_malformed"),
    ):
        changed = Compact(compact.text, compact.kid, canonical({**body, **extra}))
        if code is None:
            assert read_statement(changed).kind == "report"
        else:
            with pytest.raises(ImportRefused, match=code):
                read_statement(changed)
