"""`penilaian score` as the program that scripts call: the edge cases of the four rules."""

from __future__ import annotations

import json

import pytest

ABOVE, MEETS, BELOW = "di_atas_ekspektasi", "sesuai_ekspektasi", "di_bawah_ekspektasi"
MATRIX = {
    (ABOVE, BELOW): "kurang", (ABOVE, MEETS): "baik", (ABOVE, ABOVE): "sangat_baik",
    (MEETS, BELOW): "kurang", (MEETS, MEETS): "baik", (MEETS, ABOVE): "baik",
    (BELOW, BELOW): "sangat_kurang", (BELOW, MEETS): "butuh_perbaikan",
    (BELOW, ABOVE): "butuh_perbaikan",
}  # fmt: skip
NINE = [4, 4, 4, 4, 4, 4, 4, 4, 4]


def scored(penilaian, tmp_path, rule, facts):
    file = tmp_path / "fakta.json"
    file.write_text(json.dumps(facts), encoding="utf-8")
    return penilaian("score", rule, "--facts", file, "--json")


def test_the_nine_cells_of_the_matrix(penilaian, tmp_path):
    cases = [{"hasil_kerja": work, "perilaku_kerja": behaviour} for work, behaviour in MATRIX]
    answer = scored(penilaian, tmp_path, "permenpanrb-6-2022", cases)
    assert answer.code == 0
    assert [case["result"]["predikat"] for case in answer.json] == list(MATRIX.values())


@pytest.mark.parametrize(
    ("rule", "facts", "result"),
    [
        ("pp-30-2019", {"skp": "112.5", "perilaku": "110", "with_360": False, "new_idea": True},
         {"nilai": "111.75", "predikat": "sangat_baik"}),
        ("pp-30-2019", {"skp": "112.5", "perilaku": "110", "with_360": True, "new_idea": True},
         {"nilai": "111.50", "predikat": "sangat_baik"}),
        ("pp-30-2019", {"skp": "90", "perilaku": "90"}, {"nilai": "90.00", "predikat": "baik"}),
        # decided on the exact value: 89.997 prints as 90.00 and is still cukup
        ("pp-30-2019", {"skp": "89.997", "perilaku": "89.997"},
         {"nilai": "90.00", "predikat": "cukup"}),
        ("pp-30-2019", {"skp": "49.999", "perilaku": "49.999"},
         {"nilai": "50.00", "predikat": "sangat_kurang"}),
        ("skm-14-2017", {"responses": [NINE]}, {"ikm": "100.00", "mutu": "A"}),
        # a null leaves that answer out, an unsur without any answer leaves the index
        ("skm-14-2017", {"responses": [[4, None, 4, 4, 4, 4, 4, 4, 4], [2, None] + [4] * 7]},
         {"ikm": "96.88", "mutu": "A"}),
        ("angka-kredit-3-2023",
         {"jenjang": "ahli_pertama", "predikat": "sangat_baik", "months": 12},
         {"angka_kredit": "18.75"}),
        ("angka-kredit-3-2023", {"jenjang": "pemula", "predikat": "baik", "months": 1},
         {"angka_kredit": "0.31"}),
    ],
)  # fmt: skip
def test_a_case_at_the_edge(penilaian, tmp_path, rule, facts, result):
    answer = scored(penilaian, tmp_path, rule, facts)
    assert (answer.code, answer.json["result"]) == (0, result)
    assert answer.json["trail"]
    assert answer.err == ""


@pytest.mark.parametrize(
    ("rule", "facts", "field"),
    [
        ("permenpanrb-6-2022", {"hasil_kerja": ABOVE}, "perilaku_kerja"),
        ("pp-30-2019", {"skp": "120.01", "perilaku": "1"}, "skp"),
        ("pp-30-2019", {"skp": "100", "perilaku": "seratus"}, "perilaku"),
        ("skm-14-2017", {"responses": []}, "responses"),
        ("skm-14-2017", {"responses": [[5] + [4] * 8]}, "responses"),
        ("angka-kredit-3-2023", {"jenjang": "mahir", "predikat": "baik", "months": 13}, "months"),
        ("angka-kredit-3-2023", {"jenjang": "raja", "predikat": "baik", "months": 1}, "jenjang"),
    ],
)
def test_a_case_that_makes_no_sense_exits_1_and_names_its_field(
    penilaian, tmp_path, rule, facts, field
):
    answer = scored(penilaian, tmp_path, rule, facts)
    assert (answer.code, answer.json["problem"]["field"]) == (1, field)


def test_facts_come_through_the_pipe_of_the_real_program(program):
    facts = [{"skp": "100", "perilaku": "100"}, {"skp": -1, "perilaku": 1}, 7]
    answer = program("score", "pp-30-2019", "--json", stdin=json.dumps(facts).encode())
    assert answer.code == 0
    assert answer.json[0]["result"] == {"nilai": "100.00", "predikat": "baik"}
    assert [set(each) for each in answer.json[1:]] == [{"problem"}, {"problem"}]
    assert answer.err == ""


def test_bytes_that_are_no_text_are_told_and_no_accident(program):
    answer = program("score", "pp-30-2019", "--json", stdin=b"\xff\xfe{\x00}")
    assert answer.code == 1
    assert answer.err == ""
    assert answer.json


def test_the_rules_are_listed_for_people_and_for_scripts(penilaian):
    told = penilaian("score", "--list")
    assert told.code == 0
    assert "tangerang-selatan" in told.out
    assert "perlu ditetapkan instansi" in told.out
    listed = penilaian("score", "--list", "--json").json
    codes = {each["code"] for each in listed}
    assert {"pariaman", "semarang", "tanjung-selor", "wanggar", "pp-30-2019"} <= codes
    national = next(each for each in listed if each["code"] == "permenpanrb-6-2022")
    assert (national["version"], national["notice"]) == ("1", "")


@pytest.mark.parametrize(
    ("rule", "facts", "result"),
    [
        ("tangerang-selatan",
         {"kecepatan_pelayanan": "100", "waktu_tunggu": "90",
          "perilaku_kerja": "sesuai_ekspektasi", "terkait_sasaran": True},
         {"nilai": "97.14", "predikat": "baik", "tindak_lanjut": "dipertahankan"}),
        ("pariaman", {"kehadiran": "97", "kualitas_pekerjaan": "4", "komunikasi": "5",
                      "umpan_balik": "80"},
         {"nilai": "90.00", "predikat": "sangat_baik", "tindak_lanjut": "penghargaan"}),
        ("tanjung-selor", {"hasil": "100", "waktu": "80", "anggaran": "90"},
         {"nilai": "92.00", "predikat": "baik", "pelatihan": "manajemen_waktu"}),
        ("semarang", {"disiplin": "4", "inisiatif": "5"},
         {"nilai": "91.25", "predikat": "sangat_baik"}),
        ("wanggar", {"hasil_kerja": "di_atas_ekspektasi", "perilaku_kerja": "di_atas_ekspektasi",
                     "laporan_lengkap": False},
         {"nilai": "100.00", "predikat": "baik", "karir": "dipertimbangkan",
          "pelatihan": "lanjutan", "penghargaan": "tidak"}),
    ],
)  # fmt: skip
def test_the_schemes_of_the_regions(penilaian, tmp_path, rule, facts, result):
    answer = scored(penilaian, tmp_path, rule, facts)
    assert (answer.code, answer.json["result"]) == (0, result)


def test_no_rule_at_all_is_a_wrong_use(penilaian):
    assert penilaian("score").code == 2
