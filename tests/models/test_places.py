"""A live database lies on a fixed disk of this machine, on Windows and Linux."""

import errno
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import AppError
from app.models import places
from app.models.places import Surroundings, Unsuitable, judge

MOUNTS = r"""
22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
23 22 0:20 / /proc rw - proc proc rw
30 22 0:44 / /mnt/chung rw,relatime shared:1 - cifs //maychu/chung rw,vers=3.0
31 22 0:45 / /mnt/nfs rw - nfs4 maychu:/export rw
32 22 0:46 / /nha/lan/may\040chu rw - fuse.sshfs lan@maychu:/ rw
33 30 8:2 / /mnt/chung/noi\040bo rw - ext4 /dev/sda2 rw
34 22 8:17 / /usb rw - vfat /dev/sdb1 rw
35 22 0:50 / /tam rw - tmpfs tmpfs rw
""".strip()

AROUND = Surroundings(
    environment={"OneDrive": r"D:\Mây của tôi", "OneDriveCommercial": ""},
    drive_type=lambda root: {"Z:\\": 4, "E:\\": 2}.get(root, 3),
    mounts=MOUNTS,
    is_removable=lambda device: device == "8:17",
)


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        (r"C:\Users\Lan\AppData\Local\GiaoBan", None),
        (r"D:\Dữ liệu\Giao ban", None),
        (r"\\maychu\chung\GiaoBan", Unsuitable.NETWORK),
        ("//maychu/chung/GiaoBan", Unsuitable.NETWORK),
        (r"\\?\UNC\maychu\chung\GiaoBan", Unsuitable.NETWORK),
        (r"\\?\C:\GiaoBan", None),
        (r"Z:\GiaoBan", Unsuitable.NETWORK),
        (r"E:\GiaoBan", Unsuitable.REMOVABLE),
        (r"\\?\E:\GiaoBan", Unsuitable.REMOVABLE),
        (r"C:\Users\Lan\OneDrive\GiaoBan", Unsuitable.CLOUD),
        (r"C:\Users\Lan\OneDrive - UBND tỉnh\GiaoBan", Unsuitable.CLOUD),
        (r"D:\Mây của tôi\GiaoBan", Unsuitable.CLOUD),
        (r"D:\Mây của tôi khác\GiaoBan", None),
        (r"C:\Users\Lan\Dropbox\x", Unsuitable.CLOUD),
        (r"C:\Users\Lan\Dropbox (Sở Nội vụ)\x", Unsuitable.CLOUD),
        (r"G:\My Drive\x", Unsuitable.CLOUD),
        (r"G:\Drive của tôi\x", Unsuitable.CLOUD),
        (r"C:\Users\Lan\iCloudDrive\x", Unsuitable.CLOUD),
        (r"C:\Users\Lan\Documents\Zalo Received Files", Unsuitable.CLOUD),
        (r"C:\Users\Lan\dropboxes", None),
    ],
)
def test_folders_of_windows(folder: str, reason: Unsuitable | None) -> None:
    assert judge(PureWindowsPath(folder), AROUND) is reason


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        ("/nha/lan/.local/share/GiaoBan", None),
        ("/tam/x", None),
        ("//maychu/chung", Unsuitable.NETWORK),
        ("/mnt/chung/GiaoBan", Unsuitable.NETWORK),
        ("/mnt/chung", Unsuitable.NETWORK),
        ("/mnt/chungcu", None),
        ("/mnt/chung/noi bo/GiaoBan", None),
        ("/mnt/nfs/a/b", Unsuitable.NETWORK),
        ("/nha/lan/may chu/GiaoBan", Unsuitable.NETWORK),
        ("/usb/GiaoBan", Unsuitable.REMOVABLE),
        ("/media/lan/KINGSTON/GiaoBan", Unsuitable.REMOVABLE),
        ("/run/media/lan/KINGSTON", Unsuitable.REMOVABLE),
        ("/nha/lan/Google Drive/x", Unsuitable.CLOUD),
        ("/Users/lan/Library/Mobile Documents/x", Unsuitable.CLOUD),
        ("/nha/lan/Nextcloud/x", Unsuitable.CLOUD),
    ],
)
def test_folders_of_linux(folder: str, reason: Unsuitable | None) -> None:
    assert judge(PurePosixPath(folder), AROUND) is reason


@given(st.lists(st.text("abcđôệ x.", min_size=1), max_size=5))
def test_without_mounts_a_plain_folder_is_good(parts: list[str]) -> None:
    around = Surroundings({}, lambda root: 3, "", lambda device: True)
    assert judge(PurePosixPath("/", "du lieu", *parts), around) is None


def test_this_machine_can_be_asked(tmp_path: Path) -> None:
    assert judge(PurePath(tmp_path), places._here()) in (None, *Unsuitable)


def test_a_refusal_names_the_folder_and_says_what_to_do(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive" / "GiaoBan"
    with pytest.raises(AppError, match="đồng bộ đám mây") as refusal:
        places.require_suitable(folder)
    assert str(folder) in str(refusal.value)
    assert refusal.value.advice == places.ADVICE


def test_a_link_into_a_synced_folder_is_seen_through(tmp_path: Path) -> None:
    target = tmp_path / "Dropbox" / "x"
    target.mkdir(parents=True)
    try:
        (tmp_path / "link").symlink_to(target)
    except OSError:
        pytest.skip("links need rights here")
    with pytest.raises(AppError, match="đám mây"):
        places.require_suitable(tmp_path / "link")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(errno.ENOSPC, "đã đầy"), (errno.EACCES, "Không ghi được"), (errno.EROFS, "Không ghi được")],
)
def test_a_failure_to_write_is_a_sentence(number: int, sentence: str) -> None:
    error = places.unwritable(Path("x"), OSError(number, "?"))
    assert sentence in str(error)
    assert error.advice
