"""WG-12, X-4: which road, who chooses it, what it keeps, and what happens by itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.sync.attaching import attach, parts_in, sha
from tests.sync.pair import side

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.errors import NotAllowed, Offline, RuleViolation, StorageUnavailable
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.domain.road_views import RoadKind, ServerAddress
from penilaian_desktop.sync.import_desk import ImportDesk
from penilaian_desktop.sync.roads import Roads
from penilaian_desktop.sync.transports.folder import FolderTransport
from penilaian_desktop.sync.transports.transport import NotOurTarget

SERVER = ServerAddress(url="https://awan.contoh/dav/", user="unit", password="sandi-aplikasi")


def roads(at) -> Roads:
    return Roads(at.people.services, at.desk)


@pytest.fixture
def ready(pair):
    roads(pair.office).use(pair.hr, pair.folder)
    roads(pair.unit).use(pair.head, pair.folder)
    return pair


# --- who chooses -----------------------------------------------------------------------------
def account(side_, who, *roles, disabled=False):
    from penilaian_desktop.domain.account import Account

    with side_.workspace.write(side_.people.services.context.installation()) as uow:
        uow.accounts.save(
            Account(
                account_id=f"akun-{who}", name=who, person_id=side_.people.ids[who],
                roles=roles, disabled=disabled,
            )
        )  # fmt: skip


def test_a_head_or_operator_chooses_for_a_laptop_that_several_use(pair):
    settings = pair.unit.people.services.road_settings
    account(pair.unit, "bambang", Role.EMPLOYEE, Role.APPRAISER)
    assert settings.may_choose(pair.head)
    siti = pair.unit.session("siti", Role.EMPLOYEE)
    assert not settings.may_choose(siti)
    for choose in (
        lambda: settings.choose_folder(siti, "/mnt/lain"),
        lambda: settings.choose_server(siti, SERVER),
        lambda: settings.choose_mail(siti),
        lambda: settings.use_by_itself(siti, yes=True),
        lambda: roads(pair.unit).use(siti, pair.folder),
        lambda: roads(pair.unit).use_server(siti, SERVER),
    ):
        with pytest.raises(NotAllowed, match="road_not_yours"):
            choose()
    assert settings.choice().kind is RoadKind.NONE


def test_whoever_works_alone_at_a_laptop_chooses_its_road(pair):
    settings = pair.unit.people.services.road_settings
    assert settings.may_choose(pair.unit.session("siti", Role.EMPLOYEE))
    account(pair.unit, "bambang", Role.APPRAISER, disabled=True)
    assert settings.may_choose(pair.unit.session("siti", Role.EMPLOYEE))


def test_at_the_office_hr_and_operator_choose_because_its_marker_is_put_there(pair, tmp_path):
    settings = pair.office.people.services.road_settings
    empty = tmp_path / "lain"
    empty.mkdir()
    head = pair.office.session("bambang", Role.EMPLOYEE, Role.APPRAISER)
    with pytest.raises(NotAllowed, match="road_not_yours"):
        roads(pair.office).use(head, empty)
    assert list(empty.iterdir()) == []
    assert settings.may_choose(pair.hr)
    assert settings.may_choose(pair.office.session("nurul", Role.OPERATOR))


# --- what is remembered ----------------------------------------------------------------------
def reopened(pair, root: Path):
    """Return the unit's workspace opened from another folder."""
    people = pair.unit.people
    return side(root, bytes(range(32)), people.clock, people.ids, people.units)


def test_a_copied_workspace_uses_the_copied_folder(ready, tmp_path):
    copies = tmp_path / "salinan"
    copies.mkdir()
    shutil.copytree(tmp_path / "unit", copies / "unit")
    (copies / "tukar").mkdir()
    copy = reopened(ready, copies / "unit")
    choice = copy.people.services.road_settings.choice()
    assert choice.folder == str(copies / "tukar")
    with pytest.raises(NotOurTarget, match="marker_missing"):
        roads(copy).send(copy.session("bambang"), Silent())
    copy.workspace.close()


def test_a_workspace_that_moved_asks_before_it_writes_to_a_folder_elsewhere(
    ready, tmp_path, tmp_path_factory
):
    far = tmp_path_factory.mktemp("jauh") / "tukar"
    shutil.copytree(ready.folder, far)
    roads(ready.unit).use(ready.head, far)
    assert roads(ready.unit).road().state == "ready"
    shutil.copytree(tmp_path / "unit", tmp_path / "pindah" / "unit")
    moved = reopened(ready, tmp_path / "pindah" / "unit")
    moved.people.submit("siti", "08.00-09.00 Rapat")
    s = moved.session("bambang")
    assert roads(moved).road().state == "moved"
    before = sorted(far.iterdir())
    with pytest.raises(RuleViolation, match="folder_moved"):
        roads(moved).send(s, Silent())
    assert roads(moved).by_itself(s, Silent()).value is False
    assert sorted(far.iterdir()) == before
    roads(moved).use(s, far)
    assert roads(moved).send(s, Silent()).value.packages == 1
    moved.workspace.close()


def test_a_password_stays_with_its_server_and_name(pair):
    settings = pair.unit.people.services.road_settings
    settings.choose_server(pair.head, SERVER)
    same = ServerAddress(url=SERVER.url, user="unit", ca="x")
    assert settings.choose_server(pair.head, same).value.server.password == "sandi-aplikasi"
    other = ServerAddress(url="https://lain.contoh/dav/", user="unit")
    assert settings.choose_server(pair.head, other).value.server.password == ""


def test_a_password_lies_in_no_file_of_the_workspace_in_clear(pair, tmp_path):
    pair.unit.people.services.road_settings.choose_server(pair.head, SERVER)
    pair.unit.workspace.close()
    for file in (tmp_path / "unit").rglob("*"):
        if file.is_file():
            assert b"sandi-aplikasi" not in file.read_bytes()


def test_mail_has_no_place_of_its_own(pair):
    pair.unit.people.services.road_settings.choose_mail(pair.head)
    assert roads(pair.unit).road().kind is RoadKind.MAIL
    with pytest.raises(RuleViolation, match="road_not_chosen"):
        roads(pair.unit).send(pair.head, Silent())


def test_a_server_that_cannot_be_right_is_not_remembered(pair):
    for address, code in (("ftp://x/", "server_address"), ("http://10.0.0.9/", "server_plain")):
        with pytest.raises(RuleViolation, match=code):
            roads(pair.unit).use_server(pair.head, ServerAddress(url=address))
    with pytest.raises(Offline, match="server_unreachable"):
        roads(pair.unit).use_server(pair.head, ServerAddress(url="http://127.0.0.1:9/dav/"))
    assert pair.unit.people.services.road_settings.choice().kind is RoadKind.NONE


# --- how much --------------------------------------------------------------------------------
def test_the_estimate_tells_evidence_exactly_and_packages_about(ready):
    attach(ready, "siti", b"%PDF" + bytes(400_000))
    estimate = roads(ready.unit).estimate(ready.head)
    assert (estimate.evidence.files, estimate.evidence.size) == (1, 400_004)
    assert estimate.records == 2
    before = estimate.total(evidence=False)
    sent = roads(ready.unit).send(ready.head, Silent()).value
    assert sent.files[0][1] <= before <= 20 * sent.files[0][1]
    assert sent.part_bytes >= 400_004
    assert roads(ready.unit).estimate(ready.head).evidence.files == 1  # until it is acknowledged


# --- by hand ---------------------------------------------------------------------------------
def test_mails_carry_packages_and_evidence_to_the_office(ready, tmp_path):
    data = b"%PDF" + bytes(300_000)
    attach(ready, "siti", data)
    out = tmp_path / "surel"
    out.mkdir()
    (mail,) = roads(ready.unit).save_mails(ready.head, out, Silent()).value
    assert ready.office.people.services.exchange_desk.overview(ready.hr).office_name in mail.body
    items = roads(ready.office).collect(ready.hr, mail.folder, Silent()).value
    assert "applied" in {item.outcome for item in items}
    assert ready.office.workspace.evidence.get(sha(data)) == data


# --- by itself -------------------------------------------------------------------------------
def test_nothing_happens_by_itself_where_nobody_said_so(ready):
    ready.unit.people.submit("siti", "08.00-09.00 Rapat")
    assert roads(ready.unit).by_itself(ready.head, Silent()).value is False
    assert not list(ready.folder.glob("*-s2-*"))


def test_by_itself_it_sends_and_takes_the_answer_and_leaves_no_step_to_undo(ready):
    data = b"%PDF" + bytes(1_000)
    ready.unit.people.services.road_settings.use_by_itself(ready.head, yes=True)
    attach(ready, "siti", data)
    undoable = ready.unit.people.services.undo.can_undo(ready.head)
    assert roads(ready.unit).by_itself(ready.head, Silent()).value is True
    assert len(parts_in(ready.folder)) == 1
    roads(ready.office).collect(ready.hr, None, Silent())
    assert ready.office.workspace.evidence.has(sha(data))
    assert roads(ready.unit).by_itself(ready.head, Silent()).value is True
    assert ready.unit.desk.evidence.loose() == ()
    assert ready.unit.exchange.mailbook.pending_count(ready.head) == 0
    assert ready.unit.people.services.undo.can_undo(ready.head) == undoable


def test_by_itself_the_office_takes_answers_and_leaves_reports_to_hr(ready):
    services = ready.office.people.services
    services.road_settings.use_by_itself(ready.hr, yes=True)
    ready.unit.people.submit("siti", "08.00-09.00 Rapat")
    roads(ready.unit).send(ready.head, Silent())
    fresh = ready.office.desk.files_for_us(ready.folder)
    roads(ready.office).by_itself(ready.hr, Silent())
    waiting = ready.office.desk.files_for_us(ready.folder)
    assert len(waiting) == 1
    assert set(waiting) < set(fresh)


def test_by_itself_nothing_is_ever_deleted(ready):
    ready.unit.people.services.road_settings.use_by_itself(ready.head, yes=True)
    (ready.folder / "Catatan rapat.docx").write_bytes(b"x")
    attach(ready, "siti", b"%PDF" + bytes(1_000))
    roads(ready.unit).by_itself(ready.head, Silent())
    before = {p.name: p.read_bytes() for p in ready.folder.iterdir()}
    roads(ready.office).collect(ready.hr, None, Silent())
    roads(ready.unit).by_itself(ready.head, Silent())
    after = {p.name: p.read_bytes() for p in ready.folder.iterdir()}
    assert before.items() <= after.items()


def test_a_failure_of_the_road_is_remembered_and_a_success_clears_it(ready):
    ready.unit.people.submit("siti", "08.00-09.00 Rapat")
    hidden = ready.folder.rename(ready.folder.with_name("dicabut"))
    with pytest.raises((Offline, StorageUnavailable)):
        roads(ready.unit).send(ready.head, Silent())
    state = ready.unit.desk.rhythm.state
    assert "tidak ada sekarang" in state.message
    assert state.next is None  # by hand: no appointment
    hidden.rename(ready.folder)
    roads(ready.unit).send(ready.head, Silent())
    assert ready.unit.desk.rhythm.state.message == ""
    assert ready.unit.desk.rhythm.state.succeeded is not None


def test_evidence_that_was_sealed_stays_here_too_when_it_is_left_out(ready, tmp_path):
    """A flash disk too small today: what the package promised is asked for by the receipt."""
    data = b"%PDF" + bytes(1_000)
    attach(ready, "siti", data)
    (tmp_path / "stik").mkdir()
    at, road = roads(ready.unit), ready.unit.desk.evidence.road
    at.save(ready.head, tmp_path / "stik", ("sealed",), Silent())
    assert len(parts_in(tmp_path / "stik")) == 1
    road.include(ready.head, yes=False)
    (tmp_path / "kecil").mkdir()
    at.save(ready.head, tmp_path / "kecil", ("sealed",), Silent())
    assert parts_in(tmp_path / "kecil") == {}
    roads(ready.office).collect(ready.hr, tmp_path / "kecil", Silent())
    at.collect(ready.head, tmp_path / "kecil", Silent())
    assert len(ready.unit.desk.evidence.loose()) == 1
    road.include(ready.head, yes=True)
    at.save(ready.head, tmp_path / "kecil", ("sealed",), Silent(), quiet=True)
    roads(ready.office).collect(ready.hr, tmp_path / "kecil", Silent())
    assert ready.office.workspace.evidence.get(sha(data)) == data


class Locked(FolderTransport):
    """A folder, or a flash disk whose switch is set, that can be read and not written."""

    def put_if_absent(self, name, data):
        raise StorageUnavailable("target_read_only", path=str(self.root))


def test_what_was_taken_from_a_locked_flash_disk_is_shown_although_no_answer_fits(ready):
    """WG-12: the import is not lost from sight because its receipt could not be left."""
    path = ready.send_something()
    locked = Locked(path.parent, None)
    done = roads(ready.office).collect(ready.hr, locked, Silent())
    assert {item.outcome for item in done.value} == {"applied"}
    assert done.value[-1].problems[-1].code == "receipt_not_written"
    with pytest.raises(StorageUnavailable):  # nothing came, so this is all there is to tell
        roads(ready.office).collect(ready.hr, locked, Silent())


def test_a_place_that_may_not_be_looked_at_is_a_missing_one_and_no_accident(ready):
    """WG-12: a name too long, or a folder closed to this account."""
    nowhere = Path("/" + "x" * 5000)
    with pytest.raises(Offline):
        roads(ready.office).collect(ready.hr, nowhere, Silent())
    with pytest.raises(Offline):
        ready.office.desk.files_for_us(nowhere)
    found = ImportDesk(ready.office.people.services, ready.office.desk).gather(
        ready.hr, [nowhere], Silent()
    )
    assert [p.code for look in found.looks for p in look.item.problems] == ["package_unreadable"]


def test_a_package_cut_short_on_its_way_is_told_and_not_passed_over(ready, tmp_path):
    """X-4: a flash disk pulled too early leaves half a package."""
    path = ready.send_something()
    cut = tmp_path / path.name
    cut.write_bytes(path.read_bytes()[:-200])
    (item,) = roads(ready.office).collect(ready.hr, tmp_path, Silent()).value
    assert [problem.code for problem in item.problems] == ["sealed_damaged"]
    others = ready.unit.desk.verify(path)
    assert [problem.code for problem in others.problems] == ["age_not_for_us"]
