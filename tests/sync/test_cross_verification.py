"""Strangers check our packages, and we read theirs: jwcrypto, `cryptography` alone, `age`.

Golden packages, so that what others agree with is the format and not today's program.
"""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import zipfile
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from jwcrypto import jwk, jws

from penilaian_desktop.sync.carriers import sealed

FOLDER = Path(__file__).parents[1] / "files" / "packages" / "paket-1"
KEYS = json.loads((FOLDER / "kunci.json").read_text(encoding="utf-8"))
KINDS = tuple(KEYS["identity_of"])


def raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def payload_of(compact: str) -> dict:
    return json.loads(raw(compact.split(".")[1]))


def public_keys(package: dict) -> dict[str, str]:
    """Return every key of a package by its kid: of its certificates, or what a request brings."""
    statement = payload_of(package["statement"])
    certificates = [payload_of(text) for text in statement["certs"]]
    found = {c["kid"]: c["jwk"]["x"] for c in certificates}
    if statement["jwk"]:
        found[statement["dev"]] = statement["jwk"]["x"]
    for record in package["records"]:
        if record["kind"] == "account_request":
            key = record["fields"]["jwk"]
            found[thumbprint(key["x"])] = key["x"]
    return found


def thumbprint(x: str) -> str:
    text = json.dumps({"crv": "Ed25519", "kty": "OKP", "x": x}, separators=(",", ":"))
    return urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


def line_of(record: dict) -> bytes:
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def whole_compacts(package: dict) -> list[str]:
    """Return the statement and the signature of every record, with its payload put in."""
    found = [package["statement"]]
    for record in package["records"]:
        if "sig" in record:
            head, _, tail = record["sig"].split(".")
            body = line_of({k: v for k, v in record.items() if k != "sig"})
            found.append(f"{head}.{urlsafe_b64encode(body).rstrip(b'=').decode()}.{tail}")
    return found


@pytest.fixture(params=KINDS)
def package(request) -> dict:
    return json.loads((FOLDER / f"{request.param}.paket.json").read_text(encoding="utf-8"))


def test_ten_lines_of_cryptography_believe_a_package(package):
    """Section 14 of the format, in ten lines."""
    statement, keys = payload_of(package["statement"]), public_keys(package)
    lines = b"".join(line_of(record) + b"\n" for record in package["records"])
    assert hashlib.sha256(lines).hexdigest() == statement["records"]["sha256"]
    assert len(package["records"]) == statement["records"]["count"]
    for compact in whole_compacts(package):
        head, body, tail = compact.split(".")
        key = Ed25519PublicKey.from_public_bytes(raw(keys[json.loads(raw(head))["kid"]]))
        key.verify(raw(tail), f"{head}.{body}".encode())
        with pytest.raises(InvalidSignature):
            key.verify(raw(tail), f"{head}.{body}x".encode())


def test_jwcrypto_believes_statements_and_decisions(package):
    keys = public_keys(package)
    for compact in whole_compacts(package):
        token = jws.JWS()
        token.allowed_algs = ["Ed25519"]
        token.deserialize(compact)
        header = json.loads(token.objects["protected"])
        key = jwk.JWK(kty="OKP", crv="Ed25519", x=keys[header["kid"]])
        token.verify(key, alg="Ed25519")
        assert key.thumbprint() == header["kid"]
        assert sorted(header) == ["alg", "kid", "typ"]


def test_jwcrypto_follows_the_certificates_to_the_root():
    card = json.loads((FOLDER / "kantor.paket-kartu").read_text(encoding="utf-8"))["card"]
    root = payload_of(card)["jwk"]
    package = json.loads((FOLDER / "report.paket.json").read_text(encoding="utf-8"))
    known = {thumbprint(root["x"]): root["x"]}
    certificates = payload_of(package["statement"])["certs"]
    for compact in sorted(certificates, key=lambda c: payload_of(c)["type"] != "intake"):
        token = jws.JWS()
        token.allowed_algs = ["Ed25519"]
        token.deserialize(compact)
        kid = json.loads(token.objects["protected"])["kid"]
        token.verify(jwk.JWK(kty="OKP", crv="Ed25519", x=known[kid]), alg="Ed25519")
        body = payload_of(compact)
        known[body["kid"]] = body["jwk"]["x"]
    assert payload_of(package["statement"])["dev"] in known


def test_what_the_age_program_seals_is_read_here(tmp_path):
    """A stranger's writer: Python's zipfile and Debian's `age`, nothing of ours."""
    package = json.loads((FOLDER / "report.paket.json").read_text(encoding="utf-8"))
    lines = b"".join(line_of(record) + b"\n" for record in package["records"])
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("records.jsonl", lines)
        archive.writestr("statement.jws", package["statement"])
    (tmp_path / "isi.zip").write_bytes(target.getvalue())
    key = tmp_path / "kunci.txt"
    key.write_text(KEYS["identities"][0] + "\n", encoding="utf-8")
    done = subprocess.run(["age-keygen", "-y", key], check=True, capture_output=True, text=True)
    out = tmp_path / "orang-lain.paket"
    seal = ["age", "-r", done.stdout.strip(), "-o", out, tmp_path / "isi.zip"]
    subprocess.run(seal, check=True)
    assert sealed.read(out.read_bytes(), KEYS["identities"]) == (package["statement"], lines)
