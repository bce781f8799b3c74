"""Two laptops of one person: both versions are kept, the person chooses, no clock decides (X-4)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.services.signatures import signature_is_good
from tests.sync.pair import Pair, Side, add_laptop, side

from penilaian_desktop.domain.activity import Activity, Review, ReviewDecision
from penilaian_desktop.domain.choice import VersionChoice
from penilaian_desktop.domain.errors import NotAllowed, StaleRecord
from penilaian_desktop.domain.handover_views import Tie
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.services.canonical import record_object
from penilaian_desktop.services.versions import content_hash
from penilaian_desktop.storage.workspace import Workspace
from penilaian_desktop.sync.handing import Handing
from penilaian_desktop.sync.roads import Roads
from penilaian_desktop.sync.two_versions import Choosing


class Two:
    """The laptop of the unit, siti's own one, and the office."""

    def __init__(self, pair: Pair, own: Side) -> None:
        self.pair, self.own, self.unit, self.office = pair, own, pair.unit, pair.office

    def siti(self, at: Side):
        return at.session("siti")

    def choosing(self, at: Side) -> Choosing:
        return Choosing(at.people.services)

    def hand(self, giver: Side, taker: Side):
        """Hand over from one laptop to the other; return what was taken."""
        kid = taker.people.services.enrolling.own_device().kid
        folder, s = self.pair.folder, self.siti(taker)
        Handing(giver.people.services, giver.desk).hand(self.siti(giver), kid, folder, Silent())
        Roads(taker.people.services, taker.desk).collect(s, folder, Silent())
        handing = Handing(taker.people.services, taker.desk)
        taken = [handing.take(s, item.identity, folder).value for item in handing.waiting(s)]
        Roads(giver.people.services, giver.desk).collect(self.siti(giver), folder, Silent())
        return taken

    def change(self, at: Side, identity: str, text: str) -> Activity:
        """Mend the entry on a laptop and hand it in again."""
        activities, s = at.people.services.activities, self.siti(at)
        item = activities.item(s, identity)
        item = activities.update(s, identity, item.version, text=text).value
        activities.submit(s, [identity])
        return self.read(at, identity)

    def read(self, at: Side, identity: str) -> Activity:
        with at.workspace.read() as unit:
            return unit.get(Activity, identity, include_deleted=True)

    def report(self, at: Side):
        s = self.siti(at)
        name = at.desk.seal(s, "report", out=self.pair.folder).value.files[-1]
        item = self.office.desk.accept(
            self.pair.hr, self.pair.folder / name, out=self.pair.folder
        ).value
        Roads(at.people.services, at.desk).collect(s, self.pair.folder, Silent())
        return item


@pytest.fixture
def two(pair, tmp_path, data_key):
    Workspace.create(tmp_path / "sendiri", data_key, title="sendiri").close()
    people = pair.unit.people
    own = side(tmp_path / "sendiri", data_key, people.clock, people.ids, people.units)
    add_laptop(pair, own, pair.keys, "SITI-01", ("siti",), place="pelayanan")
    kid = people.services.enrolling.own_device().kid
    pair.office.desk.seal(pair.hr, "master", device=kid, out=pair.folder)
    pair.unit.desk.receive_all(pair.head, pair.folder)
    yield Two(pair, own)
    own.workspace.close()


@pytest.fixture
def parted(two):
    """Siti's entry was changed on both laptops since both had it."""
    (entry,) = two.unit.people.submit("siti", "08.00-09.00 Rapat")
    (taken,) = two.hand(two.unit, two.own)
    assert taken.outcome == "applied"
    here = two.change(two.unit, entry.id, "Rapat kerja di aula")
    there = two.change(two.own, entry.id, "Rapat kerja di kantor")
    return two, here, there


def test_the_own_other_laptop_is_known_as_such(two):
    (other,) = [
        o
        for o in two.unit.people.services.handing.others(two.siti(two.unit))
        if o.name == "SITI-01"
    ]
    assert other.tie is Tie.OWN


def test_both_versions_are_kept_and_shown_side_by_side(parted):
    two, here, there = parted
    (taken,) = two.hand(two.unit, two.own)
    assert [p.code for p in taken.problems] == ["record_conflict"]
    assert two.read(two.own, here.id) == there  # nothing was laid over it
    (pair,) = two.choosing(two.own).open_ones(two.siti(two.own))
    assert (pair.mine, pair.theirs) == (there, here)
    assert (pair.title, pair.origin) == ("Kegiatan 18 Nov 2026 08.00", "LAYANAN-02")
    assert ("Kegiatan", "Rapat kerja di kantor", "Rapat kerja di aula") in pair.rows
    assert two.choosing(two.own).open_ones(two.own.session("bambang")) == ()


@pytest.mark.parametrize("keep_mine", [True, False])
def test_the_choice_names_both_and_everybody_takes_it(parted, keep_mine):
    two, here, there = parted
    assert two.report(two.unit).outcome == "applied"  # the office has one of the two
    two.hand(two.unit, two.own)
    siti = two.siti(two.own)
    (pair,) = two.choosing(two.own).open_ones(siti)
    done = two.choosing(two.own).choose(siti, pair, keep_mine=keep_mine)
    wanted = there if keep_mine else here
    assert done.value.text == wanted.text
    assert done.value.version > max(here.version, there.version)
    with two.own.workspace.read() as unit:
        (choice,) = unit.find(VersionChoice)
    dropped = here if keep_mine else there
    assert (choice.kept, choice.dropped) == (content_hash(wanted), content_hash(dropped))
    assert two.choosing(two.own).open_ones(siti) == ()
    item = two.report(two.own)
    assert (item.outcome, item.refused) == ("applied", 0), item.problems
    (back,) = two.hand(two.own, two.unit)
    assert (back.outcome, back.refused) == ("applied", 0), back.problems
    for at in (two.office, two.unit, two.own):
        assert two.read(at, here.id).text == wanted.text
    assert two.choosing(two.unit).open_ones(two.siti(two.unit)) == ()


def test_without_a_choice_the_office_takes_neither_over_the_other(parted):
    two, here, _ = parted
    assert two.report(two.unit).outcome == "applied"
    item = two.report(two.own)
    assert [p.code for p in item.problems] == ["record_conflict"]
    assert two.read(two.office, here.id).text == here.text
    assert two.own.desk.pending(two.siti(two.own)) == 1  # it is not lost


def test_a_choice_that_names_other_versions_opens_nothing(parted):
    """The words of a choice are the author's: it only counts where it names what is there."""
    two, here, there = parted
    two.report(two.unit)
    siti = two.siti(two.own)
    wrong = replace(here, text="Tidak pernah ada")
    two.own.people.services.versions.choose(siti, there, wrong, keep_mine=True)
    item = two.report(two.own)
    assert [p.code for p in item.problems] == ["record_conflict"]


def test_only_the_author_chooses_and_only_what_was_seen(parted):
    two, here, there = parted
    versions = two.own.people.services.versions
    with pytest.raises(NotAllowed):
        versions.choose(two.own.session("bambang"), there, here, keep_mine=True)
    with pytest.raises(StaleRecord):
        versions.choose(two.siti(two.own), replace(there, text="lain"), here, keep_mine=True)


def test_the_choice_is_one_step_that_can_be_undone(parted):
    two, _here, there = parted
    two.hand(two.unit, two.own)
    siti = two.siti(two.own)
    (pair,) = two.choosing(two.own).open_ones(siti)
    done = two.choosing(two.own).choose(siti, pair, keep_mine=False)
    assert done.undo_label == "Pilih versi catatan"
    two.own.people.services.undo.undo(siti)
    assert two.read(two.own, there.id).text == there.text
    assert len(two.choosing(two.own).open_ones(siti)) == 1


def test_a_decision_that_was_chosen_is_signed_anew_and_taken_by_the_office(pair):
    people, bambang = pair.unit.people, pair.unit.session("bambang")
    (entry,) = people.submit("siti", "08.00-09.00 Rapat")
    people.services.reviews.accept(bambang, [entry.id])
    with pair.unit.workspace.read() as unit:
        (mine,) = unit.find(Review)
    other = replace(mine, version=2, decision=ReviewDecision.RETURNED, note="Rapat apa?")
    theirs = bambang.signer.sign(other, 1)
    done = people.services.versions.choose(bambang, mine, theirs, keep_mine=False).value
    assert (done.version, done.decision) == (3, ReviewDecision.RETURNED)
    assert signature_is_good(record_object(done, None), bambang.signer.public_jwk)
    item = pair.office.desk.accept(pair.hr, pair.send()).value
    assert (item.outcome, item.refused) == ("applied", 0), item.problems
