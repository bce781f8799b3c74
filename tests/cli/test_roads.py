"""`penilaian package send` and `collect`: the chosen road by script (WG-12)."""

from __future__ import annotations


def test_a_report_goes_and_its_receipt_comes_by_script(penilaian, at, demo):
    demo.use_exchange(str(demo.exchange))
    sent = penilaian("package", "send", *at("bambang"), "--json")
    assert sent.code == 0, sent
    assert sent.json["packages"] >= 1
    assert sent.json["records"] > 0
    assert sent.json["whole"] is True
    assert all((demo.exchange / name).exists() for name, _size in sent.json["files"])
    taken = penilaian("package", "collect", *at("nurhayati"), "--json")
    assert taken.code == 0, taken
    back = penilaian("package", "collect", *at("bambang"), "--json")
    assert back.code == 0, back
    live = demo.open("bambang")
    assert live.desk.pending(live.session) == 0
    assert live.desk.evidence.loose() == ()
    live.close()
    again = penilaian("package", "send", *at("bambang"))
    assert again.code == 0


def test_without_a_road_the_refusal_has_its_code(penilaian, at, demo):
    demo.use_exchange("")
    for action in ("send", "collect"):
        answer = penilaian("package", action, *at("bambang"), "--json")
        assert answer.code == 1
        assert answer.json["error"]["code"] == "folder_not_chosen"


def test_a_folder_can_be_named_to_collect_from(penilaian, at, demo, tmp_path):
    penilaian("package", "export", "--out", tmp_path / "stik", *at("bambang"))
    taken = penilaian("package", "collect", tmp_path / "stik", *at("nurhayati"))
    assert taken.code == 0, taken
    assert "diterima" in taken.out
