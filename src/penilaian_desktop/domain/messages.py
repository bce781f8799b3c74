"""Every sentence the application says about an expected error: the only place with sentences.

The sentences lie in `domain.sentences`, one module a room; this module finds and fills them.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from string import Formatter

from penilaian_desktop.domain import sentences
from penilaian_desktop.domain.errors import ImportRefused, PenilaianError, Place
from penilaian_desktop.domain.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Message:
    """What happened, what to do, and the code for small print."""

    text: str
    remedy: str
    code: str

    def __str__(self) -> str:
        return f"{self.text} {self.remedy}".strip()


def _collect() -> dict[str, Sentence]:
    book: dict[str, Sentence] = {}
    for module in iter_modules(sentences.__path__):
        chapter: dict[str, Sentence] = import_module(
            f"{sentences.__name__}.{module.name}"
        ).SENTENCES
        book.update(chapter)  # a test keeps each code in one chapter only
    return book


CATALOGUE: dict[str, Sentence] = _collect()


def _fill(template: str, params: dict[str, object]) -> str:
    names = {name for _, name, _, _ in Formatter().parse(template) if name}
    for name in names:  # "M.Si." ends a sentence with its own point
        if str(params.get(name, "")).endswith("."):
            template = template.replace(f"{{{name}}}.", f"{{{name}}}")
    return template.format(**{name: params.get(name, "…") for name in names})


def message(code: str, **params: object) -> Message:
    """Return the sentence of a code, filled with its parameters.

    Raises KeyError when the code has no sentence; a test keeps every code in the catalogue.
    """
    sentence = CATALOGUE[code]
    return Message(_fill(sentence.text, params), _fill(sentence.remedy, params), code)


def describe(error: PenilaianError) -> Message:
    """Return the message of an error, its place in front of the sentence where it has one."""
    found = message(error.code, **error.params)
    if isinstance(error, ImportRefused):
        where = place_text(error.place)
        if where:
            return Message(f"{where}: {found.text}", found.remedy, found.code)
    return found


def place_text(place: Place) -> str:
    """Return a place in words: "duk.xlsx, lembar DUK 2026, baris 16, kolom C"."""
    parts = [
        place.file,
        f"lembar {place.sheet}" if place.sheet else "",
        f"baris {place.row}" if place.row is not None else "",
        f"kolom {place.column}" if place.column else "",
        f"isian {place.field}" if place.field else "",
    ]
    return ", ".join(part for part in parts if part)
