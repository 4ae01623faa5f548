"""Errors 13: page numbers (appendix I, part I, I.7; of appendices: III.1)."""

from __future__ import annotations

from collections.abc import Iterator

from app.exports.check.findings import Fault, Mend
from app.exports.check.mend import edits
from app.exports.check.mend.page_numbers import hide_on_first, move_to_top, restart
from app.exports.check.parts.document import Parts
from app.exports.check.parts.segments import Segment, whole
from app.exports.check.regulation import decimal, size_words, sizes
from app.exports.check.rules.common import fault, to_size
from app.exports.check.word.blocks import Paragraph, Piece, Section, Story

_PLACE = "Số trang"
_LINES_ON_A_PAGE = 46
_LETTERS_ON_A_LINE = 82
_CERTAIN = 1.35  # pages that a text must be estimated at to have a second one for sure


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of the page numbers."""
    sections = parts.word.sections
    numbered = [p for s in sections for p in _numbers(s.headers, s, parts)]
    below = [p for s in sections for p in _numbers(s.footers, s, parts)]
    if not numbered and not below:
        if has_second_page(parts):
            yield fault(
                "13a", _PLACE, "Văn bản nhiều trang không có số trang.", None, _mends(move_to_top(parts.word))
            )
        return
    if below:
        yield fault(
            "13b",
            _PLACE,
            "Số trang đặt ở cuối trang; quy định canh giữa trong lề trên.",
            None,
            _mends(move_to_top(parts.word)),
        )
    elif _is_missing_on_some(sections, parts):
        yield fault(
            "13a", _PLACE, "Có phần của văn bản không có số trang.", None, _mends(move_to_top(parts.word))
        )
    yield from _first_page(sections[0])
    yield from _looks(_distinct(numbered))
    yield from _counting(sections)
    yield from _annexes(parts)


def _mends(*mends: Mend) -> tuple[Mend, ...]:
    return mends


def _numbers(stories: dict[str, Story], section: Section, parts: Parts) -> list[Paragraph]:
    """The paragraphs with the page number that a section's pages show."""
    kinds = section.shown(even_odd=parts.word.even_odd)
    shown = [stories[kind] for kind in kinds if kind in stories]
    return [p for story in shown for p in story.paragraphs if "PAGE" in p.fields]


def _distinct(paragraphs: list[Paragraph]) -> list[Paragraph]:
    return list({id(p): p for p in paragraphs}.values())


def _is_missing_on_some(sections: tuple[Section, ...], parts: Parts) -> bool:
    """Whether a whole section, or the even pages, show no number."""
    wanted = ["default", "even"] if parts.word.even_odd else ["default"]
    long = [s for s in sections if not s.continuous and (s is sections[0] or s.last > s.first)]
    return any(
        not any("PAGE" in p.fields for p in s.headers[kind].paragraphs) if kind in s.headers else True
        for s in (long if len(long) == 1 or has_second_page(parts) else [])
        for kind in wanted
    ) and not (len(sections) > 1 and _one_page_sections(sections, parts))


def _one_page_sections(sections: tuple[Section, ...], parts: Parts) -> bool:
    """Whether every section without a number may well have but one page, which shows none."""
    bare = [s for s in sections if not _numbers(s.headers, s, parts)]
    return bool(bare) and all(_estimate(parts, s.first, s.last) < _CERTAIN for s in bare)


def has_second_page(parts: Parts) -> bool:
    """Whether the file has more than one page: as it says itself, or by a sure estimate."""
    word = parts.word
    if word.pages is not None and word.pages > 1:
        return True
    if any("page" in p.breaks or p.page_break for p in word.paragraphs if p.where.block > 0):
        return True
    certain = _CERTAIN if word.pages is None else 2 * _CERTAIN  # a count of 1 may be older than the text
    return (
        len([s for s in word.sections if not s.continuous]) > 1
        or _estimate(parts, 0, len(word.blocks)) > certain
    )


def _estimate(parts: Parts, first: int, last: int) -> float:
    lines = 0.0
    for paragraph in parts.word.paragraphs:
        if first <= paragraph.where.block <= last:
            share = 0.5 if paragraph.where.depth else 1.0
            lines += share * max(1, -(-len(paragraph.text) // _LETTERS_ON_A_LINE))
    return lines / _LINES_ON_A_PAGE


def _first_page(section: Section) -> Iterator[Fault]:
    kind = "first" if section.title_page else "default"
    shown = [
        p
        for stories in (section.headers, section.footers)
        for p in (stories[kind].paragraphs if kind in stories else ())
        if "PAGE" in p.fields
    ]
    if shown:
        yield fault(
            "13c", _PLACE, "Số trang hiện ở trang thứ nhất.", None, _mends(hide_on_first(section, shown))
        )


def _looks(paragraphs: list[Paragraph]) -> Iterator[Fault]:
    low, high = sizes("page_number")
    numbers = [(p, piece) for p in paragraphs for piece in p.pieces if piece.field == "PAGE"]
    parted = [(piece, piece.text) for _, piece in numbers]
    wrong = [(piece, said) for piece, said in parted if not low <= piece.look.size <= high]
    if wrong:
        said = f"Cỡ chữ số trang {decimal(wrong[0][0].look.size)}; quy định {size_words('page_number')}."
        yield fault("13d", _PLACE, said, None, edits.look(wrong, size=to_size("page_number")))
    off = [p for p in paragraphs if not _is_centred(p)]
    if off:
        yield fault(
            "13e",
            _PLACE,
            "Số trang chưa canh giữa.",
            None,
            tuple(edits.paragraph(p.element, align="center") for p in off),
        )
    slanted = [(piece, said) for piece, said in parted if piece.look.bold or piece.look.italic]
    if slanted:
        yield fault(
            "13f",
            _PLACE,
            "Số trang in đậm hoặc nghiêng; quy định kiểu chữ đứng.",
            None,
            edits.look(slanted, bold=False, italic=False),
        )
    dressed = [p for p in paragraphs if _is_dressed(p)]
    if dressed:
        yield fault("13i", _PLACE, f"Số trang kèm chữ, dấu khác: “{whole(dressed[0]).text}”.")


def _is_centred(paragraph: Paragraph) -> bool:
    """Centred by its alignment, its frame, or a tab in the middle."""
    if paragraph.align == "center" or paragraph.frame == "center" or paragraph.where.boxed:
        return True
    text = paragraph.text
    before = text[: next((text.find(p.text) for p in paragraph.pieces if p.field == "PAGE" and p.text), 0)]
    return before.count("\t") == 1 and not before.strip()


def _is_dressed(paragraph: Paragraph) -> bool:
    others: list[Piece] = [p for p in paragraph.pieces if p.field != "PAGE" and p.text.strip()]
    return bool(others) and len(Segment(paragraph, 0, len(paragraph.text)).text) < 30


def _counting(sections: tuple[Section, ...]) -> Iterator[Fault]:
    roman = [s for s in sections if s.format not in {"decimal", "numberInDash", ""}]
    late = sections[0].start not in {None, 1}
    if roman or late:
        why = "không phải chữ số Ả Rập" if roman else f"bắt đầu từ {sections[0].start}"
        mends = [restart(sections[0])] if late else []
        mends += [restart(s, only_format=True) for s in roman]
        yield fault(
            "13h", _PLACE, f"Số trang {why}; quy định chữ số Ả Rập, bắt đầu từ 1.", None, tuple(mends)
        )


def _annexes(parts: Parts) -> Iterator[Fault]:
    """Each appendix counts its own pages; this takes a section of its own."""
    if parts.is_annex_alone or not parts.annexes:
        return
    going_on = []
    mends: list[Mend] = []
    for annex in parts.annexes:
        section = parts.word.section_of(annex.label.paragraph)
        own = section.first >= annex.label.paragraph.where.block - 1 and section is not parts.word.sections[0]
        if not own or section.start != 1:
            going_on.append(annex)
            mends += [restart(section)] if own else []
    if going_on:
        told = mends if len(mends) == len(going_on) else []
        yield fault(
            "13g",
            going_on[0].name,
            "Số trang của phụ lục không đánh riêng từ 1.",
            going_on[0].label,
            tuple(told),
        )
