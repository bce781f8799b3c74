"""A head lends the reading of the log while away (TS-5; decision 010)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.services.office import SYSTEM, TODAY
from tests.services.signatures import signature_is_good

from penilaian_desktop.domain.account import Account
from penilaian_desktop.domain.activity import ActivityStatus, Review
from penilaian_desktop.domain.delegation import Delegation
from penilaian_desktop.domain.employee import RelationKind
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.review_views import LentState, ReadingGroup
from penilaian_desktop.services.canonical import record_object

MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)


@pytest.fixture
def accounts(office):
    with office.workspace.write(SYSTEM) as unit:
        for who in ("bambang", "siti", "ratna", "taufik"):
            unit.accounts.save(
                Account(
                    account_id=f"account-{who}", name=who, person_id=office.ids[who],
                    roles=office.session(who).roles, public_jwk=None,
                )
            )  # fmt: skip
    return office


def lend(office, to="siti", starts=MONDAY, ends=FRIDAY):
    head = office.session("bambang")
    return office.services.delegations.lend(head, office.ids[to], starts, ends, "cuti").value


def status(office, item):
    return office.services.activities.item(office.session("bambang"), item.id).status


def refused(job):
    with pytest.raises((RuleViolation, NotAllowed)) as error:
        job()
    return error.value.code


def test_within_the_dates_the_delegate_reads_and_decides_and_signs(accounts):
    office = accounts
    entry, other = office.submit("taufik", "08.00-09.00 Loket", "09.00-10.00 Arsip")
    siti = office.session("siti")
    assert refused(lambda: office.services.reviews.accept(siti, [entry.id])) == "not_your_staff"
    assert office.services.home.counts(siti).to_review == 0
    lend(office)
    assert office.services.home.counts(siti).to_review == 2
    page = office.services.reviews.reading(siti, ReadingGroup.PERSON, office.ids["taufik"])
    assert [e.item.id for e in page.entries] == [entry.id, other.id]
    office.services.reviews.accept(siti, [entry.id])
    office.services.reviews.return_many(siti, [other.id], "Volume?")
    assert status(office, entry) is ActivityStatus.APPROVED
    with office.workspace.read() as unit:
        reviews = unit.find(Review)
    assert {review.author_id for review in reviews} == {office.ids["siti"]}
    assert all(signature_is_good(record_object(r, None), siti.signer.public_jwk) for r in reviews)


@pytest.mark.parametrize("day", [MONDAY - timedelta(days=1), FRIDAY + timedelta(days=1)])
def test_before_and_after_the_dates_the_delegate_decides_nothing(accounts, day):
    office = accounts
    (entry,) = office.submit("taufik", "08.00-09.00 Loket", day=MONDAY)
    office.clock.set(min(day, TODAY))
    lend(office)
    office.clock.set(day)
    siti = office.session("siti")
    assert office.services.home.counts(siti).to_review == 0
    assert refused(lambda: office.services.reviews.accept(siti, [entry.id])) == "delegation_over"
    assert status(office, entry) is ActivityStatus.SUBMITTED
    head = office.session("bambang")
    assert office.services.reviews.accept(head, [entry.id]).value == 1


def test_entries_of_other_days_stay_with_the_head(accounts):
    office = accounts
    (old,) = office.submit("taufik", "08.00-09.00 Loket", day=date(2026, 11, 13))
    lend(office)
    siti = office.session("siti")
    assert refused(lambda: office.services.reviews.accept(siti, [old.id])) == "relation_not_yet"
    assert office.services.home.counts(siti).to_review == 0
    assert office.services.home.counts(office.session("bambang")).to_review == 1


def test_a_delegate_neither_rates_nor_decides_on_plans_nor_reads_the_own_log(accounts):
    office = accounts
    plan = office.plan("taufik")
    (own,) = office.submit("siti", "08.00-09.00 Sendiri")
    lend(office)
    siti, taufik = office.session("siti"), office.ids["taufik"]
    assert refused(lambda: office.services.reviews.accept(siti, [own.id])) == "never_own"
    assert refused(lambda: office.services.plans.decide(siti, plan.id, agreed=True))
    assert refused(lambda: office.services.appraisals.save(siti, taufik, "2026-T4", strength="x"))
    assert refused(lambda: office.services.appraisals.publish(siti, "2026-T4", [taufik]))
    assert office.services.home.counts(siti).plans_to_decide == 0


def test_both_sides_see_it_and_it_ends_by_itself(accounts):
    office = accounts
    item = lend(office)
    head, siti = office.session("bambang"), office.session("siti")
    (mine,) = office.services.delegations.list(head)
    (theirs,) = office.services.delegations.list(siti)
    assert (mine.own, theirs.own, mine.state) == (True, False, LentState.RUNNING)
    assert (mine.delegate, theirs.head, item.note) == ("Siti Aminah", "Bambang Wijaya", "cuti")
    assert office.services.delegations.list(office.session("ratna")) == ()
    office.clock.set(FRIDAY + timedelta(days=1))
    assert office.services.delegations.list(siti)[0].state is LentState.ENDED


def test_the_session_of_a_delegate_knows_the_page_only_while_it_runs(accounts):
    from penilaian_desktop.storage.vault import Unlocked

    office = accounts
    key = Unlocked(data_key=b"", account_id="account-siti", signing_key=b"s" * 32)
    assert not office.services.accounts.session_for(key).delegate
    lend(office)
    assert office.services.accounts.session_for(key).delegate
    office.clock.set(FRIDAY + timedelta(days=1))
    assert not office.services.accounts.session_for(key).delegate


def test_only_persons_with_an_account_here_can_be_named_own_staff_first(accounts):
    office = accounts
    head = office.session("bambang")
    choices = [p.name for p in office.services.delegations.choices(head)]
    assert choices == ["Siti Aminah", "Taufik Rahman", "Nurul Huda", "Ratna Sari"]
    assert refused(lambda: lend(office, "dewi")) == "delegate_missing"
    assert refused(lambda: lend(office, "bambang")) == "delegate_missing"


def test_what_cannot_be_lent_is_refused_at_its_field(accounts):
    office = accounts
    assert refused(lambda: lend(office, starts=FRIDAY, ends=MONDAY)) == "delegation_dates"
    past = date(2026, 11, 10)
    assert refused(lambda: lend(office, starts=past, ends=past)) == "delegation_past"
    assert refused(lambda: lend(office, ends=date(2027, 3, 1))) == "delegation_long"
    lend(office)
    assert refused(lambda: lend(office, "ratna", FRIDAY, FRIDAY)) == "delegation_overlaps"
    siti = office.session("siti")
    give = office.services.delegations.lend
    assert refused(lambda: give(siti, office.ids["taufik"], MONDAY, FRIDAY)) == "role_needed"
    ratna = office.session("ratna")
    office.end_relation("dewi", date(2026, 6, 30))
    assert refused(lambda: give(ratna, office.ids["siti"], MONDAY, FRIDAY)) == "delegation_no_staff"


def test_lending_can_be_undone_until_the_delegate_decided(accounts):
    office = accounts
    head = office.session("bambang")
    lend(office)
    assert office.services.undo.undo(head).value == "Wakilkan tinjauan"
    assert office.services.delegations.list(head) == ()
    lend(office)
    (entry,) = office.submit("taufik", "08.00-09.00 Loket")
    office.services.reviews.accept(office.session("siti"), [entry.id])
    assert refused(lambda: office.services.undo.undo(head)) == "delegation_used"


def test_ending_early_keeps_what_was_decided(accounts):
    office = accounts
    head, siti = office.session("bambang"), office.session("siti")
    item = lend(office)
    (monday,) = office.submit("taufik", "08.00-09.00 Loket", day=MONDAY)
    (today,) = office.submit("taufik", "08.00-09.00 Loket")
    office.services.reviews.accept(siti, [monday.id])
    assert refused(lambda: office.services.delegations.end(siti, item.id)) == "not_your_delegation"
    office.services.delegations.end(head, item.id)
    (left,) = office.services.delegations.list(head)
    assert (left.ends, left.decided, left.state) == (date(2026, 11, 17), 1, LentState.ENDED)
    assert status(office, monday) is ActivityStatus.APPROVED
    assert refused(lambda: office.services.reviews.accept(siti, [today.id]))


def test_ending_what_never_began_takes_it_away(accounts):
    office = accounts
    head = office.session("bambang")
    item = lend(office, starts=FRIDAY, ends=FRIDAY)
    assert item.state is LentState.COMING
    office.services.delegations.end(head, item.id)
    assert office.services.delegations.list(head) == ()


def test_a_former_head_lends_nothing(accounts):
    """The days of the head's own relation bound what a delegate may read."""
    office = accounts
    (entry,) = office.submit("taufik", "08.00-09.00 Loket")
    lend(office)
    office.end_relation("taufik", date(2026, 11, 16))
    office.relate(RelationKind.APPRAISER, "taufik", "ratna", starts=date(2026, 11, 17))
    siti = office.session("siti")
    assert refused(lambda: office.services.reviews.accept(siti, [entry.id])) == "relation_ended"


def test_the_record_belongs_to_the_head_and_carries_the_signature(accounts):
    office = accounts
    lend(office)
    head = office.session("bambang")
    with office.workspace.read() as unit:
        (record,) = unit.find(Delegation)
    assert record.author_id == record.person_id == office.ids["bambang"]
    assert signature_is_good(record_object(record, None), head.signer.public_jwk)
