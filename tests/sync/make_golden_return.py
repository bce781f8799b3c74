"""Write the golden packages of trust over time. Run once for a format and never again:

    .venv/bin/python -m tests.sync.make_golden_return tests/files/packages/paket-1/waktu

`epoch` is the first report of a laptop that was restored, `return` what the office gives back to
it, `request` how it asks for a new key in place of its own.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

from tests.sync.pair import copy_pair, enrol, side

from penilaian_desktop.storage.workspace import Workspace
from penilaian_desktop.sync.carriers import open_json, workbook
from penilaian_desktop.sync.rotating import Rotating
from penilaian_desktop.sync.trust_desk import TrustDesk

KEY = bytes(range(32))


def main(target: Path) -> None:
    """Restore a laptop, confirm its epoch, renew its key; keep the packages in each carrier."""
    target.mkdir(parents=True, exist_ok=False)
    made, root = Path(tempfile.mkdtemp()), Path(tempfile.mkdtemp())
    for name in ("office", "unit"):
        Workspace.create(made / name, KEY, title=name).close()
    (made / "tukar").mkdir()
    pair = copy_pair((made, *enrol(made / "office", made / "unit", made / "tukar", KEY)), root, KEY)
    pair.unit.people.plan("siti", agree_by="bambang")
    pair.exchange_all()
    shutil.copytree(root / "unit", root / "cadangan")
    pair.unit.people.submit("siti", "08.00-09.30 Melayani perekaman KTP-el =24 orang")
    pair.unit.people.appraise("siti", "bambang", publish=True)
    pair.exchange_all()
    pair.unit.workspace.close()
    shutil.rmtree(root / "unit")
    shutil.copytree(root / "cadangan", root / "unit")
    people = pair.unit.people
    pair.unit = side(root / "unit", KEY, people.clock, people.ids, people.units)
    pair.unit.desk.receive_all(pair.head, pair.folder)
    pair.unit.people.submit("siti", "10.00-11.00 Rapat")
    pair.send()
    epoch = pair.unit.exchange.mailbook.unanswered()[-1]
    pair.office.desk.accept(pair.hr, epoch.sealed)
    trust = TrustDesk(pair.office.people.services, pair.office.desk)
    trust.confirm(pair.hr, trust.held(pair.hr)[0], pair.folder)
    back = pair.office.exchange.mailbook.unanswered()[-1]
    request = Rotating(pair.unit.exchange, people.services.enrolling).device(pair.head, [])
    for name, parcel in (("epoch", epoch), ("return", back), ("request", request)):
        (target / f"{name}.paket").write_bytes(parcel.sealed)
        (target / f"{name}.paket.json").write_bytes(parcel.open_json)
        content = open_json.read(parcel.open_json)
        (target / f"{name}.paket.xlsx").write_bytes(workbook.write(*content))
    (target / "kantor.paket-kartu").write_bytes(pair.keys.card)
    secrets = {
        "identities": [
            at.exchange.trust().self_device.age_identity for at in (pair.office, pair.unit)
        ],
        "identity_of": {
            "epoch": epoch.identity, "return": back.identity, "request": request.identity,
        },
    }  # fmt: skip
    (target / "kunci.json").write_text(json.dumps(secrets, indent=1) + "\n", encoding="utf-8")
    pair.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
