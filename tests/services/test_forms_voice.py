"""The papers about the public's voice, improvements and the system itself, and who gets them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.builders import an_indicator_complaint
from tests.services.office import SYSTEM

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.improvement import FindingSource, Improvement, ImprovementState
from penilaian_desktop.domain.public_voice import Channel, NoteKind
from penilaian_desktop.domain.record import new_id

YEAR, HALF = "2026", "2026-S2"
CITIZEN = "Rahmawati Sulastri"
BARE = {
    "channel": Channel.COUNTER,
    "received_on": date(2026, 7, 10),
    "citizen": CITIZEN,
    "contact": "0812000111",
}


@pytest.fixture
def forms(office):
    return office.services.forms


@pytest.fixture
def head(office):
    return office.session("bambang", Role.EMPLOYEE, Role.APPRAISER)


@pytest.fixture
def hr(office):
    return replace(office.session("nurul", Role.HR), office=True)


@pytest.fixture
def heard(office, head):
    """A survey of two services, a solved complaint that names Siti, one still open, a forum."""
    services, place = office.services, office.units["pelayanan"]
    ktp, akta = (
        services.public_services.save(head, None, unit_id=place, name=name).value
        for name in ("KTP-el", "Akta")
    )
    survey = services.surveys.save(
        head, None, unit_id=place, title="SKM", starts=date(2026, 7, 1), ends=date(2026, 7, 31)
    ).value
    for service, answer in ((ktp, 4), (ktp, 3), (akta, 3)):
        services.surveys.key(head, survey.id, service.id, (answer,) * 9, day=date(2026, 7, 9))
    notes = services.public_notes
    solved = notes.save(
        head, None, unit_id=place, kind=NoteKind.COMPLAINT, service_id=ktp.id,
        text=f"Saya {CITIZEN} menunggu lama", person_id=office.ids["siti"], **BARE,
    ).value  # fmt: skip
    notes.solve(head, solved.id, solved_on=date(2026, 7, 13), solution="Loket kedua dibuka")
    notes.save(head, None, unit_id=place, kind=NoteKind.COMPLAINT, text="Antrean panjang", **BARE)
    notes.save_forum(
        head, None, unit_id=place, held_on=date(2026, 8, 3), place="Balai", topic="Antrean",
        participants=12, points=f"{CITIZEN} mengusulkan nomor antrean",
    )  # fmt: skip
    return ktp


def test_services_are_added_up_with_respondents_grade_and_the_nine_unsur(forms, head, heard):
    """TJ-8, PR-11: (4 + 3) / 2 × 25 of two, the unit of three respondents, a trend of eight."""
    view = forms.of_unit(head, "hasil-survei", "", HALF)
    rows = [(row.service, row.result.index, row.result.respondents) for row in view.rows]
    assert rows == [
        ("", Decimal("83.33"), 3), ("Akta", Decimal("75.00"), 1), ("KTP-el", Decimal("87.50"), 2),
    ]  # fmt: skip
    assert [len(row.result.unsur) for row in view.rows] == [9, 9, 9]
    assert [row.course[6:] for row in view.rows] == [(None, row.result.index) for row in view.rows]
    assert (view.whole.index, view.whole.grade) == (Decimal("83.33"), "B")
    assert view.unit_name == "Bidang Pelayanan"
    assert [point.period_code for point in view.trend][::7] == ["2023-S1", HALF]
    assert view.trend[-1].result == view.whole


def test_complaints_are_counted_with_the_median_of_those_that_were_solved(forms, head, heard):
    """WG-9: three days, on the line of the service and on that of its unit."""
    view = forms.of_unit(head, "hasil-survei", "Bidang Pelayanan", HALF)
    found = [
        (row.service, row.figures.complaints, row.figures.open, row.figures.median_half_days)
        for row in view.notes
    ]
    assert found == [("", 2, 1, 6), ("KTP-el", 1, 0, 6)]
    (forum,) = view.forums
    assert (forum.about, forum.participants, forum.followed) == ("Antrean", 12, False)


def test_no_citizen_and_no_employee_is_in_what_hangs_at_the_counter(forms, head, heard):
    """WG-11: neither who brought a note, nor the words in which they say it, nor whom it names."""
    said = repr(forms.of_unit(head, "hasil-survei", "", HALF))
    for word in (CITIZEN, "0812000111", "menunggu lama", "Siti", "Bambang", "mengusulkan"):
        assert word not in said


def test_another_half_year_holds_none_of_it_but_its_trend(forms, head, heard):
    view = forms.of_unit(head, "hasil-survei", "", "2027-S1")
    assert (view.whole, view.rows, view.notes, view.forums) == (None, (), (), ())
    assert [point.result is None for point in view.trend] == [True] * 6 + [False, True]


@pytest.mark.parametrize("form", ["hasil-survei", "register-perbaikan"])
def test_a_unit_of_others_is_not_printed(office, forms, head, hr, heard, form):
    """TS-11: a head prints the own unit, HR every one, an employee none."""
    with pytest.raises(NotAllowed, match="unit_not_yours"):
        forms.of_unit(head, form, "Bidang Arsip", YEAR)
    with pytest.raises(NotAllowed, match="role_needed"):
        forms.of_unit(office.session("siti"), form, "", YEAR)
    with pytest.raises(RuleViolation, match="print_unit_unknown"):
        forms.of_unit(hr, form, "Antah Berantah", YEAR)
    assert forms.of_unit(hr, form, "Bidang Pelayanan", YEAR).unit_name == "Bidang Pelayanan"


def test_the_register_holds_what_is_open_and_what_the_year_closed(office, forms, head):
    """TS-9: from 45 to 28 minutes; what was closed in another year stays out."""
    register = office.services.improvements
    fields = {
        "unit_id": office.units["pelayanan"], "action": "Mesin antrean",
        "owner_id": office.ids["siti"], "due": date(2026, 12, 1), "measure": "Waktu tunggu",
        "measured_in": "menit", "before": Decimal(45),
    }  # fmt: skip
    for finding in ("Lama", "Panas"):
        record = register.save(head, None, finding=finding, **fields).value.improvement
    register.set_state(head, record.id, ImprovementState.DOING)
    register.set_state(
        head, record.id, ImprovementState.DONE, outcome="Kipas dipasang", after=Decimal(28)
    )
    view = forms.of_unit(head, "register-perbaikan", "", YEAR)
    assert [(i.improvement.finding, i.owner, i.change) for i in view.rows] == [
        ("Lama", "Siti Aminah", None), ("Panas", "Siti Aminah", Decimal(-17)),
    ]  # fmt: skip
    earlier = forms.of_unit(head, "register-perbaikan", "", "2025")
    assert [i.improvement.finding for i in earlier.rows] == ["Lama"]
    assert earlier.foot.data_sha256 != view.foot.data_sha256


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (f"Saya, {CITIZEN.upper()}, menunggu lama", "Saya, warga, menunggu lama"),
        ("Bu Rahmawati menelepon dari 0812000111.", "Warga menelepon dari warga."),
        ("Telepon ke 0812-000-111 tidak diangkat", "Telepon ke warga tidak diangkat"),
        ("Rahmawatian menunggu", "Rahmawatian menunggu"),
    ],
)
def test_a_finding_in_the_words_of_a_citizen_is_printed_without_the_name(
    office, forms, head, text, printed
):
    """TS-9: what was taken over from a complaint does not say on paper who brought it."""
    note = office.services.public_notes.save(
        head, None, unit_id=office.units["pelayanan"], kind=NoteKind.COMPLAINT, text=text, **BARE
    ).value
    with office.workspace.write(SYSTEM) as unit:  # as lines were written before names were refused
        unit.add(
            Improvement(
                id=new_id(), at=office.clock(), unit_id=office.units["pelayanan"],
                source=FindingSource.COMPLAINT, source_id=note.id, finding=text, action="",
            )
        )  # fmt: skip
    (item,) = forms.of_unit(head, "register-perbaikan", "", YEAR).rows
    assert item.improvement.finding == printed


def test_a_questionnaire_is_printed_for_the_year_in_which_it_was_open(office, forms, hr):
    """SM-2: added up, with the interviews of the year; nobody else reads it."""
    asked = office.services.staff_questions
    sheet = asked.save(
        hr, None, title="Rancangan", opened_on=date(2025, 12, 20), closed_on=date(2026, 1, 5),
        questions=("Apa yang sulit?",),
    ).value  # fmt: skip
    for _ in range(2):
        asked.answer(hr, sheet.id, ("Inisiatif",), answered_on=date(2026, 1, 3))
    asked.save_interview(
        hr, None, held_on=date(2026, 2, 1), with_whom="Petugas loket", points="Bukti memberatkan"
    )
    view = forms.of_agency(hr, "kuesioner-wawancara", YEAR)
    assert [q.texts for row in view.rows for q in row.questions] == [(("Inisiatif", 2),)]
    assert [item.note.with_whom for item in view.interviews] == ["Petugas loket"]
    before = forms.of_agency(hr, "kuesioner-wawancara", "2025")
    assert (len(before.rows), before.interviews) == (1, ())
    assert forms.of_agency(hr, "kuesioner-wawancara", "2027").rows == ()
    with pytest.raises(NotAllowed):
        forms.of_agency(office.session("siti"), "kuesioner-wawancara", YEAR)


def test_the_review_tells_findings_decisions_and_what_became_of_indicators(office, forms, hr):
    """SM-1, SM-4: the edition of a code, and how often an indicator was complained about."""
    with pytest.raises(RuleViolation, match="review_none"):
        forms.of_agency(hr, "tinjauan-sistem", YEAR)
    library = office.services.library
    item = library.list(hr)[0]
    office.services.system_reviews.save(
        hr, None, year=2026, held_on=date(2026, 11, 12), findings="Sulit diukur",
        decisions="Diberi jangkar", changed=(item.code, "tidak-ada"),
    )  # fmt: skip
    with office.workspace.write(SYSTEM) as unit:
        for person in ("siti", "taufik"):
            unit.add(
                an_indicator_complaint(
                    person_id=office.ids[person], library_code=item.code, text=item.name
                )
            )
    view = forms.of_agency(hr, "tinjauan-sistem", HALF)
    assert (view.review.findings, view.review.decisions) == ("Sulit diukur", "Diberi jangkar")
    assert [(one.code, one.name, one.edition) for one in view.changed] == [
        (item.code, item.name, item.edition), ("tidak-ada", "", 0),
    ]  # fmt: skip
    assert [(one.text, one.count) for one in view.complaints] == [(item.name, 2)]
    assert "Siti" not in repr(view)
    with pytest.raises(NotAllowed):
        forms.of_agency(office.session("siti"), "tinjauan-sistem", YEAR)


def test_a_form_that_is_not_there_is_told(forms, hr):
    with pytest.raises(RuleViolation, match="form_unknown"):
        forms.of_agency(hr, "rapor", YEAR)
