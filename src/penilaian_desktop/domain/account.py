"""The accounts of a workspace: who may sign in and with which roles."""

from __future__ import annotations

from dataclasses import dataclass

from penilaian_desktop.domain.access import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account. `person_id` is "" for one that is nobody's own (an operator).

    `public_jwk` is the public half of the signing key as JSON, `cert` the office's certificate of
    it; both are None before there are any. A disabled account cannot sign in.
    """

    account_id: str
    name: str
    person_id: str = ""
    roles: tuple[Role, ...] = ()
    public_jwk: str | None = None
    cert: str | None = None
    disabled: bool = False
