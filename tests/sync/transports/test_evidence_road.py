"""X-4: evidence over real servers that are cut off: at most one part of 256 KiB goes twice."""

from __future__ import annotations

import os

import pytest
from tests.sync.attaching import attach, sha
from tests.sync.transports import servers
from tests.sync.transports.conftest import OfficeMarker, server_place

from penilaian_desktop.domain.errors import Offline
from penilaian_desktop.domain.evidence_road import PART_BYTES
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.sync.roads import Roads
from penilaian_desktop.sync.workspace_trust import trust_book

BIG = b"%PDF-1.7\n" + os.urandom(2 * PART_BYTES + 70_000)


@pytest.mark.parametrize("kind", servers.KINDS)
def test_after_a_cut_at_most_one_part_is_sent_again(pair, every_server, kind):
    """Counted on the wire, requests and answers of the second run included."""
    marker = OfficeMarker(
        pair.office.desk.enrolment.marker(), trust_book(pair.unit.exchange.trust())
    )
    server = every_server[kind]
    place = server_place(server, f"bukti{len(list(server.root.iterdir()))}", marker)
    attach(pair, "siti", BIG)
    roads = Roads(pair.unit.people.services, pair.unit.desk)
    place.wire.cut(up=PART_BYTES + PART_BYTES // 2)
    with pytest.raises(Offline):
        roads.save(pair.head, place.open(), ("sealed",), Silent())
    first = place.wire.up
    assert all(f"b-{sha(data)}" == name for name, data in place.visible().items())
    assert len(place.visible()) == 1
    place.wire.heal()
    sent = roads.save(pair.head, place.open(), ("sealed",), Silent()).value
    assert (sent.parts, sent.packages) == (2, 1)
    size = sum(len(data) for data in place.visible().values())
    assert first + place.wire.up - size <= PART_BYTES
    office = Roads(pair.office.people.services, pair.office.desk)
    items = office.collect(pair.hr, place.open(), Silent()).value
    assert {item.outcome for item in items} == {"applied"}
    assert pair.office.workspace.evidence.get(sha(BIG)) == BIG
    roads.collect(pair.head, place.open(), Silent())
    assert pair.unit.desk.evidence.loose() == ()
    place.wire.close()
