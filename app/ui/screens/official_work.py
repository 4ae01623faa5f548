"""What the page of official documents asks of the data: kinds, subjects, one document as it is written, its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.briefings.issuing import Details, Ways
from app.briefings.lists import Choice
from app.briefings.standing import DocumentStanding
from app.core.document_kinds import KINDS, DocumentKind, WordsSlot, kind_of
from app.core.ids import KEY_DIGITS
from app.core.issuing import Standing
from app.core.text import fold

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from app.briefings.drafts import KeptDraft
    from app.briefings.programme_lacks import ProgrammeLacks
    from app.core.progress import Progress
    from app.exports.document import Document
    from app.exports.files import Written
    from app.exports.formats import Format

FORM = "official"
"""A document's words as a form: their drafts are kept and opened under this name, by `Paper.key`."""

SUGGESTED = 40


@dataclass(frozen=True, slots=True)
class Paper:
    """Which document: its kind by code, and what it is about."""

    code: str
    subject: str

    @property
    def key(self) -> str:
        """The name that its drafts are kept by."""
        return f"{self.code}:{self.subject}"

    @property
    def kind(self) -> DocumentKind:
        """Its kind."""
        return kind_of(self.code)


@dataclass(frozen=True, slots=True)
class Opened:
    """A document as it is written: its subject in words, its places for words and what is saved there."""

    paper: Paper
    label: str
    slots: tuple[WordsSlot, ...]
    formats: tuple[Format, ...]
    written: Mapping[str, str]
    details: Details
    ways: Ways
    standing: DocumentStanding
    draft: KeptDraft | None
    notices: tuple[str, ...] = ()


def paper_of_key(key: str) -> Paper:
    """The document that a draft is kept by."""
    code, _, subject = key.partition(":")
    return Paper(code, subject)


def offered(_: Session) -> tuple[DocumentKind, ...]:
    """The kinds that can be made of what the data hold, in the order of the catalogue."""
    from app.exports.catalog import DOCUMENTS
    from app.services.briefs import questions

    asked = questions()
    return tuple(kind for kind in KINDS if kind.code in DOCUMENTS and kind.code in asked)


def find_subjects(session: Session, typed: str, *, code: str, today: date) -> tuple[Choice, ...]:
    """What a kind may be about, that has all the typed words, the likeliest first; before it what was typed itself."""
    from app.services.briefs import questions

    question, wanted = questions()[code], _words(typed)
    read = question.typed(typed, today) if question.typed else None
    told = (
        (choice, _words(f"{choice.label} {choice.aside}")) for choice in question.subjects(session, today)
    )
    found = [(choice, text) for choice, text in told if all(word in " ".join(text) for word in wanted)]
    found.sort(key=lambda one: not set(wanted) <= set(one[1]))  # "1/2026" is January before October
    return (*filter(None, (read,)), *(choice for choice, _ in found))[:SUGGESTED]


def _words(said: str) -> list[str]:
    """The words of what is said, as they are compared: "01/2026" is "1" and "2026"."""
    return [word.lstrip("0") or word for word in fold(said).replace("/", " ").split()]


def open_first(session: Session, *, code: str, today: date, like: str = "") -> Opened | None:
    """The likeliest document of a kind, of the same record as the subject `like` if it can be; none without any."""
    from app.services.briefs import questions

    record = like.partition("/")[0]
    if len(record) == KEY_DIGITS:  # no month and no year
        subjects = questions()[code].subjects(session, today)
        same = next((one.code for one in subjects if one.code.partition("/")[0] == record), "")
        if same:
            return open_paper(session, paper=Paper(code, same), today=today)
    first = find_subjects(session, "", code=code, today=today)
    return open_paper(session, paper=Paper(code, first[0].code), today=today) if first else None


def open_paper(session: Session, *, paper: Paper, today: date) -> Opened:
    """A document with its words and what was typed into it and not saved."""
    from app.exports.catalog import DOCUMENTS
    from app.services.briefs import notices_of, slots_of
    from app.services.drafts import find_draft
    from app.services.issuing import read_ways
    from app.services.office_texts import read_texts
    from app.services.official_documents import read_details
    from app.services.standing import read_standing

    standing = read_standing(session, paper.code, paper.subject, today=today)
    return Opened(
        paper,
        label=_label(session, paper, today),
        slots=slots_of(session, paper.code, paper.subject),
        formats=DOCUMENTS[paper.code].FORMATS,
        written=read_texts(session, paper.kind.words or paper.code, paper.subject),
        details=read_details(session, paper.code, paper.subject),
        ways=read_ways(session, paper.code, paper.subject, today=today),
        standing=standing,
        draft=find_draft(session, FORM, paper.key),
        notices=notices_of(session, paper.code, paper.subject) if standing.is_draft else (),
    )


def begin(session: Session, *, code: str, today: date) -> Opened:
    """A new document of a kind that is typed."""
    from app.services.official_documents import new_typed

    return open_paper(session, paper=Paper(code, new_typed(session, code, Details())), today=today)


def write(session: Session, *, paper: Paper, words: Mapping[str, str], details: Details) -> None:
    """Save the words of a document, and how it goes out; AppError for a signature that cannot stand so."""
    from app.services.office_texts import write_text
    from app.services.official_documents import change_details, read_details

    if details != read_details(session, paper.code, paper.subject):
        change_details(session, paper.code, paper.subject, details)
    for slot, content in words.items():
        write_text(session, paper.kind.words or paper.code, paper.subject, slot=slot, content=content)


def compose(
    session: Session,
    progress: Progress,
    *,
    paper: Paper,
    words: Mapping[str, str],
    details: Details,
    today: date,
    large: bool = False,
) -> Document:
    """The document of today's data with these words and details, or as it went out; `large`: on A3.

    Raises AppError where the data do not allow it.
    """
    from app.exports.catalog import DOCUMENTS
    from app.exports.document import on_a3
    from app.rules.editions import compose_edition
    from app.services.issued import tell
    from app.services.issuing import read_ways

    told = tell(session, paper.code, paper.subject, today=today)
    edition = told.edition
    if told.standing is Standing.DRAFT:  # what was issued says what it said then
        edition = compose_edition(
            paper.kind,
            read_ways(session, paper.code, paper.subject, today=today),
            today=today,
            details=details,
            number=edition.number,
            corrects=edition.corrects,
            written={**edition.written, **words},
        )
    progress(0, 1)  # whoever cancelled while it was read sees nothing
    document = DOCUMENTS[paper.code].compose(told.briefing, edition)
    return on_a3(document) if large else document


def write_file(
    session: Session, progress: Progress, *, document: Document, format_: Format, path: Path
) -> Written:
    """Write a document to a file, or beside one that was edited since the last export."""
    from app.exports.files import write_at
    from app.services.exported_files import known_files

    known = known_files(session)
    return write_at(document, format_, path, known=known, progress=progress)


def read_lacks(session: Session, *, paper: Paper, today: date) -> ProgrammeLacks:
    """What the contents of a programme lack before it goes out; nothing of other kinds."""
    from app.services import programme_lacks

    return programme_lacks.read_lacks(session, paper.code, paper.subject, today=today)


def note_made(session: Session, *, paper: Paper) -> None:
    """Have a document in the list of those that were made."""
    from app.services.official_documents import draft_of, find_document

    if find_document(session, paper.code, paper.subject) is None:
        draft_of(session, paper.code, paper.subject)


def begin_next(session: Session, *, paper: Paper) -> int:
    """Begin the version that replaces an issued one; its number."""
    from app.services import issued

    return issued.begin_next(session, paper.code, paper.subject)


def _label(session: Session, paper: Paper, today: date) -> str:
    """What a document is about in words: as it is offered, or what its subject says."""
    from app.services.briefs import questions
    from app.services.subjects import say_subject

    question = questions()[paper.code]
    read = question.typed(paper.subject, today) if question.typed else None
    for choice in (*filter(None, (read,)), *question.subjects(session, today)):
        if choice.code == paper.subject:
            return _said(choice)
    return say_subject(session, paper.code, paper.subject)


def _said(choice: Choice) -> str:
    return f"{choice.label} ({choice.aside})" if choice.aside else choice.label
