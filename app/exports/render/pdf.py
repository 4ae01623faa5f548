"""Documents as PDF files: strips dealt out to pages, drawn on a bare reportlab canvas with embedded fonts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any, assert_never

from app import NAME
from app.core.progress import Progress
from app.core.tables import Table
from app.exports.document import Block, Chart, Document, Paragraph, Role, Section, SideBySide, stays_with
from app.exports.metrics import stays_whole
from app.exports.render.pdf_blocks import contact, joined, kept, on_top, paragraph, side_by_side
from app.exports.render.pdf_draw import Frame, Press, draw_page
from app.exports.render.pdf_page import Box, pages
from app.exports.render.pdf_table import table
from app.exports.render.pdf_text import face, printable
from app.exports.styles import BLOCK_GAP, LANGUAGE, LOOKS, page_of

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PDF_VERSION = (1, 4)  # the oldest that Decree 30/2020 allows
BREAK = 1.0  # points: the paragraph that Word closes a section with, behind a table
STEP = 50  # blocks and rows between two words of progress


def render(document: Document, *, progress: Progress | None = None) -> bytes:
    """Return `document` as the bytes of a .pdf file, equal for equal documents.

    `progress(done, total)` hears of blocks and table rows now and then; what it raises ends the work.
    """
    target = BytesIO()
    press = Press(_canvas(target, document))
    count = _Count(progress, sum(_weight(block) for section in document.sections for block in section.blocks))
    for sheet in _said_pages(document, count):
        draw_page(press, sheet.boxes, sheet.frame, sheet.said, sheet.foot)
    press.canvas.save()
    return target.getvalue()


@dataclass(frozen=True, slots=True, eq=False)
class _Sheet:
    """A page: what is on it, what stands over it and at its foot."""

    boxes: list[Box]
    frame: Frame
    said: str
    foot: Sequence[Box]


@dataclass(slots=True)
class _Count:
    """How far the work is, in blocks and table rows."""

    heard: Progress | None
    total: int
    done: int = 0

    def add(self) -> None:
        self.done += 1
        if self.done % STEP == 0 or self.done == self.total:
            self.tell()

    def tell(self) -> None:
        """How far it is by now."""
        if self.heard:
            self.heard(self.done, self.total)


def _weight(block: Block) -> int:
    match block:
        case Paragraph() | SideBySide():
            return 1
        case Table():
            more = len(block.groups) + 1 + (block.total is not None)
            return len(block.rows) + more if block.headings else 0
        case Chart():
            return 0
        case _:
            assert_never(block)


def _said_pages(document: Document, count: _Count) -> Iterator[_Sheet]:
    """The pages under their numbers: of each section from its second on, or "Trang 1/3" through all sections."""
    sheets = chain.from_iterable(_sheets(section, count) for section in document.sections or (Section(()),))
    if not document.counted:
        yield from sheets
        return
    left = list(sheets)[::-1]
    many = len(left)
    for place in range(many):  # each is let go of when it is drawn: all at once would take long
        yield replace(left.pop(), said=page_of(place + 1, many))


def _sheets(section: Section, count: _Count) -> Iterator[_Sheet]:
    frame = Frame.of(section)
    foot = contact(section.contact, frame.width)
    first = frame.height - sum(box.height for box in foot)
    dealt = _one_at_least(pages(_strips(section, frame, count), frame.height, first=first))
    for place, boxes in enumerate(dealt):
        said = str(place + 1) if place and section.numbered else ""
        yield _Sheet(boxes, frame, said, () if place else foot)


def _canvas(target: BytesIO, document: Document) -> "Canvas":
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # streams as bytes: a fifth smaller than as ASCII, and quicker
    plain = face(False, False).name  # else every page would name Helvetica, which is not embedded
    options: dict[str, Any] = {
        "initialFontName": plain,
        "lang": LANGUAGE,
    }  # its types take the name for a number
    canvas = Canvas(target, pageCompression=1, invariant=1, pdfVersion=PDF_VERSION, **options)
    canvas.setTitle(printable(document.title))
    agency = " ".join(filter(None, (_said(document, Role.AGENCY_LINE), _said(document, Role.AGENCY))))
    canvas.setAuthor(" - ".join(filter(None, (_said(document, Role.PARENT_AGENCY), agency))))
    summary = " ".join(filter(None, (_said(document, Role.SUMMARY_LINE), _said(document, Role.SUMMARY))))
    canvas.setSubject(summary or printable(document.title))
    canvas.setCreator(NAME)  # in place of a library and its version
    canvas.setProducer(NAME)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _said(document: Document, role: Role) -> str:
    """What the document's first paragraph of this role says, on one line."""
    blocks = (block for section in document.sections for block in section.blocks)
    found = (said.text for block in blocks for said in _paragraphs(block) if said.role is role)
    return " ".join(printable(next(found, "")).split())


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    match block:
        case Paragraph():
            yield block
        case SideBySide():
            for row in block.rows:
                for cell in row:
                    yield from cell
        case Table() | Chart():
            pass
        case _:
            assert_never(block)


def _strips(section: Section, frame: Frame, count: _Count) -> Iterator[Box]:
    """All strips of a section with the gaps between blocks, made while the pages ask for them."""
    blocks = [block for block in section.blocks if not isinstance(block, Chart)]
    after = 0.0
    for place, (block, following) in enumerate(zip_longest(blocks, blocks[1:])):
        strips = joined(_block(block, frame, count), after)
        keep = stays_with(block, following)
        if keep:
            strips = kept(strips, whole=_stays_whole(block, frame.width))
        yield from strips if place or not isinstance(block, Paragraph) else on_top(strips)
        if keep and following is None:
            yield Box(BREAK)
        after = LOOKS[block.role].after if isinstance(block, Paragraph) else BLOCK_GAP


def _stays_whole(block: Block, width: float) -> bool:
    return isinstance(block, Paragraph) and stays_whole(block.text, LOOKS[block.role], width)


def _block(block: Block, frame: Frame, count: _Count) -> Iterator[Box]:
    match block:
        case Paragraph():
            count.add()
            yield from paragraph(block, frame.width)
        case SideBySide():
            count.add()
            for place, strip in enumerate(side_by_side(block, frame.width)):
                yield strip if place else replace(strip, before=BLOCK_GAP)
        case Table():
            for place, strip in enumerate(table(block, frame.width, frame.height, count.tell)):
                count.add()
                yield strip if place else replace(strip, before=BLOCK_GAP)
        case Chart():
            pass
        case _:
            assert_never(block)


def _one_at_least(dealt: Iterable[list[Box]]) -> Iterator[list[Box]]:
    """A section without a word is still a page."""
    boxes: list[Box] | None = None
    for boxes in dealt:
        yield boxes
    if boxes is None:
        yield []
