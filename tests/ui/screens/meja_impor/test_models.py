"""How packages and differences are said (UC-7)."""

from __future__ import annotations

import pytest

from penilaian_desktop.domain.package_views import Difference, PackageItem, Problem
from penilaian_desktop.ui.screens.meja_impor import words
from penilaian_desktop.ui.screens.meja_impor.dry_run import DifferenceModel


def line(record, change, **fields):
    defaults = {"person": "Siti Aminah", "field": "Kegiatan", "before": "", "after": ""}
    return Difference(
        record_id=record,
        record_kind="activity",
        change=change,
        record_ids=(record,),
        **{**defaults, **fields},
    )


def item(outcome, *problems):
    return PackageItem(
        identity="a" * 64,
        file="x.paket",
        size=10,
        unit="",
        signer="",
        device="",
        known=False,
        periods=(),
        made=None,
        kind="report",
        carrier="sealed",
        seq=1,
        new=0,
        changed=0,
        refused=0,
        outcome=outcome,
        problems=problems,
    )


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ((), "–"),
        (("2026-T3",), "Triwulan III 2026"),
        (("2026-T3", "2026-T4"), "TW III dan TW IV"),
        (("2026-T1", "2026-T2", "2026-T4"), "TW I – TW IV"),
        (("2025-T4", "2026-T1"), "TW IV 2025 dan TW I 2026"),
        (("2026", "2026-T4"), "Triwulan IV 2026"),
        (("2026",), "Tahun 2026"),
    ],
)
def test_periods_are_said_shortly_and_years_only_where_they_differ(codes, said):
    assert words.periods_words(codes) == said


@pytest.mark.parametrize(
    "outcome",
    ["ready", "applied", "partly", "duplicate", "held", "fork", "refused", "quarantine"],
)
def test_every_outcome_has_a_word_and_an_icon(outcome, qapp, dressed):
    mark = words.state_mark(item(outcome))
    assert mark.text != outcome
    assert not dressed.pixmap(mark.icon, mark.tint, 12).isNull()


def test_a_held_package_names_the_number_it_waits_for():
    gap = Problem(
        code="chain_gap",
        place="x.paket",
        message="Paket ini menunggu paket nomor 12 dari laptop yang sama. Terima paket nomor 12.",
    )
    assert words.state_mark(item("held", gap)).text == "Menunggu paket 12"
    assert words.state_mark(item("held")).text == "Menunggu persetujuan"


def test_a_message_to_the_unit_names_file_place_and_sentence():
    fault = Problem(code="cell_changed", place="x.paket, baris 14", message="Sel diubah. Kirim.")
    said = words.fault_text(item("refused", fault), "Kelurahan Sukamaju")
    assert said == "Kelurahan Sukamaju: x.paket\n- baris 14: Sel diubah. Kirim."


def test_lines_of_one_record_are_checked_together_and_refused_ones_never(qapp):
    model = DifferenceModel()
    model.show_lines(
        [
            line("one", "changed", field="Volume"),
            line("one", "changed", field="Menit"),
            line("two", "new"),
            line("three", "refused", code="not_owner"),
        ],
        frozen=False,
    )
    assert model.chosen_ids() == {"one", "two"}
    model.check(0, False)
    assert model.chosen_ids() == {"two"}
    model.check(1, True)
    model.check(3, True)
    assert model.chosen_ids() == {"one", "two"}
    assert model.cell(3, 0).checked is None
    assert "bukan pemiliknya" in model.cell(3, 4).plain()


def test_the_box_in_the_head_checks_all_and_then_none(qapp):
    model = DifferenceModel()
    model.show_lines([line("one", "new"), line("two", "refused", code="not_owner")], frozen=False)
    model.check_all(True)
    assert model.chosen_ids() == frozenset()
    model.check_all(True)
    assert model.chosen_ids() == {"one"}


def test_what_was_taken_has_no_boxes(qapp):
    model = DifferenceModel()
    model.show_lines([line("one", "new")], frozen=True)
    assert not model.checkable
    assert model.cell(0, 0).checked is None
