"""A regulation as frozen data."""

from __future__ import annotations

import pytest

from penilaian_desktop.domain.scheme import Option, Scale


def test_parts_of_a_scheme_are_found_by_name(schemes):
    scheme = schemes.get("permenpanrb-6-2022")
    assert scheme.fact("hasil_kerja").label == "Rating hasil kerja"
    assert scheme.rule("predikat").article.startswith("Pasal 24")
    assert scheme.scale("predikat").codes[0] == "sangat_baik"
    for find in (scheme.fact, scheme.rule, scheme.scale):
        with pytest.raises(KeyError):
            find("tidak_ada")


def test_a_scale_labels_its_codes():
    scale = Scale(name="s", options=(Option(code="a", label="A besar"),))
    assert (scale.label("a"), scale.label("b")) == ("A besar", "b")
