"""Each form of the door is held by each kind of test, on every paper (X-8, difference 18)."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reports import paper, pictures, test_forms, test_papers
from tests.reports.test_pictures import HEAD, emblem

from penilaian_desktop.domain.paper import PrintSettings
from penilaian_desktop.reports import door
from penilaian_desktop.reports.style import Orientation, Paper

GOLDEN = Path(__file__).parent / "golden"
SAMPLES = {**test_forms.FORMS, **test_papers.ALL}
REVIEWED = {*test_forms.REVIEWED, *test_papers.REVIEWED}


def first_of(form: str) -> str:
    """Return the first sample of a form; the three reports of the log are one layout."""
    return next(name for name, (one, _) in SAMPLES.items() if one == form and name in REVIEWED)


@pytest.mark.parametrize("form", door.FORMS)
def test_a_form_has_a_reviewed_text_and_a_reviewed_picture_of_each_page(form):
    names = [name for name, (one, _) in SAMPLES.items() if one == form and name in REVIEWED]
    assert names
    for name in names:
        pages = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").count("\f") + 1
        assert len(list(pictures.FOLDER.glob(f"{name}-p*.png"))) == pages


def test_what_was_reviewed_is_still_printed():
    """No text and no picture is left of a form that is gone."""
    assert {file.stem for file in GOLDEN.glob("*.txt")} == REVIEWED
    dressed = {"letterhead-portrait", "letterhead-landscape-f4", "emblem"}
    shown = {file.stem.rpartition("-p")[0] for file in pictures.FOLDER.glob("*.png")}
    assert shown == REVIEWED | dressed


@pytest.mark.parametrize("form", door.FORMS)
@pytest.mark.parametrize("sheet", Paper)
@pytest.mark.parametrize("orientation", Orientation)
def test_a_form_lies_on_every_paper_with_letterhead_and_emblem(tmp_path, form, sheet, orientation):
    settings = PrintSettings(letterhead=HEAD, letterhead_forms=tuple(door.FORMS), emblem=emblem())
    setup = door.setup_for(form, settings, paper=sheet, orientation=orientation)
    file = tmp_path / "form.pdf"
    file.write_bytes(door.render(form, SAMPLES[first_of(form)][1], setup))
    pages = paper.words_of(file)
    assert HEAD.lines[0].split()[-1] in [word.text for word in pages[0]]
    long, short = (841.9, 595.3) if sheet is Paper.A4 else (935.4, 609.4)
    wide, high = (long, short) if orientation is Orientation.LANDSCAPE else (short, long)
    for words in pages:
        assert paper.overlaps(words) == []
        assert min(word.left for word in words) >= 42
        assert max(word.right for word in words) <= wide - 42
        assert max(word.bottom for word in words) <= high - 20
