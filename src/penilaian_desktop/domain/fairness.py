"""Hints on the fairness of ratings: advice for a calibration, never a lock.

Known errors of appraisers: leniency, the centre for everybody, only the last weeks, deciding
without having read, the same words for everybody. Pure arithmetic over what is handed in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.scoring import rounded

TOO_SMALL = 10
"""A unit of fewer people cannot meet percentages (SE MenPANRB 3/2023 calls them a guide)."""
ENOUGH = 3
"""Fewer ratings than these say nothing about an appraiser."""
LENIENT_SHARE = Decimal(80)
LENIENT_RISE = Decimal(25)
"""Percent of ratings above expectation that is noticed, and the rise since the period before."""
CENTRE_SHARE = Decimal(90)
READ_SHARE = Decimal(10)
"""Percent of the entries below which an appraiser read few of them."""
FEW_ENTRIES = 10
"""Below so many entries nothing is said about how many were read."""
LAST_WEEKS = 4


class HintKind(StrEnum):
    """What a hint is about."""

    LENIENT = "lenient"
    LENIENT_RISE = "lenient_rise"
    CENTRE = "centre"
    FEW_READ = "few_read"
    LAST_WEEKS = "last_weeks"
    SAME_TEXT = "same_text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """What one appraiser decided on one person, and how much of the log was opened before.

    `opened_early` and `entries_early` leave the last weeks of the period out. A rating that the
    scheme does not ask for is None.
    """

    person_id: str
    appraiser_id: str
    work: Rating | None
    behaviour: Rating | None
    opened: int
    entries: int
    opened_early: int
    entries_early: int
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One hint: about whom, and the numbers behind it (`share` in percent)."""

    kind: HintKind
    person_ids: tuple[str, ...]
    count: int
    of: int
    share: Decimal = Decimal(0)
    before: Decimal | None = None
    text: str = ""


def share_above(ratings: Sequence[Rating]) -> Decimal | None:
    """Return the percentage of ratings above expectation, None where there are too few."""
    return _share(ratings, Rating.ABOVE)


def hints(rated: Sequence[Rated], before: Decimal | None = None) -> tuple[Hint, ...]:
    """Return all hints on a set of ratings; `before` is the share above of the period before."""
    every = [rating for one in rated for rating in (one.work, one.behaviour) if rating is not None]
    return (
        *_lenient(rated, every, before),
        *_centre(rated, every),
        *_few_read(rated),
        *_last_weeks(rated),
        *_same_text(rated),
    )


def _share(ratings: Sequence[Rating], wanted: Rating) -> Decimal | None:
    if len(ratings) < 2 * ENOUGH:
        return None
    count = sum(rating is wanted for rating in ratings)
    return rounded(Fraction(100 * count, len(ratings)), 2)


def _lenient(
    rated: Sequence[Rated], every: Sequence[Rating], before: Decimal | None
) -> Iterable[Hint]:
    share = _share(every, Rating.ABOVE)
    if share is None:
        return
    count = sum(rating is Rating.ABOVE for rating in every)
    people = tuple(one.person_id for one in rated if Rating.ABOVE in {one.work, one.behaviour})
    if share >= LENIENT_SHARE:
        yield Hint(
            kind=HintKind.LENIENT, person_ids=people, count=count, of=len(every), share=share
        )
    if before is not None and share - before >= LENIENT_RISE:
        yield Hint(
            kind=HintKind.LENIENT_RISE,
            person_ids=people,
            count=count,
            of=len(every),
            share=share,
            before=before,
        )


def _centre(rated: Sequence[Rated], every: Sequence[Rating]) -> Iterable[Hint]:
    share = _share(every, Rating.MEETS)
    if share is not None and share >= CENTRE_SHARE:
        yield Hint(
            kind=HintKind.CENTRE,
            person_ids=tuple(one.person_id for one in rated),
            count=sum(rating is Rating.MEETS for rating in every),
            of=len(every),
            share=share,
        )


def _few_read(rated: Sequence[Rated]) -> Iterable[Hint]:
    for one in rated:
        if one.entries < FEW_ENTRIES:
            continue
        share = Decimal(100 * one.opened) / one.entries
        if share < READ_SHARE:
            yield Hint(
                kind=HintKind.FEW_READ,
                person_ids=(one.person_id,),
                count=one.opened,
                of=one.entries,
                share=rounded(Fraction(share), 2),
            )


def _last_weeks(rated: Sequence[Rated]) -> Iterable[Hint]:
    for one in rated:
        if one.opened and not one.opened_early and one.entries_early >= FEW_ENTRIES:
            yield Hint(
                kind=HintKind.LAST_WEEKS,
                person_ids=(one.person_id,),
                count=one.opened,
                of=one.entries,
            )


def _same_text(rated: Sequence[Rated]) -> Iterable[Hint]:
    counts: Counter[str] = Counter()
    who: dict[str, list[str]] = {}
    words: dict[str, str] = {}
    for one in rated:
        for text in one.texts:
            key = " ".join(text.casefold().split())
            if not key or one.person_id in who.get(key, ()):
                continue
            counts[key] += 1
            who.setdefault(key, []).append(one.person_id)
            words.setdefault(key, text.strip())
    for key, count in counts.items():
        if count >= ENOUGH:
            yield Hint(
                kind=HintKind.SAME_TEXT,
                person_ids=tuple(who[key]),
                count=count,
                of=len(rated),
                text=words[key],
            )
