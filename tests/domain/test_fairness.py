"""Hints for a calibration: advice with its numbers, silent where there is too little (PR-9)."""

from __future__ import annotations

from decimal import Decimal

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.fairness import HintKind, Rated, hints, share_above

ABOVE, MEETS, BELOW = Rating.ABOVE, Rating.MEETS, Rating.BELOW


def rated(person="p1", work=MEETS, behaviour=MEETS, **fields):
    values = {
        "person_id": person, "appraiser_id": "head", "work": work, "behaviour": behaviour,
        "opened": 20, "entries": 40, "opened_early": 10, "entries_early": 30,
    }  # fmt: skip
    return Rated(**{**values, **fields})


def kinds(every, before=None):
    return [hint.kind for hint in hints(every, before)]


def test_nothing_is_said_about_nobody_or_about_two():
    assert hints(()) == ()
    assert kinds([rated("p1", ABOVE, ABOVE), rated("p2", ABOVE, ABOVE)]) == []
    assert share_above([ABOVE] * 5) is None


def test_mostly_above_is_leniency_and_its_rise_another_hint():
    every = [rated("p1", ABOVE, ABOVE), rated("p2", ABOVE, ABOVE), rated("p3", ABOVE, MEETS)]
    lenient, rise = hints(every, Decimal("58.33"))
    assert (lenient.kind, lenient.count, lenient.of) == (HintKind.LENIENT, 5, 6)
    assert (lenient.share, lenient.person_ids) == (Decimal("83.33"), ("p1", "p2", "p3"))
    assert (rise.kind, rise.before) == (HintKind.LENIENT_RISE, Decimal("58.33"))
    assert kinds(every, Decimal("58.34")) == [HintKind.LENIENT]


def test_four_of_five_is_the_bound_of_leniency():
    every = [rated(f"p{n}", ABOVE, ABOVE) for n in range(4)] + [rated("p5", BELOW, MEETS)]
    assert kinds(every) == [HintKind.LENIENT]
    assert share_above([ABOVE] * 3 + [MEETS] * 3) == Decimal("50.00")


def test_shares_are_rounded_half_up_as_every_other_number():
    assert share_above([ABOVE] + [MEETS] * 31) == Decimal("3.13")


def test_the_centre_for_everybody_is_noticed_from_nine_of_ten():
    every = [rated(f"p{n}") for n in range(5)]
    assert kinds(every) == [HintKind.CENTRE]
    assert kinds([*every[:4], rated("p9", ABOVE, MEETS)]) == [HintKind.CENTRE]
    assert kinds([*every[:4], rated("p9", ABOVE, BELOW)]) == []


def test_who_was_hardly_read_and_who_only_at_the_end():
    few = rated(opened=3, entries=31, opened_early=1)
    (hint,) = hints([few])
    assert (hint.kind, hint.count, hint.of, hint.share) == (
        HintKind.FEW_READ, 3, 31, Decimal("9.68"),
    )  # fmt: skip
    assert kinds([rated(opened=4, entries=40, opened_early=1)]) == []
    assert kinds([rated(opened=0, entries=9, opened_early=0, entries_early=9)]) == []
    assert kinds([rated(opened_early=0)]) == [HintKind.LAST_WEEKS]
    assert kinds([rated(opened_early=0, entries_early=9)]) == []


def test_the_same_words_for_three_people_are_noticed_once_a_person():
    texts = (" Rajin  dan teliti ", "rajin dan teliti", "")
    every = [rated(f"p{n}", ABOVE, BELOW, texts=texts) for n in range(3)]
    (hint,) = hints(every)
    assert (hint.kind, hint.count, hint.person_ids) == (
        HintKind.SAME_TEXT, 3, ("p0", "p1", "p2"),
    )  # fmt: skip
    assert hint.text == "Rajin  dan teliti"
    assert kinds(every[:2]) == []


def test_a_rating_that_the_scheme_does_not_ask_for_counts_neither_way():
    """SE 3/2023: what is read and said still is looked at."""
    every = [rated(f"p{n}", None, None, opened=0, opened_early=0) for n in range(12)]
    assert set(kinds(every)) == {HintKind.FEW_READ}
    half = [rated(f"p{n}", None, ABOVE) for n in range(12)]
    assert HintKind.LENIENT in kinds(half)
