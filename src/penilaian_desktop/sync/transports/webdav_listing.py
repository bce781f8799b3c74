"""Reading what a WebDAV server lists: streamed, without DTD or entities, within limits."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote, urlsplit
from xml.parsers import expat

from penilaian_desktop.domain.errors import StorageUnavailable

PROPFIND_BODY = (
    b'<?xml version="1.0" encoding="utf-8"?>'
    b'<propfind xmlns="DAV:"><prop><resourcetype/></prop></propfind>'
)
LISTING_LIMIT = 16 * 1024 * 1024
_DEEPEST = 16
_LONGEST = 4_096
_RESPONSE, _HREF, _COLLECTION = "DAV: response", "DAV: href", "DAV: collection"


def listed_names(chunks: Iterable[bytes], folder: str) -> tuple[str, ...]:
    """Return the names of the files directly in a folder; `folder` is its decoded path.

    Raises StorageUnavailable `server_not_webdav` or `listing_too_large`.
    """
    return _Listing(folder).read(chunks)


class _Listing:
    def __init__(self, folder: str) -> None:
        self._folder = folder.rstrip("/") + "/"
        self._names: list[str] = []
        self._depth = 0
        self._where: list[str] = []
        self._href: list[str] = []
        self._is_folder = False

    def read(self, chunks: Iterable[bytes]) -> tuple[str, ...]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        size = 0
        try:
            for chunk in chunks:
                size += len(chunk)
                if size > LISTING_LIMIT:
                    raise StorageUnavailable("listing_too_large")
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, UnicodeError):
            raise StorageUnavailable("server_not_webdav") from None
        return tuple(self._names)

    @staticmethod
    def _refuse(*_found: object) -> None:
        raise ValueError

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        if len(self._where) >= _DEEPEST:
            raise ValueError
        self._where.append(name)
        if name == _RESPONSE:
            self._href, self._is_folder = [], False
        elif name == _COLLECTION:
            self._is_folder = True

    def _text(self, data: str) -> None:
        if self._where[-2:] == [_RESPONSE, _HREF]:
            self._href.append(data)
            if sum(map(len, self._href)) > _LONGEST:
                raise ValueError

    def _end(self, name: str) -> None:
        self._where.pop()
        if name == _RESPONSE and not self._is_folder:
            path = unquote(urlsplit("".join(self._href).strip()).path)
            if path.startswith(self._folder):
                found = path.removeprefix(self._folder)
                if found and "/" not in found:
                    self._names.append(found)
