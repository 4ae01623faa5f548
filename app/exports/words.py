"""The office's own words as paragraphs of a document: what each line begins with says which part it plays.

Decree 30/2020, appendix I, II.6 (parts, chapters, articles, clauses, points) and V.6.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.core.rich_text import Line, Shape, Span, read
from app.exports.document import END_MARK, Block, Paragraph, Role, Run, run_on
from app.exports.styles import LOOKS

_LONGEST_TITLE = 160  # signs; a line that is longer, or ends as a sentence, is none
_ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_LABEL = re.compile(
    rf"(?P<label>(?:Phần|Chương)\s+(?:{_ROMAN}|\d+)|(?:Mục|Tiểu mục)\s+(?:\d+|{_ROMAN}))(?:\s*[.:–-]\s*(?P<title>.*))?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"Điều\s+\d+[a-zđ]?\.")
_HEADING = re.compile(rf"{_ROMAN}\.\s")
_CLAUSE = re.compile(r"\d{1,3}(?:\.\d{1,2})*\.\s")
_SENTENCE_ENDS = (".", ";", ":", ",", "…", "?", "!")


@dataclass(slots=True)
class _State:
    """What the lines before have left open."""

    number: int = 0  # of the numbered list that goes on
    labelled: bool = False  # a part's label waits for its title


def paragraphs(words: str) -> tuple[Paragraph, ...]:
    """The words of one slot (`core.rich_text`) as paragraphs; empty lines go, blanks are single.

    "Phần I", "Chương II", "Mục 1" are labels with their titles under them; "I. …" a heading in capitals; "1. …" a
    subheading where it is a title, else running text; "Điều 1. …" an article: bold as a title, else its label alone.
    A numbered list goes on through the items with dashes under it, and begins anew after other text.
    """
    state = _State()
    lines = (replace(line, spans=tuple(_tidy(line.spans))) for line in read(words))
    return tuple(part for line in lines if line.spans for part in _parts(line, state))


def _parts(line: Line, state: _State) -> Iterator[Paragraph]:
    labelled, state.labelled = state.labelled, False
    match line.shape:
        case Shape.BULLET:
            yield _running(Role.BODY, (Span("- "), *line.spans))
        case Shape.NUMBERED:
            state.number += 1
            yield _numbered(state.number, line.spans)
        case Shape.PLAIN:
            state.number = 0
            yield from _plain(line, state, labelled=labelled)


def _numbered(number: int, spans: tuple[Span, ...]) -> Paragraph:
    """An item of a numbered list stays running text, however short: it is no title."""
    return _running(Role.BODY, (Span(f"{number}. "), *spans))


def _plain(line: Line, state: _State, *, labelled: bool) -> Iterator[Paragraph]:
    text = line.text
    if label := _label(text):
        yield from label
        state.labelled = len(label) == 1
    elif _ARTICLE.match(text):
        yield _article(line)
    elif _HEADING.match(text) and _is_title(text):
        yield Paragraph(Role.HEADING, text.upper())
    elif _CLAUSE.match(text) and _is_title(text):
        yield _titled(Role.SUBHEADING, line.spans)
    elif labelled and _is_title(text):
        yield Paragraph(Role.PART_TITLE, text.upper())
    else:
        yield _running(Role.BODY, line.spans)


def _label(text: str) -> tuple[Paragraph, ...]:
    """A part's label, and its title where it stands on the same line; nothing for a sentence that begins so."""
    found = _LABEL.fullmatch(text)
    title = (found["title"] or "").strip() if found else ""
    if not found or (title and not _is_title(title)):
        return ()
    word, _, number = found["label"].rpartition(" ")
    label = Paragraph(Role.PART_LABEL, f"{word.capitalize()} {number.upper()}")
    return (label, Paragraph(Role.PART_TITLE, title.upper())) if title else (label,)


def _article(line: Line) -> Paragraph:
    """The whole line bold where it is a title, else the label alone (II.6.đ)."""
    end = _end_of_label(line.text)
    if _is_title(line.text):
        return _titled(Role.ARTICLE, line.spans)
    label, rest = _cut(line.spans, end)
    bold = tuple(replace(span, bold=True) for span in label)
    return _running(Role.ARTICLE, (*bold, *rest))


def _end_of_label(text: str) -> int:
    found = _ARTICLE.match(text)
    return found.end() if found else 0


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not text.endswith(_SENTENCE_ENDS)


def _titled(role: Role, spans: Sequence[Span]) -> Paragraph:
    return _running(role, [replace(span, bold=True) for span in spans])


def _running(role: Role, spans: Sequence[Span]) -> Paragraph:
    """A paragraph with the looks that the spans ask for, whatever the role itself has."""
    look = LOOKS[role]
    turned = [(span.bold != look.bold, span.italic != look.italic, span.text) for span in spans]
    runs = [
        Run("".join(text for *_, text in same), bold, italic)
        for (bold, italic), same in groupby(turned, key=lambda part: part[:2])
    ]
    if any(run.bold or run.italic for run in runs):
        return run_on(role, *runs)
    return Paragraph(role, "".join(run.text for run in runs))


def _cut(spans: Sequence[Span], at: int) -> tuple[list[Span], list[Span]]:
    """Spans before and after a place in their text."""
    left, right = list[Span](), list[Span]()
    for span in spans:
        before, after = span.text[: max(at, 0)], span.text[max(at, 0) :]
        left += [replace(span, text=before)] if before else []
        right += [replace(span, text=after)] if after else []
        at -= len(span.text)
    return left, right


def _tidy(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans with single blanks, none at the ends."""
    kept: list[Span] = []
    for span in spans:
        text = " ".join(re.split(r"\s+", span.text))
        if not kept or kept[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if text:
            kept.append(replace(span, text=text))
    while kept and not (text := kept[-1].text.rstrip(" ")):
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
    yield from kept


_RUNNING = {Role.BODY, Role.ARTICLE}
_MARKS = re.compile(r"[\s.,;:/]+$")


def ended(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with `./.` at the end of the last paragraph of running text, and nowhere else."""
    kept = [_without_mark(block) for block in blocks]
    last = max((place for place, block in enumerate(kept) if _is_running(block)), default=None)
    if last is not None:
        kept[last] = _with_end(kept[last], END_MARK)
    return tuple(kept)


def _is_running(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role in _RUNNING


def _without_mark(block: Block) -> Block:
    if isinstance(block, Paragraph) and block.text.rstrip().endswith(END_MARK):
        return _with_end(block, ".")
    return block


def _with_end(block: Block, end: str) -> Block:
    """A paragraph with `end` in place of the marks at its end."""
    if not isinstance(block, Paragraph):
        return block
    text = _MARKS.sub("", block.text)
    runs, left = [], len(text)
    for run in block.runs:
        part, left = run.text[:left], left - len(run.text[:left])
        runs += [replace(run, text=part)] if part else []
    if not runs:
        return replace(block, text=text + end, runs=())
    runs[-1] = replace(runs[-1], text=runs[-1].text + end)
    return replace(block, text=text + end, runs=tuple(runs))
