"""WG-12: removable disks are found by what the kernel says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from penilaian_desktop.sync.transports.drives import drive_at, linux_drives, removable_drives


@pytest.fixture
def computer(tmp_path):
    """The kernel's view of a computer: a built-in disk, a USB disk, a card, a network share."""
    blocks, mounts = tmp_path / "block", tmp_path / "mounts"
    blocks.mkdir()
    lines = []

    def disk(name, way, folder, kind="vfat", options="rw", removable="0"):
        place = tmp_path / "devices" / way / "block" / name.rstrip("0123456789") / name
        place.mkdir(parents=True)
        (place.parent / "removable").write_text(f"{removable}\n")
        (blocks / name).symlink_to(place)
        point = tmp_path / folder
        point.mkdir()
        shown = str(point).replace(" ", "\\040")
        lines.append(f"/dev/{name} {shown} {kind} {options},relatime 0 0\n")
        mounts.write_text("".join(lines))

    disk("sda1", "pci0/ata1/host0", "dalam", "ext4")
    disk("sdb1", "pci0/usb1/1-2/host6", "FLASH DISK")
    disk("sdc1", "pci0/ata2/host1", "kartu", removable="1", options="ro")
    lines.append("//server/bersama /mnt/bersama cifs rw 0 0\nproc /proc proc rw 0 0\nrusak\n")
    mounts.write_text("".join(lines))
    return mounts, blocks


def test_only_disks_that_can_be_pulled_out_are_offered(computer):
    found = {Path(d.path).name: d for d in linux_drives(*computer)}
    assert sorted(found) == ["FLASH DISK", "kartu"]
    assert found["FLASH DISK"].name == "FLASH DISK"
    assert found["FLASH DISK"].free > 0
    assert not found["FLASH DISK"].read_only
    assert found["kartu"].read_only


def test_a_disk_that_vanishes_meanwhile_is_not_offered(computer, tmp_path):
    (tmp_path / "FLASH DISK").rmdir()
    assert [d.name for d in linux_drives(*computer)] == ["kartu"]
    assert drive_at(tmp_path / "tidak-ada") is None


def test_this_computer_can_be_asked():
    assert all(drive.total >= drive.free for drive in removable_drives())
    assert linux_drives(Path("/tidak/ada"), Path("/tidak/ada")) == []
