"""Files are read in one reused child process that may fail without harm (FEATURES 3 row 15)."""

from __future__ import annotations

import os
import pickle
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from penilaian_desktop.domain.errors import Cancelled, ImportRefused
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.spreadsheets.child import read_employees
from penilaian_desktop.spreadsheets.intake import intake
from penilaian_desktop.spreadsheets.reader_process import ReaderProcess

FILES = Path(__file__).parents[1] / "files" / "employees"
DUK = FILES / "duk_disdukcapil.xlsx"


@pytest.fixture(scope="module")
def process() -> Iterator[ReaderProcess]:
    reader = ReaderProcess()
    yield reader
    reader.close()


def test_the_child_returns_the_same_as_reading_here(process: ReaderProcess) -> None:
    assert intake(DUK, process=process) == read_employees(DUK)


def test_one_child_serves_many_files(process: ReaderProcess) -> None:
    intake(DUK, process=process)
    first = process.pid
    intake(DUK, process=process)
    assert process.pid == first
    assert first != os.getpid()


def test_refusals_come_through_with_their_place(process: ReaderProcess) -> None:
    with pytest.raises(ImportRefused) as caught:
        intake(FILES / "expected.json", process=process)
    assert caught.value.code == "sheet_not_a_workbook"
    assert caught.value.place.file == "expected.json"


def test_a_folder_and_a_pipe_are_no_files(process: ReaderProcess, tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    names = ["folder.xlsx"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.csv")
        names.append("pipe.csv")
    for name in names:
        with pytest.raises(ImportRefused) as caught:
            intake(tmp_path / name, process=process)
        assert (caught.value.code, caught.value.params) == ("file_unreadable", {"name": name})


def test_a_missing_file_is_said_so(process: ReaderProcess, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused) as caught:
        intake(tmp_path / "tidak-ada.xlsx", process=process)
    assert caught.value.code == "file_not_found"
    assert caught.value.params["file"] == "tidak-ada.xlsx"


def test_progress_arrives_and_can_stop_the_reading(process: ReaderProcess) -> None:
    class Stop(Silent):
        def report(self, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        intake(DUK, Stop(), process=process)
    assert len(intake(DUK, process=process).records) == 51


def test_a_child_that_dies_is_replaced(process: ReaderProcess) -> None:
    intake(DUK, process=process)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    for _ in range(2):
        try:
            found = intake(DUK, process=process)
        except ImportRefused as refused:
            assert refused.code == "sheet_reader_stopped"  # noqa: PT017  (either way is right)
        else:
            assert len(found.records) == 51
    assert len(intake(DUK, process=process).records) == 51


def test_a_file_that_takes_too_long_is_given_up() -> None:
    hurried = ReaderProcess(seconds=0.0)
    try:
        with pytest.raises(ImportRefused) as caught:
            intake(DUK, process=hurried)
        assert caught.value.code == "sheet_reader_too_slow"
        assert hurried.pid is None
    finally:
        hurried.close()


def test_a_child_without_memory_gives_up_and_the_parent_goes_on(tmp_path: Path) -> None:
    narrow = ReaderProcess(memory_bytes=160 * 1024 * 1024)
    path = tmp_path / "besar.csv"
    row = ";".join(["x" * 60] * 12)
    path.write_text("NIP;NAMA\n" + "\n".join([row] * 30_000), encoding="utf-8")
    try:
        with pytest.raises(ImportRefused) as caught:
            intake(path, process=narrow)
        assert caught.value.code == "sheet_reader_stopped"
    finally:
        narrow.close()


def test_two_threads_take_turns(process: ReaderProcess) -> None:
    found: list[int] = []

    def work() -> None:
        found.append(len(intake(DUK, process=process).records))

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [51, 51, 51]


def test_results_and_refusals_survive_the_way_between_processes() -> None:
    found = read_employees(DUK)
    assert pickle.loads(pickle.dumps(found)) == found
    refused = pickle.loads(pickle.dumps(ImportRefused("sheet_damaged", part="x")))
    assert (refused.code, refused.params) == ("sheet_damaged", {"part": "x"})
