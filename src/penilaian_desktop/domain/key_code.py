"""What the QR code of a fingerprint says (docs/formats/paket-1.md, 2)."""

from __future__ import annotations


def key_code(digits: str) -> str:
    """Return the payload: `PENILAIAN/SIDIK/` and the 25 digits, all of it in QR's capitals."""
    return f"PENILAIAN/SIDIK/{digits.replace(' ', '')}"
