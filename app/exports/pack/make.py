"""The pack as one PDF: the cover list first, then the papers in their order, with bookmarks and running numbers."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from app import NAME
from app.briefings.pack import PackHead, PackLine, PackList
from app.core.errors import AppError
from app.core.progress import Progress
from app.exports.documents import pack_list
from app.exports.formats import Format, render
from app.exports.pack import kinds, pictures, probe
from app.exports.pack.copy import Sheet, add_sheet, copy_pages, lay_sheet
from app.exports.pack.kinds import Material
from app.exports.pack.stamps import label_width, stamps

if TYPE_CHECKING:
    from pypdf import PdfWriter

STEPS, READING, LAYING = 1000, 500, 450  # what reading takes of the whole, and laying; the rest is writing
MOST_TURNS = 4  # the list names pages that its own length moves; it settles at the second or third
LEFT_OUT = "Không có trong bộ tài liệu này."
NO_PAPERS = "Chưa có tài liệu."
NO_PAGES = " (không có trong bộ này)"
COVER_MARK = "Danh mục tài liệu"
_ENDINGS = {".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp"}
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Paper:
    """A file or a document of ours, and how its bytes come; for `is_ours` nothing is looked for on its pages."""

    name: str
    read: Callable[[], bytes]
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """A content of the agenda with its papers; without `is_content` a group before the agenda.

    `has_others`: there are papers that somebody left out; `aside`: why it needs none.
    """

    title: str
    agency: str
    papers: tuple[Paper, ...]
    is_content: bool = True
    has_others: bool = False
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """The whole pack, and what its cover list says."""

    content: bytes
    listed: PackList


@dataclass(frozen=True, slots=True)
class _Read:
    """A paper as it was read: its pages, or why it has none in the pack."""

    paper: Paper
    sheets: tuple[Sheet, ...] = ()
    why_not: str = ""


def page_count(name: str, content: bytes) -> tuple[int, str]:
    """How many pages a file brings into a pack, or 0 and in one sentence why none."""
    try:
        match kinds.material(content):
            case Material.PDF:
                return probe.count_pages(content), ""
            case Material.PICTURE:
                return probe.count_pages(pictures.pages_of(content)), ""
            case Material.OTHER:
                return 0, kinds.why_not(name, content)
    except (probe.RefusedError, pictures.PictureError) as error:
        return 0, str(error)


def make_pack(head: PackHead, groups: Sequence[PaperGroup], *, progress: Progress | None = None) -> Pack:
    """Join what is wanted; a paper that cannot be joined is named in the list with the reason.

    `progress(done, total)` hears of it now and then; what it raises ends the work, and nothing is left behind.
    """
    step = progress or (lambda _, __: None)
    writer = _writer(f"{COVER_MARK}: {head.title}")
    read = _read_all(writer, groups, step)
    cover, listed = _cover(writer, head, groups, read)
    sheets = [*cover, *(sheet for group in read for paper in group for sheet in paper.sheets)]
    _lay_all(writer, sheets, step)
    _mark_all(writer, listed)
    target = BytesIO()
    writer.write(target)
    step(STEPS, STEPS)
    return Pack(target.getvalue(), listed)


def _read_all(writer: PdfWriter, groups: Sequence[PaperGroup], step: Progress) -> list[list[_Read]]:
    count = max(sum(len(group.papers) for group in groups), 1)
    read: list[list[_Read]] = []
    done = 0
    for group in groups:
        read.append([])
        for paper in group.papers:
            share = _share(step, done, count)
            share(0, 1)
            read[-1].append(_read(writer, paper, share))
            done += 1
    return read


def _share(step: Progress, number: int, count: int) -> Progress:
    """The progress inside one of so many papers, as a part of the whole."""

    def inside(done: int, total: int) -> None:
        step(READING * (number * total + done) // (count * max(total, 1)), STEPS)

    return inside


def _read(writer: PdfWriter, paper: Paper, step: Progress) -> _Read:
    try:
        content = paper.read()
        match kinds.material(content):
            case Material.PICTURE:
                content = pictures.pages_of(content, progress=step)
            case Material.OTHER:
                return _Read(paper, why_not=kinds.why_not(paper.name, content))
        if paper.is_ours:
            return _Read(paper, copy_pages(writer, content))
        return _copied(writer, paper, content, step)
    except (probe.RefusedError, pictures.PictureError) as error:
        return _Read(paper, why_not=str(error))
    except AppError as error:  # its bytes are gone, or the data do not hold what it would say
        return _Read(paper, why_not=error.whole)


def _copied(writer: PdfWriter, paper: Paper, content: bytes, step: Progress) -> _Read:
    """The pages of a foreign PDF; one whose inside is too odd for the joining is put in order first."""
    content, taken = probe.ready(content, progress=step)
    for in_order in (False, True):
        try:
            return _Read(paper, copy_pages(writer, probe.rewritten(content) if in_order else content, taken))
        except probe.RefusedError:
            raise
        except Exception as error:  # noqa: BLE001 - the errors of a reader of damaged files are of all kinds
            _LOG.warning("a file of the pack cannot be copied as it is: %r", error)
    return _Read(paper, why_not=probe.DAMAGED)


def _cover(
    writer: PdfWriter, head: PackHead, groups: Sequence[PaperGroup], read: list[list[_Read]]
) -> tuple[tuple[Sheet, ...], PackList]:
    """The cover list, made again until the pages that it names are those that follow it."""
    pages, listed = 1, PackList(head, (), 0, 0)
    for _ in range(MOST_TURNS):
        listed = _listed(head, groups, read, pages)
        content = render(pack_list.compose(listed), Format.PDF)
        if (found := probe.count_pages(content)) == pages:
            return copy_pages(writer, content), listed
        pages = found
    raise RuntimeError("the cover list does not come to rest")


def _listed(head: PackHead, groups: Sequence[PaperGroup], read: list[list[_Read]], before: int) -> PackList:
    lines: list[PackLine] = []
    number, page = 0, before + 1
    for group, papers in zip(groups, read, strict=True):
        number += group.is_content
        mark = str(number) if group.is_content else ""
        remark = "" if group.papers else _why_empty(group)
        lines.append(PackLine(mark, group.title, group.agency, remark=remark, is_group=True))
        for place, one in enumerate(papers, 1):
            count = len(one.sheets)
            lines.append(_line(f"{mark}.{place}" if mark else "–", one, page))
            page += count
    missing = sum(
        group.is_content and not group.papers and _why_empty(group) == NO_PAPERS for group in groups
    )
    return PackList(head, tuple(lines), missing, page - 1)


def _why_empty(group: PaperGroup) -> str:
    return LEFT_OUT if group.has_others else f"{group.aside}." if group.aside else NO_PAPERS


def _line(number: str, read: _Read, page: int) -> PackLine:
    if not read.sheets:
        return PackLine(number, read.paper.name, remark=read.why_not)
    return PackLine(number, _plain(read.paper.name), first=page, pages=len(read.sheets))


def _plain(name: str) -> str:
    """The name of a paper without the ending of its file."""
    found = PurePath(name)
    return found.stem if found.suffix.casefold() in _ENDINGS else name


def _writer(title: str) -> PdfWriter:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.pdf_header = "%PDF-1.7"
    writer.add_metadata({"/Title": title, "/Creator": NAME, "/Producer": NAME})
    writer.page_mode = "/UseOutlines"
    return writer


def _lay_all(writer: PdfWriter, sheets: Sequence[Sheet], step: Progress) -> None:
    width = label_width(len(sheets))
    laid = [lay_sheet(sheet, width) for sheet in sheets]
    for number, (sheet, place, stamp) in enumerate(zip(sheets, laid, stamps(laid), strict=True)):
        step(READING + LAYING * number // len(sheets), STEPS)
        add_sheet(writer, sheet, place, stamp)


def _mark_all(writer: PdfWriter, listed: PackList) -> None:
    """A bookmark for each content, and under it one for each of its papers."""
    writer.add_outline_item(title=COVER_MARK, page_number=0)
    for group, papers in _grouped(listed.lines):
        first = next((paper.first for paper in papers if paper.first), 1)
        title = " ".join(filter(None, (f"{group.number}." if group.number else "", group.title)))
        remark = "" if any(paper.first for paper in papers) else NO_PAGES
        above = writer.add_outline_item(title=title + remark, page_number=first - 1, is_open=False)
        for paper in papers:
            if paper.first:
                writer.add_outline_item(title=paper.title, page_number=paper.first - 1, parent=above)


def _grouped(lines: Sequence[PackLine]) -> Iterator[tuple[PackLine, list[PackLine]]]:
    group: PackLine | None = None
    papers: list[PackLine] = []
    for line in lines:
        if line.is_group:
            if group is not None:
                yield group, papers
            group, papers = line, []
        else:
            papers.append(line)
    if group is not None:
        yield group, papers
