"""The berita acara of a calibration through the eyes of poppler and qpdf (PR-9, X-8)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reports import paper, results, samples
from tests.reports.samples_calibration import CHANGES, FORM, VIEW

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.paper import Letterhead, PrintSettings
from penilaian_desktop.reports import door
from penilaian_desktop.reports.fingerprint import fingerprint


@pytest.fixture
def printed(tmp_path):
    def printer(view, setup=None):
        file = tmp_path / "berita-acara.pdf"
        file.write_bytes(door.render(FORM, view, setup))
        return file

    return printer


def test_the_form_is_named_and_another_calibration_has_another_fingerprint(printed):
    file = printed(VIEW)
    (page,) = paper.pages_of(file)
    assert "Formulir BA-KALIBRASI · versi 1" in page
    assert paper.info(file)["Title"].endswith(VIEW.unit_name)
    changed = replace(VIEW, persons=15)
    assert fingerprint(FORM, VIEW) != fingerprint(FORM, changed)


def test_an_open_calibration_prints_as_a_draft(printed):
    draft = replace(VIEW, minutes=replace(VIEW.minutes, closed=False, notes=""))
    text = paper.text_of(printed(draft))
    assert "Rancangan: kalibrasi belum ditutup" in text
    assert "3. CATATAN" not in text
    assert "Rancangan" not in paper.text_of(printed(VIEW))


def test_without_pattern_and_changes_it_says_so(printed):
    bare = replace(VIEW, organisation=None, pattern_text="", advice=(), changes=())
    text = " ".join(paper.text_of(printed(bare)).split())
    assert "Capaian organisasi belum ditetapkan" in text
    assert "Tidak ada predikat yang diubah." in text
    small = replace(VIEW, too_small=True)
    words = " ".join(paper.text_of(printed(small)).split())
    assert "Unit di bawah sepuluh orang: persentase tidak menjadi ukuran." in words


def test_the_signature_never_stands_alone(printed):
    """However many changes there are, a row or paragraph goes with the signature."""
    for count in range(8, 30, 3):
        view = replace(VIEW, changes=CHANGES[:1] * count)
        pages = paper.form_pages(printed(view))
        (last,) = [page for page in pages if "PIMPINAN KALIBRASI" in page]
        assert samples.APPRAISER.name.split(",", maxsplit=1)[0] in last
        assert "Demikian berita acara ini" in last


def test_the_letterhead_of_the_workspace_stands_on_it(printed):
    head = Letterhead(lines=("PEMERINTAH KOTA TANJUNG RAMBUTAN", "DINAS KEPENDUDUKAN"))
    settings = PrintSettings(letterhead=head, letterhead_forms=(FORM,))
    text = paper.text_of(printed(VIEW, door.setup_for(FORM, settings)))
    assert "DINAS KEPENDUDUKAN" in text


def test_another_forms_view_is_refused():
    with pytest.raises(RuleViolation) as refused:
        door.render(FORM, results.receipt())
    assert refused.value.code == "form_wrong_data"
