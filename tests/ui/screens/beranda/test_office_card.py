"""The laptops of the units on the first page of the office (SYS-9)."""

from __future__ import annotations

from datetime import UTC, date, datetime

from penilaian_desktop.domain.exchange_views import LaptopLine
from penilaian_desktop.domain.monitor_views import LateUnit
from penilaian_desktop.ui.screens.beranda.office_card import OfficeCard
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Pill

TODAY = date(2026, 11, 19)


def words(card):
    return [label.text() for label in card.findChildren(Label) if not label.isHidden()]


def line(unit, heard, waiting=0):
    return LaptopLine(
        kid=unit, name="LAYANAN-02", unit=unit, waiting=waiting, on_the_way=0, heard=heard
    )


def test_the_laptop_that_was_silent_longest_stands_on_top(styled, qtbot):
    card = OfficeCard()
    qtbot.addWidget(card)
    new, old = datetime(2026, 11, 9, 5, tzinfo=UTC), datetime(2026, 10, 11, 5, tzinfo=UTC)
    card.show_laptops((line("Dinas", new, 1), line("Puskesmas", old), line("Camat", None)), TODAY)
    said = words(card)
    assert said.index("Camat") < said.index("Puskesmas") < said.index("Dinas")
    assert "LAYANAN-02 · belum pernah mengirim" in said
    assert "3 laptop" in said


def test_a_laptop_that_said_nothing_for_a_month_is_not_called_up_to_date(styled, qtbot):
    card = OfficeCard()
    qtbot.addWidget(card)
    new, old = datetime(2026, 11, 9, 5, tzinfo=UTC), datetime(2026, 10, 11, 5, tzinfo=UTC)
    card.show_laptops((line("Dinas", new), line("Puskesmas", old)), TODAY)
    marks = [pill.accessibleName() for pill in card.findChildren(Pill)]
    assert marks == ["Senyap", "Terkini"]


def test_without_laptops_it_says_how_the_first_one_joins(styled, qtbot):
    card = OfficeCard()
    qtbot.addWidget(card)
    card.show_laptops((), TODAY)
    assert any("kartu kantor" in text for text in words(card))


def late(name, reason="nothing"):
    return LateUnit(
        unit_id=name, direct=False, name=name, reason=reason, period_code="2026-T3", count=4,
        since=None,
    )  # fmt: skip


def test_the_first_units_that_sent_nothing_are_named_and_the_board_is_one_step_away(styled, qtbot):
    card = OfficeCard()
    qtbot.addWidget(card)
    names = ("Dinas Sosial", "Puskesmas Sentosa", "Kecamatan Barat", "Satpol PP", "Dinas PU")
    card.show_late([*(late(name) for name in names), late("Inspektorat", "some")])
    card.show_laptops((), TODAY)
    (said,) = (text for text in words(card) if text.startswith("Belum ada yang masuk"))
    assert said == (
        "Belum ada yang masuk untuk Triwulan III 2026: Dinas Sosial, Puskesmas Sentosa, "
        "Kecamatan Barat dan 2 unit lain"
    )
    (button,) = (b for b in card.findChildren(Button) if b.text() == "Buka Pemantauan")
    with qtbot.waitSignal(card.board_wanted, timeout=1000):
        button.click()
    card.show_late(())
    assert not [text for text in words(card) if text.startswith("Belum ada yang masuk")]
