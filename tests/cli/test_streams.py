"""The command line at its edges: what comes in on standard input and what goes out (PR-9)."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

GOOD = b'{"skp": "100", "perilaku": "100"}'


def penilaian(*arguments, facts=b"", **environment):
    """Run the program and return its exit code, standard output and standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "penilaian_desktop", *arguments],
        input=facts,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("facts", "code", "problem"),
    [
        (b"\xef\xbb\xbf" + GOOD, 0, None),
        (GOOD.replace(b"perilaku", "per\u0131laku".encode()), 1, "fact_unknown"),
        (b"\xff\xfe" + GOOD, 1, "input_not_utf8"),
        (GOOD.decode().encode("utf-16"), 0, None),
        (b'{"\\ud800": 1, "\\ud800": 2}', 1, "fact_twice"),
    ],
    ids=[
        "byte-order-mark",
        "letters-outside-the-terminal",
        "no-text",
        "utf-16-of-a-pipe",
        "half-a-surrogate",
    ],
)
def test_facts_are_utf_8_whatever_the_terminal_is_set_to(facts, code, problem):
    ended, out, _ = penilaian(
        "score", "pp-30-2019", "--json", facts=facts, PYTHONIOENCODING="ascii:strict"
    )
    answer = json.loads(out)
    assert (ended, answer.get("problem", {}).get("code")) == (code, problem)


def test_a_file_name_that_is_no_text_is_told_without_an_accident():
    ended, _, told = penilaian("score", "pp-30-2019", "--facts", os.fsdecode(b"/tidak-ada-\xff"))
    assert ended == 1
    assert b"tidak ditemukan" in told


def test_the_usage_names_itself_once():
    ended, _, told = penilaian("score")
    assert ended == 2
    assert told.count(b"pemakaian:") == 1


def test_an_example_office_needs_a_folder_and_a_day_of_this_age(tmp_path):
    letter = tmp_path / "surat.txt"
    letter.write_text("penting")
    ended, _, told = penilaian("demo", str(letter))
    assert ended == 1
    assert b"tidak dapat ditulis" in told
    ended, _, told = penilaian("demo", str(tmp_path / "baru"), "--today", "0001-01-01")
    assert ended == 2
    assert b"--today" in told
