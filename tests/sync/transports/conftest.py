"""An office's marker without a workspace, real servers, disks that are full or read-only."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.sync.pair import PASSPHRASE
from tests.sync.transports import servers
from tests.sync.transports.authority import certificate_authority
from tests.sync.transports.wire import Wire

from penilaian_desktop.sync.card import MARKER_NAME, office_key, write_marker
from penilaian_desktop.sync.certificates import Issuer
from penilaian_desktop.sync.root_file import open_root
from penilaian_desktop.sync.signature import SigningKey
from penilaian_desktop.sync.transports.folder import FolderTransport
from penilaian_desktop.sync.transports.transport import Transport
from penilaian_desktop.sync.transports.webdav import WebDavTransport
from penilaian_desktop.sync.transports.webdav_site import WebDavSite
from penilaian_desktop.sync.trust import TrustBook

GOLDEN = Path(__file__).parents[2] / "files" / "packages" / "paket-1"
PLACE = "01940000-0000-7000-8000-00000000000a"


@dataclass
class OfficeMarker:
    """The marker of an office, and what a laptop of it knows."""

    data: bytes
    book: TrustBook


@dataclass
class Place:
    """A place to leave packages, seen by the transport and on disk; `wire` for a server."""

    root: Path
    open: Callable[..., Transport]
    wire: Wire | None = None

    def visible(self) -> dict[str, bytes]:
        """Return the files under final names, as they lie on disk.

        Apache writes what comes in under a name of its own, which it does not show to anybody.
        """
        return {
            p.name: p.read_bytes()
            for p in self.root.iterdir()
            if p.is_file()
            and "sementara-" not in p.name
            and not p.name.startswith(".davfs.tmp")
            and p.name != MARKER_NAME
        }

    def drafts(self) -> list[str]:
        """Return the temporary files that were left."""
        return [p.name for p in self.root.iterdir() if "sementara-" in p.name]


@pytest.fixture(scope="session")
def marker():
    root = open_root((GOLDEN / "kunci-kantor.age").read_bytes(), PASSPHRASE)
    book = office_key(GOLDEN / "kantor.paket-kartu")
    key = SigningKey(bytes(range(32)))
    now = datetime(2026, 11, 18, 7, 30, tzinfo=UTC)
    age = book.newest_intake().age
    intake = Issuer(office=root.office_id, key=root.key).intake(
        9, key.public_jwk, "BKPSDM Kota Contoh", age, now
    )
    data = write_marker(
        Issuer(office=root.office_id, key=key),
        name="BKPSDM Kota Contoh",
        place=PLACE,
        certificates=(intake,),
        now=now,
    )
    return OfficeMarker(data, book)


@pytest.fixture(scope="session")
def authority():
    """A certificate authority of the office's own: its PEM, and a server's certificate and key."""
    return certificate_authority()


@pytest.fixture(params=servers.KINDS)
def online(request, every_server, marker):
    """A fresh folder of the office on a server, reached through a wire that can be cut."""
    running = every_server[request.param]
    place = server_place(running, f"uji{len(list(running.root.iterdir()))}", marker)
    yield place
    place.wire.close()


def server_place(server, name: str, marker, folder: Path | None = None) -> Place:
    root = folder or server.root / name
    root.mkdir(exist_ok=True)
    if folder is None:
        (root / MARKER_NAME).write_bytes(marker.data)
    if server.kind == "apache":
        subprocess.run(["chown", "-R", "www-data:www-data", root], check=False)
    wire = Wire(server.port)

    def transport(password=servers.PASSWORD, read=5.0, port=None, book=marker.book):
        site = WebDavSite.of(
            f"http://127.0.0.1:{port or wire.port}/dav/{name}/",
            user=servers.USER,
            password=password,
        )
        return WebDavTransport(site, book, connect=2.0, read=read, patience=10.0)

    return Place(root, transport, wire)


@pytest.fixture
def on_disk(tmp_path, marker):
    root = tmp_path / "tukar"
    root.mkdir()
    (root / MARKER_NAME).write_bytes(marker.data)
    return Place(root, lambda book=marker.book: FolderTransport(root, book))


@pytest.fixture(params=["folder", *servers.KINDS])
def place(request, marker):
    """The same empty place of the office over every road."""
    if request.param == "folder":
        yield request.getfixturevalue("on_disk")
        return
    running = request.getfixturevalue("every_server")[request.param]
    number = len(list(running.root.iterdir()))
    found = server_place(running, f"uji{number}", marker)
    yield found
    found.wire.close()


@pytest.fixture(scope="session")
def every_server(authority):
    running = {k: servers.start(k, (authority.cert, authority.key)) for k in servers.KINDS}
    yield running
    for one in running.values():
        one.stop()


@pytest.fixture
def disk():
    """Make small real disks: `disk(folder, size)` mounts one there until the test ends."""
    mounted: list[Path] = []

    def mount(folder: Path, size: str) -> Path:
        folder.mkdir(exist_ok=True)
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size},mode=777", "tmpfs", folder],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            pytest.fail(f"Uji ini memasang disk kecil dan perlu hak root: {done.stderr}")
        mounted.append(folder)
        return folder

    yield mount
    for folder in reversed(mounted):
        subprocess.run(["umount", "-l", folder], check=False, capture_output=True)
