"""The register of service improvements (TS-9, TJ-10)."""

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

JULY = date(2026, 7, 14)
DUE = date(2026, 12, 1)


@pytest.fixture
def head(office):
    return office.session("bambang", Role.EMPLOYEE, Role.APPRAISER)


@pytest.fixture
def register(office):
    return office.services.improvements


def waiting(office, head, **fields):
    values = {
        "unit_id": office.units["pelayanan"], "finding": " Waktu tunggu KTP-el lama ",
        "action": "Mesin antrean", "owner_id": office.ids["siti"], "due": DUE,
        "measure": "Waktu tunggu", "measured_in": "menit", "before": Decimal(45), **fields,
    }  # fmt: skip
    return office.services.improvements.save(head, None, **values).value.improvement


def slow_note(office, head, text="Antrean KTP terlalu lama", **fields):
    values = {
        "unit_id": office.units["pelayanan"], "kind": NoteKind.COMPLAINT,
        "channel": Channel.COUNTER, "received_on": JULY, "too_slow": True,
        "citizen": "Rahmawati", **fields,
    }  # fmt: skip
    return office.services.public_notes.save(head, None, text=text, **values).value


def test_a_waiting_time_is_recorded_followed_and_falls(office, head, register):
    """TS-9: owner, due date, status; the example waktu tunggu from 45 to 28 minutes."""
    record = waiting(office, head)
    (item,) = register.board(head).items
    assert (item.improvement.finding, item.owner, item.unit) == (
        "Waktu tunggu KTP-el lama", "Siti Aminah", "Bidang Pelayanan",
    )  # fmt: skip
    register.set_state(head, record.id, ImprovementState.DOING)
    done = register.set_state(
        head, record.id, ImprovementState.DONE, outcome="Antre dari rumah", after=Decimal(28)
    ).value
    assert (done.change, done.improvement.closed_on) == (Decimal(-17), date(2026, 11, 18))
    assert [step.text for step in register.history(head, record.id)] == [
        "Selesai: Antre dari rumah", "Mulai dikerjakan", "Dicatat",
    ]  # fmt: skip
    assert {step.who for step in register.history(head, record.id)} == {"Bambang Wijaya"}


def test_a_line_that_is_changed_says_what_changed(office, head, register):
    record = waiting(office, head)
    register.save(
        head, record.id, unit_id="", finding=record.finding, action=record.action,
        owner_id=record.owner_id, due=date(2026, 12, 20), source=record.source,
        measure="Waktu tunggu", measured_in="menit", before=Decimal(47),
    )  # fmt: skip
    newest, _ = register.history(head, record.id)
    assert newest.text == "Diubah: tenggat, angka sebelum"


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"finding": " "}, "improvement_finding_missing", "finding"),
        ({"before": Decimal(-1)}, "improvement_figure_wrong", "before"),
        ({"measured_in": ""}, "improvement_measure_missing", "measured_in"),
        ({"owner_id": "dewi"}, "improvement_owner_elsewhere", "owner_id"),
        ({"service_id": "unknown"}, "service_missing", "service_id"),
    ],
)
def test_a_line_that_cannot_be_is_refused(office, head, fields, code, field):
    if fields.get("owner_id") == "dewi":
        fields = {"owner_id": office.ids["dewi"]}
    with pytest.raises(RuleViolation) as refused:
        waiting(office, head, **fields)
    assert (refused.value.code, refused.value.field) == (code, field)


@pytest.mark.parametrize(
    ("state", "fields", "code"),
    [
        (ImprovementState.DONE, {"after": Decimal(28)}, "improvement_outcome_missing"),
        (
            ImprovementState.DONE,
            {"outcome": ".", "after": Decimal(28)},
            "improvement_outcome_missing",
        ),
        (ImprovementState.DONE, {"outcome": "Cepat"}, "improvement_after_missing"),
        (
            ImprovementState.DONE,
            {"outcome": "Cepat", "after": Decimal(-2)},
            "improvement_figure_wrong",
        ),
        (ImprovementState.DROPPED, {"outcome": " "}, "improvement_reason_missing"),
        (ImprovementState.DROPPED, {"outcome": "-"}, "improvement_reason_missing"),
    ],
)
def test_nothing_is_closed_empty(office, head, register, state, fields, code):
    """TS-9: done needs an outcome and the figure afterwards, dropped a reason."""
    record = waiting(office, head)
    with pytest.raises(RuleViolation, match=code):
        register.set_state(head, record.id, state, **fields)


def test_what_nobody_answers_for_is_not_begun(office, head, register):
    record = waiting(office, head, owner_id="")
    with pytest.raises(RuleViolation) as refused:
        register.set_state(head, record.id, ImprovementState.DOING)
    assert (refused.value.code, refused.value.field) == ("improvement_not_ready", "owner_id")
    begun = waiting(office, head)
    register.set_state(head, begun.id, ImprovementState.DOING)
    with pytest.raises(RuleViolation, match="improvement_not_ready"):
        register.save(head, begun.id, unit_id="", finding="Antre", owner_id=office.ids["siti"])


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"action": "-"}, "action"), ({"owner_id": ""}, "owner_id"), ({"due": None}, "due")],
)
def test_what_was_found_is_not_done_before_somebody_did_something(
    office, head, register, fields, field
):
    """TS-9: from Temuan nothing closes without action, owner and due date."""
    record = waiting(office, head, before=None, measure="", measured_in="", **fields)
    with pytest.raises(RuleViolation) as refused:
        register.set_state(head, record.id, ImprovementState.DONE, outcome="Sudah beres")
    assert (refused.value.code, refused.value.field) == ("improvement_not_complete", field)
    register.set_state(head, record.id, ImprovementState.DROPPED, outcome="Digabung")


def test_what_is_measured_has_its_figure_before_when_it_is_done(office, head, register):
    """TS-9: before and after, or nothing is measured."""
    record = waiting(office, head, before=None)
    with pytest.raises(RuleViolation) as refused:
        register.set_state(
            head, record.id, ImprovementState.DONE, outcome="Cepat", after=Decimal(28)
        )
    assert (refused.value.code, refused.value.field) == ("improvement_before_missing", "before")


def test_a_due_date_is_not_set_in_the_past(office, head, register):
    """TS-9: a new line is due today or later; an old one keeps the date it missed."""
    with pytest.raises(RuleViolation) as refused:
        waiting(office, head, due=date(2020, 1, 1))
    assert (refused.value.code, refused.value.field) == ("improvement_due_passed", "due")
    record = waiting(office, head, due=date(2026, 11, 18))
    office.clock.set(date(2026, 11, 25))
    values = {
        "unit_id": "", "finding": "Antre", "action": "Mesin", "measure": "", "measured_in": "",
    }  # fmt: skip
    kept = register.save(head, record.id, due=record.due, **values).value
    assert (kept.overdue, kept.improvement.finding) == (7, "Antre")
    with pytest.raises(RuleViolation, match="improvement_due_passed"):
        register.save(head, record.id, due=date(2026, 11, 20), **values)


def test_a_closed_line_is_opened_before_it_is_changed(office, head, register):
    record = waiting(office, head, before=None)
    register.set_state(head, record.id, ImprovementState.DROPPED, outcome="Digabung")
    with pytest.raises(RuleViolation, match="improvement_closed"):
        register.save(head, record.id, unit_id="", finding="Lain")
    again = register.set_state(head, record.id, ImprovementState.OPEN).value.improvement
    assert (again.outcome, again.closed_on) == ("", None)


def test_what_is_late_stands_first_and_says_how_late(office, head, register):
    office.clock.set(date(2026, 1, 1))
    waiting(office, head, finding="Kelak")
    waiting(office, head, finding="Terlambat", due=date(2026, 11, 10))
    closed = waiting(office, head, finding="Ditutup", due=date(2026, 1, 1))
    register.set_state(head, closed.id, ImprovementState.DONE, outcome="Beres", after=Decimal(30))
    office.clock.set(date(2026, 11, 18))
    waiting(office, head, finding="Tanpa tenggat", due=None)
    assert [(i.improvement.finding, i.overdue) for i in register.board(head).items] == [
        ("Terlambat", 8), ("Kelak", 0), ("Tanpa tenggat", 0), ("Ditutup", 0),
    ]  # fmt: skip
    mine = register.own(office.session("siti"))
    assert [i.improvement.finding for i in mine] == ["Terlambat", "Kelak", "Tanpa tenggat"]
    assert register.own(office.session("dewi")) == ()


def test_beranda_reminds_who_answers_for_a_line_that_is_due(office, head):
    """TS-9: the owner is told, a week ahead and when it is late."""

    def kinds():
        return {t.kind: t for t in office.services.home.view(office.session("siti")).todos}

    waiting(office, head, due=date(2026, 11, 26))
    assert "improvements_due" not in kinds()
    record = waiting(office, head, due=date(2026, 11, 25))
    due = kinds()["improvements_due"]
    assert (due.title, due.target, due.argument, due.severity) == (
        "1 perbaikan layanan hampir jatuh tempo", "perbaikan", record.id, "warn",
    )  # fmt: skip
    office.clock.set(date(2026, 11, 17))
    waiting(office, head, due=date(2026, 11, 17), finding="Formulir lama")
    office.clock.set(date(2026, 11, 18))
    late = kinds()["improvements_due"]
    assert (late.title, late.detail, late.severity) == (
        "1 perbaikan layanan lewat tenggat", "Formulir lama · seharusnya 17 November 2026", "bad",
    )  # fmt: skip


def test_the_register_is_kept_by_head_and_hr_and_read_by_the_drafters(office, head, register):
    record = waiting(office, head)
    assert register.board(office.session("nurul")).can_write
    assert register.board(office.session("ratna")).items == ()
    drafter = office.session("yohanes", Role.EMPLOYEE, Role.DRAFTER)
    board = register.board(drafter)
    assert (len(board.items), board.can_write) == (1, False)
    away = office.session("dewi", Role.EMPLOYEE, Role.DRAFTER)
    board = register.board(away)
    assert [i.improvement.id for i in board.items] == [record.id]
    assert (len(board.units), board.kept) == (len(office.units), ())
    assert register.history(away, record.id)
    with pytest.raises(NotAllowed):
        register.save(away, record.id, unit_id="", finding="Lain")
    for who, call in (
        (office.session("siti"), register.board),
        (drafter, lambda s: register.delete(s, record.id)),
        (office.session("ratna"), lambda s: register.history(s, record.id)),
        (office.session("ratna"), lambda s: register.persons(s, record.unit_id)),
    ):
        with pytest.raises(NotAllowed):
            call(who)


def test_whoever_answers_for_a_line_of_another_unit_sees_it(office, head, register):
    """TS-9: the owner reads the line wherever it belongs, closed too, and does not write it."""
    other = office.session("ratna")
    record = waiting(office, head)
    assert register.board(other).items == ()
    with office.workspace.write(SYSTEM) as unit:
        unit.put(replace(unit.require(Improvement, record.id), owner_id=office.ids["ratna"]))
    board = register.board(other)
    (item,) = board.items
    assert (item.improvement.id, board.writes(item)) == (record.id, False)
    assert register.history(other, record.id)
    office.services.improvements.set_state(
        head, record.id, ImprovementState.DROPPED, outcome="Digabung"
    )
    assert len(register.own_board(office.session("ratna", Role.EMPLOYEE)).items) == 1
    assert register.board(head).writes(register.board(head).items[0])


def test_who_leads_a_unit_and_drafts_reads_everywhere_and_writes_at_home(office, head, register):
    record = waiting(office, head)
    both = office.session("ratna", Role.EMPLOYEE, Role.APPRAISER, Role.DRAFTER)
    board = register.board(both)
    assert [i.improvement.id for i in board.items] == [record.id]
    assert board.can_write
    assert not board.writes(board.items[0])
    assert [key for key, _ in board.kept] == [office.units["arsip"]]


def test_owners_are_offered_from_the_unit_and_below(office, head, register):
    names = [p.name for p in register.persons(head, office.units["pelayanan"])]
    assert names == ["Bambang Wijaya", "Siti Aminah", "Taufik Rahman", "Yohanes Tandi"]


def test_each_step_can_be_undone(office, head, register):
    record = waiting(office, head)
    undo = office.services.undo
    register.set_state(head, record.id, ImprovementState.DOING)
    undo.undo(head)
    assert register.board(head).items[0].improvement.state is ImprovementState.OPEN
    register.delete(head, record.id)
    assert register.board(head).items == ()
    outcome = undo.undo(head)
    assert (outcome.value, len(register.board(head).items)) == ("Penghapusan perbaikan", 1)


# --- sources ---------------------------------------------------------------------------------
def test_too_slow_becomes_an_improvement_in_one_step_and_only_once(office, head, register):
    """TJ-10: input marked "too slow" becomes an improvement; who brought it is not in it."""
    note = slow_note(office, head)
    outcome = register.from_note(head, note.id)
    record = outcome.value.improvement
    assert (record.source, record.source_id, record.finding) == (
        FindingSource.COMPLAINT, note.id, "Antrean KTP terlalu lama",
    )  # fmt: skip
    assert outcome.undo_label == "Perbaikan layanan"
    again = register.from_note(head, note.id)
    assert (again.value.improvement.id, again.undo_label) == (record.id, "")
    assert "Rahmawati" not in repr(record)
    with pytest.raises(NotAllowed):
        register.from_note(office.session("ratna"), note.id)


def test_a_finding_of_a_note_names_neither_staff_nor_the_citizen(office, head, register):
    """TJ-10, PR-5: the register is read by others; what names the citizen is refused."""
    raw = "Bu Siti lambat, kata Rahmawati (0812-3456-789). Pak Hendra juga"
    note = slow_note(office, head, text=raw, citizen="Rahmawati", contact="08123456789")
    wording = register.wording(head, note.id)
    assert (wording.said, wording.taken) == (raw, False)
    assert wording.text == "Petugas lambat, kata warga (warga). Petugas juga"
    assert "Siti Aminah" in wording.people
    with pytest.raises(RuleViolation) as refused:
        register.from_note(head, note.id, "Keluhan bu rahmawati soal antrean")
    assert (refused.value.code, refused.value.field) == ("improvement_names_citizen", "finding")
    with pytest.raises(RuleViolation, match="improvement_finding_missing"):
        register.from_note(head, note.id, " - ")
    record = register.from_note(head, note.id, "Petugas loket lambat").value.improvement
    assert record.finding == "Petugas loket lambat"
    assert register.wording(head, note.id).taken
    for field, call in (
        ("finding", lambda: register.save(head, record.id, unit_id="", finding="Rahmawati")),
        ("action", lambda: register.save(
            head, record.id, unit_id="", finding="Lambat", action="Telepon 0812 3456 789")),
        ("outcome", lambda: register.set_state(
            head, record.id, ImprovementState.DROPPED, outcome="Ibu Rahmawati setuju")),
    ):  # fmt: skip
        with pytest.raises(RuleViolation) as refused:
            call()
        assert (refused.value.code, refused.value.field) == ("improvement_names_citizen", field)
    with pytest.raises(NotAllowed):
        register.wording(office.session("ratna"), note.id)


def test_what_is_taken_over_at_once_is_without_names_too(office, head, register):
    note = slow_note(office, head, text="Bu Siti lambat")
    assert register.from_note(head, note.id).value.improvement.finding == "Petugas lambat"


def test_a_solved_one_brings_the_days_it_took(office, head, register):
    note = slow_note(office, head)
    office.services.public_notes.solve(
        head, note.id, solved_on=date(2026, 7, 23), solution="Loket kedua"
    )
    record = register.from_note(head, note.id).value.improvement
    assert (record.measure, record.before, record.measured_in) == (
        "Lama menyelesaikan", Decimal(9), "hari",
    )  # fmt: skip


@pytest.fixture
def survey(office, head):
    place = office.units["pelayanan"]
    service = office.services.public_services.save(head, None, unit_id=place, name="KTP-el").value
    survey = office.services.surveys.save(
        head, None, unit_id=place, title="SKM Juli", starts=date(2026, 7, 1),
        ends=date(2026, 7, 31),
    ).value  # fmt: skip
    for third in (2, 3):
        office.services.surveys.key(
            head, survey.id, service.id, [4, 4, third, 4, 4, 4, 4, 4, 4], day=JULY
        )
    return survey


def test_the_lowest_unsur_of_a_survey_becomes_an_improvement(head, register, survey):
    """TS-9: a finding of a survey, with its figure."""
    record = register.from_survey(head, survey.id).value.improvement
    assert record.before == Decimal("2.500")
    assert "2,50 dari 4 menurut 2 responden, SKM Juli" in record.finding
    other = register.from_survey(head, survey.id, "u1").value.improvement
    assert (other.before, other.id != record.id) == (Decimal("4.000"), True)


def test_a_survey_without_an_answer_has_no_lowest_unsur(office, head, register):
    empty = office.services.surveys.save(
        head, None, unit_id=office.units["pelayanan"], title="Kosong", starts=JULY, ends=JULY
    ).value
    with pytest.raises(RuleViolation, match="improvement_no_survey_result"):
        register.from_survey(head, empty.id)


def test_a_forum_brings_its_follow_up_as_the_action(office, head, register):
    forum = office.services.public_notes.save_forum(
        head, None, unit_id=office.units["pelayanan"], held_on=JULY, place="Balai", topic="Antrean",
        participants=30, points="Loket kurang", follow_up="Tambah satu loket",
    ).value  # fmt: skip
    record = register.from_forum(head, forum.id).value.improvement
    assert (record.finding, record.action) == ("Antrean: Loket kurang", "Tambah satu loket")


def test_a_complaint_about_an_indicator_goes_to_the_unit_it_came_from(office, register):
    """SM-4: what is hard to measure is followed like any other finding."""
    with office.workspace.write(office.services.context.installation()) as unit:
        complaint = unit.add(
            an_indicator_complaint(
                person_id=office.ids["siti"], text="Inisiatif", reason="Tidak ada ukurannya"
            )
        )
    hr = office.session("nurul")
    item = register.from_complaint_about_indicator(hr, complaint.id).value
    assert (item.unit, item.improvement.finding) == (
        "Bidang Pelayanan", "Indikator “Inisiatif” sulit diukur: Tidak ada ukurannya",
    )  # fmt: skip
    with pytest.raises(NotAllowed):
        register.from_complaint_about_indicator(office.session("ratna"), complaint.id)


def below_target(office):
    """Let Siti write 300 of 450 for her first indicator and publish the result."""
    plan = office.plan("siti", agree_by="bambang")
    siti = office.session("siti")
    indicator = plan.rhk[0].indicators[0]
    office.services.appraisals.save_actual(siti, indicator.id, "2026-T3", value=Decimal(300))
    return indicator


def test_only_published_results_become_findings_and_name_nobody(office, head, register):
    """TS-9: results of the evaluation feed what is to be improved."""
    indicator = below_target(office)
    place = office.units["pelayanan"]
    assert register.offered(head, place, "2026-T3") == ()
    office.appraise("siti", "bambang", publish=True)
    (found,) = register.offered(head, place, "2026-T3")
    assert found.source is FindingSource.EVALUATION
    assert ": 300 dokumen dari target 450 pada Triwulan III 2026" in found.text
    record = register.take(head, found, "2026-T3").value.improvement
    assert (record.measure, record.before) == (indicator.text, Decimal(300))
    assert "Siti" not in record.finding
    assert register.offered(head, place, "2026-T3") == ()


def test_what_was_heard_is_offered_until_it_is_taken_over(office, head, register, survey):
    slow_note(office, head)
    slow_note(office, head, "Ramah", kind=NoteKind.PRAISE, too_slow=False)
    slow_note(office, head, "Dua tahun lalu", received_on=date(2024, 7, 1))
    office.services.public_notes.save_forum(
        head, None, unit_id=office.units["pelayanan"], held_on=JULY, place="Balai", topic="Antrean",
        participants=30, points="Loket kurang", follow_up="Tambah satu loket",
    )  # fmt: skip
    place = office.units["pelayanan"]
    offered = register.offered(head, place)
    assert [f.source.value for f in offered] == ["pengaduan", "survei", "forum"]
    for finding in offered:
        register.take(head, finding)
    assert register.offered(head, place) == ()
    with office.services.context.read() as unit:
        assert len(unit.find(Improvement)) == 3
