"""WG-12, X-4: the four verbs over every road, with real disks and servers that misbehave.

After whatever went wrong: no truncated file under a final name, what was there is still there,
the next run sends only what is missing, and a place of somebody else is an error.
"""

from __future__ import annotations

import subprocess
import threading

import pytest
from tests.sync.transports import servers
from tests.sync.transports.conftest import server_place
from tests.sync.transports.wire import PORTAL, PORTAL_ELSEWHERE, status

from penilaian_desktop.domain.errors import ImportRefused, Offline, StorageUnavailable
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.sync.card import MARKER_NAME
from penilaian_desktop.sync.transports.sending import Loose, put_missing
from penilaian_desktop.sync.transports.transport import NameTaken, NotOurTarget

PART = 24 * 1024
FILES = {f"b-{n}": bytes([n]) * PART for n in range(4)} | {"laporan.paket": b"pernyataan" * 300}
REQUEST = 1_500
"""More than any request of ours takes beside its body, in bytes."""


def loose(files=None):
    return [Loose(name, lambda data=data: data) for name, data in (files or FILES).items()]


def whole(place):
    """Assert that what is visible is whole, and return it."""
    found = place.visible()
    assert {n: len(d) for n, d in found.items()} == {n: len(FILES[n]) for n in found}
    assert all(FILES[name] == data for name, data in found.items())
    return found


# --- every road ------------------------------------------------------------------------------
def test_the_marker_says_whose_place_it_is(place):
    assert place.open().check() == "BKPSDM Kota Contoh"


def test_a_file_is_written_once_and_the_same_again_is_no_error(place):
    road = place.open()
    assert road.put_if_absent("a.paket", b"satu" * 5000) is True
    assert road.put_if_absent("a.paket", b"satu" * 5000) is False
    for other in (b"dua", b"lain" * 5000):
        with pytest.raises(NameTaken, match="name_taken"):
            road.put_if_absent("a.paket", other)
    assert road.get("a.paket", 20_000) == b"satu" * 5000
    assert place.drafts() == []


def test_a_file_of_no_bytes_travels_too(place):
    assert place.open().put_if_absent("a.paket", b"") is True
    assert place.open().get("a.paket", 10) == b""


def test_names_are_sorted_and_what_is_not_ours_is_left_alone(place):
    odd = ("Catatan rapat é & <satu>.docx", ".sembunyi", "sementara-0011", "100%25.paket ")
    for name in odd:
        (place.root / name).write_bytes(b"x")
    (place.root / "b-folder").mkdir()
    road = place.open()
    for name in ("b-2", "b-1", "c.paket"):
        road.put_if_absent(name, b"x")
    assert road.names("b-") == ("b-1", "b-2")
    assert road.names() == ("b-1", "b-2", "c.paket", MARKER_NAME)
    assert all((place.root / name).exists() for name in (*odd, "b-folder"))


@pytest.mark.parametrize("name", ["../a.paket", "A", "a/b", "", ".a", "a\\b", "c:a", "a%2fb",
                                  "sementara-1"])  # fmt: skip
def test_names_that_lead_elsewhere_are_refused(place, name):
    for verb in (lambda: place.open().put_if_absent(name, b"x"), lambda: place.open().get(name, 9)):
        with pytest.raises(StorageUnavailable, match="name_not_allowed"):
            verb()


def test_a_file_larger_than_allowed_or_absent_is_refused(place):
    place.open().put_if_absent("a.paket", b"12345" * 50_000)
    with pytest.raises(ImportRefused, match="file_too_large"):
        place.open().get("a.paket", 4)
    with pytest.raises(StorageUnavailable, match="package_unreadable"):
        place.open().get("b.paket", 4)


def test_a_place_without_marker_is_not_ours_and_its_emptiness_means_nothing(place):
    (place.root / MARKER_NAME).unlink()
    for verb in (lambda r: r.names(), lambda r: r.put_if_absent("a.paket", b"x")):
        with pytest.raises(NotOurTarget, match="marker_missing"):
            verb(place.open())
    assert list(place.root.iterdir()) == []


def test_a_changed_marker_is_not_ours(place, marker):
    (place.root / MARKER_NAME).write_bytes(marker.data.replace(b"marker", b"markir"))
    with pytest.raises(NotOurTarget, match="marker_foreign"):
        place.open().put_if_absent("a.paket", b"x")
    assert place.visible() == {}


def test_only_what_is_missing_is_sent(place):
    road = place.open()
    road.put_if_absent("b-1", FILES["b-1"])
    written = put_missing(road, loose(), Silent())
    assert [name for name, _ in written] == ["b-0", "b-2", "b-3", "laporan.paket"]
    assert put_missing(place.open(), loose(), Silent()) == ()
    assert whole(place) == FILES


def test_two_who_write_the_same_name_at_once_leave_one_whole_file(place):
    data, seen = b"sama" * 60_000, []

    def write():
        try:
            seen.append(place.open().put_if_absent("a.paket", data))
        except StorageUnavailable as error:
            seen.append(error.code)

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert place.visible() == {"a.paket": data}
    assert seen.count(True) >= 1


# --- disks -----------------------------------------------------------------------------------
@pytest.fixture
def disk_place(request, place, disk, marker):
    """Return the same road over a disk of its own: `make(size)`."""

    def make(size):
        if place.wire is None:
            disk(place.root, size)
            (place.root / MARKER_NAME).write_bytes(marker.data)
            return place
        kind = request.node.callspec.params["place"]
        server = request.getfixturevalue("every_server")[kind]
        name = f"disk{len(list(server.root.iterdir()))}"
        folder = disk(server.root / name, size)
        (folder / MARKER_NAME).write_bytes(marker.data)
        found = server_place(server, name, marker, folder)
        request.addfinalizer(found.wire.close)
        return found

    return make


def test_a_full_disk_is_said_and_leaves_nothing_half_written(disk_place):
    small = disk_place("64k")
    with pytest.raises((StorageUnavailable, Offline)) as said:
        put_missing(small.open(), loose(), Silent())
    if small.wire is None:
        assert said.value.code == "target_full"
        assert small.drafts() == []
    assert 1 <= len(whole(small)) < len(FILES)
    assert (small.root / MARKER_NAME).exists()


def test_after_room_was_made_the_rest_follows(disk_place):
    small = disk_place("64k")
    with pytest.raises((StorageUnavailable, Offline)):
        put_missing(small.open(), loose(), Silent())
    there = set(whole(small))
    subprocess.run(["mount", "-o", "remount,size=1m", small.root], check=True)
    written = put_missing(small.open(), loose(), Silent())
    assert {name for name, _ in written} == set(FILES) - there
    assert whole(small) == FILES


def test_a_read_only_disk_is_said(disk_place):
    locked = disk_place("64k")
    subprocess.run(["mount", "-o", "remount,ro", locked.root], check=True)
    with pytest.raises((StorageUnavailable, Offline)) as said:
        locked.open().put_if_absent("a.paket", b"x")
    if locked.wire is None:
        assert said.value.code == "target_read_only"
    assert locked.visible() == {}
    assert locked.open().names() == (MARKER_NAME,)


def test_a_disk_that_was_pulled_out_is_not_an_empty_place(on_disk, disk, marker):
    disk(on_disk.root, "1m")
    (on_disk.root / MARKER_NAME).write_bytes(marker.data)
    road = on_disk.open()
    road.put_if_absent("b-1", FILES["b-1"])
    subprocess.run(["umount", "-l", on_disk.root], check=True)
    (on_disk.root / MARKER_NAME).unlink()  # what lies below the mount is an empty folder
    with pytest.raises(NotOurTarget, match="marker_missing"):
        put_missing(road, loose(), Silent())
    assert list(on_disk.root.iterdir()) == []


# --- a bad network ---------------------------------------------------------------------------
@pytest.mark.parametrize("bytes_up", [0, 700, 2_500, 9_000, 30_000, 52_000, 80_000, 103_000])
def test_after_a_cut_only_what_is_missing_is_sent(online, bytes_up):
    online.wire.cut(up=bytes_up)
    with pytest.raises(Offline):
        put_missing(online.open(), loose(), Silent())
    there = whole(online)
    online.wire.heal()
    put_missing(online.open(), loose(), Silent())
    assert whole(online) == FILES
    missing = {name: data for name, data in FILES.items() if name not in there}
    requests = 2 + 5 * len(missing)
    assert online.wire.up <= sum(map(len, missing.values())) + requests * REQUEST


@pytest.mark.parametrize("answers", [0, 1, 2, 3, 4, 5, 6, 8, 11])
def test_after_a_cut_in_an_answer_everything_is_there_once(online, answers):
    online.wire.cut(down=answers * 330 + 40)
    with pytest.raises(Offline):
        put_missing(online.open(), loose(), Silent())
    whole(online)
    online.wire.heal()
    put_missing(online.open(), loose(), Silent())
    assert whole(online) == FILES


def test_a_file_that_comes_half_is_never_taken_for_whole(online):
    put_missing(online.open(), loose(), Silent())
    road = online.open()
    road.check()
    online.wire.heal()
    online.wire.cut(down=PART // 2)
    with pytest.raises(Offline, match="connection_cut"):
        road.get("b-1", PART)
    online.wire.heal()
    assert road.get("b-1", PART) == FILES["b-1"]


@pytest.mark.parametrize("bytes_down", [0, 1_500])
def test_a_network_that_falls_silent_is_given_up(online, bytes_down):
    online.wire.stall(down=bytes_down)
    with pytest.raises(Offline, match="server_slow"):
        put_missing(online.open(read=0.2), loose(), Silent())
    whole(online)


def test_a_busy_server_says_when_to_come_again(online):
    road = online.open()
    road.check()
    online.wire.heal()
    online.wire.answer(status(503, "Retry-After: 120"))
    with pytest.raises(Offline, match="server_busy") as said:
        online.open().check()
    assert said.value.params["retry_after"] == 120
    assert online.visible() == {}


@pytest.mark.parametrize("code", [500, 502, 504])
def test_a_broken_server_is_waited_for(online, code):
    online.wire.answer(status(code))
    with pytest.raises(Offline, match="server_error"):
        put_missing(online.open(), loose(), Silent())
    online.wire.heal()
    put_missing(online.open(), loose(), Silent())
    assert whole(online) == FILES


def test_wrong_credentials_are_said(online):
    with pytest.raises(StorageUnavailable, match="server_login_refused"):
        put_missing(online.open(password="salah"), loose(), Silent())
    assert online.visible() == {}


@pytest.mark.parametrize(
    ("page", "code"), [(PORTAL, "captive_page"), (PORTAL_ELSEWHERE, "redirect_elsewhere")]
)
def test_a_captive_portal_is_not_our_place(online, page, code):
    online.wire.answer(page)
    for verb in (lambda r: r.names(), lambda r: put_missing(r, loose(), Silent())):
        with pytest.raises(NotOurTarget, match=code):
            verb(online.open())
    assert online.visible() == {}


@pytest.mark.parametrize("page", [PORTAL, PORTAL_ELSEWHERE])
def test_a_portal_that_appears_midway_takes_nothing_for_written(online, page):
    road = online.open()
    road.check()
    online.wire.answer(page)
    with pytest.raises((StorageUnavailable, Offline)):
        road.put_if_absent("b-1", FILES["b-1"])
    with pytest.raises((StorageUnavailable, Offline)):
        road.names()
    assert online.visible() == {}


def test_nobody_at_home_means_that_we_wait(online):
    with pytest.raises(Offline, match="server_unreachable"):
        online.open(port=servers.free_port()).check()


def test_a_folder_that_is_claimed_keeps_its_first_marker(online, marker):
    (online.root / MARKER_NAME).unlink()
    online.open(book=None).claim(marker.data)
    assert online.open().check() == "BKPSDM Kota Contoh"
    online.open(book=None).claim(b"{}")
    assert (online.root / MARKER_NAME).read_bytes() == marker.data
