"""Restored backups and cloned disks: a new epoch, nothing dropped (section 2 no. 2; lesson 15)."""

from __future__ import annotations

import shutil
from contextlib import contextmanager

from tests.services.office import TODAY
from tests.sync.pair import side

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.exchange import ChainKey
from penilaian_desktop.services import chains, epochs
from penilaian_desktop.sync.trust_desk import TrustDesk
from penilaian_desktop.sync.two_versions import Choosing
from penilaian_desktop.sync.writer import write_parcel


@contextmanager
def copied(pair, tmp_path, data_key, name="unit"):
    """Copy a workspace as a backup would; `back()` puts the copy in its place."""
    kept = tmp_path / f"cadangan-{name}"
    shutil.copytree(tmp_path / name, kept)

    def back():
        old = getattr(pair, name)
        old.workspace.close()
        shutil.rmtree(tmp_path / name)
        shutil.copytree(kept, tmp_path / name)
        people = old.people
        setattr(pair, name, side(tmp_path / name, data_key, people.clock, people.ids, people.units))

    yield back


def texts(workspace):
    with workspace.read() as unit:
        return sorted(entry.text for entry in unit.find(Activity))


def report_chain(pair):
    return ChainKey(dev=pair.unit.exchange.trust().self_device.kid, aud=pair.keys.office_id)


def exchange(pair):
    """Send, let the office take what it may, bring the answer back."""
    outcomes = []
    for name in pair.office.desk.files_for_us(pair.folder):
        done = pair.office.desk.take_from(pair.hr, pair.office.desk._transport(pair.folder), name)
        outcomes.append(done.value.outcome)
    received = pair.unit.desk.receive_all(pair.head, pair.folder)
    return outcomes, [p.code for done in received for p in done.value.problems]


def test_a_restored_laptop_learns_it_from_its_receipt_and_goes_on_in_a_new_epoch(
    pair, tmp_path, data_key
):
    with copied(pair, tmp_path, data_key) as restore:
        pair.unit.people.submit("siti", "08.00-09.00 Rapat")
        pair.exchange_all()
        restore()
        assert texts(pair.unit.workspace) == []
        _, codes = exchange(pair)
    assert codes == ["epoch_begun"]
    with pair.unit.workspace.read() as unit:
        point = chains.next_point(unit, report_chain(pair))
    assert (point.epoch, point.seq, point.start.reason) == (2, 1, "restored")


def test_what_a_restored_laptop_sent_before_it_knew_comes_again_in_the_new_epoch(
    pair, tmp_path, data_key
):
    """Its next report is a fork; the answer tells it, and nothing of it is lost."""
    with copied(pair, tmp_path, data_key) as restore:
        pair.unit.people.submit("siti", "08.00-09.00 Rapat")
        pair.exchange_all()
        restore()
        pair.folder.joinpath("simpan").mkdir()
        for path in pair.folder.glob("*.paket"):
            path.unlink()
        pair.unit.people.submit("siti", "10.00-11.00 Loket")
        pair.send()
        outcomes, codes = exchange(pair)
        assert outcomes == ["fork"]
        assert codes == ["epoch_begun"]
        pair.send()
        outcomes, _ = exchange(pair)
    assert "held" in outcomes
    assert texts(pair.office.workspace) == ["Rapat"]
    with pair.unit.workspace.read() as unit:
        last = unit.exchange.last("out", report_chain(pair))
        assert epochs.own_epoch(unit, pair.keys.office_id).reason == "cloned"
    assert (last.epoch, last.seq, last.prev) == (2, 1, None)


def trust(pair):
    return TrustDesk(pair.office.people.services, pair.office.desk)


def restored(pair, tmp_path, data_key):
    """Lose a report and an edit at the unit by a restored backup; write other things after it."""
    pair.unit.people.submit("siti", "07.00-08.00 Apel")
    pair.exchange_all()
    with copied(pair, tmp_path, data_key) as restore:
        pair.unit.people.submit("siti", "08.00-09.00 Rapat")
        pair.exchange_all()
        restore()
    exchange(pair)
    pair.unit.people.submit("siti", "10.00-11.00 Loket")
    pair.send()
    outcomes, _ = exchange(pair)
    assert "held" in outcomes


def test_hr_sees_what_is_new_and_what_the_laptop_lost_before_confirming(pair, tmp_path, data_key):
    restored(pair, tmp_path, data_key)
    (epoch,) = trust(pair).held(pair.hr)
    assert (epoch.name, epoch.epoch, epoch.reason) == ("LAYANAN-02", 2, "restored")
    assert (epoch.fresh_count, epoch.differs_count, epoch.lost_count) == (1, 0, 1)
    assert epoch.fresh[0].person == "Siti Aminah"
    assert epoch.lost[0].field.startswith("Kegiatan")
    (device,) = trust(pair).devices(pair.hr)
    assert device.state == "restored"


def test_a_confirmed_epoch_is_taken_in_order_and_what_was_lost_comes_back(pair, tmp_path, data_key):
    """Nothing is dropped: both sides end with the same three entries, each once."""
    restored(pair, tmp_path, data_key)
    pair.unit.people.submit("siti", "11.00-12.00 Arsip")
    pair.send()
    exchange(pair)
    (epoch,) = trust(pair).held(pair.hr)
    assert len(epoch.packages) == 2
    done = trust(pair).confirm(pair.hr, epoch, pair.folder).value
    assert [item.outcome for item in done.items] == ["applied", "applied"]
    assert texts(pair.office.workspace) == ["Apel", "Arsip", "Loket", "Rapat"]
    _, codes = exchange(pair)
    assert codes == []
    assert texts(pair.unit.workspace) == ["Apel", "Arsip", "Loket", "Rapat"]
    assert pair.unit.desk.pending(pair.head) == 0
    assert trust(pair).held(pair.hr) == ()

    pair.unit.people.submit("siti", "13.00-14.00 Surat")
    pair.exchange_all()
    assert pair.unit.desk.pending(pair.head) == 0
    assert "Surat" in texts(pair.office.workspace)


def test_what_differs_is_refused_by_name_and_both_versions_are_kept(pair, tmp_path, data_key):
    """The restored laptop changed what it had changed before: people decide, never a clock."""
    (entry,) = pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    pair.exchange_all()
    s = pair.unit.people.session("siti")
    with copied(pair, tmp_path, data_key) as restore:
        edited = pair.unit.people.services.activities.update(
            s, entry.id, entry.version, text="Pagi"
        )
        pair.unit.people.services.activities.submit(s, [edited.value.id])
        pair.exchange_all()
        restore()
    again = pair.unit.people.services.activities.update(s, entry.id, entry.version, text="Siang")
    pair.unit.people.services.activities.submit(s, [again.value.id])
    exchange(pair)
    pair.send()
    exchange(pair)
    (epoch,) = trust(pair).held(pair.hr)
    assert (epoch.differs[0].before, epoch.differs[0].after) == ("Pagi", "Siang")
    done = trust(pair).confirm(pair.hr, epoch, pair.folder).value
    assert [item.outcome for item in done.items] == ["partly"]
    exchange(pair)
    assert texts(pair.office.workspace) == ["Pagi"]
    assert texts(pair.unit.workspace) == ["Siang"]
    assert pair.unit.desk.pending(pair.head) == 1

    siti = pair.unit.session("siti")
    choosing = Choosing(pair.unit.people.services)
    (both,) = choosing.open_ones(siti)
    choosing.choose(siti, both, keep_mine=True)
    pair.exchange_all()
    assert texts(pair.office.workspace) == texts(pair.unit.workspace) == ["Siang"]
    assert pair.unit.desk.pending(pair.head) == 0


def test_an_earlier_package_that_comes_late_is_still_taken(pair, tmp_path, data_key):
    """What was sent before the disk broke and lay on a stick is not lost either."""
    pair.unit.people.submit("siti", "07.00-08.00 Apel")
    pair.exchange_all()
    with copied(pair, tmp_path, data_key) as restore:
        pair.unit.people.submit("siti", "08.00-09.00 Rapat")
        pair.exchange_all()
        pair.unit.people.submit("siti", "09.00-10.00 Tercecer")
        late = pair.send().read_bytes()
        (pair.folder / "buang").mkdir()
        next(p for p in pair.folder.glob("*.paket") if p.read_bytes() == late).unlink()
        restore()
    exchange(pair)
    pair.unit.people.submit("siti", "10.00-11.00 Loket")
    pair.send()
    exchange(pair)
    (epoch,) = trust(pair).held(pair.hr)
    trust(pair).confirm(pair.hr, epoch, pair.folder)
    assert pair.office.desk.accept(pair.hr, late).value.outcome == "applied"
    assert "Tercecer" in texts(pair.office.workspace)


def test_a_stolen_key_cannot_come_back_in_a_new_epoch(pair, tmp_path, data_key):
    restored(pair, tmp_path, data_key)
    kid = pair.unit.exchange.trust().self_device.kid
    trust(pair).lost(pair.hr, kid)
    pair.unit.people.submit("siti", "11.00-12.00 Arsip")
    item = pair.office.desk.inspect(pair.hr, pair.send())
    assert (item.outcome, item.problems[0].code) == ("quarantine", "revoked")


def test_two_laptops_with_one_key_are_found_at_first_contact(pair, tmp_path, data_key):
    """A cloned disk: both go on, the office sees the number used twice and says so."""
    shutil.copytree(tmp_path / "unit", tmp_path / "salinan")
    people = pair.unit.people
    twin = side(tmp_path / "salinan", data_key, people.clock, people.ids, people.units)
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    pair.send()
    exchange(pair)
    twin.people.submit("siti", "10.00-11.00 Loket")
    item = twin.desk.seal(twin.session("bambang"), "report", out=pair.folder).value
    outcome = pair.office.desk.accept(
        pair.hr, pair.folder / item.files[-1], out=pair.folder
    ).value.outcome
    assert outcome == "fork"
    (device,) = trust(pair).devices(pair.hr)
    assert device.state == "forked"
    twin.desk.receive_all(twin.session("bambang"), pair.folder)
    with twin.workspace.read() as unit:
        assert epochs.own_epoch(unit, pair.keys.office_id).reason == "cloned"
    twin.workspace.close()


def test_a_restored_office_gets_again_what_it_had_taken(pair, tmp_path, data_key):
    """The unit sends again what the office lost, and the office goes on in a new epoch."""
    pair.unit.people.submit("siti", "07.00-08.00 Apel")
    pair.exchange_all()
    with copied(pair, tmp_path, data_key, "office") as restore:
        pair.unit.people.submit("siti", "08.00-09.00 Rapat")
        pair.exchange_all()
        pair.office.people.end_relation("taufik", TODAY)
        pair.office.desk.seal(pair.hr, "master", out=pair.folder, device=report_chain(pair).dev)
        exchange(pair)
        exchange(pair)
        restore()
    assert texts(pair.office.workspace) == ["Apel"]
    for path in pair.folder.glob("*.paket"):
        path.unlink()
    pair.unit.people.submit("siti", "09.00-10.00 Loket")
    pair.send()
    rounds = 0
    while pair.unit.desk.pending(pair.head) and rounds < 5:
        rounds += 1
        exchange(pair)
        if pair.unit.exchange.mailbook.unanswered():
            pair.send()
    assert texts(pair.office.workspace) == ["Apel", "Loket", "Rapat"]
    assert pair.unit.desk.pending(pair.head) == 0


def test_a_restored_laptop_with_nothing_to_send_is_given_back_what_it_lost(
    pair, tmp_path, data_key
):
    """It would not learn it before its people write something: the sign of life asks for it."""
    with copied(pair, tmp_path, data_key) as restore:
        pair.unit.people.submit("siti", "08.00-09.00 Rapat")
        pair.exchange_all()
        restore()
        exchange(pair)
    sign = pair.unit.people.services.heartbeats.seal(pair.head, write_parcel)
    assert (sign.epoch, sign.seq) == (2, 1)
    assert pair.unit.people.services.heartbeats.seal(pair.head, write_parcel) is None
    assert pair.office.desk.accept(pair.hr, sign.sealed).value.outcome == "held"
    (epoch,) = trust(pair).held(pair.hr)
    assert epoch.lost_count == 1
    trust(pair).confirm(pair.hr, epoch, pair.folder)
    exchange(pair)
    assert texts(pair.unit.workspace) == ["Rapat"]


def test_hr_is_told_on_the_first_page_and_in_the_rail(pair, tmp_path, data_key):
    """Nobody has to look for it: Beranda names the laptop that waits, and only to HR."""
    home = pair.office.people.services.home
    assert home.counts(pair.hr).laptops == 0
    restored(pair, tmp_path, data_key)
    assert home.counts(pair.hr).laptops == 1
    view = home.view(pair.hr, pair.office.people.clock())
    (todo,) = [item for item in view.todos if item.kind == "laptops_to_look_at"]
    assert todo.title == "1 laptop perlu dicocokkan"
    assert home.counts(pair.office.session("siti")).laptops == 0
    (epoch,) = trust(pair).held(pair.hr)
    trust(pair).confirm(pair.hr, epoch, pair.folder)
    assert home.counts(pair.hr).laptops == 0
