"""Where the data folder may lie: on a fixed disk of this machine, never where other machines write too.

SQLite's locks do not hold on network shares, and programs that copy folders to a cloud copy a database and its
journal at different moments: both lose data without a word.
"""

import errno
import os
import platform
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath, PureWindowsPath
from tempfile import TemporaryFile

from app.core.errors import AppError

DRIVE_REMOVABLE = 2  # answers of Windows' GetDriveTypeW
DRIVE_REMOTE = 4

_NETWORK_TYPES = {
    *("afs", "ceph", "cifs", "davfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"),
    *("fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs"),
    *("fuse.google-drive-ocamlfuse", "fuse.onedriver"),
}
_CLOUD_FOLDER = re.compile(
    r"onedrive( - .+)?|skydrive|dropbox( \(.+\))?|google ?drive|my drive|drive của tôi|icloud ?drive"
    r"|mobile documents|box sync|megasync|nextcloud|owncloud|pcloud ?drive|synologydrive|zalo.*"
)
_CLOUD_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_REMOVABLE_ROOTS = ("/media/", "/run/media/", "/Volumes/")
_OCTAL = re.compile(r"\\([0-7]{3})")

ADVICE = "Hãy chọn một thư mục trên ổ đĩa cố định của máy này; chép sang nơi khác bằng bản sao lưu."


class Unsuitable(StrEnum):
    """Why a database must not live in a folder, in words."""

    NETWORK = "nằm trên ổ đĩa mạng, dữ liệu ở đó dễ hỏng"
    CLOUD = "nằm trong thư mục đồng bộ đám mây, dữ liệu ở đó dễ hỏng"
    REMOVABLE = "nằm trên USB hoặc ổ đĩa tháo rời, rút ra giữa chừng là mất dữ liệu"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the system tells about its disks.

    `drive_type` answers as GetDriveTypeW for a root such as `C:\\`; `mounts` is /proc/self/mountinfo;
    `is_removable` answers for a device number such as `8:1`.
    """

    environment: Mapping[str, str]
    drive_type: Callable[[str], int]
    mounts: str
    is_removable: Callable[[str], bool]


def judge(folder: PurePath, around: Surroundings) -> Unsuitable | None:
    """Why the database must not live in `folder` (absolute), if there is a reason."""
    if _on_network(folder, around):
        return Unsuitable.NETWORK
    if _in_cloud(folder, around):
        return Unsuitable.CLOUD
    if _on_removable(folder, around):
        return Unsuitable.REMOVABLE
    return None


def require_suitable(folder: Path) -> None:
    """Make sure that a live database may lie in `folder`.

    Raises:
        AppError: it lies on a network share, in a synced folder or on a removable disk.
    """
    reason = judge(folder, _here()) or judge(folder.resolve(), _here())
    if reason:
        raise AppError(f"Thư mục dữ liệu {folder} {reason}.", ADVICE)


def prepare(folder: Path) -> None:
    """Make `folder` if it is missing, and make sure that files can be written there.

    Raises:
        AppError: it cannot be made or written, or the disk is full.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder) as trial:
            trial.write(b"\0")
    except OSError as error:
        raise unwritable(folder, error) from error


def unwritable(folder: Path, error: OSError) -> AppError:
    """The sentence for a failure to write into `folder`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return AppError(f"Ổ đĩa chứa {folder} đã đầy.", "Giải phóng dung lượng rồi thử lại.")
    return AppError(f"Không ghi được vào thư mục {folder}.", "Kiểm tra quyền ghi hoặc chọn thư mục khác.")


def _on_network(folder: PurePath, around: Surroundings) -> bool:
    if str(folder).startswith("//"):
        return True
    if not isinstance(folder, PureWindowsPath):
        return _mount(folder, around.mounts)[0] in _NETWORK_TYPES
    drive = folder.drive.removeprefix("\\\\?\\")
    is_share = drive.startswith("\\\\") or drive.upper().startswith("UNC")
    return is_share or around.drive_type(drive + "\\") == DRIVE_REMOTE


def _in_cloud(folder: PurePath, around: Surroundings) -> bool:
    roots = [type(folder)(root) for name in _CLOUD_VARIABLES if (root := around.environment.get(name))]
    named = any(_CLOUD_FOLDER.fullmatch(part.casefold()) for part in folder.parts)
    return named or any(folder.is_relative_to(root) for root in roots)


def _on_removable(folder: PurePath, around: Surroundings) -> bool:
    if isinstance(folder, PureWindowsPath):
        return around.drive_type(folder.drive.removeprefix("\\\\?\\") + "\\") == DRIVE_REMOVABLE
    device = _mount(folder, around.mounts)[1]
    return str(folder).startswith(_REMOVABLE_ROOTS) or (bool(device) and around.is_removable(device))


def _mount(folder: PurePath, mounts: str) -> tuple[str, str]:
    """File system type and device number of the innermost mount that holds `folder`."""
    found, depth = ("", ""), -1
    for line in mounts.splitlines():
        place, _, source = line.partition(" - ")
        fields = place.split()
        point = PurePath(_OCTAL.sub(lambda code: chr(int(code[1], 8)), fields[4]))
        if folder.is_relative_to(point) and len(point.parts) >= depth:
            found, depth = (source.split()[0], fields[2]), len(point.parts)
    return found


def _here() -> Surroundings:
    mounts = Path("/proc/self/mountinfo")
    return Surroundings(
        os.environ,
        _windows_drive_type,
        mounts.read_text("utf-8", "replace") if platform.system() == "Linux" and mounts.exists() else "",
        _linux_removable,
    )


def _windows_drive_type(root: str) -> int:
    import ctypes

    answer: int = ctypes.windll.kernel32.GetDriveTypeW(root)  # type: ignore[attr-defined,unused-ignore]
    return answer


def _linux_removable(device: str) -> bool:
    disk = Path("/sys/dev/block") / device
    if (disk / "partition").exists():
        disk = disk.resolve().parent
    mark = disk / "removable"
    return mark.exists() and mark.read_text().strip() == "1"
