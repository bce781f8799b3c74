"""Removable disks that are plugged in, by name and free space."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from penilaian_desktop.domain.road_views import Drive

_SYSTEMS = frozenset({"vfat", "exfat", "ntfs", "ntfs3", "fuseblk", "ext2", "ext3", "ext4", "btrfs",
                      "xfs", "f2fs", "hfsplus", "msdos", "udf"})  # fmt: skip
_REMOVABLE = 2


def removable_drives() -> tuple[Drive, ...]:
    """Return the removable disks of this computer that can be opened, by name."""
    if sys.platform == "win32":
        found = _windows()
    elif sys.platform == "darwin":
        found = _below(Path("/Volumes"))
    else:
        found = linux_drives(Path("/proc/self/mounts"), Path("/sys/class/block"))
    return tuple(sorted(found, key=lambda drive: (drive.name.casefold(), drive.path)))


def linux_drives(mounts: Path, blocks: Path) -> list[Drive]:
    """Return the mounted file systems of disks that the kernel calls removable or that are USB."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        device, point, kind, options, *_ = [*line.split(" "), "", "", "", ""]
        if not device.startswith("/dev/") or kind not in _SYSTEMS:
            continue
        if _is_removable(blocks / Path(device).name):
            drive = drive_at(Path(_plain(point)), read_only="ro" in options.split(","))
            if drive is not None:
                found.append(drive)
    return found


def drive_at(point: Path, *, name: str = "", read_only: bool = False) -> Drive | None:
    """Return a disk by the folder where it is open; None when it cannot be asked."""
    try:
        usage = shutil.disk_usage(point)
    except OSError:
        return None
    return Drive(
        path=str(point),
        name=name or point.name or str(point),
        free=usage.free,
        total=usage.total,
        read_only=read_only or not os.access(point, os.W_OK),
    )


def _is_removable(block: Path) -> bool:
    """Tell by /sys whether a disk, or the disk of a partition, can be pulled out."""
    place = block.resolve()
    if not place.exists():
        return False
    if "usb" in "/".join(place.parts[-12:]) or "mmc" in place.name:
        return True
    for step in (place, place.parent):
        try:
            if (step / "removable").read_text(encoding="ascii").strip() == "1":
                return True
        except OSError:
            continue
    return False


def _plain(point: str) -> str:
    """Return a mount point with the signs that the kernel writes as octal numbers."""
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(code, sign)
    return point


def _below(volumes: Path) -> list[Drive]:
    try:
        points = [p for p in volumes.iterdir() if p.is_mount()]
    except OSError:
        return []
    return [drive for point in points if (drive := drive_at(point)) is not None]


def _windows() -> list[Drive]:
    import ctypes  # noqa: PLC0415  (exists with `windll` on Windows only)

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009
    found = []
    mask = kernel.GetLogicalDrives()
    for n in range(26):
        letter = f"{chr(ord('A') + n)}:\\"
        if not mask >> n & 1 or kernel.GetDriveTypeW(letter) != _REMOVABLE:
            continue
        label = ctypes.create_unicode_buffer(261)
        kernel.GetVolumeInformationW(letter, label, 261, None, None, None, None, 0)
        name = f"{label.value} ({letter[:2]})" if label.value else letter[:2]
        drive = drive_at(Path(letter), name=name)
        if drive is not None:
            found.append(drive)
    return found
