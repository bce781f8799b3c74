"""Mail carried by hand: attachments small enough for any mailbox, and the text to go with them.

A folder for each mail: its attachments and `isi-surel.txt` with subject and words. Nothing is
sent; whoever reads the mail saves the attachments into one folder and opens that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from penilaian_desktop.domain.errors import Offline, StorageUnavailable
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.domain.wording import bytes_size
from penilaian_desktop.sync.transports.folder import FolderTransport
from penilaian_desktop.sync.transports.sending import Loose

MAIL_BYTES = 7_000_000
"""What the attachments of one mail weigh at most: a third more on its way, under 10 MB."""

TEXT_FILE = "isi-surel.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One mail as it was written: its folder, subject, words, and (name, bytes) attached."""

    folder: Path
    subject: str
    body: str
    attachments: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MailWords:
    """What a mail says of its sender: unit or office, laptop, fingerprint, and to whom it goes."""

    sender: str
    laptop: str
    fingerprint: str
    receiver: str


def write_mails(
    folder: Path, files: Sequence[Loose], words: MailWords, reporter: Reporter
) -> tuple[Mail, ...]:
    """Write files as mails of at most 7 MB each into folders `surel-1`, `surel-2` and so on.

    Raises StorageUnavailable `too_large_for_mail`, what the folder raises, and Cancelled.
    """
    loaded = []
    for n, file in enumerate(files):
        reporter.report(n, 2 * len(files))
        data = file.load()
        if len(data) > MAIL_BYTES:
            raise StorageUnavailable("too_large_for_mail", name=file.name)
        loaded.append((file.name, data))
    bundles = tuple(_bundles(loaded))
    start = _first_free(folder)
    mails = []
    done = len(files)
    for n, bundle in enumerate(bundles):
        place = folder / f"surel-{start + n}"
        _make(place)
        target = FolderTransport(place, None)
        for name, data in bundle:
            reporter.report(done, 2 * len(files))
            target.put_if_absent(name, data)
            done += 1
        subject = _subject(words, n + 1, len(bundles))
        body = _body(words, bundle, n + 1, len(bundles))
        text = f"Perihal: {subject}\n\n{body}"
        target.put_if_absent(TEXT_FILE, text.encode("utf-8"))
        sizes = tuple((name, len(data)) for name, data in bundle)
        mails.append(Mail(folder=place, subject=subject, body=body, attachments=sizes))
    return tuple(mails)


def _bundles(files: Iterable[tuple[str, bytes]]) -> Iterable[tuple[tuple[str, bytes], ...]]:
    """Yield files in order, as many together as fit into a mail."""
    bundle: list[tuple[str, bytes]] = []
    size = 0
    for name, data in files:
        if bundle and size + len(data) > MAIL_BYTES:
            yield tuple(bundle)
            bundle, size = [], 0
        bundle.append((name, data))
        size += len(data)
    if bundle:
        yield tuple(bundle)


def _subject(words: MailWords, number: int, total: int) -> str:
    which = f" ({number} dari {total})" if total > 1 else ""
    return f"Paket Penilaian dari {words.sender}{which}"


def _body(words: MailWords, bundle: Sequence[tuple[str, bytes]], number: int, total: int) -> str:
    lines = [f"Yth. {words.receiver},", ""]
    lines.append(f"terlampir {len(bundle)} berkas paket Penilaian dari {words.sender}.")
    if total > 1:
        lines.append(f"Ini surel {number} dari {total}; simpan semua lampiran di satu folder.")
    lines += [
        "",
        "Yang perlu dilakukan:",
        "1. Simpan semua lampiran, jangan diubah namanya.",
        "2. Buka Penilaian: di kantor halaman Meja impor, di unit halaman Pertukaran.",
        "3. Pilih berkas atau folder tempat lampiran itu disimpan.",
        "",
        f"Laptop pengirim: {words.laptop}",
        f"Sidik kunci: {words.fingerprint}",
        "",
        "Berkas dan SHA-256:",
    ]
    for name, data in bundle:
        lines.append(f"- {name} ({bytes_size(len(data))})")
        lines.append(f"  {hashlib.sha256(data).hexdigest()}")
    lines += [
        "",
        "Berkas .paket tersegel: hanya penerimanya yang dapat membukanya.",
        "",
    ]
    return "\n".join(lines)


def _first_free(folder: Path) -> int:
    number = 1
    while (folder / f"surel-{number}").exists():
        number += 1
    return number


def _make(place: Path) -> None:
    try:
        place.mkdir()
    except FileNotFoundError:
        raise Offline("folder_missing", path=str(place.parent)) from None
    except OSError as error:
        raise StorageUnavailable("target_read_only", path=str(place.parent)) from error
