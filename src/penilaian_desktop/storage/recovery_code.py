"""The recovery code: eight groups of five characters that a person can write down and type again.

Crockford's base32 (no I, L, O, U). Seven groups are 175 random bits, the eighth is a check over
them, so that a slip is told apart from a wrong code.
"""

from __future__ import annotations

import hashlib
import secrets

from penilaian_desktop.domain.errors import RuleViolation

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 8
GROUP = 5
LENGTH = GROUPS * GROUP
_SECRET = LENGTH - GROUP
_LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0"})


def new_recovery_code() -> str:
    """Return a new code: "7K2QD-…-M9X3A"."""
    secret = "".join(secrets.choice(ALPHABET) for _ in range(_SECRET))
    return format_recovery_code(secret + _check(secret))


def format_recovery_code(letters: str) -> str:
    """Return 40 letters in groups of five with dashes between."""
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def read_recovery_code(typed: str) -> str:
    """Return the 40 letters of a code as typed, whatever its case, blanks and dashes.

    I and L are read as 1, O as 0. Raises RuleViolation on field `recovery_code`:
    `recovery_code_length` or `recovery_code_slip` (a letter is wrong).
    """
    letters = "".join(c for c in typed.upper() if c.isalnum()).translate(_LOOKALIKES)
    if len(letters) != LENGTH:
        raise RuleViolation(
            "recovery_code_length", field="recovery_code", found=len(letters), wanted=LENGTH
        )
    secret, check = letters[:_SECRET], letters[_SECRET:]
    if not set(letters) <= set(ALPHABET) or _check(secret) != check:
        raise RuleViolation("recovery_code_slip", field="recovery_code")
    return letters


def _check(secret: str) -> str:
    number = int.from_bytes(hashlib.sha256(secret.encode()).digest()[:4], "big") >> 7
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in range(GROUP))
