"""Write the golden package with evidence in parts. Run once for a format and never again:

.venv/bin/python -m tests.sync.make_golden_evidence tests/files/packages/paket-1-bukti
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from tests.services.office import Clock
from tests.sync.attaching import attach, parts_in, sha
from tests.sync.pair import PASSPHRASE, Pair, add_laptop, side

from penilaian_desktop.storage.workspace import Workspace
from penilaian_desktop.sync.carriers import open_json, workbook

KEY = bytes(range(32))
BLOBS = (b"%PDF-1.7\n" + bytes(range(256)) * 1024 + b"\n%%EOF\n", b"%PDF-1.7\nbukti kecil\n%%EOF\n")
"""A file of two parts, of which the second is small, and one of a single part."""


def main(target: Path) -> None:
    """Found an office, enrol a laptop, and keep a report with evidence and what opens it."""
    target.mkdir(parents=True, exist_ok=False)
    root = Path(tempfile.mkdtemp())
    for name in ("office", "unit"):
        Workspace.create(root / name, KEY, title=name).close()
    clock = Clock()
    office = side(root / "office", KEY, clock)
    unit = side(root / "unit", KEY, clock, office.people.ids, office.people.units)
    pair = Pair(office, unit, target, None)
    keys = office.desk.enrolment.found_office(
        pair.hr, name="BKPSDM Kota Contoh", passphrase=PASSPHRASE
    )
    add_laptop(pair, unit, keys, "LAYANAN-02", ("siti", "bambang"))
    attach(pair, "siti", *BLOBS)
    path = pair.send()
    path.rename(target / "report.paket")
    (parcel,) = unit.exchange.mailbook.unanswered()
    (target / "report.paket.json").write_bytes(parcel.open_json)
    content = open_json.read(parcel.open_json)
    (target / "report.paket.xlsx").write_bytes(workbook.write(*content))
    (target / "kantor.paket-kartu").write_bytes(keys.card)
    secrets = {
        "identities": [office.exchange.trust().self_device.age_identity],
        "identity": parcel.identity,
        "blobs": [sha(blob) for blob in BLOBS],
        "parts": sorted(parts_in(target)),
    }
    (target / "kunci.json").write_text(json.dumps(secrets, indent=1) + "\n", encoding="utf-8")
    pair.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
