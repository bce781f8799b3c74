"""The forms through the eyes of poppler, qpdf and pdfium (FEATURES 2.18, 3.19, X-8)."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import segno
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reports import paper, results, samples

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.form_views import EvaluationFormView, ReceiptFormView, WhyFormView
from penilaian_desktop.domain.plan import Approach, PlanForm, RhkKind
from penilaian_desktop.reports import door, preview
from penilaian_desktop.reports.fingerprint import fingerprint
from penilaian_desktop.reports.style import Orientation, Paper, Setup

GOLDEN = Path(__file__).parent / "golden"

PLAN = samples.plan(samples.many(5))
JPT = samples.plan(samples.many(4), form=PlanForm.JPT, appraiser=samples.MAYOR)

FORMS = {
    "skp-1": ("skp", samples.skp_of(1)),
    "skp-5": ("skp", samples.skp_of(5)),
    "skp-12": ("skp", samples.skp_of(12)),
    "skp-60": ("skp", samples.skp_of(60)),
    "skp-long-names": ("skp", samples.skp_long_names()),
    "skp-long-texts": ("skp", samples.skp_long_texts()),
    "skp-empty": ("skp", samples.skp_empty()),
    "skp-qualitative": ("skp", samples.skp_qualitative()),
    "skp-jpt": ("skp", samples.skp_jpt()),
    "skp-jpt-qualitative": ("skp", samples.skp_jpt(Approach.KUALITATIF)),
    "evaluation": ("dokumen-evaluasi", results.evaluation()),
    "evaluation-objection": ("dokumen-evaluasi", results.evaluation_with_objection()),
    "sheet": ("evaluasi", results.evaluation_sheet(PLAN)),
    "sheet-long-texts": (
        "evaluasi",
        results.evaluation_sheet(PLAN, long=samples.LONG_TEXT),
    ),
    "sheet-empty": ("evaluasi", results.evaluation_sheet(samples.plan(()))),
    "sheet-jpt": ("evaluasi", results.evaluation_sheet(JPT)),
    "sheet-qualitative": (
        "evaluasi",
        results.evaluation_sheet(replace(PLAN, approach=Approach.KUALITATIF)),
    ),
    "why": ("alasan-predikat", results.why(PLAN)),
    "why-empty": ("alasan-predikat", results.why(samples.plan(()))),
    "receipt": ("tanda-terima", results.receipt()),
    "receipt-refused": (
        "tanda-terima",
        results.receipt("partly", results.REFUSED),
    ),
}
UNREVIEWED = {"skp-60", "skp-long-texts", "sheet-long-texts"}
REVIEWED = [name for name in FORMS if name not in UNREVIEWED]
SIGNED_BY_BOTH = {"skp": 2, "evaluasi": 1}
"""How often the appraised person and the appraiser sign a form."""


@pytest.fixture
def printed(tmp_path):
    """Return a function that prints a form to a file."""

    def printer(name: str, setup: Setup | None = None) -> Path:
        form, view = FORMS[name]
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(door.render(form, view, setup))
        return file

    return printer


@pytest.mark.parametrize("name", REVIEWED)
def test_the_text_is_the_reviewed_text(printed, name):
    """Set PENILAIAN_WRITE_GOLDEN=1 to write the files anew, then read them before committing."""
    text = "\f\n".join(paper.normal(page) for page in paper.pages_of(printed(name)))
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("PENILAIAN_WRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMS)
def test_the_file_is_sound_with_embedded_fonts_a_title_and_a_language(printed, name):
    file = printed(name)
    paper.run("qpdf", "--check", str(file))
    fonts = paper.run("pdffonts", str(file)).splitlines()[2:]
    assert fonts
    assert all("Arimo" in line and re.search(r" yes yes yes ", line) for line in fonts)
    info = paper.info(file)
    assert info["Title"].endswith(f" – {_person(FORMS[name][1])}")
    assert info["Creator"] == "Penilaian Desktop 0.1.0"
    assert paper.language(file) == "id"


def _person(view: object) -> str:
    if isinstance(view, ReceiptFormView):
        return view.package.unit
    if isinstance(view, WhyFormView):
        return view.why.appraisal.person.name
    return view.employee.name if isinstance(view, EvaluationFormView) else view.plan.employee.name


@pytest.mark.parametrize("name", FORMS)
def test_nothing_leaves_the_page_and_nothing_is_printed_over(printed, name):
    file = printed(name)
    width, height = (float(one) for one in re.findall(r"[\d.]+", paper.info(file)["Page size"])[:2])
    for words in paper.words_of(file):
        assert min(word.left for word in words) >= 42
        assert max(word.right for word in words) <= width - 42
        assert min(word.top for word in words) >= 30
        assert max(word.bottom for word in words) <= height - 20
        assert paper.overlaps(words) == []


@pytest.mark.parametrize("name", FORMS)
def test_every_page_says_what_it_is(printed, name):
    pages = paper.pages_of(printed(name))
    for number, page in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert (
            "Tercetak dari Penilaian Desktop 0.1.0, "
            "bukan tanda tangan elektronik tersertifikasi." in page
        )
        assert re.search(
            r"Formulir ((SKP|EVALUASI)-(JAJF|JPT)-KU\w+|[A-Z0-9.-]+) · versi [12]", page
        )
        assert samples.FOOT.data_sha256 in page
        assert samples.FOOT.package_id in page


@pytest.mark.parametrize("name", [name for name in FORMS if FORMS[name][0] in SIGNED_BY_BOTH])
def test_signatures_stand_whole_and_with_their_last_rows(printed, name):
    signed = 0
    for page in paper.form_pages(printed(name)):
        if "Pegawai yang Dinilai" not in page:
            continue
        signed += 1
        above, _, below = page.partition("Pegawai yang Dinilai")
        assert "Pejabat Penilai Kinerja" in below
        assert len(re.findall(r"\S", above)) > 60
        plan = FORMS[name][1].plan
        for person in (plan.employee, plan.appraiser):
            assert person.name.split()[-1] in below
    assert signed == SIGNED_BY_BOTH[FORMS[name][0]]


def test_the_head_of_the_table_stands_on_every_page_of_it(printed):
    pages = paper.form_pages(printed("skp-60"))
    rows = [page for page in pages if "pemutakhiran data" in page]
    assert len(rows) > 3
    assert all("INDIKATOR KINERJA INDIVIDU" in page and "(6)" in page for page in rows)


def test_all_sixty_rhk_are_numbered_in_order(printed):
    text = "".join(paper.form_pages(printed("skp-60"))).split("PERILAKU KERJA")[0]
    rows = text.split("A. UTAMA")[1]
    numbers = [int(found) for found in re.findall(r"^ {0,5}(\d+) ", rows, re.MULTILINE)]
    assert sorted(set(numbers)) == list(range(1, 61))


def test_a_political_official_has_no_number_and_an_officer_has_an_nrp(printed):
    empty = "".join(paper.form_pages(printed("skp-empty")))
    assert "INSTANSI" in empty
    assert empty.count("NIP.") == 2, "only the employee signs with a NIP, on both sheets"
    assert "…………" in empty, "an unsigned form leaves dots for the date"
    objection = "".join(paper.form_pages(printed("evaluation-objection")))
    assert "NRP. 11010023450779" in objection
    assert "KURANG (MISCONDUCT)" in objection


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("Triwulan I 2026", "PERIODE: TRIWULAN I"),
        ("Triwulan IV 2026", "PERIODE: TRIWULAN IV-AKHIR"),
        ("Semester II 2026", "PERIODE: SEMESTER II"),
        ("September 2026", "PERIODE: SEPTEMBER 2026"),
        ("Tahun 2026", "PERIODE: TAHUN 2026"),
    ],
)
def test_the_period_is_named_as_the_form_names_it(tmp_path, label, title):
    file = tmp_path / "form.pdf"
    file.write_bytes(door.render("dokumen-evaluasi", results.evaluation(period_label=label)))
    assert title in paper.text_of(file).splitlines()[1].strip()


@pytest.mark.parametrize("predicate", Predicate)
def test_the_predicate_is_printed_in_capitals(tmp_path, predicate):
    file = tmp_path / "form.pdf"
    file.write_bytes(door.render("dokumen-evaluasi", results.evaluation(predicate=predicate)))
    wanted = "KURANG (MISCONDUCT)" if predicate is Predicate.KURANG else predicate.name
    assert f"PREDIKAT KINERJA PEGAWAI  {wanted.replace('_', ' ')}\n" in paper.normal(
        paper.text_of(file)
    )


@pytest.mark.parametrize("name", ["skp-5", "evaluation"])
@pytest.mark.parametrize("sheet", Paper)
@pytest.mark.parametrize("orientation", Orientation)
def test_paper_and_orientation_can_be_set(printed, name, sheet, orientation):
    file = printed(name, Setup(paper=sheet, orientation=orientation))
    width, height = (float(one) for one in re.findall(r"[\d.]+", paper.info(file)["Page size"])[:2])
    assert (width > height) == (orientation is Orientation.LANDSCAPE)
    assert max(width, height) == pytest.approx(841.9 if sheet is Paper.A4 else 935.4, abs=0.1)
    assert all(paper.overlaps(words) == [] for words in paper.words_of(file))


def test_a_reprint_has_the_same_bytes_in_another_process():
    """SM-5: a reprint of an old form is unchanged."""
    script = (
        "import hashlib, sys; from pathlib import Path; sys.path.insert(0, sys.argv[1])\n"
        "from penilaian_desktop.reports import door; from tests.reports import results, samples\n"
        "door.use_fonts(Path(sys.argv[2]))\n"
        "both = {'skp': samples.skp_of(5), 'dokumen-evaluasi': results.evaluation()}\n"
        "for form, view in both.items():\n"
        "    print(hashlib.sha256(door.render(form, view)).hexdigest())\n"
    )
    root = Path(__file__).parents[2]
    fonts = root / "resources" / "fonts" / "print"
    seen = {
        subprocess.run(
            [sys.executable, "-c", script, str(root), str(fonts)],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "Asia/Jayapura"), ("2", "UTC"))
    }
    assert len(seen) == 1


def test_the_same_data_gives_the_same_hash_and_other_data_another():
    view = samples.skp_of(5)
    unsent = replace(view, foot=samples.UNSENT)
    assert fingerprint("skp", view) == fingerprint("skp", unsent)
    assert fingerprint("skp", view) != fingerprint("skp", replace(view, place="Waingapu"))
    assert fingerprint("skp", view) != fingerprint("dokumen-evaluasi", view)


def test_a_form_without_a_package_says_so_and_computes_its_hash(tmp_path):
    view = replace(results.evaluation(), foot=samples.UNSENT)
    file = tmp_path / "form.pdf"
    file.write_bytes(door.render("dokumen-evaluasi", view))
    text = paper.text_of(file)
    assert "Paket: belum dikirim dalam paket" in text
    assert fingerprint("dokumen-evaluasi", view) in text


def test_the_qr_code_holds_form_hash_and_package():
    pdf = door.render("dokumen-evaluasi", results.evaluation())
    code = segno.make_qr(
        f"PENILAIAN/D.1.1/{samples.FOOT.data_sha256}/{samples.FOOT.package_id}".upper(),
        error="m",
        boost_error=False,
        mask=3,
    )
    scale = 4.0
    width, height, data = preview.page_image(pdf, 0, scale)
    millimetre = scale * 72 / 25.4
    left, top, side = 15 * millimetre, height - 20 * millimetre, 15 * millimetre
    size = len(code.matrix)
    for row, modules in enumerate(code.matrix):
        for column, dark in enumerate(modules):
            x = int(left + (column + 0.5) * side / size)
            y = int(top + (row + 0.5) * side / size)
            assert (data[(y * width + x) * 4] < 128) == bool(dark), (row, column)


def test_the_evaluation_sheet_has_eight_columns_and_the_one_for_jpt_seven(printed):
    """REGULATIONS 3.4, and feedback that names its giver by role."""
    sheet = "".join(paper.form_pages(printed("sheet")))
    assert "(8)" in sheet
    assert "(9)" not in sheet
    jpt = "".join(paper.form_pages(printed("sheet-jpt")))
    assert "(7)" in jpt
    assert "(8)" not in jpt
    for line in (
        "CAPAIAN KINERJA ORGANISASI*  BAIK",
        "RATING HASIL KERJA*  SESUAI EKSPEKTASI",
        "RATING PERILAKU KERJA*  DI ATAS EKSPEKTASI",
        "PREDIKAT KINERJA PEGAWAI*  BAIK",
        "KURVA DISTRIBUSI PREDIKAT KINERJA PEGAWAI DENGAN CAPAIAN KINERJA ORGANISASI BAIK",
    ):
        assert line in paper.normal(sheet)
    assert "Rekan kerja: Mau mengajari petugas baru" in sheet


def test_a_receipt_names_each_refused_record_with_its_reason(printed):
    """FEATURES 2.2: the receipt tells accepted and refused rows by name."""
    pages = paper.form_pages(printed("receipt-refused"))
    text = "".join(pages)
    assert "Diterima sebagian" in text
    assert all(f"records.jsonl, baris {line}" in text for line in range(3, 48))
    assert "7 Okt 2026 01.05 WITA" in text, "late in the evening UTC is the next day in Indonesia"
    assert "Penerima" in pages[-1]
    assert "NIP harus 18 angka" in pages[-1]


def test_a_form_stays_small():
    assert len(door.render("skp", samples.skp_of(5))) < 60_000
    assert len(door.render("dokumen-evaluasi", results.evaluation())) < 60_000


_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEGHKLMNPRSTUéñ0123456789.,≤≥×/“”–"


def _text(seed: int, most: int) -> str:
    """Return up to `most` words of up to nine letters; a seed keeps big examples cheap to draw."""
    source = random.Random(seed)
    count = source.randint(0, most)
    return " ".join("".join(source.choices(_LETTERS, k=source.randint(1, 9))) for _ in range(count))


_TEXTS = st.integers(0, 2**32).map(lambda seed: _text(seed, 25))
_LONG_TEXTS = st.one_of(_TEXTS, _TEXTS, st.integers(0, 2**32).map(lambda seed: _text(seed, 500)))


@st.composite
def _forms(draw):
    rhks = tuple(
        samples.rhk(
            number,
            draw(st.sampled_from(RhkKind)),
            text=draw(_LONG_TEXTS),
            parent=draw(_TEXTS),
            indicators=tuple(
                samples.indicator(order, draw(_LONG_TEXTS), draw(_TEXTS))
                for order in range(draw(st.integers(0, 4)))
            ),
        )
        for number in range(1, 1 + draw(st.integers(0, 6)))
    )
    person = replace(samples.EMPLOYEE, name=draw(_TEXTS), position=draw(_TEXTS))
    lists = st.lists(_LONG_TEXTS, max_size=4).map(tuple)
    view = samples.plan(
        rhks,
        employee=person,
        approach=draw(st.sampled_from(Approach)),
        expectations=tuple(draw(_TEXTS) for _ in range(7)),
        support=draw(lists),
        accountability=draw(lists),
        consequences=draw(lists),
    )
    return samples.skp(view, signed_on=draw(st.sampled_from((None, date(2026, 1, 5)))))


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(view=_forms())
def test_random_data_loses_no_letter_and_splits_no_signature(tmp_path, view):
    file = tmp_path / "random.pdf"
    file.write_bytes(door.render("skp", view))
    pages = paper.form_pages(file)
    said = paper.letters("".join(pages))
    plan = view.plan
    wanted = [plan.employee.name, plan.employee.position, *plan.expectations]
    wanted += [*plan.support, *plan.accountability, *plan.consequences]
    for rhk in plan.rhk:
        wanted += [rhk.text, rhk.parent_text]
        wanted += [part for one in rhk.indicators for part in (one.text, one.target_text)]
    assert not paper.letters(" ".join(wanted)) - said
    signed = [page for page in pages if "Pegawai yang Dinilai" in page]
    assert len(signed) == 2
    for page in signed:
        above, below = page.split("Pegawai yang Dinilai")
        assert "Drs. I Gede Suparta, M.Si." in below
        assert "NIP. 19920417 201903 2 006" in below
        assert len(re.findall(r"\S", above)) > 20
    assert all(paper.overlaps(words) == [] for words in paper.words_of(file))
