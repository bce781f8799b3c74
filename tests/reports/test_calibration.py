"""The berita acara of a calibration through the eyes of poppler and qpdf (PR-9, X-8)."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.reports import paper, samples

from penilaian_desktop.domain.appraisal import OrganisationPredicate, Predicate
from penilaian_desktop.domain.calibration_views import (
    CalibrationFormView,
    MinutesChange,
    MinutesItem,
)
from penilaian_desktop.domain.distribution import WORST_TO_BEST, Advice
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.paper import Letterhead, PrintSettings
from penilaian_desktop.reports import door
from penilaian_desktop.reports.fingerprint import fingerprint

FORM = "berita-acara-kalibrasi"
GOLDEN = Path(__file__).parent / "golden" / "calibration.txt"


def shares(*counts):
    return tuple(
        (predicate, count, Decimal(100 * count) / sum(counts))
        for predicate, count in zip(WORST_TO_BEST, counts, strict=True)
    )


CHANGES = tuple(
    MinutesChange(
        name=name,
        identity=identity,
        before=before,
        after=after,
        ratings="Hasil kerja: Di Atas Ekspektasi menjadi Sesuai Ekspektasi",
        reason=reason,
    )
    for name, identity, before, after, reason in (
        ("Fajar Nugroho, S.Sos.", "198703122010011004", Predicate.SANGAT_BAIK, Predicate.BAIK,
         "Hasil 104 %, setara rekan dengan predikat Baik"),
        ("Rahmat Hidayat", "199105172015031002", Predicate.BAIK, Predicate.BUTUH_PERBAIKAN,
         "Telaahan triwulan III selesai satu dari tiga"),
    )
)  # fmt: skip
VIEW = CalibrationFormView(
    agency=samples.AGENCY,
    place=samples.PLACE,
    dated=date(2026, 10, 6),
    period_label="Triwulan III 2026",
    unit_name="Bidang Pelayanan Pendaftaran Penduduk",
    organisation=OrganisationPredicate.BAIK,
    pattern_text="Predikat Baik terbanyak, paling tinggi 70 %.",
    minutes=MinutesItem(
        id="1",
        led_by="Drs. I Gede Suparta, M.Si.",
        held_on=date(2026, 10, 6),
        place="Ruang rapat Dinas",
        participants=("Ni Luh Ratnasari", "Ketut Wijana"),
        notes="Dua orang dibahas lagi pada triwulan IV.",
        closed=True,
    ),
    leader=samples.APPRAISER,
    persons=14,
    missing=3,
    too_small=False,
    counts=shares(0, 0, 2, 7, 2),
    before=shares(0, 0, 0, 8, 3),
    advice=(
        Advice("largest", (Predicate.BAIK,), Decimal(0), 7, Decimal(64), True),
        Advice("max_percent", (Predicate.BAIK,), Decimal(70), 7, Decimal(64), True),
    ),
    changes=CHANGES,
    foot=samples.FOOT,
)


@pytest.fixture
def printed(tmp_path):
    def printer(view, setup=None):
        file = tmp_path / "berita-acara.pdf"
        file.write_bytes(door.render(FORM, view, setup))
        return file

    return printer


def test_the_text_is_the_reviewed_text(printed):
    """Set PENILAIAN_WRITE_GOLDEN=1 to write the file anew, then read it before committing."""
    text = "\f\n".join(paper.normal(page) for page in paper.pages_of(printed(VIEW)))
    if os.environ.get("PENILAIAN_WRITE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_the_file_is_sound_and_its_foot_carries_the_fingerprint(printed):
    file = printed(VIEW)
    paper.run("qpdf", "--check", str(file))
    (page,) = paper.pages_of(file)
    assert "Halaman 1 dari 1" in page
    assert "Formulir BA-KALIBRASI · versi 1" in page
    assert samples.FOOT.data_sha256 in page
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
        door.render(FORM, samples.receipt())
    assert refused.value.code == "form_wrong_data"
