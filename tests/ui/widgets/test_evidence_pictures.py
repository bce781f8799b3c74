"""Pages of evidence as pictures: whatever a file says of itself, memory stays bounded."""

from __future__ import annotations

import random

import pytest
from tests.services.evidence_files import pdf, photograph

from penilaian_desktop.reports.preview import MOST_PIXELS
from penilaian_desktop.ui.widgets.evidence_pictures import MOST_TEXT, picture

PDF = "application/pdf"


def sized(box: bytes) -> bytes:
    """The page with another media box; pdfium mends the cross-reference table."""
    return pdf().replace(b"200 300", box)


def test_a_page_is_as_wide_as_wanted():
    found = picture(PDF, pdf(), 0, 400)
    assert (found.image.width(), found.image.height(), found.pages) == (400, 600, 1)


@pytest.mark.parametrize("box", [b"1000000 1000000", b"14400 14400", b"-5 -5", b"0.00001 90000"])
def test_a_page_of_any_size_stays_bearable(box):
    image = picture(PDF, sized(box), 0, 3000).image
    assert image is None or image.width() * image.height() <= MOST_PIXELS


def test_text_is_shown_as_far_as_anybody_reads():
    assert picture("text/plain", "ya, baik".encode("utf-16"), 0, 100).text == "ya, baik"
    assert picture("text/csv", b"\xe9\n", 0, 100).text == "é\n"
    assert len(picture("text/plain", b"a" * 10**6, 0, 100).text) == MOST_TEXT


@pytest.mark.qt_log_level_fail("CRITICAL")  # Qt's JPEG reader warns of what it mends
def test_damaged_pages_and_pictures_give_no_picture_and_no_traceback():
    """Bytes of a package were made by a stranger's program."""
    chance = random.Random("gambar")
    for media, data in ((PDF, pdf()), ("image/jpeg", photograph(size=(40, 30)))):
        for _ in range(150):
            broken = bytearray(data)
            for _ in range(chance.randint(1, 8)):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            found = picture(media, bytes(broken), 0, 200)
            assert found.image is None or found.image.width() <= 200
