"""Errors 11: the looks of the text (appendix I, part I, II.6.d)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from app.core.text import fold
from app.exports.check.findings import Fault, Mend
from app.exports.check.mend import edits
from app.exports.check.parts import patterns
from app.exports.check.parts.document import Parts
from app.exports.check.parts.segments import lines_of, whole
from app.exports.check.regulation import POINTS_PER_MM, decimal, numbers, size_words, sizes
from app.exports.check.rules.common import Found, fault, once, to_size
from app.exports.check.word.blocks import Paragraph
from app.exports.check.word.names import PPR, SECT_PR, W

_ONE_LINE = 78  # letters: a shorter paragraph is not seen to be justified or not
_CENTRED_FROM = 150
_JUSTIFIED = {"both", "distribute", "thaiDistribute", "lowKashida", "mediumKashida", "highKashida"}
_LAID_OUT = ("     ", "\t\t")


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of the text's looks."""
    if not parts.is_official:
        return
    text = [p for p in parts.text if not _is_apart(p)]
    yield from _sizes(parts, text)
    yield from _alignment(parts, text)
    yield from _indents(parts, text)
    yield from _spacing(parts, text)
    yield from _layout(parts)


def _is_apart(paragraph: Paragraph) -> bool:
    """Pictures, formulas and lines of a table of contents have layouts of their own."""
    return paragraph.pictured or bool({"TOC", "PAGEREF"} & paragraph.fields) or "\ufffc" in paragraph.text


def _sizes(parts: Parts, text: list[Paragraph]) -> Iterator[Fault]:
    low, high = sizes("body")
    wrong: list[Found] = []
    seen: dict[float, int] = {}
    said: set[float] = set()
    for paragraph in text:
        letters = whole(paragraph).letters
        outside = [(p, t) for p, t in letters if not low <= p.look.size <= high]
        if outside:
            wrong.append((paragraph, edits.look(outside, size=to_size("body"))))
            said |= {p.look.size for p, _ in outside}
        for piece, letters_said in letters:
            seen[piece.look.size] = seen.get(piece.look.size, 0) + len(letters_said)
    sizes_said = "; ".join(decimal(size) for size in sorted(said))
    yield from once("11a", wrong, f"Cỡ chữ nội dung {sizes_said}; quy định {size_words('body')}.", parts)
    inside = {size: count for size, count in seen.items() if low <= size <= high}
    if len(inside) > 1:
        yield from _mixed(parts, text, max(inside, key=lambda size: inside[size]), low, high)


def _mixed(parts: Parts, text: list[Paragraph], main: float, low: float, high: float) -> Iterator[Fault]:
    other: list[Found] = []
    for paragraph in text:
        pieces = [
            (p, t) for p, t in whole(paragraph).letters if p.look.size != main and low <= p.look.size <= high
        ]
        if pieces:
            other.append((paragraph, edits.look(pieces, size=lambda _: main)))
    yield from once("11b", other, f"Nội dung lẫn cỡ chữ; phần lớn là {decimal(main)}.", parts)


def _alignment(parts: Parts, text: list[Paragraph]) -> Iterator[Fault]:
    wrong = [p for p in text if _is_ragged(p)]
    found = [(p, (edits.paragraph(p.element, align="both"),)) for p in wrong]
    yield from once("11c", found, "Nội dung chưa canh đều hai lề.", parts)


def _is_ragged(paragraph: Paragraph) -> bool:
    length = max((len(line.text) for line in lines_of(paragraph)), default=0)
    if paragraph.align in _JUSTIFIED or length <= _ONE_LINE:
        return False
    return paragraph.align != "center" or (length > _CENTRED_FROM and not whole(paragraph).mostly("bold"))


def _indents(parts: Parts, text: list[Paragraph]) -> Iterator[Fault]:
    limits = numbers()["body"]
    fixed = limits["fixed_to"]["first_line_mm"]
    wrong: list[Found] = []
    typed: list[Found] = []
    said = ""
    for paragraph in text:
        if not _is_indented_kind(paragraph):
            continue
        lead = len(paragraph.text) - len(paragraph.text.lstrip(" \t\u00a0"))
        first = (paragraph.left + paragraph.first) / POINTS_PER_MM
        if lead and not paragraph.label and ("\t" in paragraph.text[:lead] or lead > 2):
            mends = (*edits.replace(paragraph, 0, lead, ""), *_without_tabs(paragraph, lead))
            typed.append((paragraph, (*mends, edits.paragraph(paragraph.element, first_mm=fixed))))
        elif not any(abs(first - mm) <= limits["first_line_tolerance_mm"] for mm in limits["first_line_mm"]):
            wrong.append((paragraph, (edits.paragraph(paragraph.element, first_mm=fixed),)))
            said = said or f"{first / 10:.2f}".rstrip("0").rstrip(".").replace(".", ",") or "0"
    yield from once("11d", wrong, f"Dòng đầu lùi {said} cm; quy định 1 cm hoặc 1,27 cm.", parts)
    yield from once(
        "11e", typed, "Lùi dòng đầu bằng phím Tab hoặc dấu cách; nên đặt trong định dạng đoạn.", parts
    )


def _is_indented_kind(paragraph: Paragraph) -> bool:
    """Whether the indent of the first line is asked of it: text, not centred lines and not headings of parts."""
    if paragraph.align in {"center", "right"} or paragraph.frame:
        return False
    said = fold(paragraph.whole)
    return not patterns.ENACTS.match(said) and not said.startswith(("phan ", "chuong ")) and len(said) > 12


def _without_tabs(paragraph: Paragraph, lead: int) -> tuple[Mend, ...]:
    at, mends = 0, []
    for piece in paragraph.pieces:
        if at < lead and piece.text == "\t" and piece.node.tag == W + "tab":
            mends.append(edits.remove(piece.node))
        at += len(piece.text)
    return tuple(mends)


def _spacing(parts: Parts, text: list[Paragraph]) -> Iterator[Fault]:
    limits = numbers()["body"]
    order = {id(p): n for n, p in enumerate(parts.body)}
    close: list[Found] = []
    for before, after in itertools.pairwise(text):
        if order[id(after)] != order[id(before)] + 1 or before.where.block + 1 != after.where.block:
            continue
        if _is_label(before) or before.align == after.align == "center":
            continue  # a title stands right below "Phần I", a long one takes several lines
        if _gap(before, after) < limits["gap_pt"] - limits["gap_tolerance_pt"]:
            close.append(
                (after, (edits.paragraph(after.element, before_pt=limits["fixed_to"]["before_pt"]),))
            )
    yield from once("11f", close, "Khoảng cách giữa các đoạn dưới 6pt.", parts)
    lines = [(p, line) for p in text if (line := _line(p)) is not None]
    low, high = limits["line"][0] - limits["line_tolerance"], limits["line"][1] + limits["line_tolerance"]
    wrong = [(p, line) for p, line in lines if not low <= line <= high]
    if wrong:
        found: list[Found] = [
            (p, (edits.paragraph(p.element, line=240 if line < low else 360),)) for p, line in wrong
        ]
        said = f"{wrong[0][1]:.2f}".replace(".", ",")
        yield from once("11g", found, f"Khoảng cách dòng {said} lines; quy định từ 1 đến 1,5 lines.", parts)


def _is_label(paragraph: Paragraph) -> bool:
    return len(paragraph.text) < 30 and fold(paragraph.text).startswith(
        ("phan ", "chuong ", "muc ", "tieu muc ")
    )


def _gap(before: Paragraph, after: Paragraph) -> float:
    same = before.style == after.style
    below = 0.0 if before.contextual and same else before.after
    above = 0.0 if after.contextual and same else after.before
    return below + above


def _line(paragraph: Paragraph) -> float | None:
    """The line spacing in lines: a fixed one in points is compared with the single line of the letters."""
    if paragraph.rule == "auto":
        return paragraph.line / 240
    size = max(whole(paragraph).sizes, default=0.0)
    if not size:
        return None
    lines = paragraph.line / 20 / (size * float(numbers()["body"]["single"]))
    return max(lines, 1.0) if paragraph.rule == "atLeast" else lines


def _layout(parts: Parts) -> Iterator[Fault]:
    body = parts.body
    last = max((n for n, p in enumerate(body) if p.text.strip()), default=0)
    inner = zip(body, body[1:last], body[2:], strict=False)
    empty = [p for before, p, after in inner if _is_idle(before, p, after)]
    yield from once("11h", [(p, _removal(p)) for p in empty], _empty_words(parts, empty), parts)
    spaced = [
        (p, ())
        for p in parts.text
        if any(blank in p.text.strip(" \t\n\u00a0") for blank in _LAID_OUT)
        and not whole(p).is_rule
        and not patterns.ENACTS.match(fold(p.text))
    ]
    yield from once("11i", spaced, "Có nhiều dấu cách hoặc Tab dùng để dàn chữ.", parts)
    soft = [
        s
        for s in (*parts.front.parents, *parts.front.issuer, parts.front.nation, parts.front.motto)
        if s is not None and "\n" in s.paragraph.text.strip()
    ]
    if soft:
        yield fault("11j", "Phần đầu văn bản", "Ngắt dòng mềm (Shift+Enter) thay cho đoạn riêng.", soft[0])


def _is_idle(before: Paragraph, paragraph: Paragraph, after: Paragraph) -> bool:
    """An empty paragraph between two that say something, without anything that hangs on it."""
    blocks = before.where.block + 1 == paragraph.where.block == after.where.block - 1
    if not blocks or not paragraph.empty or paragraph.breaks or paragraph.top or paragraph.bottom:
        return False
    if paragraph.element.find(f"{PPR}/{SECT_PR}") is not None or paragraph.page_break:
        return False
    return not before.breaks


def _removal(paragraph: Paragraph) -> tuple[Mend, ...]:
    kept = {W + "bookmarkStart", W + "bookmarkEnd", W + "commentRangeStart", W + "commentRangeEnd"}
    if any(child.tag in kept for child in paragraph.element.iter()):
        return ()
    return (edits.remove(paragraph.element),)


def _empty_words(parts: Parts, empty: list[Paragraph]) -> str:
    if not empty:
        return ""
    block = empty[0].where.block
    after = next((p for p in parts.text if p.where.block > block), None)
    near = f" (trước {parts.places.of(after)})" if after else ""
    return f"Có đoạn trống dùng để giãn cách{near}."
