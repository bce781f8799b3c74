"""The register of service improvements (TS-9, TJ-10)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.builders import an_indicator_complaint

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
        (ImprovementState.DONE, {"outcome": "Cepat"}, "improvement_after_missing"),
        (ImprovementState.DONE, {"outcome": "x", "after": Decimal(-2)}, "improvement_figure_wrong"),
        (ImprovementState.DROPPED, {"outcome": " "}, "improvement_reason_missing"),
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
        register.save(head, begun.id, unit_id="", finding="x", owner_id=office.ids["siti"])


def test_a_closed_line_is_opened_before_it_is_changed(office, head, register):
    record = waiting(office, head, before=None)
    register.set_state(head, record.id, ImprovementState.DROPPED, outcome="Digabung")
    with pytest.raises(RuleViolation, match="improvement_closed"):
        register.save(head, record.id, unit_id="", finding="Lain")
    again = register.set_state(head, record.id, ImprovementState.OPEN).value.improvement
    assert (again.outcome, again.closed_on) == ("", None)


def test_what_is_late_stands_first_and_says_how_late(office, head, register):
    waiting(office, head, finding="Kelak")
    waiting(office, head, finding="Terlambat", due=date(2026, 11, 10))
    closed = waiting(office, head, finding="Ditutup", due=date(2026, 1, 1), before=None)
    register.set_state(head, closed.id, ImprovementState.DONE, outcome="Beres")
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
    waiting(office, head, due=date(2026, 11, 17), finding="Formulir lama")
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
    for who, call in (
        (office.session("siti"), register.board),
        (drafter, lambda s: register.delete(s, record.id)),
        (office.session("ratna"), lambda s: register.history(s, record.id)),
        (office.session("ratna"), lambda s: register.persons(s, record.unit_id)),
    ):
        with pytest.raises(NotAllowed):
            call(who)


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
