"""Every form looks as it was reviewed (X-8)."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageDraw
from tests.reports import pictures, results, samples
from tests.reports.test_forms import FORMS, REVIEWED

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.paper import Letterhead, Margins, PrintSettings
from penilaian_desktop.reports import door
from penilaian_desktop.reports.style import Paper, Setup


def emblem() -> bytes:
    """Return an invented coat of arms, partly see-through."""
    picture = Image.new("RGBA", (120, 140), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.polygon([(60, 0), (120, 30), (105, 110), (60, 140), (15, 110), (0, 30)], (40, 40, 40, 255))
    draw.ellipse((35, 40, 85, 90), (230, 230, 230, 255))
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


HEAD = Letterhead(
    lines=("PEMERINTAH KOTA TANJUNG RAMBUTAN", "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL"),
    address=("Jalan Melati Nomor 12, Tanjung Rambutan 87113", "dukcapil@tanjungrambutan.go.id"),
    logo=emblem(),
)
FORM_VIEWS = dict(FORMS.values())
DRESSED = {
    "letterhead-portrait": ("tanda-terima", results.receipt(), Setup(letterhead=HEAD)),
    "letterhead-landscape-f4": (
        "skp",
        samples.skp_of(3),
        Setup(paper=Paper.F4, letterhead=HEAD, margins=Margins(left=25, right=20, top=10)),
    ),
    "emblem": ("dokumen-evaluasi", results.evaluation(), Setup(emblem=emblem())),
}


@pytest.mark.parametrize("name", REVIEWED)
def test_a_form_looks_as_reviewed(name, tmp_path):
    form, view = FORMS[name]
    file = tmp_path / f"{name}.pdf"
    file.write_bytes(door.render(form, view))
    pictures.check_pages(name, file, tmp_path)


@pytest.mark.parametrize("name", DRESSED)
def test_a_form_under_a_letterhead_looks_as_reviewed(name, tmp_path):
    form, view, setup = DRESSED[name]
    file = tmp_path / f"{name}.pdf"
    made = door.render(form, view, setup)
    assert made == door.render(form, view, setup), "pictures do not change the bytes of a reprint"
    file.write_bytes(made)
    pictures.check_pages(name, file, tmp_path)


def test_a_moved_block_is_seen_and_another_grey_is_not():
    page = Image.new("L", (300, 400), 255)
    ImageDraw.Draw(page).rectangle((40, 40, 200, 60), fill=0)
    moved = Image.new("L", (300, 400), 255)
    ImageDraw.Draw(moved).rectangle((40, 44, 200, 64), fill=0)
    pale = Image.new("L", (300, 400), 255)
    ImageDraw.Draw(pale).rectangle((40, 40, 200, 60), fill=20)
    assert pictures.difference(page, moved) > 0.004
    assert pictures.difference(page, pale) == 0
    assert pictures.difference(page, page.resize((301, 400))) == 1


@pytest.mark.parametrize("form", ["dokumen-evaluasi", "tanda-terima"])
def test_a_picture_that_is_none_and_a_trap_are_refused_in_a_sentence(form):
    """A file cut short, other bytes, and a million pixels in a few bytes."""
    bomb = BytesIO()
    Image.new("1", (20_000, 20_000)).save(bomb, "PNG")
    for bad in (emblem()[:200], b"<svg/>", b"\x89PNG\r\n\x1a\n" + b"x" * 99, bomb.getvalue()):
        head = Letterhead(lines=("PEMERINTAH",), logo=bad)
        setup = Setup(emblem=bad) if form == "dokumen-evaluasi" else Setup(letterhead=head)
        with pytest.raises(RuleViolation, match="emblem_unreadable"):
            door.render(form, FORM_VIEWS[form], setup)


def test_letterhead_and_emblem_stand_where_the_settings_say():
    settings = PrintSettings(
        paper=Paper.F4, letterhead=HEAD, letterhead_forms=("skp",), emblem=emblem()
    )
    skp = door.setup_for("skp", settings)
    assert (skp.paper, skp.letterhead, skp.emblem) == (Paper.F4, HEAD, b"")
    document = door.setup_for("dokumen-evaluasi", settings, paper=Paper.A4)
    assert (document.paper, document.letterhead, document.emblem) == (Paper.A4, None, emblem())


def test_the_letterhead_of_eighty_character_lines_stays_on_the_paper(tmp_path):
    from tests.reports import paper

    long = Letterhead(lines=("W" * 80, "DINAS " + "X" * 80), address=("y" * 120,) * 3)
    for logo in (b"", emblem()):
        file = tmp_path / "kop.pdf"
        head = Letterhead(lines=long.lines, address=long.address, logo=logo)
        file.write_bytes(door.render("tanda-terima", results.receipt(), Setup(letterhead=head)))
        first = paper.words_of(file)[0]
        assert min(word.left for word in first) >= 42
        assert max(word.right for word in first) <= 596 - 42
        assert paper.overlaps(first) == []
        said = paper.letters(paper.text_of(file))
        assert said["W"] >= 80
        assert said["y"] >= 360
