"""What the families of rules share: faults of a component, and equal faults of many paragraphs told once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from app.exports.check.findings import Fault, Mend
from app.exports.check.mend import edits
from app.exports.check.parts.document import Parts
from app.exports.check.parts.segments import Segment
from app.exports.check.regulation import decimal, nearest_size, size_words, sizes
from app.exports.check.word.blocks import Paragraph

Found = tuple[Paragraph, tuple[Mend, ...]]


def fault(
    code: str, place: str, message: str, segment: Segment | None = None, mends: tuple[Mend, ...] = ()
) -> Fault:
    """A fault of one component; `code` is without the common beginning."""
    return Fault(f"ND30-{code}", place, message, segment.paragraph.element if segment else None, mends)


def once(code: str, found: Sequence[Found], message: str, parts: Parts) -> Iterator[Fault]:
    """One fault for all paragraphs that have it, told with how many they are and where the first stands."""
    if not found:
        return
    paragraphs = list({id(paragraph): paragraph for paragraph, _ in found}.values())
    count = f" ({len(paragraphs)} đoạn)" if len(paragraphs) > 1 else ""
    mends = tuple(mend for _, more in found for mend in more)
    yield Fault(
        f"ND30-{code}",
        parts.places.of_all(paragraphs),
        f"{message.removesuffix('.')}{count}.",
        paragraphs[0].element,
        mends,
    )


def wrong_size(code: str, part: str, place: str, segments: Iterable[Segment]) -> Iterator[Fault]:
    """The sizes of a component that lie outside of what its kind may have."""
    low, high = sizes(part)
    wrong = [(s, p, said) for s in segments for p, said in s.letters if not low <= p.look.size <= high]
    if wrong:
        said = "; ".join(decimal(size) for size in sorted({p.look.size for _, p, _ in wrong}))
        yield fault(
            code,
            place,
            f"Cỡ chữ {said}; quy định {size_words(part)}.",
            wrong[0][0],
            edits.look([(p, text) for _, p, text in wrong], size=to_size(part)),
        )


def to_size(part: str) -> Callable[[float], float]:
    """The mending of a wrong size: the nearest one that is right."""
    return lambda size: nearest_size(part, size)


def upright_bold(
    code: str, place: str, segments: Sequence[Segment], *, bold: bool = True, italic: bool = False
) -> Iterator[Fault]:
    """A component whose letters are not as bold or as slanted as they must be."""
    wrong = [
        (s, p, said)
        for s in segments
        for p, said in s.letters
        if p.look.bold is not bold or p.look.italic is not italic
    ]
    if not wrong:
        return
    unbold = any(p.look.bold is not bold for _, p, _ in wrong)
    slanted = any(p.look.italic is not italic for _, p, _ in wrong)
    said = [("chưa đậm" if bold else "in đậm")] if unbold else []
    said += [("chưa nghiêng" if italic else "in nghiêng")] if slanted else []
    shape = ("nghiêng" if italic else "đứng") + (", đậm" if bold else ", không đậm")
    yield fault(
        code,
        place,
        f"Chữ {' và '.join(said)}; quy định kiểu chữ {shape}.",
        wrong[0][0],
        edits.look([(p, text) for _, p, text in wrong], bold=bold, italic=italic),
    )


def not_centred(code: str, place: str, segments: Sequence[Segment]) -> Iterator[Fault]:
    """Lines that stand alone in their paragraph and are plainly not centred."""
    wrong = [s for s in segments if _is_off(s)]
    if wrong:
        mends = tuple(edits.paragraph(s.paragraph.element, align="center") for s in wrong)
        yield fault(code, place, "Chưa canh giữa.", wrong[0], mends)


def _is_off(segment: Segment) -> bool:
    """Not centred, and not pushed to the middle by indents, tabs or blanks either."""
    paragraph = segment.paragraph
    pushed = (
        paragraph.text[:1] in {"\t", " ", "\u00a0"}
        or paragraph.left + paragraph.first > 2
        or paragraph.right > 2
    )
    alone = (
        not paragraph.text[: segment.start].replace("\n", "").strip() and "\t" not in paragraph.text.strip()
    )
    return paragraph.align != "center" and not pushed and alone and not paragraph.frame
