"""The files of a batch: whole or not at all, namesakes apart (X-8)."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reports import results

from penilaian_desktop.domain.errors import Cancelled, RuleViolation, StorageUnavailable
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.print_views import PrintPart
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.reports.batch_files import BatchJob, write_batch
from penilaian_desktop.reports.style import Setup


def parts(*names: str | None):
    for number, name in enumerate(names, start=1):
        person = PersonItem(
            person_id=str(number), name=name or "Tanpa", identity="", position="", unit=""
        )
        problem = None if name else RuleViolation("plan_missing", year=2026)
        view = results.evaluation() if name else None
        yield PrintPart(number=number, person=person, view=view, problem=problem)


def job(out, pattern="{nama}"):
    return BatchJob(
        form="dokumen-evaluasi",
        period="2026-T3",
        setup=Setup(),
        out=out,
        dated=date(2026, 10, 5),
        pattern=pattern,
    )


class Stopping:
    """A reporter whose person wants to stop after some steps."""

    def __init__(self, after: int) -> None:
        self.left = after

    def report(self, done: int, total: int) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_namesakes_get_files_of_their_own_and_a_missing_form_is_told(tmp_path):
    made = write_batch(job(tmp_path / "isi"), parts("Siti", "SITI", None, "Budi"), 4, Silent())
    assert [file.name for file in made.files] == ["Siti.pdf", "SITI-2.pdf", "Budi.pdf"]
    assert sorted(tmp_path.joinpath("isi").iterdir()) == sorted(made.files)
    assert (made.printed, made.pages) == (3, 3)
    assert [part.person.name for part in made.left_out] == ["Tanpa"]


def test_a_batch_that_is_cancelled_leaves_whole_files_only(tmp_path):
    with pytest.raises(Cancelled):
        write_batch(job(tmp_path / "isi"), parts(*"ABCDE"), 5, Stopping(2))
    files = list(tmp_path.joinpath("isi").iterdir())
    assert files
    assert all(file.read_bytes().endswith(b"%%EOF\n") for file in files)
    with pytest.raises(Cancelled):
        write_batch(job(tmp_path / "satu.pdf"), parts("A", "B"), 2, Stopping(1))
    assert not (tmp_path / "satu.pdf").exists()


def test_the_same_people_give_the_same_file(tmp_path):
    for name in ("a.pdf", "b.pdf"):
        write_batch(job(tmp_path / name), parts("Siti", "Budi"), 2, Silent())
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_batch_of_nobody_writes_nothing(tmp_path):
    with pytest.raises(RuleViolation) as refused:
        write_batch(job(tmp_path / "satu.pdf"), parts(None, None), 2, Silent())
    assert refused.value.code == "print_nobody"
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_folder_should_be_is_refused(tmp_path):
    (tmp_path / "isi").write_text("x")
    with pytest.raises(RuleViolation) as refused:
        write_batch(job(tmp_path / "isi"), parts("A"), 1, Silent())
    assert refused.value.code == "print_unit_not_file"
    with pytest.raises(StorageUnavailable) as unwritable:
        write_batch(job(tmp_path / "isi" / "satu.pdf"), parts("A"), 1, Silent())
    assert unwritable.value.code == "file_unwritable"
