"""The columns of a survey's export that a person tells apart, and what was told of them (TJ-8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

UNSUR_FIELDS = tuple(f"u{n}" for n in range(1, 10))
OTHER_FIELDS = (
    "service", "stamp", "number", "age", "sex", "education", "job", "comment",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyQuestion:
    """A column of a sheet: its place (from 0), letters, heading and a few of its values."""

    at: int
    column: str
    label: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyQuestions:
    """The headings of a sheet; `fingerprint` tells the same form again, whatever its answers.

    `guess` is the place of the column of each field, as far as it can be told.
    """

    sheet: str
    fingerprint: str
    questions: tuple[SurveyQuestion, ...]
    guess: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenColumns:
    """What a person said of a form: the place of the column of each field."""

    fingerprint: str
    fields: Mapping[str, int]


MOST_FORMS = 20
"""Forms whose columns are remembered; the oldest is forgotten first."""


def forms_text(forms: Sequence[ChosenColumns]) -> str:
    """Return forms as they are remembered: "3f…:service=1 u1=5 u2=6;…", the newest last."""
    newest = {form.fingerprint: form for form in forms}
    told = [
        (form.fingerprint, " ".join(f"{name}={at}" for name, at in sorted(form.fields.items())))
        for form in newest.values()
    ]
    return ";".join(f"{name}:{said}" for name, said in told[-MOST_FORMS:])


def forms_in(text: str) -> tuple[ChosenColumns, ...]:
    """Return the forms that a text remembers; what cannot be read is left out."""
    return tuple(form for part in text.split(";") if (form := _form(part)) is not None)


def _form(text: str) -> ChosenColumns | None:
    fingerprint, _, said = text.partition(":")
    fields: dict[str, int] = {}
    for part in said.split():
        name, _, at = part.partition("=")
        if name not in (*UNSUR_FIELDS, *OTHER_FIELDS) or not at.isascii() or not at.isdecimal():
            return None
        fields[name] = int(at)
    if not fingerprint or not fields or len(set(fields.values())) < len(fields):
        return None
    return ChosenColumns(fingerprint=fingerprint, fields=fields)
