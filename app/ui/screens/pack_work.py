"""What the window of a meeting pack asks of the data and the files, off the window's thread."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.briefings.attached import AttachedFile
from app.briefings.pack import MeetingPapers, OurPaper
from app.core.errors import AppError
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.core.progress import Progress
    from app.exports.pack.groups import Part, Told
    from app.exports.pack.make import Pack
    from app.ui.widgets.pack_tree import Seen


def read(session: Session, *, key: str) -> MeetingPapers:
    """The papers of a meeting; AppError when it is gone."""
    from app.services.pack import read_papers

    return read_papers(session, key, today=today())


def files_of(papers: MeetingPapers) -> tuple[AttachedFile, ...]:
    """All files of a meeting."""
    return (*papers.own, *(file for content in papers.contents for file in content.files))


def look(progress: Progress, *, files: Sequence[AttachedFile], folder: Path) -> Seen:
    """How many pages each file would bring."""
    return dict(_looked(progress, files, folder))


def _looked(
    progress: Progress, files: Sequence[AttachedFile], folder: Path
) -> Iterator[tuple[tuple[str, str], tuple[int, str]]]:
    from app.exports.pack.make import page_count
    from app.services.attached_files import read_content
    from app.ui.widgets.pack_tree import known_by

    for number, file in enumerate(files):
        progress(number, len(files))
        try:
            yield known_by(file), page_count(file.name, read_content(file, folder))
        except AppError as error:
            yield known_by(file), (0, error.whole)


def tell(session: Session, _: Progress, *, papers: Sequence[OurPaper]) -> Told:
    """What the wanted documents of ours are told; AppError where the data do not hold it."""
    from app.services.pack import brief

    return {paper.code: brief(session, paper, today=today()) for paper in papers}


def make(
    progress: Progress,
    *,
    papers: MeetingPapers,
    parts: Sequence[Part],
    wanted: Collection[str],
    told: Told,
    folder: Path,
    zipped: bool = False,
) -> Pack:
    """The pack of what is wanted, in this order; `zipped`: its content is a ZIP file with the files as they came."""
    from app.exports.pack.groups import groups_of
    from app.exports.pack.make import make_pack
    from app.exports.pack.zipped import zip_pack
    from app.services.attached_files import read_content

    groups = groups_of(parts, wanted, read=partial(read_content, folder=folder), told=told)
    pack = make_pack(papers.head, groups, progress=progress)
    return replace(pack, content=zip_pack(pack, groups, progress=progress)) if zipped else pack


def write(_: Progress, *, content: bytes, path: Path) -> Path:
    """Write the file, whole or not at all; AppError where that cannot be."""
    from app.exports.files import write_content

    return write_content(content, path)
