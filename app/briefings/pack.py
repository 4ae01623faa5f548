"""What a meeting pack (bộ tài liệu phiên họp) is told, and what its cover list says."""

from dataclasses import dataclass
from datetime import date, time

from app.briefings.attached import AttachedFile
from app.briefings.office import Office


@dataclass(frozen=True, slots=True)
class PackHead:
    """The meeting that a pack belongs to, and the day on which the pack is made."""

    office: Office
    title: str
    held_on: date
    starts_at: time | None
    place: str
    chair: str
    made_on: date


@dataclass(frozen=True, slots=True)
class PackContent:
    """One content of the agenda with its files, in the order of the meeting; `aside` says why it needs none."""

    key: str
    title: str
    agency: str
    files: tuple[AttachedFile, ...]
    aside: str = ""


@dataclass(frozen=True, slots=True)
class OurPaper:
    """A document of ours that may go in front of the papers: its kind, what it is asked for, its title."""

    code: str
    subject: str
    title: str


@dataclass(frozen=True, slots=True)
class MeetingPapers:
    """All papers of a meeting: documents of ours, its own files, and the files of each content."""

    head: PackHead
    ours: tuple[OurPaper, ...]
    own: tuple[AttachedFile, ...]
    contents: tuple[PackContent, ...]


@dataclass(frozen=True, slots=True)
class PackLine:
    """One line of the cover list: a content (`is_group`) or a paper under it.

    `first` is the page of the pack on which the paper begins, `pages` how many it has; neither is there for a paper
    that is not in the pack, and `remark` then says why.
    """

    number: str
    title: str
    agency: str = ""
    first: int | None = None
    pages: int | None = None
    remark: str = ""
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class PackList:
    """The cover list of a pack: its lines, how many contents lack papers, and the pages of the whole pack."""

    head: PackHead
    lines: tuple[PackLine, ...]
    missing: int
    pages: int
