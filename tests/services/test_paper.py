"""What the workspace prints with (X-8)."""

from __future__ import annotations

import random
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.paper import (
    PICTURE_BYTES,
    WITH_LETTERHEAD,
    Letterhead,
    Margins,
    Paper,
    PrintSettings,
)
from penilaian_desktop.services.paper import prepare_picture


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 50), *, noise: bool = False) -> bytes:
    out = BytesIO()
    whole = Image.new("RGB", size, (10, 90, 160))
    if noise:
        whole = Image.frombytes("RGB", size, random.Random(7).randbytes(size[0] * size[1] * 3))
    whole.save(out, kind)
    return out.getvalue()


def test_a_new_workspace_prints_on_a4_without_a_letterhead(office):
    settings = office.services.paper.settings()
    assert settings == PrintSettings()
    assert not settings.letterhead
    assert settings.letterhead_forms == WITH_LETTERHEAD


def test_what_is_saved_is_read_back_with_its_pictures(office):
    """X-8: letterhead, logo, emblem, paper and margins outlive the window."""
    paper, s = office.services.paper, office.session("bambang")
    wanted = PrintSettings(
        paper=Paper.F4,
        margins=Margins(left=25, right=20, top=10, bottom=8),
        letterhead=Letterhead(
            lines=("PEMERINTAH KOTA CONTOH", "DINAS KEPENDUDUKAN"),
            address=("Jalan Melati 1", "dukcapil@contoh.go.id"),
            logo=prepare_picture(picture()),
        ),
        letterhead_forms=("skp",),
        emblem=prepare_picture(picture("JPEG"), "emblem"),
    )
    assert paper.save(s, wanted).value == wanted
    assert paper.settings() == wanted


def test_empty_lines_fall_out_and_blanks_shrink(office):
    head = Letterhead(lines=("  DINAS   A ", "", " "), address=("",))
    saved = office.services.paper.save(office.session("bambang"), PrintSettings(letterhead=head))
    assert saved.value.letterhead == Letterhead(lines=("DINAS A",))


@pytest.mark.parametrize(
    ("wanted", "code", "field"),
    [
        (PrintSettings(letterhead=Letterhead(lines=("a",) * 5)), "letterhead_long", "lines"),
        (PrintSettings(letterhead=Letterhead(address=("a" * 121,))), "letterhead_long", "address"),
        (PrintSettings(margins=Margins(left=4)), "margin_invalid", "left"),
        (PrintSettings(margins=Margins(bottom=41)), "margin_invalid", "bottom"),
        (PrintSettings(emblem=b"x" * (PICTURE_BYTES + 1)), "picture_large", "emblem"),
    ],
)
def test_what_paper_cannot_hold_is_refused_at_its_field(office, wanted, code, field):
    with pytest.raises(RuleViolation) as refused:
        office.services.paper.save(office.session("bambang"), wanted)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert office.services.paper.settings() == PrintSettings()


def test_in_the_office_only_hr_and_operators_change_it(office):
    paper = office.services.paper
    siti, head = office.session("siti"), office.session("bambang")
    assert paper.may_change(head)
    assert not paper.may_change(siti)
    with pytest.raises(NotAllowed):
        paper.save(siti, PrintSettings(paper=Paper.F4))
    assert not paper.may_change(replace(head, office=True))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_large_picture_becomes_small_enough(kind):
    made = prepare_picture(picture(kind, (1400, 1600), noise=True))
    assert len(made) <= PICTURE_BYTES
    with Image.open(BytesIO(made)) as opened:
        assert max(opened.size) <= 600
        assert opened.width / opened.height == pytest.approx(1400 / 1600, rel=0.01)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"%PDF-1.4", b"<svg/>"])
def test_a_picture_is_told_by_its_bytes(data):
    with pytest.raises(RuleViolation) as refused:
        prepare_picture(data, "emblem")
    assert (refused.value.code, refused.value.field) == ("picture_kind", "emblem")


def test_half_a_picture_is_refused():
    with pytest.raises(RuleViolation) as refused:
        prepare_picture(picture(size=(300, 300), noise=True)[:900])
    assert refused.value.code == "evidence_damaged"
