"""Whether a record is signed, told from its lines alone as any reader of the format can."""

from __future__ import annotations

from penilaian_desktop.services import ed25519
from penilaian_desktop.services.canonical import signing_bytes
from penilaian_desktop.services.session import signature_kid


def signature_is_good(obj, public_jwk):
    """Tell whether `sig` of a record object is the key's signature over the rest of it."""
    sig = obj.get("sig")
    if not isinstance(sig, str) or signature_kid(sig) != ed25519.thumbprint(public_jwk["x"]):
        return False
    head, middle, tail = sig.split(".")
    try:
        signature = ed25519.decode(tail)
    except ValueError:
        return False
    signed = f"{head}.{ed25519.encode(signing_bytes(obj))}"
    return not middle and ed25519.verify(public_jwk["x"], signed, signature)
