"""What counts as a strength or a weakness: ratings, and the levels of the facts of a scheme (SM-6).

A fact whose levels a scheme describes (disiplin, kualitas pelayanan, inisiatif) is a strength in
the upper half of its scale and a weakness in the lower one; its middle is neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from penilaian_desktop.domain.appraisal import Appraisal, Rating
from penilaian_desktop.domain.cycle_views import StrengthCount
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.scheme import Fact, FactKind, FactSource, LookupRule, Scheme
from penilaian_desktop.domain.scheme_facts import facts_of_trail, source_of
from penilaian_desktop.storage.schemes import SchemeBook

_RATINGS = frozenset({FactSource.WORK_RATING, FactSource.BEHAVIOUR_RATING})


@dataclass(frozen=True, slots=True)
class Level:
    """A fact at a level of its scale: how it is called, and what it means."""

    name: str
    rating: Rating
    anchor: str


@dataclass(slots=True)
class Tally:
    """Counts names above and below; a later anchor stands for an earlier one."""

    _above: dict[str, int] = field(default_factory=dict)
    _below: dict[str, int] = field(default_factory=dict)
    _anchors: dict[tuple[str, Rating], str] = field(default_factory=dict)

    def rated(self, name: str, rating: Rating) -> None:
        """Count a rating; what meets expectations counts on neither side."""
        side = {Rating.ABOVE: self._above, Rating.BELOW: self._below}.get(rating)
        if side is not None:
            side[name] = side.get(name, 0) + 1

    def placed(self, level: Level) -> None:
        """Count a level, and keep what it means."""
        self.rated(level.name, level.rating)
        self._anchors[level.name, level.rating] = level.anchor

    @property
    def above(self) -> tuple[StrengthCount, ...]:
        """Return what was rated high, the most frequent first."""
        return self._ranked(self._above, Rating.ABOVE)

    @property
    def below(self) -> tuple[StrengthCount, ...]:
        """Return what was rated low, the most frequent first."""
        return self._ranked(self._below, Rating.BELOW)

    def _ranked(self, counts: dict[str, int], rating: Rating) -> tuple[StrengthCount, ...]:
        return tuple(
            StrengthCount(name=name, count=count, anchor=self._anchors.get((name, rating), ""))
            for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        )


def told_levels(schemes: SchemeBook, appraisal: Appraisal) -> Iterator[Level]:
    """Yield the facts of an appraisal that its scheme has described levels for.

    The two ratings are no such facts: they are the result itself. A scheme that is not here any
    more tells nothing.
    """
    try:
        scheme = schemes.get(appraisal.scheme, appraisal.scheme_version)
    except (PenilaianError, KeyError):
        return
    said = facts_of_trail(scheme, appraisal.trail)
    for fact in scheme.facts:
        code = said.get(fact.name)
        if fact.kind is FactKind.CHOICE and source_of(fact) not in _RATINGS and code is not None:
            level = _level(scheme, fact, str(code))
            if level is not None:
                yield level


def _level(scheme: Scheme, fact: Fact, code: str) -> Level | None:
    """Return where a code stands in its scale; None without a description, or for an odd code."""
    options = scheme.scale(fact.scale).options
    found = next((one for one in options if one.code == code), None)
    if found is None or not any(one.note for one in options):
        return None
    codes = _worst_first(scheme, fact)
    at, middle = codes.index(code), (len(codes) - 1) / 2
    rating = Rating.MEETS if at == middle else Rating.ABOVE if at > middle else Rating.BELOW
    return Level(fact.label, rating, f"{found.label}: {found.note}" if found.note else found.label)


def _worst_first(scheme: Scheme, fact: Fact) -> list[str]:
    """Return the codes of a scale by what the scheme gives for them, else as they are listed."""
    codes = list(reversed(scheme.scale(fact.scale).codes))
    for rule in scheme.rules:
        if isinstance(rule, LookupRule) and rule.key == fact.name:
            worth = dict(rule.table)
            return sorted(codes, key=lambda code: worth[code])
    return codes
