"""From nothing to the first report: two fresh laptops and files (X-4; section 2 no. 2)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.sync.fresh import PASSWORD, Fresh, copied, found

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.employee import Agency, Employee, Unit
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.domain.key_views import KeyState
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.storage.backup import restore
from penilaian_desktop.sync.certifying import Certifying
from penilaian_desktop.sync.own_device import OwnDevices


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    made = found(tmp_path_factory.mktemp("dari-nol"))
    made.office.close()
    return made


@pytest.fixture
def world(founded, tmp_path):
    made = copied(founded, tmp_path)
    yield made
    made.office.close()


def test_two_fresh_laptops_come_to_a_first_report_by_files_only(world):
    """Office founded, card, request, fingerprints compared, approval, master back, report in."""
    unit = world.laptop("laptop")
    unit.log("08.00-09.00 Melayani perekaman KTP-el =24 orang")

    (look,) = world.requests()
    assert look.asking.fingerprint == unit.fingerprint
    assert look.asking.people[0].known == "Siti Aminah, S.Kom."
    world.approve(look)

    outcomes = [item.outcome for item in unit.collect(world.tukar)]
    assert "applied" in outcomes
    unit.open()  # the person signs in again
    assert unit.session.person_id == world.siti_id

    unit.send(world.tukar)
    assert set(world.take_all()) == {"applied"}
    with world.office.live.workspace.read() as office:
        (entry,) = office.find(Activity)
    assert (entry.person_id, entry.author_id) == (world.siti_id, world.siti_id)
    unit.collect(world.tukar)
    assert unit.live.desk.pending(unit.session) == 0
    unit.close()


def test_what_began_alone_takes_the_place_of_the_office_without_doubles(world):
    """One agency, one person, one unit of that name: those of the office."""
    unit = world.enrolled("laptop")
    with unit.live.workspace.read() as reading:
        agencies = reading.find(Agency)
        people = [e.id for e in reading.find(Employee) if e.identity == "199208172016032008"]
        places = [u.name for u in reading.find(Unit)]
    assert len(agencies) == 1
    assert people == [world.siti_id]
    assert sorted(places) == ["BKPSDM", "Dinas Dukcapil"]
    unit.close()


def test_the_own_keys_say_afterwards_for_which_unit_the_laptop_is(world):
    unit = world.enrolled("laptop")
    own = unit.services.enrolling.own_device()
    assert own.unit_id == world.unit_id
    assert own.state == "enrolled"
    unit.close()


def test_a_lost_laptop_is_replaced_and_its_people_go_on(world):
    """Revoked from the last number, a new laptop enrols, gets back what was acknowledged."""
    old = world.enrolled("laptop")
    old.log("08.00-09.00 Rapat", "09.00-10.00 Loket")
    old.send(world.tukar)
    world.take_all()
    old.log("10.00-11.00 Belum sampai ke kantor")
    kid = old.session.device_id
    stolen = old
    number = world.office.trust.lost(world.office.session, kid).value
    assert number >= 2

    new = world.laptop("laptop-baru")
    world.approve()
    files = world.office.trust.give_back(world.office.session, new.session.device_id, world.tukar)
    assert files.value
    new.collect(world.tukar)
    new.open()
    with new.live.workspace.read() as unit:
        texts = sorted(entry.text for entry in unit.find(Activity))
        people = {entry.person_id for entry in unit.find(Activity)}
    assert texts == ["Loket", "Rapat"]
    assert people == {world.siti_id}
    assert new.live.desk.pending(new.session) == 0

    new.log("11.00-12.00 Arsip")
    new.send(world.tukar)
    assert "applied" in world.take_all()
    with world.office.live.workspace.read() as office:
        assert sorted(e.text for e in office.find(Activity)) == ["Arsip", "Loket", "Rapat"]
    new.collect(world.tukar)
    assert new.live.desk.pending(new.session) == 0

    stolen.send(world.folder / "stik-1")
    late = world.office.desk.gather(world.office.session, [world.folder / "stik-1"], Silent()).looks
    assert "revoked" in {p.code for look in late for p in look.item.problems}
    stolen.close()
    new.close()


def test_a_laptop_with_nothing_to_send_gives_a_sign_of_life_each_month(world):
    """A lost tail shows by the hash of the month, silence by the date."""
    unit = world.enrolled("laptop")
    unit.log("08.00-09.00 Rapat")
    world.report(unit)

    world.clock.set(date(2026, 12, 3))
    unit.send(world.tukar)
    looks = world.office.desk.gather(world.office.session, [world.tukar], Silent()).looks
    assert [look.item.kind for look in looks if look.item.outcome == "ready"] == ["closing"]
    assert set(world.take_all()) == {"applied"}
    (device,) = world.office.trust.devices(world.office.session)
    assert device.state == "well"
    before = unit.services.heartbeats
    assert before.seal(unit.session, None) is None, "once a month"

    world.clock.set(date(2027, 2, 1))
    (device,) = world.office.trust.devices(world.office.session)
    assert device.state == "silent"
    unit.close()


def test_the_sign_of_life_tells_what_the_office_lacks(world):
    """The office took an entry back and lost nothing else: the hash differs and HR is told."""
    unit = world.enrolled("laptop")
    unit.log("08.00-09.00 Rapat")
    world.report(unit)
    world.office.services.undo.undo(world.office.session)
    world.clock.set(date(2026, 12, 3))
    unit.send(world.folder / "stik-1")
    found = world.office.desk.gather(
        world.office.session, [world.folder / "stik-1"], Silent()
    ).looks
    for look in found:
        world.office.desk.accept(world.office.session, look, None, None)
    (device,) = world.office.trust.devices(world.office.session)
    assert device.state == "differs"
    unit.close()


def test_a_laptop_restored_from_a_real_backup_goes_on_and_gets_back_what_it_lost(world):
    """Section 3 no. 3: an older backup, newer work at the office; nothing lost, nothing twice."""
    unit = world.enrolled("laptop")
    unit.log("08.00-09.00 Kemarin")
    world.report(unit)
    backup = unit.services.backups.make(unit.session).value
    unit.log("09.00-10.00 Sesudah cadangan")
    unit.send(world.tukar)
    world.take_all()
    unit.close()
    restore(Path(backup.path), world.folder / "pulih")

    again = Fresh(world.folder / "pulih", world.paths, world.clock, "siti")
    again.open()
    again.log("10.00-11.00 Sesudah dipulihkan")
    again.send(world.tukar)
    world.take_all()
    problems = {p.code for item in again.collect(world.tukar) for p in item.problems}
    assert problems == {"epoch_begun"}
    again.send(world.tukar)
    assert "held" in world.take_all()
    (epoch,) = world.office.trust.held(world.office.session)
    assert (epoch.fresh_count, epoch.lost_count) == (1, 1)
    world.office.trust.confirm(world.office.session, epoch, world.tukar)
    again.collect(world.tukar)
    both = [again.live.workspace, world.office.live.workspace]
    for workspace in both:
        with workspace.read() as reading:
            assert sorted(e.text for e in reading.find(Activity)) == [
                "Kemarin", "Sesudah cadangan", "Sesudah dipulihkan",
            ]  # fmt: skip
    assert again.live.desk.pending(again.session) == 0
    report = world.office.trust.check_archive(world.office.session, Silent())
    assert report.agrees, report.problems
    again.close()


def test_a_signing_key_is_renewed_and_certified_again(world):
    """The old one ends where it is: what it signed stays valid, nobody can sign with it again."""
    unit = world.enrolled("laptop")
    live = unit.live
    certifying = Certifying(live.services, live.desk)
    assert certifying.own(live.session).state is KeyState.CERTIFIED
    old = live.session.signer.kid
    with pytest.raises(NotAllowed, match="wrong_password"):
        live.services.accounts.renew_key(live.session, live.vault, live.data_key, "bukan ini")
    live.services.accounts.renew_key(live.session, live.vault, live.data_key, PASSWORD)

    live = unit.open()
    certifying = Certifying(live.services, live.desk)
    assert live.session.signer.kid != old
    assert certifying.own(live.session).state is KeyState.WAITING
    certifying.ask(live.session, world.tukar)
    (look,) = world.requests()
    assert look.asking.known
    world.approve(look)
    unit.collect(world.tukar)
    assert certifying.own(live.session).state is KeyState.CERTIFIED
    unit.close()


def test_hr_is_told_that_a_request_replaces_a_key(world):
    unit = world.enrolled("laptop")
    live = unit.live
    own = OwnDevices(live.services, live.desk)
    before = own.look(live.session)
    own.ask_new_key(live.session, world.tukar, copy=False)
    coming = own.look(live.session)
    assert (coming.fingerprint, bool(coming.next_fingerprint)) == (before.fingerprint, True)

    (look,) = world.requests()
    assert look.asking.fingerprint == coming.next_fingerprint
    assert look.asking.replaces == before.name
    assert look.asking.unit_id == world.unit_id
    world.approve(look)
    unit.collect(world.tukar)
    after = own.look(live.session)
    assert (after.fingerprint, after.next_fingerprint) == (coming.next_fingerprint, "")
    unit.close()
