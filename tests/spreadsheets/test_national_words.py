"""Labels of the national system, misspelt by hand: one label can be meant, or none (no. 17)."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_desktop.domain.appraisal import OrganisationPredicate, Predicate, Rating
from penilaian_desktop.domain.monitor import NationalStatus
from penilaian_desktop.domain.wording import organisation_label, predicate_label, rating_label
from penilaian_desktop.spreadsheets.national_words import (
    guess_predicate,
    guess_rating,
    guess_status,
    read_predicate,
    read_rating,
    read_status,
)

PREDICATES = {predicate_label(one): one for one in Predicate} | {
    "Cukup": Predicate.BUTUH_PERBAIKAN, "Kurang/Misconduct": Predicate.KURANG,
}  # fmt: skip
RATINGS = {rating_label(one): one for one in Rating} | {
    "Diatas": Rating.ABOVE, "Sesuai": Rating.MEETS, "Dibawah": Rating.BELOW,
    "Dibawah Espektasi": Rating.BELOW,
}  # fmt: skip
STATUSES = {
    "Sudah": NationalStatus.DONE, "Belum": NationalStatus.NOT_YET,
    "Tidak ada data": NationalStatus.NO_DATA,
}  # fmt: skip
BOOKS = (
    (PREDICATES, read_predicate, guess_predicate),
    (RATINGS, read_rating, guess_rating),
    (STATUSES, read_status, guess_status),
)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("BAIIK", Predicate.BAIK),
        ("KURNAG", Predicate.KURANG),
        ("SANGT BAIK", Predicate.SANGAT_BAIK),
        ("SANGAT KRUANG", Predicate.SANGAT_KURANG),
        ("BUTUH PERBAIKN", Predicate.BUTUH_PERBAIKAN),
        ("KURANG (MISSCONDUCT)", Predicate.KURANG),
        ("TIDAK BAIK", None),
        ("KURANG BAIK", None),
        ("CUKUP BAIK", None),
        ("BAIK SEKALI", None),
        ("SANGAT", None),
        ("SANGAT BURUK", None),
        ("PERBAIKAN", None),
        ("ISTIMEWA", None),
        ("ISTIMEW", None),
        ("BAIK 2", None),
        ("B", None),
        ("", None),
    ],
)
def test_a_predicate_misspelt_by_hand_is_guessed_or_left(text, predicate):
    assert read_predicate(text) is None
    assert guess_predicate(text) is predicate


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("DITAS ESPEKTASI", Rating.ABOVE),
        ("SESUIA", Rating.MEETS),
        ("SESUIA EKSPEKTASI", Rating.MEETS),
        ("DI BWAH EKSPEKTASI", Rating.BELOW),
        ("DI BATAS EKSPEKTASI", None),
        ("BATAS", None),
        ("DI LUAR EKSPEKTASI", None),
        ("TIDAK SESUAI", None),
        ("SESUAI HARAPAN", None),
        ("MELAMPAUI TARGET", None),
    ],
)
def test_a_rating_misspelt_by_hand_is_guessed_or_left(text, rating):
    assert read_rating(text) is None
    assert guess_rating(text) is rating


def test_a_status_misspelt_by_hand_is_guessed_or_left():
    assert guess_status("SUDHA") is NationalStatus.DONE
    assert guess_status("BLUM") is NationalStatus.NOT_YET
    assert guess_status("DITUNDA") is None


def test_no_real_label_is_ever_taken_for_another():
    """Every label of persons and organisations in every book: as itself, or as nothing."""
    words = [*PREDICATES, *RATINGS, *STATUSES]
    words += [organisation_label(one) for one in OrganisationPredicate]
    for book, read, guess in BOOKS:
        for word in words:
            assert read(word) in {book.get(word), None}, word
            assert guess(word) in {book.get(word), read(word), None}, word
        for word, label in book.items():
            assert read(word.upper()) is label, word


@given(
    data=st.data(),
    letter=st.sampled_from(string.ascii_lowercase),
    how=st.sampled_from(("out", "in", "other", "swap")),
)
def test_one_slip_in_a_label_never_makes_it_another(data, letter, how):
    """A letter too many, too few, wrong, or swapped: the label itself, or nothing."""
    book, read, guess = data.draw(st.sampled_from(BOOKS))
    word, label = data.draw(st.sampled_from(sorted(book.items())))
    at = data.draw(st.integers(0, len(word) - 1))
    slipped = {
        "out": word[:at] + word[at + 1 :],
        "in": word[:at] + letter + word[at:],
        "other": word[:at] + letter + word[at + 1 :],
        "swap": word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
    }[how]
    assert read(slipped) in {label, None}
    assert guess(slipped) in {label, None}


@given(text=st.text(max_size=60))
def test_a_guess_is_only_made_of_letters(text):
    if any(char.isdigit() for char in text):
        assert guess_predicate(text) is None
        assert guess_rating(text) is None
