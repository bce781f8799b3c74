"""Schemes of appraisal: read, copied, changed as drafts, released and chosen (SM-5, SM-9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from penilaian_desktop.domain.access import Action, allowed
from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState, Period
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import ImportRefused, NotAllowed, RuleViolation
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.scheme import Scheme
from penilaian_desktop.domain.scheme_checks import Defect
from penilaian_desktop.domain.scheme_examples import appraises, faults
from penilaian_desktop.domain.scheme_facts import decide
from penilaian_desktop.domain.scheme_lines import differences
from penilaian_desktop.domain.scheme_record import SchemeText
from penilaian_desktop.domain.scheme_views import (
    FactItem,
    SchemeDetail,
    SchemeDifference,
    SchemeItem,
    SchemeState,
)
from penilaian_desktop.domain.scoring import ScoreResult, score
from penilaian_desktop.services.context import Context, period_of, step_label
from penilaian_desktop.services.keyed_facts import KeyedFacts
from penilaian_desktop.services.log_rules import locked
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import office_standings, require_office
from penilaian_desktop.storage.scheme_shelf import SchemeShelf, scheme_of_text
from penilaian_desktop.storage.scheme_writer import write_scheme
from penilaian_desktop.storage.schemes import SchemeBook, age
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DECIDED = (AppraisalState.FINISHED, AppraisalState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Schemes(KeyedFacts):
    """Use cases of schemes. Reading is open to everybody, drafts to whoever may write them."""

    context: Context

    # --- reading ---------------------------------------------------------------------------
    def list(self, s: Session) -> tuple[SchemeItem, ...]:
        """Return every version of every scheme: those that judge persons first, then by title."""
        writes = allowed(Action.WRITE_SCHEME, office_standings(s))
        with self.context.read() as unit:
            periods = _periods_by_scheme(unit)
            found = [
                _item(scheme, SchemeState.SHIPPED, periods)
                for code in _shipped(self.context.schemes).codes
                for version in _shipped(self.context.schemes).versions(code)
                for scheme in (_shipped(self.context.schemes).get(code, version),)
            ]
            for text in unit.find(SchemeText):
                if not writes and text.released_on is None:
                    continue
                with suppress(ImportRefused):  # of a newer application: unknown here
                    found.append(_own_item(text, scheme_of_text(text), periods))
        found.sort(key=lambda item: age(item.version), reverse=True)
        return tuple(
            sorted(found, key=lambda i: (not i.appraises, i.archived, i.title.casefold(), i.code))
        )

    def detail(self, s: Session, code: str, version: str) -> SchemeDetail:
        """Return a scheme with what is wrong in it; raise RuleViolation "scheme_unknown"."""
        with self.context.read() as unit:
            return self._detail(unit, s, code, version)

    def compare(
        self, s: Session, left: tuple[str, str], right: tuple[str, str]
    ) -> tuple[SchemeDifference, ...]:
        """Return every line in which two schemes, each by code and version, differ."""
        with self.context.read() as unit:
            one, other = self._detail(unit, s, *left), self._detail(unit, s, *right)
        return differences(one.scheme, other.scheme)

    def check(self, scheme: Scheme) -> tuple[tuple[Defect, ...], tuple[str, ...]]:
        """Return everything that keeps a scheme from being released, and the sentences of it."""
        found = faults(scheme)
        return found, tuple(message(d.code, detail=d.detail).text for d in found)

    def try_out(self, scheme: Scheme, facts: Mapping[str, object]) -> ScoreResult:
        """Apply a scheme to invented facts; raises RuleViolation with the fact in `field`."""
        return score(scheme, facts)

    def decide(self, scheme: Scheme, facts: Iterable[FactItem]) -> ScoreResult:
        """Apply a scheme to the facts of a person; raises RuleViolation as `try_out` does."""
        return decide(scheme, facts)

    # --- own schemes -----------------------------------------------------------------------
    def copy(
        self, s: Session, code: str, version: str, *, new_code: str = "", title: str = ""
    ) -> Outcome[SchemeDetail]:
        """Copy a scheme as a draft: an own one as its next version, a shipped one by a new code.

        Raises RuleViolation `scheme_code_invalid`, `scheme_code_taken`, `scheme_draft_exists`.
        """
        require_office(s, Action.WRITE_SCHEME)
        with self.context.write(s, "undo_scheme_copied", title=title or code) as unit:
            source = self._detail(unit, s, code, version).scheme
            new_code = new_code.strip()
            if new_code and new_code != code:
                scheme = self._renamed(unit, source, new_code)
            elif code in _shipped(self.context.schemes).codes:
                raise RuleViolation("scheme_code_taken", field="new_code", value=code)
            else:
                scheme = replace(source, version=self._next_version(unit, code))
            if title.strip():
                scheme = replace(scheme, title=title.strip())
            self._add(unit, scheme, f"{code} {version}")
            detail = self._detail(unit, s, scheme.code, scheme.version)
        return Outcome(
            detail, _CHANGES, step_label(unit, "undo_scheme_copied", title=title or code)
        )

    def save(self, s: Session, text_id: str, scheme: Scheme) -> Outcome[SchemeDetail]:
        """Write a draft as the form has it, faults and all; code and version stay as they are.

        Raises RuleViolation `scheme_released`, `scheme_title_missing`.
        """
        require_office(s, Action.WRITE_SCHEME)
        if not scheme.title.strip():
            raise RuleViolation("scheme_title_missing", field="title")
        with self.context.write(s, "undo_scheme_changed", title=scheme.title) as unit:
            old = self._draft(unit, text_id)
            kept = replace(scheme, code=old.code, version=old.scheme_version, sha256="")
            toml = write_scheme(kept)
            if (toml, kept.title) != (old.toml, old.title):
                unit.put(replace(old, toml=toml, title=kept.title))
            detail = self._detail(unit, s, old.code, old.scheme_version)
        return Outcome(
            detail, _CHANGES, step_label(unit, "undo_scheme_changed", title=scheme.title)
        )

    def release(self, s: Session, text_id: str) -> Outcome[SchemeDetail]:
        """Release a draft: from now on it never changes, and periods can be appraised by it.

        It cannot be undone. Raises RuleViolation `scheme_released`, or the first thing that is
        wrong with its key in `field`.
        """
        require_office(s, Action.WRITE_SCHEME)
        with self.context.write(s) as unit:
            old = self._draft(unit, text_id)
            for defect in faults(scheme_of_text(old)):
                raise RuleViolation(defect.code, field=defect.key, detail=defect.detail)
            unit.put(replace(old, released_on=self.context.today(unit)))
            detail = self._detail(unit, s, old.code, old.scheme_version)
        return Outcome(detail, _CHANGES, "")

    def discard(self, s: Session, text_id: str) -> Outcome[None]:
        """Throw a draft away. Raises RuleViolation `scheme_released`."""
        require_office(s, Action.WRITE_SCHEME)
        with self.context.write(s, "undo_scheme_discarded") as unit:
            old = self._draft(unit, text_id)
            unit.delete(SchemeText, text_id)
        return Outcome(None, _CHANGES, step_label(unit, "undo_scheme_discarded", title=old.title))

    def choose(
        self, s: Session, period_code: str, code: str, version: str | None = None
    ) -> Outcome[Period]:
        """Let a period be appraised by a scheme; nothing decided already is touched.

        Raises RuleViolation `scheme_unknown`, `scheme_no_predicate`, `scheme_period_kind`,
        `scheme_period_begun`, `period_locked`, `period_not_made`.
        """
        require_office(s, Action.MANAGE_PERIOD)
        scheme = self.context.schemes.get(code, version)
        period_label = PeriodCode.parse(period_code).label
        if not appraises(scheme):
            raise RuleViolation("scheme_no_predicate", field="scheme")
        if PeriodCode.parse(period_code).kind not in scheme.periods:
            raise RuleViolation(
                "scheme_period_kind", field="scheme", title=scheme.title, period=period_label
            )
        with self.context.write(s, "undo_scheme_chosen", period=period_label) as unit:
            old = period_of(unit, period_code)
            if old.locked:
                raise locked(unit, period_code)
            new = replace(old, scheme=scheme.code, scheme_version=scheme.version)
            if new == old:
                return Outcome(old)
            if unit.find(Appraisal, period_code=period_code, state=_DECIDED, limit=1):
                raise RuleViolation("scheme_period_begun", field="scheme", period=period_label)
            written = unit.put(new)
        changes = Changes.of(Area.PERIODS, Area.SCHEMES, Area.APPRAISALS)
        return Outcome(
            written, changes, step_label(unit, "undo_scheme_chosen", period=period_label)
        )

    # --- inside ----------------------------------------------------------------------------
    def _detail(self, unit: ReadUnit, s: Session, code: str, version: str) -> SchemeDetail:
        periods = _periods_by_scheme(unit)
        shipped = _shipped(self.context.schemes)
        if code in shipped.codes:
            scheme = shipped.get(code, version)
            return SchemeDetail(item=_item(scheme, SchemeState.SHIPPED, periods), scheme=scheme)
        found = unit.find(SchemeText, code=code, scheme_version=version, limit=1)
        if not found:
            raise RuleViolation("scheme_unknown", field="scheme", value=code)
        text = found[0]
        scheme = scheme_of_text(text)
        if text.released_on is not None:
            return SchemeDetail(item=_own_item(text, scheme, periods), scheme=scheme)
        if not allowed(Action.WRITE_SCHEME, office_standings(s)):
            raise NotAllowed("role_needed", action=Action.WRITE_SCHEME.value)
        defects, sentences = self.check(scheme)
        return SchemeDetail(
            item=_own_item(text, scheme, periods),
            scheme=scheme,
            defects=defects,
            sentences=sentences,
        )

    def _draft(self, unit: ReadUnit, text_id: str) -> SchemeText:
        text = unit.require(SchemeText, text_id)
        if text.released_on is not None:
            raise RuleViolation(
                "scheme_released", field="scheme", title=text.title, version=text.scheme_version
            )
        return text

    def _renamed(self, unit: ReadUnit, source: Scheme, new_code: str) -> Scheme:
        if not _CODE.fullmatch(new_code):
            raise RuleViolation("scheme_code_invalid", field="new_code")
        taken = new_code in _shipped(self.context.schemes).codes
        if taken or unit.find(SchemeText, code=new_code, limit=1):
            raise RuleViolation("scheme_code_taken", field="new_code", value=new_code)
        return replace(source, code=new_code, version="1", archived=False)

    def _next_version(self, unit: ReadUnit, code: str) -> str:
        texts = unit.find(SchemeText, code=code)
        for text in texts:
            if text.released_on is None:
                raise RuleViolation(
                    "scheme_draft_exists",
                    field="version",
                    title=text.title,
                    version=text.scheme_version,
                )
        return str(max(age(text.scheme_version)[0] for text in texts) + 1)

    def _add(self, unit: UnitOfWork, scheme: Scheme, copied_from: str) -> None:
        unit.add(
            SchemeText(
                id=new_id(),
                at=self.context.now(),
                code=scheme.code,
                scheme_version=scheme.version,
                title=scheme.title,
                toml=write_scheme(replace(scheme, sha256="")),
                copied_from=copied_from,
            )
        )


_CHANGES = Changes.of(Area.SCHEMES)


def _shipped(book: SchemeBook) -> SchemeBook:
    return book.shipped if isinstance(book, SchemeShelf) else book


def _periods_by_scheme(unit: ReadUnit) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for period in unit.find(Period, order=("starts", "code")):
        key = (period.scheme, period.scheme_version)
        found[key] = (*found.get(key, ()), period.code)
    return found


def _item(
    scheme: Scheme, state: SchemeState, periods: Mapping[tuple[str, str], tuple[str, ...]]
) -> SchemeItem:
    return SchemeItem(
        id="",
        code=scheme.code,
        version=scheme.version,
        title=scheme.title,
        short=scheme.short,
        region=scheme.region,
        notice=scheme.notice,
        state=state,
        archived=scheme.archived,
        appraises=appraises(scheme),
        released_on=None,
        copied_from="",
        periods=periods.get((scheme.code, scheme.version), ()),
    )


def _own_item(
    text: SchemeText, scheme: Scheme, periods: Mapping[tuple[str, str], tuple[str, ...]]
) -> SchemeItem:
    state = SchemeState.RELEASED if text.released_on else SchemeState.DRAFT
    return replace(
        _item(scheme, state, periods),
        id=text.id,
        released_on=text.released_on,
        copied_from=text.copied_from,
    )
