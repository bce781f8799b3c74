"""What a server's answer means for a person: statuses and broken connections become errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from penilaian_desktop.domain.errors import Offline, PenilaianError, StorageUnavailable

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_WAIT = 86_400
"""Seconds; a server that asks for more is asked again after a day."""

_CODES = {
    401: "server_login_refused",
    403: "server_forbidden",
    404: "server_folder_missing",
    405: "server_not_webdav",
    409: "server_folder_missing",
    411: "server_not_webdav",
    413: "server_file_limit",
    415: "server_not_webdav",
    423: "server_locked",
    501: "server_not_webdav",
    507: "target_full",
}


def refusal(status: int, headers: Mapping[str, str], host: str) -> PenilaianError:
    """Return the error that a status stands for.

    429 and 503 are `server_busy` with `retry_after` in seconds, other 5xx `server_error`.
    """
    if status in _CODES:
        return StorageUnavailable(_CODES[status], path=host, host=host)
    if status in {429, 503}:
        wait = retry_after(headers.get("Retry-After", ""))
        return Offline("server_busy", host=host, retry_after=wait)
    if status >= 500:
        wait = retry_after(headers.get("Retry-After", ""))
        return Offline("server_error", host=host, status=status, retry_after=wait)
    return StorageUnavailable("server_answer_odd", host=host, status=status)


def retry_after(text: str) -> int:
    """Return the seconds that a Retry-After header asks to wait, 0 for none that can be read."""
    if text.isascii() and text.isdigit():
        seconds = int(text[:9])
    else:
        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, TypeError):
            return 0
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        seconds = int((moment - datetime.now(UTC)).total_seconds())
    return max(0, min(seconds, LONGEST_WAIT))


@contextmanager
def connection_errors(host: str) -> Iterator[None]:
    """Turn what goes wrong on the wire into Offline, or `server_certificate`."""
    from urllib3 import exceptions as wire  # noqa: PLC0415 - only where a server is used

    try:
        yield
    except wire.SSLError as error:
        raise StorageUnavailable("server_certificate", host=host) from error
    except (wire.NameResolutionError, wire.NewConnectionError) as error:
        raise Offline("server_unreachable", host=host) from error
    except wire.TimeoutError as error:
        raise Offline("server_slow", host=host) from error
    except (wire.HTTPError, OSError) as error:
        raise Offline("connection_cut", host=host) from error
