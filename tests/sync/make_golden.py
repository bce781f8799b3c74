"""Write the golden packages of format 1. Run once for a format and never again:

    .venv/bin/python -m tests.sync.make_golden tests/files/packages/paket-1

Golden packages are read for ever; a later version of the program must not need new ones.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from tests.services.office import Clock
from tests.sync.pair import PASSPHRASE, Pair, craft, side

from penilaian_desktop.domain.exchange import PackageKind
from penilaian_desktop.storage.workspace import Workspace
from penilaian_desktop.sync.asking import AccountAsk
from penilaian_desktop.sync.carriers import open_json, workbook

KEY = bytes(range(32))


def main(target: Path) -> None:
    """Found an office, enrol a laptop, and keep one package of each kind in each carrier."""
    target.mkdir(parents=True, exist_ok=False)
    root = Path(tempfile.mkdtemp())
    for name in ("office", "unit"):
        Workspace.create(root / name, KEY, title=name).close()
    clock = Clock()
    office = side(root / "office", KEY, clock)
    unit = side(root / "unit", KEY, clock, office.people.ids, office.people.units)
    pair = Pair(office, unit, root, None)
    keys = office.desk.enrolment.found_office(
        pair.hr, name="BKPSDM Kota Contoh", passphrase=PASSPHRASE
    )
    siti = unit.people.session("siti")
    unit.desk.enrolment.make_device(siti, name="LAYANAN-02", unit_id=unit.people.units["dinas"])
    unit.desk.enrolment.join(siti, keys.card)
    asks = [
        AccountAsk(signer=unit.people.session(who).signer, person_id=unit.people.ids[who], name=who)
        for who in ("siti", "bambang")
    ]
    request = unit.desk.enrolment.request(siti, asks, unit_name="Disdukcapil")
    package = office.desk.enrolment.read_request(request.sealed)
    (master,) = office.desk.enrolment.approve(pair.hr, package, unit_id=unit.people.units["dinas"])
    unit.desk.accept(siti, master.sealed)
    unit.people.plan("siti", agree_by="bambang")
    unit.people.submit(
        "siti", "08.00-09.30 Melayani perekaman KTP-el =24 orang", "10.00-11.00 Rapat"
    )
    unit.people.appraise("siti", "bambang", publish=True)
    unit.desk.seal(pair.head, "report")
    report = unit.exchange.mailbook.unanswered()[-1]
    office.desk.accept(pair.hr, report.sealed)
    receipt = office.exchange.mailbook.newest_receipts()[0]
    closing = craft(unit, [], kind=PackageKind.CLOSING)
    for parcel, name in (
        (request, "enrolment_request"), (master, "master"), (report, "report"),
        (receipt, "receipt"), (closing, "closing"),
    ):  # fmt: skip
        (target / f"{name}.paket").write_bytes(parcel.sealed)
        (target / f"{name}.paket.json").write_bytes(parcel.open_json)
        content = open_json.read(parcel.open_json)
        (target / f"{name}.paket.xlsx").write_bytes(workbook.write(*content))
    (target / "kantor.paket-kartu").write_bytes(keys.card)
    secrets = {
        "identities": [s.exchange.trust().self_device.age_identity for s in (office, unit)],
        "identity_of": {
            name: parcel.identity
            for name, parcel in (
                ("enrolment_request", request), ("master", master), ("report", report),
                ("receipt", receipt), ("closing", closing),
            )
        },
    }  # fmt: skip
    (target / "kunci.json").write_text(json.dumps(secrets, indent=1) + "\n", encoding="utf-8")
    (target / "kunci-kantor.age").write_bytes(keys.root_file)
    pair.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
