"""Random plausible data: no cell overflows, no letter is lost, no signature stands alone (X-8)."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.reports import paper, results, samples
from tests.reports.test_pictures import HEAD

from penilaian_desktop.domain.paper import Margins
from penilaian_desktop.domain.plan import Approach, PlanForm, RhkKind
from penilaian_desktop.reports import door
from penilaian_desktop.reports.atoms import Gap, Signing, Solid
from penilaian_desktop.reports.layout import paginate
from penilaian_desktop.reports.style import PAD_X, Orientation, Paper, Setup
from penilaian_desktop.reports.table import Group
from penilaian_desktop.reports.text import height_of

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEGHKLMNPRSTUWéñ0123456789.,≤≥×/“”–"


def words(seed: int, most: int, longest: int = 12) -> str:
    """Return some words, one in ten of them as long as eighty letters without a break."""
    source = random.Random(seed)
    count = source.randint(0, most)
    sizes = (80 if source.random() < 0.1 else source.randint(1, longest) for _ in range(count))
    return " ".join("".join(source.choices(LETTERS, k=size)) for size in sizes)


SEEDS = st.integers(0, 2**32)
SHORT = SEEDS.map(lambda seed: words(seed, 8))
TEXTS = st.one_of(SHORT, SEEDS.map(lambda seed: words(seed, 40)), st.just(""))
LONG = st.one_of(TEXTS, TEXTS, SEEDS.map(lambda seed: words(seed, 400)))
NAMES = st.one_of(SHORT, SEEDS.map(lambda seed: words(seed, 12)[:80].strip()))


@st.composite
def rhks(draw):
    count = draw(st.one_of(st.integers(0, 6), st.sampled_from((12, 60))))
    few = count > 10
    return tuple(
        samples.rhk(
            number,
            draw(st.sampled_from(RhkKind)),
            text=draw(SHORT if few else LONG),
            parent=draw(SHORT if few else TEXTS),
            indicators=tuple(
                replace(
                    samples.indicator(order, draw(SHORT if few else LONG), draw(SHORT)),
                    id=f"i-{number}-{order}",
                )
                for order in range(1 if few else draw(st.integers(0, 4)))
            ),
        )
        for number in range(1, 1 + count)
    )


@st.composite
def plans(draw):
    lists = st.lists(LONG, max_size=4).map(tuple)
    who = (samples.EMPLOYEE, samples.APPRAISER)
    employee, appraiser = (replace(one, name=draw(NAMES), position=draw(SHORT)) for one in who)
    return samples.plan(
        draw(rhks()),
        employee=employee,
        appraiser=appraiser,
        form=draw(st.sampled_from(PlanForm)),
        approach=draw(st.sampled_from(Approach)),
        expectations=tuple(draw(TEXTS) for _ in range(7)),
        support=draw(lists),
        accountability=draw(lists),
        consequences=draw(lists),
    )


SETUPS = st.builds(
    Setup,
    paper=st.sampled_from(Paper),
    orientation=st.sampled_from((None, *Orientation)),
    margins=st.builds(
        Margins,
        left=st.integers(10, 30),
        right=st.integers(10, 30),
        top=st.integers(5, 25),
        bottom=st.integers(5, 20),
    ),
    letterhead=st.sampled_from((None, HEAD)),
)


def overflowing(document) -> list[str]:
    """Return lines that are wider or higher than their cell, on the pages as they are set."""
    found = []
    for page in paginate(document.atoms, document.frame.height):
        for _, atom in page.placed:
            if not isinstance(atom, Group):
                continue
            boxes = [(box, atom.height) for box in atom._lead]
            boxes += [(box, row.height) for row in atom._rows for box in row.boxes]
            for box, height in boxes:
                room = box.width - 2 * PAD_X + 0.01
                found += [line.text for line in box.lines if line.indent + line.width > room]
                if height_of(box.lines) > height + 0.01:
                    found.append(f"{len(box.lines)} lines")
        if page.used > document.frame.height + 0.01:
            found.append(f"a page of {page.used}")
    return found


def alone(document) -> int:
    """Return how many pages carry signatures and nothing else."""
    pages = [
        [atom for _, atom in page.placed if atom.height and not isinstance(atom, Gap)]
        for page in paginate(document.atoms, document.frame.height)
    ]
    return sum(
        any(isinstance(atom, Signing) for atom in page)
        and all(isinstance(atom, Solid) for atom in page)
        for page in pages
    )


def check(form: str, view: Any, setup: Setup, wanted: list[str], folder) -> None:
    document = door._document(form, view, setup)
    assert overflowing(document) == []
    assert alone(document) == 0
    file = folder / "random.pdf"
    file.write_bytes(door.render(form, view, setup))
    pages = paper.form_pages(file)
    assert not paper.letters(" ".join(wanted)) - paper.letters("".join(pages))
    width = float(re.findall(r"[\d.]+", paper.info(file)["Page size"])[0])
    left, right = (edge * 72 / 25.4 for edge in (setup.margins.left, setup.margins.right))
    for on_page in paper.words_of(file):
        assert min(word.left for word in on_page) >= left - 0.5
        assert max(word.right for word in on_page) <= width - right + 0.5
        assert paper.overlaps(on_page) == []
    signed = [page for page in pages if "Pegawai yang Dinilai" in page]
    assert len(signed) == (2 if form == "skp" else 1)
    for page in signed:
        above, below = page.split("Pegawai yang Dinilai")
        assert "Pejabat Penilai Kinerja" in below
        for person in (view.plan.employee, view.plan.appraiser):
            assert not paper.letters(person.name) - paper.letters(below)
        assert len(re.findall(r"\S", above)) > 20


def said_in(plan) -> list[str]:
    wanted = [plan.employee.name, plan.employee.position, plan.appraiser.name]
    for rhk in plan.rhk:
        wanted.append(rhk.text)
        wanted += [part for one in rhk.indicators for part in (one.text, one.target_text)]
        if plan.form is PlanForm.JAJF:
            wanted.append(rhk.parent_text)
    return wanted + list(plan.expectations)


QUICK = settings(
    max_examples=12,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking forms takes minutes
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@QUICK
@given(plan=plans(), setup=SETUPS, signed=st.sampled_from((None, date(2026, 1, 5))))
def test_a_plan_of_any_size_on_any_paper(tmp_path, plan, setup, signed):
    wanted = [*said_in(plan), *plan.support, *plan.accountability, *plan.consequences]
    check("skp", samples.skp(plan, signed_on=signed), setup, wanted, tmp_path)


@QUICK
@given(plan=plans(), setup=SETUPS, said=LONG, own=SHORT)
def test_an_evaluation_of_any_size_on_any_paper(tmp_path, plan, setup, said, own):
    view = results.evaluation_sheet(plan, long=said)
    ids = [one.id for rhk in plan.rhk for one in rhk.indicators]
    view = replace(
        view,
        realisations=tuple((one, own) for one in ids),
        targets=tuple((one, own) for one in ids[::2]),
    )
    check("evaluasi", view, setup, said_in(plan), tmp_path)
