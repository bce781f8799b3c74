"""The log on paper and for other programs (section 2 no. 17, TS-11, X-8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from tests.services.office import TODAY

from penilaian_desktop.app.paths import resources_folder
from penilaian_desktop.domain.activity_views import ActivityFilter
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.log_views import LOG_REPORTS
from penilaian_desktop.reports.door import render, use_fonts
from penilaian_desktop.reports.preview import page_count


def report(office, who: str, person: str, form: str = "laporan-harian", **how):
    return office.services.log_reports.report(
        office.session(who), form, office.ids[person], TODAY.isoformat(), **how
    )


def test_a_report_holds_the_entries_of_its_days_with_the_target(office):
    office.log("siti", "09.00-10.30 Melayani perekaman KTP-el =24 orang")
    office.log("siti", "08.00-09.00 Kegiatan kemarin", TODAY - timedelta(days=1))
    view = report(office, "siti", "siti")
    assert [item.text for item in view.items] == ["Melayani perekaman KTP-el"]
    assert [(day.logged, day.target) for day in view.days] == [(90, 450)]
    assert view.appraiser.name == "Bambang Wijaya"
    assert len(report(office, "siti", "siti", "laporan-mingguan").items) == 2


def test_the_superior_prints_only_what_was_handed_in_and_a_colleague_nothing(office):
    office.log("siti", "09.00-10.30 Masih draf")
    office.submit("siti", "10.30-11.00 Sudah diajukan")
    assert [i.text for i in report(office, "bambang", "siti").items] == ["Sudah diajukan"]
    with pytest.raises(NotAllowed):
        report(office, "taufik", "siti")


@pytest.mark.parametrize("form", LOG_REPORTS)
def test_every_report_can_be_drawn_and_the_same_data_give_the_same_bytes(office, form):
    use_fonts(resources_folder() / "fonts" / "print")
    office.log("siti", "09.00-10.30 Melayani perekaman KTP-el =24 orang")
    view = report(office, "siti", "siti", form, appendix=True)
    assert render(form, view) == render(form, view)
    assert render(form, view).startswith(b"%PDF-")


def test_an_export_is_oldest_first_and_nothing_is_said_to_be_nothing(office):
    s = office.session("siti")
    shown = ActivityFilter(starts=TODAY - timedelta(days=3), ends=TODAY)
    with pytest.raises(RuleViolation) as refused:
        office.services.log_reports.export(s, shown, "November")
    assert refused.value.code == "log_nothing_to_export"
    office.log("siti", "09.00-10.00 Kedua")
    office.log("siti", "08.00-09.00 Pertama")
    view = office.services.log_reports.export(s, shown, "November")
    assert [item.text for item in view.items] == ["Pertama", "Kedua"]
    assert view.employee.name == "Siti Aminah"


def words_of_last_page(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = document[len(document) - 1].get_textpage().get_text_bounded()
    document.close()
    return text


def png(tone: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (320, 200), (tone, 90, 160)).save(out, "PNG")
    return out.getvalue()


def test_the_appendix_shows_pictures_and_counts_what_it_leaves_out(office):
    use_fonts(resources_folder() / "fonts" / "print")
    s = office.session("siti")
    item = office.log("siti", "09.00-10.30 Melayani perekaman KTP-el =24 orang")
    attach = office.services.activities.attach
    attach(s, item.id, "loket.png", png(40))
    attach(s, item.id, "antrean.png", png(200))
    attach(s, item.id, "daftar.txt", b"Siti;hadir\n")
    view = report(office, "siti", "siti", appendix=True)
    assert [(p.number, p.name) for p in view.pictures] == [(1, "loket.png"), (1, "antrean.png")]
    assert view.kept_out == 1
    plain = report(office, "siti", "siti")
    assert (plain.pictures, plain.appendix) == ((), False)
    assert page_count(render(view.form, view)) == page_count(render(plain.form, plain)) + 1


def test_the_signatures_never_stand_alone(office):
    """X-8: at least the totals go with them, whatever the number of rows."""
    use_fonts(resources_folder() / "fonts" / "print")
    view = report(office, "siti", "siti")
    one = office.log("siti", "09.00-09.10 Melayani perekaman KTP-el")
    for count in range(1, 45, 4):
        items = tuple(replace(one, id=f"{n:03d}") for n in range(count))
        full = replace(view, items=items)
        last = words_of_last_page(render(view.form, full))
        assert "PEJABAT PENILAI KINERJA" in last
        assert "JUMLAH PER RHK" in last
