"""The voice of the public: services, surveys, notes, forums, and what they feed (PR-5, X-6)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.public_voice import Channel, NoteKind, SurveyAnswer
from penilaian_desktop.services.scheme_facts import facts_of
from penilaian_desktop.spreadsheets.child import read_survey

FILE = Path(__file__).parents[1] / "files" / "surveys" / "skm_disdukcapil_juli.xlsx"
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
JULY = date(2026, 7, 14)


@pytest.fixture
def head(office):
    return office.session("bambang", Role.EMPLOYEE, Role.APPRAISER)


@pytest.fixture
def voice(office, head):
    """One service and one survey of the unit of Bambang."""
    place = office.units["pelayanan"]
    service = office.services.public_services.save(
        head, None, unit_id=place, name="KTP-el", standard="Selesai hari itu", days=1
    )
    survey = office.services.surveys.save(
        head, None, unit_id=place, title="SKM Juli", starts=date(2026, 7, 1),
        ends=date(2026, 7, 31),
    )  # fmt: skip
    return service.value, survey.value


def note(office, s, text="KTP cepat dan tepat", **fields):
    values = {
        "unit_id": office.units["pelayanan"], "kind": NoteKind.PRAISE, "channel": Channel.COUNTER,
        "received_on": JULY, "text": text, **fields,
    }  # fmt: skip
    return office.services.public_notes.save(s, None, **values).value


# --- services --------------------------------------------------------------------------------
def test_a_head_keeps_the_services_of_the_own_unit_and_of_no_other(office, head, voice):
    service = office.services.public_services
    board = service.board(head)
    assert [(i.service.name, i.unit) for i in board.services] == [("KTP-el", "Bidang Pelayanan")]
    with pytest.raises(NotAllowed, match="unit_not_yours"):
        service.save(head, None, unit_id=office.units["arsip"], name="Legalisir")
    for call in (
        lambda: service.board(office.session("siti")),
        lambda: service.save(
            office.session("siti"), None, unit_id=office.units["pelayanan"], name="Akta"
        ),
    ):
        with pytest.raises(NotAllowed):
            call()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": " "}, "service_name_missing"),
        ({"name": "ktp-EL"}, "service_name_taken"),
        ({"name": "Akta", "days": 400}, "service_days_wrong"),
    ],
)
def test_a_service_that_cannot_be_is_refused(office, head, voice, fields, code):
    with pytest.raises(RuleViolation, match=code):
        office.services.public_services.save(
            head, None, unit_id=office.units["pelayanan"], **fields
        )


def test_a_service_ends_and_what_was_said_about_it_stays(office, head, voice):
    service, _ = voice
    note(office, head, service_id=service.id)
    office.services.public_services.retire(head, service.id, ended=True)
    (item,) = office.services.public_notes.list(head, *YEAR)
    assert item.service == "KTP-el"


# --- surveys ---------------------------------------------------------------------------------
def test_a_paper_questionnaire_is_keyed_and_counted(office, head, voice):
    """TJ-8: paper keyed in; index, grade and number of respondents."""
    service, survey = voice
    key = office.services.surveys.key
    key(head, survey.id, service.id, [4] * 9, day=JULY)
    key(head, survey.id, service.id, [3] * 8 + [None], day=JULY, comment=" Ramah ")
    whole, one = office.services.surveys.results(head, survey.id)
    assert (whole.service_id, one.name) == ("", "KTP-el")
    assert (whole.result.index, whole.result.grade, whole.result.respondents) == (
        Decimal("88.89"), "A", 2,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "code", "field"),
    [
        ([5] + [3] * 8, "answer_out_of_scale", "u1"),
        ([3] * 8 + [0], "answer_out_of_scale", "u9"),
        ([None] * 9, "no_answers", "u1"),
        ([3] * 8, "no_answers", "u1"),
    ],
)
def test_answers_outside_the_scale_are_refused_at_their_unsur(
    office, head, voice, answers, code, field
):
    """Bad input: answers outside 1 to 4."""
    service, survey = voice
    with pytest.raises(RuleViolation) as refused:
        office.services.surveys.key(head, survey.id, service.id, answers, day=JULY)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_an_export_is_taken_over_once_with_the_services_it_names(office, head, voice):
    """Bad input: good rows in, nothing twice when the same file comes again."""
    service, survey = voice
    surveys = office.services.surveys
    sheet = read_survey(FILE)
    check = surveys.check(head, survey.id, sheet)
    assert (len(check.rows), len(check.repeated), check.known) == (86, 2, 0)
    assert dict(check.services)["ktp-el"] == service.id
    outcome = surveys.apply(head, survey.id, sheet, {}, repeated=True)
    assert (outcome.value, outcome.undo_label) == (88, f"Impor survei {FILE.name}")
    again = surveys.apply(head, survey.id, sheet, {}, repeated=True)
    assert (again.value, again.undo_label) == (0, "")
    results = {line.name: line.result for line in surveys.results(head, survey.id)}
    assert {name: str(r.index) for name, r in results.items()} == {
        "": "74.32", "Akta Kelahiran": "82.06", "KTP-el": "74.62", "Kartu Keluarga": "65.44",
    }  # fmt: skip
    office.services.undo.undo(head)
    assert surveys.results(head, survey.id) == ()


def test_a_name_of_the_file_can_be_taken_for_a_service_that_is_there(office, head, voice):
    service, survey = voice
    sheet = read_survey(FILE)
    names = {"akta kelahiran": service.id, "kartu keluarga": service.id}
    office.services.surveys.apply(head, survey.id, sheet, names)
    assert len(office.services.public_services.board(head).services) == 1
    assert len(office.services.surveys.results(head, survey.id)) == 2


def test_a_name_of_the_file_is_never_taken_for_a_service_of_another_unit(office, head, voice):
    _, survey = voice
    hr = office.session("nurul", Role.EMPLOYEE, Role.HR)
    other = office.services.public_services.save(
        hr, None, unit_id=office.units["arsip"], name="Legalisir"
    ).value
    with pytest.raises(RuleViolation, match="service_missing"):
        office.services.surveys.apply(
            head, survey.id, read_survey(FILE), {"akta kelahiran": other.id}
        )
    assert office.services.surveys.results(head, survey.id) == ()


def test_the_board_counts_the_answers_of_each_survey(office, head, voice):
    service, survey = voice
    surveys = office.services.surveys
    later = surveys.save(
        head, None, unit_id=survey.unit_id, title="SKM Agustus", starts=date(2026, 8, 1),
        ends=date(2026, 8, 31),
    ).value  # fmt: skip
    for score in (2, 4):
        surveys.key(head, survey.id, service.id, [score] * 9, day=JULY)
    gone = surveys.key(head, survey.id, service.id, [1] * 9, day=JULY).value
    surveys.delete_answer(head, gone.id)
    found = {x.survey.id: x for x in office.services.public_services.board(head).surveys}
    assert (found[survey.id].respondents, str(found[survey.id].result.index)) == (2, "75.00")
    assert (found[later.id].respondents, found[later.id].result) == (0, None)


def test_a_survey_goes_with_its_answers_in_one_step(office, head, voice):
    service, survey = voice
    office.services.surveys.key(head, survey.id, service.id, [4] * 9, day=JULY)
    office.services.surveys.delete(head, survey.id)
    with office.workspace.read() as unit:
        assert unit.find(SurveyAnswer) == ()
    office.services.undo.undo(head)
    assert office.services.surveys.results(head, survey.id)[0].result.respondents == 1


def test_the_trend_shows_semesters_with_and_without_answers(office, head, voice):
    """PR-11: satisfaction per service over semesters; a gap is a gap."""
    service, survey = voice
    surveys = office.services.surveys
    surveys.save(
        head, survey.id, unit_id="", title="Tiga semester", starts=date(2025, 1, 1),
        ends=date(2026, 7, 31),
    )  # fmt: skip
    for day, score in ((date(2025, 2, 3), 2), (date(2026, 2, 3), 3), (JULY, 4)):
        surveys.key(head, survey.id, service.id, [score] * 9, day=day)
    points = office.services.surveys.trend(
        head, PeriodCode.parse("2026-S2"), service_id=service.id, count=4
    )
    assert [(p.period_code, p.result and str(p.result.index)) for p in points] == [
        ("2025-S1", "50.00"), ("2025-S2", None), ("2026-S1", "75.00"), ("2026-S2", "100.00"),
    ]  # fmt: skip


# --- notes -----------------------------------------------------------------------------------
def test_a_complaint_is_solved_and_its_unit_shows_the_median_days(office, head, voice):
    """WG-9: complaint with solution and days to resolve; median per unit."""
    notes = office.services.public_notes
    for day, solved in ((1, 4), (2, 12), (3, None)):
        made = note(
            office, head, "Antre lama", kind=NoteKind.COMPLAINT, received_on=date(2026, 7, day)
        )
        if solved:
            notes.solve(head, made.id, solved_on=date(2026, 7, solved), solution="Loket ditambah")
    (line,) = notes.figures(head, *YEAR)
    assert (line.complaints, line.open, line.median_half_days) == (3, 1, 13)
    overdue = [i.overdue for i in notes.list(head, *YEAR)]
    assert overdue == [True, False, False]


@pytest.mark.parametrize(
    ("solved_on", "solution", "code"),
    [
        (date(2026, 7, 1), "Loket", "solved_before_received"),
        (date(2026, 12, 1), "Loket", "note_in_future"),
        (JULY, " ", "solution_missing"),
    ],
)
def test_a_solution_that_cannot_be_is_refused(office, head, solved_on, solution, code):
    made = note(office, head, kind=NoteKind.COMPLAINT)
    with pytest.raises(RuleViolation, match=code):
        office.services.public_notes.solve(head, made.id, solved_on=solved_on, solution=solution)


def test_a_solved_complaint_cannot_be_moved_behind_its_solution(office, head):
    """The median of the days to solve can never be below zero."""
    complaint = note(office, head, kind=NoteKind.COMPLAINT)
    office.services.public_notes.solve(head, complaint.id, solved_on=JULY, solution="Diganti")
    later = {"kind": NoteKind.COMPLAINT, "received_on": date(2026, 7, 15)}
    with pytest.raises(RuleViolation, match="solved_before_received") as refused:
        office.services.public_notes.save(
            head, complaint.id, unit_id=complaint.unit_id, channel=Channel.COUNTER, text="x",
            **later,
        )  # fmt: skip
    assert refused.value.field == "received_on"


def test_the_same_note_of_a_day_twice_is_asked_about(office, head):
    """PR-5: the same praise keyed twice is one praise, unless somebody says it is another."""
    first = note(office, head, "Bagus sekali")
    with pytest.raises(RuleViolation, match="note_written_already") as asked:
        note(office, head, " bagus  SEKALI ")
    assert asked.value.field == "text"
    note(office, head, "Bagus sekali", again=True)
    note(office, head, "Bagus sekali", received_on=date(2026, 7, 15))
    note(office, head, "Bagus sekali", kind=NoteKind.ADVICE)
    office.services.public_notes.save(
        head, first.id, unit_id="", kind=NoteKind.PRAISE, channel=Channel.BOX, received_on=JULY,
        text="Bagus sekali",
    )  # fmt: skip
    assert len(office.services.public_notes.list(head, *YEAR)) == 4


def test_open_complaints_of_earlier_years_stay_on_the_list(office, head):
    old = note(office, head, kind=NoteKind.COMPLAINT, received_on=date(2025, 3, 3))
    note(office, head, kind=NoteKind.ADVICE, received_on=date(2025, 3, 3))
    assert [i.note.id for i in office.services.public_notes.list(head, *YEAR)] == [old.id]


def test_the_citizen_is_seen_by_the_keeper_and_by_nobody_whom_the_note_names(office, head):
    """PR-5: the citizen's identity is optional, protected and never in the ASN's view."""
    notes = office.services.public_notes
    about_siti = note(office, head, person_id=office.ids["siti"], citizen="Ibu Ani", contact="081")
    note(office, head, "Kurang ramah", kind=NoteKind.COMPLAINT, person_id=office.ids["bambang"],
         citizen="Pak Umar")  # fmt: skip
    seen = {i.note.text: (i.person, i.citizen) for i in notes.list(head, *YEAR)}
    assert seen == {
        "KTP cepat dan tepat": ("Siti Aminah", "Ibu Ani"),
        "Kurang ramah": ("Bambang Wijaya", ""),
    }
    drafter = office.session("yohanes", Role.EMPLOYEE, Role.DRAFTER)
    assert {i.citizen for i in notes.list(drafter, *YEAR)} == {""}
    (line,) = notes.praise(office.session("siti"), office.ids["siti"])
    assert line.text == "KTP cepat dan tepat"
    assert "Ani" not in repr(line)
    notes.delete(head, about_siti.id)
    assert notes.praise(office.session("siti"), office.ids["siti"]) == ()


def test_the_drafters_hear_every_unit_without_citizens_and_names(office, head, voice):
    """TJ-9, WG-9: tim penyusun reads the whole office; who said it and of whom stays out."""
    note(
        office, head, "Bu Siti menolong saya, Rahmawati (0812000111)", citizen="Rahmawati",
        contact="0812000111", person_id=office.ids["siti"],
    )  # fmt: skip
    drafter = office.session("dewi", Role.EMPLOYEE, Role.DRAFTER)
    board = office.services.public_services.board(drafter)
    assert (len(board.units), len(board.surveys), board.can_write) == (len(office.units), 1, False)
    (item,) = office.services.public_notes.list(drafter, JULY, JULY)
    assert item.note.text == "Petugas menolong saya, warga (warga)"
    assert (item.citizen, item.contact, item.person, item.note.person_id) == ("", "", "", "")
    assert office.services.public_notes.figures(drafter, JULY, JULY)
    both = office.session("ratna", Role.EMPLOYEE, Role.APPRAISER, Role.DRAFTER)
    assert office.services.public_notes.list(both, JULY, JULY) == ()
    with pytest.raises(NotAllowed):
        office.services.public_services.save(
            drafter, None, unit_id=office.units["arsip"], name="Lain"
        )


def test_praise_stands_in_the_recognition_list_of_the_person_alone(office, head):
    """PR-6, TS-11."""
    notes = office.services.public_notes
    note(office, head, person_id=office.ids["siti"])
    note(office, head, "Lama", kind=NoteKind.COMPLAINT, person_id=office.ids["siti"])
    assert [x.text for x in notes.praise(head, office.ids["siti"])] == ["KTP cepat dan tepat"]
    with pytest.raises(NotAllowed):
        notes.praise(office.session("taufik"), office.ids["siti"])


def test_who_no_longer_leads_a_person_reads_no_praise_of_them(office, head):
    """TS-11: a relation that ended opens nothing that came later."""
    note(office, head, person_id=office.ids["siti"])
    office.end_relation("siti", date(2026, 10, 31))
    with pytest.raises(NotAllowed, match="relation_ended"):
        office.services.public_notes.praise(head, office.ids["siti"])


def test_a_note_names_only_persons_and_services_of_its_unit(office, head, voice):
    for fields, code in (
        ({"person_id": office.ids["dewi"]}, "note_person_elsewhere"),
        ({"service_id": office.ids["siti"]}, "service_missing"),
        ({"text": " "}, "note_text_missing"),
        ({"received_on": date(2027, 1, 1)}, "note_in_future"),
    ):
        with pytest.raises(RuleViolation, match=code):
            note(office, head, **fields)


# --- forums and what the appraiser hears --------------------------------------------------------
def test_a_forum_is_recorded_with_participants_points_and_follow_up(office, head):
    """TJ-9, X-6."""
    notes = office.services.public_notes
    saved = notes.save_forum(
        head, None, unit_id=office.units["pelayanan"], held_on=JULY, place="Balai desa",
        topic="Antrean", participants=32, points="Loket kurang", follow_up="Tambah loket",
    ).value  # fmt: skip
    (item,) = notes.forums(head, *YEAR)
    assert (item.forum.participants, item.unit) == (32, "Bidang Pelayanan")
    with pytest.raises(RuleViolation, match="forum_participants_wrong"):
        notes.save_forum(
            head, saved.id, unit_id="", held_on=JULY, place="", topic="A", participants=0,
            points="B",
        )  # fmt: skip
    notes.delete_forum(head, saved.id)
    assert notes.forums(head, *YEAR) == ()


def test_an_appraiser_hears_the_index_forums_and_what_names_the_person_first(office, head, voice):
    """WG-8: bahan evaluasi in the evaluation of the period; nobody else reads it."""
    service, survey = voice
    office.services.surveys.key(head, survey.id, service.id, [3] * 9, day=JULY)
    note(office, head, "Loket bersih", received_on=date(2026, 9, 1))
    note(office, head, person_id=office.ids["siti"], citizen="Ibu Ani")
    note(office, head, "Taufik ramah", person_id=office.ids["taufik"])
    note(office, head, "Tahun lalu", received_on=date(2025, 7, 1))
    office.services.public_notes.save_forum(
        head, None, unit_id=office.units["pelayanan"], held_on=JULY, place="Balai",
        topic="Antrean", participants=9, points="Loket kurang",
    )  # fmt: skip
    heard = office.services.public_notes.material(head, office.ids["siti"], "2026-T3")
    assert [line.text for line in heard.lines] == [
        "KTP cepat dan tepat", "Loket bersih", "Antrean: Loket kurang",
    ]  # fmt: skip
    assert str(heard.index.index) == "75.00"
    with pytest.raises(NotAllowed):
        office.services.public_notes.material(office.session("siti"), office.ids["siti"], "2026-T3")


def test_a_scheme_that_asks_for_the_public_takes_survey_or_praise(office, head, voice):
    """PR-4: communication with the public may draw on public feedback."""
    service, survey = voice
    scheme = office.services.context.schemes.get("pariaman")
    code = PeriodCode.parse("2026-S2")

    def known():
        with office.workspace.read() as unit:
            facts = facts_of(unit, scheme, office.ids["siti"], code)
        fact = next(f for f in facts if "umpan" in f.name or "masyarakat" in f.name)
        return fact.known, fact.known_from

    assert known() == (None, "")
    praise = (NoteKind.PRAISE,) * 3
    for at, kind in enumerate((*praise, NoteKind.COMPLAINT)):
        note(office, head, f"Catatan {at}", kind=kind, person_id=office.ids["siti"])
    assert known() == ("75", "3 pujian dari 4 pujian dan pengaduan")
    office.services.surveys.key(head, survey.id, service.id, [3] * 9, day=JULY)
    assert known() == ("75", "survei kepuasan Bidang Pelayanan, 1 responden")


# --- what the page asks ----------------------------------------------------------------------
def test_the_newest_questionnaires_are_listed_and_one_is_taken_away(office, head, voice):
    """TJ-8: paper keyed in."""
    service, survey = voice
    surveys = office.services.surveys
    for number in ("1", "2", "3"):
        surveys.key(head, survey.id, service.id, [3] * 9, day=JULY, respondent=number)
    assert [a.respondent for a in surveys.newest(head, survey.id, 2)] == ["3", "2"]
    surveys.delete_answer(head, surveys.newest(head, survey.id)[0].id)
    assert [a.respondent for a in surveys.newest(head, survey.id)] == ["2", "1"]
    office.services.undo.undo(head)
    assert len(surveys.newest(head, survey.id)) == 3


def test_a_note_may_name_whoever_works_in_the_unit_or_below(office, head):
    names = [p.name for p in office.services.public_notes.persons(head, office.units["pelayanan"])]
    assert "Siti Aminah" in names
    assert names == sorted(names, key=str.casefold)
    with pytest.raises(NotAllowed, match="unit_not_yours"):
        office.services.public_notes.persons(head, office.units["arsip"])
