"""Write the golden packages from laptop to laptop. Run once for a format and never again:

    .venv/bin/python -m tests.sync.make_golden_handover tests/files/packages/paket-1/laptops

`naik` is what a member of the staff hands to the head (plan, log, own words), `turun` what comes
back (decisions, a published result, a task, a request for feedback).
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from tests.services.office import TODAY
from tests.sync.trio import copy_trio, enrol_trio

from penilaian_desktop.domain.appraisal import GiverRole
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.storage.workspace import Workspace
from penilaian_desktop.sync.carriers import open_json, workbook

KEY = bytes(range(32))


def main(target: Path) -> None:
    """Let two laptops hand over to one another and keep a package each way in each carrier."""
    target.mkdir(parents=True, exist_ok=False)
    made, copied = Path(tempfile.mkdtemp()), Path(tempfile.mkdtemp())
    for name in ("office", "head", "staff"):
        Workspace.create(made / name, KEY, title=name).close()
    trio = copy_trio((made, *enrol_trio(made, KEY)), copied, KEY)
    people, ids = trio.head.people, trio.head.people.ids
    trio.staff.people.plan("siti")
    entries = trio.staff.people.submit(
        "siti", "08.00-09.30 Melayani perekaman KTP-el =24 orang", "10.00-11.00 Rapat"
    )
    up = _handed(trio, trio.staff, trio.head)
    trio.hand(trio.staff, trio.head)
    services = people.services
    services.plans.decide(trio.bambang, services.plans.to_decide(trio.bambang)[0].id, agreed=True)
    services.reviews.accept(trio.bambang, [entries[0].id])
    services.reviews.return_many(trio.bambang, [entries[1].id], "Rapat apa?")
    people.appraise("siti", "bambang", publish=True)
    services.tasks.save(
        trio.bambang, None, title="Pindah arsip", starts=TODAY, members=(ids["siti"],)
    )
    services.peer_feedback.request(
        trio.bambang, ids["taufik"], "2026-T4", [(ids["siti"], GiverRole.PEER)]
    )
    down = _handed(trio, trio.head, trio.staff)
    for name, parcel in (("naik", up), ("turun", down)):
        (target / f"{name}.paket").write_bytes(parcel.sealed)
        (target / f"{name}.paket.json").write_bytes(parcel.open_json)
        content = open_json.read(parcel.open_json)
        (target / f"{name}.paket.xlsx").write_bytes(workbook.write(*content))
    (target / "kantor.paket-kartu").write_bytes(people.services.enrolling.card())
    secrets = {
        "identities": [
            at.exchange.trust().self_device.age_identity for at in (trio.head, trio.staff)
        ],
        "identity_of": {"naik": up.identity, "turun": down.identity},
    }
    (target / "kunci.json").write_text(json.dumps(secrets, indent=1) + "\n", encoding="utf-8")
    trio.close()


def _handed(trio, giver, taker):
    kid = trio.kid(taker)
    trio.handing(giver).hand(trio.session(giver), kid, trio.folder, Silent())
    return [p for p in giver.exchange.mailbook.unanswered() if p.aud == kid][-1]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
