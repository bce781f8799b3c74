"""Policies of the office over time, and the rule of two officers (docs/formats/paket-1.md, 8).

Each change is a new policy with the next number; what an earlier one revoked stays revoked.
"""

from __future__ import annotations

from dataclasses import dataclass

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.sealing import TrustFacts
from penilaian_desktop.domain.verified import PolicyIn
from penilaian_desktop.services.enrolling import Enrolling
from penilaian_desktop.services.exchange import Exchange
from penilaian_desktop.services.session import Session
from penilaian_desktop.sync.certificates import Issuer, Policy, read_policy, write_policy
from penilaian_desktop.sync.trust import TrustBook, book_of

ENOUGH = 2
"""So many officers must agree to a new one, where the office has them."""


@dataclass(frozen=True, slots=True)
class Policies:
    """Writes the office's policies and says who must agree to a new officer."""

    exchange: Exchange
    enrolling: Enrolling

    def current(self) -> Policy | None:
        """Return the policy in force, None before there is one."""
        text = self.enrolling.policy()
        return read_policy(text) if text else None

    def revoke(self, s: Session, issuer: Issuer, kid: str, epoch: int, seq: int) -> None:
        """Put a policy in force that accepts nothing of a key after a place of its chains."""
        self._next(s, issuer, revoke=(kid, epoch, seq))

    def officers(self, facts: TrustFacts) -> frozenset[str]:
        """Return the persons whom the office certified as HR and did not revoke."""
        book = book_of(facts)
        return _officers(book) if book is not None else frozenset()

    def check(
        self, s: Session, person_id: str, kid: str, roles: tuple[str, ...], second: Session | None
    ) -> str:
        """Return the exception to be recorded for a new officer, "" when none is needed.

        Raises RuleViolation `second_officer_needed`, `second_officer_same`: where the office has
        two officers besides the new one, both agree.
        """
        if Role.HR.value not in roles:
            return ""
        facts = self.exchange.trust()
        book = book_of(facts)
        known = book.account(kid) if book is not None else None
        if known is not None and known.person == person_id and Role.HR.value in known.roles:
            return ""
        officers = self.officers(facts) - {person_id}
        if not officers:
            return ""
        if len(officers) < ENOUGH:
            employee = self.enrolling.person_of(person_id, "")
            day = self.exchange.context.now().date().isoformat()
            return f"{day} {employee.name if employee else person_id}: satu petugas"
        if second is None:
            raise RuleViolation("second_officer_needed")
        if second.person_id == s.person_id or second.person_id not in officers:
            raise RuleViolation("second_officer_same")
        return ""

    def settle(self, s: Session, issuer: Issuer, exception: str) -> None:
        """Record an exception, and from two officers on that two are needed."""
        known = self.current()
        two = len(self.officers(self.exchange.trust())) >= ENOUGH
        if exception or known is None or known.two_officers != two:
            self._next(s, issuer, two=two, exception=exception)

    def write_next(
        self,
        issuer: Issuer,
        *,
        revoke: tuple[str, int, int] | None = None,
        two: bool | None = None,
        exception: str = "",
    ) -> PolicyIn:
        """Return the next policy, signed; nothing is stored."""
        facts, known = self.exchange.trust(), self.current()
        revoked = {kid: (kid, e, n) for kid, e, n in facts.revoked}
        if revoke is not None:
            revoked[revoke[0]] = revoke
        rows = tuple(revoked.values())
        exceptions = known.exceptions if known else ()
        text = write_policy(
            issuer,
            facts.policy + 1,
            self.exchange.context.now(),
            revoked=rows,
            two_officers=two if two is not None else bool(known and known.two_officers),
            exceptions=(*exceptions, exception) if exception else exceptions,
        )
        return PolicyIn(no=facts.policy + 1, jws=text, revoked=rows)

    def _next(
        self,
        s: Session,
        issuer: Issuer,
        *,
        revoke: tuple[str, int, int] | None = None,
        two: bool | None = None,
        exception: str = "",
    ) -> None:
        policy = self.write_next(issuer, revoke=revoke, two=two, exception=exception)
        self.enrolling.keep_policy(s, policy)


def _officers(book: TrustBook) -> frozenset[str]:
    return frozenset(
        c.person
        for c in book.accounts()
        if Role.HR.value in c.roles and not book.account_revoked(c.kid)
    )
