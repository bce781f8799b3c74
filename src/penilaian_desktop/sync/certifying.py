"""Certificates for accounts that come after founding and joining.

At the office HR certifies with the office's key, at once for accounts that HR makes there. On any
other laptop the owner of an account asks the office, signed in, because only they hold its key.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import orjson

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.account import Account
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.key_views import KeyState, OwnKey
from penilaian_desktop.domain.sealing import TrustFacts
from penilaian_desktop.services.registry import Services
from penilaian_desktop.services.session import Session
from penilaian_desktop.sync.desk import Desk
from penilaian_desktop.sync.joining import Joining
from penilaian_desktop.sync.roads import Roads
from penilaian_desktop.sync.signature import fingerprint, thumbprint
from penilaian_desktop.sync.trust import TrustBook
from penilaian_desktop.sync.workspace_trust import trust_book

_CHANGED = Changes.of(Area.ACCOUNTS, Area.EXCHANGE)


@dataclass(frozen=True, slots=True)
class Certifying:
    """Use cases of the keys of accounts."""

    services: Services
    desk: Desk

    # --- showing ---------------------------------------------------------------------------
    def states(self, s: Session) -> dict[str, KeyState]:
        """Return the state of every account's key by account id. Raises NotAllowed."""
        accounts = self.services.accounts.list(s)
        facts = self.services.exchange.trust()
        book, asked = _book(facts), self._asked()
        return {
            a.account_id: _state(book, a.person_id, _roles(a.roles), _kid(a), asked)
            for a in accounts
        }

    def own(self, s: Session) -> OwnKey:
        """Return the key of whoever is signed in."""
        facts = self.services.exchange.trust()
        kid = thumbprint(s.signer.public_jwk) if s.signer else ""
        roles = _roles(tuple(s.roles))
        own = facts.self_device
        return OwnKey(
            state=_state(_book(facts), s.person_id, roles, kid, self._asked()),
            office=facts.office,
            fingerprint=fingerprint(own.kid) if own else "",
            folder=self.services.road_settings.choice().place,
        )

    # --- at the office ---------------------------------------------------------------------
    def created(self, s: Session, made: Outcome[Account]) -> Outcome[Account]:
        """Certify an account that was just made, where this may be done here and now.

        An account that an operator made waits until HR certifies it: who manages computers does
        not say whose decisions count.
        """
        if not self._may(s) or not made.value.person_id:
            return made
        return self._unless_two(s, made)

    def certify(
        self, s: Session, account_id: str, second: Session | None = None
    ) -> Outcome[Account]:
        """Certify an account of the office, or certify it again with the roles it has now.

        Raises NotAllowed `role_needed`, `account_unknown`, `account_disabled`; RuleViolation
        `not_the_office`, `account_nobodys`, `second_officer_needed`, `second_officer_same`:
        `second` is the other officer who agrees.
        """
        account = self._account(s, account_id)
        if account.disabled:
            raise NotAllowed("account_disabled", name=account.name)
        if not account.person_id or not account.public_jwk:
            raise RuleViolation("account_nobodys", name=account.name)
        self._certify(s, account, second)
        return Outcome(account, _CHANGED)

    def set_roles(self, s: Session, account_id: str, roles: frozenset[Role]) -> Outcome[Account]:
        """Change the roles of an account; its certificate at the office follows.

        A key that nobody certified stays so: that is decided by itself. Raises what
        `Accounts.set_roles` raises.
        """
        before = self.states(s).get(account_id)
        done = self.services.accounts.set_roles(s, account_id, roles)
        account = done.value
        known = before in {KeyState.CERTIFIED, KeyState.CHANGED}
        if not (known and self._may(s)) or account.disabled:
            return done
        return self._unless_two(s, done)

    # --- at any other laptop ---------------------------------------------------------------
    def ask(self, s: Session, folder: Path | None = None) -> Outcome[str]:
        """Leave a request for the own account at a folder; return its file.

        Without a folder the chosen road. Raises NotAllowed, RuleViolation `folder_not_chosen`,
        `office_not_joined`, `account_nobodys`, `account_asked_already`, and what the folder raises.
        """
        state = self.own(s).state
        if not s.person_id:
            raise RuleViolation("account_nobodys", name=s.account_name)
        if state is KeyState.ASKED:
            raise RuleViolation("account_asked_already")
        place = folder or Roads(self.services, self.desk).place()
        done = Joining(self.services, self.desk).ask(s, place, sealed=True)
        return Outcome(done.value, _CHANGED)

    # --- inside ----------------------------------------------------------------------------
    def _may(self, s: Session) -> bool:
        facts = self.services.exchange.trust()
        return facts.office and facts.self_device is not None and Role.HR in s.roles

    def _unless_two(self, s: Session, done: Outcome[Account]) -> Outcome[Account]:
        """Certify an account, or leave it waiting where a second officer must agree."""
        try:
            self._certify(s, done.value, None)
        except RuleViolation as refused:
            if refused.code != "second_officer_needed":
                raise
            return done
        return Outcome(done.value, _CHANGED)

    def _certify(self, s: Session, account: Account, second: Session | None) -> None:
        jwk = json.loads(account.public_jwk or "{}")
        roles = sorted(role.value for role in account.roles)
        self.desk.enrolment.certify_account(s, jwk, account.person_id, roles, second)

    def _account(self, s: Session, account_id: str) -> Account:
        for account in self.services.accounts.list(s):
            if account.account_id == account_id:
                return account
        raise NotAllowed("account_unknown")

    def _asked(self) -> frozenset[str]:
        """Return the keys whose requests the office has not answered."""
        found: set[str] = set()
        for parcel in self.services.exchange.mailbook.unanswered():
            if b'"account_request"' not in parcel.open_json:
                continue
            for record in orjson.loads(parcel.open_json)["records"]:
                if record["kind"] == "account_request":
                    found.add(thumbprint(record["fields"]["jwk"]))
        return frozenset(found)


def _book(facts: TrustFacts) -> TrustBook | None:
    return trust_book(facts) if facts.root_jwk else None


def _kid(account: Account) -> str:
    return thumbprint(json.loads(account.public_jwk)) if account.public_jwk else ""


def _roles(roles: tuple[Role, ...]) -> frozenset[str]:
    return frozenset(role.value for role in roles)


def _state(
    book: TrustBook | None,
    person_id: str,
    roles: frozenset[str],
    kid: str,
    asked: frozenset[str],
) -> KeyState:
    if book is None or not person_id or not kid:
        return KeyState.NOT_NEEDED
    known = book.account(kid)
    if known is not None and known.person == person_id and frozenset(known.roles) == roles:
        return KeyState.CERTIFIED
    if kid in asked:
        return KeyState.ASKED
    return KeyState.WAITING if known is None else KeyState.CHANGED
