"""X-4: mail by hand: attachments of at most 7 MB and the words to go with them."""

from __future__ import annotations

import hashlib
import re

import pytest

from penilaian_desktop.domain.errors import Cancelled, Offline, StorageUnavailable
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.sync.transports.mail import MAIL_BYTES, TEXT_FILE, MailWords, write_mails
from penilaian_desktop.sync.transports.sending import Loose

WORDS = MailWords(
    sender="Disdukcapil", laptop="LAYANAN-02", fingerprint="50163 74534 76668 75610 52039",
    receiver="BKPSDM Kota Contoh",
)  # fmt: skip


def loose(*sizes):
    return [Loose(f"f{n}.paket", lambda n=n, s=s: bytes([n]) * s) for n, s in enumerate(sizes)]


def test_a_small_package_is_one_mail_with_its_hash_and_the_fingerprint(tmp_path):
    (mail,) = write_mails(tmp_path, loose(30_000), WORDS, Silent())
    assert sorted(p.name for p in mail.folder.iterdir()) == ["f0.paket", TEXT_FILE]
    text = (mail.folder / TEXT_FILE).read_text(encoding="utf-8")
    assert text == f"Perihal: {mail.subject}\n\n{mail.body}"
    for words in ("Disdukcapil", "LAYANAN-02", WORDS.fingerprint, "BKPSDM Kota Contoh"):
        assert words in text
    assert hashlib.sha256((mail.folder / "f0.paket").read_bytes()).hexdigest() in text
    assert " dari 1" not in mail.subject


def test_many_files_become_several_mails_none_over_seven_megabytes(tmp_path):
    sizes = [3_000_000, 3_000_000, 3_000_000, 6_900_000, 200_000]
    mails = write_mails(tmp_path, loose(*sizes), WORDS, Silent())
    weights = [sum(size for _, size in mail.attachments) for mail in mails]
    assert weights == [6_000_000, 3_000_000, 6_900_000, 200_000]
    assert [re.search(r"\((\d) dari 4\)", m.subject)[1] for m in mails] == ["1", "2", "3", "4"]
    assert [m.folder.name for m in mails] == ["surel-1", "surel-2", "surel-3", "surel-4"]
    assert all("simpan semua lampiran di satu folder" in m.body for m in mails)


def test_mails_written_before_are_left_alone(tmp_path):
    write_mails(tmp_path, loose(10), WORDS, Silent())
    (mail,) = write_mails(tmp_path, loose(10), WORDS, Silent())
    assert mail.folder.name == "surel-2"


def test_what_no_mailbox_takes_is_said_before_anything_is_written(tmp_path):
    with pytest.raises(StorageUnavailable, match="too_large_for_mail"):
        write_mails(tmp_path, loose(10, MAIL_BYTES + 1), WORDS, Silent())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_and_a_person_who_stops_are_no_surprise(tmp_path):
    with pytest.raises(Offline, match="folder_missing"):
        write_mails(tmp_path / "tidak-ada", loose(10), WORDS, Silent())

    class Stop:
        def report(self, done, total):
            raise Cancelled

    with pytest.raises(Cancelled):
        write_mails(tmp_path, loose(10), WORDS, Stop())
