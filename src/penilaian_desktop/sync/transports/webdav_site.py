"""The address of a WebDAV folder: what is accepted, and how one connects to it."""

from __future__ import annotations

import base64
import ipaddress
import ssl
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from penilaian_desktop.domain.errors import RuleViolation

if TYPE_CHECKING:
    from urllib3 import PoolManager

_PATH_SAFE = "/-._~!$&'()*+,;=:@"
_MOST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class WebDavSite:
    """A folder on a server and how to sign in there; `url` ends with a slash.

    `ca` is the PEM text of further certificate authorities. `plain` = the person confirmed that
    names and password travel unencrypted; to this computer itself that needs no confirmation.
    """

    url: str
    user: str = ""
    password: str = field(default="", repr=False)
    ca: str = field(default="", repr=False)
    plain: bool = False

    @classmethod
    def of(
        cls, address: str, *, user: str = "", password: str = "", ca: str = "", plain: bool = False
    ) -> WebDavSite:
        """Return a checked site.

        Raises RuleViolation `server_address`, `server_plain` (http without confirmation),
        `server_user` (a colon in the name), `server_ca`.
        """
        url = _checked(address)
        if url.startswith("http:") and not plain and not _is_here(host_of(url)):
            raise RuleViolation("server_plain", field="url", host=host_of(url))
        if ":" in user or not _printable(user) or not _printable(password):
            raise RuleViolation("server_user", field="user")
        if ca:
            _try_ca(ca)
        return cls(url=url, user=user, password=password, ca=ca, plain=plain)

    @property
    def host(self) -> str:
        """Return the name of the server."""
        return host_of(self.url)

    @property
    def path(self) -> str:
        """Return the path of the folder, not encoded, with a slash at its end."""
        return unquote(urlsplit(self.url).path)

    @property
    def origin(self) -> tuple[str, str, int]:
        """Return scheme, host and port: what a redirect must not change."""
        return origin_of(self.url)

    def address(self, name: str = "") -> str:
        """Return the URL of a file in the folder."""
        return self.url + quote(name, safe="-._~")

    def headers(self) -> dict[str, str]:
        """Return what goes along with every request."""
        found = {"User-Agent": "Penilaian", "Accept-Encoding": "identity"}
        if self.user:
            pair = f"{self.user}:{self.password}".encode()
            found["Authorization"] = "Basic " + base64.b64encode(pair).decode("ascii")
        return found

    def pool(self, connect: float, read: float) -> PoolManager:
        """Return connections to the server: no retries, no proxy, certificates of the system."""
        import truststore  # noqa: PLC0415 - only where a server is used
        from urllib3 import PoolManager, Timeout  # noqa: PLC0415

        timeout = Timeout(connect=connect, read=read)
        if self.url.startswith("http:"):
            return PoolManager(num_pools=1, maxsize=1, timeout=timeout, retries=False)
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if self.ca:
            context.load_verify_locations(cadata=self.ca)
        return PoolManager(
            num_pools=1, maxsize=1, timeout=timeout, retries=False, ssl_context=context
        )


def host_of(url: str) -> str:
    """Return the host of a checked URL."""
    return urlsplit(url).hostname or ""


def origin_of(url: str) -> tuple[str, str, int]:
    """Return scheme, host and port of a URL."""
    parts = urlsplit(url)
    return (
        parts.scheme,
        (parts.hostname or "").lower(),
        parts.port or (443 if parts.scheme == "https" else 80),
    )


def _checked(address: str) -> str:
    text = address.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        port = parts.port
    except ValueError:
        raise RuleViolation("server_address", field="url") from None
    host = parts.hostname or ""
    fits = (
        parts.scheme in {"http", "https"}
        and host
        and host.isascii()
        and not parts.username
        and not parts.password
        and not parts.query
        and not parts.fragment
        and len(text) <= _MOST
        and _printable(text)
        and " " not in host
    )
    if not fits:
        raise RuleViolation("server_address", field="url")
    path = quote(unquote(parts.path), safe=_PATH_SAFE)
    if any(step in {".", ".."} for step in path.split("/")):
        raise RuleViolation("server_address", field="url")
    shown = f"[{host}]" if ":" in host else host
    where = shown if port is None else f"{shown}:{port}"
    return f"{parts.scheme}://{where}{path.rstrip('/')}/"


def _is_here(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _printable(text: str) -> bool:
    return all(char.isprintable() for char in text)


def _try_ca(ca: str) -> None:
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=ca)
    except (ssl.SSLError, ValueError):
        raise RuleViolation("server_ca", field="ca") from None
