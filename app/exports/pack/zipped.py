"""The pack as one ZIP file: the joined PDF, then the files as they came, in folders in the order of the agenda."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.core.errors import AppError
from app.core.file_names import safe_name
from app.core.progress import Progress
from app.exports.pack.make import Pack, PaperGroup

if TYPE_CHECKING:
    from app.exports.pack.make import Paper

LONGEST_FOLDER = 60  # letters: the file's own name comes behind it, and Windows takes 260 for the whole path
FASTEST = 1  # most of it is PDF and pictures, which are packed already


def zip_pack(pack: Pack, groups: Sequence[PaperGroup], *, progress: Progress | None = None) -> bytes:
    """The ZIP of a pack that was made of these groups; the joined PDF stands first, with the list of all papers.

    Each paper is there under its number in the list. One whose bytes are gone is not; the list says so.
    """
    step, target, day = progress or (lambda _, __: None), BytesIO(), pack.listed.head.made_on
    count = sum(len(group.papers) for group in groups)
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=FASTEST) as file:
        _put(file, f"Bo tai lieu hop {pack.listed.head.held_on:%d-%m-%Y}.pdf", pack.content, day)
        for done, (name, paper) in enumerate(_named(groups)):
            step(done, count)
            try:
                content = paper.read()
            except AppError:  # the list of the pack names it, with the reason
                continue
            _put(file, name, content, day)
    return target.getvalue()


def _named(groups: Sequence[PaperGroup]) -> Iterator[tuple[str, Paper]]:
    """The papers with their names in the ZIP: a folder for each content, numbers as in the list."""
    number = 0
    for group in groups:
        number += group.is_content
        mark = str(number) if group.is_content else ""
        folder = safe_name(f"{number:02d}. {group.title}" if mark else f"00. {group.title}")[:LONGEST_FOLDER]
        for place, paper in enumerate(group.papers, 1):
            own = f"{paper.name}.pdf" if paper.is_ours else paper.name
            named = f"{mark}.{place}" if mark else str(place)
            yield f"{folder.rstrip('. ')}/{safe_name(f'{named} {own}')}", paper


def _put(file: ZipFile, name: str, content: bytes, day: date) -> None:
    info = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    info.compress_type = ZIP_DEFLATED
    file.writestr(info, content, compresslevel=FASTEST)
