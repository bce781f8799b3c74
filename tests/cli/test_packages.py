"""`penilaian package`: seal, verify and import by script (section 2 no. 2, 3; WG-12)."""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from tests.journeys.conftest import PASSWORD, now

from penilaian_desktop.app.backend import CommandBackend
from penilaian_desktop.app.paths import Paths, resources_folder
from penilaian_desktop.domain.quick_entry import parse

GOLDEN = Path(__file__).parents[1] / "files" / "packages" / "paket-1"
SUFFIXES = {"sealed": ".paket", "json": ".paket.json", "workbook": ".paket.xlsx"}


@pytest.fixture
def sealed(penilaian, at, tmp_path):
    """A report of the unit in one carrier each; return the folder."""
    folder = tmp_path / "kirim"
    for carrier, suffix in SUFFIXES.items():
        answer = penilaian(
            "package", "export", "--carrier", carrier, "--out", folder, *at("ratnawati"), "--json"
        )
        assert answer.code == 0, answer
        assert answer.json["kind"] == "report"
        assert answer.json["records"] > 0
        assert [name for name in answer.json["files"] if name.endswith(suffix)]
    return folder


def files(folder, carrier):
    """Return the reports in a carrier, without the one of citizens, which is never left open."""
    report = [p.name.removesuffix(".paket.json") for p in folder.glob("*.paket.json")]
    found = (folder / f"{stem}{SUFFIXES[carrier]}" for stem in sorted(report))
    return [path for path in found if path.exists()]


def test_open_carriers_are_verified_with_the_card_of_the_office_alone(penilaian, sealed, demo):
    card = demo.exchange / "kantor.paket-kartu"
    for carrier in ("json", "workbook"):
        (file,) = files(sealed, carrier)
        answer = penilaian("package", "verify", file, "--office-key", card, "--json", password=None)
        assert answer.code == 0, answer
        assert answer.json["outcome"] == "ready"
        assert answer.json["statement"]["kind"] == "report"
        assert answer.json["problems"] == []


def test_without_the_key_or_with_another_office_nothing_is_believed(penilaian, sealed):
    (file,) = files(sealed, "json")
    assert penilaian("package", "verify", file, "--json", password=None).code == 1
    stranger = GOLDEN / "kantor.paket-kartu"
    answer = penilaian("package", "verify", file, "--office-key", stranger, "--json")
    assert answer.code == 1
    assert answer.json["outcome"] != "ready"
    assert answer.json["problems"][0]["message"]


def test_a_sealed_package_needs_the_workspace_that_it_is_for(penilaian, sealed, at, demo):
    (file,) = files(sealed, "sealed")
    alone = penilaian(
        "package", "verify", file, "--office-key", demo.exchange / "kantor.paket-kartu", "--json"
    )
    assert (alone.code, alone.json["outcome"]) == (1, "refused")
    assert penilaian("package", "verify", file, *at("nurhayati"), "--json").code == 0


def test_import_dry_run_first_then_for_good_then_again_without_harm(penilaian, sealed, at):
    (file,) = files(sealed, "sealed")
    looked = penilaian("package", "import", file, "--dry-run", *at("nurhayati"), "--json")
    assert (looked.code, looked.json["outcome"]) == (0, "ready")
    assert looked.json["new"] > 0
    assert looked.json["differences"]
    taken = penilaian("package", "import", file, *at("nurhayati"), "--json")
    assert (taken.code, taken.json["outcome"]) == (0, "applied")
    assert taken.json["new"] == looked.json["new"]
    again = penilaian("package", "import", file, *at("nurhayati"), "--json")
    assert (again.code, again.json["outcome"]) == (0, "duplicate")
    other = penilaian("package", "import", *files(sealed, "workbook"), *at("nurhayati"))
    assert other.code == 0
    assert "sudah pernah diterima" in other.out
    receipts = [p for p in sealed.iterdir() if p not in set(files(sealed, "sealed")) | {file}]
    assert receipts


def test_who_may_not_import_is_refused_also_for_a_package_taken_before(penilaian, sealed, at):
    """The role is asked first: nobody learns by "duplicate" what the office has."""
    (file,) = files(sealed, "sealed")
    fresh = penilaian("package", "import", file, *at("dedi"))
    assert penilaian("package", "import", file, *at("nurhayati")).code == 0
    again = penilaian("package", "import", file, *at("dedi"))
    assert (again.code, again.err) == (fresh.code, fresh.err)
    assert again.code != 0
    assert "sudah pernah diterima" not in again.out


def test_the_receipt_in_the_folder_is_taken_by_the_unit(penilaian, sealed, at, demo):
    penilaian("package", "import", *sorted(sealed.glob("*.paket")), *at("nurhayati"))
    answer = penilaian("package", "import", sealed, *at("bambang"), "--json")
    assert answer.code == 0, answer
    found = answer.json if isinstance(answer.json, list) else [answer.json]
    assert {item["kind"] for item in found} == {"receipt"}
    live = demo.open("bambang")
    assert live.desk.pending(live.session) == 0
    live.close()


def test_a_changed_package_is_refused_and_the_place_is_named(penilaian, sealed, at):
    (file,) = files(sealed, "json")
    changed = sealed / "diubah.paket.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    entry = next(r for r in document["records"] if r["kind"] == "activity")
    entry["fields"]["text"] = "Melayani 1.000 orang"
    changed.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    answer = penilaian("package", "import", changed, *at("nurhayati"), "--json")
    assert (answer.code, answer.json["outcome"]) == (1, "refused")
    (problem, *_) = answer.json["problems"]
    assert set(problem) == {"code", "place", "message"}
    assert changed.name in problem["place"]
    words = penilaian("package", "import", changed, *at("nurhayati"))
    assert words.code == 1
    assert "ditolak" in words.out


def test_several_files_give_a_list_and_one_bad_one_makes_it_exit_1(penilaian, sealed, at):
    (good,) = files(sealed, "sealed")
    broken = sealed / "rusak.paket"
    broken.write_bytes(b"bukan paket")
    answer = penilaian("package", "verify", good, broken, *at("nurhayati"), "--json")
    assert answer.code == 1
    assert [item["outcome"] for item in answer.json] == ["ready", "refused"]


def test_who_may_not_send_or_receive_is_refused(penilaian, sealed, at, tmp_path):
    export = penilaian("package", "export", "--out", tmp_path / "x", *at("joko"), "--json")
    assert export.code == 1
    assert export.json["error"]["code"]
    inspected = penilaian("package", "import", *files(sealed, "json"), *at("dedi"), "--json")
    assert inspected.code == 1
    assert inspected.json["error"]["code"] == "role_needed"


def test_a_copy_with_another_name_is_the_same_package(penilaian, sealed, at):
    (file,) = files(sealed, "sealed")
    renamed = shutil.copy(file, sealed / "Laporan Bambang (1).paket")
    answer = penilaian("package", "import", renamed, *at("nurhayati"), "--json")
    assert (answer.code, answer.json["outcome"]) == (0, "applied")


def test_a_plain_zip_is_told_to_be_no_package(penilaian, at, tmp_path):
    """Section 3 no. 7: what happened and what to do, not what another reader says of it."""
    path = tmp_path / "kiriman.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("isi.paket", b"apa saja")
    answer = penilaian("package", "verify", path, *at("nurhayati"), "--json")
    assert (answer.code, answer.json["outcome"]) == (1, "refused")
    assert answer.json["problems"][0]["code"] == "zip_not_a_package"
    assert "keluarkan dahulu" in penilaian("package", "verify", path).out


def test_the_office_is_built_again_from_its_archive_with_the_same_state(penilaian, sealed, at):
    """Section 2 no. 2: every decision of HR is replayed over the signed bytes."""
    penilaian("package", "import", *files(sealed, "sealed"), *at("nurhayati"))
    answer = penilaian("office", "rebuild", "--check", *at("nurhayati"), "--json")
    assert answer.code == 0, answer
    assert answer.json["agrees"] is True
    assert answer.json["state_here"] == answer.json["state_rebuilt"]
    assert answer.json["records"] > 100
    words = penilaian("office", "rebuild", "--check", *at("nurhayati"))
    assert "Arsip dan ruang kerja sama." in words.out


def test_only_who_imports_packages_checks_the_archive(penilaian, at):
    answer = penilaian("office", "rebuild", "--check", *at("dedi"), "--json")
    assert (answer.code, answer.json["error"]["code"]) == (1, "role_needed")


def test_without_another_laptop_there_is_nothing_to_hand_over(penilaian, at, tmp_path):
    """WG-12: from laptop to laptop by script; the laptops of two units do not know one another."""
    answer = penilaian(
        "package", "export", "--kind", "handover", "--out", tmp_path / "k", *at("ratnawati")
    )
    assert answer.code != 0
    assert "Tidak ada" in answer.err
    assert list((tmp_path / "k").iterdir()) == []


def test_a_file_that_cannot_be_read_hides_none_of_the_others(penilaian, sealed, at):
    (good,) = files(sealed, "sealed")
    (sealed / "a.paket").mkdir()
    answer = penilaian("package", "verify", sealed, *at("nurhayati"), "--json")
    found = {item["file"]: item for item in answer.json}
    assert answer.code == 1
    assert found[good.name]["outcome"] == "ready"
    assert found["a.paket"]["problems"][0]["code"] == "package_unreadable"


def test_with_nothing_new_for_any_laptop_the_office_is_told_so(penilaian, at, tmp_path):
    for _ in range(2):
        answer = penilaian(
            "package", "export", "--kind", "master", "--out", tmp_path, *at("nurhayati"), "--json"
        )
    assert (answer.code, answer.json["error"]["code"]) == (1, "nothing_to_send")


def test_packages_named_in_the_wrong_order_are_all_taken(penilaian, at, demo, tmp_path):
    """WG-12: what waited for another one of the same command is taken after it."""
    folder = tmp_path / "kirim"
    send = ("package", "export", "--carrier", "sealed", "--out", folder, *at("ratnawati"))
    assert penilaian(*send).code == 0
    (first,) = folder.glob("*.paket")
    backend = CommandBackend(Paths(resources_folder(), tmp_path / "data", tmp_path / "log"), now)
    with backend.open(demo.folder / demo.who("siti").workspace, "siti", PASSWORD) as unit:
        day = now().date() - timedelta(days=1)
        services, session = unit.services, unit.session
        entry = parse(
            "20.00-20.30 Merapikan arsip", services.activities.entry_context(session, day)
        )
        item = services.activities.log(session, entry).value
        services.activities.submit(session, (item.id,))
    assert penilaian(*send).code == 0
    second = next(path for path in folder.glob("*.paket") if path != first)
    answer = penilaian("package", "import", second, first, *at("nurhayati"), "--json")
    assert [item["outcome"] for item in answer.json] == ["applied", "applied"]
    assert answer.code == 0, answer
