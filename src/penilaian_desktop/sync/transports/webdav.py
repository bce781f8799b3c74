"""A folder on a WebDAV server (Nextcloud, Apache, nginx) as transport.

Writing: PUT under a temporary name, HEAD for its size, MOVE with `Overwrite: F`. Servers disagree
about `If-None-Match`, and some keep what arrived before a cut; under its own name a file appears
whole or not at all. The only thing ever removed is the temporary file of the same call.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from penilaian_desktop.domain.errors import (
    ImportRefused,
    Offline,
    PenilaianError,
    Place,
    StorageUnavailable,
)
from penilaian_desktop.sync.card import MARKER_NAME
from penilaian_desktop.sync.gate import CHUNK, MIB
from penilaian_desktop.sync.transports.transport import (
    MARKER_LIMIT,
    TEMPORARY,
    NameTaken,
    NotOurTarget,
    ours,
    read_marker,
    require_name,
)
from penilaian_desktop.sync.transports.webdav_answers import connection_errors, refusal
from penilaian_desktop.sync.transports.webdav_listing import PROPFIND_BODY, listed_names
from penilaian_desktop.sync.transports.webdav_site import WebDavSite, host_of, origin_of
from penilaian_desktop.sync.trust import TrustBook

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
PATIENCE_SECONDS = 600.0
_SAFE = frozenset({"GET", "HEAD", "PROPFIND"})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 3


class WebDavTransport:
    """The four verbs over one folder of a server, for one run of sending or fetching.

    `book` None looks at no marker: for claiming a folder. Every verb raises Offline when the
    server cannot be reached, and StorageUnavailable with the reason that the server gave.
    """

    def __init__(
        self,
        site: WebDavSite,
        book: TrustBook | None,
        *,
        connect: float = CONNECT_SECONDS,
        read: float = READ_SECONDS,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self.site = site
        self.book = book
        self._pool = site.pool(connect, read)
        self._patience = patience
        self._office: str | None = None

    def check(self) -> str:
        """Return the name of the office whose signed marker lies there; asked once a run.

        Raises NotOurTarget `marker_missing`, `marker_foreign`, `captive_page` (the network shows
        a page of its own instead) or `redirect_elsewhere`.
        """
        if self._office is None:
            self._office = self._look() if self.book is not None else ""
        return self._office

    def names(self, prefix: str = "") -> tuple[str, ...]:
        """Return the names of files that may be ours, sorted."""
        self.check()
        headers = {"Depth": "1", "Content-Type": 'application/xml; charset="utf-8"'}
        with self._ask("PROPFIND", "", body=PROPFIND_BODY, headers=headers) as answer:
            if answer.status != 207:
                raise self._refused(answer, webdav=True)
            found = listed_names(self._chunks(answer), self.site.path)
        return tuple(sorted({n for n in found if n.startswith(prefix) and ours(n)}))

    def put_if_absent(self, name: str, data: bytes) -> bool:
        """Write a file under a new name; False when the same bytes are there already.

        Raises NameTaken, StorageUnavailable `write_failed` when not all of it arrived.
        """
        require_name(name)
        self.check()
        return self._put(name, data)

    def get(self, name: str, max_bytes: int) -> bytes:
        """Return the bytes of a file.

        Raises ImportRefused `file_too_large`, StorageUnavailable `package_unreadable`.
        """
        require_name(name)
        self.check()
        return self._get(name, max_bytes)

    def claim(self, marker: bytes) -> None:
        """Put the office's marker there; a folder that has one keeps it."""
        if self._size(MARKER_NAME) is None:
            self._put(MARKER_NAME, marker)
        self._office = None

    # --- inside ----------------------------------------------------------------------------
    def _look(self) -> str:
        assert self.book is not None
        with self._ask("GET", MARKER_NAME) as answer:
            if answer.status == 404:
                raise NotOurTarget("marker_missing", path=self.site.url)
            if answer.status != 200:
                raise self._refused(answer)
            data = self._body(answer, MARKER_LIMIT)
        if not data.lstrip().startswith(b"{"):
            raise NotOurTarget("captive_page", host=self.site.host)
        return read_marker(data, self.book, self.site.url)

    def _put(self, name: str, data: bytes) -> bool:
        size = self._size(name)
        if size is not None:
            return self._same(name, data, size)
        draft = f"{TEMPORARY}{secrets.token_hex(8)}"
        moved = False
        try:
            with self._ask("PUT", draft, body=data) as answer:
                if answer.status not in {200, 201, 204}:
                    raise self._refused(answer, webdav=True)
            self._require_whole(draft, data)
            moved = self._move(draft, name)
        finally:
            if not moved:
                self._drop(draft)
        if not moved:
            size = self._size(name)
            return self._same(name, data, -1 if size is None else size)
        self._require_whole(name, data)
        return True

    def _require_whole(self, name: str, data: bytes) -> None:
        """Raise StorageUnavailable `write_failed` unless as many bytes lie there as were sent."""
        size = self._size(name)
        if size == -1:  # some servers say no length of an empty file
            size = len(self._get(name, len(data) + 1))
        if size != len(data):
            raise StorageUnavailable("write_failed", path=self.site.host)

    def _move(self, draft: str, name: str) -> bool:
        """Give a file its name; False when something has it already."""
        headers = {"Destination": self.site.address(name), "Overwrite": "F"}
        with self._ask("MOVE", draft, headers=headers) as answer:
            if answer.status == 412:
                return False
            if answer.status not in {201, 204}:
                raise self._refused(answer, webdav=True)
        return True

    def _drop(self, draft: str) -> None:
        """Take the temporary file of this call away, if the server is still there."""
        with suppress(PenilaianError), self._ask("DELETE", draft):
            return

    def _size(self, name: str) -> int | None:
        """Return the size of a file, -1 when the server does not say, None when there is none."""
        with self._ask("HEAD", name) as answer:
            if answer.status == 404:
                return None
            if answer.status != 200:
                raise self._refused(answer)
            text = answer.headers.get("Content-Length", "")
        return int(text) if text.isascii() and text.isdigit() else -1

    def _same(self, name: str, data: bytes, size: int) -> bool:
        if size in {-1, len(data)} and self._get(name, len(data) + 1) == data:
            return False
        raise NameTaken("name_taken", name=name)

    def _get(self, name: str, max_bytes: int) -> bytes:
        with self._ask("GET", name) as answer:
            if answer.status == 404:
                raise StorageUnavailable("package_unreadable", file=name)
            if answer.status != 200:
                raise self._refused(answer)
            data = self._body(answer, max_bytes)
        if len(data) > max_bytes:
            raise ImportRefused("file_too_large", Place(file=name), limit=max_bytes // MIB)
        return data

    def _body(self, answer: BaseHTTPResponse, limit: int) -> bytes:
        """Return at most one byte more than the limit."""
        parts, size = [], 0
        for chunk in self._chunks(answer):
            parts.append(chunk)
            size += len(chunk)
            if size > limit:
                break
        return b"".join(parts)[: limit + 1]

    def _chunks(self, answer: BaseHTTPResponse) -> Iterator[bytes]:
        ends = time.monotonic() + self._patience
        while True:
            with connection_errors(self.site.host):
                chunk = answer.read(CHUNK)
            if not chunk:
                return
            if time.monotonic() > ends:
                raise Offline("server_slow", host=self.site.host)
            yield chunk

    @contextmanager
    def _ask(
        self,
        method: str,
        name: str,
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Iterator[BaseHTTPResponse]:
        """Yield the answer to a request; redirects are followed within the same server only."""
        url, hops = self.site.address(name), 0
        while True:
            answer = self._request(method, url, body, {**self.site.headers(), **(headers or {})})
            try:
                if answer.status not in _REDIRECTS:
                    yield answer
                    return
                url = urljoin(url, answer.headers.get("Location", ""))
                hops += 1
                if origin_of(url) != self.site.origin:
                    raise NotOurTarget(
                        "redirect_elsewhere", host=self.site.host, other=host_of(url)
                    )
                if method not in _SAFE or hops > _MOST_REDIRECTS:
                    raise StorageUnavailable("server_answer_odd", host=self.site.host, status=302)
            finally:
                self._finish(answer)

    def _request(
        self, method: str, url: str, body: bytes | None, headers: Mapping[str, str]
    ) -> BaseHTTPResponse:
        with connection_errors(self.site.host):
            return self._pool.request(
                method,
                url,
                body=body,
                headers=headers,
                redirect=False,
                retries=False,
                preload_content=False,
                decode_content=False,
            )

    @staticmethod
    def _finish(answer: BaseHTTPResponse) -> None:
        """Give the connection back, or end it where the rest of the answer is not wanted."""
        rest = answer.length_remaining
        if rest is not None and rest <= CHUNK:
            answer.drain_conn()
        else:
            answer.close()
        answer.release_conn()

    def _refused(self, answer: BaseHTTPResponse, *, webdav: bool = False) -> PenilaianError:
        if webdav and answer.status == 200:  # no WebDAV server answers so
            return StorageUnavailable("server_not_webdav", host=self.site.host)
        return refusal(answer.status, answer.headers, self.site.host)
