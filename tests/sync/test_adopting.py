"""A laptop that began before it joined: the office's ids win, the history stays (UC-7, X-4)."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date

import pytest
from tests.services.office import TODAY, Clock, Office
from tests.sync.pair import PASSPHRASE, Pair, Side, side

from penilaian_desktop.app.paths import resources_folder
from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.account import Account
from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.employee import Agency, Assignment, Employee, Unit
from penilaian_desktop.domain.plan import Plan, Rhk
from penilaian_desktop.domain.task import Task
from penilaian_desktop.services.adopting import Adopting
from penilaian_desktop.services.registry import build_services
from penilaian_desktop.storage.library_file import load_library
from penilaian_desktop.storage.schemes import load_schemes
from penilaian_desktop.storage.workspace import Workspace
from penilaian_desktop.sync.asking import AccountAsk
from penilaian_desktop.sync.desk import Desk

KEY = bytes(range(32))
SITI = "199208172016032008"


def begun_alone(root, key, clock, identity) -> Side:
    """Start a workspace as the program does, for one person with an account."""
    workspace = Workspace.open(root, key, clock=clock)
    resources = resources_folder()
    services = build_services(workspace, load_schemes(resources), clock, load_library(resources))
    person = services.founding.begin(
        agency="Kota Contoh", place="Kota Contoh", unit_name="Loket", name="Siti A.",
        identity=identity, position="Operator",
    )  # fmt: skip
    people = Office(workspace, services, clock, {"siti": person}, {})
    signer = people.session("siti").signer
    with workspace.write(services.context.installation()) as unit:
        unit.accounts.save(
            Account(
                account_id="account-siti", name="siti", person_id=person, roles=(Role.EMPLOYEE,),
                public_jwk=json.dumps(signer.public_jwk),
            )
        )  # fmt: skip
    return Side(people, Desk(services))


@pytest.fixture(scope="session")
def alone_template(workspace_template, tmp_path_factory):
    """The office, and a laptop that siti began on her own with a plan and two entries."""
    root = tmp_path_factory.mktemp("sendiri")
    for name in ("office", "laptop"):
        shutil.copytree(workspace_template, root / name)
    clock = Clock()
    office = side(root / "office", KEY, clock)
    with office.workspace.read() as unit:
        known = unit.get(Employee, office.people.ids["siti"])
    with office.workspace.write(office.people.services.context.installation()) as unit:
        unit.put(replace(known, identity=SITI))
    laptop = begun_alone(root / "laptop", KEY, clock, SITI)
    laptop.people.plan("siti", submit=False)
    laptop.people.submit("siti", "08.00-09.30 Rapat", "10.00-11.00 Loket")
    laptop.people.services.tasks.save(
        laptop.people.session("siti"), None, title="Arsip", starts=TODAY
    )
    pair = Pair(office, laptop, root, None)
    keys = office.desk.enrolment.found_office(
        pair.hr, name="BKPSDM Kota Contoh", passphrase=PASSPHRASE
    )
    pair.close()
    return root, keys, office.people, laptop.people.ids


@pytest.fixture
def alone(alone_template, tmp_path):
    """A fresh copy of the two."""
    root, keys, people, ids = alone_template
    for name in ("office", "laptop"):
        shutil.copytree(root / name, tmp_path / name)
    clock = Clock()
    pair = Pair(
        side(tmp_path / "office", KEY, clock, dict(people.ids), people.units),
        side(tmp_path / "laptop", KEY, clock, dict(ids), {}),
        tmp_path,
        keys,
    )
    yield pair
    pair.close()


def join(pair) -> None:
    laptop, siti = pair.unit, pair.unit.people.session("siti")
    enrolment = laptop.desk.enrolment
    enrolment.make_device(siti, name="LOKET-07")
    enrolment.join(siti, pair.keys.card)
    ask = AccountAsk(
        signer=siti.signer, person_id=siti.person_id, name="Siti A.",
        identity=SITI, roles=("employee",),
    )  # fmt: skip
    request = enrolment.request(siti, [ask], unit_name="Loket")
    package = pair.office.desk.enrolment.read_request(request.sealed)
    unit_id = pair.office.people.units["dinas"]
    for parcel in pair.office.desk.enrolment.approve(pair.hr, package, unit_id=unit_id):
        assert laptop.desk.accept(siti, parcel.sealed).value.outcome == "applied"


def test_everything_of_the_person_stands_under_the_offices_id(alone):
    before = alone.unit.people.ids["siti"]
    real = alone.office.people.ids["siti"]
    join(alone)
    with alone.unit.workspace.read() as unit:
        for type_ in (Plan, Rhk, Activity, Task):
            found = unit.find(type_)
            assert found
            assert {(r.person_id, r.author_id) for r in found} == {(real, real)}
        assert unit.get(Employee, before) is None
        assert unit.accounts.get("account-siti").person_id == real
        assert [a.name for a in unit.find(Agency)] == ["Pemerintah Kota Contoh"]
        assert "Loket" not in {u.name for u in unit.find(Unit)}
        assert unit.find(Assignment, person_id=before) == ()
        assert len(unit.find(Period, code="2026-T4")) == 1
    assert alone.unit.people.services.accounts.is_stale(alone.unit.people.session("siti"))


def test_the_history_keeps_the_versions_of_before(alone):
    with alone.unit.workspace.read() as unit:
        old = {a.id: a for a in unit.find(Activity)}
    join(alone)
    with alone.unit.workspace.read() as unit:
        for record in unit.find(Activity):
            versions = unit.journal.versions(record.id)
            assert old[record.id] in versions
            assert record.version == old[record.id].version + 1
        assert unit.journal.verify().whole


def test_the_first_report_is_taken_whole(alone):
    join(alone)
    alone.unit.people.ids["siti"] = alone.office.people.ids["siti"]
    siti = alone.unit.session("siti")
    done = alone.unit.desk.seal(siti, "report", out=alone.folder)
    item = alone.office.desk.accept(alone.hr, alone.folder / done.value.files[-1]).value
    assert (item.outcome, item.refused) == ("applied", 0)
    with alone.office.workspace.read() as unit:
        assert len(unit.find(Activity)) == 2
        assert {a.person_id for a in unit.find(Activity)} == {siti.person_id}


def test_it_happens_once(alone):
    join(alone)
    context = alone.unit.people.services.context
    assert not Adopting(context).run(alone.unit.people.session("siti"))


def test_what_the_office_does_not_know_stays(alone):
    with alone.unit.workspace.write(alone.unit.people.services.context.installation()) as unit:
        other = unit.add(
            replace(unit.find(Employee)[0], id="0198c2a0-0000-7000-8000-000000000001",
                    identity="", name="Tamu")
        )  # fmt: skip
        unit.add(
            replace(unit.find(Period)[0], id="0198c2a0-0000-7000-8000-000000000002",
                    code="2027-T1", starts=date(2027, 1, 1), ends=date(2027, 3, 31))
        )  # fmt: skip
    join(alone)
    with alone.unit.workspace.read() as unit:
        assert unit.get(Employee, other.id) is not None
        assert unit.find(Period, code="2027-T1")
