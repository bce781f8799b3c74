"""Check one workspace: its files, its databases, its journal, its backups."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from penilaian_desktop.app.opening import Clock, open_workspace
from penilaian_desktop.app.paths import Paths
from penilaian_desktop.cli.backend import CheckLine
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.storage.vault import Vault

FILES = ("vault.json", "workspace.db", "evidence.db", "archive.db")


def check_workspace(
    root: Path, account: str | None, password: str | None, paths: Paths, clock: Clock
) -> Iterator[CheckLine]:
    """Check a workspace; without an account only what can be seen while it is locked."""
    missing = [name for name in FILES if not (root / name).is_file()]
    detail = ", ".join(missing) + " tidak ada" if missing else "lengkap"
    yield CheckLine("berkas ruang kerja", not missing, detail)
    if missing:
        return
    try:
        slots = Vault.open(root).slots
        yield CheckLine("kunci", bool(slots), f"{len(slots)} akun")
        encrypted = [not _plain(root / name) for name in FILES[1:]]
        yield CheckLine("penyandian", all(encrypted), "basis data tersandi")
        if account is None or password is None:
            return
        live = open_workspace(root, account, password, paths, clock)
    except PenilaianError as error:
        yield CheckLine("ruang kerja", False, str(describe(error)))
        return
    try:
        with live.workspace.read() as unit:
            journal = unit.journal.verify()
        broken = journal.broken_at
        yield CheckLine(
            "jurnal",
            broken is None,
            "rantai utuh" if broken is None else f"rantai terputus pada catatan {broken}",
        )
        backups = live.services.backups.list(live.session)
        newest = f"terbaru {short_date(backups[0].made.date())}" if backups else "belum ada"
        yield CheckLine("cadangan", True, newest)
    except PenilaianError as error:
        yield CheckLine("ruang kerja", False, str(describe(error)))
    finally:
        live.close()


def _plain(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(15) == b"SQLite format 3"
