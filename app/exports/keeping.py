"""What becomes of a file that is there already: only one that we wrote and nobody edited since is replaced."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from pathlib import Path

from app.core.file_names import beside, digest, file_key

Known = Mapping[str, str]
"""The digests of the files that this computer wrote last, by `file_key`."""


class Way(StrEnum):
    """How a file comes to its place."""

    NEW = auto()
    REPLACE = auto()
    BESIDE = auto()


@dataclass(frozen=True, slots=True)
class Plan:
    """Where a file goes and how; `why` says in a sentence why it goes beside the one that was meant."""

    path: Path
    way: Way
    why: str = ""


def plan(path: Path, known: Known, *, force: bool = False, taken: Collection[Path] = ()) -> Plan:
    """Decide where a file meant for `path` goes; `force` replaces whatever is there, but what another program holds.

    A file that was edited since we wrote it, that we never wrote, or that is open elsewhere stays: the new one goes
    beside it under the next free name, or over one of ours there. `taken` are the places of others of the same
    export.
    """
    if path not in taken:
        if not path.exists():
            return Plan(path, Way.NEW)
        if not is_held(path) and (force or _is_ours(path, known)):
            return Plan(path, Way.REPLACE)
    other = next(each for each in beside(path) if each not in taken and _is_free(each, known))
    return Plan(other, Way.BESIDE, _why(path, other, known, taken))


def is_held(path: Path) -> bool:
    """Whether another program holds a file so that it cannot be replaced (Word, on Windows)."""
    try:
        with path.open("r+b"):
            return False
    except PermissionError:
        return True


def _why(path: Path, other: Path, known: Known, taken: Collection[Path]) -> str:
    if path in taken:
        return f"Hai văn bản cùng tên {path.name}; văn bản sau ghi vào {other.name}."
    if is_held(path):
        reason = "đang mở ở chương trình khác (Word, Excel)"
    elif file_key(path) in known:
        reason = "đã được sửa sau lần xuất trước"
    else:
        reason = "có sẵn ở đó, không do chương trình xuất"
    return f"Tệp {path.name} {reason} nên giữ nguyên; bản mới ghi vào {other.name}."


def _is_free(path: Path, known: Known) -> bool:
    return not path.exists() or (not is_held(path) and _is_ours(path, known))


def _is_ours(path: Path, known: Known) -> bool:
    return known.get(file_key(path)) == digest(path)
