"""The trail of a scheme in its own words (FEATURES X-2)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from penilaian_desktop.domain.scheme import FactKind
from penilaian_desktop.domain.scheme_facts import decide
from penilaian_desktop.domain.scheme_views import FactItem
from penilaian_desktop.domain.scoring import score
from penilaian_desktop.services.why_steps import why_steps
from penilaian_desktop.storage.schemes import load_schemes

BOOK = load_schemes(Path(__file__).parents[2] / "resources")


def steps(code, **facts):
    scheme = BOOK.get(code)
    return why_steps(scheme, score(scheme, facts).trail)


def test_codes_numbers_and_rules_are_told_by_their_labels():
    """X-2: nothing in the chain of reasons is a name of the file."""
    found = steps("pariaman", kehadiran="92.5", kualitas_pekerjaan="4", umpan_balik="80")
    said = [text for step in found for pair in step.inputs for text in pair]
    assert "Kehadiran" in said
    assert "92,5 % × 31,25 %" in said
    assert "Baik" in said
    assert not any("_" in text for text in said)
    told = next(step for step in found if step.last)
    assert (told.output, told.inputs) == ("Baik", (("Nilai kinerja", "86,09"),))


def test_what_is_missing_is_a_dash():
    found = steps("pariaman", kualitas_pekerjaan="4", kehadiran="80")
    assert any(value == "–" for step in found for _, value in step.inputs)


def test_the_national_matrix_is_one_step_with_its_article():
    (step,) = steps(
        "permenpanrb-6-2022", hasil_kerja="di_atas_ekspektasi", perilaku_kerja="sesuai_ekspektasi"
    )
    assert dict(step.inputs)["Rating hasil kerja"].lower() == "di atas ekspektasi"
    assert (step.output, step.last) == ("Baik", True)
    assert step.article


def test_facts_stand_first_with_where_they_come_from():
    """X-2, PR-9: every fact has a source."""
    scheme = BOOK.get("tanjung-selor")
    fact = FactItem(
        name="hasil", label="", kind=FactKind.NUMBER, optional=True, unit="", options=(),
        minimum=Decimal(0), maximum=Decimal(120), value="97.5", known="97.5",
        known_from="Rata-rata capaian 2 tugas dan proyek periode ini",
    )  # fmt: skip
    first, *rules = why_steps(scheme, decide(scheme, [fact]).trail)
    assert (first.label, first.output) == ("Fakta dan sumbernya", "1 fakta")
    assert first.inputs == (
        ("Capaian hasil akhir", "97,5 % (Rata-rata capaian 2 tugas dan proyek periode ini)"),
    )
    assert [step.label for step in rules] == [rule.label for rule in scheme.rules]
