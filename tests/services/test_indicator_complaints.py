"""Complaints about indicators reach the office without names and are counted (SM-4, SM-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.plan import Indicator


@pytest.fixture
def complaints(office):
    return office.services.indicator_complaints


@pytest.fixture
def drafter(office):
    return office.session("dewi", Role.EMPLOYEE, Role.DRAFTER)


def indicators(office, who, library=""):
    office.plan(who, agree_by="bambang")
    with office.workspace.write(office.services.context.installation()) as unit:
        found = unit.find(Indicator, person_id=office.ids[who], order=("id",))
        if not library:
            return [i.id for i in found]
        return [unit.put(replace(i, library_code=library, library_version=1)).id for i in found]


def file(office, complaints, who, indicator, reason="Nomor antrean tidak dicatat"):
    return complaints.file(office.session(who), indicator, reason).value


def test_two_persons_complain_about_one_ready_indicator(office, complaints, drafter):
    for who in ("siti", "taufik"):
        file(office, complaints, who, indicators(office, who, "waktu-tunggu")[0], f"Alasan {who}")
    (group,) = complaints.groups(drafter)
    assert (group.library_code, group.count, group.open_count) == ("waktu-tunggu", 2, 2)
    assert [i.reason for i in group.items] == ["Alasan taufik", "Alasan siti"]
    assert {i.unit for i in group.items} == {"Bidang Pelayanan"}
    assert (group.answered_by, group.answered_on) == (0, None)
    assert "Siti" not in repr(group).replace("Alasan siti", "")


def test_own_indicators_are_one_group_when_they_read_alike(office, complaints, drafter):
    for who in ("siti", "taufik"):
        first, second = indicators(office, who)
        file(office, complaints, who, first)
        if who == "siti":
            file(office, complaints, who, second)
    groups = complaints.groups(drafter)
    assert [(g.library_code, g.count) for g in groups] == [("", 2), ("", 1)]


def test_a_second_word_replaces_the_first(office, complaints, drafter):
    (first, _) = indicators(office, "siti")
    file(office, complaints, "siti", first, "Alat rusak")
    file(office, complaints, "siti", first, "  Alat hilang ")
    assert [c.reason for c in complaints.own(office.session("siti"))] == ["Alat hilang"]
    assert complaints.groups(drafter)[0].count == 1


def test_a_new_edition_answers_and_a_complaint_about_it_is_open_again(office, complaints, drafter):
    (first, _) = indicators(office, "siti", "waktu-tunggu")
    file(office, complaints, "siti", first)
    office.services.library.save(
        drafter, "waktu-tunggu", effective_from=date(2027, 1, 1), measure="Mesin antrean"
    )
    (group,) = complaints.groups(drafter)
    assert (group.count, group.open_count, group.answered_by) == (1, 0, 2)
    assert group.answered_on == date(2027, 1, 1)
    with office.workspace.write(office.services.context.installation()) as unit:
        unit.put(replace(unit.require(Indicator, first), library_version=2))
    file(office, complaints, "siti", first, "Mesin antrean sering mati")
    (group,) = complaints.groups(drafter)
    assert (group.count, group.open_count, group.answered_by) == (2, 1, 0)


def test_a_complaint_is_taken_back_by_whoever_made_it(office, complaints, drafter):
    item = file(office, complaints, "siti", indicators(office, "siti")[0])
    assert item.own
    with pytest.raises(NotAllowed):
        complaints.withdraw(office.session("taufik"), item.id)
    complaints.withdraw(office.session("siti"), item.id)
    assert complaints.groups(drafter) == ()
    office.services.undo.undo(office.session("siti"))
    assert complaints.groups(drafter)[0].count == 1


def test_an_own_indicator_is_answered_by_the_one_the_library_takes_in(office, complaints):
    """SM-4, SM-5: what nobody took from the library waits no longer than it has to."""
    drafter = office.session("dewi", Role.EMPLOYEE, Role.DRAFTER)
    siti = office.session("siti")
    (_, own) = indicators(office, "siti")
    complaints.file(siti, own, "Tidak ada mesin antrean")
    (group,) = complaints.groups(drafter)
    assert (group.library_code, group.open_count, group.answered_by) == ("", 1, 0)
    assert complaints.own(siti)[0].answered_by == 0
    save = office.services.library.save
    item = save(
        drafter, None, effective_from=date(2027, 1, 1), name="Waktu tunggu di loket",
        unit="menit", measure="Catatan petugas", source="Buku loket",
        origin=f"  {group.text.upper()} ",
    ).value  # fmt: skip
    (group,) = complaints.groups(drafter)
    assert (group.open_count, group.answered_by, group.answer_code) == (0, 1, item.code)
    (mine,) = complaints.own(siti)
    assert (mine.indicator_id, mine.answered_by, mine.answer, mine.answered_on) == (
        own, 1, "Waktu tunggu di loket", date(2027, 1, 1),
    )  # fmt: skip
    complaints.file(siti, own, "Buku loket sering hilang")
    (group,) = complaints.groups(drafter)
    assert (group.open_count, group.answered_by, group.answer_code) == (1, 0, item.code)
    assert complaints.own(siti)[0].answered_on is None
    save(drafter, item.code, effective_from=date(2027, 7, 1), measure="Mesin antrean")
    assert complaints.groups(drafter)[0].answered_by == 2


def test_reason_and_own_indicator_are_needed(office, complaints):
    (first, _) = indicators(office, "siti")
    for who, indicator, reason, code in (
        ("siti", first, " ", "complaint_reason_missing"),
        ("siti", first, "-", "complaint_reason_missing"),
        ("taufik", first, "Sulit", "complaint_indicator_missing"),
        ("siti", "antah", "Sulit", "complaint_indicator_missing"),
    ):
        with pytest.raises(RuleViolation) as refused:
            complaints.file(office.session(who), indicator, reason)
        assert refused.value.code == code


def test_only_the_office_reads_the_count(office, complaints):
    for who in ("siti", "bambang"):
        with pytest.raises(NotAllowed):
            complaints.groups(office.session(who))
    assert complaints.groups(office.session("nurul")) == ()
