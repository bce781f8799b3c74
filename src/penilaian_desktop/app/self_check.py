"""The self-check behind `penilaian check`: every part of the installation is really used once."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from penilaian_desktop.app.opening import print_fonts
from penilaian_desktop.app.paths import Paths
from penilaian_desktop.cli.backend import CheckLine
from penilaian_desktop.domain.appraisal import OrganisationPredicate, Predicate
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.form_views import EvaluationFormView, FormFoot
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.plan import PersonSnapshot


def check_installation(paths: Paths) -> Iterator[CheckLine]:
    """Use the regulations, a database, paper, sheets, signatures, a server's road, the window."""
    checks: tuple[tuple[str, Callable[[Paths], str]], ...] = (
        ("aturan", _regulations),
        ("basis data tersandi", _database),
        ("formulir PDF", _paper),
        ("lembar kerja", _sheets),
        ("tanda tangan dan sandi paket", _signatures),
        ("sambungan ke server", _server),
        ("gambar dan huruf", _window),
    )
    for name, check in checks:
        try:
            yield CheckLine(name, True, check(paths))
        except PenilaianError as error:
            yield CheckLine(name, False, str(describe(error)))
        except (OSError, ImportError, ValueError, RuntimeError, AssertionError) as error:
            yield CheckLine(name, False, f"{type(error).__name__}: {error}")


def _regulations(paths: Paths) -> str:
    from penilaian_desktop.domain.scoring import score  # noqa: PLC0415
    from penilaian_desktop.storage.schemes import load_schemes  # noqa: PLC0415

    book = load_schemes(paths.resources)
    facts = {"hasil_kerja": "sesuai_ekspektasi", "perilaku_kerja": "di_atas_ekspektasi"}
    result = dict(score(book.get("permenpanrb-6-2022"), facts).result)
    assert result["predikat"] == "baik"
    return f"{len(book.codes)} aturan terbaca"


def _database(_paths: Paths) -> str:
    from penilaian_desktop.storage.vault import Vault  # noqa: PLC0415
    from penilaian_desktop.storage.workspace import Workspace  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "uji"
        _, key, _ = Vault.create(root)
        Workspace.create(root, key, title="uji").close()
        workspace = Workspace.open(root, key)
        try:
            assert workspace.title == "uji"
            head = (root / "workspace.db").read_bytes()[:16]
        finally:
            workspace.close()
        assert not head.startswith(b"SQLite format"), "the database is not encrypted"
    return "dibuat, ditutup, dibuka lagi"


def _paper(paths: Paths) -> str:
    from penilaian_desktop.reports.door import render  # noqa: PLC0415
    from penilaian_desktop.reports.preview import page_count  # noqa: PLC0415

    print_fonts(paths)
    person = PersonSnapshot(name="Contoh", identity="199208172016032001", position="Contoh")
    pdf = render(
        "dokumen-evaluasi",
        EvaluationFormView(
            agency="Instansi Contoh",
            place="Contoh",
            period_label="Triwulan I 2026",
            starts=date(2026, 1, 1),
            ends=date(2026, 3, 31),
            employee=person,
            appraiser=person,
            appraiser_superior=person,
            organisation=OrganisationPredicate.BAIK,
            predicate=Predicate.BAIK,
            notes="",
            objection_on=None,
            objection="",
            explanation="",
            decision="",
            signed_on=None,
            foot=FormFoot(data_sha256="", package_id="", printed_from="pemeriksaan"),
        ),
    )
    return f"{page_count(pdf)} halaman tercetak"


def _sheets(_paths: Paths) -> str:
    from penilaian_desktop.spreadsheets.intake import intake  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "uji.csv"
        path.write_text(
            "NIP;NAMA;JABATAN\n199208172016032001;Contoh;Pengadministrasi\n", encoding="utf-8"
        )
        sheet = intake(path)
    assert len(sheet.records) == 1
    return "satu baris terbaca di proses tersendiri"


def _signatures(_paths: Paths) -> str:
    import pyrage  # noqa: PLC0415

    from penilaian_desktop.sync.signature import SigningKey  # noqa: PLC0415

    key = SigningKey(bytes(32))
    identity = pyrage.x25519.Identity.generate()
    text = str(Decimal(1)).encode()
    assert pyrage.decrypt(pyrage.encrypt(text, [identity.to_public()]), [identity]) == text
    return f"kunci {key.kid[:8]}"


def _server(_paths: Paths) -> str:
    """Make ready for a server with the certificates of the system; nothing is connected to."""
    from penilaian_desktop.sync.transports.webdav_listing import listed_names  # noqa: PLC0415
    from penilaian_desktop.sync.transports.webdav_site import WebDavSite  # noqa: PLC0415

    site = WebDavSite.of("https://localhost/")
    site.pool(1, 1).clear()
    answer = b'<a xmlns="DAV:"><response><href>/a.paket</href></response></a>'
    assert listed_names([answer], site.path) == ("a.paket",)
    return "siap, sertifikat menurut sistem"


def _window(paths: Paths) -> str:
    import os  # noqa: PLC0415

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from penilaian_desktop.app.window import dress  # noqa: PLC0415

    app = QApplication.instance() or QApplication(["penilaian"])
    assert isinstance(app, QApplication)
    dressed = dress(app, paths)
    assert not dressed.look.icon("home").isNull(), "an icon is missing"
    return app.font().family()
