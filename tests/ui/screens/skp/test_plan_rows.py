"""The plan as rows and texts (FEATURES TJ-1, WG-2)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from penilaian_desktop.domain.plan import Aspect, Direction, RhkKind
from penilaian_desktop.domain.skp_views import IndicatorView
from penilaian_desktop.ui.screens.skp.checklist_words import done_words, open_lines
from penilaian_desktop.ui.screens.skp.plan_rows import (
    EmptyRow,
    IndicatorRow,
    KindRow,
    RhkRow,
    quarter_text,
    read_quarter,
    rows_of,
    spread,
    target_text,
)


def an_indicator(**fields):
    whole = {
        "id": "i", "version": 1, "order": 1, "aspect": Aspect.KUANTITAS, "perspectives": (),
        "text": "Penduduk yang direkam", "target_text": "2400 orang",
        "target_low": Decimal(2400), "target_high": Decimal(2400), "unit": "orang",
        "direction": Direction.HIGHER, "measure": "", "source": "",
        "quarter_targets": (Decimal(600),) * 4, **fields,
    }  # fmt: skip
    return IndicatorView(**whole)


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (2400, 2400, "orang", "2.400 orang"),
        (80, 90, "%", "80–90 %"),
        (None, 3, "jam", "≤ 3 jam"),
        (82, None, "poin", "≥ 82 poin"),
    ],
)
def test_a_target_is_shown_the_same_way_however_it_was_typed(low, high, unit, text):
    ends = {
        "target_low": None if low is None else Decimal(low),
        "target_high": None if high is None else Decimal(high),
    }
    assert target_text(an_indicator(**ends, unit=unit)) == text


def test_a_target_in_words_stays_as_it_was_written():
    words = an_indicator(target_low=None, target_high=None, target_text="Tersusun rapi")
    assert target_text(words) == "Tersusun rapi"
    assert spread(words) is None


def test_a_limit_is_shown_as_a_limit_in_every_quarter():
    limit = an_indicator(direction=Direction.LOWER, quarter_targets=(Decimal(15),) * 4)
    assert quarter_text(limit, 0) == "≤ 15"
    assert quarter_text(an_indicator(quarter_targets=(None,) * 4), 0) == ""


def test_a_count_is_shared_out_and_the_rest_goes_to_the_last_quarter():
    shares = spread(an_indicator(target_low=Decimal(10), target_high=Decimal(10)))
    assert shares == (Decimal(2), Decimal(2), Decimal(2), Decimal(4))


def test_a_rate_is_the_same_in_every_quarter():
    rate = an_indicator(target_low=Decimal(98), target_high=Decimal(98), unit="%")
    assert spread(rate) == (Decimal(98),) * 4


@pytest.mark.parametrize(
    ("typed", "value", "read"),
    [
        ("1.250", Decimal(1250), True),
        ("≤ 15", Decimal(15), True),
        ("", None, True),
        ("banyak", None, False),
    ],
)
def test_a_quarter_is_read_as_people_type_it(typed, value, read):
    assert read_quarter(typed) == (value, read)


def test_the_rows_stand_in_groups_and_a_bare_rhk_has_a_place_for_its_first_indicator(office):
    plans, s = office.services.plans, office.session("siti")
    plan = office.plan("siti", submit=False)
    plan = plans.save_rhk(s, plan.id, None, text="Jemput bola", rhk_kind=RhkKind.TAMBAHAN).value
    kinds = [type(row) for row in rows_of(plan, ())]
    assert kinds == [
        KindRow, RhkRow, IndicatorRow, RhkRow, IndicatorRow, KindRow, RhkRow, EmptyRow,
    ]  # fmt: skip
    folded = rows_of(plan, {plan.rhk[0].id})
    assert isinstance(folded[1], RhkRow)
    assert isinstance(folded[2], RhkRow)


def test_the_checklist_speaks_of_every_code_and_sums_up_what_is_done(office):
    plans, s = office.services.plans, office.session("siti")
    plan = office.plan("siti", submit=False)
    assert open_lines(plan.checklist) == ()
    assert done_words(plan.checklist) == (
        "RHK dan indikator",
        "Satuan dan target",
        "Cara ukur dan sumber data",
        "Jumlah target triwulan",
        "Tujuh nilai BerAKHLAK",
        "Tiga lampiran",
    )
    rhk = plan.rhk[0]
    plans.save_indicator(s, rhk.id, rhk.indicators[0].id, measure="")
    plan = plans.save_rhk(s, plan.id, None, text="", rhk_kind=RhkKind.TAMBAHAN).value
    titles = [line.title for line in open_lines(plan.checklist)]
    assert titles == [
        "RHK belum ditulis",
        "Indikator belum ada",
        "Penugasan belum ditulis",
        "Cara ukur belum diisi",
    ]
