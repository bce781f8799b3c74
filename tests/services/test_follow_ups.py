"""Reward, coaching, training and innovations (TS-7, TS-8, PR-8, WG-4, WG-6, X-5)."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest
from tests.services.signatures import signature_is_good

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.follow_up import FollowUp, FollowUpKind, FollowUpState, InnovationKind
from penilaian_desktop.services.canonical import record_object

PERIOD = "2026-T3"
ABOVE, MEETS, BELOW = Rating.ABOVE, Rating.MEETS, Rating.BELOW
REWARD, COACHING, TRAINING = FollowUpKind.REWARD, FollowUpKind.COACHING, FollowUpKind.TRAINING


@pytest.fixture
def results(office):
    """Siti did very well, Taufik must improve, Yohanes is good; all published."""
    office.clock.set(date(2026, 10, 5))
    for who, work, behaviour in (
        ("siti", ABOVE, ABOVE), ("taufik", BELOW, MEETS), ("yohanes", MEETS, MEETS),
    ):  # fmt: skip
        office.appraise(who, "bambang", work=work, behaviour=behaviour, publish=True)
    return office


def save(office, who, kind, follow_up_id="", by="bambang", period=PERIOD, **fields):
    values = {"topic": "Bimbingan mengelola waktu", **fields}
    return office.services.follow_ups.save(
        office.session(by), office.ids[who], period, kind, follow_up_id, **values
    ).value


def refusal(call):
    with pytest.raises((NotAllowed, RuleViolation)) as refused:
        call()
    return refused.value.code


def test_a_result_proposes_what_nobody_wrote_yet(results):
    propose = lambda: [  # noqa: E731
        (p.person.name, p.kind, p.predicate)
        for p in results.services.follow_ups.propose(results.session("bambang"), PERIOD)
    ]
    assert propose() == [
        ("Siti Aminah", REWARD, Predicate.SANGAT_BAIK),
        ("Taufik Rahman", COACHING, Predicate.BUTUH_PERBAIKAN),
        ("Taufik Rahman", TRAINING, Predicate.BUTUH_PERBAIKAN),
    ]
    save(results, "siti", REWARD)
    assert [kind for _, kind, _ in propose()] == [COACHING, TRAINING]


def test_coaching_cannot_be_closed_empty(results):
    """TS-8: date, topic, outcome."""
    item = save(results, "taufik", COACHING)
    close = results.services.follow_ups.close
    s = results.session("bambang")
    assert refusal(lambda: close(s, item.id)) == "follow_up_outcome_missing"
    agreed, today = "Sepakat jadwal mingguan", date(2026, 10, 5)
    for outcome in (" ", "-", "...", "1", "x"):
        assert refusal(lambda said=outcome: close(s, item.id, outcome=said, held_on=today)) == (
            "follow_up_outcome_missing"
        )
    assert refusal(lambda: close(s, item.id, outcome="Sudah - ok", held_on=today)) == (
        "follow_up_outcome_short"
    )
    assert refusal(lambda: close(s, item.id, outcome=agreed)) == "follow_up_day_missing"
    assert refusal(lambda: close(s, item.id, outcome=agreed, held_on=date(2026, 10, 6))) == (
        "follow_up_day_in_future"
    )
    done = close(s, item.id, outcome=agreed, held_on=today).value
    assert (done.state, done.closed_on) == (FollowUpState.CLOSED, today)
    assert refusal(lambda: save(results, "taufik", COACHING, item.id)) == "follow_up_closed"
    for topic in (" ", "-"):
        assert refusal(lambda said=topic: save(results, "taufik", COACHING, topic=said)) == (
            "follow_up_topic_missing"
        )


def test_a_reward_waits_for_its_approval_and_letter(results):
    """TS-7: reward proposal from the predicate, with approval and letter."""
    item = save(results, "siti", REWARD, topic="Piagam")
    service, s, hendra = results.services.follow_ups, results.session("bambang"), None
    assert refusal(lambda: service.close(s, item.id, outcome="x")) == "follow_up_not_approved"
    hendra = results.session("hendra")
    for note in ("", "-"):
        assert refusal(
            lambda said=note: service.approve(hendra, item.id, approved=False, note=said)
        ) == ("follow_up_note_missing")
    service.approve(hendra, item.id, approved=False, note="Anggaran habis")
    declined = service.list(s)[0]
    assert (declined.state, declined.approved_by) == (FollowUpState.DECLINED, "Hendra Gunawan")
    approved = service.approve(hendra, item.id, letter="800/12/2026").value
    assert (approved.state, approved.letter) == (FollowUpState.APPROVED, "800/12/2026")
    assert refusal(lambda: save(results, "siti", REWARD, item.id, topic="Lain")) == (
        "follow_up_approved"
    )
    assert refusal(lambda: service.delete(s, item.id)) == "follow_up_approved"
    assert service.close(s, item.id, outcome="Diserahkan").value.state is FollowUpState.CLOSED
    assert refusal(lambda: service.approve(hendra, item.id)) == "follow_up_closed"


def test_undo_leaves_what_others_decided_on(results):
    """TS-7: an approved reward keeps its words, a closed one its approval."""
    undo, service = results.services.undo, results.services.follow_ups
    head, above = results.session("bambang"), results.session("hendra")
    item = save(results, "siti", REWARD, topic="Piagam")
    results.clock.set(date(2026, 10, 6))
    service.approve(above, item.id, letter="800/12/2026")
    assert refusal(lambda: undo.undo(head)) == "follow_up_approved"
    results.clock.set(date(2026, 10, 7))
    service.close(head, item.id, outcome="Diserahkan")
    assert refusal(lambda: undo.undo(above)) == "follow_up_closed"
    results.clock.set(date(2026, 10, 8))
    undo.undo(head)
    assert service.list(head)[0].state is FollowUpState.APPROVED
    assert refusal(lambda: undo.undo(head)) == "follow_up_approved"
    undo.undo(above)
    assert service.list(head)[0].state is FollowUpState.PROPOSED


def test_who_writes_approves_and_reads_follow_ups(results):
    item = save(results, "taufik", COACHING)
    service = results.services.follow_ups
    for who in ("taufik", "siti", "hendra", "ratna", "nurul"):
        call = lambda who=who: save(results, "taufik", COACHING, by=who)  # noqa: E731
        assert refusal(call) in {"never_own", "not_your_staff"}
    for who in ("taufik", "bambang", "ratna"):
        s = results.session(who)
        assert refusal(lambda s=s: service.approve(s, item.id)) in {"never_own", "not_your_staff"}
    assert service.approve(results.session("nurul"), item.id).value.approved_by == "Nurul Huda"
    for who, count in (("taufik", 1), ("bambang", 1), ("hendra", 1), ("nurul", 1), ("siti", 0)):
        assert len(service.list(results.session(who))) == count
    with results.workspace.read() as unit:
        (stored,) = unit.find(FollowUp)
    key = results.session("bambang").signer.public_jwk
    assert signature_is_good(record_object(stored, None), key)
    assert not signature_is_good(record_object(replace(stored, topic="x"), None), key)


def test_nothing_follows_before_the_publication(office):
    office.clock.set(date(2026, 10, 5))
    office.appraise("siti", "bambang")
    assert refusal(lambda: save(office, "siti", REWARD)) == "follow_up_before_publication"
    assert office.services.follow_ups.propose(office.session("bambang"), PERIOD) == ()


def test_the_next_period_shows_whether_it_helped(results):
    item = save(results, "taufik", COACHING, due=date(2026, 10, 1))
    assert item.overdue
    helped = results.services.follow_ups.helped
    s = results.session("bambang")
    (line,) = helped(s, year=2026)
    assert (line.before, line.after, line.steps) == (Predicate.BUTUH_PERBAIKAN, None, None)
    results.clock.set(date(2027, 1, 5))
    results.appraise("taufik", "bambang", "2026-T4", publish=True)
    (line,) = helped(s, person_id=results.ids["taufik"])
    assert (line.next_period_code, line.after, line.steps) == ("2026-T4", Predicate.BAIK, 1)
    assert helped(s, year=2025) == ()


def test_an_untouched_follow_up_can_be_deleted(results):
    item = save(results, "taufik", TRAINING)
    results.services.follow_ups.delete(results.session("bambang"), item.id)
    assert results.services.follow_ups.list(results.session("bambang")) == ()


# --- innovations ---------------------------------------------------------------------------
def innovate(office, who="siti", title="Antrean lewat pesan", **fields):
    return office.services.innovations.save(
        office.session(who), "2026-T4", InnovationKind.INNOVATION, title, **fields
    ).value


def test_an_innovation_counts_once_the_appraiser_accepts_this_version(office):
    """WG-6: an achievement outside the plan, with its evidence."""
    entry = office.log("siti", "1j Uji coba antrean")
    item = innovate(office, activity_ids=[entry.id, entry.id])
    assert (item.activity_ids, item.accepted, item.editable) == ((entry.id,), None, True)
    service, s = office.services.innovations, office.session("bambang")
    assert refusal(lambda: service.decide(s, item.id, accepted=False)) == "innovation_note_missing"
    service.decide(s, item.id, accepted=False, note="Belum dipakai")
    done = service.decide(s, item.id, accepted=True).value
    assert (done.accepted, done.decided_by, done.may_decide) == (True, "Bambang Wijaya", True)
    report = office.services.purposes.work_report(
        office.session("siti"), office.ids["siti"], "2026-T4"
    )
    assert report.innovations == ("Antrean lewat pesan",)
    changed = innovate(office, title="Antrean lain", innovation_id=item.id)
    assert (changed.version, changed.accepted) == (2, None)


def test_who_writes_and_decides_innovations(office):
    item = innovate(office)
    service = office.services.innovations
    for who in ("siti", "taufik", "hendra"):
        s = office.session(who)
        call = lambda s=s: service.decide(s, item.id, accepted=True)  # noqa: E731
        assert refusal(call) in {"never_own", "not_your_staff"}
    taufik = office.session("taufik")
    assert refusal(lambda: service.delete(taufik, item.id)) == "owner_only"
    assert refusal(lambda: innovate(office, "taufik", innovation_id=item.id)) == "owner_only"
    assert refusal(lambda: service.list(taufik, office.ids["siti"], "2026-T4")) == "not_your_staff"
    foreign = office.log("taufik", "1j Melayani")
    assert refusal(lambda: innovate(office, activity_ids=[foreign.id])) == (
        "innovation_entry_not_yours"
    )
    assert refusal(lambda: innovate(office, title=" ")) == "innovation_title_missing"
    service.delete(office.session("siti"), item.id)
    assert service.list(office.session("hendra"), office.ids["siti"], "2026-T4") == ()


def test_a_published_period_takes_no_innovation_any_more(office):
    item = innovate(office)
    office.appraise("siti", "bambang", "2026-T4", publish=True)
    assert refusal(lambda: innovate(office)) == "appraisal_published"
    s = office.session("bambang")
    assert refusal(lambda: office.services.innovations.decide(s, item.id, accepted=True)) == (
        "appraisal_published"
    )
    (shown,) = office.services.innovations.list(s, office.ids["siti"], "2026-T4")
    assert (shown.editable, shown.may_decide) == (False, False)
    office.services.master_data.lock_period(office.session("nurul"), "2026-T1")
    call = lambda: office.services.innovations.save(  # noqa: E731
        office.session("siti"), "2026-T1", InnovationKind.EXTRA_TASK, "x"
    )
    assert refusal(call) == "period_locked"


# --- how much is asked of the database -----------------------------------------------------
@contextmanager
def statements(office):
    """Collect what the driver is asked while reading."""
    asked = []
    with office.workspace.read() as unit:
        driver = unit._connection.connection.dbapi_connection
    driver.set_trace_callback(asked.append)
    yield asked
    driver.set_trace_callback(None)


def asked_by(office, who, call):
    with statements(office) as asked:
        found = getattr(office.services.follow_ups, call)(office.session(who))
    return len(found), len([one for one in asked if one.startswith("SELECT")])


@pytest.mark.parametrize("who", ["bambang", "hendra", "nurul", "siti"])
@pytest.mark.parametrize("call", ["list", "helped"])
def test_a_long_list_asks_no_more_of_the_database_than_a_short_one(results, who, call):
    """TS-7: some 28 statements a line before; now one a kind, whoever reads."""
    for person in ("siti", "taufik", "yohanes"):
        save(results, person, COACHING)
    few, short = asked_by(results, who, call)
    for person in ("siti", "taufik", "yohanes"):
        for kind in (REWARD, TRAINING, COACHING):
            save(results, person, kind, responsible_id=results.ids["dewi"])
    many, long = asked_by(results, who, call)
    assert many > few > 0
    assert long == short
    assert 5 < short < 20


def test_the_list_says_the_same_whether_read_ahead_or_not(results):
    """Every line equals what `save` returned for it, which was read one by one."""
    made = [
        save(results, "siti", REWARD, responsible_id=results.ids["dewi"]),
        save(results, "taufik", COACHING, due=date(2026, 10, 1)),
    ]
    listed = results.services.follow_ups.list(results.session("bambang"))
    assert {item.id: item for item in listed} == {item.id: item for item in made}
