"""Random texts in every form: nothing overflows, is lost or splits a signature (X-8).

The plan and the evaluation sheet are built from random parts in test_plausible; here each other
form is a reviewed sample whose texts are replaced, and whose lists are made shorter and longer.
"""

from __future__ import annotations

import random
import re
from dataclasses import fields, is_dataclass, replace
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.reports import paper
from tests.reports.test_every_form import SAMPLES, first_of
from tests.reports.test_plausible import SETUPS, alone, overflowing, words

from penilaian_desktop.domain.chart_views import ChartData
from penilaian_desktop.domain.form_views import FormFoot
from penilaian_desktop.reports import door

APART = {"skp", "evaluasi", "grafik-pemantauan", "panduan-satu-halaman"}
FORMS = [form for form in door.FORMS if form not in APART]
"""Charts draw their words where the figures are; how long those may be is for the chart to say.
The guide says the same to everybody."""
SHORT = {
    *("name", "rank", "position", "unit", "agency", "place", "unit_name", "jenjang", "giver"),
    *("about", "office", "device", "signer", "file", "led_by", "participants", "label", "who"),
}
LONG = {
    *("text", "note", "notes", "reason", "objection", "explanation", "decision", "achievements"),
    *("challenges", "innovations", "scheme_title", "rhk_text", "target_text", "definition"),
    *("formula", "purpose", "source", "measure", "parent_text", "ratings", "pattern_text"),
    *("support", "accountability", "consequences", "expectation", "behaviour_reason"),
    *("finding", "action", "outcome", "measured_in", "findings", "decisions", "points"),
    *("conclusion", "with_whom", "anchor"),
    *("work_reason", "message", "indicator_text", "strength", "improvement"),
}
LISTS = {
    "interviews",
    "forums",
    "complaints",
    "changed",
    "rows",
    "changes",
    "innovations",
    "participants",
    "support",
    "lines",
    "rhk",
    "problems",
    "above",
    "below",
}


def scrambled(value, make, at=""):
    """Return a view whose texts `make` replaced; lists of LISTS are cut or repeated by it."""
    if isinstance(value, FormFoot | ChartData):
        return value
    if is_dataclass(value):
        parts = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
        return replace(value, **{name: scrambled(part, make, name) for name, part in parts.items()})
    if isinstance(value, tuple):
        if at in LISTS and value and all(is_dataclass(one) or type(one) is str for one in value):
            value = make.some(value)
        return tuple(scrambled(one, make, at) for one in value)
    if type(value) is str and at in SHORT | LONG:
        return make.text(value, at in SHORT)
    return value


class Marks:
    """Puts a mark into each text, to see which are printed."""

    def __init__(self):
        self.given = []

    def text(self, _value, _short):
        self.given.append(f"Qz{len(self.given)}q")
        return self.given[-1]

    def some(self, values):
        return values


class Random:
    """Puts random words into texts and makes lists of any length."""

    def __init__(self, seed, printed):
        self.source = random.Random(seed)
        self.printed = printed
        self.said = []
        self.at = 0
        self.same = True

    def text(self, _value, short):
        most = 6 if short else self.source.choice((0, 4, 12, 12, 60, 300))
        made = words(self.source.randrange(2**32), most)
        made = made[:80].strip() if short else made
        if self.same and self.printed[self.at]:
            self.said.append(made)
        self.at += 1
        return made

    def some(self, values):
        count = self.source.choice((0, 1, 1, len(values), len(values), 3 * len(values)))
        if count != len(values):
            self.same = False
        return (values * 3)[:count]


@cache
def printed_of(form: str) -> tuple[bool, ...]:
    """Tell of each text of a form's sample, in order, whether the form shows it."""
    marks = Marks()
    view = scrambled(SAMPLES[first_of(form)][1], marks)
    pdf = door.render(form, view)
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    text = "".join(re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in document)
    found = tuple(mark in text for mark in marks.given)
    assert any(found)
    return found


@pytest.mark.parametrize("form", FORMS)
@settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 2**32), setup=SETUPS)
def test_a_form_with_any_texts_holds_all_of_them(tmp_path, form, seed, setup):
    make = Random(seed, printed_of(form))
    view = scrambled(SAMPLES[first_of(form)][1], make)
    document = door._document(form, view, setup)
    assert overflowing(document) == []
    assert alone(document) == 0
    file = tmp_path / "random.pdf"
    file.write_bytes(door.render(form, view, setup))
    text = "".join(paper.form_pages(file))
    missing = paper.letters(" ".join(make.said).upper()) - paper.letters(text.upper())
    assert not missing
    width = float(re.findall(r"[\d.]+", paper.info(file)["Page size"])[0])
    left, right = (edge * 72 / 25.4 for edge in (setup.margins.left, setup.margins.right))
    for on_page in paper.words_of(file):
        assert min(word.left for word in on_page) >= left - 0.5
        assert max(word.right for word in on_page) <= width - right + 0.5
        assert paper.overlaps(on_page) == []
