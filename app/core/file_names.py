"""Names of files that any system takes, and files known by their content."""

import hashlib
import os
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from app.core.text import clean

LONGEST = 120  # letters: Windows takes 260 for the whole path, and folders of the office are deep
SUBSTITUTE = "_"
_LONGEST_ENDING = 5
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)", re.IGNORECASE)


def safe_name(name: str, *, otherwise: str = "Van ban") -> str:
    """Return a name that Windows takes too, its ending kept: no forbidden sign, device or dot at the end, not too long.

    `otherwise` is the name where nothing is left.
    """
    kept = clean(_FORBIDDEN.sub(SUBSTITUTE, name)).strip().rstrip(". ")
    if len(kept) > LONGEST:
        stem, dot, ending = kept.rpartition(".")
        short = ending.isalnum() and len(ending) <= _LONGEST_ENDING and bool(stem)
        kept = f"{stem[: LONGEST - len(ending) - 1].rstrip('. ')}{dot}{ending}" if short else kept[:LONGEST]
        kept = kept.rstrip(". ")
    return f"{SUBSTITUTE}{kept}" if _DEVICE.match(kept) else kept or otherwise


def numbered(path: Path, place: int) -> Path:
    """Return the name beside `path` for another version: "Bao cao (2).docx"."""
    return path.with_name(f"{path.stem} ({place}){path.suffix}")


def beside(path: Path) -> Iterator[Path]:
    """Return the names beside `path` for versions from the second on, without end."""
    return (numbered(path, place) for place in count(2))


def file_key(path: Path) -> str:
    """Return what a file is remembered by: its whole path, of one case where the system knows none."""
    return os.path.normcase(path.absolute())


def digest(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
