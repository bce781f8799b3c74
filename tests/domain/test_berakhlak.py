"""The seven values with their guides (SE MenPANRB 20/2021; FEATURES PR-1)."""

from __future__ import annotations

from penilaian_desktop.domain.berakhlak import BY_CODE, VALUES


def test_seven_values_stand_in_the_order_of_the_form():
    assert [value.code for value in VALUES] == ["BP", "AK", "KP", "HR", "LY", "AD", "KL"]
    assert [value.name for value in VALUES] == [
        "Berorientasi Pelayanan", "Akuntabel", "Kompeten", "Harmonis", "Loyal", "Adaptif",
        "Kolaboratif",
    ]  # fmt: skip
    assert "".join(value.name[0] for value in VALUES) == "BAKHLAK"
    assert BY_CODE["LY"].guides[1] == "Menjaga nama baik sesama ASN, pimpinan, instansi, dan negara"


def test_each_value_has_three_guides_and_a_definition():
    for value in VALUES:
        assert len(set(value.guides)) == 3
        assert value.definition
        assert all(guide == guide.strip() and not guide.endswith(".") for guide in value.guides)
