"""Reading the certificate authority that an office runs itself."""

from __future__ import annotations

from pathlib import Path

from penilaian_desktop.domain.errors import RuleViolation, StorageUnavailable
from penilaian_desktop.sync.transports.webdav_site import WebDavSite

CA_LIMIT = 256 * 1024


def read_ca(path: Path) -> str:
    """Return the PEM text of a file with certificate authorities.

    Raises StorageUnavailable `package_unreadable`, RuleViolation `server_ca`.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(CA_LIMIT + 1)
        text = data.decode("ascii")
    except OSError:
        raise StorageUnavailable("package_unreadable", file=path.name) from None
    except UnicodeDecodeError:
        raise RuleViolation("server_ca", field="ca") from None
    if len(data) > CA_LIMIT or not text.strip():
        raise RuleViolation("server_ca", field="ca")
    return WebDavSite.of("https://localhost/", ca=text).ca
