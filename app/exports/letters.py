"""What letters and other documents with a body share: their frame, whose words they are, numbered requests."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from app.briefings.edition import Edition
from app.core.document_types import type_of
from app.core.text import words
from app.core.words import long_date
from app.exports.document import Block, Paragraph, Role, Run, Section
from app.exports.letterhead import addressees, closing, heading, replaced
from app.exports.words import ended, paragraphs


def letter(edition: Edition, about: str, blocks: Iterable[Block]) -> Section:
    """The pages of an official letter (sample 1.5); the last of the blocks is its closing sentence."""
    return _pages(edition, (heading(edition, about=about), *addressees(edition)), blocks)


def titled(edition: Edition, kind: str, about: str, blocks: Iterable[Block]) -> Section:
    """The pages of a document with a name (sample 1.4): "CHƯƠNG TRÌNH" and what it is about."""
    title = (Paragraph(Role.KIND, kind.upper()), Paragraph(Role.SUMMARY, about))
    return _pages(edition, (heading(edition), *title, *addressees(edition)), blocks)


def _pages(edition: Edition, head: tuple[Block, ...], blocks: Iterable[Block]) -> Section:
    *before, last = blocks
    said = ended((*head, *before, *replaced(edition), last))
    return Section((*said, closing(edition)), contact=edition.contact)


def file_name(text: str) -> str:
    """A name for a file out of the beginning of a text, without accents and signs: "Ke hoach ra soat ho so"."""
    return " ".join(words(text)[:_NAME_WORDS]).capitalize()


_NAME_WORDS = 12


def addressed(edition: Edition, names: Sequence[str]) -> Edition:
    """The edition with addressees; those that it has stay."""
    return edition if edition.addressees else replace(edition, addressees=tuple(names))


def asks(edition: Edition) -> str:
    """Who asks, by the signature: the chairman demands, also by order or through a deputy; an office proposes."""
    first = edition.signer_lines[0] if edition.signer_lines else ""
    if "ỦY BAN NHÂN DÂN" in first:
        return "UBND tỉnh yêu cầu"
    return "Chủ tịch UBND tỉnh yêu cầu" if "CHỦ TỊCH" in first else f"{edition.issuer} đề nghị"


def demands(edition: Edition) -> str:
    """How the closing sentence begins: as the letter asks, with a capital."""
    return "Đề nghị" if "đề nghị" in asks(edition) else "Yêu cầu"


def cited(number: str, day: date | None) -> str:
    """Name a document inside a sentence: "Công văn số 12/UBND-TH ngày 05 tháng 9 năm 2026"; empty without a number."""
    if not number:
        return ""
    return f"{type_of(number)} số {number}" + (f" {long_date(day)}" if day else "")


def body(text: str) -> Paragraph:
    """A paragraph of the body."""
    return Paragraph(Role.BODY, text)


def numbered(requests: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Requests with their numbers before them, each closed by a mark; a single one has no number."""
    requests = tuple(map(_stopped, requests))
    if len(requests) == 1:
        return requests
    return tuple(_after(f"{place}. ", request) for place, request in enumerate(requests, 1))


def continued(ground: Sequence[Paragraph], sentence: str) -> tuple[Paragraph, ...]:
    """The office's grounds and the sentence after them; grounds that end with a comma go on in it."""
    if not ground or not ground[-1].text.rstrip().endswith(","):
        return *ground, body(sentence)
    last = ground[-1]
    goes_on = f" {sentence[:1].lower()}{sentence[1:]}"
    runs = (*last.runs, Run(goes_on)) if last.runs else ()
    return *ground[:-1], replace(last, text=last.text + goes_on, runs=runs)


def written(edition: Edition, slot: str) -> tuple[Paragraph, ...]:
    """The office's words of a place."""
    return paragraphs(edition.written.get(slot, ""))


def _stopped(paragraph: Paragraph) -> Paragraph:
    if paragraph.text.rstrip().endswith((".", ";", ":", "!", "?")):
        return paragraph
    runs = (*paragraph.runs, Run(".")) if paragraph.runs else ()
    return replace(paragraph, text=f"{paragraph.text}.", runs=runs)


def _after(mark: str, paragraph: Paragraph) -> Paragraph:
    runs = (Run(mark), *paragraph.runs) if paragraph.runs else ()
    return replace(paragraph, text=mark + paragraph.text, runs=runs)
