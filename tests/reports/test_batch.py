"""Many forms at once: in processes, in one file or many (X-8)."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.reports import paper, results

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.print_views import PrintPart, check_pattern, file_stem
from penilaian_desktop.reports import door
from penilaian_desktop.reports.batch import ALONE, Order, draw_all
from penilaian_desktop.reports.binder import Bound, bind
from penilaian_desktop.reports.style import Paper, Setup

VIEWS = [results.evaluation(), results.evaluation_with_objection()]
DATED = "D:20261005000000+00'00'"


def orders(count: int, form: str = "dokumen-evaluasi") -> list[Order]:
    setup = Setup(paper=Paper.F4)
    return [
        Order(key=n, form=form, view=VIEWS[n % 2], setup=setup, title=f"Pegawai {n}")
        for n in range(count)
    ]


def test_processes_draw_the_same_bytes_in_the_same_order():
    many = orders(ALONE + 3)
    alone = [door.render(one.form, one.view, one.setup) for one in many]
    drawn = list(draw_all(many, together=False, workers=2, chunk=4))
    assert [one.pdf for one in drawn] == alone
    assert [one.forms[0][0] for one in drawn] == list(range(len(many)))


def test_a_batch_can_be_given_up():
    taken = []

    def reading():
        for one in orders(200):
            taken.append(one.key)
            yield one

    drawing = draw_all(reading(), together=False, workers=1, chunk=2)
    next(drawing)
    drawing.close()
    assert len(taken) < 60, "what was not begun is not even read"


def test_what_a_worker_refuses_reaches_the_caller():
    many = [*orders(ALONE + 1), Order(key=99, form="skp", view=VIEWS[0], setup=Setup())]
    with pytest.raises(RuleViolation) as refused:
        list(draw_all(many, together=False, workers=1))
    assert refused.value.code == "form_wrong_data"


@pytest.fixture
def bound(tmp_path):
    drawn = list(draw_all(orders(7), together=True, workers=0, chunk=3))
    files = [
        Bound(one.pdf, tuple((title, pages) for _, title, pages in one.forms)) for one in drawn
    ]
    made = bind(files, "Dokumen Evaluasi – Dinas", creator="Penilaian Desktop", dated=DATED)
    assert made == bind(files, "Dokumen Evaluasi – Dinas", creator="Penilaian Desktop", dated=DATED)
    file = tmp_path / "semua.pdf"
    file.write_bytes(made)
    return file


def test_one_file_holds_every_form_with_its_own_numbering(bound):
    paper.run("qpdf", "--check", str(bound))
    info = paper.info(bound)
    assert info["Title"] == "Dokumen Evaluasi – Dinas"
    assert info["Creator"] == "Penilaian Desktop"
    pages = paper.pages_of(bound)
    assert int(info["Pages"]) == len(pages)
    assert sum("Halaman 1 dari" in page for page in pages) == 7
    alone = [paper.pages_of(_written(bound.parent, n)) for n in range(2)]
    assert pages[: len(alone[0])] == alone[0]
    assert pages[len(alone[0]) : len(alone[0]) + len(alone[1])] == alone[1]


def _written(folder, at):
    file = folder / f"{at}.pdf"
    file.write_bytes(door.render("dokumen-evaluasi", VIEWS[at], Setup(paper=Paper.F4)))
    return file


def test_bookmarks_lead_to_the_first_page_of_each_form(bound):
    import pypdfium2

    document = pypdfium2.PdfDocument(bound.read_bytes())
    marks = [(one.get_title(), one.get_dest().get_index()) for one in document.get_toc()]
    document.close()
    starts = [n for n, page in enumerate(paper.pages_of(bound)) if "Halaman 1 dari" in page]
    assert marks == [(f"Pegawai {n}", start) for n, start in enumerate(starts)]


def test_a_bound_file_holds_a_font_once_for_several_forms(bound):
    fonts = [line for line in paper.run("pdffonts", str(bound)).splitlines()[2:] if "Arimo" in line]
    assert all(re.search(r" yes yes yes ", line) for line in fonts)
    alone = sum(len(door.render("dokumen-evaluasi", VIEWS[n % 2])) for n in range(7))
    assert bound.stat().st_size < alone * 0.75


PART = PrintPart(
    number=7,
    person=PersonItem(
        person_id="p", name="Siti N. Rahma, S.Kom.", identity="1992", position="", unit="Dinas: A/B"
    ),
)


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("", "skp-Siti-N.-Rahma-S.Kom.-2026"),
        ("{nomor} {nip}", "0007-1992"),
        ("../{unit}", "Dinas-A-B"),
        ("???", "0007"),
        ("x" * 400, "x" * 150),
    ],
)
def test_files_are_named_as_every_system_accepts(pattern, name):
    assert file_stem(pattern, "skp", "2026", PART) == name


@pytest.mark.parametrize("pattern", ["{nama", "{umur}", "nama}"])
def test_an_unknown_part_of_a_pattern_is_refused(pattern):
    with pytest.raises(RuleViolation) as refused:
        check_pattern(pattern)
    assert refused.value.code == "name_pattern_invalid"
    assert "{nama}" in refused.value.params["known"]


def test_workers_end_with_the_program_that_is_killed(tmp_path):
    """Whoever ends a program that prints leaves no process of ours behind.

    The workers hold the output of their parent: it ends only when the last of them has.
    """
    program = tmp_path / "prints.py"
    program.write_text(
        "import os, sys; from pathlib import Path; sys.path.insert(0, sys.argv[1])\n"
        "from tests.reports import samples\n"
        "from penilaian_desktop.reports import door\n"
        "from penilaian_desktop.reports.batch import Order, draw_all\n"
        "from penilaian_desktop.reports.style import Setup\n"
        "if __name__ == '__main__':\n"
        "    door.use_fonts(Path(sys.argv[1]) / 'resources' / 'fonts' / 'print')\n"
        "    view = samples.skp_of(5)\n"
        "    orders = [Order(key=n, form='skp', view=view, setup=Setup()) for n in range(2000)]\n"
        "    next(draw_all(orders, together=False, workers=2))\n"
        "    print('begun', flush=True)\n"
        "    os._exit(9)\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, program, str(root)], stdout=subprocess.PIPE, text=True, timeout=50,
        check=False,
    )  # fmt: skip
    assert (done.stdout.strip(), done.returncode) == ("begun", 9)
