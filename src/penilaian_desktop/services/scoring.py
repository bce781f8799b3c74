"""Score facts by a regulation file, for scripts: cases in, results or problems out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from penilaian_desktop.domain.appraisal import TrailStep
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.scoring import score
from penilaian_desktop.storage.schemes import SchemeBook, load_schemes


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseProblem:
    """Why a case makes no sense: the code, the fact it belongs to, and a sentence."""

    code: str
    field: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredCase:
    """One case: its results and trail, or its problem."""

    result: tuple[tuple[str, str], ...] = ()
    trail: tuple[TrailStep, ...] = ()
    problem: CaseProblem | None = None


class Scoring:
    """Scoring by the regulations of a book; needs no workspace and no account."""

    def __init__(self, schemes: SchemeBook) -> None:
        self._schemes = schemes

    @staticmethod
    def load(resources_dir: Path) -> Scoring:
        """Read the regulations; raise ImportRefused for a file that is wrong."""
        return Scoring(load_schemes(resources_dir))

    @property
    def rules(self) -> tuple[str, ...]:
        """Return the codes of the regulations that can be used."""
        return self._schemes.codes

    @property
    def titles(self) -> tuple[tuple[str, str, str, str], ...]:
        """Return code, newest version, title and notice of each regulation."""
        found = (self._schemes.get(code) for code in self._schemes.codes)
        return tuple((s.code, s.version, s.title, s.notice) for s in found)

    def case(self, rule: str, facts: object) -> ScoredCase:
        """Score one case; what makes no sense becomes its problem.

        Raises RuleViolation "scheme_unknown" for a regulation that is not there.
        """
        scheme = self._schemes.get(rule)
        try:
            scored = score(scheme, _mapping(facts))
        except RuleViolation as problem:
            return ScoredCase(
                problem=CaseProblem(
                    code=problem.code, field=problem.field, message=str(describe(problem))
                )
            )
        return ScoredCase(result=tuple(scored.result.items()), trail=scored.trail)


def _mapping(facts: object) -> Mapping[str, object]:
    if not isinstance(facts, Mapping):
        raise RuleViolation("facts_not_object", field="facts")
    return facts
