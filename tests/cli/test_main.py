"""Words, exit codes and the one JSON document (section 3 no. 7: sentences, not codes)."""

from __future__ import annotations

import pytest

COMMANDS = ("demo", "score", "import", "package", "print", "backup", "restore", "check", "office")
ENGLISH = ("usage:", "optional arguments", "positional", "options:", "show this", "error:",
           "invalid", "required", "unrecognized", "expected")  # fmt: skip


def test_help_names_every_command_in_indonesian(penilaian):
    answer = penilaian("--help")
    assert answer.code == 0
    assert "pemakaian:" in answer.out
    for command in COMMANDS:
        assert command in answer.out
    assert not [word for word in ENGLISH if word in answer.out]


@pytest.mark.parametrize(
    "argv",
    [(c,) for c in COMMANDS] + [("package", a) for a in ("export", "verify", "import")],
)
def test_every_command_explains_itself_in_indonesian(penilaian, argv):
    answer = penilaian(*argv, "--help")
    assert answer.code == 0
    assert answer.out.startswith("pemakaian: penilaian")
    assert not [word for word in ENGLISH if word in answer.out]


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("terbang",), "tidak dikenal, pilih salah satu dari"),
        (("demo",), "isian ini wajib: DIR"),
        (("demo", "x", "--months", "0"), "tidak sah"),
        (("demo", "x", "--employees", "banyak"), "tidak sah"),
        (("demo", "x", "--today", "kemarin"), "tidak sah"),
        (("demo", "x", "y"), "isian tidak dikenal: y"),
        (("import", "gaji", "x.xlsx"), "tidak dikenal"),
        (("import", "employees"), "isian ini wajib: BERKAS"),
        (("package",), "wajib"),
        (("package", "export", "--carrier", "disket", "--out", "x"), "tidak dikenal"),
        (("package", "export"), "--out"),
        (("package", "verify"), "wajib"),
        (("restore", "x"), "--into"),
        (("check", "--sekarang"), "isian tidak dikenal"),
        (("score",), "wajib"),
        (("office", "rebuild"), "--check"),
    ],
)
def test_wrong_use_exits_2_with_an_indonesian_sentence_and_nothing_on_stdout(
    penilaian, argv, words
):
    answer = penilaian(*argv)
    assert answer.code == 2
    assert answer.out == ""
    assert words in answer.err
    assert not [word for word in ENGLISH if word in answer.err]


@pytest.mark.parametrize(
    "argv",
    [
        ("print", "surat-cinta", "--employee", "1", "--period", "2026", "--out", "x.pdf"),
        ("print", "skp", "--period", "2026", "--out", "x.pdf"),
        ("print", "skp", "--employee", "1", "--out", "x.pdf"),
        ("print", "skp", "--employee", "1", "--period", "2026"),
        ("print", "skp", "--employee", "1", "--period", "2026-T9", "--out", "x.pdf"),
        ("print", "skp", "--employee", "1", "--period", "2026", "--out", "x.pdf"),
        ("backup",),
        ("package", "export", "--out", "x"),
        ("package", "import", "."),
        ("score", "pp-46-2011", "--facts", "x"),
    ],
)
def test_what_was_left_out_or_is_on_no_list_is_wrong_use_too(penilaian, argv, tmp_path):
    argv = [str(tmp_path / a) if a in {"x", "x.pdf"} else a for a in argv]
    if argv[0] == "score":
        (tmp_path / "x").write_text("{}", encoding="utf-8")
    answer = penilaian(*argv, "--json")
    assert answer.code == 2, answer
    problem = answer.json.get("error") or answer.json["problem"]
    assert problem["code"]
    assert problem["message"]


def test_the_version_is_one_document(penilaian):
    answer = penilaian("--version", "--json")
    assert (answer.code, set(answer.json)) == (0, {"version"})
    assert penilaian("--version").out.startswith("penilaian ")


def test_a_missing_file_is_told_with_a_remedy_in_words_or_json(penilaian, tmp_path):
    missing = tmp_path / "tiada.xlsx"
    words = penilaian("import", "employees", missing, "--dry-run")
    assert words.code == 1
    assert words.out == ""
    assert "tidak ditemukan" in words.err
    answer = penilaian("import", "employees", missing, "--dry-run", "--json")
    assert answer.code == 1
    assert answer.err == ""
    assert set(answer.json["error"]) == {"code", "message", "remedy"}


def test_the_program_answers_without_a_display_and_ends_quietly(program):
    """The real entry point, in a process of its own."""
    answer = program("check", "--json", DISPLAY="", WAYLAND_DISPLAY="")
    assert answer.code == 0, answer
    assert answer.json["ok"] is True
    assert {c["name"] for c in answer.json["checks"]} >= {"aturan", "formulir PDF"}
    assert answer.err == ""


@pytest.mark.parametrize(
    "argv",
    [("--json",), ("terbang", "--json"), ("package", "export", "--json"), ("demo", "--json")],
)
def test_wrong_use_with_json_is_one_json_document(penilaian, argv):
    """Section 3 no. 7: a program that asks for JSON gets JSON, also when it asked wrongly."""
    answer = penilaian(*argv)
    assert answer.code == 2
    assert answer.err == ""
    error = answer.json["error"]
    assert error["code"] == "wrong_use"
    assert error["message"]
    assert error["remedy"].startswith("pemakaian: penilaian")


@pytest.mark.parametrize(
    "argv",
    [
        ("package", "verify", "PATH"),
        ("restore", "PATH", "--into", "x"),
        ("check", "--workspace", "PATH"),
        ("office", "rebuild", "--check", "--workspace", "PATH", "--account", "joko"),
    ],
)
def test_a_name_too_long_for_any_disk_is_a_sentence_and_no_accident(penilaian, argv):
    answer = penilaian(*("x" * 5000 if each == "PATH" else each for each in argv), "--json")
    assert (answer.code, answer.json["error"]["code"]) == (1, "path_unusable")
