"""X-4: what a lost laptop had proved comes back with its records."""

from __future__ import annotations

import os

from tests.sync.attaching import sha
from tests.sync.fresh import found

from penilaian_desktop.domain.activity import Activity, EvidenceLink
from penilaian_desktop.domain.evidence_road import PART_BYTES
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.domain.record import new_id

BIG = b"%PDF-1.7\n" + os.urandom(PART_BYTES)


def test_a_new_laptop_gets_the_evidence_of_the_lost_one_back(tmp_path):
    """A return package brings what the office holds, evidence too, sealed for the new laptop."""
    world = found(tmp_path)
    old = world.laptop("laptop")
    world.approve()
    old.collect(world.tukar)
    old.open()
    old.log("08.00-09.00 Rapat")
    context = old.services.context
    with context.write(old.session) as uow:
        (entry,) = uow.find(Activity)
        sha256 = old.live.workspace.evidence.put(BIG, "application/pdf")
        uow.add(
            EvidenceLink(
                id=new_id(), at=context.now(), person_id=entry.person_id, activity_id=entry.id,
                sha256=sha256, name="bukti.pdf", media="application/pdf", size=len(BIG),
            )
        )  # fmt: skip
    old.send(world.tukar)
    world.take_all()
    assert world.office.live.workspace.evidence.has(sha(BIG))
    old.close()

    new = world.laptop("laptop-baru")
    world.approve()
    world.office.trust.give_back(world.office.session, new.session.device_id, world.tukar)
    new.collect(world.tukar)
    new.open()
    assert new.live.workspace.evidence.get(sha(BIG)) == BIG
    world.office.roads.collect(world.office.session, world.tukar, Silent())
    assert world.office.live.desk.evidence.loose() == ()
    new.close()
    world.office.close()
