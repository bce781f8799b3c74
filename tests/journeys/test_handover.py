"""A head and a member of the staff on two laptops, with nothing but a flash disk between them.

X-1, X-4, WG-12; section 2 no. 2, 5, 14, 15, 19. The laptop of the staff begins alone, as on a
first start, before the office lets it in.
"""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from tests.journeys.conftest import PASSWORD, Demo
from tests.journeys.laptops import Calendar, Laptop

from penilaian_desktop.app.founding import join_office
from penilaian_desktop.app.opening import open_workspace
from penilaian_desktop.domain.activity import Activity, ActivityStatus, Review
from penilaian_desktop.domain.appraisal import Appraisal, Predicate, Rating
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.handover_views import Subject, Tie
from penilaian_desktop.domain.plan import Plan, PlanDecision, PlanStatus
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.domain.quick_entry import parse
from penilaian_desktop.storage.vault import KdfParams
from penilaian_desktop.sync.card import read_card
from penilaian_desktop.sync.enrolment import CARD_FILE
from penilaian_desktop.sync.handing import Handing
from penilaian_desktop.sync.import_desk import ImportDesk
from penilaian_desktop.sync.roads import Roads
from penilaian_desktop.ui.kit.runtime import NewWorkspace

FIRST = "2027-T1"
ANDI = "197201211992071010"


class OwnLaptop(Laptop):
    """A laptop that somebody founded; it has one account."""

    def __init__(self, demo: Demo, root: Path, account: str, clock: Calendar) -> None:
        self.demo, self.root, self.account, self.clock = demo, root, account, clock
        self.sign_in()

    def sign_in(self) -> None:
        """Open the workspace with the password, as after locking."""
        self.live = open_workspace(self.root, self.account, PASSWORD, self.demo.paths, self.clock)
        self._sessions = {self.account: self.live.session}


class Way:
    """Everybody with a laptop and the flash disk that goes round."""

    def __init__(self, demo: Demo, clock: Calendar, stick: Path) -> None:
        self.demo, self.clock, self.stick = demo, clock, stick
        self.office = Laptop(demo, "nurhayati", clock)
        self.head = Laptop(demo, "bambang", clock)
        self.staff: Laptop | None = None

    def handing(self, laptop: Laptop) -> Handing:
        return Handing(laptop.services, laptop.live.desk)

    def plug_in(self, laptop: Laptop, account: str):
        """Collect from the flash disk and return what somebody handed over."""
        s = laptop.session(account)
        Roads(laptop.services, laptop.live.desk).collect(s, self.stick, Silent())
        return self.handing(laptop).waiting(s)

    def carry(self, giver: Laptop, who: str, taker: Laptop, to: str) -> dict[Subject, int]:
        """Hand over what waits, look at it at the other laptop, take it, bring the receipt back."""
        kid = taker.services.enrolling.own_device().kid
        self.handing(giver).hand(giver.session(who), kid, self.stick, Silent())
        (item,) = self.plug_in(taker, to)
        assert (item.ready, item.refused) == (True, 0), item.reasons
        done = self.handing(taker).take(taker.session(to), item.identity, self.stick).value
        assert (done.outcome, done.refused) == ("applied", 0), done.problems
        assert self.plug_in(giver, who) == ()
        waiting = {o.kid: o.waiting for o in self.handing(giver).others(giver.session(who))}
        assert waiting[kid] == 0
        return {amount.subject: amount.count for amount in item.amounts}

    def report(self, laptop: Laptop, who: str):
        """Send a report to the office on the flash disk; return what the office took."""
        laptop.live.desk.seal(laptop.session(who), "report", ("sealed",), self.stick)
        taken = self.office.live.desk.receive_all(self.office.session("nurhayati"), self.stick)
        self.plug_in(laptop, who)
        return [(item.value.outcome, item.value.refused) for item in taken]

    def close(self) -> None:
        for laptop in (self.office, self.head, self.staff):
            if laptop is not None:
                laptop.close()


@pytest.fixture
def clock():
    return Calendar(date(2027, 1, 4))


@pytest.fixture
def way(demo, clock, tmp_path):
    """The office, bambang's laptop with the news of the year, and an empty flash disk."""
    stick = tmp_path / "flash"
    stick.mkdir()
    found = Way(demo, clock, stick)
    found.office.services.master_data.make_year(found.office.session("nurhayati"), 2027, "T")
    yield found
    found.close()


def let_andi_in(way: Way, root: Path) -> None:
    """Begin a laptop alone, ask by file, approve after the fingerprint, bring the answer back."""
    card = way.stick / CARD_FILE
    shutil.copy(way.demo.exchange / CARD_FILE, card)
    said = read_card(card.read_bytes()).fingerprint
    wanted = NewWorkspace(
        agency="", unit="Loket", name="Andi Makkasau", identity=ANDI, position="Operator",
        account="andi", password=PASSWORD, office=False,
    )  # fmt: skip
    join_office(root, card, said, wanted, way.demo.paths, way.clock, Silent(), KdfParams.fast())
    way.staff = OwnLaptop(way.demo, root, "andi", way.clock)
    before = way.staff.session("andi").person_id
    hr, desk = (
        way.office.session("nurhayati"),
        ImportDesk(way.office.services, way.office.live.desk),
    )
    look = next(found for found in desk.gather(hr, [way.stick], Silent()).looks if found.asking)
    own = way.head.services.enrolling.own_device()
    desk.approve(hr, look, own.unit_id, way.stick)
    way.plug_in(way.staff, "andi")
    assert way.staff.services.accounts.is_stale(way.staff.session("andi"))
    way.staff.close()
    way.staff.sign_in()
    with way.office.services.context.read() as unit:
        (real,) = unit.find(Employee, identity=ANDI)
    assert way.staff.person("andi") == real.id != before
    news = way.head.services.enrolling.own_device().kid
    way.office.live.desk.seal(hr, "master", ("sealed",), way.stick, device=news)
    way.plug_in(way.head, "bambang")


def complete_plan(laptop: Laptop, account: str, text: str, parent: str = ""):
    """Write an SKP with one RHK and hand it in."""
    plans, s = laptop.services.plans, laptop.session(account)
    plan = plans.create(s, 2027).value
    choices = plans.leader_rhk(s, 2027)
    above = {"parent_rhk_id": choices[0].rhk_id} if parent else {}
    plan = plans.save_rhk(s, plan.id, None, text=text, **above).value
    plans.save_indicator(
        s, plan.rhk[0].id, None, text="Dokumen selesai", target_text="400 dokumen",
        unit="dokumen", measure="Jumlah", source="SIAK", quarter_targets=(Decimal(100),) * 4,
    )  # fmt: skip
    plan = plans.save_attachments(s, plan.id, ["Printer"], ["Bulanan"], ["Pembinaan"]).value
    return plans.submit(s, plan.id).value


def log(laptop: Laptop, account: str, day: date, line: str) -> str:
    """Write an entry and hand it in; return its id."""
    s, activities = laptop.session(account), laptop.services.activities
    entry = activities.log(s, parse(line, activities.entry_context(s, day))).value
    activities.submit(s, [entry.id])
    return entry.id


def test_a_quarter_on_two_laptops_with_a_flash_disk(way, clock, tmp_path):
    let_andi_in(way, tmp_path / "laptop-andi")
    head, staff = way.head, way.staff
    bambang, andi = head.session("bambang"), staff.session("andi")
    (other,) = [o for o in way.handing(staff).others(andi) if o.tie is Tie.HEAD]
    assert "Bambang Wijaya" in other.people[0].name

    # the plan comes down, Andi's goes up, the agreement comes back
    complete_plan(head, "bambang", "Meningkatnya kepemilikan KTP-el")
    assert staff.services.plans.leader_rhk(andi, 2027) == ()
    assert way.carry(head, "bambang", staff, "andi")[Subject.PLAN] >= 1
    plan = complete_plan(staff, "andi", "Terlayaninya perekaman", parent="ya")
    assert way.carry(staff, "andi", head, "bambang") == {Subject.PLAN: 1}
    assert plan.id in [p.id for p in head.services.plans.to_decide(bambang)]
    head.services.plans.decide(bambang, plan.id, agreed=True)
    assert way.carry(head, "bambang", staff, "andi") == {Subject.PLAN_DECISION: 1}
    assert staff.services.plans.view(andi, plan.id).status is PlanStatus.AGREED

    # the log goes up, one entry comes back to be mended
    good = log(staff, "andi", date(2027, 1, 4), "08.00-12.00 Perekaman KTP-el =60 dokumen @1")
    bad = log(staff, "andi", date(2027, 1, 4), "13.00-15.00 Rapat")
    clock.turn(date(2027, 1, 5))
    assert way.carry(staff, "andi", head, "bambang") == {Subject.LOG: 2}
    head.services.reviews.accept(bambang, [good])
    head.services.reviews.return_many(bambang, [bad], "Rapat apa?")
    assert way.carry(head, "bambang", staff, "andi") == {Subject.REVIEW: 2}
    item = staff.services.activities.item
    assert item(andi, good).status is ActivityStatus.APPROVED
    assert item(andi, bad).status is ActivityStatus.RETURNED

    # the quarter: the own words go up, nothing comes down before it is published
    clock.turn(date(2027, 4, 1))
    staff.services.appraisals.save_self_report(
        andi, FIRST, achievements="60 dokumen selesai", challenges="Jaringan putus"
    )
    assert way.carry(staff, "andi", head, "bambang") == {Subject.REALISATION: 1}
    appraisals, person = head.services.appraisals, andi.person_id
    appraisals.save(
        bambang, person, FIRST, work_rating=Rating.MEETS, behaviour_rating=Rating.MEETS,
        work_reason="Sesuai log", behaviour_reason="Ramah", strength="Teliti",
        improvement="Volume",
    )  # fmt: skip
    appraisals.finish(bambang, person, FIRST)
    kid = staff.services.enrolling.own_device().kid
    (there,) = [o for o in way.handing(head).others(bambang) if o.kid == kid]
    assert there.waiting == 0
    appraisals.publish(bambang, FIRST, [person])
    assert way.carry(head, "bambang", staff, "andi")[Subject.RESULT] == 1
    own = staff.services.appraisals.own(andi, FIRST)
    assert own.predicate is Predicate.BAIK

    # both report, and the office has each record once
    assert set(way.report(staff, "andi")) == {("applied", 0)}
    assert set(way.report(head, "bambang")) == {("applied", 0)}
    with way.office.services.context.read() as unit:
        assert {a.id for a in unit.find(Activity, person_id=person)} >= {good, bad}
        reviews = unit.find(Review, activity_id=(good, bad))
        assert sorted(r.activity_id for r in reviews) == sorted((good, bad))
        assert [p.id for p in unit.find(Plan, person_id=person, year=2027)] == [plan.id]
        assert len(unit.find(PlanDecision, plan_id=plan.id)) == 1
        assert len(unit.find(Appraisal, person_id=person, period_code=FIRST)) == 1
    assert staff.live.desk.pending(andi) == 0
    assert head.live.desk.pending(bambang) == 0
    clock.turn(clock.moment.date() + timedelta(days=1))
    assert all(o.waiting == 0 for o in way.handing(staff).others(andi))
