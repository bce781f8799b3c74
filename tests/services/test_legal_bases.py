"""The legal basis: an editable list, on forms only where the agency says so (SM-8)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.services.legal_bases import printed_basis


@pytest.fixture
def bases(office):
    return office.services.legal_bases


@pytest.fixture
def hr(office):
    return office.session("nurul")


def titles(bases, s):
    return [item.basis.title for item in bases.list(s)]


def foot(office):
    plan = office.plan("siti", agree_by="bambang")
    assert plan.id
    view = office.services.forms.view(office.session("siti"), "skp", office.ids["siti"], "2026-T3")
    return view.foot


def test_no_law_is_cited_by_default(office, bases, hr):
    """SM-8: no default that cites the wrong law; nothing is printed until somebody says so."""
    assert bases.list(hr) == ()
    assert foot(office).basis == ()


def test_what_is_marked_stands_in_the_foot_of_forms_in_its_order(office, bases, hr):
    """SM-8: an editable list, shown on forms."""
    first = bases.save(
        hr, None, title=" UU  Nomor 20 Tahun 2023 ", about="Aparatur Sipil Negara", on_forms=True
    ).value
    bases.save(hr, None, title="PP Nomor 30 Tahun 2019", on_forms=True)
    bases.save(hr, None, title="Perwali Nomor 7 Tahun 2024")
    assert foot(office).basis == ("UU Nomor 20 Tahun 2023", "PP Nomor 30 Tahun 2019")
    bases.move(hr, first.id, 1)
    assert titles(bases, hr)[:2] == ["PP Nomor 30 Tahun 2019", "UU Nomor 20 Tahun 2023"]
    bases.delete(hr, first.id)
    assert len(bases.list(hr)) == 2
    office.services.undo.undo(hr)
    assert titles(bases, hr)[1] == "UU Nomor 20 Tahun 2023"


def test_a_reprint_cites_the_law_of_its_day(office, bases, hr):
    """SM-8: what ended before the form was signed, or begins later, is not on it."""
    for title, starts, ends in (
        ("UU Nomor 5 Tahun 2014", None, date(2023, 10, 30)),
        ("UU Nomor 20 Tahun 2023", date(2023, 10, 31), None),
        ("UU yang akan datang", date(2027, 1, 1), None),
    ):
        bases.save(hr, None, title=title, on_forms=True, starts=starts, ends=ends)
    assert foot(office).basis == ("UU Nomor 20 Tahun 2023",)
    assert [item.in_force for item in bases.list(hr)] == [False, True, False]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": " "}, "legal_title_missing"),
        ({"title": "U" * 51}, "legal_title_long"),
        ({"title": "pp nomor 30 tahun 2019"}, "legal_title_taken"),
        ({"starts": date(2026, 2, 1), "ends": date(2026, 1, 1)}, "day_range_backwards"),
    ],
)
def test_a_regulation_that_cannot_be_is_refused(bases, hr, fields, code):
    bases.save(hr, None, title="PP Nomor 30 Tahun 2019")
    with pytest.raises(RuleViolation, match=code):
        bases.save(hr, None, **{"title": "Lain", **fields})


def test_the_foot_takes_three_and_no_more(bases, hr):
    for number in range(3):
        bases.save(hr, None, title=f"Perwali Nomor {number}", on_forms=True)
    with pytest.raises(RuleViolation, match="legal_too_many_on_forms"):
        bases.save(hr, None, title="Perwali Nomor 4", on_forms=True)
    assert bases.save(hr, None, title="Perwali Nomor 4").value.order == 4


def test_the_list_is_written_by_hr_and_the_drafters_and_read_by_all(office, bases, hr):
    basis = bases.save(hr, None, title="PP Nomor 30 Tahun 2019").value
    assert len(bases.list(office.session("siti"))) == 1
    drafter = office.session("dewi", Role.EMPLOYEE, Role.DRAFTER)
    assert bases.save(drafter, basis.id, title=basis.title, about="Penilaian").value.about
    for call in (
        lambda s: bases.save(s, None, title="Lain"),
        lambda s: bases.move(s, basis.id, 1),
        lambda s: bases.delete(s, basis.id),
    ):
        with pytest.raises(NotAllowed):
            call(office.session("bambang"))


def test_a_form_of_the_past_is_printed_again_as_it_was(office, bases, hr):
    """SM-5, SM-8: what is changed in the list later does not reach the paper of an earlier day."""

    def basis(day):
        with office.workspace.read() as unit:
            return printed_basis(unit, day)

    old = bases.save(hr, None, title="PP Nomor 30 Tahun 2019", on_forms=True).value
    then = office.clock().date()
    assert basis(then) == ("PP Nomor 30 Tahun 2019",)
    later = then + timedelta(days=40)
    office.clock.set(later)
    bases.save(hr, old.id, title="PP Nomor 30 Tahun 2019", on_forms=False)
    new = bases.save(hr, None, title="Perwali Nomor 7 Tahun 2026", on_forms=True).value
    assert basis(later) == ("Perwali Nomor 7 Tahun 2026",)
    assert basis(then) == ("PP Nomor 30 Tahun 2019",)
    bases.delete(hr, old.id)
    assert basis(then) == ("PP Nomor 30 Tahun 2019",)
    bases.save(hr, new.id, title=new.title, on_forms=True, starts=then - timedelta(days=9))
    assert basis(then) == ("PP Nomor 30 Tahun 2019", "Perwali Nomor 7 Tahun 2026")
    bases.delete(hr, new.id)
    assert basis(then) == ("PP Nomor 30 Tahun 2019",)


def test_what_is_written_before_breakfast_is_of_the_day_of_the_agency(office, bases, hr):
    """SM-5, SM-8: 23.30 UTC is half past six of the next day in Semarang."""
    day = office.clock().date()

    def basis(of):
        with office.workspace.read() as unit:
            return printed_basis(unit, of)

    office.clock.moment = datetime(day.year, day.month, day.day, 23, 30, tzinfo=UTC)
    old = bases.save(hr, None, title="PP Nomor 30 Tahun 2019", on_forms=True).value
    assert basis(day) == ()
    assert basis(day + timedelta(days=1)) == ("PP Nomor 30 Tahun 2019",)
    office.clock.moment += timedelta(days=9)
    bases.save(hr, old.id, title=old.title, on_forms=False)
    assert basis(day) == ()
    assert basis(day + timedelta(days=9)) == ("PP Nomor 30 Tahun 2019",)
    assert basis(day + timedelta(days=10)) == ()
