"""The office's root key in its file: made when the office is founded, opened to renew a key."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyrage

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.sync import members
from penilaian_desktop.sync.signature import SigningKey, decode
from penilaian_desktop.sync.strict_json import parse_canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class RootSecret:
    """The opened root file."""

    office_id: str
    key: SigningKey
    recovery_identity: str = field(repr=False)


def open_root(data: bytes, secret: str) -> RootSecret:
    """Return the root key from its file (passphrase) or its recovery copy (recovery code).

    Raises ImportRefused `root_not_opened`.
    """
    try:
        if secret.startswith("AGE-SECRET-KEY-1"):
            plain = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(secret)])
        else:
            plain = pyrage.passphrase.decrypt(data, secret)
        body = members.table({"root": parse_canonical(plain)}, "root")
        return RootSecret(
            office_id=members.uuid(body, "office"),
            key=SigningKey(decode(members.text(body, "seed"))),
            recovery_identity=members.text(body, "recovery"),
        )
    except (pyrage.DecryptError, pyrage.IdentityError, ImportRefused, ValueError):
        raise ImportRefused("root_not_opened") from None
