"""The voice of the public on its way: up by report, down with the master data, citizens sealed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import orjson
import pytest
from tests.services.office import SYSTEM
from tests.sync.pair import as_object, craft
from tests.voice_builders import a_record

from penilaian_desktop.domain.exchange import PackageKind
from penilaian_desktop.domain.outreach import InterviewNote, LegalBasis, QuestionnaireAnswer
from penilaian_desktop.domain.public_voice import (
    Channel,
    Citizen,
    Forum,
    NoteKind,
    PublicNote,
    PublicService,
    Survey,
    SurveyAnswer,
)
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.outgoing import master_records, unit_records
from penilaian_desktop.storage.outbox_reads import outbox
from penilaian_desktop.sync.parcel_files import parcel_files
from penilaian_desktop.sync.records import ALLOWED

DAY = date(2026, 7, 14)
NAME = "Ibu Ani Lestari"
HEARD = (PublicService, Survey, SurveyAnswer, Forum, PublicNote)


def hear(side, s, place, *, name="KTP-el", citizen=NAME):
    """Record a service, a survey with two sheets, a forum, and a complaint with its citizen."""
    services = side.people.services
    service = services.public_services.save(s, None, unit_id=place, name=name, days=1).value
    survey = services.surveys.save(
        s, None, unit_id=place, title="SKM", starts=date(2026, 7, 1), ends=date(2026, 7, 31)
    ).value
    for sheet in ("1", "2"):
        services.surveys.key(s, survey.id, service.id, [3] * 9, day=DAY, respondent=sheet)
    services.public_notes.save_forum(
        s, None, unit_id=place, held_on=DAY, place="Aula", topic="Antrean", participants=20,
        points="Buka lebih pagi",
    )  # fmt: skip
    note = services.public_notes.save(
        s, None, unit_id=place, kind=NoteKind.COMPLAINT, channel=Channel.COUNTER,
        received_on=DAY, text="Menunggu dua jam", service_id=service.id, citizen=citizen,
    )  # fmt: skip
    return note.value


def count(side, type_):
    with side.workspace.read() as unit:
        return len(unit.find(type_))


@pytest.fixture
def place(pair):
    return pair.unit.people.units["pelayanan"]


def unit_kid(pair):
    return pair.unit.exchange.trust().self_device.kid


def send_master(pair):
    """Seal what the laptop lacks and put it into the folder."""
    pair.office.desk.seal(pair.hr, "master", out=pair.folder, device=unit_kid(pair))


def test_what_a_unit_heard_reaches_the_office_with_its_report(pair, place):
    """PR-5, TJ-8, TJ-9, WG-9: survey, forum, complaint and service of a unit, the citizen too."""
    hear(pair.unit, pair.head, place)
    pair.send()
    pair.office.desk.receive_all(pair.hr, pair.folder)
    assert [count(pair.office, kind) for kind in HEARD] == [1, 1, 2, 1, 1]
    (item,) = pair.office.people.services.public_notes.list(pair.hr, DAY, DAY)
    assert (item.note.text, item.citizen) == ("Menunggu dua jam", NAME)
    whole, _ = pair.office.people.services.surveys.results(
        pair.hr, pair.office.people.services.public_services.board(pair.hr).surveys[0].survey.id
    )
    assert whole.result.respondents == 2


def test_a_dry_run_names_the_unit_where_no_person_is(pair, place):
    """At the import desk a forum or a survey is told by the unit that keeps it."""
    hear(pair.unit, pair.head, place)
    pair.send()
    told = [
        line.person
        for file in sorted(pair.folder.glob("*.paket"))
        for line in pair.office.desk.inspect(pair.hr, file).differences
        if line.record_kind in {Forum.KIND, Survey.KIND, SurveyAnswer.KIND, PublicService.KIND}
    ]
    assert set(told) == {"Bidang Pelayanan"}


def test_the_citizen_goes_in_a_package_of_its_own_and_never_in_an_open_carrier(pair, place):
    """X-6: who a citizen is travels sealed to the office alone."""
    hear(pair.unit, pair.head, place)
    found = []

    def keep(request):
        from penilaian_desktop.sync.writer import write_parcel

        parcel = write_parcel(request)
        found.append(parcel)
        return parcel

    pair.unit.exchange.sending.seal_report(pair.head, keep)
    holding = []
    for parcel in found:
        kinds = {r["kind"] for r in orjson.loads(parcel.open_json)["records"]}
        names = [file.name for file in parcel_files(parcel, ("sealed", "json", "workbook"))]
        if Citizen.KIND in kinds:
            assert kinds == {Citizen.KIND}
            holding.append(names)
        else:
            assert len(names) == 3
            assert NAME.encode() not in parcel.open_json
    assert [len(names) for names in holding] == [1]


def test_no_file_beside_the_sealed_ones_holds_the_citizen(pair, place):
    hear(pair.unit, pair.head, place)
    leader = pair.unit.session("hendra")
    pair.unit.desk.seal(leader, "report", ("sealed", "json", "workbook"), pair.folder)
    files = [file for file in Path(pair.folder).rglob("*") if file.is_file()]
    assert any(file.suffix == ".json" for file in files)
    assert all(NAME.encode() not in file.read_bytes() for file in files)


@pytest.mark.parametrize("kind", [PackageKind.MASTER, PackageKind.HANDOVER, PackageKind.RETURN])
def test_no_way_back_or_across_carries_who_a_citizen_is(pair, place, kind):
    assert Citizen.KIND not in ALLOWED[kind]
    assert Citizen.KIND in ALLOWED[PackageKind.REPORT]


def test_a_citizen_in_a_package_of_the_office_is_refused_on_the_laptop(pair, place):
    note = hear(pair.unit, pair.head, place, citizen="")
    citizen = Citizen(
        id=new_id(), at=pair.office.people.clock(), unit_id=place, note_id=note.id, name=NAME
    )
    parcel = craft(
        pair.office, [as_object(citizen)], kind=PackageKind.MASTER, aud=unit_kid(pair),
        recipients=(pair.unit.exchange.trust().self_device.age_recipient,),
    )  # fmt: skip
    item = pair.unit.desk.inspect(pair.head, parcel.sealed)
    assert [p.code for p in item.problems] == ["record_kind_not_here"]


def test_what_the_office_keyed_about_a_unit_goes_down_once_and_without_the_citizen(pair, place):
    """WG-9: HR keys a complaint that came to the office; the unit solves it."""
    hear(pair.office, pair.hr, place)
    with pair.office.workspace.read() as unit:
        due = unit_records(unit, pair.unit.people.units["dinas"], {})
    assert {r.KIND for r in due} == {kind.KIND for kind in HEARD}
    send_master(pair)
    pair.unit.desk.receive_all(pair.head, pair.folder)
    assert [count(pair.unit, kind) for kind in HEARD] == [1, 1, 2, 1, 1]
    assert count(pair.unit, Citizen) == 0
    (item,) = pair.unit.people.services.public_notes.list(pair.head, DAY, DAY)
    assert (item.note.text, item.citizen) == ("Menunggu dua jam", "")
    pair.office.desk.receive_all(pair.hr, pair.folder)  # the receipt
    assert waiting_below(pair) == 0


def waiting_below(pair):
    """Return how many records of its unit the laptop lacks, as the office knows it."""
    from penilaian_desktop.services.sending import versions_there

    with pair.office.workspace.read() as unit:
        has = versions_there(pair.office.workspace, unit, unit_kid(pair))
        return len(unit_records(unit, pair.unit.people.units["dinas"], has))


def test_what_the_laptop_wrote_itself_does_not_come_back(pair, place):
    hear(pair.unit, pair.head, place)
    pair.send()
    pair.office.desk.receive_all(pair.hr, pair.folder)
    assert waiting_below(pair) == 0


def test_a_complaint_solved_below_comes_up_and_what_hr_mends_goes_down_again(pair, place):
    note = hear(pair.office, pair.hr, place)
    send_master(pair)
    pair.unit.desk.receive_all(pair.head, pair.folder)
    pair.office.desk.receive_all(pair.hr, pair.folder)
    pair.unit.people.services.public_notes.solve(
        pair.head, note.id, solved_on=DAY, solution="Loket ditambah"
    )
    pair.send()
    pair.office.desk.receive_all(pair.hr, pair.folder)
    (item,) = pair.office.people.services.public_notes.list(pair.hr, DAY, DAY)
    assert (item.note.solution, item.citizen) == ("Loket ditambah", NAME)
    assert waiting_below(pair) == 0
    pair.unit.desk.receive_all(pair.head, pair.folder)
    pair.office.people.services.public_notes.solve(
        pair.hr, note.id, solved_on=DAY, solution="Loket ditambah dua"
    )
    assert waiting_below(pair) == 1
    send_master(pair)
    pair.unit.desk.receive_all(pair.head, pair.folder)
    (item,) = pair.unit.people.services.public_notes.list(pair.head, DAY, DAY)
    assert item.note.solution == "Loket ditambah dua"


def test_the_office_does_not_count_its_units_records_as_unsent(pair, place):
    hear(pair.office, pair.hr, place)
    with pair.office.workspace.read() as unit:
        assert outbox(unit).records > 0
    strip = pair.office.people.services.home.strip(pair.hr)
    assert strip.pending_kind == "laptops"


def test_a_unit_elsewhere_gets_nothing_of_it(pair, place):
    hear(pair.office, pair.hr, place)
    with pair.office.workspace.read() as unit:
        assert unit_records(unit, pair.unit.people.units["arsip"], {}) == ()


def test_what_staff_said_about_the_system_stays_at_the_office(pair):
    """SM-2: answers and interviews are for the drafting team alone."""
    said = [a_record(QuestionnaireAnswer), a_record(InterviewNote)]
    with pair.office.workspace.write(SYSTEM) as uow:
        for record in (*said, basis := a_record(LegalBasis)):
            uow.add(record)
    with pair.office.workspace.read() as unit:
        sent = {record.id for record in master_records(unit, pair.office.people.units["dinas"])}
    assert basis.id in sent
    assert not sent & {record.id for record in said}
