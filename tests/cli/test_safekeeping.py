"""`backup`, `restore`, `check`, and the ways to give a password (section 3 no. 1 to 3)."""

from __future__ import annotations

from tests.journeys.conftest import PASSWORD


def test_a_backup_is_made_looked_into_and_restored_beside(penilaian, at, tmp_path, demo):
    made = penilaian("backup", "--to", tmp_path / "cadangan", *at("bambang"), "--json")
    assert made.code == 0, made
    assert made.json["verified"] is True
    file = made.json["path"]
    looked = penilaian(
        "restore", file, "--into", tmp_path / "x", "--preview", "--account", "siti", "--json"
    )
    assert looked.code == 0, looked
    assert looked.json["activities"] == made.json["activities"] > 0
    assert not (tmp_path / "x").exists()
    done = penilaian("restore", file, "--into", tmp_path / "baru", "--json", password=None)
    assert (done.code, done.json) == (0, {"restored": str(tmp_path / "baru")})
    answer = penilaian("check", "--workspace", tmp_path / "baru", "--account", "siti", "--json")
    named = {line["name"]: line["ok"] for line in answer.json["checks"]}
    assert named["jurnal"] is True
    assert named["penyandian"] is True
    again = penilaian("restore", file, "--into", tmp_path / "baru", "--json")
    assert (again.code, "error" in again.json) == (1, True)
    assert demo.unit.exists()


def test_a_damaged_backup_is_refused(penilaian, at, tmp_path):
    file = penilaian("backup", "--to", tmp_path, *at("bambang"), "--json").json["path"]
    with open(file, "r+b") as out:  # noqa: PTH123 - a byte in the middle
        out.seek(200_000)
        out.write(b"\0" * 64)
    answer = penilaian("restore", file, "--into", tmp_path / "baru", "--json")
    assert (answer.code, answer.json["error"]["code"]) == (1, "backup_damaged")
    assert not (tmp_path / "baru" / "workspace.db").exists()


def test_a_locked_workspace_can_be_checked_from_outside(penilaian, demo):
    answer = penilaian("check", "--workspace", demo.office, "--json", password=None)
    assert answer.code == 0, answer
    assert {"kunci", "penyandian"} <= {line["name"] for line in answer.json["checks"]}


def test_a_folder_that_is_no_workspace_is_found_wrong(penilaian, tmp_path):
    answer = penilaian("check", "--workspace", tmp_path, "--json")
    assert (answer.code, answer.json["ok"]) == (1, False)
    words = penilaian("backup", "--workspace", tmp_path, "--account", "siti")
    assert words.code == 1
    assert words.out == ""


def test_a_wrong_password_is_refused(penilaian, at):
    answer = penilaian("backup", *at("bambang"), "--json", password="salah sama sekali")
    assert (answer.code, answer.json["error"]["code"]) == (1, "wrong_password")


def test_a_password_file_goes_before_the_environment(penilaian, at, tmp_path):
    file = tmp_path / "sandi.txt"
    file.write_text(f"{PASSWORD}\r\n", encoding="utf-8")
    options = ("--to", tmp_path / "c", "--password-file", file, "--json")
    assert penilaian("backup", *at("bambang"), *options, password="salah").code == 0
    missing = penilaian(
        "backup", *at("bambang"), "--password-file", tmp_path / "tiada", "--json", password=None
    )
    assert (missing.code, missing.json["error"]["code"]) == (1, "password_file_unreadable")


def test_the_real_program_takes_the_password_from_the_environment(program, at, tmp_path):
    options = ("backup", *at("bambang"), "--to", tmp_path / "c", "--json")
    assert program(*options, PENILAIAN_PASSWORD=PASSWORD).json["verified"] is True


def test_without_a_terminal_and_a_password_it_is_told_what_is_needed(program, at):
    answer = program("backup", *at("bambang"), "--json")
    assert answer.code == 1
    assert answer.json["error"]["code"] == "password_needed"


def test_the_accounts_of_the_example_office_are_listed_for_scripts(demo):
    roles = {demo.who(a).role for a in ("siti", "bambang", "yohanes", "nurhayati", "dedi", "joko")}
    assert roles == {"employee", "appraiser", "ketua_tim", "hr", "tim_penyusun", "operator"}
    assert set(vars(demo.who("siti"))) == {
        "workspace", "account", "password", "role", "nip", "name",
    }  # fmt: skip


def test_a_demo_is_never_made_over_something(penilaian, tmp_path):
    (tmp_path / "surat.txt").write_text("penting", encoding="utf-8")
    answer = penilaian("demo", tmp_path, "--json")
    assert (answer.code, answer.json["error"]["code"]) == (1, "folder_not_empty")
