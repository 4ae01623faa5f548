"""Parts that official letters share: whose words they are, whom they name, their numbered requests."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from app.briefings.edition import Edition
from app.core.document_types import type_of
from app.core.rich_text import Line, plain, read
from app.core.text import clean
from app.core.words import long_date
from app.exports.document import Paragraph, Role, Run, run_on


def addressed(edition: Edition, names: Sequence[str]) -> Edition:
    """The edition with addressees; those that it has stay."""
    return edition if edition.addressees else replace(edition, addressees=tuple(names))


def asks(edition: Edition) -> str:
    """Who asks, by the signature: the chairman demands, also by order or through a deputy; an office proposes."""
    first = edition.signer_lines[0] if edition.signer_lines else ""
    if "ỦY BAN NHÂN DÂN" in first:
        return "UBND tỉnh yêu cầu"
    return "Chủ tịch UBND tỉnh yêu cầu" if "CHỦ TỊCH" in first else f"{edition.issuer} đề nghị"


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


def written(edition: Edition, slot: str) -> tuple[Paragraph, ...]:
    """The office's words of a place, a paragraph a line that is not empty."""
    lines = read(edition.written.get(slot, ""))
    return tuple(_worded(line) for line in lines if line.text.strip())


def written_plainly(edition: Edition, slot: str) -> str:
    """The office's words of a place as one line without marks."""
    return clean(" ".join(plain(edition.written.get(slot, "")).split()))


def ended(blocks: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Paragraphs whose last one closes the document with the mark "./."."""
    *before, last = blocks
    runs = tuple(last.runs[:-1]) + tuple(replace(run, text=_closed(run.text)) for run in last.runs[-1:])
    return (*before, replace(last, text=_closed(last.text), runs=runs))


def _stopped(paragraph: Paragraph) -> Paragraph:
    if paragraph.text.rstrip().endswith((".", ";", ":", "!", "?")):
        return paragraph
    runs = (*paragraph.runs, Run(".")) if paragraph.runs else ()
    return replace(paragraph, text=f"{paragraph.text}.", runs=runs)


def _closed(text: str) -> str:
    return f"{text.rstrip(' .;:')}./."


def _worded(line: Line) -> Paragraph:
    return run_on(Role.BODY, *(Run(span.text, span.bold, span.italic) for span in line.spans))


def _after(mark: str, paragraph: Paragraph) -> Paragraph:
    runs = (Run(mark), *paragraph.runs) if paragraph.runs else ()
    return replace(paragraph, text=mark + paragraph.text, runs=runs)
